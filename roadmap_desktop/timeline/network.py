"""The dependency network: when each activity can start, and how far it can slip.

Pure arithmetic on numbered working days. A *point* in time n is the morning of working day n and
at the same time the evening of day n - 1. An activity that starts at point s and takes d working
days is worked on the days s to s + d - 1 and ends at point s + d; a milestone takes none.

Every link with a lag in working days says 'the successor starts at least w days after the
predecessor's start', for a w that both durations settle beforehand. Two passes over such weights
are all it takes. What does not fit into that, elapsed activities and lags in calendar days, is a
``BentLink`` and asks the calendar on the way; plans without any pay nothing for it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import add, sub

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.timeline.activity import Activity, Link, Terms
from roadmap_desktop.timeline.bent_links import Tie, bent_link
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.solution import Bent, Following, Solution, Weights

__all__ = [
    "Activity",
    "CycleError",
    "Link",
    "Solution",
    "Terms",
    "Weights",
    "solve",
    "solve_weighed",
    "weigh",
]


class CycleError(PlanError):
    """Activities that wait for each other; ``ids`` names them in the order of their waiting."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        chain = " → ".join(f"“{one}”" for one in (*ids, ids[0]))
        super().__init__(f"These wait for each other: {chain}. Remove one of the links.")
        self.ids = ids


def solve(
    activities: Sequence[Activity],
    links: Sequence[Link],
    calendar: WorkingCalendar,
    apart: Collection[str] = (),
) -> Solution:
    """Start everything as early as its links and dates allow; find what may slip how far.

    What is ``apart`` is a project of its own: without a date to keep it may slip up to its own
    last end, not up to the end of everything. Links that name an unknown activity raise
    ``KeyError``; a ring of links raises ``CycleError``.
    """
    return solve_weighed(activities, weigh(activities, links, calendar), calendar, apart)


def weigh(
    activities: Sequence[Activity], links: Sequence[Link], calendar: WorkingCalendar
) -> Weights:
    """The links as distances between starts; they follow from lengths and terms, not from dates.

    Raises ``KeyError`` and ``CycleError`` as ``solve`` does.
    """
    following, bent, waiting = _following(activities, links, calendar)
    order = [place for place, count in enumerate(waiting) if not count]
    for place in order:
        for successor, _ in following[place]:
            waiting[successor] -= 1
            if not waiting[successor]:
                order.append(successor)
        if bent and place in bent:
            for successor, _ in bent[place]:
                waiting[successor] -= 1
                if not waiting[successor]:
                    order.append(successor)
    if len(order) < len(activities):
        raise CycleError(_ring(activities, links, waiting))
    return Weights(following, bent, order)


def solve_weighed(
    activities: Sequence[Activity],
    weights: Weights,
    calendar: WorkingCalendar,
    apart: Collection[str] = (),
) -> Solution:
    """The two passes of ``solve`` over links that are weighed already."""
    following, bent, order = weights.following, weights.bent, weights.order
    terms = {place: one.terms for place, one in enumerate(activities) if one.terms is not None}
    starts = {place: one.starts for place, one in terms.items() if one.starts is not None}
    early = [activity.no_earlier for activity in activities]
    for place in order:
        if starts and place in starts:
            early[place] = starts[place]
        begin = early[place]
        for successor, weight in following[place]:
            if begin + weight > early[successor]:
                early[successor] = begin + weight
        if bent and place in bent:
            for successor, link in bent[place]:
                early[successor] = max(early[successor], link.earliest(begin))
    duration = [activity.duration for activity in activities]
    lengths = _lengths(early, duration, terms, calendar) if terms else duration
    end = max(map(add, early, lengths), default=0)
    late = [
        (end if one.no_later is None or one.no_later > end else one.no_later) - one.duration
        for one in activities
    ]
    if apart:
        _end_apart(activities, apart, early, lengths, late)
    if terms:
        _bound_late(late, terms, calendar)
    for place in reversed(order):
        latest = late[place]
        for successor, weight in following[place]:
            if late[successor] - weight < latest:
                latest = late[successor] - weight
        if bent and place in bent:
            for successor, link in bent[place]:
                latest = min(latest, link.latest(late[successor]))
        late[place] = latest
    if terms:
        _start_late(early, late, order, following, bent, terms)
        lengths = _lengths(early, duration, terms, calendar)
    slack = list(map(sub, late, early))
    return Solution(activities, calendar, early, late, slack, lengths, end, weights)


