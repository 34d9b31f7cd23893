"""A row of the timeline by what somebody typed: its id, its name, or a part of the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches

from roadmap_desktop.app.cli.text import day
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask

PHASE = "phase."
MOST_NAMED = 5
"""Rows offered where one does not fit or several do; more are counted."""
NEAR = 0.5
"""How alike a name must be to be offered, from 0 to 1: 'Pilto' is offered 'Pilot'."""


def row_called(schedule: Schedule, words: str) -> ScheduledTask:
    """The row of that id or name; of a phase and its gate with one id the phase.

    Raises ``PlanError`` that names the nearest rows where none fits, and the ids where several do.
    """
    wanted = words.strip().casefold()
    found = [r for r in schedule.rows if r.id.casefold() in (wanted, PHASE + wanted)]
    found = [r for r in found if r.kind is TaskKind.PHASE] or found
    found = found or [r for r in schedule.rows if r.name.casefold() == wanted]
    found = found or [r for r in schedule.rows if wanted and wanted in r.name.casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise PlanError(_nothing_called(schedule, words))
    raise PlanError(
        f"'{words}' fits several rows: {_listed(found)}. Use the id in front of the right one."
    )


def _listed(rows: Sequence[ScheduledTask]) -> str:
    """Ids with names; rows of one name are told apart by the day they start."""
    often = Counter(r.name for r in rows)
    told = [
        f"{r.id} ({r.name}, from {day(r.start)})" if often[r.name] > 1 else f"{r.id} ({r.name})"
        for r in rows[:MOST_NAMED]
    ]
    more = len(rows) - len(told)
    return "; ".join([*told, f"and {more} more"] if more > 0 else told)


def _nothing_called(schedule: Schedule, words: str) -> str:
    """The nearest names, with an id where a name stands on several rows."""
    wanted = words.strip().casefold()
    names: dict[str, list[ScheduledTask]] = {}
    for row in schedule.rows:
        names.setdefault(row.name.casefold(), []).append(row)
    near = [r for name in get_close_matches(wanted, names, MOST_NAMED, NEAR) for r in names[name]]
    ids = {row.id.casefold(): row for row in schedule.rows}
    near += [ids[one] for one in get_close_matches(wanted, ids, MOST_NAMED, NEAR)]
    near = list(dict.fromkeys(near))
    if not near:
        return (
            f"The timeline has no row '{words}'; 'timeline PLAN --csv' lists all rows with their "
            "ids."
        )
    return f"The timeline has no row '{words}'; did you mean {_listed(near)}?"
