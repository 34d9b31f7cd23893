from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.office import QUICK_PLAN, Office
from roadmap_desktop.commands.plans import archive, rename
from roadmap_desktop.ui.home.model import PAGE, PLAN
from roadmap_desktop.ui.home.plans_page import PlansPage
from roadmap_desktop.ui.home.view import HomeView
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look

SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def home(qtbot: QtBot, look: Look, office: Office, settings: Settings) -> HomeView:
    """Home over the three finished examples, in a window."""
    for name in office.samples():
        office.add_sample(name)
    return shown(qtbot, look, office, settings)


def shown(qtbot: QtBot, look: Look, office: Office, settings: Settings) -> HomeView:
    view = HomeView(look, settings)
    qtbot.addWidget(view)
    view.resize(1280, 724)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.show_office(office)
    return view


def titles(page: PlansPage) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def settled(qtbot: QtBot, page: PlansPage) -> None:
    """All plans in sight, and those looked through, are worked out."""
    wanted = (*page.model.plans()[:5], *page.model.recent)
    qtbot.waitUntil(lambda: all(map(page.model.standing_of, wanted)), timeout=10_000)
    qtbot.waitUntil(lambda: page.finder.is_idle, timeout=10_000)


def menu_of(page: PlansPage) -> dict[str, QAction]:
    """The open menu's actions by their words, without mnemonic and shortcut."""
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    found = {a.text().split("\t")[0].replace("&", ""): a for a in popup.actions() if a.text()}
    assert popup.parent() is page
    return found


def test_lists_plans_with_stage_decision_and_change(qtbot: QtBot, home: HomeView) -> None:
    page = home.plans
    assert titles(page)[0] == "Summarising visit notes", "the last one made comes first"
    settled(qtbot, page)
    spoken = page.model.index(2).data(SPOKEN)
    assert "Drafting replies to customers" in spoken
    assert "Wrenfield Bakery" in spoken
    assert "1 of 8" in spoken
    assert "Idea gate" in spoken
    assert "days late" in spoken
    assert "changed" in spoken


def test_is_usable_before_anything_is_worked_out(home: HomeView) -> None:
    assert len(titles(home.plans)) == 3
    assert not any(home.plans.model.standing_of(p) for p in home.plans.model.plans())


def test_works_out_only_what_is_in_sight_or_looked_through(
    qtbot: QtBot, look: Look, office: Office, settings: Settings
) -> None:
    first = office.add_sample("bakery")
    for _ in range(40):
        office.duplicate(first)
    home = shown(qtbot, look, office, settings)
    page = home.plans
    settled(qtbot, page)
    known = [page.model.standing_of(p) is not None for p in page.model.plans()]
    assert len(known) == 41
    assert 10 <= sum(known) < 25
    page.list.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.standing_of(page.model.plans()[-1]) is not None)


def test_search_narrows_the_list_while_typing(home: HomeView) -> None:
    page = home.plans
    page.search.setFocus()
    QTest.keyClicks(page.search, "repl")
    assert titles(page) == ["Drafting replies to customers"]
    QTest.keyClicks(page.search, "zzz")
    assert titles(page) == []
    assert page.sheet.nothing.isVisible()
    assert "replzzz" in page.sheet.nothing.text()
    QTest.mouseClick(page.sheet.show_all, Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 3


def test_escape_empties_the_search(home: HomeView) -> None:
    page = home.plans
    page.search.setFocus()
    QTest.keyClicks(page.search, "visit")
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert len(titles(page)) == 3


def test_keys_lead_from_search_into_the_list_and_open(qtbot: QtBot, home: HomeView) -> None:
    page = home.plans
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    wanted = page.model.plans()[1].id
    with qtbot.waitSignal(home.wishes.plan_requested) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert asked.args == [wanted]
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert page.search.hasFocus()


def test_enter_in_the_search_opens_what_it_found(qtbot: QtBot, home: HomeView) -> None:
    page = home.plans
    QTest.keyClicks(page.search, "invoices")
    with qtbot.waitSignal(home.wishes.plan_requested) as asked:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert asked.args == [page.model.plans()[0].id]


def test_letters_typed_in_the_list_go_into_the_search(home: HomeView) -> None:
    page = home.plans
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_V)
    assert page.search.text() == "v"
    assert page.search.hasFocus()


