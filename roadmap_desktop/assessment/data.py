"""The two data lists: there, and not at odds with each other (S0-29, S0-70)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, quoted, row
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.domain.model.data_rules import DataRule

_BETWEEN_EXAMPLES = re.compile(r"[,;]|\band\b|\bor\b")


def data_findings(case: Case) -> Iterator[Finding]:
    """No forbidden list, a category on both lists, a rule without examples."""
    forbidden, allowed = case.plan.forbidden_data, case.plan.allowed_data
    if not forbidden:
        yield Finding(
            code="warning.private_data_casual",
            severity=Severity.ERROR,
            subject=case.about("data.forbidden"),
            reason="Nothing says what must never be typed in, so everybody decides alone.",
            remedy="Take over the list for your kind of firm and change it.",
            requirements=("S0-70", "S0-29", "S0-68"),
        )
    names = {r.category.strip().casefold(): r for r in forbidden if r.category.strip()}
    for rule in allowed:
        clash = names.get(rule.category.strip().casefold())
        if clash:
            yield Finding(
                code="data.on_both_lists",
                severity=Severity.ERROR,
                subject=row("data_rule", rule, "data.allowed", rule.category),
                reason=f"{quoted(rule.category)} stands on both lists, allowed and forbidden.",
                remedy="Take it off one of them, or name the part that is allowed.",
                causes=(row("data_rule", clash, "data.forbidden", clash.category),),
                requirements=("S0-29",),
            )
    yield from _forbidden_among_allowed(forbidden, allowed)
    bare = [r for r in forbidden if not r.examples.strip()]
    if forbidden and len(bare) == len(forbidden):
        yield Finding(
            code="data.no_examples",
            severity=Severity.NOTE,
            subject=case.about("data.forbidden"),
            reason="The forbidden list has headings only; people in a hurry look for examples.",
            remedy="Add two or three everyday examples to each line.",
            requirements=("S0-29",),
        )


def _forbidden_among_allowed(
    forbidden: tuple[DataRule, ...], allowed: tuple[DataRule, ...]
) -> Iterator[Finding]:
    """An example on the allowed list that the forbidden list names word for word (S0-29)."""
    never = {example: rule for rule in forbidden for example in _examples(rule.examples) if example}
    for rule in allowed:
        for example in _examples(rule.examples):
            clash = never.get(example)
            if clash:
                yield Finding(
                    code="data.forbidden_among_allowed",
                    severity=Severity.ERROR,
                    subject=row("data_rule", rule, "data.allowed", rule.category),
                    reason=f"{quoted(example)} may be typed in as {quoted(rule.category)} and must "
                    f"never be typed in as {quoted(clash.category)}.",
                    remedy="Take it off one of the lists, or name the part that is allowed.",
                    causes=(row("data_rule", clash, "data.forbidden", clash.category),),
                    requirements=("S0-29",),
                )


def _examples(text: str) -> list[str]:
    """Single examples as they are compared: without case, spaces and full stops at the ends."""
    return [part.strip(" .").casefold() for part in _BETWEEN_EXAMPLES.split(text)]
