"""The stop rules with who may pause, what follows, and lines for the pen (S0-35, S0-75)."""

from __future__ import annotations

from roadmap_desktop.domain.model.pilot import StopRule
from roadmap_desktop.reports.blocks import (
    Callout,
    Cell,
    CellKind,
    Column,
    Heading,
    Row,
    Section,
    Style,
    Table,
    Text,
)
from roadmap_desktop.reports.content.limits import stop_limit
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.words import (
    provided,
    sentence,
)

_MEANING = (
    ("pause", "Nobody uses it; the work is done by hand. It starts again only with a signature."),
    ("redesign", "Use goes on for the safest task only, while prompts or scope are changed."),
    ("stop", "The trial ends. The account is closed, the logs are kept."),
)


def stop_rules(report: Report) -> Section:
    """The rules, what the three words mean, and lines for the pen (S0-35, S0-75)."""
    deputy = report.plan.holder("pauser_deputy")
    rows = tuple(_rule(report, n, rule) for n, rule in enumerate(report.plan.stop_rules, 1))
    return Section(
        id="stop_rules",
        title="Stop rules",
        standfirst="Agreed before the start, so that nobody has to argue in the moment.",
        blocks=(
            Callout(
                label="May pause at any time",
                text=report.holder("pauser"),
                note=f"In their absence: {deputy.name if deputy else 'nobody named yet'}.",
            ),
            Table(
                name="stop_rules",
                columns=(
                    Column(key="no", title="", share=0.3, strong=True),
                    Column(key="if", title="If this happens", share=3.2),
                    Column(key="limit", title="Limit", share=1.8),
                    Column(key="then", title="Then", share=1.3, kind=CellKind.TAG),
                    Column(key="who", title="Who acts", share=1.4),
                ),
                rows=rows,
                empty="No stop rule is written down yet.",
            ),
            Heading(text="What the three words mean"),
            Table(
                name="consequences",
                columns=(
                    Column(key="word", title="", share=1, kind=CellKind.TAG),
                    Column(key="meaning", title="", share=6),
                ),
                rows=tuple(
                    Row(id=f"meaning.{word}", cells=(Cell(value=word), Cell(value=text)))
                    for word, text in _MEANING
                ),
            ),
            Heading(text="How to pause, and how to get back"),
            Text(
                text=(
                    "Say it aloud to whoever is at the screen, log out, and write the first line "
                    "below. Until it starts again: "
                    f"{sentence(provided(report.plan.pilot.fallback))}"
                )
            ),
            Text(
                text="A rule that is loosened after results are in needs a name and a reason.",
                style=Style.NOTE,
            ),
            Heading(text="Pauses so far, by hand"),
            Table(
                name="pauses",
                columns=(
                    Column(key="date", title="Date", share=1),
                    Column(key="rule", title="Rule", share=0.6),
                    Column(key="what", title="What happened", share=2.6),
                    Column(key="by", title="Paused by", share=1.2),
                    Column(key="again", title="Started again: date, signature", share=2),
                ),
                rows=(),
                blank_rows=3,
            ),
        ),
    )


def _rule(report: Report, place: int, rule: StopRule) -> Row:
    family = report.catalogue.text_of("stop_rule_families", rule.family) if rule.family else ""
    who = report.plan.name_of(rule.person_id) or report.holder("pauser")
    return Row(
        id=rule.id,
        cells=(
            Cell(value=str(place)),
            Cell(value=sentence(rule.trigger), note=family),
            Cell(value=stop_limit(rule)),
            Cell(value=rule.consequence.value),
            Cell(value=who),
        ),
    )
