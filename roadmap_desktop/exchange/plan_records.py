"""A plan as plain JSON values and back; on the way back every value is held to its field.

What comes from a stranger's file must not be able to break a rule, a document or the store later:
types, ranges, dates, texts, ids and references are looked at, and nothing is repaired.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import struct
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, get_type_hints

import msgspec

from roadmap_desktop.domain.answering import PERSON_FIELDS
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import ENTITIES, Entity, order_of
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.records import record_to_plain
from roadmap_desktop.exchange.words import FIRST_DATE, LAST_DATE
from roadmap_desktop.timeline.calendar import check_work_week
from roadmap_desktop.timeline.public_holidays import check_place

MOST_ROWS = 5_000
LONGEST_TEXT = 20_000
LARGEST_NUMBER = 1e9
LARGEST_LOGO = 512 * 1024
LOGO_PIXELS = 4_000
MOST_DAYS = 3_660

_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_PNG = b"\x89PNG\r\n\x1a\n"
_RANGES: Mapping[tuple[str, str], tuple[float, float]] = MappingProxyType(
    {
        ("client", "head_count"): (1, 1e6),
        ("client", "work_week"): (0, 6),
        ("phase_setting", "days"): (1, MOST_DAYS),
        ("phase_setting", "wait_days"): (0, MOST_DAYS),
        ("task", "working_days"): (0, MOST_DAYS),
        ("task", "percent"): (0, 100),
        ("task", "remaining_days"): (0, MOST_DAYS),
        ("task", "place"): (0, 1e6),
        ("task", "every"): (1, MOST_DAYS),
        ("task_link", "lag"): (-MOST_DAYS, MOST_DAYS),
        ("stop_rule", "window_days"): (0, MOST_DAYS),
        ("risk", "likelihood"): (1, 5),
        ("risk", "impact"): (1, 5),
        ("risk", "residual"): (1, 25),
        ("rollout_stage", "weeks"): (0, 520),
        ("review_process", "share_percent"): (0, 100),
        **{("candidate", f): (1, 5) for f in ("impact", "feasibility", "importance", "readiness")},
    }
)
_ONCE = MappingProxyType(
    {"question_state": "question", "answer": "question", "checklist_answer": "item"}
)
"""Fields whose value stands once in a plan."""


ADDED_LATER = frozenset({"baseline", "baseline_date"})
"""Lists that files of earlier versions do not have."""


class RecordError(ValueError):
    """A value that no plan of this program holds; names where."""


def plan_to_plain(plan: Plan) -> dict[str, Any]:
    """All records of a plan as plain values, by entity."""
    plain: dict[str, Any] = {}
    for entity in ENTITIES:
        rows = [record_to_plain(r) for r in _records(plan, entity)]
        plain[entity.name] = rows if entity.many else rows[0]
    return plain


def plan_from_plain(plain: Any) -> Plan:
    """The plan; ``RecordError`` where a value, an id or a reference does not fit.

    Lists that were added later may be missing.
    """
    known = {e.name for e in ENTITIES}
    if not isinstance(plain, dict) or not known - ADDED_LATER <= set(plain) <= known:
        raise RecordError("the parts of the plan")
    parts: dict[str, Any] = {}
    for entity in ENTITIES:
        rows = plain.get(entity.name, []) if entity.many else [plain[entity.name]]
        if not isinstance(rows, list) or len(rows) > MOST_ROWS:
            raise RecordError(f"{entity.name}: number of rows")
        records = [record_from(entity, row) for row in rows]
        parts[entity.attribute] = (
            tuple(sorted(records, key=order_of)) if entity.many else records[0]
        )
    plan = Plan(**parts)
    _check_together(plan)
    return plan


def record_from(entity: Entity, row: Any) -> Any:
    """One record; all its fields have to be known, missing ones take their default."""
    if not isinstance(row, dict):
        raise RecordError(entity.name)
    for field, value in row.items():
        check_field(entity, field, value)
    try:
        return msgspec.convert(row, entity.record)
    except msgspec.ValidationError as error:
        raise RecordError(f"{entity.name}: {error}") from None


def check_field(entity: Entity, field: str, value: Any) -> None:
    """Refuse a plain value that the field cannot hold (``RecordError``)."""
    hint = _hints(entity.record).get(field)
    if hint is None:
        raise RecordError(f"{entity.name}: {field}")
    try:
        typed = msgspec.convert(value, hint)
    except msgspec.ValidationError as error:
        raise RecordError(f"{entity.name}.{field}: {error}") from None
    for one in typed if isinstance(typed, tuple) else (typed,):
        if not _is_sound(entity.name, field, one):
            raise RecordError(f"{entity.name}.{field}")


@cache
def _hints(record: type) -> Mapping[str, Any]:
    return MappingProxyType(get_type_hints(record))


def _is_sound(entity: str, field: str, value: Any) -> bool:
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int | float):
        low, high = _RANGES.get((entity, field), (-LARGEST_NUMBER, LARGEST_NUMBER))
        return low <= value <= high
    if isinstance(value, date):
        return FIRST_DATE <= value <= LAST_DATE
    if field == "logo":
        return is_logo(value)
    if field == "id":
        return bool(_ID.fullmatch(value))
    return is_text(str(value))


def is_text(value: str, longest: int = LONGEST_TEXT) -> bool:
    """True for text without control characters, of a length that can be printed."""
    return len(value) <= longest and not any(
        (ord(c) < 32 and c not in "\n\t") or ord(c) == 127 or 0xD800 <= ord(c) < 0xE000
        for c in value
    )


def is_logo(value: str) -> bool:
    """True for '' and for a PNG in base64 of sensible size."""
    if not value:
        return True
    if len(value) > LARGEST_LOGO:
        return False
    try:
        image = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    if len(image) < 33 or not image.startswith(_PNG) or image[12:16] != b"IHDR":
        return False
    sides: tuple[int, int] = struct.unpack(">II", image[16:24])
    return all(0 < side <= LOGO_PIXELS for side in sides)


def _check_together(plan: Plan) -> None:
    for complaint in _complaints(plan):
        raise RecordError(complaint)


def _complaints(plan: Plan) -> Iterator[str]:
    """What does not fit together although each value is sound by itself."""
    ids: set[str] = set()
    people = {p.id for p in plan.people} | {""}
    for entity in ENTITIES:
        once: set[str] = set()
        for record in _records(plan, entity):
            if record.id in ids:
                yield f"{entity.name}: an id stands twice"
            ids.add(record.id)
            if any(getattr(record, f, "") not in people for f in PERSON_FIELDS):
                yield f"{entity.name}: nobody has the id of a person"
            if entity.name in _ONCE:
                key = getattr(record, _ONCE[entity.name])
                if key in once:
                    yield f"{entity.name}: {key} stands twice"
                once.add(key)
    baselines = {b.id for b in plan.baselines}
    if any(one.baseline not in baselines for one in plan.baseline_dates):
        yield "baseline_date: no baseline has the id"
    if plan.header.client_id != plan.client.id:
        yield "the plan belongs to another firm"
    if not plan.client.name.strip():
        yield "the firm has no name"
    if not all(_is_answer(a.value) for a in plan.answers):
        yield "an answer that cannot be read"
    try:
        check_work_week(plan.client.work_week)
        check_place(plan.client.country, plan.client.region)
    except PlanError as error:
        yield str(error)


def _is_answer(text: str) -> bool:
    """A generic answer is a text, a number, yes or no, or a list of texts."""
    try:
        value = json.loads(text) if text else ""
    except (ValueError, RecursionError):
        return False
    if isinstance(value, list):
        return all(isinstance(one, str) and is_text(one) for one in value)
    if isinstance(value, str):
        return is_text(value)
    if isinstance(value, int | float):
        return abs(value) <= LARGEST_NUMBER
    return False


def _records(plan: Plan, entity: Entity) -> tuple[Any, ...]:
    value = getattr(plan, entity.attribute)
    return value if entity.many else (value,)
