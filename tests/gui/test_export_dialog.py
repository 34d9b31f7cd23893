"""Writing a document from the window."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.app import paths
from roadmap_desktop.commands.answers import answer, not_sure
from roadmap_desktop.commands.documents import Format, Written, write_document
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timeline.rows import NewRow, add_rows
from roadmap_desktop.domain.model.tasks import OUTSIDE
from roadmap_desktop.exchange.mspdi import read
from roadmap_desktop.ui import exporting
from roadmap_desktop.ui.dialogs.export import ExportDialog
from roadmap_desktop.ui.dialogs.export_foot import free_name
from roadmap_desktop.ui.jobs import Worker
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.seen import Seen
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.view import TimelineView
from roadmap_desktop.ui.widgets.banner import Banner

FONTS = paths.resources() / "fonts"


@dataclass
class Rig:
    dialog: ExportDialog
    folder: Path
    qtbot: QtBot

    def press(self, words: str) -> None:
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def button(self, words: str) -> QAbstractButton:
        QCoreApplication.processEvents()  # buttons just put into a layout are shown
        for found in self.dialog.findChildren(QAbstractButton):
            if found.isVisible() and found.accessibleName() == words:
                return found
        raise AssertionError(f"no button {words!r}: {self.buttons()}")

    def buttons(self) -> list[str]:
        QCoreApplication.processEvents()
        found = self.dialog.findChildren(QAbstractButton)
        return [b.accessibleName() for b in found if b.isVisible()]

    def written(self, act: Callable[[], object]) -> Written:
        with self.qtbot.waitSignal(self.dialog.written, timeout=20_000) as told:
            act()
        assert told.args
        made: Written = told.args[0]
        return made

    def banner(self) -> str:
        QCoreApplication.processEvents()
        (shown,) = [b for b in self.dialog.findChildren(Banner) if b.isVisible()]
        return shown.accessibleName()


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    assert made.finish()


@pytest.fixture
def out(tmp_path: Path, settings: Settings) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    settings.remember_folder("export", folder)
    return folder


@pytest.fixture
def show(qtbot: QtBot, look: Look, settings: Settings, worker: Worker, out: Path) -> Show:
    def shown(plan: OpenPlan, seen: Seen | None = None) -> Rig:
        dialog = ExportDialog(look, plan, settings, worker, FONTS, seen=seen)
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return Rig(dialog, out, qtbot)

    return shown


Show = Callable[..., Rig]


@pytest.mark.parametrize(
    ("format_", "act"),
    [
        (Format.PDF, "Write the PDF"),
        (Format.XLSX, "Write the workbook"),
        (Format.ROADMAP, "Write the plan file"),
        (Format.JSON, "Write the data"),
        (Format.TIMELINE, "Write the timeline"),
        (Format.TIMELINE_SVG, "Write the drawing"),
        (Format.TIMELINE_PNG, "Write the picture"),
        (Format.CALENDAR, "Write the calendar"),
        (Format.PROJECT, "Write the project"),
        (Format.TABLE, "Write the table"),
    ],
)
def test_each_document_lies_where_it_was_asked_for(
    show: Show, bakery: OpenPlan, format_: Format, act: str
) -> None:
    rig = show(bakery)
    rig.dialog.form.choose(format_)
    made = rig.written(lambda: rig.press(act))
    assert made.path == rig.folder / f"WB-AI-01.{format_}"
    assert made.size_bytes == made.path.stat().st_size > 1000
    assert [p.name for p in rig.folder.iterdir()] == [made.path.name]
    assert "Open the folder" in rig.buttons()


def test_enter_alone_writes_and_the_result_says_how_much(show: Show, bakery: OpenPlan) -> None:
    rig = show(bakery)
    made = rig.written(lambda: QTest.keyClick(rig.dialog, Qt.Key.Key_Return))
    words = " ".join(text for text in _words(rig.dialog))
    assert f"{len(PdfReader(made.path).pages)} pages" in words
    assert str(made.path) in words.replace("\u200b", "")


def test_letter_is_offered_where_letter_is_used(
    show: Show, bakery: OpenPlan, home_care: OpenPlan
) -> None:
    bakery.run(answer, "firm.country", "US")
    rig = show(bakery)
    assert rig.dialog.form.paper.value == "letter"
    made = rig.written(lambda: rig.press("Write the PDF"))
    assert round(PdfReader(made.path).pages[0].mediabox.height) == 792
    assert show(home_care).dialog.form.paper.value == "a4"


def test_open_questions_and_findings_are_shown_before_and_lead_there(
    show: Show, bakery: OpenPlan
) -> None:
    bakery.run(answer, "people.reviewer", "")
    bakery.run(not_sure, "pilot.user_count")
    rig = show(bakery)
    count = len(bakery.assessment.gaps)
    words = " ".join(_words(rig.dialog))
    assert f"{count} questions are still open; the document lists them." in words
    assert "must be settled before anyone signs" in words
    question = bakery.question("pilot.user_count")
    link = next(b for b in rig.buttons() if b.startswith(f"Go there: {question.text}"))
    with rig.qtbot.waitSignal(rig.dialog.go_requested) as told:
        rig.press(link)
    assert told.args == [Destination(place=Place.INTERVIEW, question="pilot.user_count")]
    assert not rig.dialog.isVisible()


def test_an_older_file_is_replaced_only_after_asking(show: Show, bakery: OpenPlan) -> None:
    rig = show(bakery)
    older = rig.folder / "WB-AI-01.pdf"
    older.write_bytes(b"older")
    rig.press("Write the PDF")
    assert "WB-AI-01.pdf is there already" in rig.banner()
    rig.press("Leave it")
    assert older.read_bytes() == b"older"
    rig.press("Write the PDF")
    made = rig.written(lambda: rig.press("Keep both, write WB-AI-01-2.pdf"))
    assert made.path.name == "WB-AI-01-2.pdf"
    assert older.read_bytes() == b"older"


def test_replacing_writes_over_the_older_file(show: Show, bakery: OpenPlan) -> None:
    rig = show(bakery)
    older = rig.folder / "WB-AI-01.pdf"
    older.write_bytes(b"older")
    rig.press("Write the PDF")
    rig.written(lambda: rig.press("Replace it"))
    assert older.read_bytes().startswith(b"%PDF")


def test_a_missing_folder_is_told_and_made_on_demand(show: Show, bakery: OpenPlan) -> None:
    rig = show(bakery)
    rig.dialog.form.folder.setText(str(rig.folder / "signed" / "2027"))
    with rig.qtbot.waitSignal(rig.dialog.exporter.refused):
        rig.press("Write the PDF")
    assert "does not exist" in rig.banner()
    assert rig.dialog.form.folder.hasFocus()
    made = rig.written(lambda: rig.press("Make the folder"))
    assert made.path == rig.folder / "signed" / "2027" / "WB-AI-01.pdf"


def test_enter_on_another_button_presses_that_one(show: Show, bakery: OpenPlan) -> None:
    rig = show(bakery)
    rig.button("Close").setFocus()
    QTest.keyClick(rig.button("Close"), Qt.Key.Key_Return)
    assert not rig.dialog.isVisible()
    assert list(rig.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "name", "sentence"),
    [
        ("", "plan", "No folder is named"),
        ("documents", "plan", "only a part of a folder"),
        ("/", "", "The file has no name"),
        ("/", "a/b", "no slash"),
    ],
)
def test_a_field_filled_in_wrongly_says_so_beside_it(
    show: Show, bakery: OpenPlan, folder: str, name: str, sentence: str
) -> None:
    rig = show(bakery)
    rig.dialog.form.folder.setText(folder)
    rig.dialog.form.name.setText(name)
    rig.press("Write the PDF")
    assert sentence in rig.banner()
    assert sum(sentence in words for words in _words(rig.dialog)) == 2
    focused = rig.dialog.focusWidget()
    assert focused is not None
    assert focused.property("problem") is True
    assert list(rig.folder.iterdir()) == []


def test_a_full_disk_leaves_nothing_half_written(
    show: Show, bakery: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    rig = show(bakery)
    monkeypatch.setattr(os, "fsync", full)
    with rig.qtbot.waitSignal(rig.dialog.exporter.refused, timeout=20_000):
        rig.press("Write the PDF")
    assert "Nothing was written." in rig.banner()
    assert "No space left on device" in rig.banner()
    assert list(rig.folder.iterdir()) == []
    assert "Write the PDF" in rig.buttons()


def test_cancel_leaves_nothing_and_the_form_as_it_was(
    show: Show, bakery: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    real = write_document

    def slow(*given: object, **named: object) -> Written:
        assert gate.wait(10)
        return real(*given, **named)  # type: ignore[arg-type] # handed through as it came

    monkeypatch.setattr(exporting, "write_document", slow)
    rig = show(bakery)
    rig.dialog.form.name.setText("mine.pdf")
    rig.press("Write the PDF")
    with rig.qtbot.waitSignal(rig.dialog.exporter.cancelled, timeout=10_000):
        rig.press("Cancel")
        gate.set()
    assert list(rig.folder.iterdir()) == []
    assert "Nothing was written" in rig.banner()
    assert rig.dialog.form.name.text() == "mine.pdf"
    assert rig.dialog.isVisible()


def test_escape_first_calls_off_then_closes(show: Show, bakery: OpenPlan) -> None:
    rig = show(bakery)
    with rig.qtbot.waitSignal(rig.dialog.exporter.cancelled, timeout=20_000):
        rig.press("Write the PDF")
        QTest.keyClick(rig.dialog, Qt.Key.Key_Escape)
    assert rig.dialog.isVisible()
    QTest.keyClick(rig.dialog, Qt.Key.Key_Escape)
    assert not rig.dialog.isVisible()


def test_folder_and_document_open_as_local_files(
    show: Show, bakery: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    rig = show(bakery)
    made = rig.written(lambda: rig.press("Write the PDF"))
    rig.press("Open the folder")
    rig.press("Open the document")
    assert [url.toLocalFile() for url in opened] == [str(made.path.parent), str(made.path)]
    assert {url.scheme() for url in opened} == {"file"}


def test_where_nothing_opens_a_folder_it_is_said(
    show: Show, bakery: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    rig = show(bakery)
    rig.written(lambda: rig.press("Write the PDF"))
    rig.press("Open the folder")
    assert f"It lies in {rig.folder}" in rig.banner()


def test_the_next_time_begins_with_the_same_document_and_folder(
    show: Show, bakery: OpenPlan, tmp_path: Path
) -> None:
    rig = show(bakery)
    rig.dialog.form.choose(Format.JSON)
    rig.dialog.form.folder.setText(str(tmp_path))
    made = rig.written(lambda: rig.press("Write the data"))
    assert json.loads(made.path.read_text(encoding="utf-8"))
    again = show(bakery)
    assert again.dialog.form.format is Format.JSON
    assert again.dialog.form.path == tmp_path / "WB-AI-01.json"


def test_a_name_written_by_hand_stays_when_the_document_changes(
    show: Show, bakery: OpenPlan
) -> None:
    form = show(bakery).dialog.form
    form.name.setText("for Marta")
    form.choose(Format.XLSX)
    assert form.path.name == "for Marta.xlsx"
    form.choose(Format.PDF)
    assert form.path.name == "for Marta.pdf"


def test_a_free_name_is_the_next_number(tmp_path: Path) -> None:
    for name in ("plan.pdf", "plan-2.pdf"):
        (tmp_path / name).touch()
    assert free_name(tmp_path / "plan.pdf").name == "plan-3.pdf"


def _words(widget: QWidget) -> list[str]:
    QCoreApplication.processEvents()
    return [w.text() for w in widget.findChildren(QLabel) if w.isVisible()]


@pytest.mark.requirement("S1-56")
def test_the_timeline_alone_is_printed_as_chosen_and_the_choice_is_kept(
    show: Show, bakery: OpenPlan
) -> None:
    rig = show(bakery)
    rig.dialog.form.choose(Format.TIMELINE)
    for words in ("Paper: A3", "Orientation: Portrait", "Layout: A page per phase"):
        rig.press(words)
    made = rig.written(lambda: rig.press("Write the timeline"))
    pages = PdfReader(made.path).pages
    assert len(pages) == made.pages == 6  # five phases and what comes after
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (842, 1191)
    kept = show(bakery).dialog.form.print_form.options
    assert (kept.paper, kept.orientation, kept.layout) == ("a3", "portrait", "by_phase")


def test_a_picture_asks_for_no_paper_and_gets_its_own_ending(show: Show, bakery: OpenPlan) -> None:
    rig = show(bakery)
    form = rig.dialog.form
    form.choose(Format.TIMELINE)
    assert form.name.text() == "WB-AI-01.timeline.pdf"
    assert "Paper: A3" in rig.buttons()
    rig.press("File: SVG")
    assert form.name.text() == "WB-AI-01.timeline.svg"
    assert not [words for words in rig.buttons() if words.startswith(("Paper", "Layout"))]
    form.name.setText("wall.svg")
    assert form.path.name == "wall.svg"
    form.choose(Format.JSON)
    assert form.name.text() == "wall.json"


def test_a_calendar_has_the_events_that_were_chosen(show: Show, bakery: OpenPlan) -> None:
    rig = show(bakery)
    rig.dialog.form.choose(Format.CALENDAR)
    for words in ("Reviews", "What comes after the plan", "Remind one week before each gate"):
        rig.press(words)
    made = rig.written(lambda: rig.press("Write the calendar"))
    content = made.path.read_text("utf-8")
    gates = len(bakery.assessment.schedule.gates)
    assert content.count("BEGIN:VEVENT") == gates
    assert "BEGIN:VALARM" not in content
    assert show(bakery).dialog.form.others.wanted == {"gates"}, "the choice is kept"


def test_what_another_program_cannot_take_is_told(show: Show, bakery: OpenPlan) -> None:
    rig = show(bakery)
    rig.dialog.form.choose(Format.CALENDAR)
    rig.press("For: MS Project")
    assert rig.dialog.form.name.text() == "WB-AI-01.xml"
    assert "Gates" not in rig.buttons()
    made = rig.written(lambda: rig.press("Write the project"))
    assert made.path.read_text("utf-8").startswith("<?xml")
    told = [b.accessibleName() for b in rig.dialog.findChildren(Banner) if b.isVisible()]
    assert len(told) >= len(made.warnings)


def test_what_is_in_sight_is_printed_alone(
    qtbot: QtBot, look: Look, settings: Settings, show: Show, bakery: OpenPlan
) -> None:
    view = TimelineView(look, bakery, lambda _: None, settings)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    with qtbot.waitExposed(view):
        view.show()
    for phase in bakery.assessment.schedule.phases[1:]:
        view.fold(phase.id, True)
    view.show_destination(Destination(place=Place.TIMELINE))
    seen = view.seen()
    assert seen is not None
    rig = show(bakery, seen)
    rig.dialog.form.choose(Format.TIMELINE)
    rig.press("What: What is in sight")
    made = rig.written(lambda: rig.press("Write the timeline"))
    words = "".join(page.extract_text() for page in PdfReader(made.path).pages)
    inside = {r.phase: r.name for r in bakery.assessment.schedule.rows if r.kind.value == "task"}
    assert inside["prepare"][:20] in words
    assert inside["pilot"][:20] not in words, "its phase was folded"
    assert "What: The whole plan" not in show(bakery).buttons()


def test_other_work_is_handed_back_alone(show: Show, bakery: OpenPlan) -> None:
    assert "Only other work, without phases and gates" not in show(bakery).buttons()
    row = NewRow(name="Clear the store room", length=3)
    assert bakery.attempt(partial(add_rows, rows=(row,), phase=OUTSIDE))
    rig = show(bakery)
    rig.dialog.form.choose(Format.PROJECT)
    rig.press("Only other work, without phases and gates")
    made = rig.written(lambda: rig.press("Write the project"))
    found = read(made.path.read_bytes())
    assert [(one.name, one.level) for one in found.tasks] == [("Clear the store room", 1)]


def test_tasks_of_a_foreign_project_are_sent_back_alone_unless_asked(
    show: Show, bakery: OpenPlan
) -> None:
    row = NewRow(name="Clear the store room", length=3)
    assert bakery.attempt(partial(add_rows, rows=(row,), phase=OUTSIDE))
    assert bakery.attempt(made_from_a_project)
    rig = show(bakery)
    rig.dialog.form.choose(Format.PROJECT)
    others = rig.dialog.form.others
    assert others.only_other.text() == (
        "Only the tasks of “Shop refit”, without the roadmap's phases and gates"
    )
    alone = [others.other_work]
    for format_ in (Format.CALENDAR, Format.TABLE):
        others.choose(format_)
        alone.append(others.other_work)
    assert alone == [True, False, True]


def made_from_a_project(edit: Edit) -> Step:
    header = replace(edit.plan.header, made_from="Shop refit")
    return Step("Say where it is from", replace(edit.plan, header=header))
