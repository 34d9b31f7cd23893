"""A list question: rows are added in the empty line at the end."""

from __future__ import annotations

import pytest

from tests.gui.rows_field.lists_rig import CONTROL, KEY, Lists

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
