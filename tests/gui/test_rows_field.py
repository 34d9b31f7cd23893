"""Lists of rows as a small spreadsheet: everything by keys, nothing typed is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from roadmap_desktop.assessment.result import EvidenceState
from roadmap_desktop.commands.answers import answer
from roadmap_desktop.commands.rows import add_row, remove_row
from roadmap_desktop.domain.content.questions import QuestionKind
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.exchange.row_values import rows_as_raw
from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from roadmap_desktop.ui.answering.row_table import RowTableModel
from roadmap_desktop.ui.answering.row_view import RowTable
from roadmap_desktop.ui.interview.view import InterviewView
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from tests.gui.window_rig import Rig

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TEXT = int(Qt.ItemDataRole.DisplayRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class Lists(Rig):
    """The window at a list question of the bakery."""

    question = ""

    def begin(self) -> None:
        """Make the bakery's plan and open it."""
        self.window.resize(1280, 800)
        self.desk.open_sample("bakery")

    def show(self, question: str) -> None:
        """Go to a question and into its table."""
        self.question = question
        self.desk.go(Destination(place=Place.INTERVIEW, question=question))
        self.app.processEvents()
        self.tab_to(lambda w: isinstance(w, RowTable))

    @property
    def view(self) -> InterviewView:
        """The interview."""
        assert self.window.places is not None
        shown = self.window.places.shown
        assert isinstance(shown, InterviewView)
        return shown

    @property
    def opened(self) -> OpenPlan:
        """The plan."""
        assert self.window.open_plan is not None
        return self.window.open_plan

    @property
    def table(self) -> RowTable:
        """The table in sight."""
        (found,) = [t for t in self.view.findChildren(RowTable) if t.isVisible()]
        return found

    @property
    def model(self) -> RowTableModel:
        """What the table shows."""
        model = self.table.model()
        assert isinstance(model, RowTableModel)
        return model

    def fields(self) -> list[str]:
        """The columns."""
        return [c.field for c in self.opened.question(self.question).columns]

    def rows(self) -> list[dict[str, Any]]:
        """The list as the plan holds it."""
        question = self.opened.question(self.question)
        return rows_as_raw(self.opened.plan, question, self.opened.catalogue)

    def told(self) -> list[str]:
        """Texts in sight."""
        return [t.text() for t in self.view.findChildren(QLabel) if t.isVisible() and t.text()]

    @property
    def at(self) -> tuple[int, str]:
        """Row and column of the current cell."""
        self.app.processEvents()
        index = self.table.currentIndex()
        return index.row(), self.fields()[index.column()]

    def cell(self, row: int, field: str, role: int = TEXT) -> str:
        """What a cell says."""
        index = self.model.index(row, self.fields().index(field))
        return str(self.model.data(index, role))

    def to(self, row: int, field: str) -> None:
        """Walk to a cell with the arrow keys."""
        self.tab_to(lambda w: isinstance(w, RowTable))
        fields = self.fields()
        for _ in range(200):
            here, column = self.at
            if here != row:
                self.key(KEY.Key_Down if here < row else KEY.Key_Up)
            elif column != field:
                right = fields.index(column) < fields.index(field)
                self.key(KEY.Key_Right if right else KEY.Key_Left)
            else:
                return
        raise AssertionError(f"no arrow key leads to {field} of row {row}")

    def fill(self, field: str, words: str) -> None:
        """Type into a cell of the current row and keep it with Enter."""
        self.to(self.at[0], field)
        column = next(c for c in self.opened.question(self.question).columns if c.field == field)
        if column.kind is QuestionKind.ONE_OF:
            self.key(KEY.Key_F2)
            self.walk_to(words)
        else:
            self.write(words)
        self.key(KEY.Key_Return)

    def walk_to(self, words: str) -> None:
        """Choose in an open box with the arrow keys."""
        for _ in range(60):
            box = self.focus
            assert isinstance(box, QComboBox)
            if box.currentText() == words:
                return
            self.key(KEY.Key_Down)
        raise AssertionError(f"{words} is no choice")

    def write(self, words: str) -> None:
        """Letter by letter; the first one opens the cell."""
        for letter in words:
            super().write(letter)

    def menu(self) -> QMenu:
        """The menu that is open."""
        menu = self.app.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def in_menu(self, key: Qt.Key) -> None:
        """Press a key in the open menu."""
        QTest.keyClick(self.menu(), key)
        self.app.processEvents()


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Lists]:
    made = Lists(qtbot, qapp, tmp_path)
    made.begin()
    yield made
    made.close()


