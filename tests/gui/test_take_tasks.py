"""Tasks of another program in the window: matched, looked at, taken in or left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.office import Office
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import OUTSIDE
from roadmap_desktop.exchange.foreign_file import is_foreign, open_file
from roadmap_desktop.exchange.list_columns import Field
from roadmap_desktop.ui.dialogs.take_tasks import TakeTasksDialog
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from tests.gui.window_rig import Rig

LIST = """Job;Begin;Weeks of work;Somebody
Clear the store room;01.03.2027;5;Ines
Fit the new shelves;08.03.2027;4;Tomasz
;09.03.2027;1;
Move the stock back;15.03.2027;3;Ines
"""


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "jobs.csv"
    path.write_text(LIST, "utf-8")
    return path


def opened(
    qtbot: QtBot, look: Look, office: Office, plan: OpenPlan | None, path: Path
) -> TakeTasksDialog:
    dialog = TakeTasksDialog(look, open_file(path), office, plan, None)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitActive(dialog)
    return dialog


def match(dialog: TakeTasksDialog, field: Field, head: str) -> None:
    assert dialog.matching is not None
    choice = dialog.matching.choices[field]
    choice.setCurrentIndex(choice.findText(head))


@pytest.mark.parametrize(
    ("name", "tasks"),
    [("a.xml", True), ("a.CSV", True), ("a.xlsx", True), ("a.roadmap", False), ("a.toml", False)],
)
def test_the_ending_says_what_a_file_is(name: str, tasks: bool) -> None:
    assert is_foreign(Path(name)) is tasks


def test_columns_are_matched_rejected_rows_named_and_nothing_is_written_before(
    qtbot: QtBot, look: Look, office: Office, bakery: OpenPlan, list_file: Path
) -> None:
    before = bakery.plan
    dialog = opened(qtbot, look, office, bakery, list_file)
    assert "names" in dialog.problem.text(), "no column is known to hold the names"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert bakery.plan == before
    match(dialog, Field.NAME, "Job")
    match(dialog, Field.START, "Begin")
    match(dialog, Field.DAYS, "Weeks of work")
    match(dialog, Field.OWNER, "Somebody")
    assert dialog.count.text().startswith("3 tasks would be taken in, 1 row not")
    assert "Line 4" in dialog.told.text()
    assert "“Clear the store room” starts on" in dialog.told.text(), "the firm is closed that day"
    assert bakery.plan == before
    with qtbot.waitSignal(dialog.taken_in) as told:
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert told.args == [bakery.id]
    added = [t for t in bakery.plan.tasks if t.phase == OUTSIDE]
    assert [t.name for t in added] == [
        "Clear the store room",
        "Fit the new shelves",
        "Move the stock back",
    ]
    rows = bakery.assessment.schedule.by_id
    assert [rows[t.id].start.isoformat() for t in added] == [
        "2027-03-02",  # the firm is closed on Mondays
        "2027-03-09",
        "2027-03-16",
    ]
    assert bakery.undo()
    assert bakery.plan == before


def test_columns_that_are_left_out_are_named_until_they_are_chosen(
    qtbot: QtBot, look: Look, office: Office, bakery: OpenPlan, list_file: Path
) -> None:
    dialog = opened(qtbot, look, office, bakery, list_file)
    match(dialog, Field.NAME, "Job")
    match(dialog, Field.START, "Begin")
    assert dialog.told.text().startswith("Columns left out: Weeks of work, Somebody.")
    match(dialog, Field.DAYS, "Weeks of work")
    assert dialog.told.text().startswith("Columns left out: Somebody.")
    match(dialog, Field.OWNER, "Somebody")
    assert "left out" not in dialog.told.text()


def test_left_is_left(
    qtbot: QtBot, look: Look, office: Office, bakery: OpenPlan, list_file: Path
) -> None:
    before = bakery.plan
    dialog = opened(qtbot, look, office, bakery, list_file)
    match(dialog, Field.NAME, "Job")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert bakery.plan == before


def test_on_home_they_become_a_plan_of_a_named_firm(
    qtbot: QtBot, look: Look, office: Office, list_file: Path
) -> None:
    dialog = opened(qtbot, look, office, None, list_file)
    match(dialog, Field.NAME, "Job")
    match(dialog, Field.START, "Begin")
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert "firm" in dialog.problem.text()
    assert dialog.firm.hasFocus()
    assert not office.plans().plans
    QTest.keyClicks(dialog.firm, "Wrenfield Stores")
    with qtbot.waitSignal(dialog.taken_in) as told:
        QTest.keyClick(dialog.firm, Qt.Key.Key_Return)
    plan = office.load_plan(told.args[0])
    assert plan.client.name == "Wrenfield Stores"
    assert plan.header.start is not None
    assert plan.header.start.isoformat() == "2027-03-01"


def test_a_broken_file_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "project.xml"
    broken.write_bytes(b"<Project><Tasks>")
    with pytest.raises(PlanError):
        open_file(broken)
    with pytest.raises(PlanError, match="cannot be read"):
        open_file(tmp_path / "gone.xml")


def test_a_file_dropped_on_an_open_plan_is_looked_at(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, list_file: Path
) -> None:
    rig = Rig(qtbot, qapp, tmp_path)
    rig.desk.open_sample("bakery")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(list_file))])
    move, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    where = QPoint(400, 300)
    QApplication.sendEvent(rig.window, QDragEnterEvent(where, move, data, button, none))
    QApplication.sendEvent(rig.window, QDropEvent(QPointF(where), move, data, button, none))
    (dialog,) = [w for w in qapp.topLevelWidgets() if isinstance(w, TakeTasksDialog)]
    assert "Drafting replies" in " ".join(t.text() for t in dialog.findChildren(QLabel))
    dialog.reject()
    rig.program.close()
