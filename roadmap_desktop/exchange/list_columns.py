"""Which column of a foreign list is what: guessed by its name, and free to be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.exchange.table_file import Cell, Table

HEAD_WITHIN = 25
"""Rows among which the head is looked for."""


class Field(StrEnum):
    """What a column may hold."""

    ID = "id"
    NAME = "name"
    START = "start"
    FINISH = "finish"
    DAYS = "days"
    OWNER = "owner"
    PERCENT = "percent"
    PREDECESSORS = "predecessors"
    OUTLINE = "outline"
    """A level (1, 2, ...) or an outline number (1.2.1)."""
    PARENT = "parent"
    """Name or id of the row it belongs to; what names no row becomes a heading."""
    MILESTONE = "milestone"
    NOTE = "note"


NAMES: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        Field.ID: ("id", "taskid", "uniqueid", "uid", "no", "nr", "number", "key", "tasknumber"),
        Field.NAME: (
            *("name", "taskname", "task", "title", "tasktitle", "activity", "activityname"),
            *("what", "item", "workitem", "subject", "summary", "todo"),
        ),
        Field.START: (
            *("start", "startdate", "begin", "begins", "begindate", "from", "plannedstart"),
            *("starts", "startson", "scheduledstart"),
        ),
        Field.FINISH: (
            *("finish", "finishdate", "end", "enddate", "ends", "due", "duedate", "until", "to"),
            *("plannedfinish", "plannedend", "scheduledfinish", "completeby"),
        ),
        Field.DAYS: ("days", "duration", "workingdays", "workdays", "length", "durationdays"),
        Field.OWNER: (
            *("owner", "assignee", "assignedto", "who", "responsible", "resource", "resources"),
            *("resourcenames", "person", "lead", "assigned"),
        ),
        Field.PERCENT: (
            *("percent", "percentcomplete", "complete", "done", "progress", "percentdone"),
            *("completion", "completepercent"),
        ),
        Field.PREDECESSORS: (
            *("predecessors", "predecessor", "after", "dependson", "dependencies", "dependency"),
            *("waitsfor", "blockedby"),
        ),
        Field.OUTLINE: ("outlinelevel", "outline", "level", "wbs", "outlinenumber", "indent"),
        Field.PARENT: ("parent", "parenttask", "parentid", "group", "section", "phase", "stage"),
        Field.MILESTONE: ("milestone", "ismilestone"),
        Field.NOTE: ("note", "notes", "comment", "comments", "remark", "remarks", "description"),
    }
)
NUMBERED = ("wbs", "outlinenumber")
"""Names of columns whose 1, 2, 3 are outline numbers, not levels."""

Matching = Mapping[Field, int]
"""Field -> place of its column, counted from 0."""


def plain_name(cell: Cell) -> str:
    """A column's name without all that people write differently: '% Complete' is
    'percentcomplete'."""
    words = str(cell if cell is not None else "").replace("%", "percent").replace("#", "no")
    return "".join(sign for sign in words.casefold() if sign.isalnum())


def head_row(table: Table) -> int:
    """Place of the row with the names of the columns, -1 where there is none.

    Where no name is known, a first row of words alone is taken for one.
    """
    best, most = -1, 0
    for place, row in enumerate(table.rows[:HEAD_WITHIN]):
        known = len(guess(row.cells))
        if known > most:
            best, most = place, known
    first = table.rows[0].cells if best < 0 and len(table.rows) > 1 else ()
    if first and all(isinstance(c, str) and c.strip()[:1].isalpha() for c in first):
        return 0
    return best


def heads(table: Table, head: int) -> tuple[str, ...]:
    """The names of the columns, 'Column 3' where one has none."""
    cells: Sequence[Cell] = table.rows[head].cells if head >= 0 else ()
    names = [
        str(cells[n]).strip()[:80] if n < len(cells) and cells[n] else ""
        for n in range(table.width)
    ]
    return tuple(name or f"Column {place}" for place, name in enumerate(names, 1))


def guess(cells: Sequence[Cell]) -> dict[Field, int]:
    """Which column is what, by names that are known; each column and each field once."""
    names = [plain_name(cell) if isinstance(cell, str) else "" for cell in cells]
    found: dict[Field, int] = {}
    for begins in (False, True):
        for field, known in NAMES.items():
            places = [
                (known.index(word), place)
                for place, name in enumerate(names)
                for word in known
                if place not in found.values() and _is(name, word, begins=begins)
            ]
            if field not in found and places:
                found[field] = min(places)[1]
    return found


def _is(name: str, word: str, *, begins: bool) -> bool:
    if not begins:
        return name == word
    return len(word) > 3 and name.startswith(word) and len(name) <= 3 * len(word)


def matching_from(words: Sequence[str], table: Table, head: int) -> dict[Field, int]:
    """The guess, changed by words such as ``Vorgang=name``, ``3=owner`` or ``Cost=-`` for
    nothing. Raises ``PlanError`` for a column or field that is not there.
    """
    names = heads(table, head)
    found = guess(table.rows[head].cells) if head >= 0 else {}
    for one in words:
        column, equals, wanted = one.rpartition("=")
        if not equals:
            raise PlanError(f"'{one}' matches nothing; write COLUMN=FIELD, such as Who=owner.")
        place = _place(column.strip(), names)
        found = {field: at for field, at in found.items() if at != place}
        if wanted.strip() not in ("", "-"):
            found[_field(wanted.strip())] = place
    return found


def _place(column: str, names: Sequence[str]) -> int:
    for place, name in enumerate(names):
        if name.casefold() == column.casefold() or plain_name(name) == plain_name(column) != "":
            return place
    if column.isdecimal() and 1 <= int(column[:6]) <= len(names):
        return int(column) - 1
    listed = ", ".join(names[:20])
    raise PlanError(f"No column is called '{column[:60]}'; there are {listed}.")


def _field(word: str) -> Field:
    try:
        return Field(word.casefold())
    except ValueError:
        known = ", ".join(Field)
        raise PlanError(f"'{word[:60]}' is no field; the fields are {known}.") from None