# --- add ---------------------------------------------------------------------------------------

NEW_ROWS: dict[str, dict[str, tuple[str, object]]] = {
    "data.forbidden": {
        "category": ("Keys", "Keys"),
        "examples": ("Door codes", "Door codes"),
        "reason": ("They open the shop", "They open the shop"),
    },
    "data.allowed": {
        "category": ("Menus", "Menus"),
        "examples": ("The printed one", "The printed one"),
        "reason": ("It hangs outside", "It hangs outside"),
    },
    "pilot.criteria": {
        "metric": ("Answers on the same day", "Answers on the same day"),
        "unit": ("%", "%"),
        "comparator": ("at least", ">="),
        "success": ("90", 90.0),
    },
    "stop.rules": {
        "trigger": ("A customer is insulted", "A customer is insulted"),
        "consequence": ("Stop", "stop"),
        "person_id": ("Ines Carver", "Ines Carver"),
    },
    "people.list": {
        "name": ("Ada Brook", "Ada Brook"),
        "function": ("Oven", "Oven"),
        "contact": ("ada@wrenfield.example", "ada@wrenfield.example"),
    },
    "risks.register": {
        "risk": ("The laptop is stolen", "The laptop is stolen"),
        "likelihood": ("2", 2),
        "impact": ("5", 5),
        "owner_id": ("Ines Carver", "Ines Carver"),
        "review_date": ("1 Mar 2027", "2027-03-01"),
    },
    "kpis.list": {
        "name": ("Unanswered messages", "Unanswered messages"),
        "comparator": ("at most", "<="),
        "target": ("3", 3.0),
        "action": ("Ines takes an hour for them", "Ines takes an hour for them"),
    },
}


@pytest.mark.parametrize("question", NEW_ROWS)
def test_a_row_is_added_in_the_empty_line_at_the_end(rig: Lists, question: str) -> None:
    rig.show(question)
    before = rig.rows()
    rig.key(KEY.Key_Insert)
    rig.key(KEY.Key_Escape)
    assert rig.at == (len(before), rig.fields()[0]), "Ins goes to the empty line"
    for field, (typed, _) in NEW_ROWS[question].items():
        rig.fill(field, typed)
    assert rig.rows()[: len(before)] == before
    (added,) = rig.rows()[len(before) :]
    assert {f: added[f] for f in NEW_ROWS[question]} == {
        field: kept for field, (_, kept) in NEW_ROWS[question].items()
    }
    assert rig.at[0] == len(before), "one stands in the row one has made"
    assert rig.opened.drafts() == {}
    rig.key(KEY.Key_Z, CONTROL)
    assert len(rig.rows()) <= len(before) + 1, "the last cell is one step"


def test_tab_goes_from_cell_to_cell_and_on_to_the_next_row(rig: Lists) -> None:
    rig.show("people.list")
    count = len(rig.rows())
    rig.key(KEY.Key_Insert)
    for words in ("Ada Brook", "Oven", "upstairs", "Bo Lind", "Till"):
        rig.write(words)
        rig.key(KEY.Key_Tab)
    rig.key(KEY.Key_Escape)
    ada, bo = rig.rows()[count:]
    assert ada == {"name": "Ada Brook", "function": "Oven", "contact": "upstairs"}
    assert bo == {"name": "Bo Lind", "function": "Till", "contact": ""}
    assert rig.at == (count + 1, "contact")


