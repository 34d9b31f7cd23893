"""Records as plain JSON values and back; the plan file, the journal and exports share it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from roadmap_desktop.domain.model.entities import ENTITIES
from roadmap_desktop.domain.model.plan import Plan

NOT_SIGNED: Mapping[str, frozenset[str]] = {
    "client": frozenset({"logo"}),
    "plan": frozenset({"archived", "created_on"}),
    "task": frozenset({"percent", "actual_start", "actual_finish", "remaining_days", "place"}),
}
"""Fields that are no planning content, by entity; a signature does not cover them."""

NOT_SIGNED_ENTITIES = frozenset({"gate_decision", "baseline", "baseline_date"})


def to_plain(value: Any) -> Any:
    """A field value as JSON knows it: dates as ISO text, enumerations by value, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    return value


def record_to_plain(record: Any) -> dict[str, Any]:
    """All fields of a record as plain values."""
    return {f.name: to_plain(getattr(record, f.name)) for f in fields(record)}


def _converter(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) in (Union, UnionType):
        inner = _converter(next(a for a in get_args(hint) if a is not NoneType))
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        each = _converter(get_args(hint)[0])
        return lambda value: tuple(each(one) for one in value)
    if hint is date:
        return lambda value: value if isinstance(value, date) else date.fromisoformat(value)
    if hint in (bool, float) or issubclass(hint, StrEnum):
        kind: Callable[[Any], Any] = hint
        return kind
    if hint is int:
        return lambda value: int(value) if isinstance(value, str) else value
    return lambda value: value


@cache
def converters(record: type) -> Mapping[str, Callable[[Any], Any]]:
    """For each field of a record type, what turns a plain value into the field's own type."""
    return {name: _converter(hint) for name, hint in get_type_hints(record).items()}


def record_from_plain(record: type, plain: Mapping[str, Any]) -> Any:
    """A record from plain values; missing fields take their default.

    Raises ``ValueError``, ``TypeError`` or ``KeyError`` where a value does not fit its field.
    """
    convert = converters(record)
    return record(**{name: convert[name](value) for name, value in plain.items()})


def _said(record: Any) -> dict[str, Any]:
    """The fields of a record that differ from their default."""
    return {
        f.name: to_plain(getattr(record, f.name))
        for f in fields(record)
        if getattr(record, f.name) != f.default
    }


def canonical_json(plan: Plan) -> bytes:
    """The planning content of a plan in one fixed spelling: what a signature covers.

    Gate decisions, progress, baselines and the client's logo are no planning content. What stands
    at its default is left out, so that a field added later changes no signature.
    """
    content: dict[str, Any] = {}
    for entity in ENTITIES:
        if entity.name in NOT_SIGNED_ENTITIES:
            continue
        skip = NOT_SIGNED.get(entity.name, frozenset())
        value = getattr(plan, entity.attribute)
        rows = [
            {k: v for k, v in _said(one).items() if k not in skip}
            for one in (value if entity.many else (value,))
        ]
        content[entity.name] = rows if entity.many else rows[0]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def fingerprint(plan: Plan) -> str:
    """SHA-256 of the canonical planning content, 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(plan)).hexdigest()
