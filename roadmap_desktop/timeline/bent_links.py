"""Links that two weights cannot express, because they ask the calendar on the way.

A lag in calendar days does, and so does every link that is tied to the end of an elapsed task:
how many working days such a task covers depends on the day on which it begins.
"""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.timeline.activity import Activity, Link
from roadmap_desktop.timeline.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Tie:
    """Where on an activity a link is tied: to its start, or to the end of its length.

    Every answer is a *point* (see ``network``) or a *morning*, the ordinal of the calendar day on
    which something is over or may begin.
    """

    calendar: WorkingCalendar
    working_days: int | None = None
    """Length up to the tied end; None ties to the start."""
    elapsed: int = 0
    """Calendar days up to the tied end, where it is counted in them."""

    def point(self, begin: int) -> int:
        """The tied point of an activity that begins at ``begin``."""
        if self.elapsed:
            return self.calendar.index_from_ordinal(self.calendar.ordinal_at(begin) + self.elapsed)
        return begin + (self.working_days or 0)

    def morning(self, begin: int) -> int:
        """The tied moment of an activity that begins at ``begin``."""
        if self.elapsed:
            return self.calendar.ordinal_at(begin) + self.elapsed
        if self.working_days is None:
            return self.calendar.ordinal_at(begin)
        return self.calendar.ordinal_at(begin + self.working_days - 1) + 1

    def earliest_for_point(self, point: int) -> int:
        """First beginning whose tied point is not before ``point``."""
        if self.elapsed:
            before = self.calendar.ordinal_at(point - 1)
            return self.calendar.index_from_ordinal(before + 1 - self.elapsed)
        return point - (self.working_days or 0)

    def earliest_for_morning(self, morning: int) -> int:
        """First beginning whose tied moment is not before ``morning``."""
        number = self.calendar.index_from_ordinal
        if self.elapsed:
            return number(morning - self.elapsed)
        if self.working_days is None:
            return number(morning)
        return number(morning - 1) + 1 - self.working_days

    def latest_for_point(self, point: int) -> int:
        """Last beginning whose tied point is not after ``point``."""
        if self.elapsed:
            return self.latest_for_morning(self.calendar.ordinal_at(point))
        return point - (self.working_days or 0)

    def latest_for_morning(self, morning: int) -> int:
        """Last beginning whose tied moment is not after ``morning``."""
        number = self.calendar.index_from_ordinal
        if self.elapsed:
            return number(morning - self.elapsed + 1) - 1
        if self.working_days is None:
            return number(morning + 1) - 1
        return number(morning) - self.working_days


@dataclass(frozen=True, slots=True)
class BentLink:
    """A link between two ties, answered for both passes."""

    leaves: Tie
    arrives: Tie
    lag: int
    in_calendar_days: bool

    def earliest(self, begin: int) -> int:
        """First point at which the successor may start, when the predecessor starts there."""
        if self.in_calendar_days:
            return self.arrives.earliest_for_morning(self.leaves.morning(begin) + self.lag)
        return self.arrives.earliest_for_point(self.leaves.point(begin) + self.lag)

    def latest(self, begin: int) -> int:
        """Last point at which the predecessor may start for the successor to start there."""
        if self.in_calendar_days:
            return self.leaves.latest_for_morning(self.arrives.morning(begin) - self.lag)
        return self.leaves.latest_for_point(self.arrives.point(begin) - self.lag)


def bent_link(link: Link, before: Activity, after: Activity, calendar: WorkingCalendar) -> BentLink:
    """The link between these two activities, with all it has to ask."""
    from_start = link.kind is LinkKind.SS or link.kind is LinkKind.SF
    to_start = link.kind is LinkKind.SS or link.kind is LinkKind.FS
    return BentLink(
        Tie(calendar) if from_start else _to_end(before, calendar),
        Tie(calendar) if to_start else _to_end(after, calendar),
        link.lag,
        link.unit is LagUnit.CALENDAR_DAYS and link.lag != 0,
    )


def _to_end(activity: Activity, calendar: WorkingCalendar) -> Tie:
    elapsed = activity.terms.elapsed if activity.terms is not None else 0
    return Tie(calendar, activity.duration, elapsed)
