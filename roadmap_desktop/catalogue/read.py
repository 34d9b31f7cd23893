"""Turns the catalogue's TOML files into typed records and notes every mistake on the way."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from roadmap_desktop.domain.content.catalogue import Catalogue

HEAD_FILE = "meta.toml"
HEAD_KEYS = ("version", "language", "notice")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong in the catalogue's files."""

    file: str
    record: str
    """List and id, e.g. ``questions use.work``; '' when the file itself is meant."""
    text: str

    def __str__(self) -> str:
        """File, record and what is wrong, on one line."""
        place = f"{self.file}, {self.record}" if self.record else self.file
        return f"{place}: {self.text}"


@dataclass(frozen=True, slots=True)
class Content:
    """What was read: the catalogue's fields, where each record stands, and what is wrong."""

    lists: dict[str, list[Any]]
    head: dict[str, str] = field(default_factory=dict)
    files: dict[tuple[str, str], str] = field(default_factory=dict)
    """(list, id) -> file."""
    mistakes: list[Mistake] = field(default_factory=list)


def record_types() -> Mapping[str, type]:
    """The lists of a catalogue and the type of their records."""
    return _record_types()


@cache
def _record_types() -> Mapping[str, type]:
    hints = get_type_hints(Catalogue)
    lists = {f.name: hints[f.name] for f in fields(Catalogue) if f.name not in HEAD_KEYS}
    return MappingProxyType({name: get_args(hint)[0] for name, hint in lists.items()})


def id_of(record: Any) -> str:
    """A record's id; a stage mapping is known by its stage."""
    return str(getattr(record, "id", "") or getattr(record, "stage", ""))


def read_folder(folder: Path) -> Content:
    """Every record of every ``*.toml`` of the folder, files in the order of their names."""
    content = Content({name: [] for name in record_types()})
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        content.mistakes.append(Mistake(folder.name, "", "the folder holds no *.toml file"))
    for path in paths:
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            content.mistakes.append(Mistake(path.name, "", f"is no TOML: {error}"))
            continue
        _take_file(path.name, table, content)
    return content


def _take_file(file: str, table: Mapping[str, Any], content: Content) -> None:
    for name, value in table.items():
        if name in HEAD_KEYS:
            _take_head(file, name, value, content)
        elif name not in record_types():
            content.mistakes.append(Mistake(file, "", f"the catalogue has no list {name!r}"))
        elif not isinstance(value, list):
            content.mistakes.append(Mistake(file, "", f"write [[{name}]] for each record"))
        else:
            for number, plain in enumerate(value, start=1):
                _take_record(file, name, number, plain, content)


def _take_head(file: str, name: str, value: Any, content: Content) -> None:
    if file != HEAD_FILE:
        content.mistakes.append(Mistake(file, "", f"{name!r} belongs into {HEAD_FILE}"))
    elif not isinstance(value, str):
        content.mistakes.append(Mistake(file, "", f"{name!r} is no text"))
    else:
        content.head[name] = value


def _take_record(file: str, name: str, number: int, plain: Any, content: Content) -> None:
    kind = record_types()[name]
    called = plain.get("id") or plain.get("stage") if isinstance(plain, dict) else None
    place = f"{name} {called or f'number {number}'}"
    unknown = list(_unknown_keys(kind, plain, ""))
    content.mistakes.extend(Mistake(file, place, f"knows no key {key!r}") for key in unknown)
    try:
        record: Any = msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        content.mistakes.append(Mistake(file, place, str(error)))
        return
    key = (name, id_of(record))
    if key in content.files:
        other = content.files[key]
        content.mistakes.append(Mistake(file, place, f"the id stands in {other} already"))
        return
    content.files[key] = file
    content.lists[name].append(record)


@cache
def _parts(kind: type) -> Mapping[str, type | None]:
    """Field -> the record type its value is made of, None for a plain value."""
    return MappingProxyType({name: _part(hint) for name, hint in get_type_hints(kind).items()})


def _part(hint: Any) -> type | None:
    candidates = get_args(hint) if get_origin(hint) is not Mapping else ()
    return next((c for c in (hint, *candidates) if isinstance(c, type) and is_dataclass(c)), None)


def _unknown_keys(kind: type, plain: Any, path: str) -> Iterator[str]:
    """Keys no field is called like; msgspec would pass over them in silence."""
    if isinstance(plain, list):
        for one in plain:
            yield from _unknown_keys(kind, one, path)
    elif isinstance(plain, dict):
        parts = _parts(kind)
        for key, value in plain.items():
            if key not in parts:
                yield path + key
                continue
            inner = parts[key]
            if inner is not None:
                yield from _unknown_keys(inner, value, f"{path}{key}.")
