"""Documents to be drawn, and the press."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from roadmap_desktop.app import paths
from roadmap_desktop.reports.blocks import (
    Document,
)
from roadmap_desktop.reports.pdf.write import Paper, write_pdf
from roadmap_desktop.timeline.schedule import Schedule
from tests.unit.pdf.sample_document import Maker
from tests.unit.pdf.sample_timeline import make_schedule
from tests.unit.pdf.written import Write, Written


@pytest.fixture(scope="session")
def fonts() -> Path:
    """The bundled typefaces."""
    return paths.resources() / "fonts"


@pytest.fixture
def schedule() -> Schedule:
    """The bakery's 120 days."""
    return make_schedule()


@pytest.fixture
def long_schedule() -> Callable[..., Schedule]:
    """Builds a schedule with more own tasks in each phase."""
    return make_schedule


@pytest.fixture
def write(tmp_path: Path, fonts: Path) -> Write:
    """Writes a document and opens it again."""

    def written(document: Document, paper: Paper = Paper.A4, name: str = "plan.pdf") -> Written:
        path = tmp_path / f"{paper}-{name}"
        result = write_pdf(document, path, paper=paper, fonts=fonts)
        return Written(path=path, result=result, reader=PdfReader(path, strict=True))

    return written


@pytest.fixture(scope="session")
def make() -> Maker:
    """Builds documents."""
    return Maker()
