"""Rows of the timeline that are to be seen: dates told in full, rows just made in sight."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.timeline.rows import NewRow, add_rows
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.view import TimelineView
from tests.gui.test_timeline_table import BRIEF, Hands, opened

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot, look: Look, bakery: OpenPlan, settings: Settings) -> TimelineView:
    made = opened(qtbot, look, bakery, settings)
    bakery.plan_changed.connect(made.refresh)
    return made


@pytest.fixture
def hands(view: TimelineView, qapp: QApplication) -> Hands:
    return Hands(view, qapp)


def cell(view: TimelineView, name: str, column: Column) -> str:
    """What a cell of the row of that name says."""
    rows = view.table.rows
    (place,) = [
        at for at in range(rows.rowCount()) if rows.index(at, Column.TASK).data().endswith(name)
    ]
    return str(rows.index(place, column).data())


# --- the year -------------------------------------------------------------------------------


def add_late(view: TimelineView, day: date) -> None:
    row = NewRow(name="Look back", length=1, start=day)
    phase = view.open_plan.assessment.schedule.phases[-1].id
    view.open_plan.run(partial(add_rows, rows=(row,), phase=phase))


@pytest.mark.parametrize(
    ("days", "told"), [(364, "Tue 11 Jan"), (365, "12 Jan 2028")], ids=["a year", "a day more"]
)
def test_a_day_says_its_year_where_rows_span_more_than_one(
    view: TimelineView, days: int, told: str
) -> None:
    first = view.open_plan.assessment.schedule.start
    add_late(view, first + timedelta(days=days))
    assert cell(view, "Look back", Column.START) == told
    assert cell(view, "Look back", Column.FINISH) == told
    brief = view.open_plan.assessment.schedule.by_id[BRIEF]
    assert str(brief.start.year) not in cell(view, brief.name, Column.START)


def test_a_day_with_its_year_fits_its_column(view: TimelineView, look: Look) -> None:
    add_late(view, date(2028, 9, 27))
    words = cell(view, "Look back", Column.START)
    assert words == "27 Sep 2028"
    wide = QFontMetrics(look.font("body", 600)).horizontalAdvance(words)
    assert wide + look.px(8) <= view.table.columnWidth(Column.START)
