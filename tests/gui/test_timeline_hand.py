"""The chart edited by mouse and by keys: what is tried, what is kept, what is left as it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from roadmap_desktop.domain.model.tasks import LinkKind
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.hits import Hits, Span
from roadmap_desktop.ui.timeline.view import TimelineView

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot, look: Look, bakery: OpenPlan, settings: Settings) -> TimelineView:
    """The light sample's timeline at 1280 × 800, with days wide enough to aim at."""
    shown = TimelineView(look, bakery, lambda _: None, settings)
    bakery.plan_changed.connect(shown.refresh)
    qtbot.addWidget(shown)
    shown.resize(1280, 760)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitActive(shown)
    shown.pane.zoom_to(9)
    shown.pane.horizontalScrollBar().setValue(0)
    shown.pane.verticalScrollBar().setValue(0)
    return shown


def task(view: TimelineView, row: str) -> ScheduledTask:
    """A row of the plan as it stands."""
    return view.open_plan.assessment.schedule.by_id[row]


def span(view: TimelineView, row: str) -> tuple[Span, int]:
    """Where a row's mark stands in the viewport, and its middle."""
    pane = view.pane
    assert pane.data is not None
    place = pane.data.row_of[row]
    view.table.scrollTo(view.table.rows.index(place, 1))
    pane.show_day(pane.data.tasks[place].start_day)
    found = Hits(view.look, pane.data, pane.scale, pane.horizontalScrollBar().value()).span(place)
    assert found is not None
    tall = view.look.px(ROW)
    return found, round(place * tall - pane.verticalScrollBar().value() + tall / 2)


def drag(view: TimelineView, begin: QPoint, end: QPoint, *, drop: bool = True) -> None:
    """Press, move in steps, and let go."""
    port = view.pane.viewport()
    QTest.mousePress(port, LEFT, NONE, begin)
    for step in range(1, 7):
        QTest.mouseMove(port, begin + (end - begin) * step / 6)
    if drop:
        QTest.mouseRelease(port, LEFT, NONE, end)


def by_days(view: TimelineView, days: float) -> int:
    return round(view.pane.scale.width(days))


def choose(view: TimelineView, row: str) -> None:
    assert view.pane.data is not None
    view.select_row(view.pane.data.row_of[row])
    view.table.setFocus()


def first_task(view: TimelineView, phase: str) -> str:
    return next(
        row.id
        for row in view.open_plan.assessment.schedule.rows
        if row.phase == phase and row.kind.value == "task"
    )


def test_a_bar_is_moved_and_one_undo_brings_all_back(view: TimelineView) -> None:
    opened = view.open_plan
    before, row = opened.plan, first_task(view, "limited_rollout")
    stood = task(view, row)
    bar, y = span(view, row)
    at = QPoint(round(bar.left + bar.width / 2), y)
    drag(view, at, at + QPoint(by_days(view, 7), 0))
    assert task(view, row).start == stood.start + timedelta(days=7)
    assert task(view, row).working_days == stood.working_days
    assert opened.session.undo_label.startswith("Move “")
    assert opened.undo()
    assert opened.plan == before
    assert task(view, row) == stood


def test_while_it_is_held_nothing_is_written_and_the_strip_tells_what_moves(
    view: TimelineView,
) -> None:
    opened = view.open_plan
    before, steps = opened.plan, len(opened.session.revisions())
    bar, y = span(view, "phase.pilot")
    at = QPoint(round(bar.left + bar.width / 2), y)
    drag(view, at, at + QPoint(by_days(view, 14), 0), drop=False)
    assert view.pane.data is not None
    live = view.pane.data.schedule
    assert live.by_id["production"].start - task(view, "production").start == timedelta(days=14)
    assert view.editing.strip.isVisible()
    told = view.editing.strip.words
    assert told.startswith("Pilot: Mon 15 Feb to Tue 16 Mar")
    assert "+14 days: Pilot verdict, " in told
    for name in ("Production gate", "Adoption check", "reviews"):
        assert name in told
    assert "Idea gate" not in told, "what lies before the pilot stays"
    assert opened.plan == before
    QTest.keyClick(view.pane, Qt.Key.Key_Escape)
    assert view.pane.data.schedule == opened.assessment.schedule
    assert not view.editing.strip.isVisible()
    QTest.mouseRelease(view.pane.viewport(), LEFT, NONE, at)
    assert opened.plan == before
    assert len(opened.session.revisions()) == steps


