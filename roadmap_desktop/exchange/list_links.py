"""The links of a foreign list, from what its rows say they wait for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roadmap_desktop.exchange import list_cells as cells_of
from roadmap_desktop.exchange.foreign_tasks import MOST_LINKS, ForeignLink


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row with what it waits for, as it is written."""

    line: int
    key: str
    name: str
    after: Sequence[str]


def links_of(rows: Sequence[Waiting]) -> tuple[list[ForeignLink], list[str]]:
    """The links, of a pair the first, and a sentence for each that is left out."""
    by_name: dict[str, list[str]] = {}
    for row in rows:
        by_name.setdefault(row.name.casefold(), []).append(row.key)
    keys = {row.key.casefold(): row.key for row in rows}
    links: dict[tuple[str, str], ForeignLink] = {}
    told = []
    for row in rows:
        for word in row.after:
            try:
                link = _link(word, row.key, keys, by_name)
            except ValueError as error:
                told.append(f"Line {row.line}: {error}; the link is left out.")
                continue
            if len(links) < MOST_LINKS:
                links.setdefault((link.predecessor, link.successor), link)
    return list(links.values()), told


def _link(
    word: str, successor: str, keys: Mapping[str, str], by_name: Mapping[str, list[str]]
) -> ForeignLink:
    """A link to the row with that id, else to the only row of that name."""

    def known(text: str) -> str:
        named = by_name.get(text.casefold(), [])
        return keys.get(text.casefold(), "") or (named[0] if len(named) == 1 else "")

    before = known(word)
    if before:
        written = cells_of.WrittenLink(before)
    else:
        written = cells_of.link_from(word)
        before = known(written.key)
    if not before:
        raise ValueError(f"“{word[:60]}” names no row")
    if before == successor:
        raise ValueError("the task waits for itself")
    return ForeignLink(
        predecessor=before,
        successor=successor,
        kind=written.kind,
        lag=written.lag,
        lag_unit=written.lag_unit,
    )
