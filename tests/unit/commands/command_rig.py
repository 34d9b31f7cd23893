"""What the tests of the commands build on."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.bindings import status_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.plan import Plan

ME = "Marta Oldfield"
TODAY = date(2027, 1, 4)


@dataclass
class Clock:
    """A clock that moves on a second each time it is looked at."""

    time: datetime = datetime(2027, 1, 4, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


def ids(first: int = 1) -> Callable[[], str]:
    """Ids that are the same in every run."""
    numbers = itertools.count(first)
    return lambda: f"00000000-0000-4000-8000-{next(numbers):012}"


def person(session: PlanSession, name: str) -> str:
    """The id of a person by name."""
    return next(p.id for p in session.plan.people if p.name == name)


def status(plan: Plan, catalogue: Catalogue, question: str) -> QuestionStatus:
    """Where a question stands."""
    return status_of(plan, catalogue.question(question), catalogue)
