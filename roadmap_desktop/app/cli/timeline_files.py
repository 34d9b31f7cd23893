"""The timeline for other programs, from the command line."""

from __future__ import annotations

from roadmap_desktop.app.cli.desk import Desk
from roadmap_desktop.app.cli.output import place, print_file
from roadmap_desktop.app.cli.text import size
from roadmap_desktop.commands.documents import file_name
from roadmap_desktop.commands.timeline_files import (
    Events,
    TimelineFile,
    is_sent_back,
    other_work_only,
    timeline_content,
    write_timeline_file,
)
from roadmap_desktop.domain.errors import PlanError


def give_timeline(desk: Desk, kind: TimelineFile) -> int:
    """Write the timeline to a file, or to the output where none is named."""
    given = desk.arguments
    with desk.session() as session:
        last = next(iter(session.revisions()), None)
        schedule = session.assessment.schedule
        only_other = given.other_work
        if only_other is None and is_sent_back(session.plan, schedule, kind):
            only_other = True
            desk.warn(
                f"Only the tasks of “{session.plan.header.made_from[:60]}” are written; for the "
                "roadmap around them add --no-other-work."
            )
        made = timeline_content(
            session.plan,
            other_work_only(schedule) if only_other else schedule,
            kind,
            last=last,
            notice=desk.catalogue.notice,
            events=_events(given.events),
            remind=not given.no_reminders,
        )
        name = file_name(session.plan, kind.ending)
    for sentence in made.notes:
        desk.warn(sentence)
    out = place(given.out, name)
    if out is None:
        print_file(desk, made.content, name, is_text=True)
        return 0
    write_timeline_file(out, made)
    desk.say(f"{out}  {size(len(made.content))}")
    return 0


def _events(words: str) -> frozenset[Events]:
    chosen = [word.strip().casefold() for word in words.split(",") if word.strip()]
    if not chosen:
        return frozenset(Events)
    try:
        return frozenset(Events(word) for word in chosen)
    except ValueError:
        known = ", ".join(Events)
        raise PlanError(f"'{words}' names no events; choose among {known}.") from None
