"""The timeline's table worked like a spreadsheet: cells typed into, columns, rows to and fro."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.timeline.rows import remove_rows
from roadmap_desktop.domain.model.tasks import LengthUnit, LinkKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.column_menu import ColumnsDialog
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.date_words import date_words
from roadmap_desktop.ui.timeline.link_dialog import LinkDialog
from roadmap_desktop.ui.timeline.paste_dialog import PasteDialog
from roadmap_desktop.ui.timeline.row_dialogs import ActualsDialog, HoldDialog
from roadmap_desktop.ui.timeline.view import TimelineView
from roadmap_desktop.ui.widgets.typed_dates import DateBasis, read_date

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
BRIEF = "prepare.brief_light"
WIDE = (1196, 728)
"""What the screen has of a window of 1280 × 800."""


class Hands:
    """A keyboard on the timeline's table."""

    def __init__(self, view: TimelineView, app: QApplication) -> None:
        self.view = view
        self.table = view.table
        self.app = app
        self.table.setFocus()
        app.processEvents()

    def key(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        modifier = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifier |= one
        QTest.keyClick(self.app.focusWidget() or self.table, key, modifier)
        self.app.processEvents()

    def write(self, words: str) -> None:
        for sign in words:
            QTest.keyClicks(self.app.focusWidget() or self.table, sign)
        self.app.processEvents()

    def go(self, row: str, column: Column = Column.TASK) -> None:
        """To a cell, by keys."""
        self.key(Key.Key_Home)
        place = self.table.rows.place_of(row)
        assert place >= 0, f"{row} is not shown"
        for _ in range(place):
            self.key(Key.Key_Down)
        cells = self.table.head.shown()
        while self.table.current_column is not Column.TASK:
            self.key(Key.Key_Left)
        for _ in range(cells.index(column) - cells.index(Column.TASK)):
            self.key(Key.Key_Right)
        assert (self.table.current_row, self.table.current_column) == (place, column)

    def enter(self, row: str, column: Column, words: str) -> None:
        """Type into a cell."""
        self.go(row, column)
        self.write(words)
        self.key(Key.Key_Return)

    def row(self, row: str) -> ScheduledTask:
        return self.view.open_plan.assessment.schedule.by_id[row]

    @property
    def refusal(self) -> str:
        told = self.view.side.cells.beside
        return told.text.text() if told is not None else ""

    @property
    def choices(self) -> list[str]:
        told = self.view.side.cells.beside
        return [one.accessibleName() for one in told.choices] if told is not None else []

    def dialog(self, kind: type[QDialog]) -> QDialog:
        found = [w for w in self.app.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        assert found, f"no {kind.__name__} is open"
        return found[-1]


def opened(qtbot: QtBot, look: Look, plan: OpenPlan, settings: Settings) -> TimelineView:
    view = TimelineView(look, plan, lambda _: None, settings)
    qtbot.addWidget(view)
    view.resize(*WIDE)
    view.show()
    view.activateWindow()
    qtbot.waitActive(view)
    return view


@pytest.fixture
def hands(
    qtbot: QtBot, qapp: QApplication, look: Look, bakery: OpenPlan, settings: Settings
) -> Hands:
    return Hands(opened(qtbot, look, bakery, settings), qapp)


def show(hands: Hands, *columns: Column) -> None:
    hands.table.show_columns(*columns)
    hands.app.processEvents()


# --- typing into cells ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("3 Feb", date(2027, 2, 3)),
        ("2027-02-03", date(2027, 2, 3)),
        ("+2d", date(2027, 1, 28)),
        ("+1w", date(2027, 2, 2)),
        ("day 24", date(2027, 2, 4)),
        ("today", date(2027, 2, 16)),  # the bakery is closed on Mondays
    ],
)
def test_a_start_is_typed_as_people_write_it(hands: Hands, typed: str, start: date) -> None:
    assert hands.row(BRIEF).start == date(2027, 1, 26)
    hands.enter(BRIEF, Column.START, typed)
    assert hands.row(BRIEF).start == start
    hands.view.open_plan.undo()
    assert hands.row(BRIEF).start == date(2027, 1, 26)


