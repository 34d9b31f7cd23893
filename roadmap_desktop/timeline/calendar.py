"""Working days of one firm: its work week, public holidays and own closures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.client import Client, Closure
from roadmap_desktop.timeline.public_holidays import holidays_of_year
from roadmap_desktop.timeline.words import WEEKDAYS

ONE_DAY = timedelta(days=1)

LAST_DAY = date(9900, 12, 31)
"""Whatever falls later is shown here, so that counting on from it stays possible."""

_LAST_ORDINAL = LAST_DAY.toordinal()


@dataclass(frozen=True, kw_only=True)
class WorkingCalendar:
    """Which days are open; ``closed`` names every closed day outside the work week.

    Open days are numbered without gaps, so that a scheduler can count in whole numbers and turn
    them into dates at the end. All questions are answered in constant time, for any date: beyond
    the closed days that are known, the work week alone counts.
    """

    work_week: frozenset[int]
    """Open weekdays, Monday is 0; at least one."""
    closed: Mapping[date, str]

    def __post_init__(self) -> None:
        """Refuse a week without an open day (``PlanError``)."""
        check_work_week(self.work_week)

    def is_open(self, day: date) -> bool:
        """True when the firm works on that day."""
        return day.weekday() in self.work_week and day not in self.closed

    def why_closed(self, day: date) -> str:
        """What closes that day: a closure, a holiday or the weekday's name; '' when it is open."""
        if day in self.closed:
            return self.closed[day]
        return "" if day.weekday() in self.work_week else WEEKDAYS[day.weekday()]

    def next_open(self, day: date) -> date:
        """That day when it is open, else the first open day after it."""
        return self.date_at(self.index_from(day))

    def previous_open(self, day: date) -> date:
        """That day when it is open, else the last open day before it."""
        return self.date_at(self.index_until(day))

    def add_working_days(self, day: date, count: int) -> date:
        """The open day ``count`` working days after ``day``; a closed ``day`` counts as the next
        open one, a negative ``count`` goes back."""
        return self.date_at(self.index_from(day) + count)

    def working_days_between(self, first: date, last: date) -> int:
        """How many days are open from ``first`` to ``last``, both included."""
        return max(0, self.index_until(last) - self.index_from(first) + 1)

    # --- open days as numbers ---------------------------------------------------------------

    def index_from(self, day: date) -> int:
        """Number of the first open day on or after ``day``."""
        return self._open_days.number_from(day.toordinal())

    def index_until(self, day: date) -> int:
        """Number of the last open day on or before ``day``."""
        return self._open_days.number_from(day.toordinal() + 1) - 1

    def date_at(self, index: int) -> date:
        """The open day with that number, never later than ``LAST_DAY``."""
        return self._open_days.date_at(index)

    def ordinal_at(self, index: int) -> int:
        """Proleptic ordinal of the open day with that number."""
        return self._open_days.ordinal_at(index)

    def index_from_ordinal(self, ordinal: int) -> int:
        """Number of the first open day on or after the day with that ordinal."""
        return self._open_days.number_from(ordinal)

    @cached_property
    def _open_days(self) -> _OpenDays:
        return _OpenDays(self.work_week, self.closed)


