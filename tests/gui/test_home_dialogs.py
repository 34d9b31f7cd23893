from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.office import Office
from roadmap_desktop.domain.errors import InputError, Problem
from roadmap_desktop.ui.dialogs.erase import EraseDialog
from roadmap_desktop.ui.dialogs.problems import ProblemsDialog
from roadmap_desktop.ui.dialogs.restore import RestoreDialog
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.row_model import ROW

FIRM = "Larchfield Home Care"


def words_of(widget: QWidget) -> str:
    QApplication.processEvents()  # what was just put into a layout is shown
    return " ".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


@pytest.fixture
def erase(qtbot: QtBot, look: Look) -> EraseDialog:
    dialog = EraseDialog(look, FIRM, 3, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    return dialog


def test_erasing_says_what_goes_and_that_nothing_brings_it_back(erase: EraseDialog) -> None:
    told = words_of(erase)
    assert "3 plans" in told
    assert "There is no undo." in told
    assert "Backups" in told
    assert erase.line.hasFocus()


@pytest.mark.parametrize("typed", ["", "Larchfield", "Larchfield Home"])
def test_erasing_needs_the_firms_name(qtbot: QtBot, erase: EraseDialog, typed: str) -> None:
    QTest.keyClicks(erase.line, typed)
    with qtbot.assertNotEmitted(erase.confirmed):
        QTest.keyClick(erase.line, Qt.Key.Key_Return)
    assert erase.problem.isVisible()
    assert FIRM in erase.problem.text()
    assert erase.line.accessibleDescription() == erase.problem.text()


def test_the_name_is_taken_as_people_type_it(qtbot: QtBot, erase: EraseDialog) -> None:
    QTest.keyClicks(erase.line, "  larchfield home  care ")
    with qtbot.waitSignal(erase.confirmed):
        QTest.keyClick(erase.line, Qt.Key.Key_Return)


def test_escape_keeps_the_firm(qtbot: QtBot, erase: EraseDialog) -> None:
    with qtbot.assertNotEmitted(erase.confirmed), qtbot.waitSignal(erase.rejected):
        QTest.keyClick(erase.line, Qt.Key.Key_Escape)


def test_after_erasing_the_backups_that_hold_it_are_named(
    office: Office, erase: EraseDialog
) -> None:
    office.add_sample("home_care")
    backup = office.back_up()
    client = office.clients()[0]
    erase.show_result(office.erase_client(client.id))
    told = words_of(erase)
    assert f"{FIRM} was erased" in told
    assert str(backup.path) in told
    assert "1 plan" in told


def test_after_erasing_without_backups_it_says_so(office: Office, erase: EraseDialog) -> None:
    office.add_sample("home_care")
    erase.show_result(office.erase_client(office.clients()[0].id))
    assert "No backup of this program holds the firm." in words_of(erase)


def restore_dialog(qtbot: QtBot, look: Look, office: Office) -> RestoreDialog:
    dialog = RestoreDialog(look, office, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    return dialog


def rows(dialog: RestoreDialog) -> list[str]:
    model = dialog.list.rows
    return [
        model.index(n).data(int(Qt.ItemDataRole.AccessibleTextRole))
        for n in range(model.rowCount())
    ]


def test_backups_are_listed_with_reason_and_content(
    qtbot: QtBot, look: Look, office: Office
) -> None:
    office.add_sample("bakery")
    office.back_up()
    office.add_sample("accounting")
    office.back_up_when_due()
    newest = office.back_up()
    dialog = restore_dialog(qtbot, look, office)
    qtbot.waitUntil(lambda: "2 plans of 2 firms" in rows(dialog)[0])
    qtbot.waitUntil(lambda: "1 plan of 1 firm" in rows(dialog)[-1])
    assert "You asked for it" in rows(dialog)[0]
    qtbot.waitUntil(lambda: "is kept as a backup first" in words_of(dialog))
    qtbot.waitUntil(lambda: "(2 plans of 2 firms)" in words_of(dialog))
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(dialog.restore, Qt.Key.Key_Return)
    assert chosen.args == [newest.path]


def test_a_damaged_backup_is_listed_as_such_and_not_chosen(
    qtbot: QtBot, look: Look, office: Office
) -> None:
    office.add_sample("bakery")
    good, bad = office.back_up(), office.back_up()
    bad.path.write_bytes(b"\0" * 8192)
    dialog = restore_dialog(qtbot, look, office)
    qtbot.waitUntil(lambda: "Damaged" in rows(dialog)[0])
    with qtbot.assertNotEmitted(dialog.chosen):
        QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert "Nothing was changed." in words_of(dialog)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "go back to" in words_of(dialog))
    assert "Nothing was changed." not in words_of(dialog)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert chosen.args == [good.path]


def test_without_a_backup_it_says_when_one_is_made(
    qtbot: QtBot, look: Look, office: Office
) -> None:
    dialog = restore_dialog(qtbot, look, office)
    assert "There is no backup yet." in words_of(dialog)
    with qtbot.assertNotEmitted(dialog.chosen):
        QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert "Choose a backup first." in words_of(dialog)


def test_a_file_from_elsewhere_is_read_before_it_is_offered(
    qtbot: QtBot, look: Look, office: Office, tmp_path: Path
) -> None:
    office.add_sample("bakery")
    office.save_copy(tmp_path / "copy.db")
    dialog = restore_dialog(qtbot, look, office)
    dialog.add_file(tmp_path / "copy.db")
    assert dialog.list.current_key == str(tmp_path / "copy.db")
    qtbot.waitUntil(lambda: "1 plan of 1 firm" in rows(dialog)[0])
    dialog.add_file(tmp_path / "nothing.db")
    qtbot.waitUntil(lambda: "Damaged" in rows(dialog)[0])


def problems(count: int) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            where=f"data.forbidden[{n}].category",
            sentence=f"Sentence {n} says what to write.",
            question="What must never be typed in?",
            line=n + 1,
        )
        for n in range(count)
    )


def test_every_mistake_is_listed_and_copied(qtbot: QtBot, look: Look) -> None:
    error = InputError("plan.toml has 3 mistakes; nothing was written.", problems(3))
    dialog = ProblemsDialog(look, str(error), error.problems, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    first = dialog.list.rows.index(0).data(ROW)
    assert first.title == "Sentence 0 says what to write."
    assert first.second == "Line 1 · What must never be typed in? · data.forbidden[0].category"
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert copied.startswith("plan.toml has 3 mistakes")
    assert all(p.sentence in copied and p.where in copied for p in error.problems)
    assert dialog.told.text() == "Copied."
    QApplication.clipboard().clear()
    dialog.list.setFocus()
    qtbot.waitActive(dialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == copied


def test_a_real_file_with_mistakes_shows_lines_and_questions(
    qtbot: QtBot, look: Look, office: Office, tmp_path: Path
) -> None:
    text = (office.premises.samples / "bakery.toml").read_text(encoding="utf-8")
    file = tmp_path / "mine.toml"
    file.write_text(text.replace("head_count = 6", 'head_count = "six"'), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        office.take_in(file)
    dialog = ProblemsDialog(look, str(raised.value), raised.value.problems, None)
    qtbot.addWidget(dialog)
    assert dialog.list.rows.rowCount() == 1
    assert dialog.list.rows.index(0).data(ROW).second.startswith("Line 6 · How many people")
