"""The timeline as a file for other programs: one way for the command line and for the window."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from roadmap_desktop.commands.documents import check_folder
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import OUTSIDE, TaskKind
from roadmap_desktop.exchange import icalendar, timeline_table
from roadmap_desktop.exchange.icalendar import Events as Events
from roadmap_desktop.exchange.mspdi import left_out
from roadmap_desktop.exchange.mspdi import write as write_mspdi
from roadmap_desktop.reports.files import put_in_place
from roadmap_desktop.store.revisions import Revision
from roadmap_desktop.timeline.schedule import Schedule

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class TimelineFile(StrEnum):
    """What other programs read; the value is what the command line calls it."""

    JSON = "json"
    CSV = "csv"
    ICS = "ics"
    MSPDI = "mspdi"

    @property
    def ending(self) -> str:
        """Ending of such a file's name."""
        return "xml" if self is TimelineFile.MSPDI else self.value


@dataclass(frozen=True, slots=True)
class TimelineContent:
    """A file before it is written."""

    content: bytes
    notes: tuple[str, ...] = ()
    """What it cannot hold of the plan."""


def timeline_content(
    plan: Plan,
    schedule: Schedule,
    kind: TimelineFile,
    *,
    last: Revision | None,
    notice: str = "",
    events: Collection[Events] = frozenset(Events),
    remind: bool = True,
) -> TimelineContent:
    """What the file holds. ``last`` is the plan's newest revision: calendar programs tell by it
    that the file is newer than the one before. ``notice`` is the line that every export carries; a
    plain table has no place for it. ``events`` and ``remind`` are about calendars."""
    match kind:
        case TimelineFile.JSON:
            return TimelineContent(timeline_table.as_json(schedule, notice).encode())
        case TimelineFile.CSV:
            return TimelineContent(timeline_table.as_csv(schedule))
        case TimelineFile.ICS:
            content = icalendar.write(
                plan,
                schedule,
                sequence=last.id if last else 0,
                modified=last.at if last else LONG_AGO,
                events=events,
                remind=remind,
                notice=notice,
            )
            return TimelineContent(content)
        case TimelineFile.MSPDI:
            return TimelineContent(write_mspdi(plan, schedule, notice), left_out(plan, schedule))


def has_other_work(schedule: Schedule) -> bool:
    """Some rows stand outside the plan's phases, such as those of another program."""
    return any(row.phase == OUTSIDE for row in schedule.rows)


def other_work_only(schedule: Schedule) -> Schedule:
    """Only what stands outside the phases, to hand back tasks without the plan around them.

    Raises ``PlanError`` where the plan has no other work.
    """
    if not has_other_work(schedule):
        raise PlanError("This plan has no other work; write the whole timeline.")
    rows = tuple(
        row for row in schedule.rows if row.phase == OUTSIDE and row.kind is not TaskKind.PHASE
    )
    kept = {row.id for row in rows}
    links = tuple(
        one for one in schedule.links if one.predecessor in kept and one.successor in kept
    )
    return replace(schedule, rows=rows, links=links, finish=max(row.finish for row in rows))


def is_sent_back(plan: Plan, schedule: Schedule, kind: TimelineFile) -> bool:
    """Unless somebody asks for all of it, only other work is written: the plan was made of
    somebody's project, and they want their tasks back without the roadmap around them."""
    sent = kind in (TimelineFile.MSPDI, TimelineFile.CSV)
    return sent and bool(plan.header.made_from) and has_other_work(schedule)


def write_timeline_file(path: Path, made: TimelineContent) -> None:
    """Put it in its place; ``PlanError`` leaves an older file as it was."""
    check_folder(path)
    put_in_place(path, made.content)
