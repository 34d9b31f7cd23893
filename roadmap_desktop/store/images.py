"""Row images: what a row says, as plain JSON values, read back from the database.

They are read from the rows and not from the attributes of Python objects: an attribute that was
expired has lost its old value.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from roadmap_desktop.domain.model.entities import BY_NAME
from roadmap_desktop.domain.records import converters, to_plain
from roadmap_desktop.store.tables.register import TABLE_OF, owner_column

Image = Mapping[str, Any]

CHUNK = 500
"""Rows asked for at once; SQLite bounds the parameters of a statement."""

_BY_IDS: Mapping[str, Select[Any]] = MappingProxyType(
    {
        name: select(table).where(table.c.id.in_(bindparam("ids", expanding=True)))
        for name, table in TABLE_OF.items()
    }
)
_BY_ID: Mapping[str, Select[Any]] = MappingProxyType(
    {
        name: select(table).where(table.c.id == bindparam("row_id"))
        for name, table in TABLE_OF.items()
    }
)


def image_of(values: Mapping[Any, Any]) -> Image:
    """An image from a row's typed values."""
    return {name: to_plain(value) for name, value in values.items()}


def read_images(connection: Connection, entity: str, ids: Iterable[str]) -> dict[str, Image]:
    """The images of those rows that exist, by id."""
    wanted = list(ids)
    found: dict[str, Image] = {}
    if len(wanted) == 1:
        rows = connection.execute(_BY_ID[entity], {"row_id": wanted[0]}).mappings()
        return {row["id"]: image_of(row) for row in rows}
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        for row in connection.execute(_BY_IDS[entity], {"ids": part}).mappings():
            found[row["id"]] = image_of(row)
    return found


def typed(entity: str, image: Image) -> dict[str, Any]:
    """The values of an image in the types of its columns."""
    convert = converters(BY_NAME[entity].record)
    owner = owner_column(BY_NAME[entity])
    return {name: value if name == owner else convert[name](value) for name, value in image.items()}


def differences(old: Image | None, new: Image | None) -> tuple[Image | None, Image | None]:
    """Both sides of a change: whole where a row comes or goes, else what differs."""
    if old is None or new is None:
        return old, new
    names = [name for name, value in new.items() if old[name] != value]
    return {name: old[name] for name in names}, {name: new[name] for name in names}


def owners(entity: str, image: Image) -> tuple[str, str]:
    """The client and the plan whose row an image is, '' where it is none's."""
    match entity:
        case "client":
            return image["id"], ""
        case "closure":
            return image["client_id"], ""
        case "plan":
            return image["client_id"], image["id"]
        case _:
            return "", image["plan_id"]


def to_json(image: Image | None) -> str | None:
    """One fixed spelling of an image."""
    if image is None:
        return None
    return json.dumps(image, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str | None) -> Image | None:
    """The image that was spelled so."""
    if text is None:
        return None
    image: Image = json.loads(text)
    return image
