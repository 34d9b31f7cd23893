"""Everyone can use Home: names, focus order, mnemonics, nothing cut off at any size."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.app import paths
from roadmap_desktop.commands.office import Office
from roadmap_desktop.commands.plans import rename
from roadmap_desktop.ui.home.model import Standing
from roadmap_desktop.ui.home.row_words import changed_words, decision_words
from roadmap_desktop.ui.home.view import HomeView
from roadmap_desktop.ui.home.wrapping import lines_of
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.apply import apply_look
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.theme.tokens import Theme

LONG = "Sorting, summarising and answering the letters of members, neighbours and the council"
SIZES = [(1.0, 1280, 724), (1.0, 1024, 624), (1.8, 1024, 624), (2.0, 1024, 624), (0.8, 1280, 724)]
TODAY = date(2027, 2, 15)


def home_at(
    qtbot: QtBot, office: Office, settings: Settings, scale: float, width: int, height: int
) -> HomeView:
    look = Look(Theme.LIGHT, scale, paths.resources() / "icons")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_look(app, look)
    app.setProperty("look", (look.theme, look.scale))
    view = HomeView(look, settings)
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.show_office(office)
    page = view.plans
    wanted = page.model.recent
    qtbot.waitUntil(lambda: all(map(page.model.standing_of, wanted)), timeout=10_000)
    qtbot.waitUntil(lambda: page.finder.is_idle, timeout=10_000)
    QApplication.processEvents()
    return view


def cut_off(view: HomeView) -> list[str]:
    """Words that have less room than they need, and controls outside of the page."""
    found = []
    for widget in view.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel) and widget.text():
            need = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            wide = 0 if widget.wordWrap() else widget.sizeHint().width()
            if widget.height() < need or widget.width() < wide:
                found.append(widget.text())
        if isinstance(widget, (QAbstractButton, QLineEdit)) and widget.focusPolicy():
            if isinstance(widget, QAbstractButton) and widget.width() < min(
                widget.minimumSizeHint().width(), 400
            ):
                found.append(widget.accessibleName())
            place = QRect(widget.mapTo(view, QPoint(0, 0)), widget.size())
            if place.left() < 0 or place.right() > view.width():
                found.append(f"outside: {widget.accessibleName()}")
    return found


@pytest.mark.parametrize(("scale", "width", "height"), SIZES)
@pytest.mark.parametrize("empty", [True, False])
def test_nothing_is_cut_off(
    qtbot: QtBot,
    office: Office,
    settings: Settings,
    scale: float,
    width: int,
    height: int,
    empty: bool,
) -> None:
    if not empty:
        for name in office.samples():
            office.open_plan(office.add_sample(name)).run(rename, f"{LONG}, {name}")
    view = home_at(qtbot, office, settings, scale, width, height)
    assert view.is_empty is empty
    assert cut_off(view) == []


def test_one_column_where_it_is_narrow(qtbot: QtBot, office: Office, settings: Settings) -> None:
    office.add_sample("bakery")
    view = home_at(qtbot, office, settings, 1.0, 1280, 724)
    page = view.plans

    def beside() -> bool:
        return page.side.mapTo(page, QPoint(0, 0)).x() > page.sheet.mapTo(page, QPoint(0, 0)).x()

    assert beside()
    view.resize(860, 724)
    qtbot.waitUntil(lambda: not beside())
    assert page.list.delegate.measures.columns(page.list.viewport().width()).stacked is False
    view.resize(700, 724)
    qtbot.waitUntil(
        lambda: page.list.delegate.measures.columns(page.list.viewport().width()).stacked is True
    )


def test_the_list_takes_what_the_window_leaves(
    qtbot: QtBot, office: Office, settings: Settings
) -> None:
    first = office.add_sample("bakery")
    for _ in range(20):
        office.duplicate(first)
    view = home_at(qtbot, office, settings, 1.0, 1280, 724)
    page = view.plans
    assert page._page.verticalScrollBar().maximum() == 0, "the list scrolls, not the page"
    assert page.list.height() > 400
    foot = page.away.mapTo(page, QPoint(0, page.away.height())).y()
    assert view.height() - 60 < foot <= view.height()


@pytest.mark.parametrize("empty", [True, False])
def test_every_control_has_a_name_and_mnemonics_differ(
    qtbot: QtBot, office: Office, settings: Settings, empty: bool
) -> None:
    if not empty:
        office.add_sample("bakery")
    view = home_at(qtbot, office, settings, 1.0, 1280, 724)
    controls = [
        w for w in view.findChildren(QWidget) if w.isVisible() and w.focusPolicy().value & 1
    ]
    assert controls
    assert [type(w).__name__ for w in controls if not w.accessibleName()] == []
    keys = [
        letter.lower()
        for w in controls
        if isinstance(w, QAbstractButton)
        for letter in re.findall(r"&(\w)", w.text())
    ]
    assert len(keys) == len(set(keys))
    assert not set(keys) & set("pevh"), "the menu bar has these"


def test_tab_follows_the_reading_order(qtbot: QtBot, office: Office, settings: Settings) -> None:
    office.add_sample("bakery")
    view = home_at(qtbot, office, settings, 1.0, 1280, 724)
    page = view.plans
    page.search.setFocus()
    seen = []
    for _ in range(12):
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget.accessibleName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is page.search:
            break
    named = [n for n in seen if not n.startswith(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))]
    assert named == [
        "Search plans by title, firm or number",
        "New plan",
        "Plans",
        "Show plans that were put away",
        "Look at a finished example",
        "Open a plan or project file…",
        "Restore from a backup…",
    ]


def test_no_row_is_painted_the_same_for_late_and_not_late() -> None:
    late = decision_words(
        Standing(stage=1, decision="Idea gate", decision_day=TODAY - timedelta(2)), TODAY
    )
    ahead = decision_words(
        Standing(stage=1, decision="Idea gate", decision_day=TODAY + timedelta(2)), TODAY
    )
    assert late[1].endswith("2 days late")
    assert ahead[1].endswith("in 2 days")


def test_a_decision_without_a_start_counts_the_questions_left() -> None:
    standing = Standing(stage=1, decision="Idea gate", open_questions=6)
    assert decision_words(standing, TODAY) == ("Idea gate", "No date yet · 6 questions left")
    assert decision_words(Standing(stage=8), TODAY) == ("No decision open", "")


@pytest.mark.parametrize(
    ("days", "words"), [(0, "Today"), (1, "Yesterday"), (20, "26 Jan"), (400, "11 Jan 2026")]
)
def test_says_when_a_plan_was_changed(days: int, words: str) -> None:
    at = datetime(2027, 2, 15, 12, tzinfo=UTC) - timedelta(days=days)
    assert changed_words(at, TODAY).startswith(words)


@pytest.mark.parametrize("most", [1, 2, 3])
def test_lines_keep_every_word_they_can(qtbot: QtBot, look: Look, most: int) -> None:
    del qtbot
    font = look.font("lead", 600)
    metrics = QFontMetrics(font)
    lines = lines_of(font, f"🥐 {LONG}", 260, most)
    assert len(lines) == most
    assert all(metrics.horizontalAdvance(line) <= 260 for line in lines)
    assert lines[0].startswith("🥐 Sorting")
    assert lines[-1].endswith("…") == (most < 4)
