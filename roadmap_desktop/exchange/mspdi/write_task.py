"""The rows of a timeline as MSPDI tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import BaselineDate, LagUnit, Task
from roadmap_desktop.exchange.mspdi.codes import (
    ELAPSED_MINUTES_A_DAY,
    LAG_PARTS,
    LINK_NUMBERS,
    MINUTES_A_DAY,
    Unit,
)
from roadmap_desktop.exchange.mspdi.rows import NumberedRow
from roadmap_desktop.exchange.mspdi.xml_lines import XmlLines
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink

FIXED_LENGTH = 1
USUAL_PRIORITY = 500
NO_CALENDAR = -1
MOST_BASELINES = 11


@dataclass(slots=True)
class TaskWriter:
    """Writes one row after the other."""

    xml: XmlLines
    plan: Plan
    schedule: Schedule
    rows: Sequence[NumberedRow]
    _uids: dict[str, int] = field(init=False)
    _links: dict[str, list[ScheduledLink]] = field(init=False)
    _records: Mapping[str, Task] = field(init=False)
    _baselines: Mapping[str, list[tuple[int, BaselineDate]]] = field(init=False)

    def __post_init__(self) -> None:
        """Index what is asked for row by row."""
        self._uids = {one.row.id: one.uid for one in self.rows if one.day is None}
        self._links = defaultdict(list)
        for link in self.schedule.links:
            if link.predecessor in self._uids:
                self._links[link.successor].append(link)
        self._records = {t.template or t.id: t for t in self.plan.tasks if not t.removed}
        newest = [one.id for one in reversed(self.plan.baselines)]
        number = {id_: place for place, id_ in enumerate(newest[:MOST_BASELINES])}
        found: dict[str, list[tuple[int, BaselineDate]]] = defaultdict(list)
        for one in self.plan.baseline_dates:
            if one.baseline in number:
                found[one.row].append((number[one.baseline], one))
        self._baselines = found

    def write(self, one: NumberedRow) -> None:
        """One row with its links and baselines."""
        xml, row = self.xml, one.row
        with xml.inside("Task"):
            xml.put("UID", one.uid)
            xml.put("ID", one.uid)
            xml.put("Name", one.name)
            xml.flag("Active", True)
            xml.flag("Manual", False)
            xml.put("Type", FIXED_LENGTH)
            xml.flag("IsNull", False)
            xml.put("WBS", one.number)
            xml.put("OutlineNumber", one.number)
            xml.put("OutlineLevel", one.level)
            xml.put("Priority", USUAL_PRIORITY)
            xml.put("Start", one.start)
            xml.put("Finish", one.finish)
            xml.minutes("Duration", one.minutes)
            xml.put("DurationFormat", int(one.unit))
            xml.flag("EffortDriven", False)
            xml.flag("Recurring", bool(one.occurrences))
            xml.flag("Estimated", False)
            xml.flag("Milestone", one.milestone)
            xml.flag("Summary", one.summary)
            xml.flag("Critical", row.critical)
            xml.put("FreeSlack", row.free_float * MINUTES_A_DAY * LAG_PARTS)
            xml.put("TotalSlack", row.total_float * MINUTES_A_DAY * LAG_PARTS)
            self._progress(one)
            self._constraint(one)
            if row.note and one.day is None:
                xml.put("Notes", row.note)
            if one.day is None:
                for link in self._links.get(row.id, ()):
                    self._link(link)
                for number, date_ in self._baselines.get(row.id, ()):
                    self._baseline(number, date_)

    def _progress(self, one: NumberedRow) -> None:
        row, xml = one.row, self.xml
        if one.day is not None:
            return
        percent = 100.0 if row.actual_finish else row.percent
        xml.put("PercentComplete", round(percent))
        if one.summary:
            return
        started, finished = row.actual_start, row.actual_finish
        if started:
            xml.put("ActualStart", f"{started.isoformat()}T{one.start[11:]}")
        if finished:
            night = timedelta(one.unit is Unit.ELAPSED_DAYS)  # it ends in the morning after
            xml.put("ActualFinish", f"{(finished + night).isoformat()}T{one.finish[11:]}")
        done = round(one.minutes * percent / 100)
        left = one.minutes - done
        record = self._records.get(row.id)
        if record and record.remaining_days is not None and not finished:
            left = record.remaining_days * MINUTES_A_DAY
        xml.minutes("ActualDuration", done)
        xml.minutes("RemainingDuration", left)

    def _constraint(self, one: NumberedRow) -> None:
        xml = self.xml
        xml.put("ConstraintType", int(one.constraint))
        xml.put("CalendarUID", NO_CALENDAR)
        if one.constraint_date:
            put = xml.evening if one.milestone and not one.morning else xml.morning
            put("ConstraintDate", one.constraint_date)
        record = self._records.get(one.row.id) if one.day is None else None
        if record and record.finish_no_later:
            xml.evening("Deadline", record.finish_no_later)

    def _link(self, link: ScheduledLink) -> None:
        xml = self.xml
        elapsed = link.lag_unit is LagUnit.CALENDAR_DAYS
        a_day = ELAPSED_MINUTES_A_DAY if elapsed else MINUTES_A_DAY
        with xml.inside("PredecessorLink"):
            xml.put("PredecessorUID", self._uids[link.predecessor])
            xml.put("Type", LINK_NUMBERS[link.kind])
            xml.flag("CrossProject", False)
            xml.put("LinkLag", link.lag * a_day * LAG_PARTS)
            xml.put("LagFormat", int(Unit.ELAPSED_DAYS if elapsed else Unit.DAYS))

    def _baseline(self, number: int, one: BaselineDate) -> None:
        if one.start is None or one.finish is None:
            return
        xml = self.xml
        days = self.schedule.calendar.working_days_between(one.start, one.finish)
        with xml.inside("Baseline"):
            xml.put("Number", number)
            xml.morning("Start", one.start)
            xml.evening("Finish", one.finish)
            xml.minutes("Duration", days * MINUTES_A_DAY)
            xml.put("DurationFormat", int(Unit.DAYS))