def test_tab_in_the_last_cell_of_all_does_not_write_over_the_first(rig: Lists) -> None:
    rig.show("people.list")
    before = rig.rows()
    rig.to(len(before), "contact")
    rig.write("upstairs")
    rig.key(KEY.Key_Tab)
    rig.write("x")
    rig.key(KEY.Key_Escape)
    assert rig.rows() == before
    assert rig.at == (len(before), "contact")


def test_nothing_is_added_before_what_is_needed_is_there(rig: Lists) -> None:
    rig.show("stop.rules")
    before = rig.rows()
    rig.to(len(before), "trigger")
    rig.fill("trigger", "A customer is insulted")
    assert "Still needed for this line: “Then”." in rig.told()
    assert rig.rows() == before
    rig.fill("consequence", "Pause")
    assert len(rig.rows()) == len(before) + 1
    assert not [w for w in rig.told() if w.startswith("Still needed")]


def test_a_new_row_that_is_refused_stays_as_it_was_typed(rig: Lists) -> None:
    rig.show("people.list")
    before = rig.rows()
    rig.to(len(before), "name")
    rig.fill("name", "Ines Carver")
    assert rig.rows() == before
    assert rig.cell(len(before), "name") == "Ines Carver"
    (told,) = [w for w in rig.told() if w.startswith("Ines Carver is in this plan already")]
    assert rig.table.accessibleDescription() == told
    rig.fill("name", "Ines Brook")
    assert rig.rows()[-1]["name"] == "Ines Brook"


# --- change ------------------------------------------------------------------------------------


