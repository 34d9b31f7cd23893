"""What a reader of any document finds on every page, and how the file gets to its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import DictionaryObject

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.reports.blocks import DocumentStatus, Section, Text
from roadmap_desktop.reports.pdf.fonts import load_fonts
from roadmap_desktop.reports.pdf.layout import LaidOut, lay_out
from roadmap_desktop.reports.pdf.text import Typesetter
from roadmap_desktop.reports.pdf.verify import verify
from roadmap_desktop.reports.pdf.write import Paper, write_pdf

PAPERS = list(Paper)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_section_has_a_bookmark_on_the_page_that_bears_its_title(
    make: Any, write: Any, paper: Paper
) -> None:
    document = make.sample()
    pdf = write(document, paper)
    assert [title for title, _ in pdf.bookmarks] == [s.title for s in document.sections]
    printed = {"data_card": "What we never type into the AI"}
    for section, (_, page) in zip(document.sections, pdf.bookmarks, strict=True):
        assert printed.get(section.id, section.title) in pdf.text(page)
    assert pdf.result.pages == len(pdf.reader.pages) == 8
    assert pdf.result.size_bytes == pdf.path.stat().st_size


@pytest.mark.requirement("S0-85")
@pytest.mark.parametrize("paper", PAPERS)
def test_every_page_says_whose_it_is_which_version_and_that_it_replaces_no_advice(
    make: Any, write: Any, paper: Paper
) -> None:
    pdf = write(make.sample(), paper)
    fingerprint = make.control().fingerprint
    for number, text in enumerate(pdf.texts, 1):
        assert f"Page {number} of {pdf.result.pages}" in text
        assert "Wrenfield Bakery · Drafting replies to customers" in text
        assert "WB-AI-01 · Revision 2, 26 January 2027" in text
        assert f"{fingerprint[:4]} {fingerprint[4:8]} {fingerprint[8:12]}" in text
        assert "Uncontrolled when printed" in text
        assert "does not replace professional advice" in text


@pytest.mark.parametrize(
    ("status", "header", "margin", "cell"),
    [
        (DocumentStatus.DRAFT, "DRAFT", "not for signature", "Draft: do not sign"),
        (DocumentStatus.FOR_SIGN_OFF, "FOR SIGN-OFF", "", ""),
        (DocumentStatus.APPROVED, "APPROVED", "", ""),
        (DocumentStatus.SUPERSEDED, "SUPERSEDED", "no longer valid", ""),
    ],
)
def test_the_status_stands_on_every_page(
    make: Any, write: Any, status: DocumentStatus, header: str, margin: str, cell: str
) -> None:
    pdf = write(make.sample(status))
    for text in pdf.texts:
        assert header in text
        assert margin in text
        if not margin:
            assert "not for signature" not in text
            assert "no longer valid" not in text
    assert ("do not sign" in pdf.texts[-1]) == bool(cell)


def test_the_file_describes_itself(make: Any, write: Any) -> None:
    reader = write(make.sample()).reader
    assert reader.metadata.title == "Drafting replies to customers, Wrenfield Bakery"
    assert reader.metadata.author == "Dana Whitlock"
    assert reader.metadata.subject == "WB-AI-01, revision 2"
    assert str(reader.metadata.get("/CreationDate")).startswith("D:20270126")
    assert reader.root_object["/Lang"] == "en-GB"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712


def test_every_font_is_embedded_as_a_subset(make: Any, write: Any) -> None:
    pdf = write(make.sample(DocumentStatus.DRAFT))
    names = set()
    for page in pdf.reader.pages:
        fonts: DictionaryObject = page["/Resources"]["/Font"]
        for font in fonts.values():
            described = font.get_object()
            assert "/FontFile2" in described["/FontDescriptor"].get_object()
            names.add(str(described["/BaseFont"]))
    assert names
    assert all("NotoSans" in name and name[7:8] == "+" for name in names)


def test_the_same_document_gives_the_same_bytes(make: Any, write: Any) -> None:
    first = write(make.sample(), name="first.pdf").path.read_bytes()
    write(make.document(Section(id="other", title="Other")), name="between.pdf")
    assert write(make.sample(), name="second.pdf").path.read_bytes() == first


def test_page_references_are_computed_and_the_same_on_both_papers(make: Any, write: Any) -> None:
    a4, letter = write(make.sample(), Paper.A4), write(make.sample(), Paper.LETTER)
    assert a4.bookmarks == letter.bookmarks
    pages = dict(zip((s.id for s in make.sample().sections), a4.bookmarks, strict=True))
    assert (
        f"Stops when a wrong allergen, price or date reaches a customer. {pages['stop_rules'][1]}"
        in a4.text(1)
    )
    approval = a4.text(pages["approval"][1])
    assert "what is never typed in page 2" in approval
    assert f"timeline and gates pages {pages['timeline'][1]}, {pages['gates'][1]}" in approval


def test_a_reference_that_moves_pages_still_comes_out_true(make: Any, write: Any) -> None:
    sample = make.sample()
    before = Section(id="before", title="Before", blocks=(Text(text="A line. " * 5000),))
    pdf = write(replace(sample, sections=(sample.sections[0], before, *sample.sections[1:])))
    pages = dict(
        zip(("summary", "before", "data_card", "pilot", "stop"), pdf.bookmarks, strict=False)
    )
    assert pages["stop"][1] > 10
    assert f"reaches a customer. {pages['stop'][1]}" in pdf.text(1)


def _nothing_there(path: Path) -> None:
    assert [each.name for each in path.parent.iterdir() if each.name.endswith(".part")] == []


def test_a_failure_while_drawing_leaves_the_old_file(make: Any, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"the old one")
    with pytest.raises(PlanError, match="install the program again"):
        write_pdf(make.sample(), path, paper=Paper.A4, fonts=tmp_path / "no-fonts")
    assert path.read_bytes() == b"the old one"
    _nothing_there(path)


def test_a_failure_while_writing_leaves_the_old_file(
    make: Any, tmp_path: Path, fonts: Path
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"the old one")
    (tmp_path / "plan.pdf.part").mkdir()
    with pytest.raises(PlanError, match="export again"):
        write_pdf(make.sample(), path, paper=Paper.A4, fonts=fonts)
    assert path.read_bytes() == b"the old one"


def test_what_comes_back_incomplete_does_not_replace_the_old_file(
    make: Any, tmp_path: Path, fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(*args: Any) -> LaidOut:
        whole = lay_out(*args)
        return replace(whole, content=_cut_short(whole.content))

    monkeypatch.setattr("roadmap_desktop.reports.pdf.write.lay_out", half)
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"the old one")
    with pytest.raises(PlanError, match="not replaced"):
        write_pdf(make.sample(), path, paper=Paper.A4, fonts=fonts)
    assert path.read_bytes() == b"the old one"
    _nothing_there(path)


def test_a_folder_that_is_not_there_is_named(make: Any, tmp_path: Path, fonts: Path) -> None:
    with pytest.raises(PlanError, match="choose another folder"):
        write_pdf(make.sample(), tmp_path / "gone" / "plan.pdf", paper=Paper.A4, fonts=fonts)


def _cut_short(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _whole(content: bytes) -> bytes:
    return content


@pytest.mark.parametrize(
    ("damage", "claimed_pages", "claimed_title", "said"),
    [
        (_cut_short, 0, "", "cannot be opened again|pages are there"),
        (_whole, 1, "", "8 of 9 pages are there"),
        (_whole, 0, "Another title", "“Approval” is missing on page 8"),
    ],
)
def test_what_is_not_complete_when_read_back_is_refused(
    make: Any,
    tmp_path: Path,
    fonts: Path,
    damage: Callable[[bytes], bytes],
    claimed_pages: int,
    claimed_title: str,
    said: str,
) -> None:
    laid_out = lay_out(make.sample(), Paper.A4, Typesetter(fonts=load_fonts(fonts)))
    path = tmp_path / "plan.pdf"
    path.write_bytes(laid_out.content)
    verify(path, laid_out)
    path.write_bytes(damage(laid_out.content))
    sections = laid_out.sections
    if claimed_title:
        sections = (*sections[:-1], replace(sections[-1], printed=claimed_title))
    expected = replace(
        laid_out,
        sections=sections,
        pages=replace(laid_out.pages, total=laid_out.pages.total + claimed_pages),
    )
    with pytest.raises(PlanError, match=said):
        verify(path, expected)
