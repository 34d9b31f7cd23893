"""Whatever people type is printed as it stands, whole, and inside the margins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.units import mm

from roadmap_desktop.reports.blocks import (
    Block,
    Bullets,
    Callout,
    Card,
    Cell,
    CellKind,
    Column,
    Fact,
    Facts,
    Gantt,
    Heading,
    KeepTogether,
    PhaseStrip,
    Row,
    Section,
    Signatures,
    Style,
    Table,
    Text,
)
from roadmap_desktop.reports.pdf.tables import column_widths
from roadmap_desktop.reports.pdf.text import clean
from roadmap_desktop.reports.pdf.write import Paper
from roadmap_desktop.timeline.schedule import Schedule

PDFIUM = import_module("pypdfium2")
"""Has no types; tells where each character was printed."""

MARKUP = 'Profit <b & <img src="/etc/passwd"/> &amp; <para> =1+1 </b>'
LONG = " ".join(f"word{at} of an answer," for at in range(110))[:2000]
WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"[:80]


def in_every_place(text: str, repeat: int = 1) -> tuple[Section, ...]:
    """Sections with ``text`` wherever a person's words may come to stand."""
    columns = (
        Column(key="state", title="", share=14, kind=CellKind.STATE),
        Column(key="question", title="Question", share=52, strong=True),
        Column(key="sign", title="A good sign", share=43),
        Column(key="answer", title="Our answer", share=37),
        Column(key="owner", title="Owner, by", share=24),
    )
    row = Row(
        id="row",
        cells=(
            Cell(value="in_part", word=text[:60]),
            Cell(value=text, note=text),
            Cell(value=text[:80]),
            Cell(value=text),
            Cell(value=text[:80]),
        ),
    )
    return (
        Section(
            id="a",
            title=text[:160],
            standfirst=text,
            blocks=(
                Facts(
                    strip=True, items=tuple(Fact(label=text[:40], text=text[:80]) for _ in range(7))
                ),
                Callout(label=text[:80], text=text, note=text),
                Heading(text=text[:160]),
                Text(text=text, style=Style.STRONG),
                Facts(items=(Fact(label=text[:80], text=text), Fact(label="None", text=""))),
                Facts(items=(Fact(label=text[:80], text=text, page_of="b"),)),
                Table(columns=columns, rows=(row,) * repeat, blank_rows=30),
            ),
        ),
        Section(
            id="b",
            title="Card",
            blocks=(
                Card(
                    title=text[:80],
                    never=(text,) * (2 * repeat),
                    fine=(text,),
                    steps_title=text[:80],
                    steps=(text,) * repeat,
                    call_title=text[:80],
                    call=text,
                    closing=text,
                ),
            ),
        ),
        Section(
            id="c",
            title="The rest",
            new_page=False,
            landscape=True,
            blocks=(
                *(Bullets(items=(text,), mark=mark) for mark in ("never", "yes", "number", "dot")),
                KeepTogether(blocks=(Heading(text="Kept"), Text(text=text))),
            ),
        ),
        Section(
            id="d",
            title="Signatures",
            blocks=(
                Signatures(people=((text, text), ("", "")), decisions=(text[:60], "no")),
                Signatures(
                    people=((text[:80], text[:80]),), decisions=("Go", text[:200]), large=False
                ),
                Signatures(people=((text[:80], ""),), decisions=()),
            ),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Glyph:
    """A printed character with its box, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def glyphs(path: Path) -> list[tuple[float, float, list[Glyph]]]:
    """(width, height, characters) of every page."""
    pages = []
    with PDFIUM.PdfDocument(path) as document:
        for page in document:
            words = page.get_textpage()
            found = []
            for at in range(words.count_chars()):
                text = words.get_text_range(at, 1)
                if text.strip():
                    left, bottom, right, top = words.get_charbox(at)
                    found.append(Glyph(text=text, left=left, bottom=bottom, right=right, top=top))
            pages.append((*page.get_size(), found))
            words.close()
            page.close()
    return pages


def outside(page: tuple[float, float, list[Glyph]], paper: Paper) -> list[Glyph]:
    """Characters beyond the margins; the upright words of a draft's margin are not looked at."""
    width, height, found = page
    left, right = (22, 18) if paper is Paper.A4 else (25, 20.9)
    if width > height:
        left = right = 20
    return [
        glyph
        for glyph in found
        if glyph.left < left * mm - 1
        or (glyph.right > width - right * mm + 1 and glyph.left < width - right * mm)
        or glyph.bottom < 8 * mm
        or glyph.top > height - 8 * mm
    ]


def overlapping(found: list[Glyph]) -> list[tuple[Glyph, Glyph]]:
    """Characters printed over one another; neighbours may lean into each other a little."""
    ordered = sorted(found, key=lambda glyph: glyph.left)
    pairs = []
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.left >= one.right:
                break
            shared = min(one.right, other.right) - other.left
            narrower = min(one.right - one.left, other.right - other.left)
            if (
                shared > 0.6 * narrower
                and min(one.top, other.top) - max(one.bottom, other.bottom) > 1.2
            ):
                pairs.append((one, other))
    return pairs


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(
    ("text", "repeat"),
    [(LONG, 2), (WORD, 6), (MARKUP, 3)],
    ids=["long", "word", "markup"],
)
def test_nothing_leaves_the_margins_and_nothing_covers_anything(
    make: Any, write: Any, text: str, repeat: int, paper: Paper
) -> None:
    pdf = write(make.document(*in_every_place(text, repeat)), paper)
    for page in glyphs(pdf.path):
        assert outside(page, paper) == []
        assert overlapping(page[2]) == []


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("last_day", [120, 400])
def test_timeline_and_strip_keep_their_labels_apart(
    make: Any, write: Any, schedule: Schedule, last_day: int, paper: Paper
) -> None:
    finish = schedule.start + timedelta(days=last_day - 1)
    gate = replace(
        schedule.gates[-1], start=finish, finish=finish, start_day=last_day, finish_day=last_day
    )
    rows = tuple(gate if row is schedule.gates[-1] else row for row in schedule.rows)
    plan = replace(schedule, rows=rows, finish=finish)
    sections = (
        Section(id="s", title="Strip", blocks=(PhaseStrip(schedule=plan),)),
        Section(id="t", title="Timeline", landscape=True, blocks=(Gantt(schedule=plan),)),
    )
    pdf = write(make.document(*sections), paper)
    for page in glyphs(pdf.path):
        assert outside(page, paper) == []
        assert overlapping(page[2]) == []


def test_long_answers_lose_no_word(make: Any, write: Any) -> None:
    pdf = write(make.document(*in_every_place(LONG)))
    everything = "".join("".join(text.split()) for text in pdf.texts)
    for at in range(90):
        # standfirst, callout and its note, text, two facts, question with note, answer, card: two
        # never, fine, step, call, closing; four lists; kept text
        assert everything.count(f"word{at}of") >= 19, at


def test_long_words_are_cut_not_lost(make: Any, write: Any) -> None:
    pdf = write(make.document(*in_every_place(WORD)))
    everything = "".join("".join(text.split()) for text in pdf.texts)
    assert everything.count(WORD) >= 19


def test_markup_is_printed_as_it_stands(make: Any, write: Any) -> None:
    pdf = write(make.document(*in_every_place(MARKUP)))
    everything = "".join("".join(text.split()) for text in pdf.texts)
    assert everything.count("".join(MARKUP.split())) >= 19
    for page in pdf.reader.pages:
        assert "/XObject" not in page["/Resources"]
        for annotation in page.get("/Annots", []):
            assert annotation.get_object()["/Subtype"] == "/Link"
            assert "/URI" not in str(annotation.get_object())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x07c", "abc"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("tab\there", "tab here"),
        ("\u202eright to left mark\u200b", "right to left mark"),
        ("e\u0301", "é"),
        ("thumb 👍🏽 and heart ❤\ufe0f", "thumb 👍 and heart ❤"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("15 % of", "15\N{NO-BREAK SPACE}% of"),
    ],
)
def test_what_cannot_be_seen_is_dropped(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_signs_that_the_text_face_lacks_come_from_another(make: Any, write: Any) -> None:
    signs = "≤ 5 → ☐ ✓ ☑ 👍 ≥ ≠ Ελλάδα Київ ½ €"
    pdf = write(make.document(Section(id="s", title="Signs ≤", blocks=(Text(text=signs),))))
    assert signs in pdf.text(1)
    assert pdf.result.findings == ()
    assert pdf.bookmarks == [("Signs ≤", 1)]


def test_characters_no_face_has_are_replaced_and_reported(make: Any, write: Any) -> None:
    pdf = write(make.document(Section(id="s", title="日 title", blocks=(Text(text="日本 word"),))))
    assert "�� word" in pdf.text(1)
    (finding,) = pdf.result.findings
    assert finding.code == "document.characters_missing"
    assert finding.severity == "warning"
    assert "日 本" in finding.reason
    assert finding.remedy


def test_line_breaks_in_an_answer_stay(make: Any, write: Any) -> None:
    pdf = write(make.document(Section(id="s", title="S", blocks=(Text(text="first\nsecond"),))))
    lines = pdf.reader.pages[0].extract_text().splitlines()
    assert "first" in lines
    assert "second" in lines


def test_a_table_repeats_its_head_once_on_every_page(make: Any, write: Any) -> None:
    table = Table(
        columns=(Column(key="a", title="Head word"), Column(key="b", title="Answer")),
        rows=tuple(
            Row(
                id=f"{at}",
                cells=(Cell(value=f"Row {at}."), Cell(value=LONG if at % 5 == 0 else "x")),
            )
            for at in range(40)
        ),
    )
    pdf = write(make.document(Section(id="t", title="Table", blocks=(table,))))
    assert len(pdf.texts) > 3
    assert [text.count("Head word") for text in pdf.texts] == [1] * len(pdf.texts)
    everything = " ".join(pdf.texts)
    assert all(f"Row {at}." in everything for at in range(40))


def test_a_row_taller_than_a_page_goes_on_on_the_next(make: Any, write: Any) -> None:
    columns = (Column(key="a", title="Narrow"), Column(key="b", title="Wide", share=6))
    table = Table(
        columns=columns, rows=(Row(id="r", cells=(Cell(value=LONG * 2), Cell(value="b"))),)
    )
    pdf = write(make.document(Section(id="t", title="Table", blocks=(table,))))
    assert len(pdf.texts) > 1
    assert [text.count("Narrow") for text in pdf.texts] == [1] * len(pdf.texts)
    assert "".join("".join(pdf.texts).split()).count("word77of") == 2


def test_a_heading_never_ends_a_page(make: Any, write: Any) -> None:
    table = Table(
        columns=(Column(key="a", title="Column head"),),
        rows=tuple(Row(id=f"{at}", cells=(Cell(value=f"Line {at}"),)) for at in range(6)),
    )
    for lines in range(30, 50):
        section = Section(
            id="s",
            title="Title",
            blocks=(
                *(Text(text=f"Text {at}") for at in range(lines)),
                Heading(text="The heading"),
                Text(text="Its note", style=Style.NOTE),
                table,
            ),
        )
        pdf = write(make.document(section))
        page = next(text for text in pdf.texts if "The heading" in text)
        assert "Its note Column head Line 0" in page, lines


def test_an_empty_table_says_so_and_pen_rows_need_no_content(make: Any, write: Any) -> None:
    columns = (Column(key="a", title="What"), Column(key="b", title="Signature"))
    pdf = write(
        make.document(
            Section(
                id="s",
                title="S",
                blocks=(
                    Table(columns=columns, rows=(), empty="Nothing is open."),
                    Table(columns=columns, rows=(), blank_rows=3),
                ),
            )
        )
    )
    assert "Nothing is open. What Signature" in pdf.text(1)


@pytest.mark.parametrize(
    ("kind", "value", "printed"),
    [
        (CellKind.NUMBER, 1200, "1,200"),
        (CellKind.NUMBER, 2.50, "2.5"),
        (CellKind.PERCENT, 15.0, "15 %"),
        (CellKind.MONEY, 1200.5, "1,200.50"),
        (CellKind.DAY, 19, "19"),
        (CellKind.STATE, "in_part", "in part"),
        (CellKind.STATE, "not_applicable", "does not apply"),
        (CellKind.TAG, "redesign", "REDESIGN"),
        (CellKind.PAGE, "s", "page 1"),
        (CellKind.PAGE, "no_such_section", "–"),
    ],
)
def test_each_kind_of_cell_is_written_in_its_way(
    make: Any, write: Any, kind: CellKind, value: str | float, printed: str
) -> None:
    table = Table(
        columns=(Column(key="a", title="Name"), Column(key="b", title="Value", kind=kind)),
        rows=(Row(id="r", cells=(Cell(value="It"), Cell(value=value, note="a note"))),),
    )
    pdf = write(make.document(Section(id="s", title="S", blocks=(table,))))
    assert f"It {printed} a note" in pdf.text(1)


@pytest.mark.parametrize(
    ("total", "shares", "least", "widths"),
    [
        (100, (1, 1), (10, 10), (50, 50)),
        (100, (9, 1), (10, 20), (80, 20)),
        (100, (1, 1, 2), (40, 0, 0), (40, 20, 40)),
        (100, (1, 1), (150, 50), (75, 25)),
    ],
)
def test_columns_give_way_to_those_that_would_be_too_narrow(
    total: float, shares: tuple[float, ...], least: tuple[float, ...], widths: tuple[float, ...]
) -> None:
    assert column_widths(total, shares, least) == pytest.approx(widths)


def test_pen_rows_grow_on_the_taller_paper_without_moving_a_page(make: Any, write: Any) -> None:
    columns = (Column(key="a", title="What"),)
    for blanks in range(24, 34):
        document = make.document(
            Section(
                id="a", title="A", blocks=(Table(columns=columns, rows=(), blank_rows=blanks),)
            ),
            Section(id="b", title="B", new_page=False, blocks=(Text(text="b " * 400),)),
        )
        assert write(document, Paper.A4).bookmarks == write(document, Paper.LETTER).bookmarks


def test_a_row_shorter_than_half_a_page_is_never_torn(make: Any, write: Any) -> None:
    columns = (Column(key="a", title="Head word"), Column(key="b", title="Answer"))
    middle = "and so on, " * 60
    rows = tuple(
        Row(id=f"{at}", cells=(Cell(value=f"Row {at}."), Cell(value=f"B{at}B {middle} E{at}E")))
        for at in range(12)
    )
    section = Section(id="t", title="T", blocks=(Table(columns=columns, rows=rows),))
    pdf = write(make.document(section))
    assert len(pdf.texts) > 1
    for text in pdf.texts:
        for at in range(12):
            assert (f"B{at}B" in text) == (f"E{at}E" in text)


@pytest.mark.parametrize("paper", list(Paper))
def test_stretched_pen_rows_stay_above_the_footer(make: Any, write: Any, paper: Paper) -> None:
    columns = (Column(key="a", title="What"),)
    pens = (Table(columns=columns, rows=(), blank_rows=3),) * 6
    blocks: tuple[Block, ...] = (*pens, *(Text(text=f"A line of text {at}") for at in range(60)))
    pdf = write(make.document(Section(id="a", title="A", blocks=blocks)), paper)
    margin = 24 if paper is Paper.A4 else 22.4
    for _, _, found in glyphs(pdf.path):
        between = [glyph for glyph in found if 19.5 * mm < glyph.top and glyph.bottom < margin * mm]
        assert between == []


def test_turned_pages_break_alike_on_both_papers(make: Any, write: Any) -> None:
    for words in range(1200, 1600, 40):
        document = make.document(
            Section(id="a", title="A", landscape=True, blocks=(Text(text="some words " * words),)),
            Section(id="b", title="B", landscape=True, new_page=False),
            Section(id="c", title="C"),
        )
        assert write(document, Paper.A4).bookmarks == write(document, Paper.LETTER).bookmarks


def test_the_taller_paper_gives_more_room_to_the_pen(make: Any, write: Any) -> None:
    columns = (Column(key="a", title="Quill"),)
    blocks = (Table(columns=columns, rows=(), blank_rows=10), Text(text="Zenith"))
    depth: dict[Paper, float] = {}
    for paper in Paper:
        pdf = write(make.document(Section(id="a", title="A", blocks=blocks)), paper)
        ((_, _, found),) = glyphs(pdf.path)
        head = next(glyph for glyph in found if glyph.text == "Q")
        below = next(glyph for glyph in found if glyph.text == "Z")
        depth[paper] = head.bottom - below.bottom
    assert depth[Paper.A4] - depth[Paper.LETTER] == pytest.approx(10 * 22 * 0.12, abs=0.5)
