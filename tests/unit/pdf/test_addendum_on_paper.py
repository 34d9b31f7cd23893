"""The addendum as a file: two pages on both papers, every word on them, fit for an archive."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from roadmap_desktop.app import paths
from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.commands.addendum import State, addendum_of, write_addendum
from roadmap_desktop.commands.documents import Format
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import PhaseSetting
from roadmap_desktop.reports.addendum.content import Addendum, Earlier
from roadmap_desktop.reports.addendum.sections import addendum_document
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.documents import document_control
from roadmap_desktop.reports.pdf.write import Paper
from roadmap_desktop.timeline.what_if import difference
from tests.unit.pdf.test_real_plans_on_paper import SAMPLES, TODAY, squeezed, words_of
from tests.unit.reports.sample_plans import LONG_TEXT, LONG_WORD, sample

FONTS = paths.resources() / "fonts"
Made = tuple[Addendum, State]
Make = Callable[..., Made]


@pytest.fixture
def make(catalogue: Catalogue) -> Make:
    """The addendum of a sample whose pilot begins two weeks later."""

    def made(name: str, *, reason: str = "The oven is late.", proposed: bool = False) -> Made:
        plan = sample(name, catalogue)
        before = assess(plan, catalogue, TODAY).schedule
        waits = (*plan.phase_settings, PhaseSetting(id="w", phase="pilot", wait_days=14))
        moved = replace(plan, phase_settings=waits)
        now = State(
            plan=moved,
            assessment=assess(moved, catalogue, TODAY),
            catalogue=catalogue,
            today=TODAY,
            proposed=proposed,
        )
        found = difference(before, now.assessment.schedule, today=TODAY)
        earlier = Earlier(
            name="plan before this step",
            schedule=before,
            difference=found,
            revision="1",
            act="Move Pilot",
        )
        return addendum_of(now, earlier, reason=reason, asked_by="Ines Carver"), now

    return made


def written(made: Made, path: Path, paper: Paper = Paper.A4) -> tuple[PdfReader, list[str]]:
    done = write_addendum(*made, path, paper=paper, fonts=FONTS)
    assert (done.format, done.path) == (Format.ADDENDUM, path)
    assert done.warnings == ()
    reader = PdfReader(path, strict=True)
    assert done.pages == len(reader.pages)
    assert done.size_bytes == path.stat().st_size
    return reader, [page.extract_text() for page in reader.pages]


@pytest.mark.parametrize(("name", "paper"), list(itertools.product(SAMPLES, Paper)))
def test_it_takes_two_pages_and_every_word_is_on_them(
    make: Make, tmp_path: Path, name: str, paper: Paper
) -> None:
    made = make(name)
    _, pages = written(made, tmp_path / "a.pdf", paper)
    assert len(pages) == 2
    found, now = made
    control = document_control(
        now.plan, now.assessment, now.catalogue, today=TODAY, revision=found.revision
    )
    report = Report(
        plan=now.plan, assessment=now.assessment, catalogue=now.catalogue, control=control
    )
    document = addendum_document(found, report)
    printed = squeezed(" ".join(pages))
    (section,) = document.sections
    assert squeezed(section.standfirst) in printed
    for block in section.blocks:
        for text in words_of(block):
            for part in (squeezed(text)[:25], squeezed(text)[-25:]):
                assert part in printed, text


@pytest.mark.requirement("S0-85")
def test_every_page_says_whose_it_is_and_which_version(make: Make, tmp_path: Path) -> None:
    _, now = made = make("bakery")
    _, pages = written(made, tmp_path / "a.pdf")
    for number, page in enumerate(pages, 1):
        text = " ".join(page.replace("\xa0", " ").split())
        assert "Wrenfield Bakery · Addendum to: Drafting replies to customers" in text
        assert "WB-AI-01 · Revision 1, 4 January 2027 · Fingerprint" in text
        assert f"Page {number} of 2" in text
        assert "FOR SIGN-OFF" in text
        assert now.catalogue.notice in text


def test_a_proposal_is_not_to_be_signed(make: Make, tmp_path: Path) -> None:
    _, pages = written(make("bakery", proposed=True), tmp_path / "a.pdf")
    for text in pages:
        assert "DRAFT" in text
        assert "not for signature" in text
        assert "Fingerprint" not in text
    assert "Draft: do not sign" in pages[-1]


def test_it_describes_itself_and_holds_its_typefaces(make: Make, tmp_path: Path) -> None:
    reader, _ = written(make("bakery"), tmp_path / "a.pdf")
    assert reader.metadata is not None
    assert reader.metadata.title == "Addendum to: Drafting replies to customers, Wrenfield Bakery"
    assert reader.metadata.subject == "WB-AI-01, revision 1"
    assert [str(one.title) for one in reader.outline if not isinstance(one, list)] == [
        "Addendum to the roadmap"
    ]
    root: Any = reader.root_object
    assert root["/Lang"] == "en"
    assert "<pdfaid:part>3</pdfaid:part>" in root["/Metadata"].get_data().decode()
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    for page in reader.pages:
        fonts: Any = page["/Resources"]
        for font in fonts["/Font"].values():
            described = font.get_object()
            assert "/FontFile2" in described["/FontDescriptor"].get_object()
            assert "NotoSans" in str(described["/BaseFont"])


def test_a_long_reason_is_printed_whole(make: Make, tmp_path: Path) -> None:
    reason = f"{LONG_TEXT} {LONG_WORD} <b>late</b> & later."
    _, pages = written(make("bakery", reason=reason), tmp_path / "a.pdf")
    printed = squeezed(" ".join(pages))
    assert squeezed(LONG_TEXT)[-200:] in printed
    assert "<b>late</b>&later." in printed


def test_the_same_addendum_gives_the_same_bytes(make: Make, tmp_path: Path) -> None:
    written(make("bakery"), tmp_path / "one.pdf")
    written(make("bakery"), tmp_path / "two.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_what_cannot_be_written_leaves_the_older_file(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"the old one")
    found, now = make("bakery")
    with pytest.raises(PlanError, match="install the program again"):
        write_addendum(found, now, path, paper=Paper.A4, fonts=tmp_path / "no-fonts")
    assert path.read_bytes() == b"the old one"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
