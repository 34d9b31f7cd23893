"""Lists of tasks from CSV and Excel: what the columns are, which rows are taken, which are not."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind
from roadmap_desktop.exchange.foreign_tasks import MOST_TASKS, ForeignTask
from roadmap_desktop.exchange.list_cells import DateOrder
from roadmap_desktop.exchange.list_columns import Field, matching_from
from roadmap_desktop.exchange.list_reading import begin
from roadmap_desktop.exchange.table_file import (
    LARGEST_FILE,
    MOST_COLUMNS,
    MOST_ROWS,
    Table,
    open_table,
    read_table,
)
from roadmap_desktop.exchange.task_list import NoTaskError, TakenList, take
from roadmap_desktop.exchange.workbook_cells import LARGEST_UNPACKED
from roadmap_desktop.timeline.lengths import LONGEST
from tests.unit.exchange.exchange_rig import repeats

MONDAY = date(2027, 1, 11)


def taken(text: str, encoding: str = "utf-8") -> TakenList:
    return take(begin(read_table(text.encode(encoding), "list.csv")))


def tasks(text: str) -> tuple[ForeignTask, ...]:
    return taken(text).tasks.tasks


def workbook(*rows: tuple[Any, ...], sheet: str = "Plan") -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


# --- the file -------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "Task name,Start,Days\nPaint, 2027-01-11,2\n".replace(",", delimiter)
    table = read_table(text.encode(), "list.csv")
    assert table.delimiter == delimiter
    assert tasks(text)[0].name == "Paint"


def test_commas_in_texts_do_not_mislead() -> None:
    text = 'Name;Note\n"Paint; twice";"a, b, c"\nDry;"d, e, f"\n'
    assert [(t.name, t.note) for t in tasks(text)] == [
        ("Paint; twice", "a, b, c"),
        ("Dry", "d, e, f"),
    ]


@pytest.mark.parametrize(
    ("encoding", "known_as"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252"), ("utf-16", "utf-16")],
)
def test_the_encoding_is_found(encoding: str, known_as: str) -> None:
    table = read_table("Name;Owner\nMöbel rücken – jetzt;Zoë\n".encode(encoding), "list.csv")
    assert table.encoding == known_as
    (task,) = take(begin(table)).tasks.tasks
    assert (task.name, task.owner) == ("Möbel rücken – jetzt", "Zoë")


def test_excel_says_its_delimiter_in_the_first_line() -> None:
    table = read_table(b"sep=|\r\nName|Days\r\nPaint|2\r\n", "list.csv")
    assert table.delimiter == "|"
    assert table.rows[1].line == 3


def test_a_delimiter_and_encoding_may_be_given() -> None:
    table = read_table("Name!Days\nÄ!2".encode("cp850"), "l.csv", delimiter="!", encoding="cp850")
    assert take(begin(table)).tasks.tasks[0].name == "Ä"


def test_lines_are_those_of_the_file_also_behind_texts_of_several_lines() -> None:
    text = 'Name,Note,Days\nPaint,"two\nlines",2\n\n,,\nDry,,many\n'
    found = taken(text)
    assert found.lines == {"1": 2}
    assert [(r.line, r.name) for r in found.rejected] == [(6, "Dry")]


# --- the columns ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Task,Start,Dauer\nPaint,2027-01-11,5 Tage\n", ("Dauer",)),
        ("Task,Dauer,x\nPaint,,\nDry, ,\n", ()),
        ("Task,Dauer,x\nPaint,,\nDry,0,\n", ("Dauer",)),
        ("Task,Days,\nPaint,2,red\n", ("Column 3",)),
        ("Task,Days\nPaint,2\n", ()),
    ],
)
def test_columns_that_hold_something_and_are_not_taken_are_named(
    text: str, left_out: tuple[str, ...]
) -> None:
    assert begin(read_table(text.encode(), "list.csv")).left_out == left_out


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Task Name", Field.NAME),
        ("ACTIVITY", Field.NAME),
        ("Start date", Field.START),
        ("Finish", Field.FINISH),
        ("Due Date", Field.FINISH),
        ("Duration", Field.DAYS),
        ("Duration (days)", Field.DAYS),
        ("Assigned to", Field.OWNER),
        ("Resource Names", Field.OWNER),
        ("% Complete", Field.PERCENT),
        ("Predecessors", Field.PREDECESSORS),
        ("Depends on", Field.PREDECESSORS),
        ("Outline Level", Field.OUTLINE),
        ("WBS", Field.OUTLINE),
        ("Parent", Field.PARENT),
        ("Phase", Field.PARENT),
        ("Notes", Field.NOTE),
        ("#", Field.ID),
        ("ID", Field.ID),
    ],
)
def test_columns_are_known_by_name(head: str, field: Field) -> None:
    other = "Title" if field is not Field.NAME else "Remark"
    reading = begin(read_table(f"Odd;{other};{head}\n1;2;3\n".encode(), "l.csv"))
    assert reading.matching[field] == 2


def test_the_head_may_stand_below_a_title() -> None:
    text = "Shop;;\nas of today;;\nTask;Start;Days\nPaint;2027-01-11;2\n"
    (task,) = tasks(text)
    assert (task.name, task.start, task.length) == ("Paint", MONDAY, 2)


def test_the_guess_can_be_changed() -> None:
    table = read_table(b"Vorgang;Wer;Title\nPaint;Ines;no\n", "l.csv")
    reading = begin(table)
    changed = matching_from(["Vorgang=name", "2=owner", "Title=-"], table, reading.head)
    assert changed == {Field.NAME: 0, Field.OWNER: 1}
    (task,) = take(begin(table, matching=changed)).tasks.tasks
    assert (task.name, task.owner) == ("Paint", "Ines")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("Vorgang", "COLUMN=FIELD"), ("Where=name", "No column"), ("Title=colour", "the fields are")],
)
def test_a_matching_that_makes_no_sense_is_refused(words: str, sentence: str) -> None:
    table = read_table(b"Title;Wer\nPaint;Ines\n", "l.csv")
    with pytest.raises(PlanError, match=sentence):
        matching_from([words], table, 0)


def test_without_a_column_of_names_one_is_told_the_columns() -> None:
    with pytest.raises(PlanError, match="The columns are Vorgang, Wer"):
        taken("Vorgang;Wer\nPaint;Ines\n")


# --- the cells ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "2027-01-11",
        "2027-01-11T08:00:00",
        "2027/1/11",
        "11.01.2027",
        "11.1.27",
        "Mon 11/01/27",
        "11 Jan 2027",
        "11-Jan-27",
        "Jan 11, 2027",
        "January 11th, 2027",
        "11/01/2027 17:00",
        "Monday, 11 January 2027",
    ],
)
def test_dates_as_people_write_them(written: str) -> None:
    assert tasks(f'Name;Start\nPaint;"{written}"\n')[0].start == MONDAY


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("13/1/2027", "3/4/2027", date(2027, 4, 3)),
        ("1/13/2027", "3/4/2027", date(2027, 3, 4)),
        ("2/2/2027", "3/4/2027", date(2027, 4, 3)),
    ],
)
def test_day_or_month_first_is_seen_by_the_other_dates(
    first: str, second: str, expected: date
) -> None:
    assert tasks(f"Name;Start\nA;{first}\nB;{second}\n")[1].start == expected


def test_dates_that_can_be_read_both_ways_are_told_and_can_be_turned() -> None:
    table = read_table(b"Name;Start\nA;3/4/2027\n", "l.csv")
    assert "day before the month" in take(begin(table)).tasks.not_carried[0]
    turned = take(begin(table, order=DateOrder.MONTH_FIRST)).tasks
    assert turned.tasks[0].start == date(2027, 3, 4)
    assert turned.not_carried == ()


@pytest.mark.parametrize(
    ("written", "length", "unit"),
    [
        ("5", 5, LengthUnit.WORKING_DAYS),
        ("5 days?", 5, LengthUnit.WORKING_DAYS),
        ("5d", 5, LengthUnit.WORKING_DAYS),
        ("2 wks", 2, LengthUnit.WEEKS),
        ("1.5 weeks", 8, LengthUnit.WORKING_DAYS),
        ("3 edays", 3, LengthUnit.CALENDAR_DAYS),
        ("1 eweek", 7, LengthUnit.CALENDAR_DAYS),
        ("12 hrs", 2, LengthUnit.WORKING_DAYS),
        ("2 mons", 40, LengthUnit.WORKING_DAYS),
        ("1000", 1000, LengthUnit.WORKING_DAYS),
        ("208 weeks", 208, LengthUnit.WEEKS),
        ("1461 ed", 1461, LengthUnit.CALENDAR_DAYS),
    ],
)
def test_lengths_in_their_units(written: str, length: int, unit: LengthUnit) -> None:
    (task,) = tasks(f"Name;Days\nPaint;{written}\n")
    assert (task.length, task.unit, task.milestone) == (length, unit, False)


@pytest.mark.parametrize("written", ["0", "0 days", "0d"])
def test_no_days_make_a_milestone(written: str) -> None:
    (task,) = tasks(f"Name;Finish;Days\nPainted;2027-01-11;{written}\n")
    assert task.milestone
    assert task.start == task.finish == MONDAY


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["50%", "100 %"], [50, 100]),
        (["50", "0"], [50, None]),
        (["0.5", "1"], [50, 100]),
        (["0,25", "0.5"], [25, 50]),
        (["1", "1"], [1, 1]),
    ],
)
def test_shares(column: list[str], expected: list[float | None]) -> None:
    rows = "".join(f"Paint;{one}\n" for one in column)
    assert [t.percent for t in tasks(f"Name;Done\n{rows}")] == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1", [("1", LinkKind.FS, 0, LagUnit.WORKING_DAYS)]),
        ("1FS+2d", [("1", LinkKind.FS, 2, LagUnit.WORKING_DAYS)]),
        ("1ss-1 day", [("1", LinkKind.SS, -1, LagUnit.WORKING_DAYS)]),
        ("1FF+3 edays", [("1", LinkKind.FF, 3, LagUnit.CALENDAR_DAYS)]),
        ("1SF + 1 wk", [("1", LinkKind.SF, 5, LagUnit.WORKING_DAYS)]),
        (
            "1FS+2d;2SS",
            [
                ("1", LinkKind.FS, 2, LagUnit.WORKING_DAYS),
                ("2", LinkKind.SS, 0, LagUnit.WORKING_DAYS),
            ],
        ),
        (
            "1,2",
            [
                ("1", LinkKind.FS, 0, LagUnit.WORKING_DAYS),
                ("2", LinkKind.FS, 0, LagUnit.WORKING_DAYS),
            ],
        ),
        ("prime the wall", [("2", LinkKind.FS, 0, LagUnit.WORKING_DAYS)]),
        ("Prime the wall SS+1d", [("2", LinkKind.SS, 1, LagUnit.WORKING_DAYS)]),
    ],
)
def test_predecessors(written: str, expected: list[tuple[str, LinkKind, int, LagUnit]]) -> None:
    found = taken(f'ID\tName\tAfter\n1\tClean\t\n2\tPrime the wall\t\n3\tPaint\t"{written}"\n')
    assert found.rejected == ()
    got = [(x.predecessor, x.kind, x.lag, x.lag_unit) for x in found.tasks.links]
    assert got == expected
    assert {x.successor for x in found.tasks.links} == {"3"}


def test_without_ids_predecessors_count_rows() -> None:
    found = taken("Name;Predecessors\nClean;\nPaint;1\n")
    assert [(x.predecessor, x.successor) for x in found.tasks.links] == [("1", "2")]


@pytest.mark.parametrize(
    ("word", "reason"),
    [("9", "names no row"), ("2", "waits for itself"), ("1+3 parsecs", "cannot be counted")],
)
def test_a_link_that_leads_nowhere_is_told_with_its_line(word: str, reason: str) -> None:
    found = taken(f"Name;After\nClean;\nPaint;{word}\n")
    assert len(found.tasks.tasks) == 2
    assert found.tasks.links == ()
    (sentence,) = found.tasks.not_carried
    assert sentence.startswith("Line 3: ")
    assert reason in sentence


# --- the outline ----------------------------------------------------------------------------------

OUTLINES = {
    "levels": "Name;Level\nA;1\nB;2\nC;3\nD;2\nE;1\n",
    "outline numbers": "Name;WBS\nA;1\nB;1.1\nC;1.1.1\nD;1.2\nE;2\n",
    "indents": 'Name;Days\n"A";\n"  B";\n"    C";\n"  D";\nE;\n',
    "parents by name": "Name;Parent\nA;\nB;A\nC;B\nD;A\nE;\n",
    "parents by id, out of order": "ID;Name;Parent\n1;A;\n5;E;\n2;B;1\n4;D;1\n3;C;2\n",
}


@pytest.mark.parametrize("text", OUTLINES.values(), ids=OUTLINES)
def test_rows_find_their_place(text: str) -> None:
    found = tasks(text)
    order = sorted(found, key=lambda t: t.name) if "out of order" not in text else found
    assert [(t.name, t.level, t.summary) for t in sorted(order, key=lambda t: t.name)] == [
        ("A", 1, True),
        ("B", 2, True),
        ("C", 3, False),
        ("D", 2, False),
        ("E", 1, False),
    ]
    names = [t.name for t in found]
    assert names.index("A") < names.index("B") < names.index("C") < names.index("D")


def test_a_group_that_is_no_row_becomes_a_heading() -> None:
    found = tasks("Name;Phase\nClean;Walls\nPaint;Walls\nSweep;Floor\n")
    assert [(t.name, t.level, t.summary) for t in found] == [
        ("Walls", 1, True),
        ("Clean", 2, False),
        ("Paint", 2, False),
        ("Floor", 1, True),
        ("Sweep", 2, False),
    ]


def test_plain_numbers_in_a_wbs_are_no_levels() -> None:
    assert [t.level for t in tasks("WBS;Name\n1;A\n2;B\n3;C\n")] == [1, 1, 1]


# --- what is rejected -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (";2027-01-11;;", "no name"),
        ("Paint;soon;;", "'soon' is no date"),
        ("Paint;2027-02-30;;", "no date of the calendar"),
        ("Paint;1827-02-03;;", "check the year"),
        ("Paint;2027-01-12;2027-01-11;", "before it begins"),
        ("Paint;;;many", "'many' is no length"),
        ("Paint;;;-3", "no length"),
        ("Paint;;;1001", "longer than a task can be"),
        ("Paint;;;209 wks", "longer than a task can be"),
        ("Paint;;;1462 edays", "longer than a task can be"),
    ],
)
def test_a_row_that_is_no_task_is_rejected_with_line_and_reason(row: str, reason: str) -> None:
    found = taken(f"Name;Start;Finish;Days\nGood;;;1\n{row}\n")
    assert [t.name for t in found.tasks.tasks] == ["Good"]
    (rejected,) = found.rejected
    assert rejected.line == 3
    assert reason in rejected.reason
    assert rejected.reason.endswith(".")


def test_an_id_twice_and_a_share_that_is_none_are_rejected() -> None:
    found = taken("ID;Name;Done\n1;A;50\n1;B;\n2;C;150\n")
    assert [(r.line, r.name) for r in found.rejected] == [(3, "B"), (4, "C")]
    assert "stands in line 2 too" in found.rejected[0].reason


def test_rows_that_belong_to_each_other_are_rejected() -> None:
    found = taken("Name;Parent\nA;B\nB;A\nC;\n")
    assert [t.name for t in found.tasks.tasks] == ["C"]
    assert [r.line for r in found.rejected] == [2, 3]


# --- workbooks ------------------------------------------------------------------------------------


def test_a_workbook_gives_its_values() -> None:
    content = workbook(
        ("Task", "Start", "Days", "Done", "After", "Owner"),
        ("Paint", datetime(2027, 1, 11, 8, 0), 2.0, 0.5, None, "Ines"),  # noqa: DTZ001
        (),
        ("Dry", date(2027, 1, 13), 1, 0, 1, None),
    )
    found = take(begin(read_table(content, "list.xlsx")))
    first, second = found.tasks.tasks
    assert (first.start, first.length, first.percent, first.owner) == (MONDAY, 2, 50, "Ines")
    assert found.lines == {"1": 2, "2": 4}
    assert [(x.predecessor, x.successor) for x in found.tasks.links] == [("1", "2")]
    assert second.percent is None


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book_of(sheet: str, **more: str) -> bytes:
    """A workbook as Excel and LibreOffice write it: texts in a part of their own, by number."""

    def related(**targets: str) -> str:
        links = "".join(
            f'<Relationship Id="{kind}" Type="{RELATED}/{kind}" Target="{target}"/>'
            for kind, target in targets.items()
        )
        return f'<Relationships xmlns="x">{links}</Relationships>'

    parts = {
        "_rels/.rels": related(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<x:workbook xmlns:x="x" xmlns:r="{RELATED}"><x:workbookPr '
        f'{more.pop("book", "")}/><x:sheets><x:sheet name="Hidden" state="hidden" r:id="none"/>'
        '<x:sheet name="Plan" r:id="worksheet"/></x:sheets></x:workbook>',
        "xl/_rels/workbook.xml.rels": related(
            worksheet="worksheets/sheet1.xml",
            sharedStrings="/xl/sharedStrings.xml",
            styles="styles.xml",
        ),
        "xl/sharedStrings.xml": f"<sst {MAIN}>{more.pop('strings', '')}</sst>",
        "xl/styles.xml": f"<styleSheet {MAIN}>{more.pop('styles', '')}</styleSheet>",
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


FORMATS = (
    '<numFmts><numFmt numFmtId="170" formatCode="[$-407]ddd d/\\ mmm"/>'
    '<numFmt numFmtId="171" formatCode="0.0&quot; days&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="170"/><xf numFmtId="9"/><xf numFmtId="171"/></cellXfs>'
)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c t="s"><v>1</v></c>', "Paint it"),
        ('<c t="s"><v>99</v></c>', None),
        ('<c t="inlineStr"><is><t>in</t><t>side</t></is></c>', "inside"),
        ('<c t="str"><f>A1</f><v>saved</v></c>', "saved"),
        ('<c t="b"><v>1</v></c>', True),
        ('<c t="e"><v>#REF!</v></c>', "#REF!"),
        ("<c><v>46398</v></c>", 46398.0),
        ('<c s="1"><v>46398.333</v></c>', MONDAY),
        ('<c s="2"><v>46398</v></c>', MONDAY),
        ('<c s="3"><v>0.5</v></c>', "50%"),
        ('<c s="4"><v>2</v></c>', 2.0),
        ('<c s="99"><v>2</v></c>', 2.0),
        ('<c s="1"><v>99999999</v></c>', 99999999.0),
        ("<c><v>1e999</v></c>", None),
        ("<c><v>nan</v></c>", None),
        ("<c><v>words</v></c>", "words"),
        ("<c><f>1+1</f></c>", None),
    ],
)
def test_cells_as_other_programs_write_them(cell: str, value: object) -> None:
    strings = "<si><t>Task</t></si><si><t>Paint</t><rPh><t>said</t></rPh><r><t> it</t></r></si>"
    sheet = f'<row r="3"><c r="B3" t="s"><v>0</v></c>{cell}<c><v>7</v></c></row>'
    (row,) = read_table(book_of(sheet, strings=strings, styles=FORMATS), "l.xlsx").rows
    assert row.line == 3
    assert row.cells == (None, "Task", value, 7.0)


def test_days_may_count_from_1904() -> None:
    book = book_of('<row><c s="1"><v>44936</v></c></row>', styles=FORMATS, book='date1904="1"')
    assert read_table(book, "l.xlsx").rows[0].cells == (MONDAY,)


def test_formulas_are_never_worked_out() -> None:
    content = workbook(("Task", "Days", "Note"), ("Paint", "=1+1", '=HYPERLINK("http://x","y")'))
    (task,) = take(begin(read_table(content, "list.xlsx"))).tasks.tasks
    assert (task.length, task.note) == (None, "")


def test_text_that_looks_like_a_formula_stays_text() -> None:
    (task,) = tasks("Name;Note\n\"=cmd|' /C calc'!A0\";+1\n")
    assert task.name == "=cmd|' /C calc'!A0"


def test_a_sheet_may_be_chosen() -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title in ("Empty", "One", "Two"):
        page = book.create_sheet(title)
        if title != "Empty":
            page.append(("Task",))
            page.append((title,))
    stream = io.BytesIO()
    book.save(stream)
    table = read_table(stream.getvalue(), "list.xlsx")
    assert (table.sheet, table.sheets) == ("One", ("Empty", "One", "Two"))
    other = take(begin(read_table(stream.getvalue(), "list.xlsx", sheet="Two")))
    assert other.tasks.tasks[0].name == "Two"
    with pytest.raises(PlanError, match="it has “Empty”, “One”, “Two”"):
        read_table(stream.getvalue(), "list.xlsx", sheet="Three")


def rezipped(content: bytes, **changed: bytes) -> bytes:
    """The workbook with some parts replaced; ``sheet1`` and so on name them."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            stem = Path(name).stem
            new.writestr(name, changed.get(stem, old.read(name)))
    return stream.getvalue()