def test_rows_keep_their_places_while_they_are_held(view: TimelineView) -> None:
    row = first_task(view, "pilot")
    assert view.pane.data is not None
    order = list(view.pane.data.row_of)
    bar, y = span(view, row)
    at = QPoint(round(bar.left + bar.width / 2), y)
    drag(view, at, at + QPoint(by_days(view, 20), 0), drop=False)
    assert list(view.pane.data.row_of) == order
    QTest.keyClick(view.pane, Qt.Key.Key_Escape)


@pytest.mark.requirement("S1-55")
def test_a_phase_is_stretched_by_its_edge_and_its_tasks_and_gates_follow(
    view: TimelineView,
) -> None:
    before = view.open_plan.assessment.schedule
    bar, y = span(view, "phase.pilot")
    drag(view, QPoint(round(bar.right) - 2, y), QPoint(round(bar.right) - 2 + by_days(view, 10), y))
    after = view.open_plan.assessment.schedule
    lengths = {p.id: p.days for p in before.phases}
    assert {p.id: p.days for p in after.phases} == {**lengths, "pilot": lengths["pilot"] + 10}
    assert [g.id for g in after.gates] == [g.id for g in before.gates]
    moved = [a.start - b.start for a, b in zip(after.gates[3:], before.gates[3:], strict=True)]
    assert all(timedelta(days=8) <= by <= timedelta(days=12) for by in moved), moved


def test_the_last_gate_of_a_phase_takes_the_phase_along(view: TimelineView) -> None:
    before = {p.id: p.days for p in view.open_plan.assessment.schedule.phases}
    mark, y = span(view, "production")
    at = QPoint(round((mark.left + mark.right) / 2), y)
    drag(view, at, at + QPoint(by_days(view, 7), 0))
    after = {p.id: p.days for p in view.open_plan.assessment.schedule.phases}
    assert after == {**before, "limited_rollout": before["limited_rollout"] + 7}


def test_a_gate_inside_its_phase_says_why_it_stays(view: TimelineView) -> None:
    before = view.open_plan.plan
    mark, y = span(view, "idea")
    at = QPoint(round((mark.left + mark.right) / 2), y)
    drag(view, at, at + QPoint(by_days(view, 5), 0))
    assert "stands at its day inside the phase" in view.editing.strip.words
    assert view.open_plan.plan == before


@pytest.mark.parametrize(("edge", "field"), [("right", "finish"), ("left", "start")])
def test_an_edge_changes_the_length(view: TimelineView, edge: str, field: str) -> None:
    row = _longest(view)
    stood = task(view, row)
    choose(view, row)
    bar, y = span(view, row)
    x = round(bar.right) - 1 if edge == "right" else round(bar.left) + 1
    drag(view, QPoint(x, y), QPoint(x + by_days(view, 3), y))
    now = task(view, row)
    assert getattr(now, field) > getattr(stood, field)
    other = "start" if field == "finish" else "finish"
    assert getattr(now, other) == getattr(stood, other)
    assert now.working_days != stood.working_days


def _longest(view: TimelineView) -> str:
    rows = view.open_plan.assessment.schedule.rows
    return max((r for r in rows if r.kind.value == "task"), key=lambda r: r.working_days).id


def test_what_is_done_is_dragged_in_the_bar(view: TimelineView) -> None:
    row = _longest(view)
    choose(view, row)
    bar, y = span(view, row)
    begin = QPoint(round(bar.left) + 1, y + view.look.px(7))
    drag(view, begin, QPoint(round(bar.left + bar.width / 2), begin.y()))
    record = next(t for t in view.open_plan.plan.tasks if row in (t.id, t.template))
    assert record.percent == 50


@pytest.mark.parametrize(
    ("handle", "half", "kind"),
    [
        ("right", "left", LinkKind.FS),
        ("right", "right", LinkKind.FF),
        ("left", "left", LinkKind.SS),
        ("left", "right", LinkKind.SF),
    ],
)
def test_a_link_is_drawn_from_a_handle(
    view: TimelineView, handle: str, half: str, kind: LinkKind
) -> None:
    before, after = _unlinked(view)
    choose(view, before)
    begin, y = span(view, before)
    end, y_end = span(view, after)
    out = view.look.px(11)
    x = round(begin.right + out) if handle == "right" else round(begin.left - out)
    x_end = round(end.left + 2) if half == "left" else round(end.right - 2)
    drag(view, QPoint(x, y), QPoint(x_end, y_end))
    drawn = [(k.predecessor, k.successor, k.kind) for k in view.open_plan.plan.task_links]
    assert drawn == [(before, after, kind)]


