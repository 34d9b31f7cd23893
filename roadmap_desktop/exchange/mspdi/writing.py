"""Writes a plan's timeline as MSPDI, so that other planning programs show the same dates."""

from __future__ import annotations

from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.mspdi.codes import (
    EVENING,
    MINUTES_A_DAY,
    MORNING,
    NAMESPACE,
)
from roadmap_desktop.exchange.mspdi.rows import NumberedRow, numbered
from roadmap_desktop.exchange.mspdi.write_calendar import CALENDAR, write_calendar
from roadmap_desktop.exchange.mspdi.write_task import MOST_BASELINES, TaskWriter
from roadmap_desktop.exchange.mspdi.xml_lines import XmlLines
from roadmap_desktop.timeline.schedule import Schedule

SAVE_VERSION = 14
FIXED_LENGTH = 1
WEEK_BEGINS_MONDAY = 1


def write(plan: Plan, schedule: Schedule, notice: str = "") -> bytes:
    """The timeline with its calendar, links, progress and baselines as an MSPDI file.

    The same plan and schedule always give the same bytes. What has no place in such a file is
    told by ``left_out``; ``notice`` becomes the project's subject.
    """
    rows = numbered(plan, schedule)
    xml = XmlLines()
    with xml.inside("Project", f' xmlns="{NAMESPACE}"'):
        _project(xml, plan, schedule, notice)
        write_calendar(xml, schedule.calendar)
        writer = TaskWriter(xml, plan, schedule, rows)
        with xml.inside("Tasks"):
            for row in rows:
                writer.write(row)
        _people(xml, rows)
    return xml.content()


def left_out(plan: Plan, schedule: Schedule) -> tuple[str, ...]:
    """What the file cannot hold of this plan, one sentence each."""
    rows = numbered(plan, schedule)
    told = [
        "Answers, evidence and decisions stay in the plan; the file holds the timeline only.",
    ]
    if any(one.occurrences for one in rows):
        told.append("Recurring items are written as their dates, without the rhythm behind them.")
    if any(one.several_holds for one in rows):
        count = sum(one.several_holds for one in rows)
        told.append(
            f"{count} {'task is' if count == 1 else 'tasks are'} held by more than one date; the "
            "strictest is written."
        )
    if len(plan.baselines) > MOST_BASELINES:
        told.append("Of the baselines the newest eleven are written.")
    return tuple(told)


def _project(xml: XmlLines, plan: Plan, schedule: Schedule, notice: str) -> None:
    header = plan.header
    xml.put("SaveVersion", SAVE_VERSION)
    xml.put("Name", f"{header.number or 'plan'}.xml")
    xml.put("Title", header.title or header.number)
    if notice:
        xml.put("Subject", notice)
    xml.put("Company", plan.client.name)
    xml.put("Author", header.prepared_by)
    xml.flag("ScheduleFromStart", True)
    xml.morning("StartDate", schedule.start)
    xml.evening("FinishDate", max([schedule.finish, *(row.finish for row in schedule.rows)]))
    xml.put("CriticalSlackLimit", 0)
    xml.put("CalendarUID", CALENDAR)
    xml.put("DefaultStartTime", MORNING)
    xml.put("DefaultFinishTime", EVENING)
    xml.put("MinutesPerDay", MINUTES_A_DAY)
    xml.put("MinutesPerWeek", MINUTES_A_DAY * len(schedule.calendar.work_week))
    xml.put("DaysPerMonth", 20)
    xml.put("DefaultTaskType", FIXED_LENGTH)
    xml.flag("NewTasksEffortDriven", False)
    xml.flag("NewTasksEstimated", False)
    xml.put("WeekStartDay", WEEK_BEGINS_MONDAY)
    xml.flag("HonorConstraints", True)
    xml.flag("NewTasksAreManual", False)


def _people(xml: XmlLines, rows: list[NumberedRow]) -> None:
    """Owners as resources, each assigned to what is theirs."""
    names = list(dict.fromkeys(one.owner for one in rows if one.owner))
    uid = {name: number for number, name in enumerate(names, 1)}
    with xml.inside("Resources"):
        for name in names:
            with xml.inside("Resource"):
                xml.put("UID", uid[name])
                xml.put("ID", uid[name])
                xml.put("Name", name)
                xml.put("Type", 1)
                xml.flag("IsNull", False)
                xml.put("MaxUnits", 1)
                xml.put("CalendarUID", -1)
    with xml.inside("Assignments"):
        for number, one in enumerate((row for row in rows if row.owner), 1):
            with xml.inside("Assignment"):
                xml.put("UID", number)
                xml.put("TaskUID", one.uid)
                xml.put("ResourceUID", uid[one.owner])
                xml.put("Finish", one.finish)
                xml.put("Start", one.start)
                xml.put("Units", 1)
                xml.minutes("Work", one.worked_minutes)
