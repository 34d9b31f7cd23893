"""Failures a user can act on. Anything else that is raised is a bug."""

from __future__ import annotations

from dataclasses import dataclass


class PlanError(Exception):
    """One sentence that says what is wrong and what to do next."""


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


class InputError(PlanError):
    """A file or form with several mistakes, all of them listed; nothing was written."""

    def __init__(self, headline: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(headline)
        self.problems = problems
