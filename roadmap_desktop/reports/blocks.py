"""Format-neutral content of a document.

A section builder turns a plan and its assessment into these values; PDF, Excel and the review page
only draw them. Every string is plain text, never markup or a formula.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.timeline.schedule import Schedule


class Style(StrEnum):
    """How a paragraph weighs."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph."""

    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list; ``mark`` is drawn as a shape with its word: never, yes, part, open or a number."""

    items: tuple[str, ...]
    mark: str = "dot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label with what it stands for."""

    label: str
    text: str
    page_of: str = ""
    """Section id whose page number is printed beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Label and text pairs; ``strip`` sets them side by side as the control strip."""

    items: tuple[Fact, ...]
    strip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """The one tinted block of a page: what to decide, or whom to call."""

    label: str
    text: str
    note: str = ""


class CellKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    """A value of 15.0 means 15 percent."""
    MONEY = "money"
    DATE = "date"
    DAY = "day"
    """A plan day."""
    STATE = "state"
    """One of yes, in_part, no, not_sure, not_applicable, open; drawn as a box with its word."""
    TAG = "tag"
    """A consequence in a frame: pause, redesign, stop."""
    PAGE = "page"
    """A section id; the page number is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    key: str
    title: str
    share: float = 1.0
    """Width relative to the other columns."""
    kind: CellKind = CellKind.TEXT
    strong: bool = False
    editable: bool = False
    """An input cell of the workbook."""
    choices: tuple[str, ...] = ()
    """Words offered in the workbook's drop-down; others may be typed as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Words of which a cell of the workbook takes one, and which of them stand out."""

    words: tuple[str, ...]
    loud: tuple[str, ...] = ()
    """Words that say 'still to do'."""
    soft: tuple[str, ...] = ()
    """Words that say 'in part'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value; ``note`` stands under it in small type, ``word`` replaces a state's own word."""

    value: str | float | int | date | None = None
    note: str = ""
    word: str = ""
    choices: Choices | None = None
    """What an input cell of the workbook takes; None for anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; ``id`` is that of the record it shows and is kept hidden in the workbook."""

    id: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; its head is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    """Sentence printed instead of an empty table."""
    blank_rows: int = 0
    """Rows for the pen at the end."""
    name: str = ""
    """Stable name, e.g. ``stop_rules``; the workbook's sheet uses it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The desk card: what is never typed in, what is fine, what to do (S0-29)."""

    title: str
    never: tuple[str, ...]
    fine: tuple[str, ...]
    steps_title: str
    steps: tuple[str, ...]
    call_title: str
    call: str
    closing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseStrip:
    """The whole plan on one line."""

    schedule: Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Gantt:
    """The timeline, on pages of its own."""

    schedule: Schedule
    gates: tuple[tuple[str, str], ...] = ()
    """Gate ids with how they stand, see ``chart.content.GateState``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Fields for name, function, decision, date and signature."""

    people: tuple[tuple[str, str], ...]
    """(name, function); '' leaves a line for the pen."""
    decisions: tuple[str, ...]
    large: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepTogether:
    """Blocks that are not torn apart by a page break when they fit on one page."""

    blocks: tuple[Block, ...]


Block = (
    Heading
    | Text
    | Bullets
    | Facts
    | Callout
    | Table
    | Card
    | PhaseStrip
    | Gantt
    | Signatures
    | KeepTogether
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of a document, with a bookmark."""

    id: str
    title: str
    standfirst: str = ""
    blocks: tuple[Block, ...] = ()
    new_page: bool = True
    landscape: bool = False
    sheet: str = ""
    """Name of the workbook sheet it goes to, '' when it is on paper only."""


class DocumentStatus(StrEnum):
    """Where a document stands."""

    DRAFT = "draft"
    FOR_SIGN_OFF = "for_sign_off"
    APPROVED = "approved"
    SUPERSEDED = "superseded"
    FOR_INFORMATION = "for_information"
    """Not about a plan, and nothing to sign."""

    @property
    def words(self) -> str:
        """'For sign-off'."""
        return {
            DocumentStatus.DRAFT: "Draft",
            DocumentStatus.FOR_SIGN_OFF: "For sign-off",
            DocumentStatus.APPROVED: "Approved",
            DocumentStatus.SUPERSEDED: "Superseded",
            DocumentStatus.FOR_INFORMATION: "For information",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentControl:
    """What stands in every header and footer."""

    title: str
    client: str
    number: str
    revision: str
    status: DocumentStatus
    issued: date
    prepared_by: str
    language: str
    fingerprint: str
    """SHA-256 of the canonical planning content, 64 hexadecimal digits."""
    notice: str
    depth: Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Content of one document, ready to be drawn."""

    control: DocumentControl
    sections: tuple[Section, ...]
