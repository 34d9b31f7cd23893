"""A project file of a thousand tasks as another program writes it: what a builder sends along.

Ten buildings, nine rooms in each, ten jobs in each room. Jobs follow each other inside a room,
rooms inside a building; some jobs begin together with others. Every date in the file is one that
the links give on a Monday-to-Friday calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

BUILDINGS, ROOMS, JOBS = 10, 9, 10
START = date(2027, 3, 1)
"""A Monday."""
WORK = (
    "Clear the room",
    "Strip the walls",
    "Run the cables",
    "Mend the pipes",
    "Plaster",
    "Lay the floor",
    "Paint",
    "Hang the doors",
    "Clean",
    "Hand over",
)
FINISH_TO_START, START_TO_START = 1, 3


@dataclass
class Row:
    """A line of the file; ``before`` holds predecessor, kind of link and lag in working days."""

    uid: int
    name: str
    level: int
    start: int = 0
    """Working days after ``START``."""
    days: int = 0
    before: list[tuple[int, int, int]] = field(default_factory=list)
    is_summary: bool = False

    @property
    def finish(self) -> int:
        """Last working day."""
        return self.start + self.days - 1


def day(number: int) -> date:
    """The working day of that number."""
    weeks, rest = divmod(number, 5)
    return START + timedelta(days=7 * weeks + rest)


def rows() -> list[Row]:
    """The outline, headings before what they hold."""
    made: list[Row] = []

    def add(name: str, level: int, *, is_summary: bool = False) -> Row:
        made.append(Row(len(made) + 1, name, level, is_summary=is_summary))
        return made[-1]

    for building in range(1, BUILDINGS + 1):
        house = add(f"Building {building}", 1, is_summary=True)
        last: Row | None = None
        for room in range(1, ROOMS + 1):
            heading = add(f"Room {building}.{room:02}", 2, is_summary=True)
            jobs: list[Row] = []
            for job in range(JOBS):
                task = add(f"{WORK[job]} {building}.{room:02}", 3)
                task.days = 1 + (building + room + job) % 3
                if job == 3:  # pipes begin a day after the cables
                    task.before = [(jobs[2].uid, START_TO_START, 1)]
                    task.start = jobs[2].start + 1
                elif last is not None:
                    task.before = [(last.uid, FINISH_TO_START, 0)]
                    task.start = last.finish + 1
                jobs.append(task)
                last = task
            _sum_up(heading, jobs)
        _sum_up(house, [row for row in made if row.uid > house.uid])
    return made


def _sum_up(heading: Row, jobs: list[Row]) -> None:
    heading.start = min(row.start for row in jobs)
    heading.days = max(row.finish for row in jobs) - heading.start + 1


def write_project(path: Path) -> list[Row]:
    """Write the file and tell what stands in it."""
    found = rows()
    path.write_text("\n".join(_lines(found)), "utf-8")
    return found


def _lines(found: list[Row]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    yield '<Project xmlns="http://schemas.microsoft.com/project">'
    yield "<SaveVersion>14</SaveVersion><Name>Riverside works</Name>"
    yield "<Title>Riverside works</Title><Company>Marlow &amp; Daughters</Company>"
    yield f"<StartDate>{START}T08:00:00</StartDate><ScheduleFromStart>1</ScheduleFromStart>"
    yield "<CalendarUID>1</CalendarUID><DefaultStartTime>08:00:00</DefaultStartTime>"
    yield "<MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek>"
    yield "<Calendars><Calendar><UID>1</UID><Name>Standard</Name>"
    yield "<IsBaseCalendar>1</IsBaseCalendar><WeekDays>"
    for weekday in range(1, 8):
        yield f"<WeekDay><DayType>{weekday}</DayType>"
        if weekday in (1, 7):
            yield "<DayWorking>0</DayWorking></WeekDay>"
            continue
        yield "<DayWorking>1</DayWorking><WorkingTimes>"
        for begin, end in (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00")):
            yield f"<WorkingTime><FromTime>{begin}</FromTime><ToTime>{end}</ToTime></WorkingTime>"
        yield "</WorkingTimes></WeekDay>"
    yield "</WeekDays></Calendar></Calendars><Tasks>"
    for row in found:
        yield from _task(row)
    yield "</Tasks></Project>"


def _task(row: Row) -> Iterator[str]:
    yield f"<Task><UID>{row.uid}</UID><ID>{row.uid}</ID><Name>{escape(row.name)}</Name>"
    yield f"<Type>{int(row.is_summary)}</Type><OutlineLevel>{row.level}</OutlineLevel>"
    yield f"<Start>{day(row.start)}T08:00:00</Start><Finish>{day(row.finish)}T17:00:00</Finish>"
    yield f"<Duration>PT{row.days * 8}H0M0S</Duration><DurationFormat>7</DurationFormat>"
    yield f"<Milestone>0</Milestone><Summary>{int(row.is_summary)}</Summary>"
    yield "<PercentComplete>0</PercentComplete><ConstraintType>0</ConstraintType>"
    yield "<CalendarUID>-1</CalendarUID>"
    for uid, kind, lag in row.before:
        yield f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>{kind}</Type>"
        yield f"<CrossProject>0</CrossProject><LinkLag>{lag * 4800}</LinkLag>"
        yield "<LagFormat>7</LagFormat></PredecessorLink>"
    yield "</Task>"
