"""Takes rows from one image to another, if nothing has touched them since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, update

from roadmap_desktop.domain.model.entities import BY_NAME
from roadmap_desktop.store.faults import CannotUndoError
from roadmap_desktop.store.history import added_since, last_change_of
from roadmap_desktop.store.images import Image, read_images, typed
from roadmap_desktop.store.recording import Recorder
from roadmap_desktop.store.revisions import Change, Step
from roadmap_desktop.store.tables.register import TABLE_OF


class Move(NamedTuple):
    """A change to play: the image a row has to be at, and the one it shall have."""

    change: Change
    expected: Image | None
    wanted: Image | None


def backwards(changes: Sequence[Change]) -> list[Move]:
    """What takes a revision back."""
    return [Move(change, change.new, change.old) for change in reversed(changes)]


def forwards(changes: Sequence[Change]) -> list[Move]:
    """What makes a revision once more."""
    return [Move(change, change.old, change.new) for change in changes]


def move_rows(
    connection: Connection, recorder: Recorder, step: Step, moves: Sequence[Move]
) -> None:
    """Play the moves; ``CannotUndoError`` before the first one where a row was changed since."""
    current = _current(connection, ((m.change.entity, m.change.id) for m in moves))
    for change, expected, _ in moves:
        row = current[change.entity].get(change.id)
        if not _stands_at(row, expected):
            raise _conflict(connection, step, change, row)
        recorder.remember(change.entity, change.id, row)
    with recorder.guard.open():
        for move in moves:
            _put(connection, move)


def can_move(connection: Connection, step: Step, moves: Sequence[Move]) -> bool:
    """``move_rows`` would be refused neither now nor at the commit; nothing is changed."""
    rows = {(m.change.entity, m.change.id) for m in moves}
    current = _current(connection, rows)
    if not all(_stands_at(current[c.entity].get(c.id), expected) for c, expected, _ in moves):
        return False
    going = [move.change for move in moves if move.wanted is None]
    plans = {one.plan_id for one in going if one.entity == "plan"}
    clients = {one.client_id for one in going if one.entity == "client"}
    later = _current(connection, added_since(connection, step.id, plans, clients) - rows)
    return not any(row for of_entity in later.values() for row in of_entity.values())


def _current(
    connection: Connection, rows: Iterable[tuple[str, str]]
) -> dict[str, Mapping[str, Image]]:
    ids: dict[str, list[str]] = {}
    for entity, row_id in rows:
        ids.setdefault(entity, []).append(row_id)
    return {e: read_images(connection, e, of_entity) for e, of_entity in ids.items()}


def _stands_at(row: Image | None, expected: Image | None) -> bool:
    """The row still says what the revision left behind."""
    if row is None or expected is None:
        return row is None and expected is None
    return all(row.get(name) == value for name, value in expected.items())


def _put(connection: Connection, move: Move) -> None:
    table = TABLE_OF[move.change.entity]
    this = table.c.id == move.change.id
    if move.wanted is None:
        connection.execute(delete(table).where(this))
        return
    values = typed(move.change.entity, move.wanted)
    if move.expected is None:
        connection.execute(insert(table).values(**values))
    else:
        connection.execute(update(table).where(this).values(**values))


def _conflict(
    connection: Connection, step: Step, change: Change, row: Image | None
) -> CannotUndoError:
    noun = BY_NAME[change.entity].noun
    image = row or change.new or change.old or {}
    name = str(image.get("name") or image.get("title") or "")
    what = f"the {noun} “{name}”" if name else f"the {noun}"
    later = last_change_of(connection, change.entity, change.id, step.id)
    how = f" by “{later}”" if later else ""
    return CannotUndoError(
        f"“{step.label}” stays as it is: {what} was changed since{how}. Change it by hand, or undo"
        " the newer edit first."
    )
