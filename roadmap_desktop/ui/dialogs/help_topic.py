"""What the manual consists of: topics with parts, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """How a part is set."""

    TEXT = "text"
    WHY = "why"
    GOOD = "good"
    BAD = "bad"
    SMALL = "small"
    """A source, or where something is printed."""
    HEAD = "head"
    TERMS = "terms"
    """Pairs: a word and what it means."""
    FIGURES = "figures"
    """Pairs: a statement and its source."""
    KEYS = "keys"
    """Pairs: what one wants and the keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPart:
    """A piece of a topic."""

    kind: PartKind
    text: str = ""
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """All its words, to be searched."""
        return " ".join([self.text, *(f"{a} {b}" for a, b in self.pairs)])


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpTopic:
    """One page of the manual."""

    id: str
    group: str
    title: str
    second: str = ""
    """A line under the title."""
    parts: tuple[HelpPart, ...]

    @property
    def words(self) -> str:
        """All its words, to be searched."""
        return " ".join([self.title, self.second, *(p.words for p in self.parts)])


def text(words: str) -> HelpPart:
    """A paragraph."""
    return HelpPart(kind=PartKind.TEXT, text=words)


def head(words: str) -> HelpPart:
    """A heading inside a topic."""
    return HelpPart(kind=PartKind.HEAD, text=words)


def small(words: str) -> HelpPart:
    """Something in small type."""
    return HelpPart(kind=PartKind.SMALL, text=words)


def terms(pairs: Sequence[tuple[str, str]]) -> HelpPart:
    """Words and what they mean."""
    return HelpPart(kind=PartKind.TERMS, pairs=tuple(pairs))


def keys(pairs: Sequence[tuple[str, str]]) -> HelpPart:
    """Wishes and keys."""
    return HelpPart(kind=PartKind.KEYS, pairs=tuple(pairs))
