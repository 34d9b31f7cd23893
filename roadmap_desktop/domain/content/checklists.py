"""Checklists and their lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from roadmap_desktop.domain.content.depth import Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One line: question, why it matters, what a good sign looks like (S0-84)."""

    id: str
    text: str
    why: str
    good_sign: str
    group: str = ""
    critical: bool = False
    """A weak answer calls for a readiness sprint (S1-8)."""
    shown_by: tuple[str, ...] = ()
    """Questions whose answers already say yes to the line."""
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A list of lines answered with the five states of ``ItemState``."""

    id: str
    name: str
    intro: str
    stage: str
    labels: Mapping[str, str] = field(default_factory=dict)
    """State -> word, where a list words its states differently (ready, partly, weak)."""
    adverse: bool = False
    """Its lines ask for something bad, so that 'no' is the good answer."""
    items: tuple[ChecklistItem, ...]
    depth: Depth = Depth.LIGHT
    printed: bool = True
    """Printed among the checklists of the documents."""
    printed_from: Depth = Depth.LIGHT
    """The lightest plan whose paper prints it; the workbook holds it from ``depth`` on."""
    requirements: tuple[str, ...] = ()
