"""Which backups are kept: all of two days, then daily, weekly and monthly ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

NEVER_THINNED = 3
ALL_FOR = timedelta(days=2)
LONGEST_GAP = timedelta(days=1)
"""A longer pause between two backups counts as this much: nobody can tell it from a clock that was
set wrong, and a wrong clock must not thin anything."""

STAGES: tuple[tuple[timedelta, int], ...] = (
    (timedelta(days=1), 12),
    (timedelta(days=7), 10),
    (timedelta(days=30), 9),
)
"""One backup a day for 12 days, then one a week for 10 weeks, then one a month for 9 months."""


def ages(made_at: Sequence[datetime]) -> list[timedelta]:
    """How old each backup counts as, seen from the newest; the newest comes first."""
    found: list[timedelta] = []
    age = timedelta()
    for place, stamp in enumerate(made_at):
        if place:
            gap = made_at[place - 1] - stamp
            age += max(timedelta(), min(gap, LONGEST_GAP))
        found.append(age)
    return found


def to_drop(made_at: Sequence[datetime]) -> list[int]:
    """Which backups may go, as places in the list; the newest comes first.

    Their order says which is newer, never their time.
    """
    dropped: list[int] = []
    seen: set[tuple[int, int]] = set()
    for place, age in enumerate(ages(made_at)):
        if place < NEVER_THINNED or age < ALL_FOR:
            continue
        slot = _slot(age - ALL_FOR)
        if slot is None or slot in seen:
            dropped.append(place)
        else:
            seen.add(slot)
    return dropped


def _slot(age: timedelta) -> tuple[int, int] | None:
    """The stage and its period that an age falls into, None for older than all of them."""
    begins = timedelta()
    for stage, (period, count) in enumerate(STAGES):
        number = (age - begins) // period
        if number < count:
            return stage, number
        begins += period * count
    return None
