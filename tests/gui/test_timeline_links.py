"""Links on the chart and in their dialog: chosen, changed, taken away, by mouse and by key."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.timeline.schedule import ScheduledLink
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.link_dialog import LinkDialog
from roadmap_desktop.ui.timeline.links_dialog import LinksDialog
from roadmap_desktop.ui.timeline.view import TimelineView
from tests.gui.test_timeline_table import opened

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENDS = ("prepare.readiness_light", "prepare.brief_light")


@pytest.fixture
def view(
    qtbot: QtBot, qapp: QApplication, look: Look, bakery: OpenPlan, settings: Settings
) -> TimelineView:
    made = opened(qtbot, look, bakery, settings)
    qapp.processEvents()
    return made


def drawn(view: TimelineView, ends: tuple[str, str] = ENDS) -> ScheduledLink | None:
    links = view.open_plan.assessment.schedule.links
    return next((one for one in links if (one.predecessor, one.successor) == ends), None)


def point_on(view: TimelineView, ends: tuple[str, str] = ENDS) -> QPoint:
    """A point where only this link runs."""
    hand = view.editing.links.hand
    hand.choose(ends)
    line = hand.points()
    hand.choose(None)
    for one, other in pairwise(line):
        for part in range(1, 20):
            at = QPointF(
                one.x() + (other.x() - one.x()) * part / 20,
                one.y() + (other.y() - one.y()) * part / 20,
            ).toPoint()
            if hand.at(QPointF(at)) == ends:
                return at
    raise AssertionError(f"{ends} is nowhere alone")


def dialog(view: TimelineView) -> LinksDialog:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, LinksDialog)]
    shown = [one for one in found if one.isVisible() and one.parentWidget() is view.window()]
    assert shown
    return shown[-1]


def test_a_link_that_is_clicked_is_chosen_told_and_taken_away_by_del(view: TimelineView) -> None:
    before = view.open_plan.plan
    QTest.mouseClick(view.pane.viewport(), LEFT, NONE, point_on(view))
    hand = view.editing.links.hand
    assert hand.chosen == drawn(view)
    names = [view.open_plan.assessment.schedule.by_id[one].name for one in ENDS]
    assert view.editing.announced == (
        f"Link: “{names[1]}” starts when “{names[0]}” finishes. Enter changes it, Del takes it"
        " away."
    )
    view.pane.setFocus()
    QTest.keyClick(view.pane, Qt.Key.Key_Delete)
    assert drawn(view) is None
    assert hand.chosen is None
    assert view.editing.announced.startswith("Link taken away")
    assert ENDS[1] in view.open_plan.assessment.schedule.by_id, "the row stays"
    view.open_plan.undo()
    assert view.open_plan.plan == before


def test_a_chosen_link_is_let_go_by_esc_and_with_the_next_row(view: TimelineView) -> None:
    hand = view.editing.links.hand
    at = point_on(view)
    view.pane.setFocus()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
        QTest.mouseClick(view.pane.viewport(), LEFT, NONE, at)
        assert hand.chosen is not None
        QTest.keyClick(view.pane, key)
        assert hand.chosen is None
    QTest.mouseClick(view.pane.viewport(), LEFT, NONE, at)
    view.table.setFocus()
    assert hand.chosen is None, "in the table, Del is about the row"


def test_a_chosen_link_is_drawn_bold(view: TimelineView) -> None:
    plain = view.pane.viewport().grab().toImage()
    QTest.mouseClick(view.pane.viewport(), LEFT, NONE, point_on(view))
    at = view.editing.links.hand.points()[0].toPoint()
    bold = view.pane.viewport().grab().toImage()
    near = [(at.x() + x, at.y() + y) for x in range(-5, 6) for y in range(-5, 6)]
    assert any(plain.pixel(*one) != bold.pixel(*one) for one in near)


def test_a_double_click_changes_kind_and_lag_as_one_step(view: TimelineView) -> None:
    before = view.open_plan.plan
    QTest.mouseDClick(view.pane.viewport(), LEFT, NONE, point_on(view))
    form = dialog(view)
    assert form.chosen == drawn(view)
    form.fields.kind.setCurrentIndex(form.fields.kind.findData(LinkKind.SS))
    form.fields.lag.setText("+3ed")
    QTest.keyClick(form.fields.lag, Qt.Key.Key_Return)
    link = drawn(view)
    assert link is not None
    assert (link.kind, link.lag, link.lag_unit) == (LinkKind.SS, 3, LagUnit.CALENDAR_DAYS)
    view.open_plan.undo()
    assert view.open_plan.plan == before


@pytest.mark.parametrize(
    ("lag", "told"),
    [("soon", "'soon' is no lag; write +2d"), ("+9999d", "A lag reaches from")],
)
def test_a_lag_that_cannot_be_is_told_and_nothing_written(
    view: TimelineView, lag: str, told: str
) -> None:
    before = view.open_plan.plan
    view.editing.links.change(ENDS)
    form = dialog(view)
    form.fields.lag.setText(lag)
    form.keep.click()
    assert told in form.problem.text()
    assert form.isVisible()
    assert view.open_plan.plan is before
    form.reject()


def test_links_are_looked_through_and_taken_away_by_keys(
    view: TimelineView, qapp: QApplication
) -> None:
    assert view.pane.data is not None
    view.table.setFocus()
    view.select_row(view.pane.data.row_of[ENDS[1]])
    QTest.keyClick(view.table, Qt.Key.Key_L, CTRL | SHIFT)
    form = dialog(view)
    qapp.processEvents()
    assert form.focusWidget() is form.list
    keys = [one.key for one in form.list.rows.items]
    assert len(keys) >= 3
    QTest.keyClick(form.list, Qt.Key.Key_Down)
    chosen = form.chosen
    assert chosen is not None
    QTest.keyClick(form.list, Qt.Key.Key_Delete)
    assert drawn(view, (chosen.predecessor, chosen.successor)) is None
    assert len(form.list.rows.items) == len(keys) - 1
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert view.focusWidget() is view.table


def test_another_link_is_asked_for_from_the_list(view: TimelineView, qapp: QApplication) -> None:
    view.editing.links.open_list(ENDS[0])
    dialog(view).another.click()
    shown = [w for w in qapp.topLevelWidgets() if isinstance(w, LinkDialog) and w.isVisible()]
    assert shown
    assert shown[-1].focusWidget() is shown[-1].search
    shown[-1].reject()


def test_a_link_has_a_menu_of_its_own(view: TimelineView, qapp: QApplication) -> None:
    at = point_on(view)
    where = view.pane.viewport().mapToGlobal(at)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where)
    qapp.sendEvent(view.pane.viewport(), asked)
    (menu,) = [w for w in qapp.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    words = [one.text() for one in menu.actions() if not one.isSeparator()]
    assert words[-2:] == ["Kind and days between…\tEnter", "Take it away\tDel"]
    (kind,) = [one for one in menu.actions() if "(FF)" in one.text()]
    kind.trigger()
    menu.close()
    link = drawn(view)
    assert link is not None
    assert link.kind is LinkKind.FF
