"""The project's calendar of an MSPDI file: open weekdays and closed days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from roadmap_desktop.domain.model.client import MONDAY_TO_FRIDAY
from roadmap_desktop.exchange.foreign_tasks import ClosedDays, ForeignCalendar
from roadmap_desktop.exchange.mspdi.codes import weekday_of
from roadmap_desktop.exchange.mspdi.fields import first_day, flag, last_day, moment, whole
from roadmap_desktop.exchange.mspdi.xml_tree import Node

MOST_CLOSED = 2_000
MOST_BASES = 8
DAILY = 1
WEEKDAY_ITEM = 3
"""A place in the month counts weekdays from this number on, Sunday first."""
LAST_PLACE = 4


@dataclass(slots=True)
class ReadCalendar:
    """A calendar, and what of it a plan cannot hold."""

    week: dict[int, bool] = field(default_factory=dict)
    closed: list[ClosedDays] = field(default_factory=list)
    extra_days: int = 0
    """Working days out of turn."""
    unreadable: list[str] = field(default_factory=list)
    """Names of closures that come round in a way that was not understood."""

    def told(self) -> list[str]:
        """The sentences about what was left out."""
        told = []
        if self.extra_days:
            told.append(
                "Working days outside the work week, such as an open Saturday, are not carried over"
                f" ({self.extra_days})."
            )
        told += [
            f"The repeating closure “{name[:60]}” is not carried over; enter its days by hand."
            for name in self.unreadable[:5]
        ]
        return told


def read_calendar(project: Node) -> tuple[ForeignCalendar | None, list[str]]:
    """The project's own calendar with those it builds on, and sentences about what was left out;
    None where the file names none."""
    holder = project.child("Calendars")
    by_uid = {node.value("UID"): node for node in (holder.all("Calendar") if holder else ())}
    node = by_uid.get(project.value("CalendarUID"))
    if node is None:
        return None, []
    read = ReadCalendar()
    for one in reversed(_bases(node, by_uid)):
        _take(one, read)
    # A weekday that no calendar of the chain mentions is one of a usual week.
    week = tuple(day for day in range(7) if read.week.get(day, day in MONDAY_TO_FRIDAY))
    if not week:
        return None, ["The project's calendar has no open weekday; the firm's own counts."]
    closed = sorted({(one.start, one.finish): one for one in read.closed}.values(), key=_by_date)
    return ForeignCalendar(work_week=week, closed=tuple(closed[:MOST_CLOSED])), read.told()


def _by_date(closed: ClosedDays) -> tuple[date, date]:
    return closed.start, closed.finish


def _bases(node: Node, by_uid: Mapping[str, Node]) -> Sequence[Node]:
    """The calendar, then the one it builds on, and so on."""
    chain = [node]
    while len(chain) < MOST_BASES:
        base = by_uid.get(chain[-1].value("BaseCalendarUID"))
        if base is None or base in chain:
            break
        chain.append(base)
    return chain


def _take(node: Node, read: ReadCalendar) -> None:
    of = f"The calendar “{node.value('Name')[:60]}”"
    days = node.child("WeekDays")
    for day in days.all("WeekDay") if days else ():
        kind = whole(day, "DayType", -1)
        if 1 <= kind <= 7:
            read.week[weekday_of(kind)] = flag(day, "DayWorking")
        elif kind == 0:  # how older versions write a closure; newer ones repeat it below
            span = _span(day, of)
            if span and not flag(day, "DayWorking"):
                read.closed.append(ClosedDays(name="Closed", start=span[0], finish=span[1]))
    exceptions = node.child("Exceptions")
    named = list(exceptions.all("Exception")) if exceptions else []
    if named:
        read.closed.clear()
    for one in named[:MOST_CLOSED]:
        span = _span(one, of)
        if span is None:
            continue
        if flag(one, "DayWorking"):
            read.extra_days += 1
            continue
        name = one.value("Name")[:120] or "Closed"
        found = _days(one, *span)
        if found is None:
            read.unreadable.append(name)
        else:
            read.closed += [ClosedDays(name=name, start=a, finish=b) for a, b in found]


def _span(node: Node, of: str) -> tuple[date, date] | None:
    period = node.child("TimePeriod")
    if period is None:
        return None
    start = first_day(moment(period, "FromDate", of))
    finish = last_day(moment(period, "ToDate", of))
    if start is None or finish is None:
        return None
    return (start, max(start, finish))


def _days(node: Node, start: date, finish: date) -> list[tuple[date, date]] | None:
    """The closed spans of an exception that may come round; None where its way is unknown."""
    kind, every = whole(node, "Type", DAILY), max(1, whole(node, "Period", 1))
    if start == finish or (kind == DAILY and every == 1):
        return [(start, finish)]
    found: Iterator[date]
    match kind:
        case 1:  # every n days
            found = (start + timedelta(n) for n in range(0, (finish - start).days + 1, every))
        case 2:  # yearly, on a date
            month, day = whole(node, "Month") + 1, whole(node, "MonthDay")
            found = (date(y, m, day) for y, m in _months(start, finish, month) if _has(y, m, day))
        case 3:  # yearly, on a weekday of a month
            month = whole(node, "Month") + 1
            found = (
                d
                for y, m in _months(start, finish, month)
                if (d := _placed(node, y, m)) is not None
            )
        case 4:  # monthly, on a date
            day = whole(node, "MonthDay")
            months = list(_months(start, finish, None))[::every]
            found = (date(y, m, day) for y, m in months if _has(y, m, day))
        case 6:  # weekly
            found = _weekly(start, finish, every, whole(node, "DaysOfWeek"))
        case _:
            return None
    spans = []
    for one in found:
        if start <= one <= finish:
            spans.append((one, one))
        if len(spans) > MOST_CLOSED:
            return None
    return spans


def _months(start: date, finish: date, only: int | None) -> Iterator[tuple[int, int]]:
    for year in range(start.year, finish.year + 1):
        for month in range(1, 13) if only is None else (only,):
            if 1 <= month <= 12 and (start.year, start.month) <= (year, month):
                yield year, month


def _has(year: int, month: int, day: int) -> bool:
    return 1 <= day <= monthrange(year, month)[1]


def _placed(node: Node, year: int, month: int) -> date | None:
    """The first, second, ... or last such weekday of the month."""
    item, place = whole(node, "MonthItem") - WEEKDAY_ITEM, whole(node, "MonthPosition")
    if not (0 <= item <= 6 and 0 <= place <= LAST_PLACE):
        return None
    weekday = (item - 1) % 7
    days = [
        one
        for number in range(1, monthrange(year, month)[1] + 1)
        if (one := date(year, month, number)).weekday() == weekday
    ]
    return days[-1] if place == LAST_PLACE else days[place]


def _weekly(start: date, finish: date, every: int, mask: int) -> Iterator[date]:
    """Weekdays by bit, Sunday first; weeks begin on Sunday as the file's program counts them."""
    sunday = start - timedelta((start.weekday() + 1) % 7)
    for week in range(0, (finish - sunday).days + 1, 7 * every):
        for day in range(7):
            if mask >> day & 1:
                yield sunday + timedelta(week + day)