@pytest.mark.parametrize("locale", ["en_GB", "en_US", "de_DE", "fr_FR", "pl_PL", "ja_JP", "sv_SE"])
def test_a_date_is_read_as_its_cell_shows_it(locale: str) -> None:
    day, shown = date(2027, 3, 9), QDate(2027, 3, 9)
    basis = DateBasis(
        day, day, date(2027, 1, 1), WorkingCalendar(work_week=frozenset({0}), closed={})
    )
    for pattern in ("ddd d MMM yyyy", QLocale(locale).dateFormat(QLocale.FormatType.ShortFormat)):
        typed = QLocale(locale).toString(shown, pattern)
        assert read_date(typed, basis, date_words(locale)) == day


def test_enter_goes_down_and_tab_goes_on_to_the_right(hands: Hands) -> None:
    hands.go(BRIEF, Column.WHO)
    place = hands.table.current_row
    hands.write("Zoe")
    hands.key(Key.Key_Tab)
    line = hands.view.side.cells.line
    assert line is not None
    assert line.text() == "Tue 26 Jan 2027"
    assert hands.row(BRIEF).owner == "Zoe"
    hands.write("27 Jan 2027")
    hands.key(Key.Key_Tab)
    hands.write("4")
    hands.key(Key.Key_Return)
    assert hands.row(BRIEF).start == date(2027, 1, 27)
    assert hands.row(BRIEF).length == 4
    assert hands.view.side.cells.line is None
    assert (hands.table.current_row, hands.table.current_column) == (place + 1, Column.DAYS)


def test_esc_leaves_a_cell_as_it_was(hands: Hands) -> None:
    before = hands.view.open_plan.plan
    hands.go(BRIEF)
    hands.key(Key.Key_F2)
    hands.write("Something else")
    hands.key(Key.Key_Escape)
    assert hands.view.open_plan.plan is before
    assert hands.table.hasFocus()


def test_a_refusal_stands_beside_the_cell_and_keeps_what_was_typed(hands: Hands) -> None:
    hands.enter(BRIEF, Column.START, "someday")
    line = hands.view.side.cells.line
    assert line is not None
    assert line.text() == "someday"
    assert line.hasFocus()
    assert hands.refusal == (
        "'someday' is no date; write it as 3 Mar, 2027-03-03, Mon, +3d, -1w or day 30."
    )
    assert hands.refusal == line.accessibleDescription()
    hands.key(Key.Key_A, CTRL)
    hands.write("29 Jan 2027")
    assert hands.refusal == ""
    hands.key(Key.Key_Return)
    assert hands.row(BRIEF).start == date(2027, 1, 29)


def test_going_elsewhere_commits_but_keeps_what_is_refused(hands: Hands) -> None:
    hands.go(BRIEF, Column.DAYS)
    hands.write("many")
    hands.view.heading.setFocus()
    line = hands.view.side.cells.line
    assert line is not None
    assert line.text() == "many"
    assert not hands.view.leave()
    line.setText("3")
    assert hands.view.leave()
    assert hands.row(BRIEF).length == 3


def test_lengths_finishes_and_percentages_are_typed(hands: Hands) -> None:
    show(hands, Column.TASK, Column.FINISH, Column.DAYS, Column.DONE)
    hands.enter(BRIEF, Column.DAYS, "2w")
    assert (hands.row(BRIEF).length, hands.row(BRIEF).length_unit) == (2, LengthUnit.WEEKS)
    hands.enter(BRIEF, Column.DAYS, "3ed")
    assert (hands.row(BRIEF).length, hands.row(BRIEF).length_unit) == (3, LengthUnit.CALENDAR_DAYS)
    hands.enter(BRIEF, Column.DAYS, "2d")
    hands.enter(BRIEF, Column.FINISH, "Fri 29 Jan 2027")
    assert hands.row(BRIEF).finish == date(2027, 1, 29)
    assert hands.row(BRIEF).length == 4
    hands.enter(BRIEF, Column.FINISH, "1 Jan 2027")
    assert "cannot finish before that" in hands.refusal
    hands.key(Key.Key_Escape)
    hands.enter(BRIEF, Column.DONE, "40 %")
    assert hands.row(BRIEF).percent == 40


