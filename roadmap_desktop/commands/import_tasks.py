"""Takes tasks of another program into a plan, or makes a plan of them; one step, undone as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.domain.answering import NewId
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.client import Closure
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.answers_file import empty_plan, named
from roadmap_desktop.exchange.assumptions import depth_of, with_assumptions
from roadmap_desktop.exchange.foreign_tasks import ForeignTasks
from roadmap_desktop.exchange.taking_tasks import Taken, take_tasks
from roadmap_desktop.timeline.plan_schedule import WEEK, check_start
from roadmap_desktop.timeline.words import full_date

MOST_CLOSURES = 500


def import_tasks(edit: Edit, foreign: ForeignTasks, *, source: str) -> Step:
    """Take the tasks in as other work of the plan; ``source`` names their file in the history.

    Raises ``PlanError`` where the plan has no room for them.
    """
    taken = take_tasks(edit.plan, foreign, edit.new_id, edit.today, baseline=_baseline(source))
    count = len(taken.ids)
    return Step(f"Take over {count} {'task' if count == 1 else 'tasks'} of {source}", taken.plan)


def try_import(edit: Edit, foreign: ForeignTasks, *, source: str) -> Taken:
    """The same without a step: what the plan would be, and what is to be told before."""
    return take_tasks(edit.plan, foreign, edit.new_id, edit.today, baseline=_baseline(source))


def plan_of_tasks(
    foreign: ForeignTasks,
    catalogue: Catalogue,
    today: date,
    new_id: NewId,
    *,
    firm: str,
    source: str,
    with_calendar: bool = True,
) -> Taken:
    """A new plan that starts when the project does, with its tasks first under the project's name
    and the roadmap's own phases after them.

    ``with_calendar`` makes the file's calendar the firm's; for a firm that is known already it is
    left out; a file without any date starts on the next Monday, which is told. Raises ``PlanError``
    without a firm, or for a start no calendar reaches.
    """
    called = wording.name(firm, "A plan needs a firm; name the firm that the tasks belong to.")
    start = foreign.first_day
    if start is None:
        start = today + timedelta(days=WEEK - today.weekday())
        told = f"{source} names no date; the plan starts on {full_date(start)} until you change it."
        foreign = replace(foreign, not_carried=(told, *foreign.not_carried))
    check_start(start)
    plan = empty_plan(catalogue, today, new_id)
    title = foreign.name or source.rpartition(".")[0] or source
    plan = replace(
        plan,
        client=replace(plan.client, name=called),
        header=replace(plan.header, title=title, start=start, made_from=title),
    )
    if with_calendar:
        plan = _with_calendar(plan, foreign, new_id)
    plan = named(plan)
    plan = with_assumptions(plan, catalogue, depth_of(plan, catalogue, today), new_id)
    return take_tasks(plan, foreign, new_id, today, baseline=_baseline(source))


def _with_calendar(plan: Plan, foreign: ForeignTasks, new_id: NewId) -> Plan:
    theirs = foreign.calendar
    if theirs is None:
        return plan
    closures = tuple(
        Closure(id=new_id(), position=place, name=one.name, start=one.start, finish=one.finish)
        for place, one in enumerate(theirs.closed[:MOST_CLOSURES])
    )
    client = replace(plan.client, work_week=tuple(sorted(theirs.work_week)))
    return replace(plan, client=client, closures=closures)


def _baseline(source: str) -> str:
    return f"As in {source}"[:100]