class _OpenDays:
    """Open days numbered from 0 at the first Monday that matters.

    A table covers the weeks in which days are closed out of turn; before and after it every week
    is like the other.
    """

    def __init__(self, work_week: frozenset[int], closed: Mapping[date, str]) -> None:
        self._week = sorted(work_week)
        self._open_before = [bisect_left(self._week, weekday) for weekday in range(7)]
        shut = {day.toordinal() for day in closed if day.weekday() in work_week}
        anchor = min(shut, default=date(2000, 1, 3).toordinal())
        self._first = anchor - (anchor - 1) % 7  # ordinal 1 is a Monday
        weeks = (max(shut) - self._first) // 7 + 1 if shut else 0
        self._end = self._first + 7 * weeks
        """Ordinal of the Monday after the table."""
        self._ordinals: list[int] = []
        self._dates: dict[int, date] = {}
        """Those that were asked for: thousands of rows share the same few hundred days."""
        self._numbers: list[int] = []
        for ordinal in range(self._first, self._end):
            self._numbers.append(len(self._ordinals))
            if ordinal not in shut and (ordinal - 1) % 7 in work_week:
                self._ordinals.append(ordinal)

    def date_at(self, number: int) -> date:
        found = self._dates.get(number)
        if found is None:
            found = date.fromordinal(min(self.ordinal_at(number), _LAST_ORDINAL))
            self._dates[number] = found
        return found

    def number_from(self, ordinal: int) -> int:
        offset = ordinal - self._first
        if 0 <= offset < len(self._numbers):
            return self._numbers[offset]
        if offset < 0:
            weeks, weekday = divmod(offset, 7)
            return weeks * len(self._week) + self._open_before[weekday]
        weeks, weekday = divmod(ordinal - self._end, 7)
        return len(self._ordinals) + weeks * len(self._week) + self._open_before[weekday]

    def ordinal_at(self, number: int) -> int:
        if 0 <= number < len(self._ordinals):
            return self._ordinals[number]
        if number < 0:
            weeks, place = divmod(number, len(self._week))
            return self._first + 7 * weeks + self._week[place]
        weeks, place = divmod(number - len(self._ordinals), len(self._week))
        return self._end + 7 * weeks + self._week[place]


# --- from a client's own words ----------------------------------------------------------------


def check_work_week(work_week: Iterable[int]) -> None:
    """Refuse a week without an open day, or with a day that is none (``PlanError``)."""
    days = frozenset(work_week)
    if not days:
        raise PlanError("The work week has no open day: mark at least one weekday as open.")
    if not days <= frozenset(range(7)):
        raise PlanError("The work week holds an unknown weekday: use Monday to Sunday.")


def check_closure(closure: Closure) -> None:
    """Refuse a closure without a first day, or one that ends before it begins (``PlanError``)."""
    name = closure.name or "a closure"
    if closure.start is None:
        raise PlanError(f"The first closed day of “{name}” is missing: give its date.")
    if closure.finish is not None and closure.finish < closure.start:
        raise PlanError(
            f"“{name}” ends on {closure.finish} before it begins on {closure.start}: "
            "swap the two dates."
        )


def build_calendar(
    client: Client, closures: Iterable[Closure], first: date, last: date
) -> WorkingCalendar:
    """The firm's calendar with all that closes it from ``first`` to ``last``.

    A firm's own closure gives its name to a day that is a public holiday too. Closures without a
    date are left out. Raises ``PlanError`` for a week without an open day and ``UnknownPlaceError``
    for a country or region whose holidays are not known (S1-54).
    """
    check_work_week(client.work_week)
    closed: dict[date, str] = {}
    if client.country or client.region:
        for year in range(first.year, last.year + 1):
            closed.update(
                (day, name)
                for day, name in holidays_of_year(client.country, client.region, year)
                if first <= day <= last
            )
    for closure in closures:
        name = closure.name or "Closed"
        for begin, end in _spans(closure, first, last):
            days = (min(end, last) - max(begin, first)).days + 1
            closed.update((max(begin, first) + n * ONE_DAY, name) for n in range(days))
    return WorkingCalendar(work_week=frozenset(client.work_week), closed=closed)


def _spans(closure: Closure, first: date, last: date) -> Iterator[tuple[date, date]]:
    if closure.start is None:
        return
    begin, end = sorted((closure.start, closure.finish or closure.start))
    if not closure.yearly:
        yield begin, end
        return
    over_new_year = min(1, end.year - begin.year)
    for year in range(first.year - 1, last.year + 1):
        yield _in_year(begin, year), _in_year(end, year + over_new_year)


def _in_year(day: date, year: int) -> date:
    if (day.month, day.day) == (2, 29):
        return date(year, 3, 1) - ONE_DAY
    return day.replace(year=year)
