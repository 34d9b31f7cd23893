"""One task of an MSPDI file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from roadmap_desktop.domain.model.tasks import LengthUnit
from roadmap_desktop.exchange.foreign_tasks import BaselineSpan, ForeignTask
from roadmap_desktop.exchange.foreign_text import (
    LONGEST_NOTE,
    name_and_note,
    one_line,
    shortened,
    some_lines,
)
from roadmap_desktop.exchange.mspdi.codes import (
    ELAPSED,
    ELAPSED_MINUTES_A_DAY,
    MINUTES_A_DAY,
    Constraint,
    Unit,
    unit_of,
)
from roadmap_desktop.exchange.mspdi.fields import (
    decimal,
    first_day,
    flag,
    last_day,
    minutes,
    moment,
    whole,
)
from roadmap_desktop.exchange.mspdi.told import Told
from roadmap_desktop.exchange.mspdi.xml_tree import Node
from roadmap_desktop.timeline.lengths import LONGEST, LONGEST_TASK

USUAL_PRIORITY = 500
DEEPEST = 50
MOST_BASELINES = 11


@dataclass(frozen=True, slots=True)
class Settings:
    """How the project counts."""

    minutes_a_day: int = MINUTES_A_DAY
    minutes_a_week: int = 5 * MINUTES_A_DAY
    calendar: str = ""
    """UID of the project's own calendar."""

    @classmethod
    def of(cls, project: Node) -> Settings:
        """As the file says it; what makes no sense is as usual."""
        day = whole(project, "MinutesPerDay", MINUTES_A_DAY)
        day = day if 60 <= day <= 24 * 60 else MINUTES_A_DAY
        week = whole(project, "MinutesPerWeek", 5 * day)
        return cls(
            day, week if day <= week <= 7 * 24 * 60 else 5 * day, project.value("CalendarUID")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Dates that hold a task, as ``Task`` names them."""

    start_no_earlier: date | None = None
    finish_no_later: date | None = None
    must_start_on: date | None = None
    as_late_as_possible: bool = False


@dataclass(frozen=True, slots=True)
class TaskReader:
    """Reads tasks one by one and counts what they lose."""

    settings: Settings
    owners: Mapping[str, str]
    several: frozenset[str]
    """Tasks that have more people than one."""
    told: Told

    def read(self, node: Node) -> ForeignTask:
        """The task; ``PlanError`` for a date or length that is none."""
        full = one_line(node.value("Name")) or f"Task {node.value('ID')[:12]}".strip()
        name, note = name_and_note(full, self._note(node, full))
        of = f"“{name[:60]}”"
        summary = flag(node, "Summary")
        start = first_day(moment(node, "Start", of))
        finish = last_day(moment(node, "Finish", of))
        length, unit = self._length(node, name, of)
        if unit is LengthUnit.CALENDAR_DAYS and length and start:
            finish = date.fromordinal(start.toordinal() + length - 1)
        elif start and finish and finish < start:
            self.told.count("backwards", name)
            finish = None
        milestone = not summary and (length == 0 or (length is None and flag(node, "Milestone")))
        if milestone and start:
            finish = start
        percent = decimal(node, "PercentComplete")
        percent = None if percent is None or summary else max(0.0, min(100.0, percent))
        begun, ended = self._actual(node, name, of, summary=summary, milestone=milestone)
        if ended and unit is LengthUnit.CALENDAR_DAYS and begun and length:
            ended = _elapsed_end(node, of) or ended
        held = self._held(node, name, of, start)
        self._count_losses(node, name)
        if name != full:
            self.told.count("name_cut", name)
        if len(note) > LONGEST_NOTE:
            self.told.count("note_cut", name)
        return ForeignTask(
            key=node.value("UID"),
            name=name,
            level=max(1, min(DEEPEST, whole(node, "OutlineLevel", 1))),
            summary=summary,
            milestone=milestone,
            start=start,
            finish=finish,
            length=None if summary else length,
            unit=unit,
            percent=percent or None,
            actual_start=begun,
            actual_finish=ended,
            remaining_days=None if summary else self._remaining(node, of, length, unit, percent),
            owner=self.owners.get(node.value("UID"), ""),
            baselines=_baselines(node, of),
            note=shortened(note),
            start_no_earlier=held.start_no_earlier,
            finish_no_later=held.finish_no_later,
            must_start_on=held.must_start_on,
            as_late_as_possible=held.as_late_as_possible,
        )

    def _actual(
        self, node: Node, name: str, of: str, *, summary: bool, milestone: bool
    ) -> tuple[date | None, date | None]:
        """When it began and ended; a milestone has no middle, so one that has only begun is open
        and keeps its percentage."""
        if summary:
            return None, None
        begun = first_day(moment(node, "ActualStart", of))
        ended = last_day(moment(node, "ActualFinish", of))
        if milestone and begun and not ended:
            self.told.count("begun_milestone", name)
            return None, None
        return begun, ended

    def _length(self, node: Node, name: str, of: str) -> tuple[int | None, LengthUnit]:
        amount = minutes(node, "Duration", of)
        if amount is None or flag(node, "Summary"):
            return None, LengthUnit.WORKING_DAYS
        shown = unit_of(whole(node, "DurationFormat", Unit.DAYS))
        week = self.settings.minutes_a_week
        if shown in ELAPSED:
            per, unit = ELAPSED_MINUTES_A_DAY, LengthUnit.CALENDAR_DAYS
        elif shown is Unit.WEEKS and amount % week == 0:
            per, unit = week, LengthUnit.WEEKS
        else:
            per, unit = self.settings.minutes_a_day, LengthUnit.WORKING_DAYS
        length = ceil(max(0, amount) / per)
        if amount % per:
            self.told.count("part_days", name)
        if length > LONGEST[unit]:
            self.told.count("too_long", name)
        return min(length, LONGEST[unit]), unit

    def _remaining(
        self, node: Node, of: str, length: int | None, unit: LengthUnit, percent: float | None
    ) -> int | None:
        """Working days still to do, where percent and length do not say the same."""
        left = minutes(node, "RemainingDuration", of)
        if left is None or not length or not percent or unit is not LengthUnit.WORKING_DAYS:
            return None
        days = max(0, min(LONGEST_TASK, ceil(left / self.settings.minutes_a_day)))
        return None if abs(days - length * (1 - percent / 100)) < 1 else days

    def _held(self, node: Node, name: str, of: str, start: date | None) -> Held:
        """The dates that hold it beside its links."""
        deadline = last_day(moment(node, "Deadline", of))
        when = moment(node, "ConstraintDate", of)
        day, evening = first_day(when), last_day(when)
        kind = whole(node, "ConstraintType")
        if flag(node, "Summary"):
            early = kind == Constraint.START_NO_EARLIER
            if kind not in (Constraint.AS_SOON_AS_POSSIBLE, Constraint.START_NO_EARLIER):
                self.told.count("held_heading", name)
            return Held(start_no_earlier=day if early else None, finish_no_later=deadline)
        if flag(node, "Manual") and start:
            self.told.count("by_hand", name)
            return Held(start_no_earlier=start, finish_no_later=deadline)
        match kind:
            case Constraint.AS_LATE_AS_POSSIBLE:
                return Held(as_late_as_possible=True, finish_no_later=deadline)
            case Constraint.MUST_START_ON:
                return Held(must_start_on=day, finish_no_later=deadline)
            case Constraint.MUST_FINISH_ON:
                self.told.count("finish_on", name)
                return Held(must_start_on=start, finish_no_later=deadline)
            case Constraint.START_NO_EARLIER:
                return Held(start_no_earlier=day, finish_no_later=deadline)
            case Constraint.FINISH_NO_EARLIER:
                self.told.count("finish_no_earlier", name)
                return Held(start_no_earlier=start, finish_no_later=deadline)
            case Constraint.START_NO_LATER:
                self.told.count("start_no_later", name)
            case Constraint.FINISH_NO_LATER:
                self.told.count("finish_no_later", name)
                both = [one for one in (evening, deadline) if one]
                return Held(finish_no_later=min(both, default=None))
        return Held(finish_no_later=deadline)

    def _count_losses(self, node: Node, name: str) -> None:
        calendar = node.value("CalendarUID")
        if calendar not in ("", "-1", "0", self.settings.calendar):
            self.told.count("own_calendar", name)
        if (decimal(node, "Cost") or 0) > 0 or minutes(node, "Work", name):
            self.told.count("cost", name)
        if whole(node, "Priority", USUAL_PRIORITY) != USUAL_PRIORITY:
            self.told.count("priority", name)
        if whole(node, "LevelingDelay") > 0:
            self.told.count("leveled", name)
        if flag(node, "Estimated"):
            self.told.count("estimated", name)
        number, code = node.value("OutlineNumber"), node.value("WBS")
        if number and code and code != number:
            self.told.count("code", name)
        if node.child("ExtendedAttribute") or node.child("OutlineCode"):
            self.told.count("custom", name)
        if node.value("UID") in self.several:
            self.told.count("several_people", name)

    def _note(self, node: Node, name: str) -> str:
        """Its notes, and the address of what it links to."""
        text = some_lines(node.value("Notes"))
        address = one_line(node.value("HyperlinkAddress"))
        if not address:
            return text
        self.told.count("hyperlink", name)
        return text if address in text else f"{text}\n{address}".strip()


def _baselines(node: Node, of: str) -> tuple[BaselineSpan, ...]:
    found: dict[int, BaselineSpan] = {}
    for one in node.all("Baseline"):
        number = whole(one, "Number")
        start, finish = first_day(moment(one, "Start", of)), last_day(moment(one, "Finish", of))
        if start and finish and 0 <= number < MOST_BASELINES:
            found[number] = BaselineSpan(number=number, start=start, finish=max(start, finish))
    return tuple(found[number] for number in sorted(found))


def _elapsed_end(node: Node, of: str) -> date | None:
    """The last day of what ran through nights: it ends at the time of day at which it began, so
    in the morning after it."""
    begun, ended = moment(node, "ActualStart", of), moment(node, "ActualFinish", of)
    if begun is None or ended is None or ended.time() > begun.time() or ended <= begun:
        return None
    return (ended - timedelta(1)).date()
