"""Fixtures every test folder shares, and the record of which requirement rows were proven."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from roadmap_desktop.app import paths
from roadmap_desktop.catalogue.load import load_catalogue
from roadmap_desktop.domain.content.catalogue import Catalogue

PROOFS = Path(__file__).parent.parent / "build" / "test" / "requirement-proofs.json"
_outcomes: dict[str, dict[str, bool]] = defaultdict(dict)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The English catalogue as it ships."""
    return load_catalogue(paths.resources() / "catalogue" / "en")


@pytest.fixture(autouse=True)
def _state_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes what the user's own program keeps."""
    monkeypatch.setenv(paths.STATE_VARIABLE, str(tmp_path / "state"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each test's report carry the rows it proves, across worker processes too."""
    for item in items:
        for mark in item.iter_markers("requirement"):
            item.user_properties.extend(("requirement", row) for row in mark.args)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note a row as proven by a test only while no step of that test failed."""
    if report.when == "call" or not report.passed:
        for kind, row in report.user_properties:
            if kind == "requirement":
                seen = _outcomes[str(row)].get(report.nodeid, True)
                _outcomes[str(row)][report.nodeid] = seen and report.passed


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the proofs; worker processes leave that to the one that started them."""
    if not hasattr(session.config, "workerinput") and _outcomes:
        PROOFS.parent.mkdir(parents=True, exist_ok=True)
        PROOFS.write_text(json.dumps(_outcomes, indent=1, sort_keys=True), encoding="utf-8")
