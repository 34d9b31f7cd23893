"""Which backups are kept: all of two days, then daily, weekly and monthly ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

NEVER_THINNED = 3
ALL_FOR = timedelta(days=2)
LONGEST_STEP = timedelta(days=1)
"""From one backup to the next no more than this counts: nobody can tell a longer pause from a clock
that was set wrong, and a wrong clock must not thin anything."""

STAGES: tuple[tuple[timedelta, int], ...] = (
    (timedelta(days=1), 12),
    (timedelta(days=7), 10),
    (timedelta(days=30), 9),
)
"""One backup a day for 12 days, then one a week for 10 weeks, then one a month for 9 months."""


def ages(backups: Sequence[tuple[int, datetime]]) -> list[timedelta]:
    """How old each backup counts as, seen from the newest; number and time, the newest first.

    Numbers that are missing between two backups are those that were thinned before.
    """
    found: list[timedelta] = []
    age = timedelta()
    for place, (number, made_at) in enumerate(backups):
        if place:
            next_number, next_made_at = backups[place - 1]
            longest = LONGEST_STEP * (next_number - number)
            age += max(timedelta(), min(next_made_at - made_at, longest))
        found.append(age)
    return found


def to_drop(backups: Sequence[tuple[int, datetime]]) -> list[int]:
    """Which backups may go, as places in the list; number and time, the newest first.

    Of each day, week and month the oldest stays, so that it can grow into the next one.
    """
    oldest: dict[tuple[int, int], int] = {}
    places = list(enumerate(ages(backups)))[NEVER_THINNED:]
    for place, age in places:
        slot = _slot(age)
        if slot is not None:
            oldest[slot] = place
    kept = set(oldest.values())
    return [place for place, age in places if age >= ALL_FOR and place not in kept]


def _slot(age: timedelta) -> tuple[int, int] | None:
    """The stage and its period that an age falls into, None before and after all of them."""
    begins = ALL_FOR
    for stage, (period, count) in enumerate(STAGES):
        number = (age - begins) // period
        if 0 <= number < count:
            return stage, number
        begins += period * count
    return None
