"""The real PDF on screen and on a printer."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.app import paths
from roadmap_desktop.ui.dialogs.pages_view import Fit, PagesView
from roadmap_desktop.ui.dialogs.pdf_pages import PdfPages
from roadmap_desktop.ui.dialogs.preview import PreviewDialog
from roadmap_desktop.ui.jobs import Worker
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look

FONTS = paths.resources() / "fonts"
Show = Callable[..., PreviewDialog]


@pytest.fixture
def show(
    qtbot: QtBot, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Show]:
    """Shows a preview and waits for its pages; temporary files go to ``tmp_path / "tmp"``."""
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    worker = Worker()
    dialogs: list[PreviewDialog] = []

    def shown(plan: OpenPlan, gate: str = "") -> PreviewDialog:
        dialog = PreviewDialog(look, plan, worker, FONTS, gate=gate)
        qtbot.addWidget(dialog)
        dialogs.append(dialog)
        with qtbot.waitSignal(dialog.ready, timeout=20_000):
            dialog.open()
        qtbot.waitUntil(lambda: any(s.picture for s in view_of(dialog).sheets))
        return dialog

    yield shown
    for dialog in dialogs:
        dialog.done(0)
    assert worker.finish()


def view_of(dialog: PreviewDialog) -> PagesView:
    assert dialog.view is not None
    return dialog.view


def pages_of(dialog: PreviewDialog) -> PdfPages:
    assert dialog.pages is not None
    return dialog.pages


def test_the_pages_are_those_of_the_pdf_and_say_what_stands_on_them(
    show: Show, bakery: OpenPlan
) -> None:
    dialog = show(bakery)
    sheets = view_of(dialog).sheets
    assert sheets[0].accessibleName().startswith(f"Page 1 of {len(sheets)}: ")
    assert bakery.plan.client.name in sheets[0].accessibleDescription()
    assert "Stop rules" in [item.title for item in dialog.list.rows.items]
    picture = sheets[0].picture
    assert picture is not None
    colours = {picture.pixelColor(x, 60).lightness() for x in range(0, picture.width(), 2)}
    assert min(colours) < 100 < 250 < max(colours)


def test_only_pages_in_sight_are_drawn(show: Show, home_care: OpenPlan, qtbot: QtBot) -> None:
    view = view_of(show(home_care))
    assert len(view.sheets) > 20
    assert all(s.picture is None for s in view.sheets[5:])
    view.show_page(20)
    qtbot.waitUntil(lambda: view.sheets[19].picture is not None)
    assert view.sheets[0].picture is None
    assert sum(s.picture is not None for s in view.sheets) <= 4


def test_list_number_and_scrolling_agree_on_the_page(
    show: Show, bakery: OpenPlan, qtbot: QtBot
) -> None:
    dialog = show(bakery)
    view = view_of(dialog)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert view.current == 2
    assert dialog.bar.page.text() == "2"
    dialog.bar.page.setFocus()
    dialog.bar.page.selectAll()
    QTest.keyClicks(dialog.bar.page, "4")
    QTest.keyClick(dialog.bar.page, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: view.current == 4)
    assert dialog.list.current_key == "4"
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.current == len(view.sheets)
    assert dialog.bar.page.text() == str(len(view.sheets))


@pytest.mark.parametrize(("typed", "page"), [("99", -1), ("x", 1), ("0", 1), ("", 1)])
def test_a_number_that_is_no_page_leads_to_the_nearest(
    show: Show, bakery: OpenPlan, typed: str, page: int
) -> None:
    dialog = show(bakery)
    dialog.bar.page.setText(typed)
    dialog.bar.page.editingFinished.emit()
    wanted = len(view_of(dialog).sheets) if page < 0 else page
    assert view_of(dialog).current == wanted


def test_zoom_by_key_wheel_and_list_keeps_the_page(show: Show, bakery: OpenPlan) -> None:
    dialog = show(bakery)
    view = view_of(dialog)
    view.show_page(3)
    fitting = view.factor
    dialog.bar.zoom.setCurrentIndex(9)
    dialog.bar.zoom.activated.emit(9)
    assert view.factor == 4.0
    assert view.current == 3
    dialog.bar.step_zoom(1)
    assert view.factor == 4.0
    turn = QWheelEvent(
        QPointF(20, 20),
        QPointF(20, 20),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turn)
    assert view.factor == 3.0
    dialog.bar.step_zoom(-1)
    assert view.factor == 2.0
    assert dialog.bar.zoom.currentText() == "200 %"
    view.set_zoom(Fit.WIDTH)
    assert view.factor == pytest.approx(fitting)
    view.set_zoom(Fit.PAGE)
    assert view.sheets[2].height() <= view.viewport().height()
    assert view.current == 3


def test_fit_width_follows_the_window(show: Show, bakery: OpenPlan) -> None:
    dialog = show(bakery)
    view = view_of(dialog)
    for width in (1100, 640):
        dialog.resize(width, 600)
        QApplication.processEvents()
        widths = {s.width() for s in view.sheets}
        assert max(widths) - min(widths) <= 1
        assert max(widths) <= view.viewport().width()
        assert not view.horizontalScrollBar().isVisible()
    assert not dialog.side.isVisible()


def test_nothing_of_the_plan_stays_in_the_temporary_folder(
    show: Show, bakery: OpenPlan, tmp_path: Path
) -> None:
    show(bakery)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_the_sheet_of_one_gate_is_shown_alone_and_saved_as_it_is(
    show: Show, bakery: OpenPlan, tmp_path: Path
) -> None:
    dialog = show(bakery, "rollout")
    assert "Gate sheet: rollout gate" in view_of(dialog).sheets[0].accessibleDescription()
    path = tmp_path / "sheet.pdf"
    dialog.save_to(path)
    assert len(PdfReader(path).pages) == len(pages_of(dialog)) <= 2
    dialog.save_to(tmp_path / "none" / "sheet.pdf")
    assert not (tmp_path / "none").exists()


def test_save_asks_for_document_and_place(show: Show, bakery: OpenPlan, qtbot: QtBot) -> None:
    dialog = show(bakery)
    with qtbot.waitSignal(dialog.export_requested):
        dialog.bar.save_requested.emit()
    assert not dialog.isVisible()


def file_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_print_gives_each_page_as_it_is_upright_or_turned(
    show: Show, bakery: OpenPlan, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show(bakery)
    path = tmp_path / "printed.pdf"
    with qtbot.waitSignal(
        dialog.told, timeout=60_000, check_params_cb=lambda words: "Sent" in words
    ):
        dialog.print_on(file_printer(path))
    printed = PdfPages(path.read_bytes())
    assert len(printed) == len(pages_of(dialog))
    for before, after in zip(pages_of(dialog).facts, printed.facts, strict=True):
        turned = before.size.width() > before.size.height()
        assert (after.size.width() > after.size.height()) is turned
    picture = printed.picture(1, 1)
    places = ((x, y) for x in range(0, picture.width(), 3) for y in range(0, 200, 3))
    assert any(picture.pixelColor(x, y).lightness() < 120 for x, y in places)
    printed.close()


def test_a_range_of_pages_is_printed_alone(
    show: Show, bakery: OpenPlan, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show(bakery)
    printer = file_printer(tmp_path / "printed.pdf")
    printer.setFromTo(2, 3)
    with qtbot.waitSignal(
        dialog.told, timeout=60_000, check_params_cb=lambda words: "Sent" in words
    ):
        dialog.print_on(printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_printing_can_be_called_off(
    show: Show, bakery: OpenPlan, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show(bakery)
    with qtbot.waitSignal(
        dialog.told, timeout=60_000, check_params_cb=lambda words: "Called off" in words
    ):
        dialog.print_on(file_printer(tmp_path / "printed.pdf"))
        assert dialog.run is not None
        dialog.run.cancel()


def test_a_printer_that_takes_nothing_is_told(
    show: Show, bakery: OpenPlan, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show(bakery)
    with qtbot.waitSignal(dialog.told) as told:
        dialog.print_on(file_printer(tmp_path / "none" / "printed.pdf"))
    assert told.args
    assert "does not take it" in told.args[0]


def test_closing_while_it_is_drawn_harms_nothing(
    qtbot: QtBot, look: Look, home_care: OpenPlan
) -> None:
    worker = Worker()
    dialog = PreviewDialog(look, home_care, worker, FONTS)
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitSignal(dialog.exporter.cancelled, timeout=20_000):
        dialog.reject()
    assert dialog.view is None
    assert worker.finish()


def test_what_cannot_be_drawn_is_told(
    qtbot: QtBot, look: Look, bakery: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    worker = Worker()
    dialog = PreviewDialog(look, bakery, worker, FONTS)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.told, timeout=20_000) as told:
        dialog.open()
    assert told.args
    assert "No space left on device" in told.args[0]
    assert worker.finish()


def test_closed_in_a_window_it_is_deleted_and_leaves_no_file(
    qtbot: QtBot, look: Look, home_care: OpenPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    window = QWidget()
    qtbot.addWidget(window)
    worker = Worker()
    dialog = PreviewDialog(look, home_care, worker, FONTS, window)
    with qtbot.waitSignal(dialog.destroyed, timeout=20_000):
        dialog.open()
        dialog.reject()
    assert worker.finish()
    assert set(tmp_path.iterdir()) == before
