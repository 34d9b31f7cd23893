"""The sample plans as the program itself prints them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from roadmap_desktop.app import paths
from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.exchange.answers_file import read_answers
from roadmap_desktop.reports.blocks import (
    Block,
    Bullets,
    Callout,
    Card,
    CellKind,
    Document,
    Facts,
    Gantt,
    Heading,
    KeepTogether,
    PhaseStrip,
    Signatures,
    Table,
    Text,
)
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


def words_of(block: Block) -> Iterator[str]:
    """Every string of a block that must be found on paper."""
    match block:
        case Heading() | Text():
            yield block.text
        case Bullets():
            yield from block.items
        case Facts():
            yield from (words for fact in block.items for words in (fact.label, fact.text))
        case Callout():
            yield from (block.label, block.text, block.note)
        case Table():
            yield from words_of_table(block)
        case Card():
            yield from (block.title, *block.never, *block.fine, block.steps_title, *block.steps)
            yield from (block.call_title, block.call, block.closing)
        case PhaseStrip() | Gantt():
            yield from (phase.name for phase in block.schedule.phases)
            yield from (gate.name for gate in block.schedule.gates)
            if isinstance(block, Gantt):
                yield from (row.name for row in block.schedule.rows if not row.tail)
        case Signatures():
            yield from (words for person in block.people for words in person)
            yield from block.decisions
        case KeepTogether():
            for inner in block.blocks:
                yield from words_of(inner)


def words_of_table(table: Table) -> Iterator[str]:
    if table.rows or table.blank_rows:
        yield from (column.title for column in table.columns)
    else:
        yield table.empty
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=False):
            if isinstance(cell.value, str) and column.kind is CellKind.TEXT:
                yield cell.value
            yield cell.note


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("paper", list(Paper))
def test_every_word_of_a_sample_is_on_paper(sample: Document, write: Any, paper: Paper) -> None:
    printed = squeezed(" ".join(write(sample, paper).texts))
    for section in sample.sections:
        for block in section.blocks:
            for text in words_of(block):
                wanted = squeezed(text)
                # a long text may go on over a page, where header and footer come between
                for part in (wanted[:25], wanted[-25:]):
                    assert part in printed, (section.id, text)
