"""When a plan runs: start, phases, work week and closures, changed together as one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.domain.answering import settled
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.client import Closure
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import PhaseSetting
from roadmap_desktop.exchange import giving
from roadmap_desktop.timeline.calendar import check_closure, check_work_week
from roadmap_desktop.timeline.phases import check_phase_days
from roadmap_desktop.timeline.plan_schedule import check_start


@dataclass(frozen=True, kw_only=True)
class Timing:
    """Everything about a plan's time that is not a task."""

    start: date | None
    preset: str
    phase_days: dict[str, int]
    """Lengths that differ from the preset's, by phase, in calendar days."""
    work_week: tuple[int, ...]
    """Open weekdays, Monday is 0."""
    closures: tuple[Closure, ...]


def timing_of(plan: Plan) -> Timing:
    """How the plan's time is set now."""
    return Timing(
        start=plan.header.start,
        preset=plan.header.preset,
        phase_days={s.phase: s.days for s in plan.phase_settings if s.days is not None},
        work_week=plan.client.work_week,
        closures=plan.closures,
    )


ASKED: Mapping[str, Callable[[Plan], object]] = {
    "plan.start": lambda plan: plan.header.start,
    "plan.preset": lambda plan: plan.header.preset,
    "firm.work_week": lambda plan: plan.client.work_week,
    "firm.closures": lambda plan: plan.closures,
}
"""Questions of the interview that say the same; a change here is an answer there."""


def set_timing(edit: Edit, timing: Timing) -> Step:
    """Change start, phases, work week and closures in one step.

    Work week and closures belong to the firm and count in all its plans. Raises ``PlanError`` for
    a start no calendar reaches, an unknown preset or phase, a phase without a length, a week
    without an open day, or a closure that ends before it begins; then nothing is changed.
    """
    _check(edit, timing)
    plan = edit.plan
    header = replace(plan.header, start=timing.start, preset=timing.preset)
    client = replace(plan.client, work_week=tuple(sorted(set(timing.work_week))))
    closures = tuple(
        replace(closure, id=closure.id or edit.new_id(), position=place)
        for place, closure in enumerate(timing.closures)
    )
    plan = replace(plan, header=header, client=client, closures=closures)
    return Step("Change the timeline", _with_phases(edit, _answered(edit, plan), timing.phase_days))


def _check(edit: Edit, timing: Timing) -> None:
    if timing.start is not None:
        check_start(timing.start)
    if timing.preset and edit.catalogue.find("presets", timing.preset) is None:
        known = ", ".join(preset.id for preset in edit.catalogue.presets)
        raise PlanError(f"No preset is called '{timing.preset}'; the presets are {known}.")
    for phase, days in timing.phase_days.items():
        if edit.catalogue.find("phases", phase) is None:
            known = ", ".join(one.id for one in edit.catalogue.phases)
            raise PlanError(f"No phase is called '{phase}'; the phases are {known}.")
        check_phase_days(days)
    check_work_week(timing.work_week)
    for closure in timing.closures:
        check_closure(closure)


def _answered(edit: Edit, plan: Plan) -> Plan:
    """Questions that are answered by this lose their 'not sure yet' or 'assumed'."""
    for question_id, value in ASKED.items():
        question = edit.catalogue.find("questions", question_id)
        if question is not None and value(plan) != value(edit.plan):
            plan = giving.settle_open_items(settled(plan, question), question)
    return plan


def _says_nothing_else(setting: PhaseSetting) -> bool:
    return setting.budget is None and not setting.owner_id and not setting.wait_days


def _with_phases(edit: Edit, plan: Plan, wanted: dict[str, int]) -> Plan:
    """Lengths of phases; budget and owner of a phase stay."""
    known = {s.phase: s for s in plan.phase_settings}
    changed, gone = [], set[str]()
    for phase in edit.catalogue.phases:
        setting, days = known.get(phase.id), wanted.get(phase.id)
        if setting is None:
            if days is not None:
                changed.append(PhaseSetting(id=edit.new_id(), phase=phase.id, days=days))
        elif days is None and _says_nothing_else(setting):
            gone.add(setting.id)
        elif setting.days != days:
            changed.append(replace(setting, days=days))
    return with_records(plan, BY_NAME["phase_setting"], tuple(changed), frozenset(gone))
