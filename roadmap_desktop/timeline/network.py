"""The dependency network: when each activity can start, and how far it can slip.

Pure arithmetic on numbered working days. A *point* in time n is the morning of working day n and
at the same time the evening of day n - 1. An activity that starts at point s and takes d working
days is worked on the days s to s + d - 1 and ends at point s + d; a milestone takes none.

Every link with a lag in working days says 'the successor starts at least w days after the
predecessor's start', for a w that both durations settle beforehand. Two passes over such weights
are all it takes; links with a lag in calendar days ask the calendar on the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.timeline.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that takes working days, or a milestone that takes none."""

    id: str
    duration: int
    """Working days; 0 for a milestone."""
    no_earlier: int = 0
    """Point before which it does not start."""
    no_later: int | None = None
    """Point by which it should have ended; where it cannot, its float becomes negative."""


@dataclass(frozen=True, slots=True)
class Link:
    """A dependency; activities are named by their ids."""

    predecessor: str
    successor: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0
    """Negative for a lead."""
    unit: LagUnit = LagUnit.WORKING_DAYS


class CycleError(PlanError):
    """Activities that wait for each other; ``ids`` names them in the order of their waiting."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        chain = " → ".join(f"“{one}”" for one in (*ids, ids[0]))
        super().__init__(f"These wait for each other: {chain}. Remove one of the links.")
        self.ids = ids


@dataclass(frozen=True)
class Solution:
    """Points in time for each activity, in the order in which the activities were given."""

    activities: Sequence[Activity]
    calendar: WorkingCalendar
    early_start: list[int]
    late_start: list[int]
    total_float: list[int]
    """Working days each can slip before a fixed date or the last end is missed; negative where
    a fixed date cannot be kept."""
    end: int
    """The point at which the last activity ends."""

    @cached_property
    def index(self) -> dict[str, int]:
        """Place of each activity by its id."""
        return {activity.id: place for place, activity in enumerate(self.activities)}

    def start(self, activity: str) -> int:
        """Point at which it starts."""
        return self.early_start[self.index[activity]]

    def finish(self, activity: str) -> int:
        """Point at which it ends."""
        place = self.index[activity]
        return self.early_start[place] + self.activities[place].duration

    def float_of(self, activity: str) -> int:
        """Its total float in working days."""
        return self.total_float[self.index[activity]]

    @property
    def critical(self) -> list[str]:
        """Ids of what cannot slip at all: the critical path."""
        return [
            one.id
            for one, slack in zip(self.activities, self.total_float, strict=True)
            if slack < 1
        ]


def solve(
    activities: Sequence[Activity], links: Sequence[Link], calendar: WorkingCalendar
) -> Solution:
    """Start everything as early as its links and dates allow; find what may slip how far.

    Links that name an unknown activity raise ``KeyError``; a ring of links raises ``CycleError``.
    """
    duration = [activity.duration for activity in activities]
    following, by_date, waiting = _following(activities, duration, links, calendar)
    early = [activity.no_earlier for activity in activities]
    order = [place for place, count in enumerate(waiting) if not count]
    for place in order:
        begin = early[place]
        for successor, weight in following[place]:
            if begin + weight > early[successor]:
                early[successor] = begin + weight
            waiting[successor] -= 1
            if not waiting[successor]:
                order.append(successor)
        if by_date and place in by_date:
            for successor, lag in by_date[place]:
                early[successor] = max(early[successor], lag.earliest(begin))
                waiting[successor] -= 1
                if not waiting[successor]:
                    order.append(successor)
    if len(order) < len(activities):
        raise CycleError(_ring(activities, links, waiting))
    end = max([begin + days for begin, days in zip(early, duration, strict=True)], default=0)
    late = [
        (end if one.no_later is None or one.no_later > end else one.no_later) - one.duration
        for one in activities
    ]
    for place in reversed(order):
        latest = late[place]
        for successor, weight in following[place]:
            if late[successor] - weight < latest:
                latest = late[successor] - weight
        if by_date and place in by_date:
            for successor, lag in by_date[place]:
                latest = min(latest, lag.latest(late[successor]))
        late[place] = latest
    slack = [last - first for last, first in zip(late, early, strict=True)]
    return Solution(activities, calendar, early, late, slack, end)


@dataclass(frozen=True, slots=True)
class _CalendarLag:
    """A lag in calendar days between two starts; both durations are part of it."""

    calendar: WorkingCalendar
    lag: int
    after: int | None
    """Duration of the predecessor where the lag counts from its end."""
    before: int | None
    """Duration of the successor where the lag counts to its end."""

    def earliest(self, begin: int) -> int:
        """First point at which the successor may start, when the predecessor starts there."""
        at, number = self.calendar.ordinal_at, self.calendar.index_from_ordinal
        morning = at(begin) if self.after is None else at(begin + self.after - 1) + 1
        morning += self.lag
        return number(morning) if self.before is None else number(morning - 1) + 1 - self.before

    def latest(self, begin: int) -> int:
        """Last point at which the predecessor may start for the successor to start there."""
        at, number = self.calendar.ordinal_at, self.calendar.index_from_ordinal
        morning = at(begin) if self.before is None else at(begin + self.before - 1) + 1
        morning -= self.lag
        return number(morning + 1) - 1 if self.after is None else number(morning) - self.after


_Following = list[list[tuple[int, int]]]
_ByDate = dict[int, list[tuple[int, _CalendarLag]]]


def _following(
    activities: Sequence[Activity],
    duration: list[int],
    links: Sequence[Link],
    calendar: WorkingCalendar,
) -> tuple[_Following, _ByDate, list[int]]:
    """Per activity: who follows with which weight between the two starts, who follows by a
    calendar lag, and how many it waits for."""
    place_of = {activity.id: place for place, activity in enumerate(activities)}
    following: _Following = [[] for _ in activities]
    by_date: _ByDate = {}
    waiting = [0] * len(activities)
    finish_to_start, start_to_start, start_to_finish = LinkKind.FS, LinkKind.SS, LinkKind.SF
    calendar_days = LagUnit.CALENDAR_DAYS
    for link in links:
        before, after = place_of[link.predecessor], place_of[link.successor]
        kind, lag = link.kind, link.lag
        waiting[after] += 1
        if lag and link.unit is calendar_days:
            from_start = kind is start_to_start or kind is start_to_finish
            to_start = kind is start_to_start or kind is finish_to_start
            bent = _CalendarLag(
                calendar,
                lag,
                None if from_start else duration[before],
                None if to_start else duration[after],
            )
            by_date.setdefault(before, []).append((after, bent))
        elif kind is finish_to_start:
            following[before].append((after, duration[before] + lag))
        elif kind is start_to_start:
            following[before].append((after, lag))
        elif kind is start_to_finish:
            following[before].append((after, lag - duration[after]))
        else:
            following[before].append((after, duration[before] + lag - duration[after]))
    return following, by_date, waiting


def _ring(
    activities: Sequence[Activity], links: Sequence[Link], waiting: list[int]
) -> tuple[str, ...]:
    """One ring among the activities that never got their turn, in the order of waiting."""
    stuck = {activity.id for activity, count in zip(activities, waiting, strict=True) if count}
    before = {
        link.successor: link.predecessor
        for link in links
        if link.predecessor in stuck and link.successor in stuck
    }
    walk = [min(stuck)]
    while before[walk[-1]] not in walk:
        walk.append(before[walk[-1]])
    ring = walk[walk.index(before[walk[-1]]) :]
    ring.reverse()
    first = ring.index(min(ring))
    return tuple(ring[first:] + ring[:first])
