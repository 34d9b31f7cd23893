"""The plan's working calendar as MSPDI."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from roadmap_desktop.exchange.foreign_tasks import ClosedDays
from roadmap_desktop.exchange.mspdi.codes import SHIFTS, day_type_of
from roadmap_desktop.exchange.mspdi.xml_lines import XmlLines
from roadmap_desktop.timeline.calendar import WorkingCalendar

CALENDAR = 1
DAILY = 1


def write_calendar(xml: XmlLines, calendar: WorkingCalendar) -> None:
    """The base calendar of the project; a closure stands twice, for old and for new readers."""
    closed = list(closed_spans(calendar))
    with xml.inside("Calendars"), xml.inside("Calendar"):
        xml.put("UID", CALENDAR)
        xml.put("Name", "Standard")
        xml.flag("IsBaseCalendar", True)
        xml.put("BaseCalendarUID", -1)
        with xml.inside("WeekDays"):
            for weekday in (6, 0, 1, 2, 3, 4, 5):
                with xml.inside("WeekDay"):
                    xml.put("DayType", day_type_of(weekday))
                    xml.flag("DayWorking", weekday in calendar.work_week)
                    if weekday in calendar.work_week:
                        _shifts(xml)
            for one in closed:
                with xml.inside("WeekDay"):
                    xml.put("DayType", 0)
                    xml.flag("DayWorking", False)
                    _period(xml, one)
        if closed:
            with xml.inside("Exceptions"):
                for one in closed:
                    _exception(xml, one)


def _shifts(xml: XmlLines) -> None:
    with xml.inside("WorkingTimes"):
        for begin, end in SHIFTS:
            with xml.inside("WorkingTime"):
                xml.put("FromTime", begin)
                xml.put("ToTime", end)


def _period(xml: XmlLines, closed: ClosedDays) -> None:
    with xml.inside("TimePeriod"):
        xml.put("FromDate", f"{closed.start.isoformat()}T00:00:00")
        xml.put("ToDate", f"{closed.finish.isoformat()}T23:59:00")


def _exception(xml: XmlLines, closed: ClosedDays) -> None:
    with xml.inside("Exception"):
        xml.flag("EnteredByOccurrences", False)
        _period(xml, closed)
        xml.put("Occurrences", (closed.finish - closed.start).days + 1)
        xml.put("Name", closed.name)
        xml.put("Type", DAILY)
        xml.flag("DayWorking", False)


def closed_spans(calendar: WorkingCalendar) -> Iterator[ClosedDays]:
    """Closed days out of turn, days in a row that close for the same reason as one."""
    first: date | None = None
    last: date | None = None
    name = ""
    for day in sorted(calendar.closed):
        why = calendar.closed[day]
        if first and last and why == name and day - last == timedelta(1):
            last = day
            continue
        if first and last:
            yield ClosedDays(name=name, start=first, finish=last)
        first = last = day
        name = why
    if first and last:
        yield ClosedDays(name=name, start=first, finish=last)
