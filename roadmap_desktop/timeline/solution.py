"""What the network finds: when each activity starts, and how far it may slip."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from roadmap_desktop.timeline.activity import Activity
from roadmap_desktop.timeline.bent_links import BentLink
from roadmap_desktop.timeline.calendar import WorkingCalendar

Following = list[list[tuple[int, int]]]
"""Per activity who follows it, each with the least distance between the two starts."""

Bent = dict[int, list[tuple[int, BentLink]]]


@dataclass(frozen=True, eq=False)
class Weights:
    """Who follows whom, and how far behind: all of a network but its dates."""

    following: Following
    bent: Bent
    order: list[int]
    """Places of the activities, each after all that it waits for."""


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
    lengths: list[int]
    """Working days from start to end; for elapsed ones as many as they happen to cover."""
    end: int
    """The point at which the last activity ends."""
    weights: Weights = field(repr=False, compare=False)

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
        return self.early_start[place] + self.lengths[place]

    @cached_property
    def free_float(self) -> list[int]:
        """Working days each can slip before another has to move or its own date is missed; never
        negative."""
        early, found = self.early_start, []
        following, bent = self.weights.following, self.weights.bent
        for place, free in enumerate(self.total_float):
            begin = early[place]
            for successor, weight in following[place]:
                if early[successor] - weight - begin < free:
                    free = early[successor] - weight - begin
            if bent and place in bent:
                for successor, link in bent[place]:
                    free = min(free, link.latest(early[successor]) - begin)
            found.append(free if free > 0 else 0)
        return found

    def free_float_of(self, activities: Collection[str]) -> int:
        """The same for several that slip together, as the subtasks of one task do."""
        early, places = self.early_start, {self.index[one] for one in activities}
        free = min(self.total_float[place] for place in places)
        for place in places:
            begin = early[place]
            outside = [
                early[successor] - weight - begin
                for successor, weight in self.weights.following[place]
                if successor not in places
            ]
            outside += [
                link.latest(early[successor]) - begin
                for successor, link in self.weights.bent.get(place, ())
                if successor not in places
            ]
            free = min(free, *outside, free)
        return max(0, free)

    @property
    def critical(self) -> list[str]:
        """Ids of what cannot slip at all: the critical path."""
        return [
            one.id
            for one, slack in zip(self.activities, self.total_float, strict=True)
            if slack < 1
        ]