def test_a_double_click_on_a_bar_edits_it_and_on_a_phase_folds(view: TimelineView) -> None:
    row = first_task(view, "pilot")
    bar, y = span(view, row)
    QTest.mouseDClick(view.pane.viewport(), LEFT, NONE, QPoint(round(bar.left + bar.width / 2), y))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == task(view, row).name
    QTest.keyClicks(line, "Begin small")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert task(view, row).name.endswith("Begin small")
    shown = view.table.rows.rowCount()
    bar, y = span(view, "phase.pilot")
    at = QPoint(round(bar.left + bar.width / 2), y)
    QTest.mouseDClick(view.pane.viewport(), LEFT, NONE, at)
    assert view.table.rows.rowCount() < shown
    QTest.mouseDClick(view.pane.viewport(), LEFT, NONE, at)
    assert view.table.rows.rowCount() == shown


@pytest.mark.parametrize(
    ("before", "after", "over"),
    [
        ("make_ready.tests", "make_ready.way_back", -2),  # a bar of one day
        ("make_ready.way_back", "make_ready.tests", 60),
    ],
)
def test_a_link_let_go_on_a_short_bar_or_beside_a_bar_is_the_usual_one(
    view: TimelineView, before: str, after: str, over: int
) -> None:
    choose(view, before)
    begin, y = span(view, before)
    end, y_end = span(view, after)
    x, x_end = round(begin.right + view.look.px(11)), round(end.right) + over
    drag(view, QPoint(x, y), QPoint(x_end, y_end))
    drawn = [(k.predecessor, k.successor, k.kind) for k in view.open_plan.plan.task_links]
    assert drawn == [(before, after, LinkKind.FS)]


def _unlinked(view: TimelineView) -> tuple[str, str]:
    """Two tasks of the pilot that lie one before the other without a way between them."""
    schedule = view.open_plan.assessment.schedule
    tasks = [r.id for r in schedule.rows if r.kind.value == "task" and r.working_days > 3]
    linked = {(k.predecessor, k.successor) for k in schedule.links}
    return next(
        (a, b)
        for place, a in enumerate(tasks)
        for b in tasks[place + 1 :]
        if (a, b) not in linked and (b, a) not in linked
    )


def test_a_ring_is_refused_with_its_names(view: TimelineView) -> None:
    schedule = view.open_plan.assessment.schedule
    link = next(k for k in schedule.links if not k.implied and "gate" not in k.successor)
    before = view.open_plan.plan
    choose(view, link.successor)
    QTest.keyClick(view.table, Qt.Key.Key_L, CTRL)
    choose(view, link.predecessor)
    QTest.keyClick(view.table, Qt.Key.Key_L, CTRL)
    assert "would wait for each other" in view.editing.strip.words
    assert view.open_plan.plan == before


def test_keys_move_a_row_and_tell_it(view: TimelineView) -> None:
    row = first_task(view, "limited_rollout")
    stood = task(view, row)
    choose(view, row)
    QTest.keyClick(view.table, Qt.Key.Key_Right, ALT)
    calendar = view.open_plan.assessment.schedule.calendar
    moved = calendar.add_working_days(stood.start, 1)
    assert task(view, row).start == moved
    assert stood.name in view.editing.announced
    assert "later" in view.editing.announced
    QTest.keyClick(view.table, Qt.Key.Key_Right, ALT | CTRL)
    assert task(view, row).start == calendar.next_open(moved + timedelta(days=7))


def test_keys_hold_until_alt_is_let_go(view: TimelineView) -> None:
    row = first_task(view, "limited_rollout")
    stood, steps = task(view, row), len(view.open_plan.session.revisions())
    choose(view, row)
    QTest.keyPress(view.table, Qt.Key.Key_Alt, ALT)
    for _ in range(3):
        QTest.sendKeyEvent(QTest.KeyAction.Press, view.table, Qt.Key.Key_Right, "", ALT)
    assert view.editing.strip.isVisible()
    assert task(view, row) == stood
    QTest.sendKeyEvent(QTest.KeyAction.Press, view.table, Qt.Key.Key_Escape, "", ALT)
    assert not view.editing.strip.isVisible()
    for _ in range(3):
        QTest.sendKeyEvent(QTest.KeyAction.Press, view.table, Qt.Key.Key_Right, "", ALT)
    QTest.keyRelease(view.table, Qt.Key.Key_Alt)
    calendar = view.open_plan.assessment.schedule.calendar
    assert task(view, row).start == calendar.add_working_days(stood.start, 3)
    assert len(view.open_plan.session.revisions()) == steps + 1, "three presses are one step"


