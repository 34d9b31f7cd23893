"""The sample plans as the program itself prints them."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest

from roadmap_desktop.app import paths
from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.domain.content import Catalogue
from roadmap_desktop.exchange.answers_file import read_answers
from roadmap_desktop.reports.blocks import Document
from roadmap_desktop.reports.documents import build_document
from roadmap_desktop.reports.pdf.write import Paper

TODAY = date(2027, 1, 4)
SAMPLES = ("bakery", "accounting", "home_care")


@pytest.fixture(scope="module", params=SAMPLES)
def sample(request: pytest.FixtureRequest, catalogue: Catalogue) -> Document:
    """The report of one sample firm."""
    numbers = itertools.count(1)
    plan = read_answers(
        paths.resources() / "samples" / f"{request.param}.toml",
        catalogue,
        TODAY,
        lambda: f"id-{next(numbers)}",
    )
    assessment = assess(plan, catalogue, TODAY)
    return build_document(plan, assessment, catalogue, today=TODAY, revision="1")


@pytest.mark.requirement("S0-85", "S1-56")
def test_a_sample_prints_whole_and_alike_on_both_papers(sample: Document, write: Any) -> None:
    a4, letter = write(sample, Paper.A4), write(sample, Paper.LETTER)
    assert a4.bookmarks == letter.bookmarks
    assert [title for title, _ in a4.bookmarks] == [section.title for section in sample.sections]
    assert a4.result.findings == ()
    for number, text in enumerate(a4.texts, 1):
        assert sample.control.notice in text
        assert f"Page {number} of {a4.result.pages}" in text
    page = dict(a4.bookmarks)["Timeline"]
    assert "illustration to adapt" in a4.text(page)
    assert min(a4.sizes(page)) >= 7.0
    assert a4.reader.pages[page - 1].mediabox.width > a4.reader.pages[page - 1].mediabox.height
