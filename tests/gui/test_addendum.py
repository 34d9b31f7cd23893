"""Baselines and the addendum in the running program: offered, written, compared, renamed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.addendum import LAST_STEP
from roadmap_desktop.commands.documents import Format
from roadmap_desktop.commands.governance import decide
from roadmap_desktop.commands.timeline.dates import resize_rows
from roadmap_desktop.commands.timeline.phases import move_phase, stretch_phase
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.timeline.baselines import dates_of
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.dialogs.export import ExportDialog
from roadmap_desktop.ui.dialogs.preview import PreviewDialog
from roadmap_desktop.ui.gates.view import GatesView
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.timeline.baselines_dialog import BaselinesDialog
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.view import TimelineView
from tests.gui.window_rig import Rig

W = TypeVar("W", bound=QWidget)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Rig]:
    """The program with the bakery's timeline in sight."""
    made = Rig(qtbot, qapp, tmp_path)
    made.window.resize(1280, 800)
    made.desk.open_sample("bakery")
    made.desk.go(Destination(place=Place.TIMELINE))
    yield made
    made.close()


def plan_of(rig: Rig) -> OpenPlan:
    assert rig.window.open_plan is not None
    return rig.window.open_plan


def schedule(rig: Rig) -> Schedule:
    return plan_of(rig).assessment.schedule


def view_of(rig: Rig) -> TimelineView:
    assert rig.window.places is not None
    view = rig.window.places.shown
    assert isinstance(view, TimelineView)
    return view


def opened(rig: Rig, kind: type[W]) -> W:
    rig.app.processEvents()
    dialog = rig.dialog(kind)
    assert isinstance(dialog, kind)
    return dialog


def press(rig: Rig, within: QWidget, words: str) -> None:
    rig.app.processEvents()
    for button in within.findChildren(QAbstractButton):
        if button.isVisible() and button.accessibleName() == words:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            rig.app.processEvents()
            return
    names = [b.accessibleName() for b in within.findChildren(QAbstractButton) if b.isVisible()]
    raise AssertionError(f"no button {words!r}: {names}")


def entry(rig: Rig, words: str) -> QAction:
    menu = view_of(rig).toolbar.menu
    menu.aboutToShow.emit()
    return next(a for a in menu.actions() if a.text().startswith(words))


def entries(rig: Rig) -> list[str]:
    menu = view_of(rig).toolbar.menu
    menu.aboutToShow.emit()
    return [a.text() for a in menu.actions()]


def move_pilot(rig: Rig, days: int = 14) -> None:
    plan_of(rig).run(move_phase, schedule(rig), "pilot", days)


def take(rig: Rig, name: str) -> None:
    entry(rig, "Take a baseline").trigger()
    (dialog,) = view_of(rig).findChildren(QInputDialog)
    dialog.setTextValue(name)
    dialog.accept()
    dialog.setParent(None)
    rig.app.processEvents()


def write(rig: Rig, dialog: ExportDialog, folder: Path) -> str:
    """Write the addendum; what stands in it."""
    dialog.form.folder.setText(str(folder))
    with rig.qtbot.waitSignal(dialog.written, timeout=20_000) as told:
        press(rig, dialog, "Write the addendum")
    assert told.args
    path = told.args[0].path
    assert path == folder / "WB-AI-01.addendum.pdf"
    return " ".join(" ".join(p.extract_text().split()) for p in PdfReader(path).pages)


# --- after a move -----------------------------------------------------------------------------


def test_a_move_of_a_gate_by_key_offers_the_addendum(rig: Rig, tmp_path: Path) -> None:
    view = view_of(rig)
    view.show_destination(Destination(place=Place.TIMELINE, task="phase.pilot"))
    view.pane.setFocus()
    QTest.keyPress(view.pane, Qt.Key.Key_Alt)
    QTest.keyClick(view.pane, Qt.Key.Key_Right, ALT)
    QTest.keyRelease(view.pane, Qt.Key.Key_Alt)
    rig.app.processEvents()
    strip = view.editing.strip
    assert strip.isVisible()
    assert "Pilot verdict" in strip.words
    assert "signs anew" in strip.accessibleName()
    assert not strip.keep.isVisible()
    press(rig, strip, "Print addendum…")
    assert not strip.isVisible()
    dialog = opened(rig, ExportDialog)
    assert dialog.form.format is Format.ADDENDUM
    assert dialog.form.addendum.order.against == LAST_STEP
    assert "+1 day: Pilot verdict" in dialog.form.addendum.told.text()
    rig.write("The oven is delivered a day late.")
    text = write(rig, dialog, tmp_path)
    assert "The oven is delivered a day late." in text
    assert "Pilot verdict Tue 2 Mar 2027 Wed 3 Mar 2027 +1" in text
    assert "FOR SIGN-OFF" in text


