"""A foreign outline of any depth, with no more levels of tasks than a plan has below a phase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from roadmap_desktop.exchange.foreign_tasks import ForeignLink, ForeignTask, ForeignTasks, parents
from roadmap_desktop.timeline.subtasks import MOST_LEVELS

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
    """The outline as it is, as long as it has no more levels than a plan.

    Of a deeper one a single topmost row goes, which stands for the project. Where that is not
    enough, headings on the last level go; their names are put before those of their rows, and
    links to them go to these rows.
    """
    return _Flattening(foreign).all()


class _Flattening:
    def __init__(self, foreign: ForeignTasks) -> None:
        self.foreign = foreign
        self.parent = parents(foreign.tasks)
        self.below: dict[str, list[str]] = {}
        for key, above in self.parent.items():
            self.below.setdefault(above, []).append(key)
        self.level: dict[str, int] = {"": 0}
        """Level of each row that is left."""
        for key, above in self.parent.items():
            self.level[key] = self.level[above] + 1
        top = self.below.get("", [])
        single = len(top) == 1 and bool(self.below.get(top[0]))
        self.project = top[0] if single and max(self.level.values()) > MOST_LEVELS else ""
        self.gone: dict[str, str] = {self.project: ""} if self.project else {}
        """Heading that is no row -> what is put before the names of its rows."""
        self.under: dict[str, str] = {}
        """Row that is left -> the row it stands under."""

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
                f"Tasks nest {MOST_LEVELS} levels deep here. {headings} "
                f"{'heading' if one else 'headings'} below that {'is' if one else 'are'} no row; "
                f"the name stands before the names of {'its' if one else 'their'} tasks."
            )
        links, lost = self._links()
        if lost:
            notes.append(f"Links of headings that would become too many are left out ({lost}).")
        return FlatOutline(rows, links, notes)

    def _row(self, task: ForeignTask) -> FlatRow | None:
        """What becomes of a row; rows above it were looked at before."""
        key, above = task.key, self.parent[task.key]
        has_below = bool(self.below.get(key))
        if key == self.project:
            self.level[key] = 0
            return None
        if self.gone.get(above):  # a heading that is gone
            self.under[key] = self.under[above]
        else:
            self.under[key] = "" if above == self.project else above
        level = self.level[self.under[key]] + 1
        self.level[key] = level
        if has_below and level == MOST_LEVELS:
            self.gone[key] = f"{self.gone.get(above, '')}{task.name}: "
            return None
        name = f"{self.gone.get(above, '')}{task.name}"[:LONGEST_NAME]
        return FlatRow(replace(task, name=name), self.under[key], has_below)

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
                    # One between a task and what stands below it says nothing.
                    if before != after and not (
                        before in self._above(after) or after in self._above(before)
                    ):
                        spread = replace(link, predecessor=before, successor=after)
                        found.setdefault((before, after), spread)
        return list(found.values()), lost

    def _above(self, key: str) -> Sequence[str]:
        found = []
        while key := self.under[key]:
            found.append(key)
        return found

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
    """Each task -> what is worked on below it, or itself where nothing is: what a link to it is
    about."""
    above = {row.task.key: row.parent for row in rows}
    found: dict[str, list[str]] = {}
    for row in rows:
        if not row.has_below:
            key = row.task.key
            while key:
                found.setdefault(key, []).append(row.task.key)
                key = above[key]
    return found
