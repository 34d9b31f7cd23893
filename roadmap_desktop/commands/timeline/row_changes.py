"""Several rows of the timeline changed as one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.domain.answering import next_position
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import Task, TaskKind
from roadmap_desktop.timeline.plan_schedule import EARLIEST_START, LATEST_START
from roadmap_desktop.timeline.words import full_date

NONE: frozenset[str] = frozenset()
MOST_DAYS = 730
"""Longest length of one task, in whatever unit it is counted."""
ALL = 100.0
PHASE_ROW = "phase."
"""Begins the id of a phase's row."""
MOST_NAMED = 2
"""So many rows are named in the history; more are counted."""


class RowChanges:
    """Collects what differs about rows, by their timeline ids; ``plan`` is the plan with it.

    A row of the template gets a record of its own with the first change, as does a gate; where
    nothing differs any more, the record goes again.
    """

    def __init__(self, edit: Edit, *, later: bool = False) -> None:
        """With ``later`` what falls after the last phase may be changed too."""
        self._edit = edit
        self._later = later
        self._catalogue = edit.catalogue
        self._by_id = {task.template or task.id: task for task in edit.plan.tasks}
        self._position = next_position(edit.plan.tasks)
        self._changed: dict[str, Task] = {}
        self._new: dict[str, Task] = {}
        self._gone: set[str] = set()

    def record(self, row_id: str) -> Task:
        """What is recorded about a row; a new record where nothing was.

        Raises ``PlanError`` for a row that the timeline does not have.
        """
        known = self._changed.get(row_id) or self._by_id.get(row_id) or self._new.get(row_id)
        if known is not None and (self._later or not self.is_later(row_id)):
            return known
        if self._original(row_id) is None:
            raise PlanError(self._why_no_row(row_id))
        made = Task(id=self._edit.new_id(), position=self.next_position(), template=row_id)
        self._new[row_id] = made
        return made

    def _original(self, row_id: str) -> Any:
        found = self._catalogue.find("tasks", row_id) or self._catalogue.find("gates", row_id)
        return found or (self._catalogue.find("tail", row_id) if self._later else None)

    def is_later(self, row_id: str) -> bool:
        """Falls after the last phase: who does it and how often it comes may differ, no more."""
        return self._catalogue.find("tail", row_id) is not None

    def _why_no_row(self, row_id: str) -> str:
        phase = self._catalogue.find("phases", row_id.removeprefix(PHASE_ROW))
        if phase is not None and row_id.startswith(PHASE_ROW):
            return f"“{phase.name}” is a phase; choose tasks inside it."
        later = self._catalogue.find("tail", row_id)
        if later is not None:
            return f"“{later.name}” follows from the end of the plan; choose a row inside a phase."
        return f"The timeline has no row '{row_id}'; look at the timeline again."

    def is_gate(self, row_id: str) -> bool:
        """A gate: its day follows from its phase."""
        return self._catalogue.find("gates", row_id) is not None

    def refuse_gate(self, row_id: str, why: str) -> None:
        """Refuse what no gate takes; ``why`` goes on after its name (``PlanError``)."""
        if self.is_gate(row_id):
            raise PlanError(f"{self.names([row_id])} {why}")

    def kind(self, row_id: str) -> TaskKind:
        """What a row is, by its record and the template (``PlanError`` for an unknown one)."""
        task = self.record(row_id)
        if self.is_gate(row_id):
            return TaskKind.GATE
        if task.template:
            original = self._original(row_id)
            return TaskKind(original.kind) if original else TaskKind.TASK
        if task.kind is not None and task.kind is not TaskKind.TASK:
            return task.kind
        return TaskKind.MILESTONE if task.working_days == 0 else TaskKind.TASK

    def name(self, row_id: str) -> str:
        """What the row is called."""
        named = self._changed.get(row_id) or self._by_id.get(row_id)
        if named is not None and named.name:
            return named.name
        original = self._original(row_id)
        return str(original.name) if original else row_id

    def names(self, row_ids: Iterable[str]) -> str:
        """'“Collect baseline”', or '3 rows' where there are more than two."""
        found = list(row_ids)
        if len(found) > MOST_NAMED:
            return f"{len(found)} rows"
        return " and ".join(f"“{self.name(one)}”" for one in found)

    def put(self, row_id: str, **fields: Any) -> None:
        """Change fields of a row's record."""
        self._changed[row_id] = replace(self.record(row_id), **fields)

    def add(self, task: Task) -> None:
        """Add a row of the firm's own."""
        self._changed[task.id] = task

    def next_position(self) -> int:
        """Position for a row to add."""
        self._position += 1
        return self._position - 1

    def drop(self, row_id: str) -> None:
        """Forget a row's record: an own row is gone, a template's is as the template has it."""
        known = self._by_id.get(row_id)
        self._changed.pop(row_id, None)
        if known is not None:
            self._gone.add(known.id)

    def children(self, row_id: str) -> list[str]:
        """Timeline ids of its subtasks on the level below it."""
        return list(self._children.get(row_id, ()))

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        """Timeline ids below each row, as the plan has them before this step."""
        found: dict[str, list[str]] = {}
        for one, task in self._by_id.items():
            if task.parent:
                found.setdefault(task.parent, []).append(one)
        return found

    def family(self, row_ids: Iterable[str]) -> list[str]:
        """These rows and their subtasks at every level, each once."""
        found = dict.fromkeys(row_ids)
        waiting = list(found)
        for one in waiting:  # grows by the subtasks of what it goes through
            new = [child for child in self.children(one) if child not in found]
            found.update(dict.fromkeys(new))
            waiting += new
        return list(found)

    def above(self, row_id: str) -> list[str]:
        """Timeline ids of the tasks it is a subtask of, the nearest first."""
        found: list[str] = []
        while (parent := self.record(row_id).parent) and parent not in found:
            found.append(parent)
            row_id = parent
        return found

    def siblings(self, row_id: str) -> list[str]:
        """Timeline ids of the recorded rows of its phase on its level, itself among them."""
        here = self._level(self.record(row_id))
        return [one for one, task in self._by_id.items() if self._level(task) == here]

    def _level(self, task: Task) -> tuple[str, str]:
        if task.parent:
            return "", task.parent
        return getattr(self._original(task.template), "phase", task.phase), ""

    def own(self, row_id: str) -> bool:
        """Added by the firm, not by the template."""
        known = self._changed.get(row_id) or self._by_id.get(row_id)
        return known is not None and not known.template

    def plan(self, plan: Plan | None = None) -> Plan:
        """The plan with everything collected, on top of ``plan`` where that differs already."""
        before = self._edit.plan if plan is None else plan
        put = tuple(task for task in self._changed.values() if not _as_template(task))
        gone = self._gone | {task.id for task in self._changed.values() if _as_template(task)}
        return with_records(before, BY_NAME["task"], put, frozenset(gone))


def _as_template(task: Task) -> bool:
    """Says nothing that the template does not say already."""
    bare = Task(id=task.id, position=task.position, template=task.template)
    return bool(task.template) and task == bare


def checked_length(length: int) -> int:
    """A length a task may have (``PlanError``)."""
    if not 0 <= length <= MOST_DAYS:
        raise PlanError(f"A task lasts 0 to {MOST_DAYS} days; give another number.")
    return length


def checked_day(day: date) -> date:
    """A date a row may have (``PlanError``)."""
    if not EARLIEST_START <= day <= LATEST_START:
        raise PlanError(
            f"{full_date(day)} is out of reach: choose a day between {EARLIEST_START.year} and "
            f"{LATEST_START.year}."
        )
    return day


def checked_percent(percent: float) -> float:
    """How much of something may be done (``PlanError``)."""
    if not 0 <= percent <= ALL:
        raise PlanError("Done is a figure from 0 to 100 %.")
    return percent
