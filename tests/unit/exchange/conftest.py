"""What the tests of foreign files share: the samples, and a file as somebody would write it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from roadmap_desktop.app import paths
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.answers_file import parse_answers, read_answers
from tests.unit.exchange.exchange_rig import TODAY


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"row-{next(numbers)}"


@pytest.fixture
def read(catalogue: Catalogue, new_id: Callable[[], str]) -> Callable[[str], Plan]:
    """Read a file's text into a plan."""
    return lambda text: parse_answers(text, catalogue, TODAY, new_id)


@pytest.fixture
def read_more(read: Callable[[str], Plan]) -> Callable[[str], Plan]:
    """Read a file with the two answers that are needed, and the given ones before them."""
    return lambda text: read(f'firm.name = "Hazel Lane"\nuse.work = "Draft replies."\n{text}')


@pytest.fixture(params=["bakery", "accounting", "home_care"])
def sample(request: pytest.FixtureRequest, catalogue: Catalogue, new_id: Callable[[], str]) -> Plan:
    path = paths.resources() / "samples" / f"{request.param}.toml"
    return read_answers(path, catalogue, TODAY, new_id)
