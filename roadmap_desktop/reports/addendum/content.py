"""What an addendum says, whatever draws it: dates before and after, why, and who signs anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.governance import GateDecision
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import OUTSIDE, TaskKind
from roadmap_desktop.timeline.baselines import (
    Forecast,
    Variance,
    dates_of,
    forecast,
    phase_row,
    variances,
    working_days_from,
)
from roadmap_desktop.timeline.progress import is_work
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.timeline.what_if import Difference, Mark, Moved

UNCHANGED = "As long as the 120-day original, with the same phases."
GATE_DATES = (Mark.SIGNATURE, Mark.GATE)
"""Dates that an approval names: where one moves, it is signed anew."""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """What the plan is held against."""

    name: str
    """'baseline “As approved”', 'plan before this step'."""
    schedule: Schedule
    """How it stood."""
    difference: Difference
    """What has moved since, as the screen and the command line tell it."""
    on: date | None = None
    """Day it is from, None where that is today or not known."""
    revision: str = ""
    """Revision of the plan it belongs to, '' where that is not known."""
    act: str = ""
    """The step that moved it, '' where there may have been several."""
    whole: bool = True
    """Critical path and conflicts are known of it; a baseline keeps only dates."""
    gone: tuple[str, ...] = ()
    """Rows that it had and the plan has no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMove:
    """A date that people wait for."""

    moved: Moved
    working_days: int
    """Working days later, negative for earlier; 0 where it is new or falls away."""
    day: int | None
    """Plan day on which it falls now."""
    sign: str
    """Who signs it anew, '' where nobody has to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanMove:
    """A phase or a piece of work, with its variance in working days."""

    id: str
    name: str
    owner: str
    now: tuple[date, date]
    variance: Variance

    @property
    def moved(self) -> bool:
        """It begins or ends on another day."""
        return self.now != self.variance.was


@dataclass(frozen=True, slots=True, kw_only=True)
class SignAnew:
    """A gate that was agreed to on another date."""

    gate: str
    what: str
    """Its name."""
    why: str
    who: str
    """Who signs it anew, '' where nobody is named."""
    decided: bool
    """It was passed already."""


@dataclass(frozen=True, kw_only=True)
class Addendum:
    """Everything an addendum says."""

    earlier: Earlier
    revision: str
    """Revision of the plan as it stands."""
    reason: str
    """Why the dates move, in the words of who asks for it; '' where nobody has said."""
    asked_by: str
    proposed: bool
    """Only tried: nothing of it stands in the plan yet."""
    dates: tuple[DateMove, ...]
    """By the day on which they were to be."""
    phases: tuple[SpanMove, ...]
    work: tuple[SpanMove, ...]
    """Tasks and milestones that begin or end on another day."""
    ended: date
    """Last day of the plan before."""
    ends: Forecast
    adaptation: str
    """By how much the plan differs from the 120-day original (S1-55)."""
    joins_critical: tuple[str, ...]
    leaves_critical: tuple[str, ...]
    conflicts: tuple[str, ...]
    duration: tuple[str, ...]
    """Length of the plan against the known bands, and what may double it (S1-59, S4-59)."""
    sign: tuple[SignAnew, ...]
    open_questions: int

    @property
    def nothing(self) -> bool:
        """No date differs, so there is nothing to write an addendum about."""
        return self.earlier.difference.nothing and not any(one.moved for one in self.phases)


def addendum(
    plan: Plan,
    assessment: Assessment,
    catalogue: Catalogue,
    earlier: Earlier,
    *,
    revision: str,
    reason: str = "",
    asked_by: str = "",
    proposed: bool = False,
) -> Addendum:
    """What has changed on a plan's timeline since something earlier.

    ``plan`` and ``assessment`` are those after the change, also where it is only tried.
    """
    now, before = assessment.schedule, earlier.schedule
    since = variances(now, dates_of(before))
    joins, leaves = _critical(before, now) if earlier.whole else ((), ())
    sign = tuple(_sign_anew(plan, catalogue, earlier.difference))
    return Addendum(
        earlier=earlier,
        revision=revision,
        reason=reason.strip(),
        asked_by=asked_by.strip(),
        proposed=proposed,
        dates=tuple(_dates(earlier.difference, now, sign)),
        phases=tuple(_phases(now, since)),
        work=tuple(one for one in _work(now, since) if one.moved),
        ended=before.finish,
        ends=forecast(now),
        adaptation=" ".join(one.text for one in now.adaptations[:1]) or UNCHANGED,
        joins_critical=joins,
        leaves_critical=leaves,
        conflicts=tuple(one.text for one in earlier.difference.conflicts),
        duration=tuple(f.reason for f in assessment.findings if f.code.startswith("duration.")),
        sign=sign,
        open_questions=len(assessment.gaps),
    )


def _dates(found: Difference, now: Schedule, sign: Iterable[SignAnew]) -> Iterator[DateMove]:
    who = {one.gate: one.who for one in sign}
    for one in sorted(found.moved, key=lambda one: one.before or one.after or date.max):
        was, is_now = one.before, one.after
        days = working_days_from(now.calendar, was, is_now) if was and is_now else 0
        yield DateMove(
            moved=one,
            working_days=days,
            day=now.day_number(one.after) if one.after else None,
            sign=who.get(one.id, ""),
        )


def _phases(now: Schedule, since: Mapping[str, Variance]) -> Iterator[SpanMove]:
    for one in now.phases:
        row = now.by_id.get(phase_row(one.id))
        if row is not None and row.id in since:
            yield _span(row, since[row.id])


def _work(now: Schedule, since: Mapping[str, Variance]) -> Iterator[SpanMove]:
    for row in now.rows:
        if row.id in since and is_work(row):
            yield _span(row, since[row.id])


def _span(row: ScheduledTask, variance: Variance) -> SpanMove:
    return SpanMove(
        id=row.id,
        name=row.name,
        owner=row.owner,
        now=(row.start, row.finish),
        variance=variance,
    )


def _critical(before: Schedule, now: Schedule) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of work that the end waits for now and did not before, and the other way round."""
    was, will = ({r.id: r.name for r in _waited_for(one)} for one in (before, now))
    joins = tuple(name for row, name in will.items() if row not in was)
    return joins, tuple(name for row, name in was.items() if row not in will)


def _waited_for(schedule: Schedule) -> Iterator[ScheduledTask]:
    for row in schedule.rows:
        if row.critical and row.kind is TaskKind.TASK and row.phase != OUTSIDE and not row.summary:
            yield row


def _sign_anew(plan: Plan, catalogue: Catalogue, found: Difference) -> Iterator[SignAnew]:
    """Gates whose date moves: who decided one that is passed, else who decides it.

    An approval says that another gate date needs a new signature.
    """
    decided: dict[str, GateDecision] = {one.gate: one for one in plan.gate_decisions}
    owner = plan.holder("owner")
    by_date = sorted(found.moved, key=lambda one: one.before or one.after or date.max)
    for one in by_date:
        made = decided.get(one.id)
        if one.mark not in GATE_DATES or one.before is None or one.after is None:
            continue
        if made is not None:
            word = catalogue.text_of("decisions", made.decision.value).lower()
            why = f"decided for another day: {word}"
        elif one.mark is Mark.SIGNATURE:
            why = "so near that its signers have been asked for another day"
        else:
            why = "the plan was approved with another day"
        who = made.decided_by if made is not None else owner.name if owner else ""
        yield SignAnew(gate=one.id, what=one.name, why=why, who=who, decided=made is not None)
