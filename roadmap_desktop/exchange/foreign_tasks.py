"""Tasks of another program as neutral values: what any reader gives and any import takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap_desktop.domain.model.client import MONDAY_TO_FRIDAY
from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind

MOST_TASKS = 4_000
"""A plan file holds 5,000 rows of a kind; the plan's own tasks need room beside them."""
MOST_LINKS = 4_900
LONGEST_LAG = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDays:
    """Days on which nobody works, both ends included."""

    name: str
    start: date
    finish: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignCalendar:
    """When the file's people work."""

    work_week: tuple[int, ...] = MONDAY_TO_FRIDAY
    """Open weekdays, Monday is 0."""
    closed: tuple[ClosedDays, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineSpan:
    """Where a task stood when a baseline was taken."""

    number: int = 0
    """0 is the first baseline; up to ten more are numbered on."""
    start: date
    finish: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignTask:
    """One row of the outline; what the file does not say is None or ''."""

    key: str
    """How the file's links name it; unique in the file."""
    name: str
    level: int = 1
    """Outline level; a row belongs to the nearest row above it with a lower level."""
    summary: bool = False
    """Spans the rows below it and has no work of its own."""
    milestone: bool = False
    start: date | None = None
    finish: date | None = None
    length: int | None = None
    """Counted in ``unit``; None where it follows from the dates."""
    unit: LengthUnit = LengthUnit.WORKING_DAYS
    percent: float | None = None
    actual_start: date | None = None
    actual_finish: date | None = None
    remaining_days: int | None = None
    start_no_earlier: date | None = None
    finish_no_later: date | None = None
    must_start_on: date | None = None
    as_late_as_possible: bool = False
    owner: str = ""
    occurrences: tuple[date, ...] = ()
    """Of a recurring item, which has no rows below it then."""
    baselines: tuple[BaselineSpan, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignLink:
    """A dependency between two rows."""

    predecessor: str
    successor: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0
    """Negative for a lead."""
    lag_unit: LagUnit = LagUnit.WORKING_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignTasks:
    """Everything that was understood of a file; nothing of it is in a plan yet."""

    name: str = ""
    """The project's name."""
    firm: str = ""
    start: date | None = None
    calendar: ForeignCalendar | None = None
    """None where the file has none, as in a plain list."""
    tasks: tuple[ForeignTask, ...] = ()
    """In outline order: a row, then those below it."""
    links: tuple[ForeignLink, ...] = ()
    not_carried: tuple[str, ...] = ()
    """What the file says and a plan cannot hold, one sentence each."""

    @property
    def first_day(self) -> date | None:
        """The project's start as the file says it, else the earliest date in it."""
        starts = [task.start for task in self.tasks if task.start is not None]
        return self.start or min(starts, default=None)


def parents(tasks: Sequence[ForeignTask]) -> Mapping[str, str]:
    """Key of each row -> key of the row it belongs to, '' for those at the top."""
    above: list[ForeignTask] = []
    found: dict[str, str] = {}
    for task in tasks:
        while above and above[-1].level >= task.level:
            above.pop()
        found[task.key] = above[-1].key if above else ""
        above.append(task)
    return found
