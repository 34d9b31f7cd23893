"""Dependencies drawn, changed and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.row_changes import MOST_DAYS, RowChanges
from roadmap_desktop.commands.timeline.waiting import WaitingRows, refuse_ring
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind, TaskKind, TaskLink
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink

NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WaitsFor:
    """One row that another waits for, and how."""

    predecessor: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0
    lag_unit: LagUnit = LagUnit.WORKING_DAYS


def link_rows(
    edit: Edit,
    schedule: Schedule,
    predecessor: str,
    successor: str,
    kind: LinkKind = LinkKind.FS,
    lag: int = 0,
    lag_unit: LagUnit = LagUnit.WORKING_DAYS,
) -> Step:
    """Let a row wait for another; a link that is there already gets this kind and lag.

    ``schedule`` is the plan's as it stands. Raises ``PlanError`` for a row linked with itself, a
    phase, a recurring item, a task and its own subtask, a lag out of reach, or a ring of rows that
    would wait for each other.
    """
    changes = RowChanges(edit)
    for row in (predecessor, successor):
        _check_row(schedule, row)
    if predecessor == successor:
        raise PlanError("A row cannot wait for itself; choose another one.")
    if not -MOST_DAYS <= lag <= MOST_DAYS:
        raise PlanError(f"A lag reaches from -{MOST_DAYS} to {MOST_DAYS} days.")
    _refuse_family(schedule, predecessor, successor)
    refuse_ring(schedule, WaitingRows.of(schedule).way(successor, predecessor))
    known, drawn = _known(edit, predecessor, successor), _drawn(schedule, predecessor, successor)
    if (
        known is None
        and drawn is not None
        and not drawn.implied
        and drawn == replace(drawn, kind=kind, lag=lag, lag_unit=lag_unit)
    ):
        return Step(f"Link {changes.names([predecessor, successor])}", edit.plan)
    link = replace(
        known or TaskLink(id=edit.new_id(), predecessor=predecessor, successor=successor),
        kind=kind,
        lag=lag,
        lag_unit=lag_unit,
        removed=False,
    )
    plan = with_records(edit.plan, BY_NAME["task_link"], (link,), NONE)
    return Step(f"Link {changes.names([predecessor, successor])}", plan)


def unlink_rows(edit: Edit, schedule: Schedule, predecessor: str, successor: str) -> Step:
    """Take a link away; one that follows from the order of gates stays (``PlanError``)."""
    changes = RowChanges(edit)
    names = changes.names([predecessor, successor])
    known = _known(edit, predecessor, successor)
    entity = BY_NAME["task_link"]
    if _follows_from_order(edit, schedule, predecessor, successor):
        raise PlanError(
            f"The link between {names} follows from the order of phases and gates; it cannot be "
            "taken away."
        )
    if _is_templates(edit, schedule, predecessor, successor):
        link = known or TaskLink(id=edit.new_id(), predecessor=predecessor, successor=successor)
        plan = with_records(edit.plan, entity, (replace(link, removed=True),), NONE)
    elif known is not None:
        plan = with_records(edit.plan, entity, (), frozenset({known.id}))
    else:
        raise PlanError(f"There is no link between {names}.")
    return Step(f"Take away the link between {names}", plan)


def set_predecessors(edit: Edit, schedule: Schedule, row: str, wanted: Sequence[WaitsFor]) -> Step:
    """Let a row wait for exactly these, as one step: others are taken away, new ones linked.

    What follows from the order of phases and gates comes and goes with the others, named or not.
    Raises ``PlanError`` as ``link_rows`` and ``unlink_rows`` do, and for a row named twice.
    """
    names = [one.predecessor for one in wanted]
    twice = next((name for place, name in enumerate(names) if name in names[:place]), "")
    if twice:
        raise PlanError(f"{RowChanges(edit).names([twice])} is named twice; once is enough.")
    now = {one.predecessor: one for one in links_of(schedule, row)[0]}
    plan = edit.plan
    kept = [one for one in schedule.links if one.successor != row or one.predecessor in names]
    left = replace(schedule, links=tuple(kept))
    added = [ScheduledLink(predecessor=name, successor=row) for name in names if name not in now]
    then = replace(schedule, links=(*schedule.links, *added))
    gone = [name for name in now if name not in names]
    drawn = [name for name in gone if not _follows_from_order(edit, then, name, row)]
    for name in drawn if drawn or names else gone:
        plan = unlink_rows(replace(edit, plan=plan), then, name, row).plan
    for one in wanted:
        known = now.get(one.predecessor)
        if known is None or (known.kind, known.lag, known.lag_unit) != (
            one.kind,
            one.lag,
            one.lag_unit,
        ):
            step = link_rows(
                replace(edit, plan=plan),
                left,
                one.predecessor,
                row,
                one.kind,
                one.lag,
                one.lag_unit,
            )
            plan = step.plan
    return Step(f"Change what {RowChanges(edit).names([row])} waits for", plan)


def links_of(schedule: Schedule, row: str) -> tuple[list[ScheduledLink], list[ScheduledLink]]:
    """What a row waits for, and what waits for it, without what follows from the order alone."""
    drawn = [one for one in schedule.links if not one.implied]
    return (
        [one for one in drawn if one.successor == row],
        [one for one in drawn if one.predecessor == row],
    )


def _check_row(schedule: Schedule, row: str) -> None:
    found = schedule.by_id.get(row)
    if found is None:
        raise PlanError(f"The timeline has no row '{row}'; look at the timeline again.")
    if found.kind in (TaskKind.PHASE, TaskKind.RECURRING) or found.tail:
        what = "a phase" if found.kind is TaskKind.PHASE else "a recurring item or a later review"
        raise PlanError(f"“{found.name}” is {what} and cannot be linked; link a task or a gate.")


def _known(edit: Edit, predecessor: str, successor: str) -> TaskLink | None:
    pair = (predecessor, successor)
    return next(
        (one for one in edit.plan.task_links if (one.predecessor, one.successor) == pair), None
    )


def _drawn(schedule: Schedule, predecessor: str, successor: str) -> ScheduledLink | None:
    pair = (predecessor, successor)
    return next((one for one in schedule.links if (one.predecessor, one.successor) == pair), None)


def _follows_from_order(edit: Edit, schedule: Schedule, predecessor: str, successor: str) -> bool:
    """Nobody drew it: a row waits for the gate before its phase as long as nothing else holds it
    there."""
    return (
        _drawn(schedule, predecessor, successor) is not None
        and _known(edit, predecessor, successor) is None
        and not _is_templates(edit, schedule, predecessor, successor)
    )


def _is_templates(edit: Edit, schedule: Schedule, predecessor: str, successor: str) -> bool:
    """The template draws it and it can be taken away: between two tasks, or from a gate to a task
    that waits for something else of its phase or stands in the gate's own."""
    template = edit.catalogue.find("tasks", successor)
    before, row = schedule.by_id.get(predecessor), schedule.by_id.get(successor)
    if template is None or before is None or row is None:
        return False
    if before.kind is not TaskKind.GATE:
        known = _known(edit, predecessor, successor)
        named = any(word.partition("+")[0] == predecessor for word in template.after)
        return named or (known is None and _drawn(schedule, predecessor, successor) is not None)
    if all(word.partition("+")[0] != predecessor for word in template.after):
        return False
    return before.phase == row.phase or any(
        one.predecessor != predecessor
        and one.successor in (row.id, *schedule.above(row.id))
        and schedule.by_id[one.predecessor].phase == row.phase
        for one in schedule.links
    )


def _refuse_family(schedule: Schedule, predecessor: str, successor: str) -> None:
    for inner, outer in ((predecessor, successor), (successor, predecessor)):
        if outer in schedule.above(inner):
            raise PlanError(
                f"“{schedule.by_id[inner].name}” is a subtask of “{schedule.by_id[outer].name}” "
                "and cannot be linked with it; link it with another row."
            )
