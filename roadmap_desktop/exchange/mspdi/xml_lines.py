"""XML written line by line, with the text of people made harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from xml.sax.saxutils import escape

from roadmap_desktop.exchange.mspdi.codes import EVENING, MORNING

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, not even escaped."""


class XmlLines:
    """Elements one below the other, indented."""

    def __init__(self) -> None:
        self._lines = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>']
        self._depth = 0

    @contextmanager
    def inside(self, tag: str, attributes: str = "") -> Iterator[None]:
        """Everything put meanwhile stands inside that element."""
        self._put(f"<{tag}{attributes}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._put(f"</{tag}>")

    def put(self, tag: str, value: str | int) -> None:
        """An element that holds a text or number."""
        text = value if isinstance(value, str) else str(value)
        self._put(f"<{tag}>{escape(_FORBIDDEN.sub('', text))}</{tag}>")

    def flag(self, tag: str, value: bool) -> None:
        """An element that holds 1 or 0."""
        self.put(tag, int(value))

    def morning(self, tag: str, day: date) -> None:
        """The begin of a day's work."""
        self.put(tag, f"{day.isoformat()}T{MORNING}")

    def evening(self, tag: str, day: date) -> None:
        """The end of a day's work."""
        self.put(tag, f"{day.isoformat()}T{EVENING}")

    def minutes(self, tag: str, count: int) -> None:
        """A length."""
        self.put(tag, f"PT{count // 60}H{count % 60}M0S")

    def content(self) -> bytes:
        """The whole file."""
        return ("\n".join(self._lines) + "\n").encode()

    def _put(self, line: str) -> None:
        self._lines.append("  " * self._depth + line)
