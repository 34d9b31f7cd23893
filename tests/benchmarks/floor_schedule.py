"""The least a schedule can cost in plain Python: cycle check, two passes, float, dates."""

from __future__ import annotations

from collections import deque
from datetime import date

from roadmap_desktop.timeline.calendar import WorkingCalendar


def floor_schedule(
    durations: list[int], pairs: list[tuple[int, int]], calendar: WorkingCalendar, first: int
) -> tuple[list[date], list[date], list[int]]:
    """Start, finish and float of every task of a finish-to-start network given as numbers."""
    size = len(durations)
    successors: list[list[int]] = [[] for _ in range(size)]
    predecessors: list[list[int]] = [[] for _ in range(size)]
    waiting = [0] * size
    for before, after in pairs:
        successors[before].append(after)
        predecessors[after].append(before)
        waiting[after] += 1
    ready = deque(place for place in range(size) if not waiting[place])
    order = []
    while ready:
        place = ready.popleft()
        order.append(place)
        for after in successors[place]:
            waiting[after] -= 1
            if not waiting[after]:
                ready.append(after)
    if len(order) < size:
        raise ValueError("a ring")
    early = [first] * size
    for place in order:
        finish = early[place] + durations[place]
        for after in successors[place]:
            if early[after] < finish:
                early[after] = finish
    end = max(early[place] + durations[place] for place in range(size))
    late = [end] * size
    for place in reversed(order):
        begin = late[place] - durations[place]
        for before in predecessors[place]:
            if late[before] > begin:
                late[before] = begin
    slack = [late[place] - durations[place] - early[place] for place in range(size)]
    at, to_date = calendar.ordinal_at, date.fromordinal
    starts = [to_date(at(begin)) for begin in early]
    finishes = [to_date(at(early[n] + durations[n] - 1)) for n in range(size)]
    return starts, finishes, slack
