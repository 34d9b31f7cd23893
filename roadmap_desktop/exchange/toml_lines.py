"""On which line of a TOML file a key stands; the standard reader does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 300
"""Characters of a line in which a key is looked for."""
_HEADER = re.compile(r"(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|[\w-]+))*)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([^\s."']+)""")


def lines_of_keys(text: str) -> dict[str, int]:
    """Key path -> line; rows of ``[[list]]`` count from 1: ``pilot.criteria[2].unit``."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in _logical_lines(text):
        header = _header(line)
        if header:
            table = _path(header[2])
            if header[1] == "[[":
                lines.setdefault(table, number)
                counts[table] = counts.get(table, 0) + 1
                table = f"{table}[{counts[table]}]"
            lines.setdefault(table, number)
        elif key := _KEY.match(line[:LONGEST]):
            lines.setdefault(f"{table}.{_path(key[1])}".lstrip("."), number)
    return lines


def line_of(where: str, lines: dict[str, int]) -> int:
    """The line of a key path, or of the nearest key around it; 0 where there is none."""
    while where:
        if where in lines:
            return lines[where]
        cut = max(where.rfind("."), where.rfind("["))
        where = where[:cut] if cut > 0 else ""
    return 0


def _header(line: str) -> re.Match[str] | None:
    return _HEADER.fullmatch(line.strip()) if len(line) <= LONGEST else None


def _path(written: str) -> str:
    return ".".join(next(filter(None, part.groups()), "") for part in _PART.finditer(written))


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines on which a key or header may begin: none inside a list, table or long text."""
    depth, fence = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if not depth and not fence:
            yield number, line
            if _header(line):
                continue
        depth, fence = _after(line, depth, fence)


def _after(line: str, depth: int, fence: str) -> tuple[int, str]:
    """Open brackets and the quotes of a text that goes on, at the end of a line."""
    place = 0
    while place < len(line):
        if fence:
            place, fence = _through_text(line, place, fence)
            continue
        sign = line[place]
        if sign == "#":
            break
        if sign in "\"'":
            fence = sign * 3 if line.startswith(sign * 3, place) else sign
            place += len(fence)
            continue
        depth += (sign in "[{") - (sign in "]}")
        place += 1
    return max(0, depth), fence if len(fence) == 3 else ""


def _through_text(line: str, place: int, fence: str) -> tuple[int, str]:
    while place < len(line):
        if line[place] == "\\" and fence[0] == '"':
            place += 2
        elif line.startswith(fence, place):
            return place + len(fence), ""
        else:
            place += 1
    return place, fence
