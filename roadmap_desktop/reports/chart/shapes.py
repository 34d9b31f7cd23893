"""What a drawing is made of. Lengths are points; x grows to the right, y downwards.

A painter knows these shapes and nothing of tasks or dates. Shapes of one kind and look come in
batches, so that a page of many bars stays a short list and a small file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from roadmap_desktop.reports.inks import Ink

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width, height."""
Align = Literal["left", "right", "centre"]


class Face(StrEnum):
    """A weight of the one typeface."""

    REGULAR = "regular"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class Boxes:
    """Filled rectangles."""

    fill: Ink
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Strokes:
    """Open lines of one look, each through its points."""

    ink: Ink
    width: float
    lines: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Areas:
    """Filled shapes, each closed from its last point to its first."""

    fill: Ink
    areas: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Discs:
    """Filled circles: centre and radius."""

    fill: Ink
    discs: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text at its base line."""

    x: float
    y: float
    text: str
    size: float
    face: Face = Face.REGULAR
    ink: Ink = Ink.TEXT
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Placed:
    """A stamp of the drawing, its top left corner here."""

    stamp: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes drawn from another origin."""

    x: float
    y: float
    shapes: tuple[Shape, ...]


Shape = Boxes | Strokes | Areas | Discs | Words | Placed | Group


@dataclass(frozen=True, slots=True)
class Stamp:
    """Shapes that several pages show; a painter keeps them once."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title in the reader's side bar, and the page (from 0) and height it leads to."""

    title: str
    page: int
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All pages; ``title`` and ``about`` say to a reader without eyes what is seen."""

    title: str
    about: str
    pages: tuple[Page, ...]
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    bookmarks: tuple[Bookmark, ...] = ()
