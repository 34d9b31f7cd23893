"""Baselines: where every row stands, kept to compare with later; by name, or with a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.domain.answering import next_position
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import Baseline, BaselineDate

NONE: frozenset[str] = frozenset()
NO_NAME = "A baseline needs a name, for example 'As approved'."
GONE = "This baseline is no longer there."


def take_baseline(
    edit: Edit, name: str, dates: Iterable[BaselineDate], *, version: str = ""
) -> Step:
    """Keep where every row stands now under a name, see ``timeline.baselines.dates_of``.

    ``version`` is the revision these dates belong to. Raises ``PlanError`` without a name, or for
    one that is taken.
    """
    called = _free_name(edit.plan, wording.name(name, NO_NAME))
    plan = _with_baseline(edit, called, dates, version)
    return Step(f"Take the baseline “{called}”", plan)


def with_frozen_baseline(
    edit: Edit, name: str, dates: Iterable[BaselineDate], version: str
) -> Plan:
    """The plan with a baseline of the dates that a decision was taken on.

    The decision must not fail over a name that somebody has given already; it gets a number.
    """
    taken = {one.name.casefold() for one in edit.plan.baselines}
    free, number = name, 2
    while free.casefold() in taken:
        free, number = f"{name} ({number})", number + 1
    return _with_baseline(edit, free, dates, version)


def rename_baseline(edit: Edit, baseline: str, name: str) -> Step:
    """Call a baseline something else; ``PlanError`` without a name, or for one that is taken."""
    known = _known(edit.plan, baseline)
    called = _free_name(edit.plan, wording.name(name, NO_NAME), besides=baseline)
    plan = with_records(edit.plan, BY_NAME["baseline"], (replace(known, name=called),), NONE)
    return Step(f"Rename the baseline “{known.name}”", plan)


def drop_baseline(edit: Edit, baseline: str) -> Step:
    """Forget a baseline."""
    known = _known(edit.plan, baseline)
    rows = frozenset(one.id for one in edit.plan.baseline_dates if one.baseline == baseline)
    plan = with_records(edit.plan, BY_NAME["baseline"], (), frozenset({baseline}))
    plan = with_records(plan, BY_NAME["baseline_date"], (), rows)
    return Step(f"Forget the baseline “{known.name}”", plan)


def dates_kept(plan: Plan, baseline: str) -> tuple[BaselineDate, ...]:
    """Where rows stood in a baseline."""
    return tuple(one for one in plan.baseline_dates if one.baseline == baseline)


def baseline_called(plan: Plan, named: str) -> Baseline:
    """The baseline of that name or id; ``PlanError`` lists those there are."""
    for one in plan.baselines:
        if named.casefold() in (one.id.casefold(), one.name.casefold()):
            return one
    known = ", ".join(f"“{one.name}”" for one in plan.baselines) or "none was taken yet"
    raise PlanError(f"The plan has no baseline “{named}”; it has: {known}.")


def _known(plan: Plan, baseline: str) -> Baseline:
    found = next((one for one in plan.baselines if one.id == baseline), None)
    if found is None:
        raise PlanError(GONE)
    return found


def _free_name(plan: Plan, called: str, besides: str = "") -> str:
    taken = {one.name.casefold() for one in plan.baselines if one.id != besides}
    if called.casefold() in taken:
        raise PlanError(f"There is a baseline “{called}” already; choose another name.")
    return called


def _with_baseline(edit: Edit, called: str, dates: Iterable[BaselineDate], version: str) -> Plan:
    baseline = Baseline(
        id=edit.new_id(),
        position=next_position(edit.plan.baselines),
        name=called,
        taken_on=edit.today,
        version=version,
    )
    rows = tuple(replace(one, id=edit.new_id(), baseline=baseline.id) for one in dates)
    plan = with_records(edit.plan, BY_NAME["baseline"], (baseline,), NONE)
    return with_records(plan, BY_NAME["baseline_date"], rows, NONE)
