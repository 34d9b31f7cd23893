"""Start, phases and closed days: what is wrong is marked where it stands, in words with dates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.timeline.setup_dialog import SetupDialog
from tests.gui.seen import words_in
from tests.gui.window_rig import Rig

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(qtbot, qapp, tmp_path)
    made.window.resize(1280, 800)
    made.desk.open_sample("bakery")
    made.desk.go(Destination(place=Place.TIMELINE))
    yield made
    made.close()


@pytest.fixture
def dialog(rig: Rig) -> Iterator[SetupDialog]:
    view = rig.window.places.shown if rig.window.places else None
    getattr(view, "open_setup")()  # noqa: B009 -- a view by its place
    shown = rig.dialog(SetupDialog)
    assert isinstance(shown, SetupDialog)
    yield shown
    shown.reject()


def anew(rig: Rig, words: str) -> None:
    rig.key(KEY.Key_A, CONTROL)
    rig.write(words)


def is_marked(field: QWidget) -> bool:
    return bool(field.property("problem"))


def test_lengths_that_differ_from_the_preset_are_summed_up(rig: Rig, dialog: SetupDialog) -> None:
    first = next(iter(dialog.form.phases.values()))
    rig.tab_to(lambda w: w is first)
    total = sum(edit.days or 0 for edit in dialog.form.phases.values())
    anew(rig, str((first.days or 0) + 4))
    assert f"Adapted: the phases below take {total + 4} days together." in words_in(dialog)


def test_a_phase_of_no_days_is_marked_and_told(rig: Rig, dialog: SetupDialog) -> None:
    first = next(iter(dialog.form.phases.values()))
    rig.tab_to(lambda w: w is first)
    anew(rig, "0")
    rig.press("Change the timeline")
    assert dialog.isVisible()
    assert is_marked(first)
    assert first.accessibleDescription() in dialog.moved.lines
    rig.tab_to(lambda w: w is first)
    anew(rig, "5")
    dialog.show_consequences()
    assert not is_marked(first)


def test_closed_days_that_end_before_they_begin_are_told_with_their_dates(
    rig: Rig, dialog: SetupDialog
) -> None:
    rig.press("Add closed days")
    assert rig.focus.accessibleName() == "What for"
    rig.write("Fair")
    rig.key(KEY.Key_Tab)
    rig.tab_to_named("First closed day")
    rig.write("1 Aug 2027")
    rig.tab_to_named("Last closed day")
    rig.write("20 Jul 2027")
    dialog.show_consequences()
    row = dialog.form.closures.rows[-1]
    told = "“Fair” ends on Tue 20 Jul 2027, before it begins on Sun 1 Aug 2027."
    assert dialog.moved.lines == [told]
    assert is_marked(row.first.line)
    assert is_marked(row.last.line)
    assert row.last.line.accessibleDescription() == told
    anew(rig, "20 Aug 2027")
    dialog.show_consequences()
    assert not is_marked(row.first.line)


def test_closed_days_that_were_added_come_before_the_buttons(rig: Rig, dialog: SetupDialog) -> None:
    rig.press("Add closed days")
    row = dialog.form.closures.rows[-1]
    rig.tab_to(lambda w: w is row.yearly, most=12)
    rig.key(KEY.Key_Tab)
    rig.key(KEY.Key_Tab)
    assert rig.focus.accessibleName() == "Change the timeline"


@pytest.mark.requirement("S1-55", "S1-59", "S4-57")
def test_how_the_plan_is_adapted_and_how_long_that_is_is_told_before_it_is_kept(
    rig: Rig, dialog: SetupDialog
) -> None:
    rollout = dialog.form.phases["limited_rollout"]
    rig.tab_to(lambda w: w is rollout)
    anew(rig, "63")
    dialog.show_consequences()
    told = dialog.moved.lines
    assert "33 days longer than the 120-day original, all in Limited rollout." in told
    assert any("takes 16.1 weeks; 8 to 16 are usual" in words for words in told)
    assert any("this plan takes 153." in words for words in told)
