"""What every command works with: the store, the catalogue, the day, where to write."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TextIO

from roadmap_desktop.app import paths
from roadmap_desktop.catalogue.load import load_catalogue
from roadmap_desktop.commands.plans import find
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.store.store import Store

LANGUAGE = "en"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One run of the command line."""

    arguments: Namespace
    out: TextIO
    err: TextIO

    @property
    def today(self) -> date:
        """The date to reckon with."""
        given: date | None = getattr(self.arguments, "today", None)
        return given or date.today()  # noqa: DTZ011 -- the user's own calendar day is meant

    def now(self) -> datetime:
        """The moment an edit is made; on the day asked for, where one was."""
        moment = datetime.now(UTC)
        given: date | None = getattr(self.arguments, "today", None)
        return (
            moment.replace(year=given.year, month=given.month, day=given.day) if given else moment
        )

    @property
    def actor(self) -> str:
        """Who does it: as given, else the name one is logged in with."""
        given = getattr(self.arguments, "actor", "")
        if given:
            return str(given)
        try:
            return getpass.getuser()
        except (OSError, KeyError):
            return "someone"

    @property
    def store_path(self) -> Path:
        """The store's file."""
        return paths.store_path(getattr(self.arguments, "store", None))

    @cached_property
    def catalogue(self) -> Catalogue:
        """The content the program ships with."""
        return load_catalogue(paths.resources() / "catalogue" / LANGUAGE)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The open store; what it has to tell goes to the error stream."""
        path = self.store_path
        opened = Store.open(
            path,
            migrations=paths.migrations(),
            now=self.now,
            witness=paths.witness_path(),
        )
        with opened as store:
            for notice in store.notices:
                self.warn(notice.sentence)
            yield store

    @contextmanager
    def session(self) -> Iterator[PlanSession]:
        """The plan named on the command line, open."""
        with self.store() as store:
            yield self.open_plan(store, find(store, self.arguments.plan).id)

    def open_plan(self, store: Store, plan_id: str) -> PlanSession:
        """A plan of the open store."""
        return PlanSession(store, plan_id, self.catalogue, self.today, self.actor)

    def say(self, text: str = "") -> None:
        """Print a line."""
        print(text, file=self.out)

    def warn(self, text: str) -> None:
        """Print a line for the person, not for a program that reads the output."""
        print(text, file=self.err)


def standard_desk(arguments: Namespace) -> Desk:
    """The desk of a real run."""
    return Desk(arguments=arguments, out=sys.stdout, err=sys.stderr)
