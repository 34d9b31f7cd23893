"""Fixtures every test folder shares."""

from __future__ import annotations

import pytest
from roadmap_desktop.catalogue.load import load_catalogue

from roadmap_desktop.app import paths
from roadmap_desktop.domain.content import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The English catalogue as it ships."""
    return load_catalogue(paths.resources() / "catalogue" / "en")