def test_predecessors_are_typed_by_row_number_as_one_step(hands: Hands) -> None:
    show(hands, Column.NUMBER, Column.TASK, Column.PREDECESSORS)
    words = hands.table.rows.words
    assert words.predecessors(hands.row(BRIEF)) == "4; 5"
    hands.enter(BRIEF, Column.PREDECESSORS, "5SS+2d; 2")
    links = {
        (one.predecessor, one.kind, one.lag)
        for one in hands.view.open_plan.assessment.schedule.links
        if one.successor == BRIEF and not one.implied
    }
    assert links == {
        ("prepare.baseline", LinkKind.SS, 2),
        ("prepare.use", LinkKind.FS, 0),
    }
    hands.view.open_plan.undo()
    assert hands.table.rows.words.predecessors(hands.row(BRIEF)) == "4; 5"
    hands.enter(BRIEF, Column.PREDECESSORS, "999")
    assert "There is no row 999" in hands.refusal


def test_a_ring_of_predecessors_is_refused_with_its_rows(hands: Hands) -> None:
    show(hands, Column.TASK, Column.PREDECESSORS)
    hands.enter("prepare.readiness_light", Column.PREDECESSORS, "6")
    assert "would wait for each other" in hands.refusal


def test_a_cell_that_is_fixed_says_why(hands: Hands) -> None:
    hands.go("pilot", Column.START)
    hands.key(Key.Key_F2)
    assert hands.view.side.cells.line is None
    assert hands.view.details.words.startswith("A gate stands where its phase puts it")


def test_a_start_that_cannot_be_is_asked_about_before_anything_is_stored(hands: Hands) -> None:
    before, start = hands.view.open_plan.plan, hands.row(BRIEF).start
    hands.enter(BRIEF, Column.START, "20 Jan 2027")
    assert "waits for" in hands.refusal
    assert hands.choices == [
        "Leave it on Tue 26 Jan",
        "Keep Wed 20 Jan as its earliest start; it starts on Tue 26 Jan now",
        "Take the 2 links away that hold it",
        "Start it on Wed 20 Jan whatever it waits for",
    ]
    assert hands.view.open_plan.plan is before
    hands.key(Key.Key_Escape)
    line = hands.view.side.cells.line
    assert line is not None
    assert (line.hasFocus(), line.text(), hands.choices) == (True, "20 Jan 2027", [])
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Return)
    assert hands.view.side.cells.line is None
    assert hands.view.open_plan.plan is before
    assert hands.row(BRIEF).start == start


@pytest.mark.parametrize(
    ("choice", "start", "held"),
    [(1, date(2027, 1, 26), 2), (2, date(2027, 1, 20), 0), (3, date(2027, 1, 20), 2)],
)
def test_a_way_to_a_start_is_chosen_by_keys_and_is_one_step(
    hands: Hands, choice: int, start: date, held: int
) -> None:
    before = hands.view.open_plan.plan
    hands.enter(BRIEF, Column.START, "20 Jan 2027")
    for _ in range(choice):
        hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    assert hands.row(BRIEF).start == start
    links = hands.view.open_plan.assessment.schedule.links
    assert sum(one.successor == BRIEF and not one.implied for one in links) == held
    assert hands.table.hasFocus()
    hands.view.open_plan.undo()
    assert hands.view.open_plan.plan == before