@pytest.mark.parametrize("how", ["no gate moves", "undo"])
def test_nothing_is_offered_where_nobody_signs_anew(rig: Rig, how: str) -> None:
    view = view_of(rig)
    if how == "undo":
        move_pilot(rig)
        assert view.editing.strip.isVisible()
        plan_of(rig).undo()
    else:
        plan_of(rig).run(resize_rows, {"pilot.first_week": 4})
    assert not view.editing.strip.isVisible()


# --- baselines --------------------------------------------------------------------------------


def test_a_baseline_shown_offers_its_addendum_from_the_menu(rig: Rig, tmp_path: Path) -> None:
    assert not [words for words in entries(rig) if words.startswith(("Addendum", "Baselines"))]
    take(rig, "As approved")
    move_pilot(rig)
    entry(rig, "Addendum since this baseline").trigger()
    dialog = opened(rig, ExportDialog)
    assert dialog.form.addendum.order.against == plan_of(rig).plan.baselines[0].id
    text = write(rig, dialog, tmp_path)
    assert "since the baseline “As approved”, taken on 15 February 2027." in text
    assert "Why not provided" in text
    assert "14 days longer than the 120-day original, all in Pilot." in text


def test_the_list_of_baselines_says_how_far_each_phase_has_moved(rig: Rig) -> None:
    take(rig, "First")
    move_pilot(rig)
    take(rig, "Second")
    entry(rig, "Baselines").trigger()
    dialog = opened(rig, BaselinesDialog)
    assert [item.title for item in dialog.list.rows.items] == ["Second", "First"]
    assert dialog.told.text() == "No phase has moved."
    assert dialog.list.rows.items[0].state == "compared now"
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    told = dialog.told.text()
    assert "Pilot: begins +10, ends +10 working days" in told
    assert "Prepare:" not in told
    assert "The plan ended on Tue 11 May 2027 and ends on Tue 25 May 2027." in told
    press(rig, dialog, "Compare with it")
    assert view_of(rig).toolbar.shown.baseline == plan_of(rig).plan.baselines[0].id


def test_a_baseline_is_renamed_and_forgotten_by_keys(rig: Rig) -> None:
    take(rig, "First")
    take(rig, "Second")
    entry(rig, "Baselines").trigger()
    dialog = opened(rig, BaselinesDialog)
    dialog.name.setFocus()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "First")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert "already; choose another name" in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert dialog.isVisible()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Before the holidays")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert [one.name for one in plan_of(rig).plan.baselines] == ["First", "Before the holidays"]
    assert not dialog.problem.isVisible()
    QTest.keyClick(dialog.forget_button, Qt.Key.Key_Space)
    assert [one.name for one in plan_of(rig).plan.baselines] == ["First"]
    assert view_of(rig).toolbar.shown.baseline == ""
    QTest.keyClick(dialog.forget_button, Qt.Key.Key_Space)
    assert not dialog.isVisible()
    plan_of(rig).undo()
    plan_of(rig).undo()
    assert len(plan_of(rig).plan.baselines) == 2


