"""What waits for what in one plan: the template's links, the firm's own, and those that follow
from the order of phases and gates (S1-55)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from roadmap_desktop.domain.content.timeline import TaskTemplate
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import TaskKind, TaskLink
from roadmap_desktop.timeline.activity import Link
from roadmap_desktop.timeline.lengths import LONGEST_TASK
from roadmap_desktop.timeline.planned_row import PlannedRow
from roadmap_desktop.timeline.remembered import Once, PerItem
from roadmap_desktop.timeline.schedule import Conflict, above
from roadmap_desktop.timeline.template import Template


@dataclass(frozen=True, slots=True)
class PlannedLink:
    """A link with where it comes from."""

    link: Link
    implied: bool = False
    """Needs no line of its own in a chart."""
    own: bool = False
    """Drawn by the firm."""


Pairs = dict[tuple[str, str], PlannedLink]
Found = tuple[Sequence[PlannedLink], Sequence[Conflict]]


class LinksMemory:
    """Links that were found last time, and where rows stood then."""

    def __init__(self) -> None:
        self.standing: PerItem[Standing] = PerItem()
        self.found: Once[Found] = Once()


Standing = tuple[object, ...]


def standing(row: PlannedRow) -> Standing:
    """All of a row that its links depend on: what it is and where it belongs, but no date and no
    length."""
    return row.id, row.name, row.kind, row.span, row.gate, row.parent, row.summary


def links(plan: Plan, template: Template, rows: Sequence[PlannedRow], memory: LinksMemory) -> Found:
    """What ``_links`` finds, worked out anew where rows stand otherwise or links are others."""
    ground = (
        template,
        plan.task_links,
        [task.id for task in plan.tasks],
        memory.standing.of((), (rows,), standing),
    )
    return memory.found.of(ground, lambda: _links(plan, template, rows))


def _links(plan: Plan, template: Template, rows: Sequence[PlannedRow]) -> Found:
    """Every link between rows that can be linked: all but recurring items.

    Where a task is left out, what waited for it waits for what it waited for. Each row waits for
    the gate before its phase, each gate for the gate before it and for what works towards it.
    A link to or from a summary stands for links to or from all its subtasks; one between a summary
    and its own subtask means nothing and is left out.
    """
    scheduled = {row.id: row for row in rows if row.kind is not TaskKind.RECURRING}
    gates = [row for row in scheduled.values() if row.kind is TaskKind.GATE]
    found = _from_template(template, scheduled)
    conflicts = _apply_own(plan, template, scheduled, found)
    conflicts += _leave_out_inner(scheduled, found)
    _wait_for_gate_before(scheduled, gates, found)
    _hold_gates(scheduled, gates, found)
    return list(found.values()), conflicts


def _from_template(template: Template, scheduled: Mapping[str, PlannedRow]) -> Pairs:
    found: Pairs = {}
    for task in template.shown.values():
        if task.id not in scheduled:
            continue
        for before, lag, bridged in _predecessors(task, template, scheduled, frozenset()):
            if before != task.id:
                pair = found.get((before, task.id))
                if pair is None or pair.link.lag < lag:
                    found[before, task.id] = PlannedLink(
                        Link(before, task.id, lag=lag), implied=bridged
                    )
    return found


def _predecessors(
    task: TaskTemplate,
    template: Template,
    scheduled: Mapping[str, PlannedRow],
    passed: frozenset[str],
) -> Iterator[tuple[str, int, bool]]:
    """(id, lag, whether a hidden task was bridged) for what a task of the template waits for."""
    for word in task.after:
        before, _, lag_text = word.partition("+")
        lag = int(lag_text or 0)
        if before in scheduled:
            yield before, lag, False
        elif before in template.stand_ins:
            yield from ((one, lag, False) for one in template.stand_ins[before] if one in scheduled)
        elif before in template.hidden and before not in passed:
            further = _predecessors(template.hidden[before], template, scheduled, passed | {before})
            yield from ((id_, lag + more, True) for id_, more, _ in further)


def _apply_own(
    plan: Plan, template: Template, scheduled: Mapping[str, PlannedRow], found: Pairs
) -> list[Conflict]:
    """Take away and add what the firm wants; it may also change the lag of a template's link."""
    left_out = set(template.hidden) | set(template.shown) | {task.id for task in plan.tasks}
    conflicts = []
    for own in plan.task_links:
        before, after = own.predecessor, own.successor
        if own.removed:
            found.pop((before, after), None)
        elif before in scheduled and after in scheduled:
            found[before, after] = PlannedLink(_link(own), own=True)
        else:
            gone = [one for one in (before, after) if one not in scheduled and one not in left_out]
            if gone:
                text = (
                    f"A link leads to a task that is no longer there ({gone[0] or 'no name'})."
                    " Remove the link, or draw it anew."
                )
                conflicts.append(Conflict(code="unknown_task", tasks=(before, after), text=text))
    return conflicts


def _leave_out_inner(scheduled: Mapping[str, PlannedRow], found: Pairs) -> list[Conflict]:
    conflicts = []
    nested = {row.id: row.parent for row in scheduled.values() if row.parent}
    for pair in [
        p for p in found if nested and (p[1] in above(p[0], nested) or p[0] in above(p[1], nested))
    ]:
        if found.pop(pair).own:
            before, after = (scheduled[one].name for one in pair)
            text = (
                f"The link from “{before}” to “{after}” joins a task with its own subtask and is "
                "not followed. Remove the link, or move the subtask out."
            )
            conflicts.append(Conflict(code="cycle", tasks=pair, text=text))
    return conflicts


def _link(own: TaskLink) -> Link:
    lag = own.lag and max(-LONGEST_TASK, min(LONGEST_TASK, own.lag))
    return Link(own.predecessor, own.successor, own.kind, lag, own.lag_unit)


def _wait_for_gate_before(
    scheduled: Mapping[str, PlannedRow], gates: Sequence[PlannedRow], found: Pairs
) -> None:
    inside = {
        after
        for before, after in found
        if scheduled[before].span.phase.id == scheduled[after].span.phase.id
    }
    nested = {row.id: row.parent for row in scheduled.values() if row.parent}
    for row in scheduled.values():
        if row.summary or row.id in inside or any(one in inside for one in above(row.id, nested)):
            continue
        earlier = [g for g in gates if g.span.phase.number < row.span.phase.number]
        if earlier and row.kind is not TaskKind.GATE:
            pair = earlier[-1].id, row.id
            found.setdefault(pair, PlannedLink(Link(*pair)))


def _hold_gates(
    scheduled: Mapping[str, PlannedRow], gates: Sequence[PlannedRow], found: Pairs
) -> None:
    followed = {before for before, _ in found}
    nested = {row.id: row.parent for row in scheduled.values() if row.parent}
    for row in scheduled.values():
        if row.gate in scheduled and not row.summary:
            known = any(one in followed for one in (row.id, *above(row.id, nested)))
            pair = row.id, row.gate
            found.setdefault(pair, PlannedLink(Link(*pair), implied=known))
    for gate, following in pairwise(gates):
        pair = gate.id, following.id
        found.setdefault(pair, PlannedLink(Link(*pair), implied=True))
