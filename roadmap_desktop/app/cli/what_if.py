"""What would move if something moved: computed on a copy, nothing written."""

from __future__ import annotations

import json
from datetime import date

from roadmap_desktop.app.cli.desk import Desk
from roadmap_desktop.app.cli.text import day, paragraph
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline.dates import move_rows
from roadmap_desktop.commands.timeline.phases import move_phase
from roadmap_desktop.commands.timeline.what_if import Tried, try_out
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.timeline.what_if import Difference, difference

PHASE = "phase."


def what_if(desk: Desk) -> int:
    """Say what a later or earlier start of a task or phase would move."""
    given = desk.arguments
    with desk.session() as session:
        before = session.assessment.schedule
        row = _row(before, given.move)
        tried = _moved(desk, session, row, given.to)
        found = difference(
            before,
            tried.schedule,
            decided=[one.gate for one in session.plan.gate_decisions],
            today=desk.today,
            besides=[row.id],
        )
    after = tried.schedule.by_id.get(row.id)
    if given.as_json:
        plain = _plain(row, after, given.to, found)
        desk.say(json.dumps(plain, ensure_ascii=False, indent=2))
        return 0
    desk.say(f"{row.name}: {day(row.start)} → {day(after.start if after else None)}")
    if after is not None and after.start != given.to:
        desk.say(
            paragraph(
                f"It cannot start on {day(given.to)}: that day is closed, or what it waits for is "
                "not done by then."
            )
        )
    for sentence in found.sentences():
        desk.say(paragraph(sentence, indent="  "))
    desk.say("Nothing was written.")
    return 0


def _moved(desk: Desk, session: PlanSession, row: ScheduledTask, to: date) -> Tried:
    if row.kind is not TaskKind.PHASE:
        return try_out(session, desk.catalogue, move_rows, {row.id: to})
    schedule = session.assessment.schedule
    days = (to - row.start).days
    return try_out(session, desk.catalogue, move_phase, schedule, row.phase, days)


def _row(schedule: Schedule, words: str) -> ScheduledTask:
    """The row of that id or name; of a phase and its gate with one id the phase."""
    wanted = words.strip().casefold()
    found = [r for r in schedule.rows if r.id.casefold() in (wanted, PHASE + wanted)]
    found = [r for r in found if r.kind is TaskKind.PHASE] or found
    found = found or [r for r in schedule.rows if r.name.casefold() == wanted]
    found = found or [r for r in schedule.rows if wanted and wanted in r.name.casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise PlanError(f"The timeline has no row '{words}'; the timeline command lists them all.")
    listed = "; ".join(f"{r.id} ({r.name})" for r in found[:5])
    raise PlanError(f"'{words}' fits several rows: {listed}. Use the id in front of the right one.")


def _plain(
    row: ScheduledTask, after: ScheduledTask | None, to: date, found: Difference
) -> dict[str, object]:
    return {
        "move": {
            "id": row.id,
            "name": row.name,
            "to": to.isoformat(),
            "start_before": row.start.isoformat(),
            "start_after": after.start.isoformat() if after else "",
        },
        "moved": [
            {
                "id": one.id,
                "name": one.name,
                "kind": one.mark.name.casefold(),
                "before": one.before.isoformat() if one.before else "",
                "after": one.after.isoformat() if one.after else "",
                "days": one.days,
            }
            for one in found.moved
        ],
        "tasks_moved": found.tasks,
        "conflicts": [
            {"code": one.code, "tasks": list(one.tasks), "text": one.text, "days": one.days}
            for one in found.conflicts
        ],
    }