def test_the_addendum_of_a_listed_baseline_opens_with_it(rig: Rig) -> None:
    take(rig, "First")
    take(rig, "Second")
    move_pilot(rig)
    entry(rig, "Baselines").trigger()
    dialog = opened(rig, BaselinesDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    press(rig, dialog, "Addendum…")
    form = opened(rig, ExportDialog).form.addendum
    assert form.order.against == plan_of(rig).plan.baselines[0].id
    assert form.against.currentText() == "the baseline “First”, Mon 15 Feb 2027"


def test_a_phase_has_its_variance_in_the_table(rig: Rig) -> None:
    view = view_of(rig)
    assert Column.FINISH_VARIANCE not in view.table.head.shown()
    take(rig, "As approved")
    assert Column.FINISH_VARIANCE in view.table.head.shown()
    move_pilot(rig)
    row = schedule(rig).by_id["phase.pilot"]
    words = view.table.rows.words
    assert words.cell(row, Column.START_VARIANCE) == "+10 d"
    assert words.cell(row, Column.FINISH_VARIANCE) == "+10 d"


def test_a_gate_passed_on_its_screen_freezes_the_dates(rig: Rig) -> None:
    why = "Replies take an hour a day."
    rig.desk.go(Destination(place=Place.GATES, gate="idea"))
    assert rig.window.places is not None
    view = rig.window.places.shown
    assert isinstance(view, GatesView)
    assert view.form is not None
    view.form.show_entered({"decision": "continue", "who": "Marta Oldfield", "because": why})
    view.form.record_requested.emit()
    (taken,) = plan_of(rig).plan.baselines
    assert (taken.name, taken.version) == ("Revision 1, Idea gate", "1")
    kept = {one.row for one in plan_of(rig).plan.baseline_dates}
    assert kept == set(schedule(rig).by_id)


def test_without_a_baseline_its_column_goes(rig: Rig) -> None:
    view = view_of(rig)
    before = view.table.head.shown()
    take(rig, "As approved")
    entry(rig, "no baseline").trigger()
    assert view.table.head.shown() == before


# --- the end ----------------------------------------------------------------------------------


def test_the_foot_says_when_it_ends_and_how_far_that_is_from_day_120(rig: Rig) -> None:
    view = view_of(rig)
    assert view.footer.ends.text() == "Ends Tue 11 May 2027, day 120"
    move_pilot(rig)
    assert view.footer.ends.text() == "Ends Tue 25 May 2027, day 134 · 14 days beyond day 120"
    plan_of(rig).undo()
    plan_of(rig).run(stretch_phase, schedule(rig), "settle", 13)
    assert view.footer.ends.text() == "Ends Tue 4 May 2027, day 113 · 7 days short of day 120"


def test_the_addendum_can_be_looked_at_before_it_is_written(rig: Rig, tmp_path: Path) -> None:
    move_pilot(rig)
    rig.desk.dialogs.export(LAST_STEP)
    dialog = opened(rig, ExportDialog)
    dialog.form.folder.setText(str(tmp_path))
    press(rig, dialog, "See the pages")
    preview = opened(rig, PreviewDialog)
    if preview.pages is None:
        with rig.qtbot.waitSignal(preview.ready, timeout=20_000):
            pass
    assert preview.pages is not None
    assert len(preview.pages) == 2
    assert preview.list.rows.items[0].title == "Addendum to the roadmap"
    preview.reject()
    assert not list(tmp_path.glob("*.pdf"))


# --- the form ---------------------------------------------------------------------------------


def test_the_export_dialog_offers_an_addendum_where_there_is_something_earlier(rig: Rig) -> None:
    rig.desk.dialogs.export()
    dialog = opened(rig, ExportDialog)
    assert not dialog.form.addendum.can_be_made
    dialog.hold_against(LAST_STEP)
    assert dialog.form.format is Format.PDF
    dialog.reject()
    plan = plan_of(rig)
    stood = dates_of(schedule(rig))
    plan.run(decide, "idea", Decision.CONTINUE, "Ines", "It saves an hour.", dates=stood)
    rig.desk.dialogs.export()
    dialog = opened(rig, ExportDialog)
    dialog.form.choose(Format.ADDENDUM)
    assert dialog.form.addendum.isVisible()
    assert dialog.form.paper_part.isVisible()
    assert "Nothing on the timeline differs" in dialog.form.addendum.told.text()
    press(rig, dialog, "Write the addendum")
    shown = " ".join(
        one.accessibleName() for one in dialog.findChildren(QWidget) if one.isVisible()
    )
    assert "Nothing was written. Nothing on the timeline differs" in shown
