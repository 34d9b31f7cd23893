"""Which row of a foreign list belongs to which: by level, outline number, indent or parent."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from roadmap_desktop.exchange.foreign_tasks import ForeignTask
from roadmap_desktop.exchange.list_cells import key_from_cell
from roadmap_desktop.exchange.list_columns import NUMBERED, plain_name
from roadmap_desktop.exchange.table_file import Cell

DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Placed:
    """A task with what its row says about its place."""

    task: ForeignTask
    outline: Cell
    outline_head: str
    """Name of the outline's column."""
    indent: int
    """Blanks before its name."""
    parent: str
    line: int


Placing = tuple[list[ForeignTask], list[tuple[str, str]]]
"""Tasks in outline order, and (key, reason) of those that found no place."""


def in_outline(rows: Sequence[Placed]) -> Placing:
    """The tasks with their levels, each followed by what belongs to it."""
    if any(key_from_cell(row.outline) for row in rows):
        numbered = _is_numbered(rows)
        levels = [_level(row, numbered) for row in rows]
    elif any(row.parent for row in rows):
        return _by_parent(rows)
    else:
        levels = _by_indent([row.indent for row in rows])
    return _leveled([row.task for row in rows], levels), []


def _is_numbered(rows: Sequence[Placed]) -> bool:
    """1, 2, 3 are numbers of rows, not levels."""
    named = plain_name(rows[0].outline_head) in NUMBERED
    return named or any("." in key_from_cell(row.outline) for row in rows)


def _level(row: Placed, numbered: bool) -> int:
    text = key_from_cell(row.outline).strip(".")
    if numbered:
        return min(DEEPEST, text.count(".") + 1)
    return max(1, min(DEEPEST, int(text[:4]))) if text.isascii() and text.isdecimal() else 1


def _by_indent(indents: Sequence[int]) -> list[int]:
    open_: list[int] = []
    levels = []
    for indent in indents:
        while open_ and open_[-1] >= indent:
            open_.pop()
        open_.append(indent)
        levels.append(len(open_))
    return levels


def _leveled(tasks: Sequence[ForeignTask], levels: Sequence[int]) -> list[ForeignTask]:
    """No row is more than one level below the row above it; a row with rows below is a summary."""
    even: list[int] = []
    for level in levels:
        even.append(min(level, even[-1] + 1 if even else 1))
    following = [*even[1:], 0]
    return [
        replace(
            task, level=level, summary=below > level, milestone=task.milestone and below <= level
        )
        for task, level, below in zip(tasks, even, following, strict=True)
    ]


def _by_parent(rows: Sequence[Placed]) -> Placing:
    """By id first, then by name; a name that no row has becomes a heading of its own."""
    keys = {row.task.key.casefold(): row.task.key for row in rows}
    names: dict[str, str] = {}
    for row in rows:
        names.setdefault(row.task.name.casefold(), row.task.key)
    tasks = {row.task.key: row.task for row in rows}
    below: dict[str, list[str]] = {}
    headings: dict[str, str] = {}
    for row in rows:
        wanted = row.parent.casefold()
        above = keys.get(wanted) or names.get(wanted, "") if wanted else ""
        if wanted and not above:
            above = headings.get(wanted, "")
            if not above:
                above = headings[wanted] = _free(f"heading {len(headings) + 1}", tasks)
                tasks[above] = ForeignTask(key=above, name=row.parent[:200])
                below.setdefault("", []).append(above)
        below.setdefault(above, []).append(row.task.key)
    return _walked(tasks, below)


def _free(key: str, taken: Container[str]) -> str:
    while key in taken:
        key += "'"
    return key


def _walked(tasks: dict[str, ForeignTask], below: dict[str, list[str]]) -> Placing:
    found: list[ForeignTask] = []
    levels: list[int] = []
    seen: set[str] = set()
    waiting = [(key, 1) for key in reversed(below.get("", []))]
    while waiting:
        key, level = waiting.pop()
        seen.add(key)
        found.append(tasks[key])
        levels.append(min(level, DEEPEST))
        waiting += [(one, level + 1) for one in reversed(below.get(key, []))]
    lost = [(key, "It belongs to itself; name another parent.") for key in tasks if key not in seen]
    return _leveled(found, levels), lost
