"""A list question: rows are moved and removed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.gui.rows_field.lists_rig import CONTROL, KEY, Lists

ALT = Qt.KeyboardModifier.AltModifier


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
