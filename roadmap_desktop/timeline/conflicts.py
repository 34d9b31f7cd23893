"""Dates that cannot be kept and links that cannot be followed, in sentences with a next step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.dated import DatedRows
from roadmap_desktop.timeline.links import PlannedLink
from roadmap_desktop.timeline.network import CycleError
from roadmap_desktop.timeline.schedule import Conflict, ScheduledTask
from roadmap_desktop.timeline.template import PlannedRow
from roadmap_desktop.timeline.words import days, full_date, quoted


@dataclass(frozen=True, slots=True)
class BrokenRing:
    """A ring of links, with the one that is left out so that the rest can be dated."""

    link: PlannedLink
    conflict: Conflict


def ring(cycle: CycleError, links: Sequence[PlannedLink], rows: Sequence[PlannedRow]) -> BrokenRing:
    """Break a ring at the firm's own link; of several at the one added last."""
    pairs = set(zip(cycle.ids, (*cycle.ids[1:], cycle.ids[0]), strict=True))
    inside = [one for one in links if (one.link.predecessor, one.link.successor) in pairs]
    broken = next((one for one in reversed(inside) if one.own), inside[-1])
    name = {row.id: row.name for row in rows}
    chain = " → ".join(f"“{name[one]}”" for one in (*cycle.ids, cycle.ids[0]))
    text = (
        f"These wait for each other: {chain}. The link from “{name[broken.link.predecessor]}” to "
        f"“{name[broken.link.successor]}” is not followed; remove one of them."
    )
    return BrokenRing(broken, Conflict(code="cycle", tasks=cycle.ids, text=text))


def broken_dates(
    planned: Sequence[PlannedRow], dated: DatedRows, calendar: WorkingCalendar
) -> list[Conflict]:
    """Gates that their tasks push beyond their day, and tasks that leave their phase."""
    late = {
        row.id: conflict
        for row in planned
        if row.kind is TaskKind.GATE
        for conflict in _late_gate(row, dated, calendar)
    }
    outside = [
        conflict
        for row in planned
        if row.scheduled and row.kind is not TaskKind.GATE and row.gate not in late
        for conflict in _outside(row, dated)
    ]
    return [*late.values(), *outside]


def _late_gate(row: PlannedRow, dated: DatedRows, calendar: WorkingCalendar) -> Iterator[Conflict]:
    gate = dated.by_id[row.id]
    held = calendar.previous_open(row.no_later)
    if gate.finish <= held:
        return
    drivers = _drivers(row.id, dated.by_id, dated)
    over = calendar.working_days_between(held, gate.finish) - 1
    reason = f"{quoted([one.name for one in drivers])} {_take(drivers)} until then"
    text = (
        f"{gate.name} falls on {full_date(gate.finish)} (day {gate.finish_day}), "
        f"{days(over, 'working day')} after its day, {full_date(held)}: {reason}. "
        f"Give {row.span.phase.name} more days, or shorten or drop a task."
    )
    tasks = (row.id, *(one.id for one in drivers))
    yield Conflict(code="late_for_gate", tasks=tasks, text=text)


def _drivers(
    gate: str, by_id: Mapping[str, ScheduledTask], dated: DatedRows
) -> list[ScheduledTask]:
    waited = [by_id[link.predecessor] for link in dated.links if link.successor == gate]
    latest = max(one.finish for one in waited)
    return [one for one in waited if one.finish == latest]


def _take(drivers: Sequence[ScheduledTask]) -> str:
    return "takes" if len(drivers) == 1 else "take"


def _outside(row: PlannedRow, dated: DatedRows) -> Iterator[Conflict]:
    task = dated.by_id[row.id]
    phase = row.span.phase.name
    first = dated.layout.date_of(row.span.first_day)
    if task.start < first:
        told = f"starts on {full_date(task.start)}, before {phase} begins on {full_date(first)}"
    elif task.finish > row.no_later:
        told = f"ends on {full_date(task.finish)}, after {phase} ends on {full_date(row.no_later)}"
    else:
        return
    text = f"“{task.name}” {told}. Move or shorten it, or change the length of {phase}."
    yield Conflict(code="outside_phase", tasks=(row.id,), text=text)
