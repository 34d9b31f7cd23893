"""Plain terms with an explanation: choices of a question and words with rows of their own."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.content.depth import Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several answers, or any plain term with an explanation."""

    id: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Choice):
    """A choice that serves requirement rows of its own: an impact flag, a role, a cost kind, ..."""

    question: str = ""
    """The question the term asks, where it asks one."""
    depth: Depth = Depth.LIGHT
    requirements: tuple[str, ...] = ()