def test_keys_change_the_length_on_the_chart(view: TimelineView) -> None:
    row = _longest(view)
    stood = task(view, row)
    choose(view, row)
    view.pane.setFocus()
    QTest.keyClick(view.pane, Qt.Key.Key_Left, ALT | SHIFT)
    assert task(view, row).working_days == stood.working_days - 1
    assert task(view, row).start == stood.start


def test_rows_are_added_indented_placed_and_removed_by_key(view: TimelineView) -> None:
    opened = view.open_plan
    above = first_task(view, "pilot")
    choose(view, above)
    QTest.keyClick(view.table, Qt.Key.Key_Insert)
    added = opened.plan.tasks[-1]
    assert (added.name, added.phase) == ("New task", "pilot")
    assert view.current_task == added.id
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    choose(view, added.id)
    QTest.keyClick(view.table, Qt.Key.Key_Right, ALT | SHIFT)
    assert opened.plan.tasks[-1].parent
    QTest.keyClick(view.table, Qt.Key.Key_Left, ALT | SHIFT)
    assert not next(t for t in opened.plan.tasks if t.id == added.id).parent
    choose(view, added.id)
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    assert added.id not in {t.id for t in opened.plan.tasks}


def test_a_move_that_a_link_holds_back_says_what_it_waits_for(view: TimelineView) -> None:
    schedule = view.open_plan.assessment.schedule
    link = next(
        k
        for k in schedule.links
        if not k.implied
        and schedule.by_id[k.successor].kind.value == "task"
        and schedule.by_id[k.predecessor].kind.value == "task"
    )
    bar, y = span(view, link.successor)
    at = QPoint(round(bar.left + bar.width / 2), y)
    drag(view, at, at - QPoint(by_days(view, 12), 0), drop=False)
    told = view.editing.strip.accessibleName()
    assert "waits for" in told or "cannot start before" in told
    QTest.keyClick(view.pane, Qt.Key.Key_Escape)


def test_a_recorded_start_holds_a_row(view: TimelineView) -> None:
    from functools import partial

    from roadmap_desktop.commands.timeline.progress import record_actuals

    row = first_task(view, "prepare")
    assert view.open_plan.attempt(
        partial(record_actuals, row=row, start=date(2027, 1, 12), finish=None)
    )
    bar, y = span(view, row)
    at = QPoint(round(bar.left + bar.width / 2), y)
    drag(view, at, at + QPoint(by_days(view, 7), 0))
    assert "began on" in view.editing.strip.words


def _edge_of(view: TimelineView, row: str) -> QPoint:
    assert view.pane.data is not None
    tall = view.look.px(ROW)
    place = view.pane.data.row_of[row]
    return QPoint(6, round((place + 0.5) * tall - view.table.verticalScrollBar().value()))


def _tasks(view: TimelineView, phase: str) -> list[str]:
    rows = view.open_plan.assessment.schedule.rows
    return [r.id for r in rows if r.phase == phase and r.kind.value == "task"]


@pytest.mark.parametrize("nested", [False, True])
def test_a_row_is_taken_to_another_place_by_its_edge(view: TimelineView, nested: bool) -> None:
    before = _tasks(view, "prepare")
    port, row, behind = view.table.viewport(), before[0], before[2]
    begin, end = _edge_of(view, row), _edge_of(view, behind)
    end += QPoint(view.look.px(40) if nested else 0, 4)
    QTest.mousePress(port, LEFT, NONE, begin)
    for step in range(1, 5):
        QTest.mouseMove(port, begin + (end - begin) * step / 4)
    QTest.mouseRelease(port, LEFT, NONE, end)
    if nested:
        assert task(view, row).parent == behind
        assert task(view, behind).summary
    else:
        moved = [*before[1:3], row, *before[3:]]
        assert _tasks(view, "prepare") == moved
    assert view.open_plan.undo()
    assert _tasks(view, "prepare") == before


def test_a_row_let_go_in_another_phase_stays(view: TimelineView) -> None:
    before = view.open_plan.plan
    row, behind = _tasks(view, "prepare")[0], _tasks(view, "pilot")[0]
    port = view.table.viewport()
    QTest.mousePress(port, LEFT, NONE, _edge_of(view, row))
    QTest.mouseMove(port, _edge_of(view, behind))
    QTest.mouseRelease(port, LEFT, NONE, _edge_of(view, behind))
    assert view.open_plan.plan == before
    assert "stays in its phase" in view.editing.strip.words


def test_a_name_may_begin_with_any_letter(view: TimelineView) -> None:
    row = first_task(view, "pilot")
    choose(view, row)
    QTest.keyClicks(view.table, "L")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "ift off")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert task(view, row).name == "Lift off"