def _doubled(content: bytes) -> bytes:
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", "<x/>")
    return stream.getvalue()


SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s'
    b"</sheetData></worksheet>"
)
PLAIN = workbook(("Task",), ("Paint",))
FAR_CELL = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
ROWS = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 21_000))
WIDE = b"<row r='1'>" + b"<c><v>1</v></c>" * 1_000 + b"</row>"

HOSTILE_BOOKS: dict[str, tuple[bytes, str]] = {
    "half a workbook": (PLAIN[: len(PLAIN) // 2], "damaged"),
    "a zip of something else": (rezipped(PLAIN)[:4] + bytes(600), "damaged"),
    "a bomb": (rezipped(PLAIN, sheet1=b" " * (LARGEST_UNPACKED + 1)), "unpacks to more"),
    "a bomb of parts": (
        rezipped(PLAIN, sheet1=b" " * LARGEST_UNPACKED),
        "unpacks to more",
    ),
    "entities": (
        rezipped(PLAIN, sheet1=b'<!DOCTYPE x [<!ENTITY a "b">]>' + SHEET % b""),
        "document type",
    ),
    "entities in UTF-16": (
        rezipped(PLAIN, sheet1='<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")),
        "document type",
    ),
    "too many elements": (rezipped(PLAIN, sheet1=SHEET % (b"<c/>" * 1_300_000)), "more cells"),
    "too many texts": (book_of("", strings="<si/>" * 500_000), "more cells"),
    "too many styles": (
        book_of("", styles=f"<cellXfs>{'<xf/>' * 80_000}</cellXfs>"),
        "more cells",
    ),
    "a member twice": (_doubled(PLAIN), "damaged"),
    "the last cell of all": (rezipped(PLAIN, sheet1=SHEET % FAR_CELL), "200 columns"),
    "too many rows": (rezipped(PLAIN, sheet1=SHEET % ROWS), "more than 20,000 rows"),
    "too many columns": (rezipped(PLAIN, sheet1=SHEET % WIDE), "200 columns"),
    "nothing": (workbook(), "empty"),
    "XML that ends early": (rezipped(PLAIN, sheet1=SHEET[:60]), "damaged"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + bytes(900), "save it as .xlsx"),
}


@pytest.mark.parametrize(("content", "words"), HOSTILE_BOOKS.values(), ids=HOSTILE_BOOKS)
def test_hostile_workbooks_get_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(PlanError) as caught:
        take(begin(read_table(content, "list.xlsx")))
    assert words in str(caught.value)
    assert str(caught.value).endswith(".")


HOSTILE_LISTS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "blanks": (b"\n ; ; \n", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0" + bytes(900), "no list of tasks"),
    "too large": (b"a" * (LARGEST_FILE + 1), "larger than"),
    "too many rows": (b"Name\n" + b"a\n" * (MOST_ROWS + 1), "more than 20,000 rows"),
    "too many columns": (b"Name" + b",a" * MOST_COLUMNS, "200 columns"),
    "a quote without end": (b'Name,Note\nA,"' + b"x" * 300_000, "does not end"),
    "only mistakes": (b"Name;Days\nA;x\n", "Line 2: 'x' is no length"),
    "a ring": (b"Name;After\nA;2\nB;1\n", "“A” → “B” → “A”"),
    "too many tasks": (b"Name\n" + b"a\n" * (MOST_TASKS + 1), "up to 4,000"),
}


@pytest.mark.parametrize(("content", "words"), HOSTILE_LISTS.values(), ids=HOSTILE_LISTS)
def test_hostile_lists_get_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(PlanError) as caught:
        take(begin(read_table(content, "list.csv")))
    assert words in str(caught.value)


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="cannot be read"):
        open_table(tmp_path / "none.csv")


# --- any words at all -----------------------------------------------------------------------------

GOOD = [
    ["ID", "Name", "Start", "Finish", "Days", "Done", "After", "Level", "Owner", "Note"],
    ["1", "Walls", "", "", "", "", "", "1", "", ""],
    ["2", "Clean", "2027-01-11", "2027-01-12", "2", "50%", "", "2", "Ines", "twice"],
    ["3", "Paint", "13/1/2027", "", "2w", "", "2FS+2d", "2", "", "=1+1"],
    ["4", "Painted", "", "", "0", "", "3;2SS", "1", "", ""],
]
odd = st.sampled_from(
    ["", "-", "=1+1", "9" * 400, "1e999", "NaN", "3/4", "0x1", "\0", "\u202e", "٣", "１", "1,2,3",
     "4FS", "FS", "+", "1.1.1", "9999-12-31", "0001-01-01", "99 e99", "100%%", "True", '"', "\n"]
)  # fmt: skip
cells = st.tuples(st.integers(1, 4), st.integers(0, 9), odd | st.text(max_size=12))


@pytest.mark.soak
@given(st.lists(cells, min_size=1, max_size=6))
@settings(max_examples=repeats(150, 5_000), deadline=None)
def test_any_cells_are_taken_or_rejected(changes: list[tuple[int, int, str]]) -> None:
    rows = [list(row) for row in GOOD]
    for line, column, word in changes:
        rows[line][column] = word
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    try:
        found = taken(text.getvalue(), "utf-8-sig")
    except PlanError:
        return
    known = {task.key for task in found.tasks.tasks}
    assert {x.predecessor for x in found.tasks.links} <= known
    for task in found.tasks.tasks:
        assert task.name
        assert task.length is None or 0 <= task.length <= LONGEST[task.unit]
        assert task.percent is None or 0 < task.percent <= 100


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_damaged_files_are_read_or_refused(kind: str) -> None:
    whole = workbook(*[tuple(row) for row in GOOD])
    if kind == "csv":
        whole = "\n".join(";".join(row) for row in GOOD).encode()
    taken_over = 0
    for seed in range(repeats(200, 10_000)):
        rng = random.Random(seed)
        damaged = bytearray(whole)
        if kind == "xlsx" and seed % 2:
            damaged = bytearray(_with_a_damaged_part(whole, rng))
        else:
            _damage(damaged, rng)
        try:
            take(begin(read_table(bytes(damaged), f"list.{kind}")))
        except PlanError:
            continue
        taken_over += 1
    assert taken_over > 20


def _damage(content: bytearray, rng: random.Random) -> None:
    for _ in range(rng.randrange(1, 5)):
        place, length = rng.randrange(len(content)), rng.randrange(1, 20)
        match rng.randrange(3):
            case 0:
                content[place] ^= 1 << rng.randrange(8)
            case 1:
                del content[place : place + length]
            case _:
                content[place:place] = content[place : place + length]


def _with_a_damaged_part(whole: bytes, rng: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        name = rng.choice(archive.namelist())
        part = bytearray(archive.read(name))
    _damage(part, rng)
    return rezipped(whole, **{Path(name).stem: bytes(part)})


def test_the_table_says_how_it_was_read() -> None:
    table: Table = read_table(b"Name;Days\nPaint;2\n", "l.csv")
    reading = begin(table)
    assert reading.heads == ("Name", "Days")
    assert [row.cells for row in reading.body] == [("Paint", "2")]


# --- dates as spreadsheets count them -------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("46352", date(2026, 11, 26)),
        ("46352.75", date(2026, 11, 26)),
        ("46352,5", date(2026, 11, 26)),
        ("36526", date(2000, 1, 1)),
        ("91312", date(2149, 12, 31)),
    ],
)
def test_days_counted_by_a_spreadsheet_are_dates_and_it_is_said(written: str, day: date) -> None:
    found = taken(f"Task;Start;Finish\nPaint;{written};\nDry;2027-01-11;")
    assert found.tasks.tasks[0].start == day
    told = found.tasks.not_carried[0]
    assert told.startswith("1 date is written as a number of days, as spreadsheets count them; ")
    assert f"{written} was read as" in told


@pytest.mark.parametrize("written", ["36525", "91313", "4635", "463520", "46352 d"])
def test_other_numbers_are_no_dates(written: str) -> None:
    found = taken(f"Task;Start\nPaint;{written}\nDry;2027-01-11")
    assert [one.name for one in found.rejected] == ["Paint"]
    assert found.tasks.not_carried == ()


def test_unformatted_dates_of_a_workbook_are_understood_too() -> None:
    table = read_table(workbook(("Task", "Start"), ("Paint", 46352)), "list.xlsx")
    assert take(begin(table)).tasks.tasks[0].start == date(2026, 11, 26)


# --- nothing that could be a task -----------------------------------------------------------------


def test_where_no_row_can_be_a_task_each_says_why() -> None:
    with pytest.raises(NoTaskError, match="no row that could be a task") as refusal:
        taken("Task,Start\nPaint,soon\nDry,later\n,2027-01-11\n")
    assert [(one.line, one.name) for one in refusal.value.rejected] == [
        (2, "Paint"),
        (3, "Dry"),
        (4, ""),
    ]


# --- long names and foreign letters ---------------------------------------------------------------


def test_long_names_are_cut_to_a_name_s_length_told_and_stand_in_the_note() -> None:
    found = taken(f"Task,Start,Note\n{'Wall ' * 1_000},2027-01-11,twice\n{'y' * 150},2027-01-12,\n")
    first, second = found.tasks.tasks
    assert len(first.name) == 200
    assert first.note.startswith("Wall Wall")
    assert second.name == "y" * 150
    assert (
        "Names are cut to 200 and notes to 2,000 characters in 1 row"
        in (found.tasks.not_carried[0])
    )


def test_letters_of_every_writing_stay() -> None:
    names = ["صب الأساسات", "می\u200cخواهم", "לצבוע קיר", "検査", "a < b & c"]
    rows = "".join(f"{name},2027-01-11\n" for name in names)
    assert [one.name for one in tasks(f"Task,Start\n{rows}")] == names
