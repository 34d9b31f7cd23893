"""Own tasks and links in few words; plans here start on Monday 11 January 2027."""

from __future__ import annotations

from datetime import date
from typing import Any

from roadmap_desktop.domain.model.tasks import LinkKind, Task, TaskLink
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask


def jan(day: int) -> date:
    """A day of January 2027; the 11th is a Monday."""
    return date(2027, 1, day)


def own(id_: str, days: int | None = 1, **more: Any) -> Task:
    """A task of the firm, named by its id in capitals, in the first phase unless said otherwise."""
    phase = more.pop("phase", "prepare")
    return Task(id=id_, name=id_.upper(), phase=phase, working_days=days, **more)


def link(
    before: str, after: str, kind: LinkKind = LinkKind.FS, lag: int = 0, **more: Any
) -> TaskLink:
    """A link of the firm."""
    name = f"{before}-{after}"
    return TaskLink(id=name, predecessor=before, successor=after, kind=kind, lag=lag, **more)


def span(row: ScheduledTask) -> tuple[date, date]:
    """First and last day."""
    return row.start, row.finish


def codes(schedule: Schedule) -> list[str]:
    """What kinds of conflicts there are."""
    return [one.code for one in schedule.conflicts]
