"""The addendum as a document: what changed and why, the dates, the work, who signs anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from roadmap_desktop.reports.addendum.content import Addendum, SpanMove
from roadmap_desktop.reports.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    CellKind,
    Column,
    Document,
    DocumentStatus,
    Fact,
    Facts,
    Heading,
    KeepTogether,
    Row,
    Section,
    Signatures,
    Style,
    Table,
    Text,
)
from roadmap_desktop.reports.content.closing import signers
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.content.words import listed, plain_date, sentence, short_date
from roadmap_desktop.timeline.what_if import Mark, Moved
from roadmap_desktop.timeline.words import days as in_days
from roadmap_desktop.timeline.words import full_date

TITLE = "Addendum to the roadmap"
MOST_WORK = 10
"""Tasks listed by name, so that an addendum stays at two pages; the timeline has them all."""
MOST_NAMES = 4
DECISIONS = ("agree to the new dates", "agree with conditions", "keep the old dates")


def addendum_document(found: Addendum, report: Report) -> Document:
    """One to two pages; a proposal is a draft, what stands in the plan is for sign-off."""
    status = DocumentStatus.DRAFT if found.proposed else DocumentStatus.FOR_SIGN_OFF
    control = replace(report.control, title=f"Addendum to: {report.control.title}", status=status)
    if found.proposed:  # what is only tried is no version that could be found again
        control = replace(control, fingerprint="")
    title = sentence(report.control.title)
    section = Section(
        id="addendum",
        title=TITLE,
        standfirst=f"{report.control.client}. {title} {end_sentence(found)}",
        blocks=tuple(_blocks(found, report)),
    )
    return Document(control=control, sections=(section,))


def end_sentence(found: Addendum) -> str:
    """Where the plan ends now, how far from before and from day 120."""
    ends, later = found.ends, (found.ends.end - found.ended).days
    told = f"The plan ends on {full_date(ends.end)}, day {ends.end_day}"
    if later:
        far = f"{in_days(abs(later))} {'later' if later > 0 else 'earlier'} than before"
        told += f", {far}"
    else:
        told += ", as before"
    beyond = ends.days_from_original
    if beyond:
        side = "beyond" if beyond > 0 else "short of"
        told += f"; {in_days(abs(beyond))} {side} day 120"
    return f"{told}."


def _blocks(found: Addendum, report: Report) -> Iterator[Block]:
    yield _control(found, report)
    yield _question(found)
    yield Facts(items=tuple(_facts(found)))
    yield Heading(text="Dates that people wait for")
    yield _dates(found)
    yield from _reviews(found)
    yield Heading(text="Phases, moved by so many working days")
    yield _spans("phases", "Phase", found.phases)
    if found.work:
        yield Heading(text="Work that moves, by so many working days")
        yield from _work(found.work)
    if found.earlier.gone:
        names = listed(_some(found.earlier.gone))
        yield Text(text=f"No longer on the timeline: {names}.", style=Style.NOTE)
    if found.conflicts:
        kept = Bullets(items=found.conflicts, mark="open")
        yield KeepTogether(blocks=(Heading(text="What cannot be kept with these dates"), kept))
    yield from _signing(found, report)


def _control(found: Addendum, report: Report) -> Facts:
    control, earlier = report.control, found.earlier
    pairs = (
        ("Number", control.number or "–"),
        ("Changes revision", earlier.revision or found.revision),
        ("Dates before", short_date(earlier.on) or "one step ago"),
        ("Dates now", "proposed" if found.proposed else "in the plan"),
        ("Issued", short_date(control.issued)),
        ("Prepared by", control.prepared_by or "–"),
    )
    return Facts(items=tuple(Fact(label=a, text=b) for a, b in pairs), strip=True)


def _question(found: Addendum) -> Callout:
    if not found.sign:
        return Callout(
            label="For your information",
            text="Dates change; no gate date does.",
            note="No signature has to be given anew.",
        )
    return Callout(
        label="What you are asked to decide",
        text="May the gate dates change as listed below?",
        note=(
            "Nothing of it is in the plan yet; until it is agreed the old dates hold."
            if found.proposed
            else "What was approved stays approved; the new dates hold once this is signed."
        ),
    )


def _facts(found: Addendum) -> Iterator[Fact]:
    earlier = found.earlier
    if earlier.act:
        yield Fact(label="Moved", text=f"{sentence(earlier.act)}")
    else:
        on = f", taken on {plain_date(earlier.on)}" if earlier.on else ""
        yield Fact(label="Moved", text=f"All that has changed since the {earlier.name}{on}.")
    yield Fact(label="Why", text=sentence(found.reason))
    if found.asked_by:
        yield Fact(label="Asked for by", text=found.asked_by)
    yield Fact(label="Original", text=found.adaptation)
    if earlier.whole:
        yield Fact(label="Critical path", text=critical_sentence(found))
    if found.duration:
        yield Fact(label="Length", text=" ".join(found.duration))


def critical_sentence(found: Addendum) -> str:
    """Which work the end waits for now, and which no longer."""
    parts = []
    if found.joins_critical:
        parts.append(f"Now also critical: {listed(_quoted(found.joins_critical))}.")
    if found.leaves_critical:
        parts.append(f"No longer critical: {listed(_quoted(found.leaves_critical))}.")
    return " ".join(parts) or "The end waits for the same work as before."


def _quoted(names: Sequence[str]) -> list[str]:
    return _some([f"“{name}”" for name in names])


def _some(names: Sequence[str]) -> list[str]:
    shown = list(names[:MOST_NAMES])
    more = len(names) - len(shown)
    return [*shown, f"{more} more"] if more else shown


def _dates(found: Addendum) -> Table:
    why = {one.gate: one.why for one in found.sign if one.decided}
    return Table(
        name="dates",
        columns=(
            Column(key="what", title="What", share=3.1, strong=True),
            Column(key="before", title="Before", share=1.7),
            Column(key="after", title="After", share=1.7),
            Column(key="days", title="Days", share=0.6),
            Column(key="day", title="Day", share=0.6, kind=CellKind.DAY),
            Column(key="sign", title="Signs anew", share=1.5),
        ),
        rows=tuple(
            Row(
                id=one.moved.id,
                cells=(
                    Cell(value=one.moved.name, note=why.get(one.moved.id, "")),
                    Cell(value=_day(one.moved.before, "new")),
                    Cell(value=_day(one.moved.after, "falls away")),
                    Cell(value=signed(one.moved.days) if one.moved.days else "–"),
                    Cell(value=one.day),
                    Cell(value=one.sign or "–"),
                ),
            )
            for one in found.dates
            if one.moved.mark is not Mark.REVIEW
        ),
        empty="None of them moves: gates, go-live, promises and the end stay.",
    )


def _reviews(found: Addendum) -> Iterator[Text]:
    """What recurs, in one line: by how much its first day moves."""
    moved = [one.moved for one in found.dates if one.moved.mark is Mark.REVIEW]
    groups: dict[str, list[str]] = {}
    for one in moved:
        groups.setdefault(_far(one), []).append(one.name)
    told = [f"{far}: {', '.join(_some(tuple(dict.fromkeys(n))))}" for far, n in groups.items()]
    if told:
        yield Text(text=f"What recurs, by its first day. {'; '.join(told)}.", style=Style.NOTE)


def _far(one: Moved) -> str:
    if one.before is None:
        return "New"
    return f"{signed(one.days)} days" if one.after is not None else "Falls away"


def _day(day: date | None, none: str) -> str:
    return full_date(day) if day else none


def signed(days: int) -> str:
    """'+6', '−1', '0'."""
    return f"+{days}" if days > 0 else f"−{-days}" if days else "0"


def _spans(name: str, head: str, spans: Sequence[SpanMove]) -> Table:
    """Spans before and after; a year that all share stands in the head, so that lines are short."""
    years = {day.year for one in spans for day in (*one.variance.was, *one.now)}
    year = f", {min(years)}" if len(years) == 1 else ""
    return Table(
        name=name,
        columns=(
            Column(key="what", title=head, share=3.8, strong=True),
            Column(key="before", title=f"Before{year}", share=2),
            Column(key="after", title=f"After{year}", share=2),
            Column(key="start", title="Begins", share=0.8),
            Column(key="finish", title="Ends", share=0.8),
        ),
        rows=tuple(
            Row(
                id=one.id,
                cells=(
                    Cell(value=one.name),
                    Cell(value=_span(one.variance.was, short=bool(year))),
                    Cell(value=_span(one.now, short=bool(year)) if one.moved else "as before"),
                    Cell(value=signed(one.variance.start)),
                    Cell(value=signed(one.variance.finish)),
                ),
            )
            for one in spans
        ),
    )


def _span(span: tuple[date, date], *, short: bool) -> str:
    """'2 Feb to 6 Mar 2027', without the year where ``short``."""
    first, last = (short_date(day) for day in span)
    if short or span[0].year == span[1].year:
        first = first[:-5]
    last = last[:-5] if short else last
    return last if span[0] == span[1] else f"{first} to {last}"


def _work(work: Sequence[SpanMove]) -> tuple[Block, ...]:
    table = _spans("work", "Task or milestone", work[:MOST_WORK])
    more = len(work) - MOST_WORK
    if more <= 0:
        return (table,)
    words = "1 more task moves" if more == 1 else f"{more} more tasks move"
    return table, Text(text=f"{words}; the plan's timeline has all of it.", style=Style.NOTE)


def _signing(found: Addendum, report: Report) -> Iterator[Block]:
    people = _people(found, report)
    yield Heading(text="Decision" if found.sign else "Taken note of")
    yield Text(text=_declaration(found, report))
    yield Signatures(people=people, decisions=DECISIONS if found.sign else (), large=False)


def _declaration(found: Addendum, report: Report) -> str:
    """What a signature below is about, and what it leaves as it was."""
    full = report.control.fingerprint
    short = " ".join(full[at : at + 4] for at in (0, 4, 8))
    to = "to the dates above" if found.proposed else f"to the dates with the fingerprint {short}"
    number = f"document {report.control.number}, " if report.control.number else ""
    about = (
        f"This addendum is about dates only. It changes {number}revision "
        f"{found.earlier.revision or found.revision}, {to}; all else that was approved there stays "
        "as it was."
    )
    if found.open_questions:
        count = found.open_questions
        asked = "1 question of the plan is" if count == 1 else f"{count} questions of the plan are"
        about += f" {asked} still open."
    return about


def _people(found: Addendum, report: Report) -> tuple[tuple[str, str], ...]:
    """Who signs the plan, and who decided a gate that moves."""
    people = dict(signers(report))
    for one in found.sign:
        if one.who and one.who not in people:
            people[one.who] = one.what.lower()
    return tuple(people.items())