def test_delete_asks_for_the_current_plan(qtbot: QtBot, home: HomeView) -> None:
    page = home.plans
    page.list.setFocus()
    with qtbot.waitSignal(home.wishes.delete_requested) as asked:
        QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert asked.args == [page.model.plans()[0].id]


def by_menu_key(page: PlansPage) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Menu)


def by_shift_f10(page: PlansPage) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)


def by_the_mark(page: PlansPage) -> None:
    area = page.list.delegate.measures.more_area(page.list.visualRect(page.list.currentIndex()))
    QTest.mouseClick(
        page.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        area.center(),
    )


@pytest.mark.parametrize("way", [by_menu_key, by_shift_f10, by_the_mark])
def test_the_menu_opens_by_key_and_by_its_mark(
    qtbot: QtBot, home: HomeView, way: Callable[[PlansPage], None]
) -> None:
    page = home.plans
    page.list.setFocus()
    way(page)
    actions = menu_of(page)
    assert list(actions) == [
        "Open",
        "Make a copy",
        "Put away",
        "Delete",
        "Erase Larchfield Home Care for good…",
    ]
    plan = page.model.plans()[0]
    with qtbot.waitSignal(home.wishes.archive_requested) as asked:
        actions["Put away"].trigger()
    assert asked.args == [plan.id, True]
    with qtbot.waitSignal(home.wishes.erase_requested) as asked:
        actions["Erase Larchfield Home Care for good…"].trigger()
    assert asked.args == [plan.client_id]
    with qtbot.waitSignal(home.wishes.duplicate_requested) as asked:
        actions["Make a copy"].trigger()
    assert asked.args == [plan.id]
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_a_click_opens_the_plan_only_where_it_began(qtbot: QtBot, home: HomeView) -> None:
    page = home.plans
    viewport = page.list.viewport()
    rows = [page.list.visualRect(page.model.index(r)).topLeft() + QPoint(60, 30) for r in (0, 1)]
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(home.wishes.plan_requested):
        QTest.mousePress(viewport, left, none, rows[0])
        QTest.mouseRelease(viewport, left, none, rows[1])
    with qtbot.waitSignal(home.wishes.plan_requested) as asked:
        QTest.mouseClick(viewport, left, none, rows[1])
    assert asked.args == [page.model.plans()[1].id]


def test_plans_put_away_are_shown_on_demand(
    qtbot: QtBot, look: Look, office: Office, home: HomeView, settings: Settings
) -> None:
    page = home.plans
    plan = page.model.plans()[0]
    office.open_plan(plan.id).run(archive, True)
    home.refresh()
    assert plan.title not in titles(page)
    QTest.mouseClick(page.away, Qt.MouseButton.LeftButton)
    row = titles(page).index(plan.title)
    assert "Put away" in page.model.index(row).data(SPOKEN)
    again = shown(qtbot, look, office, settings)
    assert plan.title in titles(again.plans), "the choice is remembered"


def test_search_names_plans_that_were_put_away(office: Office, home: HomeView) -> None:
    page = home.plans
    office.open_plan(page.model.plans()[0].id).run(archive, True)
    home.refresh()
    QTest.keyClicks(page.search, "visit")
    assert titles(page) == []
    assert "put away" in page.sheet.nothing.text()


def test_when_all_were_put_away_the_list_says_so(office: Office, home: HomeView) -> None:
    for plan in office.plans().plans:
        office.open_plan(plan.id).run(archive, True)
    home.refresh()
    assert not home.is_empty
    assert "put away" in home.plans.sheet.nothing.text()


def test_an_unfinished_quick_plan_says_its_page(office: Office, home: HomeView) -> None:
    plan = home.plans.model.plans()[1]
    office.keep_draft(plan.id, QUICK_PLAN, 2)
    home.refresh()
    assert "Quick plan, page 3" in home.plans.model.index(1).data(SPOKEN)
    office.keep_draft(plan.id, QUICK_PLAN, 8)
    home.refresh()
    assert "check your answers" in home.plans.model.index(1).data(SPOKEN)