_Terms = dict[int, Terms]


def _lengths(
    early: list[int], duration: list[int], terms: _Terms, calendar: WorkingCalendar
) -> list[int]:
    lengths = list(duration)
    for place, one in terms.items():
        if one.elapsed:
            begin = early[place]
            lengths[place] = Tie(calendar, 0, one.elapsed).point(begin) - begin
    return lengths


def _end_apart(
    activities: Sequence[Activity],
    apart: Collection[str],
    early: list[int],
    lengths: list[int],
    late: list[int],
) -> None:
    """Hold what is apart to its own last end."""
    places = [place for place, one in enumerate(activities) if one.id in apart]
    end = max((early[place] + lengths[place] for place in places), default=0)
    for place in places:
        late[place] = min(late[place], end - activities[place].duration)


def _bound_late(late: list[int], terms: _Terms, calendar: WorkingCalendar) -> None:
    for place, one in terms.items():
        if one.elapsed:
            late[place] = Tie(calendar, 0, one.elapsed).latest_for_point(late[place])
        if one.starts_by is not None:
            late[place] = min(late[place], one.starts_by)
        if one.starts is not None and not one.begun:
            late[place] = min(late[place], one.starts)


def _start_late(
    early: list[int],
    late: list[int],
    order: list[int],
    following: Following,
    bent: Bent,
    terms: _Terms,
) -> None:
    """Move what starts as late as possible up to what follows it, last first."""
    moving = {
        place for place, one in terms.items() if one.as_late_as_possible and one.starts is None
    }
    if not moving:
        return
    for place in reversed(order):
        if place in moving:
            latest = late[place]
            for successor, weight in following[place]:
                latest = min(latest, early[successor] - weight)
            for successor, link in bent.get(place, ()):
                latest = min(latest, link.latest(early[successor]))
            early[place] = max(early[place], latest)


def _following(
    activities: Sequence[Activity], links: Sequence[Link], calendar: WorkingCalendar
) -> tuple[Following, Bent, list[int]]:
    """Per activity: who follows with which weight between the two starts, who follows by a bent
    link, and how many it waits for."""
    duration = [activity.duration for activity in activities]
    terms = {place: one.terms for place, one in enumerate(activities) if one.terms is not None}
    place_of = {activity.id: place for place, activity in enumerate(activities)}
    following: Following = [[] for _ in activities]
    bent: Bent = {}
    waiting = [0] * len(activities)
    elapsed = {place for place, one in terms.items() if one.elapsed}
    begun = {place for place, one in terms.items() if one.begun}
    finish_to_start, start_to_start, start_to_finish = LinkKind.FS, LinkKind.SS, LinkKind.SF
    calendar_days = LagUnit.CALENDAR_DAYS
    for link in links:
        before, after = place_of[link.predecessor], place_of[link.successor]
        if begun and after in begun:
            continue
        kind, lag = link.kind, link.lag
        waiting[after] += 1
        if (lag and link.unit is calendar_days) or (
            elapsed and (before in elapsed or after in elapsed)
        ):
            one = bent_link(link, activities[before], activities[after], calendar)
            bent.setdefault(before, []).append((after, one))
        elif kind is finish_to_start:
            following[before].append((after, duration[before] + lag))
        elif kind is start_to_start:
            following[before].append((after, lag))
        elif kind is start_to_finish:
            following[before].append((after, lag - duration[after]))
        else:
            following[before].append((after, duration[before] + lag - duration[after]))
    return following, bent, waiting


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
