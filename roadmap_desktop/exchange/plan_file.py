"""The plan file: one plan with its client and history, as a zip of JSON with fixed names.

It comes from strangers, so it is read with bounds and never unpacked: fixed member names, no
duplicates, a limit on what may come out, strict JSON, and every value checked against its field.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import ENTITIES, Entity, order_of
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.records import converters, record_to_plain

FORMAT = 1
SUFFIX = ".roadmap"
MEMBERS = ("manifest.json", "plan.json", "history.json")
LARGEST_FILE = 20 * 1024 * 1024
LARGEST_MEMBER = 40 * 1024 * 1024
MOST_ROWS = 20_000
_STAMP = (1980, 1, 1, 0, 0, 0)


class PlanFileError(PlanError):
    """A file that is not taken in; nothing was written."""


class ChangeText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a revision did to one row: plain values by field, None for a row that was not there."""

    entity: str
    id: str
    old: dict[str, Any] | None
    new: dict[str, Any] | None


class HandedStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One revision of the history that came along, for people to read."""

    label: str
    actor: str
    at: datetime
    kind: str
    changes: tuple[ChangeText, ...] = ()


class _Manifest(msgspec.Struct, frozen=True, kw_only=True):
    format: int
    program: str
    catalogue: str


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What a plan file holds."""

    plan: Plan
    history: tuple[HandedStep, ...]


def to_bytes(plan: Plan, history: Sequence[HandedStep], program: str) -> bytes:
    """The file's content; the same plan and history always give the same bytes."""
    manifest = {
        "format": FORMAT,
        "program": program,
        "catalogue": plan.header.catalogue_version,
    }
    members = (
        json.dumps(manifest, sort_keys=True).encode(),
        json.dumps(plan_to_plain(plan), ensure_ascii=False, sort_keys=True, indent=1).encode(),
        msgspec.json.encode(tuple(history)),
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in zip(MEMBERS, members, strict=True):
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def plan_to_plain(plan: Plan) -> dict[str, Any]:
    """All rows of a plan as plain values, by entity."""
    plain: dict[str, Any] = {}
    for entity in ENTITIES:
        value = getattr(plan, entity.attribute)
        rows = [record_to_plain(r) for r in (value if entity.many else (value,))]
        plain[entity.name] = rows if entity.many else rows[0]
    return plain


def read_plan_file(path: Path) -> PlanFile:
    """The plan in a file; ``PlanFileError`` says why it is not taken in."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        sentence = f"{path} cannot be read ({error.strerror}); check name and rights."
        raise PlanFileError(sentence) from None
    if len(content) > LARGEST_FILE:
        raise PlanFileError(f"{path.name} is too large for a plan file; ask for it again.")
    return from_bytes(content, path.name)


def from_bytes(content: bytes, name: str = "The file") -> PlanFile:
    """Like ``read_plan_file``, from what the file holds."""
    try:
        manifest, plan, history = (_strict(m) for m in _members(content, name))
        known = msgspec.convert(manifest, _Manifest)
        if known.format > FORMAT:
            raise PlanFileError(
                f"{name} was written by a newer version ({known.program}); update the program"
                " and try again."
            )
        return PlanFile(_plan_from(plan), msgspec.convert(history, tuple[HandedStep, ...]))
    except PlanFileError:
        raise
    except (ValueError, TypeError, KeyError, RecursionError, LookupError, OverflowError):
        raise PlanFileError(
            f"{name} is damaged or no plan file; ask whoever sent it to export it again."
        ) from None


def _members(content: bytes, name: str) -> list[bytes]:
    """The three members, read with a bound whatever their headers claim."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sorted(archive.namelist()) != sorted(MEMBERS):
                raise PlanFileError(f"{name} is no plan file; choose one that ends in {SUFFIX}.")
            return [_bounded(archive, member, name) for member in MEMBERS]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError):
        raise PlanFileError(
            f"{name} is damaged or no plan file; ask whoever sent it to export it again."
        ) from None


def _bounded(archive: zipfile.ZipFile, member: str, name: str) -> bytes:
    with archive.open(member) as stream:
        content = stream.read(LARGEST_MEMBER + 1)
    if len(content) > LARGEST_MEMBER:
        raise PlanFileError(f"{name} unpacks to more than a plan can be; it was not taken in.")
    return content


def _strict(content: bytes) -> Any:
    """JSON without duplicate keys, NUL characters or numbers that are none."""
    return json.loads(
        _checked(content.decode("utf-8")), object_pairs_hook=_unique, parse_constant=_no_constant
    )


def _checked(text: str) -> str:
    if "\x00" in text or "\\u0000" in text:
        raise ValueError("NUL character")
    return text


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _no_constant(text: str) -> Any:
    raise ValueError(text)


def _plan_from(plain: Any) -> Plan:
    """The plan, every value checked against its field's type."""
    if not isinstance(plain, dict) or set(plain) != {e.name for e in ENTITIES}:
        raise ValueError("entities")
    parts: dict[str, Any] = {}
    ids: set[str] = set()
    for entity in ENTITIES:
        rows = plain[entity.name] if entity.many else [plain[entity.name]]
        if not isinstance(rows, list) or len(rows) > MOST_ROWS:
            raise ValueError("rows")
        records = [_record(entity, row) for row in rows]
        for record in records:
            if not record.id or record.id in ids:
                raise ValueError("ids")
            ids.add(record.id)
        parts[entity.attribute] = (
            tuple(sorted(records, key=order_of)) if entity.many else records[0]
        )
    plan = Plan(**parts)
    _check_references(plan)
    return plan


def _record(entity: Entity, row: Any) -> Any:
    if not isinstance(row, dict):
        raise TypeError(entity.name)
    if not set(row) <= converters(entity.record).keys():
        raise ValueError(entity.name)
    return msgspec.convert(row, entity.record)


def _check_references(plan: Plan) -> None:
    people = {p.id for p in plan.people}
    if plan.header.client_id != plan.client.id:
        raise ValueError("client")
    for entity in ENTITIES:
        value = getattr(plan, entity.attribute)
        for record in value if entity.many else ():
            for field in ("person_id", "owner_id", "recorder_id"):
                if getattr(record, field, "") and getattr(record, field) not in people:
                    raise ValueError("people")


def with_new_ids(file: PlanFile, renamed: Mapping[str, str]) -> Plan:
    """The plan with its rows under ids of this store; every reference follows."""

    def swap(value: Any) -> Any:
        if isinstance(value, str):
            return renamed.get(value, value)
        return value

    plain = plan_to_plain(file.plan)
    moved: dict[str, Any] = {}
    for entity in ENTITIES:
        rows = plain[entity.name] if entity.many else [plain[entity.name]]
        new = [
            {
                k: swap(v) if k == "id" or k.endswith("_id") or k in _REFERENCES else v
                for k, v in row.items()
            }
            for row in rows
        ]
        moved[entity.name] = new if entity.many else new[0]
    return _plan_from(moved)


_REFERENCES = frozenset({"predecessor", "successor", "subject"})
"""Fields beside ``…_id`` that may hold a row's id."""
