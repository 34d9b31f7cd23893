"""Projects of somebody else, seeded: an outline with everything that such files have in them.

The XML is written by hand without dates. MPXJ reads it, schedules it as Microsoft Project would and
writes it again, as ProjectLibre and GanttProject do, which are built on MPXJ.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

NS = "{http://schemas.microsoft.com/project}"
START = date(2027, 3, 1)
"""A Monday."""
PEOPLE = ("Ines", "Marta & Söhne", "יעל", "李雷")
WORDS = (
    *("Paint", "Plaster <north>", "Sand & seal", "“Quoted” work", "O'Neill's part", "Größe prüfen"),
    *("صب الأساسات", "לצבוע קיר", "検査", "Ärger", "x" * 150, "a < b > c"),
)
MINUTE_TENTHS = 10
FIXED = ("1", "2")
"""As late as possible, and must start on: Project means something else by them than the timeline
where links lead to them."""


@dataclass
class Line:
    """A task to be."""

    uid: int
    level: int
    name: str
    is_summary: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    inner: list[str] = field(default_factory=list)
    """Whole elements: links, baselines."""


def unscheduled(seed: int, count: int = 1_000, *, rough: bool = False) -> str:
    """A project of so many tasks as XML, without dates; ``rough`` adds what no plan can hold."""
    rng = random.Random(seed)
    lines = _outline(rng, count)
    work = [line for line in lines if not line.is_summary]
    for place, line in enumerate(work):
        _shape(rng, line, rough=rough)
        waits = 0 if line.fields.get("ConstraintType") in FIXED else rng.choice((0, 1, 1, 2))
        for before in rng.sample(work[max(0, place - 12) : place], min(place, waits)):
            line.inner.append(_link(rng, before.uid, rough=rough))
    _link_summaries(rng, lines)
    return "\n".join(_project(lines, rng))


def _outline(rng: random.Random, count: int) -> list[Line]:
    lines: list[Line] = []
    level = 1
    for uid in range(1, count + 1):
        if lines and lines[-1].is_summary:
            level = lines[-1].level + 1
        else:
            level = rng.randint(max(1, level - 2), level) if rng.random() < 0.2 else level
        summary = uid < count and level < 4 and rng.random() < (0.5 if level == 1 else 0.15)
        name = f"{rng.choice(WORDS)} {uid}"
        lines.append(Line(uid, level, name, summary))
    lines[-1].is_summary = False
    return lines


def _shape(rng: random.Random, line: Line, *, rough: bool) -> None:
    put = line.fields
    kind = rng.random()
    days = rng.randint(1, 9)
    put["DurationFormat"], minutes = "7", days * 480
    if kind < 0.1:
        minutes, put["Milestone"] = 0, "1"
    elif kind < 0.2:
        put["DurationFormat"], minutes = "8", days * 1440
    elif kind < 0.3:
        put["DurationFormat"], minutes = "9", (days % 3 + 1) * 2400
    elif rough and kind < 0.4:
        minutes += 90
    put["Duration"] = f"PT{minutes // 60}H{minutes % 60}M0S"
    day = START + timedelta(days=rng.randrange(60))
    held = rng.random()
    if held < 0.06:
        put |= {"ConstraintType": "4", "ConstraintDate": f"{day}T08:00:00"}
    elif held < 0.09:
        put |= {"ConstraintType": "2", "ConstraintDate": f"{_open(day)}T08:00:00"}
    elif held < 0.12:
        put["ConstraintType"] = "1"
    elif rough and held < 0.16:
        kind_ = rng.choice("3567")
        put |= {"ConstraintType": kind_, "ConstraintDate": f"{_open(day)}T17:00:00"}
    if rng.random() < 0.1:
        put["Deadline"] = f"{day + timedelta(days=30)}T17:00:00"
    if rng.random() < 0.1:
        put["Notes"] = f"First line & <second>\nline {line.uid}"
    for number in range(11):
        if rng.random() < 0.08:
            first, last = f"{day}T08:00:00", f"{day + timedelta(days=4)}T17:00:00"
            line.inner.append(
                f"<Baseline><Number>{number}</Number><Start>{first}</Start>"
                f"<Finish>{last}</Finish></Baseline>"
            )


def _open(day: date) -> date:
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def _link(rng: random.Random, before: int, *, rough: bool) -> str:
    kind = rng.choice((1, 1, 1, 0, 2, 3)) if rough else rng.choice((1, 1, 1, 3))
    unit, lag = 7, rng.choice((0, 0, 0, 1, 2, -1)) * 480 * MINUTE_TENTHS
    chance = rng.random()
    if kind == 1 and chance < 0.1:
        unit, lag = 8, rng.choice((1, 3, 7)) * 1440 * MINUTE_TENTHS
    elif chance < 0.15:
        unit, lag = 9, 2400 * MINUTE_TENTHS
    elif rough and chance < 0.2:
        unit, lag = 19, rng.choice((50, 25, -20))
    elif rough and chance < 0.25:
        unit, lag = 5, 90 * MINUTE_TENTHS
    return (
        f"<PredecessorLink><PredecessorUID>{before}</PredecessorUID><Type>{kind}</Type>"
        f"<CrossProject>0</CrossProject><LinkLag>{lag}</LinkLag><LagFormat>{unit}</LagFormat>"
        "</PredecessorLink>"
    )


def _link_summaries(rng: random.Random, lines: list[Line]) -> None:
    """From one heading to a later one of the same level."""
    last: dict[int, Line] = {}
    for line in lines:
        before = last.get(line.level)
        if line.is_summary and before is not None and rng.random() < 0.2:
            line.inner.append(_link(random.Random(1), before.uid, rough=False))
        for deeper in [level for level in last if level > line.level]:
            del last[deeper]
        if line.is_summary:
            last[line.level] = line


def _project(lines: list[Line], rng: random.Random) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    yield '<Project xmlns="http://schemas.microsoft.com/project"><SaveVersion>14</SaveVersion>'
    yield "<Name>riverside.xml</Name><Title>Riverside &amp; works</Title><Company>Marlow</Company>"
    yield f"<ScheduleFromStart>1</ScheduleFromStart><StartDate>{START}T08:00:00</StartDate>"
    yield "<CalendarUID>1</CalendarUID><DefaultStartTime>08:00:00</DefaultStartTime>"
    yield "<DefaultFinishTime>17:00:00</DefaultFinishTime><MinutesPerDay>480</MinutesPerDay>"
    yield "<MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth><Calendars>"
    yield from _calendar(rng)
    yield "</Calendars><Tasks>"
    for line in lines:
        yield f"<Task><UID>{line.uid}</UID><ID>{line.uid}</ID><Name>{escape(line.name)}</Name>"
        yield f"<OutlineLevel>{line.level}</OutlineLevel><Summary>{int(line.is_summary)}</Summary>"
        for tag, value in line.fields.items():
            yield f"<{tag}>{escape(value)}</{tag}>"
        if "Duration" in line.fields:
            yield "<ActualDuration>PT0H0M0S</ActualDuration>"
            yield f"<RemainingDuration>{line.fields['Duration']}</RemainingDuration>"
        yield "".join(line.inner) + "</Task>"
    yield "</Tasks><Resources>"
    for uid, name in enumerate(PEOPLE, 1):
        yield f"<Resource><UID>{uid}</UID><ID>{uid}</ID><Name>{escape(name)}</Name>"
        yield "<Type>1</Type></Resource>"
    yield "</Resources></Project>"


ROUGH = (
    (0.05, "Active", "0"),
    (0.05, "Priority", "700"),
    (0.03, "Manual", "1"),
    (0.03, "HyperlinkAddress", "https://example.org/a?b=1&c=2"),
    (0.03, "Cost", "120.5"),
    (0.03, "CalendarUID", "1"),
    (0.03, "LevelingDelay", "4800"),
    (0.02, "Estimated", "1"),
)
"""Share of tasks that have a field, and what it says."""


def with_progress(content: bytes, seed: int, *, rough: bool = False) -> bytes:
    """The scheduled project with work that has begun or ended, and people on it; ``rough`` adds
    what no plan can hold."""
    rng = random.Random(seed)
    root = ET.fromstring(content)  # noqa: S314 -- MPXJ wrote it a moment ago
    assignments = root.find(f"{NS}Assignments")
    if assignments is None:
        assignments = ET.SubElement(root, f"{NS}Assignments")
    for task in root.iter(f"{NS}Task"):
        uid = task.findtext(f"{NS}UID", "")
        if task.findtext(f"{NS}Summary") == "1" or uid == "0":
            continue
        chance = rng.random()
        if chance < 0.1:
            _put(task, "PercentComplete", "100")
            for actual in ("Start", "Finish"):
                _put(task, f"Actual{actual}", task.findtext(f"{NS}{actual}", ""))
            _put(task, "ActualDuration", task.findtext(f"{NS}Duration", ""))
            _put(task, "RemainingDuration", "PT0H0M0S")
        elif chance < 0.2:
            _put(task, "PercentComplete", "50")
            _put(task, "ActualStart", task.findtext(f"{NS}Start", ""))
            hours = int(task.findtext(f"{NS}Duration", "")[2:].partition("H")[0])
            half = f"PT{hours // 2}H{hours % 2 * 30}M0S"
            for tag in ("ActualDuration", "RemainingDuration"):
                _put(task, tag, half)
        if rough:
            for share, tag, value in ROUGH:
                if rng.random() < share:
                    _put(task, tag, value)
        if rng.random() < 0.6:
            one = ET.SubElement(assignments, f"{NS}Assignment")
            person = str(rng.randrange(1, 5))
            for tag, value in (("UID", uid), ("TaskUID", uid), ("ResourceUID", person)):
                _put(one, tag, value)
            _put(one, "Units", "1")
    ET.register_namespace("", NS[1:-1])
    return bytes(ET.tostring(root, "utf-8", xml_declaration=True))


def _put(element: ET.Element, tag: str, value: str) -> None:
    found = element.find(f"{NS}{tag}")
    if found is None:
        found = ET.SubElement(element, f"{NS}{tag}")
    found.text = value


def _calendar(rng: random.Random) -> Iterator[str]:
    yield "<Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><WeekDays>"
    for weekday in range(1, 8):
        opened = int(1 < weekday < 7)
        yield f"<WeekDay><DayType>{weekday}</DayType><DayWorking>{opened}</DayWorking>"
        if opened:
            yield "<WorkingTimes>"
            for begin, end in (("08", "12"), ("13", "17")):
                yield f"<WorkingTime><FromTime>{begin}:00:00</FromTime>"
                yield f"<ToTime>{end}:00:00</ToTime></WorkingTime>"
            yield "</WorkingTimes>"
        yield "</WeekDay>"
    yield "</WeekDays><Exceptions>"
    for number in range(4):
        day = START + timedelta(days=rng.randrange(200))
        yield "<Exception><EnteredByOccurrences>0</EnteredByOccurrences><TimePeriod>"
        yield f"<FromDate>{day}T00:00:00</FromDate><ToDate>{day}T23:59:00</ToDate></TimePeriod>"
        yield f"<Name>Shut {number}</Name><Type>1</Type><DayWorking>0</DayWorking></Exception>"
    yield "</Exceptions></Calendar>"


class Scheduler:
    """MPXJ as another program that reads, schedules and writes projects."""

    def __init__(self, jvm: Any) -> None:
        self._class = jvm.JClass

    def scheduled(self, text: str) -> bytes:
        """The project with the dates that Microsoft Project would give it."""
        stream = self._class("java.io.ByteArrayInputStream")(text.encode())
        project = self._class("org.mpxj.mspdi.MSPDIReader")().read(stream)
        moment = self._class("java.time.LocalDateTime").of(START.year, START.month, START.day, 8, 0)
        self._class("org.mpxj.cpm.MicrosoftScheduler")().schedule(project, moment)
        return self._written(project)

    def passed_on(self, content: bytes) -> bytes:
        """The project as another program keeps it: read, and written again."""
        stream = self._class("java.io.ByteArrayInputStream")(content)
        return self._written(self._class("org.mpxj.mspdi.MSPDIReader")().read(stream))

    def _written(self, project: Any) -> bytes:
        out = self._class("java.io.ByteArrayOutputStream")()
        self._class("org.mpxj.mspdi.MSPDIWriter")().write(project, out)
        return bytes(out.toByteArray())