def test_one_link_may_be_given_a_lag_so_that_the_rows_overlap(hands: Hands) -> None:
    show(hands, Column.TASK, Column.START, Column.PREDECESSORS)
    hands.enter(BRIEF, Column.PREDECESSORS, "5")
    hands.enter(BRIEF, Column.START, "21 Jan 2027")
    assert hands.choices[2] == (
        "Let it overlap with “Measure today's minutes and errors by hand”: lag −3d"
    )
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Return)
    assert hands.row(BRIEF).start == date(2027, 1, 21)
    assert hands.table.rows.words.predecessors(hands.row(BRIEF)) == "5FS-3d"


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (Column.START, "2027-01-26"),
        (Column.START, "26/1/27"),
        (Column.FINISH, "2027-01-27"),
        (Column.DAYS, "2 days"),
        (Column.DONE, "0"),
        (Column.WHO, " Marta Oldfield "),
        (Column.PREDECESSORS, "4FS, 5"),
    ],
)
def test_what_a_cell_says_already_is_no_step_however_it_is_written(
    hands: Hands, column: Column, words: str
) -> None:
    show(hands, Column.TASK, Column.WHO, column, *({Column.DONE} - {column}))
    before = hands.view.open_plan.plan
    hands.enter(BRIEF, column, words)
    assert hands.view.side.cells.line is None
    assert hands.view.open_plan.plan is before


def test_the_phase_is_typed_into_as_well(hands: Hands) -> None:
    end = hands.view.open_plan.assessment.schedule.finish
    hands.enter("phase.pilot", Column.DAYS, "37")
    assert (hands.view.open_plan.assessment.schedule.finish - end).days == 7


def test_names_of_people_are_offered_while_one_types(hands: Hands) -> None:
    hands.go(BRIEF, Column.WHO)
    hands.write("tom")
    line = hands.view.side.cells.line
    assert line is not None
    names = line.completer()
    assert names is not None
    popup = names.popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert hands.row(BRIEF).owner == "Tomasz Reid"
    assert hands.view.side.cells.line is None


def test_a_letter_that_links_rows_begins_a_name_where_names_are_typed(hands: Hands) -> None:
    hands.enter(BRIEF, Column.WHO, "lu")
    assert hands.row(BRIEF).owner == "lu"


# --- columns --------------------------------------------------------------------------------


def test_no_name_is_cut_in_a_usual_window(
    qtbot: QtBot, qapp: QApplication, look: Look, bakery: OpenPlan, settings: Settings
) -> None:
    view = opened(qtbot, look, bakery, settings)
    qapp.processEvents()
    assert view.table.columnWidth(Column.TASK) >= view.table.wished_width() - sum(
        view.table.columnWidth(one) for one in view.table.head.shown() if one is not Column.TASK
    )