def test_a_change_is_seen_and_the_current_plan_stays(
    qtbot: QtBot, office: Office, home: HomeView
) -> None:
    page = home.plans
    settled(qtbot, page)
    plan = page.model.plans()[2]
    page.list.setCurrentIndex(page.model.index(2))
    office.open_plan(plan.id).run(rename, "Answering letters")
    home.refresh()
    assert titles(page)[0] == "Answering letters"
    assert page.current is not None
    assert page.current.id == plan.id
    assert page.model.standing_of(page.current) is None, "worked out anew after a change"
    settled(qtbot, page)


def test_after_a_delete_its_neighbour_is_the_current_plan(office: Office, home: HomeView) -> None:
    page = home.plans
    page.list.setCurrentIndex(page.model.index(1))
    after = page.model.plans()[2]
    office.delete(page.model.plans()[1].id)
    home.refresh()
    assert page.current == after


def test_pages_are_read_as_they_come_into_sight(
    qtbot: QtBot, look: Look, office: Office, settings: Settings
) -> None:
    first = office.add_sample("bakery")
    for _ in range(PAGE + 20):
        office.duplicate(first)
    home = shown(qtbot, look, office, settings)
    page = home.plans
    assert page.model.rowCount() == PAGE
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.model.rowCount() == PAGE + 21)
    ids = {page.model.index(row).data(PLAN).id for row in range(page.model.rowCount())}
    assert len(ids) == PAGE + 21


def test_pages_full_of_plans_put_away_are_passed_over(
    qtbot: QtBot, look: Look, office: Office, settings: Settings
) -> None:
    kept = office.add_sample("bakery")
    for _ in range(PAGE + 5):
        office.open_plan(office.duplicate(kept)).run(archive, True)
    home = shown(qtbot, look, office, settings)
    page = home.plans
    assert [p.id for p in page.model.plans()] == [kept]


def test_what_is_due_names_its_plan_and_opens_it(qtbot: QtBot, home: HomeView) -> None:
    page = home.plans
    settled(qtbot, page)
    rows = [w for w in page.side.findChildren(QWidget) if type(w).__name__ == "DueRow"]
    assert rows
    assert all(", " in w.accessibleName() for w in rows)
    with qtbot.waitSignal(home.wishes.plan_requested) as asked:
        QTest.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    assert asked.args[0] in {p.id for p in page.model.plans()}


def test_says_when_only_the_last_changed_plans_were_looked_through(
    qtbot: QtBot, look: Look, office: Office, settings: Settings
) -> None:
    first = office.add_sample("bakery")
    for _ in range(11):
        office.duplicate(first)
    home = shown(qtbot, look, office, settings)
    page = home.plans
    settled(qtbot, page)
    told = [w.text() for w in page.side.findChildren(QWidget) if hasattr(w, "text")]
    assert any("From the 10 plans changed last." in words for words in told)


def test_a_plan_that_cannot_be_read_says_so(
    qtbot: QtBot, office: Office, home: HomeView, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roadmap_desktop.domain.errors import PlanError

    def refuse(plan_id: str) -> None:
        raise PlanError(f"{plan_id} is gone")

    monkeypatch.setattr(office, "load_plan", refuse)
    settled(qtbot, home.plans)
    assert "Cannot be read" in home.plans.model.index(0).data(SPOKEN)


def test_ways_to_begin_are_asked_for(qtbot: QtBot, home: HomeView) -> None:
    page = home.plans
    with qtbot.waitSignal(home.wishes.quick_plan_requested):
        QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    page.side.offer_samples()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    with qtbot.waitSignal(home.wishes.sample_requested) as asked:
        popup.actions()[2].trigger()
    assert asked.args == ["home_care"]
    popup.close()


def test_held_keys_do_not_leave_the_list_by_accident(home: HomeView) -> None:
    page = home.plans
    page.list.setFocus()
    event = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, "c"
    )
    QApplication.sendEvent(page.list, event)
    assert page.search.text() == ""
