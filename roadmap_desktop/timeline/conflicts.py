"""Dates that cannot be kept, in sentences with a next step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.dated import DatedRows
from roadmap_desktop.timeline.other_work import is_other_work
from roadmap_desktop.timeline.phases import Layout
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.remembered import PerItem
from roadmap_desktop.timeline.schedule import Conflict, ScheduledTask
from roadmap_desktop.timeline.words import days, full_date, quoted

Broken = tuple[Sequence[Conflict], Sequence[Conflict]]
"""What one row does not keep: bounds of its phase, and what the firm wanted."""


def broken_dates(
    dated: DatedRows, calendar: WorkingCalendar, memory: PerItem[Broken]
) -> list[Conflict]:
    """Gates that their tasks push beyond their day, tasks that leave their phase or miss the
    firm's own dates, and what recurs on no day."""
    late = {
        row.id: conflict
        for gate, row in dated.gates
        for conflict in _late_gate(gate, row, dated, calendar)
    }
    tasks = [dated.by_id.get(row.id) for row in dated.rows]

    def broken(row: PlannedRow, task: ScheduledTask | None) -> Broken:
        if task is None:
            return _NOTHING
        outside = () if _is_free(row) else tuple(_outside(row, task, dated.layout))
        wished = () if row.wish is None else tuple(_wished(row, task, calendar))
        return (outside, wished) if outside or wished else _NOTHING

    rows = memory.of((dated.layout, calendar), (dated.rows, tasks), broken)
    some = [
        (row, found) for row, found in zip(dated.rows, rows, strict=True) if found is not _NOTHING
    ]
    return [
        *late.values(),
        *(one for row, (outside, _) in some if row.gate not in late for one in outside),
        *(one for _, (_, wished) in some for one in wished),
    ]


_NOTHING: Broken = ((), ())


def _is_free(row: PlannedRow) -> bool:
    """No phase bounds it."""
    return not row.scheduled or row.kind is TaskKind.GATE or is_other_work(row)


def _wished(row: PlannedRow, task: ScheduledTask, calendar: WorkingCalendar) -> Iterator[Conflict]:
    yield from _late_for_date(task, calendar)
    yield from _not_possible(row, task, calendar)


def _late_gate(
    gate: ScheduledTask, row: PlannedRow, dated: DatedRows, calendar: WorkingCalendar
) -> Iterator[Conflict]:
    held = calendar.previous_open(row.no_later or gate.finish)
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
    yield Conflict(code="late_for_gate", tasks=tasks, text=text, days=over)


def _drivers(
    gate: str, by_id: Mapping[str, ScheduledTask], dated: DatedRows
) -> list[ScheduledTask]:
    waited = [by_id[link.predecessor] for link in dated.links if link.successor == gate]
    latest = max(one.finish for one in waited)
    return [one for one in waited if one.finish == latest]


def _take(drivers: Sequence[ScheduledTask]) -> str:
    return "takes" if len(drivers) == 1 else "take"


def _outside(row: PlannedRow, task: ScheduledTask, layout: Layout) -> Iterator[Conflict]:
    if task.actual_finish is not None or row.no_later is None:
        return
    if task.start_day >= row.span.first_day and task.finish <= row.no_later:
        return
    phase = row.span.phase.name
    first = layout.date_of(row.span.first_day)
    if task.start < first and task.actual_start is None:
        told = f"starts on {full_date(task.start)}, before {phase} begins on {full_date(first)}"
    elif task.finish > row.no_later:
        told = f"ends on {full_date(task.finish)}, after {phase} ends on {full_date(row.no_later)}"
    else:
        return
    text = f"“{task.name}” {told}. Move or shorten it, or change the length of {phase}."
    yield Conflict(code="outside_phase", tasks=(row.id,), text=text)


def _late_for_date(task: ScheduledTask, calendar: WorkingCalendar) -> Iterator[Conflict]:
    wanted = task.finish_no_later
    if wanted is None or task.finish <= wanted or task.actual_finish is not None:
        return
    over = calendar.index_until(task.finish) - calendar.index_until(wanted)
    by = f", {days(over, 'working day')} later" if over else ""
    text = (
        f"“{task.name}” should end by {full_date(wanted)} and ends on "
        f"{full_date(task.finish)}{by}. Shorten it or what comes before it, or agree on a later "
        "date."
    )
    yield Conflict(code="late_for_date", tasks=(task.id,), text=text, days=max(1, over))


def _not_possible(
    row: PlannedRow, task: ScheduledTask, calendar: WorkingCalendar
) -> Iterator[Conflict]:
    wanted = task.must_start_on
    if row.recurs is not None and not task.occurrences:
        text = (
            f"“{task.name}” has no day on which it could fall. Give it a later last day, or let it "
            "move off closed days."
        )
        yield Conflict(code="no_day_left", tasks=(row.id,), text=text)
    elif row.scheduled and wanted and task.actual_start is None and not calendar.is_open(wanted):
        text = (
            f"“{task.name}” must start on {full_date(wanted)}, which is closed "
            f"({calendar.why_closed(wanted)}), and starts on {full_date(task.start)}. "
            "Choose an open day."
        )
        yield Conflict(code="closed_day", tasks=(row.id,), text=text)
