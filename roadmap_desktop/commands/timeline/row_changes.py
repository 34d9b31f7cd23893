"""Several rows of the timeline changed as one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.domain.answering import next_position
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import Task

NONE: frozenset[str] = frozenset()
MOST_DAYS = 730
"""Longest length of one task, in whatever unit it is counted."""
MOST_NAMED = 2
"""So many rows are named in the history; more are counted."""


class RowChanges:
    """Collects what differs about rows, by their timeline ids; ``plan`` is the plan with it.

    A row of the template gets a record of its own with the first change, as does a gate.
    """

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        self._catalogue = edit.catalogue
        self._by_id = {task.template or task.id: task for task in edit.plan.tasks}
        self._position = next_position(edit.plan.tasks)
        self._changed: dict[str, Task] = {}
        self._gone: set[str] = set()

    def record(self, row_id: str) -> Task:
        """What is recorded about a row; a new record where nothing was.

        Raises ``PlanError`` for a row that the timeline does not have.
        """
        known = self._changed.get(row_id) or self._by_id.get(row_id)
        if known is not None:
            return known
        if self._original(row_id) is None:
            raise PlanError(f"The timeline has no row '{row_id}'; look at the timeline again.")
        self._position += 1
        return Task(id=self._edit.new_id(), position=self._position - 1, template=row_id)

    def _original(self, row_id: str) -> Any:
        return self._catalogue.find("tasks", row_id) or self._catalogue.find("gates", row_id)

    def is_gate(self, row_id: str) -> bool:
        """A gate: its day follows from its phase."""
        return self._catalogue.find("gates", row_id) is not None

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
        """Timeline ids of its subtasks."""
        return [one for one, task in self._by_id.items() if task.parent == row_id]

    def own(self, row_id: str) -> bool:
        """Added by the firm, not by the template."""
        known = self._changed.get(row_id) or self._by_id.get(row_id)
        return known is not None and not known.template

    def plan(self, plan: Plan | None = None) -> Plan:
        """The plan with everything collected, on top of ``plan`` where that differs already."""
        before = self._edit.plan if plan is None else plan
        put = tuple(self._changed.values())
        return with_records(before, BY_NAME["task"], put, frozenset(self._gone))


def checked_length(length: int) -> int:
    """A length a task may have (``PlanError``)."""
    if not 0 <= length <= MOST_DAYS:
        raise PlanError(f"A task lasts 0 to {MOST_DAYS} days; give another number.")
    return length
