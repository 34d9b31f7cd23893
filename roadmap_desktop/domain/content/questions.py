"""The questions of the interview, their kinds of page and the sections they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.terms import Choice


class QuestionKind(StrEnum):
    """What kind of page a question gets."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    ONE_OF = "one_of"
    MANY_OF = "many_of"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    """A name; a person is added to the plan when it is new."""
    YES_NO = "yes_no"
    ROWS = "rows"
    """A list of records, each with the question's columns."""
    CHECKLIST = "checklist"
    """The lines of one checklist, each with a state, words, owner and date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field of a row of a ROWS question."""

    field: str
    """Attribute of the record."""
    label: str
    kind: QuestionKind = QuestionKind.TEXT
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""
    """Name of a list of the catalogue whose ids and texts are the choices."""
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    required: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Shows a question only when another one has one of these answers."""

    question: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the interview, with all that is said around it."""

    id: str
    """Dotted key, also the key in an answers file: ``use.work``."""
    section: str
    text: str
    label: str
    """The question in two or three words, for tables and lists."""
    kind: QuestionKind
    binds: str = ""
    """Where the value lives: see ``domain.bindings``; '' is the generic ``answer`` table."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Field values every row of a ROWS question has, e.g. ``{kind = "forbidden"}``."""
    columns: tuple[Column, ...] = ()
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""
    suggestions: str = ""
    """Name of what the catalogue suggests here: ``forbidden_data``, ``allowed_data``,
    ``stop_rules``, ``kpis``, ``evidence``, ``rollout``, ``criteria``, ``risks``, ``roles``."""
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    why: str
    hint: str
    good: str
    bad: str
    printed: tuple[str, ...]
    """Ids of the document sections that print the answer."""
    depth: Depth = Depth.LIGHT
    quick: int = 0
    """Step of Quick plan (1 to 6) that asks it, 0 when it does not."""
    optional: bool = False
    assumed: Any = None
    """The visible default when nobody answered: a value, a list of row tables, or for a
    CHECKLIST question a table of item states. None: nothing is assumed, the answer is a gap."""
    assumed_suggestions: bool = False
    """The default is what ``suggestions`` offers."""
    shown_when: Condition | None = None
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A short section of the interview."""

    id: str
    name: str
    stage: str
    intro: str
    depth: Depth = Depth.LIGHT
