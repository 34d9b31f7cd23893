"""Other work: own tasks that belong to none of the phases, such as a plan taken over from
elsewhere. No gate holds them, and neither start nor end of the plan bounds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from roadmap_desktop.domain.model.tasks import OUTSIDE
from roadmap_desktop.timeline.links import PlannedLink
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.remembered import PerItem
from roadmap_desktop.timeline.schedule import above


def is_other_work(row: PlannedRow) -> bool:
    """It belongs to none of the plan's phases."""
    return row.span.phase.id == OUTSIDE


def let_links_lead(
    rows: Sequence[PlannedRow],
    planned: Sequence[PlannedLink],
    memory: PerItem[PlannedRow],
) -> Sequence[PlannedRow]:
    """Other work that waits for something starts when that lets it, even before the plan does;
    what waits for nothing and names no date starts with the plan."""
    wanted = {row.id: _wanted(row) for row in rows if is_other_work(row)}
    dates = [day for day in wanted.values() if day]
    led = {one.link.successor for one in planned}
    if not dates or not led:
        return rows
    first = min(dates)
    parents = {row.id: row.parent for row in rows if row.parent}

    def is_led(row: PlannedRow) -> bool:
        itself = (row.id, *above(row.id, parents))
        return not any(wanted.get(one) for one in itself) and any(one in led for one in itself)

    led_rows = [row.id in wanted and row.no_earlier > first and is_led(row) for row in rows]

    def led_row(row: PlannedRow, waits: bool) -> PlannedRow:
        return replace(row, no_earlier=first) if waits else row

    return memory.of((first,), (rows, led_rows), led_row)


def _wanted(row: PlannedRow) -> date | None:
    wish = row.wish
    return (wish.start_no_earlier or wish.must_start_on or wish.actual_start) if wish else None
