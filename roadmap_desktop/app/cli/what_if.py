"""What would move if something moved, and what has moved since a baseline; nothing is written to
the plan."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from roadmap_desktop.app import paths
from roadmap_desktop.app.cli.desk import Desk
from roadmap_desktop.app.cli.row_called import row_called
from roadmap_desktop.app.cli.text import counted, day, paragraph, size
from roadmap_desktop.commands.addendum import (
    State,
    addendum_of,
    as_it_stands,
    as_tried,
    before_trying,
    since_baseline,
    write_addendum,
)
from roadmap_desktop.commands.documents import Format, file_name
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline.baselines import baseline_called
from roadmap_desktop.commands.timeline.dates import move_rows
from roadmap_desktop.commands.timeline.phases import move_phase
from roadmap_desktop.commands.timeline.what_if import Tried, try_out
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.addendum.content import Addendum, Earlier
from roadmap_desktop.reports.addendum.sections import end_sentence
from roadmap_desktop.reports.pdf.paper import Paper
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.timeline.what_if import Difference, difference


def what_if(desk: Desk) -> int:
    """Say what another start of a task or phase would move, or what has moved since a baseline;
    with ``--pdf`` as an addendum."""
    given = desk.arguments
    if bool(given.move) != bool(given.to):
        raise PlanError("Give --move and --to together: what is moved, and to which day.")
    if not given.move and not given.against:
        raise PlanError("Say what to try with --move and --to, or name a baseline with --against.")
    if given.move and given.against and not given.pdf:
        raise PlanError("Beside --move a baseline is for the addendum; name its file with --pdf.")
    with desk.session() as session:
        if given.move:
            return _moved_row(desk, session)
        return _moved_since(desk, session)


# --- a move that is only tried ----------------------------------------------------------------


def _moved_row(desk: Desk, session: PlanSession) -> int:
    given = desk.arguments
    before = session.assessment.schedule
    row = row_called(before, given.move)
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
        desk.say(_as_json({"move": _plain_move(row, after, given.to), **_plain(found)}))
    else:
        _say_move(desk, row, after)
        for sentence in found.sentences():
            desk.say(paragraph(sentence, indent="  "))
        _say_whole(desk, tried.schedule)
        desk.say("Nothing was written to the plan." if given.pdf else "Nothing was written.")
    if given.pdf:
        now = as_tried(session, desk.catalogue, tried)
        earlier = before_trying(session, tried, now)
        if given.against:
            earlier = since_baseline(now, baseline_called(now.plan, given.against).id)
        _write(desk, now, earlier)
    return 0


def _say_move(desk: Desk, row: ScheduledTask, after: ScheduledTask | None) -> None:
    to = desk.arguments.to
    desk.say(f"{row.name}: {day(row.start)} → {day(after.start if after else None)}")
    if after is not None and after.start != to:
        desk.say(
            paragraph(
                f"It cannot start on {day(to)}: that day is closed, or what it waits for is not "
                "done by then."
            )
        )


def _say_whole(desk: Desk, schedule: Schedule) -> None:
    """By how much the plan then differs from the 120-day original (S1-55)."""
    for one in schedule.adaptations[:1]:
        desk.say(paragraph(one.text, indent="  "))


def _moved(desk: Desk, session: PlanSession, row: ScheduledTask, to: date) -> Tried:
    if row.kind is not TaskKind.PHASE:
        return try_out(session, desk.catalogue, move_rows, {row.id: to})
    schedule = session.assessment.schedule
    days = (to - row.start).days
    return try_out(session, desk.catalogue, move_phase, schedule, row.phase, days)


# --- since a baseline -------------------------------------------------------------------------


def _moved_since(desk: Desk, session: PlanSession) -> int:
    given = desk.arguments
    now = as_it_stands(session, desk.catalogue)
    taken = baseline_called(session.plan, given.against)
    earlier = since_baseline(now, taken.id)
    if given.as_json:
        against = {
            "id": taken.id,
            "name": taken.name,
            "taken_on": taken.taken_on.isoformat() if taken.taken_on else "",
            "revision": taken.version,
        }
        desk.say(_as_json({"against": against, **_plain(earlier.difference)}))
    else:
        desk.say(f"Since the {earlier.name}, {day(taken.taken_on)}:".replace(", :", ":"))
        for sentence in earlier.difference.sentences():
            desk.say(paragraph(sentence, indent="  "))
        if not earlier.difference.nothing:
            found = addendum_of(now, earlier)
            _say_phases(desk, found)
            desk.say(paragraph(end_sentence(found), indent="  "))
            desk.say(paragraph(found.adaptation, indent="  "))
    if given.pdf:
        _write(desk, now, earlier)
    return 0


def _say_phases(desk: Desk, found: Addendum) -> None:
    """The variance of each phase, in working days."""
    told = [
        f"{one.name} {one.variance.start:+d} to {one.variance.finish:+d}"
        for one in found.phases
        if one.moved
    ]
    if told:
        words = f"Phases, begin and end in working days: {', '.join(told)}."
        desk.say(paragraph(words.replace("-", "−"), indent="  "))


# --- what both share --------------------------------------------------------------------------


def _write(desk: Desk, now: State, earlier: Earlier) -> None:
    """The addendum as PDF; the file is told where no program reads what is said."""
    given = desk.arguments
    found = addendum_of(now, earlier, reason=given.because, asked_by=desk.actor)
    out = Path(given.pdf)
    if out.is_dir():
        out = out / file_name(now.plan, Format.ADDENDUM)
    paper = Paper(given.paper) if given.paper else None
    made = write_addendum(found, now, out, paper=paper, fonts=paths.resources() / "fonts")
    for sentence in made.warnings:
        desk.warn(sentence)
    tell = desk.warn if given.as_json else desk.say
    tell(f"{made.path}  {counted(made.pages, 'page')}, {size(made.size_bytes)}")


def _as_json(plain: dict[str, object]) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _plain_move(row: ScheduledTask, after: ScheduledTask | None, to: date) -> dict[str, str]:
    return {
        "id": row.id,
        "name": row.name,
        "to": to.isoformat(),
        "start_before": row.start.isoformat(),
        "start_after": after.start.isoformat() if after else "",
    }


def _plain(found: Difference) -> dict[str, object]:
    return {
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