@pytest.mark.parametrize("opening", [KEY.Key_F2, KEY.Key_Return])
def test_a_cell_is_changed_where_it_stands_and_undone(rig: Lists, opening: Qt.Key) -> None:
    rig.show("data.forbidden")
    before = rig.rows()
    rig.to(1, "reason")
    rig.key(opening)
    editor = rig.focus
    assert isinstance(editor, QLineEdit)
    assert editor.text() == before[1]["reason"]
    assert editor.accessibleName() == "Why"
    rig.key(KEY.Key_End)
    rig.write(" And it is nobody's business")
    rig.key(KEY.Key_Return)
    assert rig.rows()[1]["reason"] == before[1]["reason"] + " And it is nobody's business"
    assert rig.at == (1, "reason")
    rig.key(KEY.Key_Z, CONTROL)
    assert rig.rows() == before
    assert rig.cell(1, "reason") == before[1]["reason"]
    rig.key(KEY.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert rig.rows()[1]["reason"].endswith("business")


def test_typing_in_a_cell_writes_over_it_and_escape_gives_it_up(rig: Lists) -> None:
    rig.show("people.list")
    before = rig.rows()
    rig.to(0, "function")
    rig.write("Baker")
    rig.key(KEY.Key_Escape)
    assert rig.rows() == before
    assert rig.cell(0, "function") == before[0]["function"]
    rig.write("Baker")
    rig.key(KEY.Key_Return)
    assert rig.rows()[0]["function"] == "Baker"


def test_a_cell_is_emptied(rig: Lists) -> None:
    rig.show("people.list")
    rig.to(0, "function")
    rig.key(KEY.Key_F2)
    rig.key(KEY.Key_Backspace)
    rig.key(KEY.Key_Return)
    assert rig.rows()[0]["function"] == ""


def test_a_choice_is_made_with_arrows_until_it_fits(rig: Lists) -> None:
    rig.show("stop.rules")
    assert rig.rows()[0]["consequence"] == "pause"
    rig.to(0, "consequence")
    rig.key(KEY.Key_F2)
    rig.key(KEY.Key_Down)
    rig.key(KEY.Key_Down)
    rig.key(KEY.Key_Return)
    assert rig.rows()[0]["consequence"] == "stop"
    assert rig.table.hasFocus()


def test_a_tick_is_set_with_space_and_with_enter(rig: Lists) -> None:
    rig.opened.run(add_row, "candidates.list", {"name": "Answering mail"})
    rig.show("candidates.list")
    rig.to(0, "chosen")
    assert rig.cell(0, "chosen", SPOKEN) == "This is the one: no"
    rig.key(KEY.Key_Space)
    assert rig.rows()[0]["chosen"] is True
    rig.key(KEY.Key_Return)
    assert rig.rows()[0]["chosen"] is False


def test_dates_stand_with_their_weekday_and_are_typed_as_a_day_of_the_plan(rig: Lists) -> None:
    rig.show("firm.closures")
    assert rig.cell(0, "start") == "Tue 23 Feb 2027"
    rig.to(0, "finish")
    rig.write("day 45")
    rig.key(KEY.Key_Return)
    assert rig.opened.plan.closures[0].finish == date(2027, 2, 25)


def test_several_choices_of_a_cell_are_shown_and_typed_by_their_words(rig: Lists) -> None:
    rig.show("people.roles")
    rights = {r.id: r.text for r in rig.opened.catalogue.decision_rights}
    first, second = list(rights)[:2]
    rig.to(0, "rights")
    rig.key(KEY.Key_F2)
    editor = rig.focus
    assert isinstance(editor, QLineEdit)
    before = rig.rows()[0]["rights"]
    assert editor.text() == ", ".join(rights[one] for one in before)
    rig.key(KEY.Key_A, CONTROL)
    rig.write(f"{rights[second]}, {rights[first]}")
    rig.key(KEY.Key_Return)
    assert sorted(rig.rows()[0]["rights"]) == sorted([first, second])
    assert rights[first] in rig.cell(0, "rights")


def test_a_cell_in_work_is_kept_by_continue(rig: Lists) -> None:
    rig.show("people.list")
    rig.to(0, "function")
    rig.write("Baker")
    rig.go_on()
    rig.question = "people.list"
    assert rig.rows()[0]["function"] == "Baker"
    assert rig.opened.drafts() == {}


def test_a_wrong_figure_stays_as_typed_until_it_is_put_right(rig: Lists) -> None:
    rig.show("risks.register")
    before = rig.rows()
    rig.to(0, "likelihood")
    rig.write("9")
    rig.key(KEY.Key_Return)
    (sentence,) = [w for w in rig.told() if w.startswith("Likelihood: ")]
    assert "risks.register" not in sentence, "no key of a file is shown"
    assert rig.rows() == before
    assert rig.cell(0, "likelihood") == "9"
    assert rig.cell(0, "likelihood", SPOKEN) == "Likelihood: 9, not kept yet"
    assert rig.table.accessibleDescription() == sentence

    rig.go_on()
    assert rig.view.question_in_sight == "risks.register", "nothing goes on with a problem"
    (summary,) = [s for s in rig.view.findChildren(ProblemSummary) if s.isVisible()]
    assert rig.focus is summary
    assert sentence in summary.accessibleName()
    rig.key(KEY.Key_Tab)
    rig.key(KEY.Key_Space)
    assert rig.table.hasFocus()
    rig.to(0, "likelihood")
    rig.write("4")
    rig.key(KEY.Key_Return)
    assert rig.rows()[0]["likelihood"] == 4
    assert not [w for w in rig.told() if w.startswith("Likelihood: ")]
    rig.go_on()
    assert rig.view.question_in_sight == ""


# --- move, delete ------------------------------------------------------------------------------


def test_rows_are_moved_and_the_current_cell_goes_along(rig: Lists) -> None:
    rig.show("stop.rules")
    first, second, *rest = rig.rows()
    rig.to(0, "trigger")
    rig.key(KEY.Key_Down, ALT)
    assert rig.rows() == [second, first, *rest]
    assert rig.at == (1, "trigger")
    rig.key(KEY.Key_Up, ALT)
    assert rig.rows() == [first, second, *rest]
    assert rig.at == (0, "trigger")
    rig.key(KEY.Key_Up, ALT)
    assert rig.rows() == [first, second, *rest], "the first one stays the first"
    rig.to(len(rest) + 1, "trigger")
    rig.key(KEY.Key_Down, ALT)
    assert rig.rows() == [first, second, *rest], "the last one stays the last"
    rig.key(KEY.Key_Z, CONTROL)
    assert rig.rows() == [second, first, *rest], "each move is one step to undo"


def test_a_row_is_removed_and_brought_back(rig: Lists) -> None:
    rig.show("data.forbidden")
    before = rig.rows()
    rig.to(1, "examples")
    rig.key(KEY.Key_Delete)
    assert rig.rows() == [before[0], *before[2:]]
    assert rig.at == (1, "examples")
    rig.key(KEY.Key_Z, CONTROL)
    assert rig.rows() == before
    assert [rig.cell(r, "category") for r in range(len(before))] == [
        row["category"] for row in before
    ]


def test_the_last_row_and_the_only_row_are_removed(rig: Lists) -> None:
    rig.show("firm.closures")
    rig.to(0, "name")
    rig.key(KEY.Key_Delete)
    assert rig.rows() == []
    assert rig.at == (0, "name"), "one stands in the empty line"
    rig.key(KEY.Key_Delete)
    assert rig.rows() == []


def test_a_person_with_duties_stays_and_the_sentence_says_why(rig: Lists) -> None:
    rig.show("people.list")
    before = rig.rows()
    rig.to(0, "name")
    rig.key(KEY.Key_Delete)
    assert rig.rows() == before
    assert (
        "Marta Oldfield still has duties in this plan; give them to somebody else first."
        in rig.told()
    )


def test_a_begun_row_is_given_up_with_del(rig: Lists) -> None:
    rig.show("people.list")
    count = len(rig.rows())
    rig.to(count, "function")
    rig.fill("function", "Oven")
    assert "Still needed for this line: “Name”." in rig.told()
    rig.key(KEY.Key_Delete)
    assert rig.cell(count, "function") == ""
    assert not [w for w in rig.told() if w.startswith("Still needed")]
    assert rig.opened.drafts() == {}


# --- ways through the table --------------------------------------------------------------------


def test_tab_leads_in_and_out_of_the_table(rig: Lists) -> None:
    rig.show("people.list")
    rig.key(KEY.Key_Tab)
    assert rig.focus.accessibleName() == "Add a line"
    rig.key(KEY.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert rig.focus is rig.table
    rig.press("Continue")
    assert rig.view.question_in_sight == ""


def test_every_cell_says_its_column_and_its_value(rig: Lists) -> None:
    rig.show("people.list")
    assert rig.cell(0, "name", SPOKEN) == "Name: Marta Oldfield"
    assert rig.cell(0, "contact", SPOKEN) == "How to reach them: empty"


def test_buttons_do_what_the_keys_do(rig: Lists) -> None:
    rig.show("stop.rules")
    first, second, *rest = rig.rows()
    rig.to(0, "trigger")
    rig.press("Down")
    assert rig.rows() == [second, first, *rest]
    rig.press("Up")
    assert rig.rows() == [first, second, *rest]
    rig.press("Remove")
    assert rig.rows() == [second, *rest]
    rig.press("Add a line")
    assert rig.at == (len(rest) + 1, rig.fields()[0])


# --- suggestions -------------------------------------------------------------------------------


@pytest.mark.requirement("S0-36")
def test_suggestions_are_one_key_away(rig: Lists) -> None:
    """The four families of stop rules are offered; each leads to redesign, pause or stop."""
    rig.opened.run(answer, "stop.rules", "")
    rig.show("stop.rules")
    rig.key(KEY.Key_F4)
    offered = [a.text() for a in rig.menu().actions() if a.text()]
    assert len(offered) >= 5, "at least one of each family, and all of them"
    rig.in_menu(KEY.Key_Return)
    (taken,) = rig.rows()
    assert offered[0].startswith(taken["trigger"][:60])

    rig.key(KEY.Key_F4)
    assert offered[0] not in [a.text() for a in rig.menu().actions()], "it stands there already"
    rig.in_menu(KEY.Key_Up)
    rig.in_menu(KEY.Key_Return)
    families = {f.id for f in rig.opened.catalogue.stop_rule_families}
    assert len(families) == 4
    assert {row["family"] for row in rig.rows()} == families
    assert {row["consequence"] for row in rig.rows()} <= {"redesign", "pause", "stop"}
    assert rig.rows()[0] == taken

    rig.key(KEY.Key_F4)
    assert rig.app.activePopupWidget() is None
    assert "Everything that is suggested stands in the list already." in rig.told()


def test_the_menu_of_suggestions_is_closed_without_taking_any(rig: Lists) -> None:
    rig.opened.run(answer, "data.forbidden", [{"category": "Keys"}])
    rig.show("data.forbidden")
    rig.key(KEY.Key_F4)
    rig.in_menu(KEY.Key_Escape)
    assert [row["category"] for row in rig.rows()] == ["Keys"]
    assert rig.focus is rig.table


# --- what a plan needs of its lists ------------------------------------------------------------


@pytest.mark.requirement("S0-35")
def test_a_plan_without_a_stop_rule_lacks_evidence_for_the_pilot_gate(rig: Lists) -> None:
    def missing() -> bool:
        (gate,) = [g for g in rig.opened.assessment.gates if g.gate == "pilot"]
        return any(
            "stop rule" in e.text.casefold() and e.state is not EvidenceState.THERE
            for e in gate.evidence
        )

    rig.show("stop.rules")
    count = len(rig.rows())
    assert count
    assert not missing()
    for _ in range(count):
        rig.to(0, "trigger")
        rig.key(KEY.Key_Delete)
    assert rig.rows() == []
    assert missing()
    for consequence in ("pause", "redesign", "stop"):
        rig.to(len(rig.rows()), "trigger")
        rig.fill("trigger", f"Something that makes us {consequence}")
        rig.fill("consequence", consequence.capitalize())
        assert not missing()
    assert [row["consequence"] for row in rig.rows()] == ["pause", "redesign", "stop"]


def test_the_first_change_takes_an_assumed_list_over(rig: Lists) -> None:
    assert rig.opened.lines()["risks.register"].status is QuestionStatus.ASSUMED
    rig.show("risks.register")
    rig.to(0, "effect")
    rig.write("Customers stay away")
    rig.key(KEY.Key_Return)
    assert rig.opened.lines()["risks.register"].status is QuestionStatus.ANSWERED


# --- drafts ------------------------------------------------------------------------------------


def test_a_row_half_typed_is_there_again_and_can_be_finished(rig: Lists) -> None:
    rig.show("people.list")
    count = len(rig.rows())
    rig.to(count, "function")
    with rig.qtbot.waitSignal(rig.opened.saved, timeout=3_000):
        rig.fill("function", "Oven")
    assert len(rig.rows()) == count
    rig.press("Come back later")
    rig.show("people.list")
    assert rig.cell(count, "function") == "Oven"
    assert "Still needed for this line: “Name”." in rig.told()
    rig.to(count, "name")
    rig.fill("name", "Ada Brook")
    assert rig.rows()[count] == {"name": "Ada Brook", "function": "Oven", "contact": ""}
    assert rig.opened.drafts() == {}
    rig.press("Continue")
    rig.show("people.list")
    assert rig.cell(count + 1, "function") == "", "the empty line is empty again"


def test_continue_does_not_pass_over_a_row_that_lacks_something(rig: Lists) -> None:
    rig.show("people.list")
    rig.to(len(rig.rows()), "function")
    rig.fill("function", "Oven")
    rig.go_on()
    assert rig.view.question_in_sight == "people.list"
    (summary,) = [s for s in rig.view.findChildren(ProblemSummary) if s.isVisible()]
    assert "Still needed for this line: “Name”." in summary.accessibleName()


def test_a_change_elsewhere_in_the_list_leaves_a_half_typed_row_alone(rig: Lists) -> None:
    rig.show("people.list")
    count = len(rig.rows())
    rig.to(count, "function")
    rig.fill("function", "Oven")
    rig.to(1, "function")
    rig.write("Office and shop")
    rig.key(KEY.Key_Return)
    assert rig.rows()[1]["function"] == "Office and shop"
    assert rig.cell(count, "function") == "Oven"
    rig.press("Come back later")
    rig.show("people.list")
    assert rig.cell(count, "function") == "Oven"


def crash_and_start_again(rig: Lists, tmp_path: Path) -> Lists:
    """A program that finds on the disk what was there at this moment."""
    plan = rig.opened.id
    later = tmp_path / "later"
    shutil.copytree(tmp_path / "store", later / "store")
    rig.close()
    again = Lists(rig.qtbot, rig.app, later)
    again.window.resize(1280, 800)
    again.desk.open(plan)
    return again


@pytest.fixture
def first(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Lists:
    """A program that will end badly."""
    made = Lists(qtbot, qapp, tmp_path)
    made.begin()
    return made


def test_a_cell_being_typed_survives_a_crash(first: Lists, tmp_path: Path) -> None:
    first.show("people.list")
    before = first.rows()
    first.to(1, "function")
    with first.qtbot.waitSignal(first.opened.saved, timeout=3_000):
        first.write("Office and sh")
    again = crash_and_start_again(first, tmp_path)
    again.show("people.list")
    assert again.rows() == before, "it is no answer yet"
    assert again.cell(1, "function") == "Office and sh"
    assert again.cell(1, "function", SPOKEN) == "Job: Office and sh, not kept yet"
    assert "Typed and not kept yet: “Job”. Continue keeps it." in again.told()
    again.to(1, "function")
    again.key(KEY.Key_F2)
    again.key(KEY.Key_End)
    again.write("op")
    again.key(KEY.Key_Return)
    assert again.rows()[1]["function"] == "Office and shop"
    assert again.cell(1, "function", SPOKEN) == "Job: Office and shop"
    assert again.opened.drafts() == {}
    again.close()


def test_continue_keeps_a_cell_that_came_back_after_a_crash(first: Lists, tmp_path: Path) -> None:
    first.show("stop.rules")
    first.to(0, "trigger")
    with first.qtbot.waitSignal(first.opened.saved, timeout=3_000):
        first.write("A wrong price")
    again = crash_and_start_again(first, tmp_path)
    again.show("stop.rules")
    again.go_on()
    assert again.rows()[0]["trigger"] == "A wrong price"
    assert again.opened.drafts() == {}
    again.close()


def test_a_new_rows_cell_being_typed_survives_a_crash(first: Lists, tmp_path: Path) -> None:
    first.show("stop.rules")
    count = len(first.rows())
    first.to(count, "trigger")
    first.fill("trigger", "A wrong price")
    first.to(count, "metric")
    with first.qtbot.waitSignal(first.opened.saved, timeout=3_000):
        first.write("Complain")
    again = crash_and_start_again(first, tmp_path)
    again.show("stop.rules")
    assert again.cell(count, "trigger") == "A wrong price"
    assert again.cell(count, "metric") == "Complain"
    again.to(count, "consequence")
    again.fill("consequence", "Pause")
    assert again.rows()[count]["metric"] == "Complain"
    again.close()


def test_a_draft_of_a_row_that_is_gone_is_forgotten(first: Lists, tmp_path: Path) -> None:
    first.show("data.forbidden")
    first.to(0, "reason")
    with first.qtbot.waitSignal(first.opened.saved, timeout=3_000):
        first.write("Because")
    again = crash_and_start_again(first, tmp_path)
    gone, second, *_ = again.opened.value(again.opened.question("data.forbidden"))
    again.opened.run(remove_row, "data.forbidden", gone.id)
    again.show("data.forbidden")
    assert again.cell(0, "reason") == second.reason
    assert not [w for w in again.told() if w.startswith("Typed and not kept")]
    again.close()
