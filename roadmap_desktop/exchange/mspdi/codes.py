"""The numbers by which MSPDI writes kinds, units and weekdays."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from roadmap_desktop.domain.model.tasks import LinkKind

NAMESPACE = "http://schemas.microsoft.com/project"
HOURS_A_DAY = 8
MINUTES_A_DAY = HOURS_A_DAY * 60
ELAPSED_MINUTES_A_DAY = 24 * 60
LAG_PARTS = 10
"""A lag counts tenths of a minute."""
SHIFTS = (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00"))
MORNING, EVENING = SHIFTS[0][0], SHIFTS[-1][1]

LINK_KINDS: Mapping[int, LinkKind] = MappingProxyType(
    {0: LinkKind.FF, 1: LinkKind.FS, 2: LinkKind.SF, 3: LinkKind.SS}
)
LINK_NUMBERS: Mapping[LinkKind, int] = MappingProxyType({k: n for n, k in LINK_KINDS.items()})


class Constraint(IntEnum):
    """How a task is held, beside its links."""

    AS_SOON_AS_POSSIBLE = 0
    AS_LATE_AS_POSSIBLE = 1
    MUST_START_ON = 2
    MUST_FINISH_ON = 3
    START_NO_EARLIER = 4
    START_NO_LATER = 5
    FINISH_NO_EARLIER = 6
    FINISH_NO_LATER = 7


class Unit(IntEnum):
    """In what a length or lag is shown; the length itself always counts minutes."""

    MINUTES = 3
    ELAPSED_MINUTES = 4
    HOURS = 5
    ELAPSED_HOURS = 6
    DAYS = 7
    ELAPSED_DAYS = 8
    WEEKS = 9
    ELAPSED_WEEKS = 10
    MONTHS = 11
    ELAPSED_MONTHS = 12
    PERCENT = 19
    ELAPSED_PERCENT = 20


ESTIMATED = 32
"""Added to a unit where the length is an estimate."""
ELAPSED = frozenset(
    {
        Unit.ELAPSED_MINUTES,
        Unit.ELAPSED_HOURS,
        Unit.ELAPSED_DAYS,
        Unit.ELAPSED_WEEKS,
        Unit.ELAPSED_MONTHS,
    }
)
SHARES = frozenset({Unit.PERCENT, Unit.ELAPSED_PERCENT})


def unit_of(number: int) -> Unit:
    """The unit behind a number, estimated or not; days for one that is unknown."""
    bare = number - ESTIMATED if number > ESTIMATED else number
    try:
        return Unit(bare)
    except ValueError:
        return Unit.DAYS


def weekday_of(day_type: int) -> int:
    """Weekday, Monday is 0, for MSPDI's number, which begins with 1 for Sunday."""
    return (day_type - 2) % 7


def day_type_of(weekday: int) -> int:
    """The opposite of ``weekday_of``."""
    return (weekday + 1) % 7 + 1
