"""A phase moved or stretched: its tasks follow, and all that comes after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.row_changes import MOST_DAYS, RowChanges
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import PhaseSetting, Task
from roadmap_desktop.timeline.phases import LONGEST_PHASE, check_phase_days, scaled
from roadmap_desktop.timeline.plan_schedule import check_start
from roadmap_desktop.timeline.schedule import Schedule, ScheduledPhase
from roadmap_desktop.timeline.template import READINESS_SPRINT
from roadmap_desktop.timeline.words import days as in_days

NONE: frozenset[str] = frozenset()


def stretch_phase(edit: Edit, schedule: Schedule, phase: str, days: int) -> Step:
    """Make a phase so many calendar days long, a readiness sprint inside it included.

    The template's tasks keep their share of it; lengths and dates that the firm set inside it are
    stretched in proportion, those after it move along. ``schedule`` is the plan's as it stands.
    Raises ``PlanError`` for an unknown phase or a length it cannot have.
    """
    span, later = _from(schedule, phase)
    sprint = _sprint(schedule, span)
    check_phase_days(days)
    if days <= sprint:
        raise PlanError(
            f"{span.name} cannot take {in_days(days)}: its readiness sprint alone takes "
            f"{in_days(sprint)}. Give it {sprint + 1} at least."
        )
    stretch = _Stretch(span.start, span.days - sprint, days - sprint)
    plan = _with_length(edit, edit.plan, phase, stretch)
    changes = RowChanges(replace(edit, plan=plan))
    for task in plan.tasks:
        row = schedule.by_id.get(task.template or task.id)
        if row is None or row.tail or task.actual_start is not None:
            continue
        if row.phase == phase and not _in_sprint(edit, row.id):
            _stretch(changes, row.id, task, stretch)
        elif row.phase in later or row.phase == phase:
            _shift(changes, row.id, task, timedelta(days=days - span.days))
    return Step(f"Make {span.name} {in_days(days)} long", changes.plan())


def move_phase(edit: Edit, schedule: Schedule, phase: str, days: int) -> Step:
    """Begin a phase so many calendar days later (or earlier, when negative).

    The first phase takes the start of the plan along. Any other waits so much longer after the
    phase before it, which keeps its days, tasks and gates; where it has no wait left to give up,
    the phase before becomes shorter. Everything after follows; gates and order stay, as does what
    has begun.
    """
    span, later = _from(schedule, phase)
    place = [one.id for one in schedule.phases].index(phase)
    waits = _wait(edit, phase)
    if place and not days:
        return Step(f"Move {span.name}", edit.plan)
    if place and waits + days >= 0:
        return _waiting(edit, schedule, span, {*later, phase}, days)
    if place:
        before = schedule.phases[place - 1]
        if waits:
            step = _waiting(edit, schedule, span, {*later, phase}, -waits)
            edit, days = replace(edit, plan=step.plan), days + waits
        if before.days + days <= _sprint(schedule, before):
            raise PlanError(
                f"{span.name} cannot begin {in_days(-days)} earlier: {before.name} would have no "
                f"day left. It has {in_days(before.days)} now."
            )
        step = stretch_phase(edit, schedule, before.id, before.days + days)
        return Step(f"Move {span.name}", step.plan)
    start = schedule.start + timedelta(days=days)
    check_start(start)
    header = replace(edit.plan.header, start=start)
    changes = RowChanges(replace(edit, plan=replace(edit.plan, header=header)), later=True)
    for task in edit.plan.tasks:
        row = schedule.by_id.get(task.template or task.id)
        if row is not None and task.actual_start is None:
            _shift(changes, row.id, task, timedelta(days=days))
    return Step("Move the whole plan", changes.plan())


def _wait(edit: Edit, phase: str) -> int:
    """Days that a phase waits now."""
    return next((s.wait_days or 0 for s in edit.plan.phase_settings if s.phase == phase), 0)


def _waiting(
    edit: Edit, schedule: Schedule, span: ScheduledPhase, moved: set[str], days: int
) -> Step:
    """Let a phase wait so many days longer; what the firm dated in it and after it moves along."""
    known = next((s for s in edit.plan.phase_settings if s.phase == span.id), None)
    known = known or PhaseSetting(id=edit.new_id(), phase=span.id)
    wait = (known.wait_days or 0) + days
    if wait > LONGEST_PHASE:
        raise PlanError(f"{span.name} can wait {LONGEST_PHASE} days at most.")
    setting = replace(known, wait_days=wait or None)
    plan = with_records(edit.plan, BY_NAME["phase_setting"], (setting,), NONE)
    changes = RowChanges(replace(edit, plan=plan))
    for task in plan.tasks:
        row = schedule.by_id.get(task.template or task.id)
        if row is not None and row.phase in moved and not row.tail and task.actual_start is None:
            _shift(changes, row.id, task, timedelta(days=days))
    return Step(f"Move {span.name}", changes.plan())


def _from(schedule: Schedule, phase: str) -> tuple[ScheduledPhase, set[str]]:
    """The phase, and the ids of those after it."""
    ids = [one.id for one in schedule.phases]
    if phase not in ids:
        raise PlanError(f"This plan has no phase '{phase}'; it has {', '.join(ids)}.")
    place = ids.index(phase)
    return schedule.phases[place], set(ids[place + 1 :])


def _sprint(schedule: Schedule, span: ScheduledPhase) -> int:
    """Days of the readiness sprint inside a phase; its length is not the phase's own."""
    from_sprint = [
        one for one in schedule.adaptations if one.phase == span.id and "sprint" in one.text
    ]
    return sum(one.days for one in from_sprint) if schedule.sprint_days else 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A phase made longer or shorter, its sprint not counted."""

    start: date
    was: int
    wanted: int

    def day(self, day: date | None) -> date | None:
        """Where a date inside the phase goes; what lies in its sprint or after it moves along."""
        if day is None:
            return None
        into = (day - self.start).days
        if into >= self.was:
            into += self.wanted - self.was
        elif into > 0:
            into = scaled(into, self.was, self.wanted)
        return self.start + timedelta(days=into)

    def length(self, length: int | None) -> int | None:
        """A length in proportion; what takes time takes one at least, and no more than a task
        may."""
        if not length:
            return length
        return max(1, min(MOST_DAYS, scaled(length, self.was, self.wanted)))


def _in_sprint(edit: Edit, row: str) -> bool:
    """Work of the readiness sprint takes what it takes, however long its phase is."""
    template = edit.catalogue.find("tasks", row)
    return template is not None and template.condition == READINESS_SPRINT


def _with_length(edit: Edit, plan: Plan, phase: str, stretch: _Stretch) -> Plan:
    """The phase's own length set; a length that it has already leaves no row."""
    if stretch.was == stretch.wanted:
        return plan
    known = next((s for s in plan.phase_settings if s.phase == phase), None)
    known = known or PhaseSetting(id=edit.new_id(), phase=phase)
    setting = replace(known, days=stretch.wanted)
    return with_records(plan, BY_NAME["phase_setting"], (setting,), NONE)


def _stretch(changes: RowChanges, row: str, task: Task, stretch: _Stretch) -> None:
    """Length and dates in proportion to the phase."""
    wanted = replace(
        task,
        working_days=stretch.length(task.working_days),
        start_no_earlier=stretch.day(task.start_no_earlier),
        must_start_on=stretch.day(task.must_start_on),
    )
    if wanted != task:
        changes.put(
            row,
            working_days=wanted.working_days,
            start_no_earlier=wanted.start_no_earlier,
            must_start_on=wanted.must_start_on,
        )


def _shift(changes: RowChanges, row: str, task: Task, by: timedelta) -> None:
    """Dates the firm set move along; promised ends stay."""
    dates = {
        field: day + by
        for field in ("start_no_earlier", "must_start_on")
        if (day := getattr(task, field)) is not None
    }
    if dates and by:
        changes.put(row, **dates)
