"""The keys of the program on paper, to lie beside the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    DocumentControl,
    DocumentStatus,
    Heading,
    Row,
    Section,
    Table,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyGroup:
    """Keys that work in one place, each as (what one wants, what to press)."""

    title: str
    keys: tuple[tuple[str, str], ...]


def keys_sheet(
    title: str, note: str, groups: Sequence[KeyGroup], *, version: str, today: date
) -> Document:
    """A table of keys a group."""
    blocks: list[Block] = []
    for number, group in enumerate(groups):
        blocks += [Heading(text=group.title), _table(number, group)]
    section = Section(id="keys", title=title, standfirst=note, blocks=tuple(blocks))
    control = DocumentControl(
        title=title,
        client="Roadmap Desktop",
        number="",
        revision=version,
        status=DocumentStatus.FOR_INFORMATION,
        issued=today,
        prepared_by="",
        language="en",
        fingerprint="",
        notice="",
        depth=Depth.LIGHT,
    )
    return Document(control=control, sections=(section,))


def _table(number: int, group: KeyGroup) -> Table:
    return Table(
        name=f"keys_{number}",
        columns=(
            Column(key="wish", title="", share=3),
            Column(key="keys", title="", share=2, strong=True),
        ),
        rows=tuple(
            Row(id=f"{number}.{place}", cells=(Cell(value=wish), Cell(value=pressed)))
            for place, (wish, pressed) in enumerate(group.keys)
        ),
    )
