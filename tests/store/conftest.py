"""Fixtures of the store's tests."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from roadmap_desktop.store.store import Store
from tests.store.store_rig import Clock, Desk, furnish

IN_MEMORY = Path("/dev/shm")  # noqa: S108 -- thousands of small stores need no real disk


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A desk on which no store was opened yet."""
    made = Desk(tmp_path / "firm" / "roadmap.db", clock)
    yield made
    made.clear()


@pytest.fixture
def store(desk: Desk) -> Store:
    """An open store with one firm and one plan."""
    return furnish(desk.open())


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that is quick to write."""
    made = Path(tempfile.mkdtemp(dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
    yield made
    shutil.rmtree(made)
