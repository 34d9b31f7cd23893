"""Failures a user can act on. Anything else that is raised is a bug."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mistake(StrEnum):
    """Mistakes that a file and a form say in words of their own."""

    OTHER = ""
    NO_DATE = "no_date"
    NO_START = "no_start"
    NO_CHOICE = "no_choice"
    MISSING = "missing"


class PlanError(Exception):
    """One sentence that says what is wrong and what to do next."""

    problems: tuple[Problem, ...] = ()
    """The mistakes in a value, where that is what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake in a file or form."""

    where: str
    """Key path in the file, e.g. ``data.forbidden[2].category``."""
    sentence: str
    """What is wrong and what to write instead."""
    question: str = ""
    """The question's text, where the key belongs to one."""
    line: int = 0
    """Line of the file, 0 where it cannot be told."""
    code: Mistake = Mistake.OTHER
    said: str = ""
    """What was written, or the name of what is missing."""


class InputError(PlanError):
    """A file or form with several mistakes, all of them listed; nothing was written."""

    def __init__(self, headline: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(headline)
        self.problems = problems
