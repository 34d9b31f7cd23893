"""The list of plans: newest change first, searched as one types.

The list and its search index are kept by the journal, in the transaction of each revision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, text

from roadmap_desktop.store.engine import reading
from roadmap_desktop.store.revisions import Change

_WORD = re.compile(r"\w+")
SEARCHED_FIELDS = frozenset({"title", "number", "client_id"})

_TOUCH_PLAN = text(
    "UPDATE plan_index SET revision = :revision, changed_at = :at WHERE plan_id = :id"
)
_TOUCH_CLIENT = text(
    "UPDATE plan_index SET revision = :revision, changed_at = :at WHERE client_id = :id"
)
_NUMBER = text("SELECT number FROM plan_index WHERE plan_id = :id")
_NUMBERS = text("SELECT number FROM plan_index WHERE client_id = :id")
_ADD = text(
    "INSERT INTO plan_index (plan_id, client_id, revision, changed_at)"
    " SELECT id, client_id, :revision, :at FROM plan WHERE id = :id"
)
_MOVE = text(
    "UPDATE plan_index SET client_id = (SELECT client_id FROM plan WHERE id = plan_index.plan_id)"
    " WHERE number = :number"
)
_REMOVE = text("DELETE FROM plan_index WHERE number = :number")
_FORGET_WORDS = text("DELETE FROM plan_search WHERE rowid = :number")
_LEARN_WORDS = text(
    "INSERT INTO plan_search (rowid, title, number, client)"
    " SELECT i.number, p.title, p.number, c.name FROM plan_index AS i"
    " JOIN plan AS p ON p.id = i.plan_id JOIN client AS c ON c.id = p.client_id"
    " WHERE i.number = :number"
)

_COLUMNS = """
    SELECT i.number, i.revision, i.changed_at, p.id, p.title, p.start, p.archived,
           p.number AS document_number, c.id AS client_id, c.name AS client_name
    FROM plan_index AS i JOIN plan AS p ON p.id = i.plan_id JOIN client AS c ON c.id = p.client_id
"""
_ORDER = " ORDER BY i.revision DESC, i.number DESC LIMIT :limit"
_AFTER = " (i.revision, i.number) < (:revision, :number)"
_FIRST = text(_COLUMNS + _ORDER)
_NEXT = text(_COLUMNS + " WHERE" + _AFTER + _ORDER)
_HITS = "i.number IN (SELECT rowid FROM plan_search WHERE plan_search MATCH :words)"
_SEARCH_FIRST = text(_COLUMNS + " WHERE " + _HITS + _ORDER)
_SEARCH_NEXT = text(_COLUMNS + " WHERE " + _HITS + " AND" + _AFTER + _ORDER)


@dataclass(frozen=True, slots=True)
class PageKey:
    """Where a page of the list ended."""

    revision: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSummary:
    """A plan as the list shows it."""

    id: str
    title: str
    document_number: str
    client_id: str
    client_name: str
    start: date | None
    changed_at: datetime
    revision: int
    """The last revision that touched the plan or its client."""
    archived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """Some plans of the list; ``next`` is None on the last page."""

    plans: tuple[PlanSummary, ...]
    next: PageKey | None


def keep_list(connection: Connection, revision: int, at: str, changes: Sequence[Change]) -> None:
    """Bring the list up to date after a revision, inside its transaction."""
    about = {"revision": revision, "at": at}
    for plan_id in dict.fromkeys(c.plan_id for c in changes if c.plan_id):
        connection.execute(_TOUCH_PLAN, {**about, "id": plan_id})
    for client_id in dict.fromkeys(c.client_id for c in changes if not c.plan_id):
        connection.execute(_TOUCH_CLIENT, {**about, "id": client_id})
    for change in changes:
        if change.entity == "plan":
            _keep_plan(connection, about, change)
    for change in changes:
        if change.entity == "client" and change.old and change.new and "name" in change.new:
            for number in connection.execute(_NUMBERS, {"id": change.id}).scalars().all():
                _learn_words_again(connection, number)


def _keep_plan(connection: Connection, about: Mapping[str, Any], change: Change) -> None:
    if change.old is None:
        connection.execute(_ADD, {**about, "id": change.id})
    elif change.new is not None and not SEARCHED_FIELDS & change.new.keys():
        return
    number = connection.execute(_NUMBER, {"id": change.id}).scalar_one()
    if change.new is None:
        connection.execute(_FORGET_WORDS, {"number": number})
        connection.execute(_REMOVE, {"number": number})
        return
    connection.execute(_MOVE, {"number": number})
    _learn_words_again(connection, number)


def _learn_words_again(connection: Connection, number: int) -> None:
    connection.execute(_FORGET_WORDS, {"number": number})
    connection.execute(_LEARN_WORDS, {"number": number})


def search_words(search: str) -> str:
    """What was typed as a search for words that begin so; '' when there is no word in it."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(search.replace("_", " ")))


def page_of_plans(
    connection: Connection, search: str = "", after: PageKey | None = None, limit: int = 100
) -> PlanPage:
    """A page of the list, newest change first (see ``Store.plans``)."""
    words = search_words(search)
    if search.strip() and not words:
        return PlanPage(plans=(), next=None)
    if after is None:
        statement, bounds = (_SEARCH_FIRST if words else _FIRST), {}
    else:
        statement = _SEARCH_NEXT if words else _NEXT
        bounds = {"revision": after.revision, "number": after.number}
    wanted = {"limit": limit + 1, **bounds, **({"words": words} if words else {})}
    with reading(connection):
        rows = connection.execute(statement, wanted).mappings().all()
    shown = rows[:limit]
    last = PageKey(shown[-1]["revision"], shown[-1]["number"]) if len(rows) > limit else None
    return PlanPage(plans=tuple(_summaries(shown)), next=last)


def _summaries(rows: Iterable[Mapping[Any, Any]]) -> Iterable[PlanSummary]:
    for row in rows:
        yield PlanSummary(
            id=row["id"],
            title=row["title"],
            document_number=row["document_number"],
            client_id=row["client_id"],
            client_name=row["client_name"],
            start=date.fromisoformat(row["start"]) if row["start"] else None,
            changed_at=datetime.fromisoformat(row["changed_at"]),
            revision=row["revision"],
            archived=bool(row["archived"]),
        )
