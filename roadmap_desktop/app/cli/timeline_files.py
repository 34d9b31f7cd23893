"""The timeline for other programs, from the command line."""

from __future__ import annotations

from pathlib import Path

from roadmap_desktop.app.cli.desk import Desk
from roadmap_desktop.app.cli.text import size
from roadmap_desktop.commands.documents import file_name
from roadmap_desktop.commands.timeline_files import (
    Events,
    TimelineFile,
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
        made = timeline_content(
            session.plan,
            other_work_only(schedule) if given.other_work else schedule,
            kind,
            last=last,
            notice=desk.catalogue.notice,
            events=_events(given.events),
            remind=not given.no_reminders,
        )
        name = Path(file_name(session.plan, kind.ending))
    for sentence in made.notes:
        desk.warn(sentence)
    if not given.out:
        _print(desk, made.content)
        return 0
    out = Path(given.out)
    if out.is_dir():
        out = out / name
    write_timeline_file(out, made)
    desk.say(f"{out}  {size(len(made.content))}")
    return 0


def _print(desk: Desk, content: bytes) -> None:
    """The bytes as they are: a console's own encoding and line ends would spoil them."""
    raw = getattr(desk.out, "buffer", None)
    if raw is None:
        desk.out.write(content.decode())
        return
    desk.out.flush()
    raw.write(content)
    raw.flush()


def _events(words: str) -> frozenset[Events]:
    chosen = [word.strip().casefold() for word in words.split(",") if word.strip()]
    if not chosen:
        return frozenset(Events)
    try:
        return frozenset(Events(word) for word in chosen)
    except ValueError:
        known = ", ".join(Events)
        raise PlanError(f"'{words}' names no events; choose among {known}.") from None
