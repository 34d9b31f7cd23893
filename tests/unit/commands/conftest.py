"""A store with the bakery's plan, open in a session.

A new store takes its time; one is made for all tests, and each works on a copy.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from roadmap_desktop.app import paths
from roadmap_desktop.commands.plans import create_plan
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.exchange.answers_file import read_answers
from roadmap_desktop.store.store import Store
from tests.unit.commands.command_rig import ME, TODAY, Clock, ids

LATER = 1_000_000
"""The first number of ids made by a test, behind those of the copied store."""


def open_store(path: Path, first_id: int = 1) -> Store:
    return Store.open(
        path,
        migrations=paths.migrations(),
        now=Clock(),
        new_id=ids(first_id),
        back_up=False,
    )


def add_sample(store: Store, catalogue: Catalogue, name: str) -> str:
    path = paths.resources() / "samples" / f"{name}.toml"
    return create_plan(store, read_answers(path, catalogue, TODAY, store.new_id), ME)


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """A folder with an empty store, and one that holds the bakery's plan."""
    folder = tmp_path_factory.mktemp("stores")
    open_store(folder / "empty.db").close()
    with open_store(folder / "bakery.db") as store:
        add_sample(store, catalogue, "bakery")
    return folder


@pytest.fixture
def store(request: pytest.FixtureRequest, stores: Path, tmp_path: Path) -> Iterator[Store]:
    kind = "bakery" if "bakery" in request.fixturenames else "empty"
    path = tmp_path / "roadmap.db"
    shutil.copy(stores / f"{kind}.db", path)
    with open_store(path, LATER) as opened:
        yield opened


@pytest.fixture
def other(stores: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty store on another machine."""
    path = tmp_path / "other" / "roadmap.db"
    path.parent.mkdir(mode=0o700)
    shutil.copy(stores / "empty.db", path)
    with open_store(path, 2 * LATER) as opened:
        yield opened


@pytest.fixture
def make_sample(store: Store, catalogue: Catalogue) -> Callable[[str], str]:
    """Make a plan of one of the samples; its id."""
    return lambda name: add_sample(store, catalogue, name)


@pytest.fixture
def bakery(store: Store, catalogue: Catalogue) -> PlanSession:
    (made,) = store.plans().plans
    return PlanSession(store, made.id, catalogue, TODAY, ME)
