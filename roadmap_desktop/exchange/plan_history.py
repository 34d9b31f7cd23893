"""The history that a plan file brings along: what was done, by whom, and what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import msgspec

from roadmap_desktop.domain.model.entities import BY_NAME, Scope
from roadmap_desktop.exchange.plan_records import RecordError, check_field, is_text

MOST_STEPS = 20_000
OWNERS = ("plan_id", "client_id")
"""Columns of a row beside its record's fields."""

Image = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedChange:
    """What a step did to one row, in plain values by field."""

    entity: str
    id: str
    old: Image | None
    """None where the row was added."""
    new: Image | None
    """None where the row was removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedStep:
    """One step of the history, for people to read."""

    label: str
    actor: str
    at: datetime
    """With its zone."""
    scope: Scope
    changes: tuple[HandedChange, ...] = ()


class _Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    entity: str
    id: str
    old: dict[str, Any] | None
    new: dict[str, Any] | None


class _Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    label: str
    actor: str
    at: datetime
    scope: Scope
    changes: tuple[_Change, ...]


def history_to_plain(history: Sequence[HandedStep]) -> Iterable[dict[str, Any]]:
    """Each step as plain values, in their order."""
    for step in history:
        changes = [asdict(change) for change in step.changes]
        yield {
            "label": step.label,
            "actor": step.actor,
            "at": step.at.isoformat(timespec="milliseconds"),
            "scope": step.scope.value,
            "changes": changes,
        }


def history_from_plain(plain: Any) -> tuple[HandedStep, ...]:
    """The steps; ``RecordError`` where one is none that this program writes."""
    try:
        steps = msgspec.convert(plain, tuple[_Step, ...])
    except msgspec.ValidationError as error:
        raise RecordError(f"history: {error}") from None
    if len(steps) > MOST_STEPS:
        raise RecordError("history: number of steps")
    return tuple(_step(step) for step in steps)


def _step(step: _Step) -> HandedStep:
    if step.at.tzinfo is None or not 2000 <= step.at.year <= 9000:
        raise RecordError("history: time")
    if not is_text(step.label, 2_000) or not is_text(step.actor, 500):
        raise RecordError("history: words")
    return HandedStep(
        label=step.label,
        actor=step.actor,
        at=step.at,
        scope=step.scope,
        changes=tuple(_change(change) for change in step.changes),
    )


def _change(change: _Change) -> HandedChange:
    entity = BY_NAME.get(change.entity)
    if entity is None or (change.old is None and change.new is None):
        raise RecordError("history: change")
    check_field(entity, "id", change.id)
    for image in (change.old, change.new):
        for field, value in (image or {}).items():
            if field in OWNERS and isinstance(value, str) and is_text(value, 64):
                continue
            check_field(entity, field, value)
    return HandedChange(entity=change.entity, id=change.id, old=change.old, new=change.new)