def test_columns_chosen_by_keyboard_are_kept_for_the_plan(
    hands: Hands, qtbot: QtBot, look: Look, bakery: OpenPlan, settings: Settings
) -> None:
    hands.view.side.open_columns()
    dialog = hands.dialog(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    for _ in range(3):  # from the task to the length
        QTest.keyClick(dialog.list, Key.Key_Down)
    assert dialog.current is Column.DAYS
    QTest.keyClick(dialog.list, Key.Key_Up, ALT)
    QTest.keyClick(dialog.list, Key.Key_Right, ALT)
    QTest.keyClick(dialog.list, Key.Key_End)
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert dialog.primary is not None
    QTest.keyClick(dialog.primary, Key.Key_Space)
    assert not dialog.isVisible()
    wanted = (Column.TASK, Column.WHO, Column.DAYS, Column.START, Column.PREDECESSORS)
    assert hands.table.head.shown() == wanted
    width = hands.table.columnWidth(Column.DAYS)
    again = opened(qtbot, look, bakery, settings)
    assert again.table.head.shown() == wanted
    assert again.table.columnWidth(Column.DAYS) == width


def test_leaving_the_dialog_gives_the_columns_back(hands: Hands) -> None:
    before = hands.table.head.shown()
    hands.view.side.open_columns()
    dialog = hands.dialog(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    QTest.keyClick(dialog.list, Key.Key_End)
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert hands.table.head.shown() != before
    QTest.keyClick(dialog, Key.Key_Escape)
    assert hands.table.head.shown() == before


def test_a_column_is_dragged_to_another_place_and_width(hands: Hands) -> None:
    head = hands.table.head
    head.moveSection(head.visualIndex(Column.DAYS), head.visualIndex(Column.WHO))
    head.resizeSection(Column.WHO, 120)
    assert head.shown() == (Column.TASK, Column.DAYS, Column.WHO, Column.START)
    assert head.choice.width(Column.WHO) == 120
    total = sum(hands.table.columnWidth(one) for one in head.shown())
    assert total == hands.table.viewport().width()


def test_a_baseline_shows_how_far_rows_have_moved(hands: Hands) -> None:
    columns = hands.view.side.offered
    assert Column.START_VARIANCE not in columns
    hands.view.comparing.take("As approved")
    assert Column.START_VARIANCE in hands.view.side.offered
    show(hands, Column.TASK, Column.START, Column.START_VARIANCE, Column.FINISH_VARIANCE)
    hands.enter(BRIEF, Column.START, "3 Feb 2027")
    cell = hands.table.rows.words.cell
    row = hands.row(BRIEF)
    assert [cell(row, one) for one in (Column.START_VARIANCE, Column.FINISH_VARIANCE)] == [
        "+6 d",
        "+6 d",
    ]
    assert cell(hands.row("prepare.use"), Column.START_VARIANCE) == "0 d"


# --- several rows ---------------------------------------------------------------------------


def test_rows_are_copied_for_a_spreadsheet_and_pasted_over(hands: Hands) -> None:
    hands.go("prepare.readiness_light")
    hands.key(Key.Key_Down, SHIFT)
    hands.key(Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines() == [
        "Check readiness, list what is never typed in\tMarta Oldfield\t2027-01-19\t2",
        "Measure today's minutes and errors by hand\tTomasz Reid\t2027-01-19\t5",
    ]
    QGuiApplication.clipboard().setText(
        "Check readiness\tMarta Oldfield\t2027-01-20\t3\r\n"
        "Measure today's minutes and errors by hand\tMarta Oldfield\t2027-01-19\t5\r\n"
    )
    before = hands.view.open_plan.plan
    hands.key(Key.Key_V, CTRL)
    one, two = hands.row("prepare.readiness_light"), hands.row("prepare.baseline")
    assert (one.name, one.start, one.length) == ("Check readiness", date(2027, 1, 20), 3)
    assert two.owner == "Marta Oldfield"
    hands.view.open_plan.undo()
    assert hands.view.open_plan.plan == before


def test_other_lines_become_new_rows_below(hands: Hands) -> None:
    hands.go(BRIEF)
    QGuiApplication.clipboard().setText(
        'Task\tDays\tWho\nOrder tablets\t2\tZoe\n"Print\tthe sheet"\t3ed\t\nMeet\t0\t\n'
    )
    hands.key(Key.Key_V, CTRL)
    chosen = hands.table.selected_tasks()
    assert {(one.name, one.length, one.owner, one.phase) for one in chosen} == {
        ("Order tablets", 2, "Zoe", "prepare"),
        ("Print the sheet", 3, "", "prepare"),
        ("Meet", 0, "", "prepare"),
    }
    assert len({one.id for one in chosen}) == 3
    hands.view.open_plan.undo()
    assert all(row.name != "Meet" for row in hands.view.open_plan.assessment.schedule.rows)


def test_cells_that_do_not_fit_are_listed_before_anything_is_written(hands: Hands) -> None:
    hands.go("idea")
    hands.key(Key.Key_Down, SHIFT)
    QGuiApplication.clipboard().setText(
        "Idea gate\tMarta Oldfield\t2027-03-03\t\nReady?\tMarta Oldfield\tsoon\t2\n"
    )
    before = hands.view.open_plan.plan
    hands.key(Key.Key_V, CTRL)
    dialog = hands.dialog(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    titles = [item.title for item in dialog.list.rows.items]
    assert len(titles) == 2
    assert "“soon”" in titles[1]
    assert hands.view.open_plan.plan is before
    dialog.accept()
    assert hands.row("prepare.readiness_light").name == "Ready?"


def test_a_block_without_names_goes_over_the_rows_from_the_current_cell_on(hands: Hands) -> None:
    """As a spreadsheet does, and as one step."""
    hands.go("prepare.readiness_light", Column.START)
    QGuiApplication.clipboard().setText("20 Jan 2027\t3\r\n2027-01-21\t1w\r\n")
    before = hands.view.open_plan.plan
    hands.key(Key.Key_V, CTRL)
    one, two = hands.row("prepare.readiness_light"), hands.row("prepare.baseline")
    assert (one.start, one.length) == (date(2027, 1, 20), 3)
    assert (two.start, two.length_unit) == (date(2027, 1, 21), LengthUnit.WEEKS)
    hands.view.open_plan.undo()
    assert hands.view.open_plan.plan == before


def test_a_block_longer_than_the_rows_below_is_told_and_nothing_pasted(hands: Hands) -> None:
    hands.go(BRIEF, Column.DAYS)
    QGuiApplication.clipboard().setText("3\n" * 60)
    before = hands.view.open_plan.plan
    hands.key(Key.Key_V, CTRL)
    assert "60 lines were copied" in hands.view.editing.strip.words
    assert hands.view.open_plan.plan is before


@pytest.mark.parametrize("by", ["paste", "fill"])
def test_one_cell_fills_the_selected_rows_as_one_step(hands: Hands, by: str) -> None:
    hands.go("prepare.readiness_light", Column.WHO)
    if by == "fill":
        hands.write("Zoe")
        hands.key(Key.Key_Return)
        hands.go("prepare.readiness_light", Column.WHO)
    QGuiApplication.clipboard().setText("Zoe")
    hands.key(Key.Key_Down, SHIFT)
    hands.key(Key.Key_Down, SHIFT)
    before = hands.view.open_plan.plan
    hands.key(Key.Key_V if by == "paste" else Key.Key_D, CTRL)
    rows = ("prepare.readiness_light", "prepare.baseline", BRIEF)
    assert [hands.row(one).owner for one in rows] == ["Zoe"] * 3
    hands.view.open_plan.undo()
    assert hands.view.open_plan.plan == before


def test_a_fill_with_a_cell_that_does_not_take_it_names_that_cell_and_writes_nothing(
    hands: Hands,
) -> None:
    hands.go("idea", Column.DAYS)
    hands.key(Key.Key_Up, SHIFT)
    before = hands.view.open_plan.plan
    QGuiApplication.clipboard().setText("4")
    hands.key(Key.Key_V, CTRL)
    dialog = hands.dialog(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    (item,) = dialog.list.rows.items
    assert item.title == "Idea gate, Days: “4”"
    assert "stands where its phase puts it" in item.second
    dialog.reject()
    assert hands.view.open_plan.plan is before


def test_a_pasted_start_that_cannot_be_kept_is_told(hands: Hands) -> None:
    hands.go(BRIEF, Column.START)
    QGuiApplication.clipboard().setText("2027-01-20")
    hands.key(Key.Key_V, CTRL)
    assert "waits for" in hands.view.editing.strip.words


def test_an_empty_clipboard_is_told(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("\n")
    hands.go(BRIEF)
    hands.key(Key.Key_V, CTRL)
    assert "nothing to paste" in hands.view.editing.strip.words


def test_the_selection_outlives_a_change_elsewhere(hands: Hands) -> None:
    hands.go("prepare.readiness_light")
    hands.key(Key.Key_Down, SHIFT)
    chosen = [one.id for one in hands.table.selected_tasks()]
    assert len(chosen) == 2
    hands.view.open_plan.attempt(remove_rows, ["prepare.use"])
    assert [one.id for one in hands.table.selected_tasks()] == chosen


# --- nesting --------------------------------------------------------------------------------


def test_a_subtask_is_indented_and_folds_under_its_summary(hands: Hands) -> None:
    hands.go(BRIEF)
    hands.key(Key.Key_Right, ALT, SHIFT)
    parent = hands.row(BRIEF).parent
    assert parent
    assert hands.row(parent).summary
    hands.go(parent)
    hands.key(Key.Key_Left)
    assert hands.table.rows.place_of(BRIEF) == -1
    assert hands.table.current_task is not None
    assert hands.table.current_task.id == parent
    hands.key(Key.Key_Right)
    assert hands.table.rows.place_of(BRIEF) >= 0
    hands.go(BRIEF)
    hands.key(Key.Key_Left)
    assert hands.table.current_task.id == parent


# --- menu and its dialogs -------------------------------------------------------------------


def entry(menu: QMenu, words: str) -> None:
    (action,) = [one for one in entries(menu) if one.text().partition("\t")[0] == words]
    action.trigger()


def entries(menu: QMenu) -> list[QAction]:
    """All entries, those of menus inside it too."""
    found = []
    for action in menu.actions():
        inner = action.menu()
        found += entries(inner) if isinstance(inner, QMenu) else [action]
    return [one for one in found if not one.isSeparator()]


def test_the_menu_key_opens_the_menu_of_the_row(hands: Hands) -> None:
    hands.go(BRIEF)
    QTest.keyClick(hands.table, Key.Key_F10, SHIFT)
    menus = [w for w in hands.app.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    if not menus:  # the offscreen platform makes no menu event of the key
        hands.table.menu_requested.emit(hands.table.mapToGlobal(hands.table.rect().center()))
        menus = [w for w in hands.app.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    entry(menus[0], "Mark as done")
    menus[0].close()
    assert hands.row(BRIEF).percent == 100


def test_removed_rows_are_offered_to_be_restored(hands: Hands) -> None:
    hands.go(BRIEF)
    hands.key(Key.Key_Delete)
    assert BRIEF not in hands.view.open_plan.assessment.schedule.by_id
    menu = hands.view.side.acts.menu()
    restoring = [one.menu() for one in menu.actions() if one.text() == "Restore"]
    submenu = restoring[0]
    assert isinstance(submenu, QMenu)
    submenu.actions()[0].trigger()
    assert BRIEF in hands.view.open_plan.assessment.schedule.by_id


def test_dates_are_held_in_a_dialog(hands: Hands) -> None:
    hands.go(BRIEF)
    entry(hands.view.side.acts.menu(), "Hold its dates…")
    dialog = hands.dialog(HoldDialog)
    assert isinstance(dialog, HoldDialog)
    dialog.fixed.setChecked(True)
    dialog.start.line.setText("3 Feb 2027")
    dialog.end.line.setText("1 Feb 2027")
    dialog.keep.click()
    assert "change one of the two dates" in dialog.problem.text()
    dialog.end.line.setText("")
    dialog.keep.click()
    assert hands.row(BRIEF).must_start_on == date(2027, 2, 3)


def test_how_it_went_is_recorded_in_a_dialog(hands: Hands) -> None:
    hands.go(BRIEF)
    entry(hands.view.side.acts.menu(), "Record how it went…")
    dialog = hands.dialog(ActualsDialog)
    assert isinstance(dialog, ActualsDialog)
    dialog.began.line.setText("27 Jan 2027")
    dialog.ended.line.setText("day 18")
    dialog.keep.click()
    assert hands.row(BRIEF).actual_start == date(2027, 1, 27)
    assert hands.row(BRIEF).actual_finish == date(2027, 1, 29)


def test_rows_are_linked_in_a_dialog(hands: Hands) -> None:
    hands.go("prepare.use")
    entry(hands.view.side.acts.menu(), "Link with…")
    dialog = hands.dialog(LinkDialog)
    assert isinstance(dialog, LinkDialog)
    QTest.keyClicks(dialog.search, "measure today")
    dialog.fields.lag.setText("2")
    dialog.keep.click()
    found = [
        one
        for one in hands.view.open_plan.assessment.schedule.links
        if (one.predecessor, one.successor) == ("prepare.use", "prepare.baseline")
    ]
    assert [one.lag for one in found] == [2]


def words_of(menu: QMenu) -> list[str]:
    return [one.text().partition("\t")[0] for one in entries(menu)]


@pytest.mark.parametrize(
    ("row", "offered", "not_offered"),
    [
        (BRIEF, {"Edit", "Its links…", "Mark as done", "Fill down", "Remove"}, {"Fold"}),
        ("phase.pilot", {"Fold", "Change its length", "Longer by a day"}, {"Remove", "Indent"}),
        ("verdict", {"Go to its decision", "Its links…"}, {"Hold its dates…", "Remove"}),
        ("tail.roi_first", {"Copy", "Change who does it"}, {"Edit", "Indent", "Paste"}),
    ],
)
def test_the_menu_offers_what_makes_sense_on_a_row(
    hands: Hands, row: str, offered: set[str], not_offered: set[str]
) -> None:
    hands.table.choose(hands.table.rows.place_of(row))
    words = words_of(hands.view.side.acts.menu())
    assert offered <= set(words)
    assert not not_offered & set(words)


@pytest.mark.parametrize("row", [BRIEF, "phase.pilot", "verdict", "prepare.use", ""])
def test_what_cannot_be_done_just_now_says_why(hands: Hands, row: str) -> None:
    hands.table.choose(hands.table.rows.place_of(row or BRIEF))
    menu = hands.view.side.acts.menu(empty=not row)
    assert menu.toolTipsVisible()
    found = entries(menu)
    assert len(found) > 3
    assert all(one.isEnabled() or len(one.toolTip()) > 12 for one in found)
    assert any(one.isEnabled() for one in found)


def test_a_phase_is_changed_by_its_menu(hands: Hands) -> None:
    def days() -> int:
        return next(
            one.days for one in hands.view.open_plan.assessment.schedule.phases if one.id == "pilot"
        )

    before = days()
    hands.go("phase.pilot")
    entry(hands.view.side.acts.menu(), "Longer by a day")
    assert days() == before + 1
    show(hands, Column.TASK, Column.WHO)
    hands.go("phase.pilot")
    entry(hands.view.side.acts.menu(), "Change its length")
    line = hands.view.side.cells.line
    assert line is not None
    line.setText(str(before))
    hands.key(Key.Key_Return)
    assert days() == before


def test_space_below_the_rows_has_a_menu_of_its_own(hands: Hands, qapp: QApplication) -> None:
    for phase in list(hands.view.open_plan.assessment.schedule.phases):
        hands.view.fold(phase.id, folded=True)
    hands.view.resize(WIDE[0], 1_400)
    qapp.processEvents()
    for area in (hands.table.viewport(), hands.view.pane.viewport()):
        at = area.rect().bottomLeft() - QPoint(-40, 10)
        where = area.mapToGlobal(at)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where)
        qapp.sendEvent(area, asked)
        (menu,) = [w for w in qapp.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
        assert words_of(menu)[0] == "Add a task below"
        assert "Remove" not in words_of(menu)
        menu.close()


def test_rows_are_pasted_with_the_heads_of_other_programs(hands: Hands) -> None:
    hands.go(BRIEF)
    QGuiApplication.clipboard().setText(
        "Task Name\tDuration\tStart\tResource Names\n"
        "Clear the store room\t5d\t1 Mar 2027\tTomasz Reid\n"
        "Fit the shelves\t2d\t9 Mar 2027\t\n"
    )
    hands.view.side.acts.clip.paste_new()
    added = hands.view.open_plan.plan.tasks[-2:]
    assert [(t.name, t.working_days) for t in added] == [
        ("Clear the store room", 5),
        ("Fit the shelves", 2),
    ]
    assert hands.view.open_plan.plan.name_of(added[0].owner_id) == "Tomasz Reid"
