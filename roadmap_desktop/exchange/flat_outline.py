"""A foreign outline of any depth as tasks and subtasks, which is all a plan has below a phase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from roadmap_desktop.exchange.foreign_tasks import ForeignLink, ForeignTask, ForeignTasks, parents

MOST_SPREAD = 200
"""Links that may stand for one link of a heading that is gone."""
LONGEST_NAME = 250


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A task with the task it is a subtask of."""

    task: ForeignTask
    parent: str = ""
    """Key of that task, '' for none."""
    has_below: bool = False


@dataclass(frozen=True, slots=True)
class FlatOutline:
    """The rows that are left with their links, and sentences about the others."""

    rows: Sequence[FlatRow]
    links: Sequence[ForeignLink]
    notes: Sequence[str]


def flatten(foreign: ForeignTasks) -> FlatOutline:
    """Topmost rows become tasks, all below them their subtasks.

    A single topmost row with rows below stands for the project and goes. Headings in between go
    too; their names are put before those of their rows, and links to them go to these rows.
    """
    return _Flattening(foreign).all()


class _Flattening:
    def __init__(self, foreign: ForeignTasks) -> None:
        self.foreign = foreign
        self.parent = parents(foreign.tasks)
        self.below: dict[str, list[str]] = {}
        for key, above in self.parent.items():
            self.below.setdefault(above, []).append(key)
        top = self.below.get("", [])
        self.project = top[0] if len(top) == 1 and self.below.get(top[0]) else ""
        self.gone: dict[str, str] = {self.project: ""} if self.project else {}
        """Heading that is no row -> what is put before the names of its rows."""
        self.top_of: dict[str, str] = {}

    def all(self) -> FlatOutline:
        rows = [row for task in self.foreign.tasks if (row := self._row(task)) is not None]
        notes = []
        if self.project:
            name = next(t.name for t in self.foreign.tasks if t.key == self.project)
            notes.append(f"“{name[:60]}” spans the whole project and is no row here.")
        headings = len(self.gone) - bool(self.project)
        if headings:
            one = headings == 1
            notes.append(
                f"{headings} {'heading' if one else 'headings'} between tasks and subtasks "
                f"{'is' if one else 'are'} no row here; the name stands before the names of "
                f"{'its' if one else 'their'} tasks."
            )
        links, lost = self._links()
        if lost:
            notes.append(f"Links of headings that would become too many are left out ({lost}).")
        return FlatOutline(rows, links, notes)

    def _row(self, task: ForeignTask) -> FlatRow | None:
        """What becomes of a row; rows above it were looked at before."""
        above = self.parent[task.key]
        has_below = bool(self.below.get(task.key))
        if task.key == self.project:
            return None
        if above in ("", self.project):
            self.top_of[task.key] = task.key
            return FlatRow(task, has_below=has_below)
        self.top_of[task.key] = self.top_of[above]
        if has_below:
            self.gone[task.key] = f"{self.gone.get(above, '')}{task.name}: "
            return None
        name = f"{self.gone.get(above, '')}{task.name}"
        return FlatRow(replace(task, name=name[:LONGEST_NAME]), self.top_of[task.key])

    def _links(self) -> tuple[list[ForeignLink], int]:
        """The links between rows that are left, and how many were lost."""
        found: dict[tuple[str, str], ForeignLink] = {}
        lost = 0
        for link in self.foreign.links:
            befores, afters = self._standing(link.predecessor), self._standing(link.successor)
            if len(befores) * len(afters) > MOST_SPREAD:
                lost += 1
                continue
            for before in befores:
                for after in afters:
                    # One between a task and its own subtask says nothing.
                    if before not in (after, self.top_of[after]) and after != self.top_of[before]:
                        spread = replace(link, predecessor=before, successor=after)
                        found.setdefault((before, after), spread)
        return list(found.values()), lost

    def _standing(self, key: str) -> Sequence[str]:
        """The row itself, or the rows that stand for it."""
        if key not in self.gone:
            return (key,)
        found: list[str] = []
        waiting = list(reversed(self.below[key]))
        while waiting and len(found) <= MOST_SPREAD:
            one = waiting.pop()
            if one in self.gone:
                waiting += reversed(self.below[one])
            else:
                found.append(one)
        return found


def members(rows: Sequence[FlatRow]) -> Mapping[str, Sequence[str]]:
    """Each task -> its subtasks, or itself where it has none: what a link to it is about."""
    found: dict[str, list[str]] = {row.task.key: [] for row in rows}
    for row in rows:
        if row.parent:
            found[row.parent].append(row.task.key)
    return {key: inner or [key] for key, inner in found.items()}
