"""The manual beside the work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.app import paths
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.ui.dialogs.help import HelpDialog
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.theme.tokens import Theme
from roadmap_desktop.ui.widgets.text import Heading

FONTS = paths.resources() / "fonts"


@pytest.fixture
def manual(qtbot: QtBot, look: Look, catalogue: Catalogue) -> HelpDialog:
    made = HelpDialog(look, catalogue, FONTS)
    qtbot.addWidget(made)
    return made


def show(manual: HelpDialog, qtbot: QtBot) -> None:
    manual.open()
    qtbot.waitUntil(manual.isActiveWindow)


def shown(manual: HelpDialog) -> str:
    """All words of the page in sight."""
    return " ".join(label.text() for label in manual.page.findChildren(QLabel))


def test_every_question_says_why_it_is_asked_and_where_it_is_printed(
    manual: HelpDialog, catalogue: Catalogue
) -> None:
    for question in catalogue.questions:
        words = manual.topics[question.id].words
        for said in (question.text, question.hint, question.why, question.good, question.bad):
            assert said in words
        assert ("Printed in" in words) is bool(question.printed)


def test_f1_at_a_question_shows_that_question(manual: HelpDialog, catalogue: Catalogue) -> None:
    question = catalogue.question("use.impact_flags")
    manual.show_question(question.id)
    manual.open()
    assert manual.page.heading.text() == question.text
    assert question.why in shown(manual)
    assert f"“{question.bad}”" in shown(manual)
    assert catalogue.impact_flags[0].hint in shown(manual)
    assert manual.list.current_key == question.id
    assert manual.focusWidget() is manual.page.heading
    assert not manual.isModal()


def test_words_of_the_glossary_are_explained_where_they_are_used(
    manual: HelpDialog, catalogue: Catalogue
) -> None:
    rule = next(g for g in catalogue.glossary if g.id == "stop_rule")
    using = [q for q in catalogue.questions if "stop rule" in f"{q.text} {q.hint} {q.why}"]
    assert using
    for question in using:
        assert rule.text in manual.topics[question.id].words


@pytest.mark.requirement("S3-1", "S3-37", "S2-44", "S4-39")
def test_every_explanation_and_word_of_the_catalogue_can_be_read(
    manual: HelpDialog, catalogue: Catalogue
) -> None:
    for entry in (*catalogue.help, *catalogue.glossary):
        manual.show_topic(entry.id)
        assert manual.page.heading.text() == entry.title
        assert entry.text in shown(manual)
        assert entry.source in shown(manual)
    manual.show_topic("glossary")
    assert all(g.text in shown(manual) for g in catalogue.glossary)


@pytest.mark.requirement("X-11", "X-14", "S4-1", "S4-49")
def test_figures_of_others_stand_with_their_source(
    manual: HelpDialog, catalogue: Catalogue
) -> None:
    manual.show_topic("figures")
    labels = [label.text() for label in manual.page.findChildren(QLabel)]
    for fact in catalogue.facts:
        assert labels[labels.index(fact.text) + 1] == f"Source: {fact.source}"
    assert any("none is a result of your plan" in words for words in labels)


def test_searching_shows_the_best_topic_at_once(manual: HelpDialog, qtbot: QtBot) -> None:
    show(manual, qtbot)
    QTest.keyClicks(manual.search, "critical path")
    assert manual.shown == "critical_path"
    QTest.keyClick(manual.search, Qt.Key.Key_Down)
    assert manual.list.hasFocus()
    QTest.keyClick(manual.list, Qt.Key.Key_Return)
    assert manual.focusWidget() is manual.page.heading


def test_a_search_finds_words_inside_texts_and_titles_first(manual: HelpDialog) -> None:
    manual.search.setText("wrongly sorted parcels")
    assert not manual.list.rows.items
    assert "Nothing has these words" in manual.found.text()
    manual.search.setText("allergen")
    assert len(manual.list.rows.items) > 3
    manual.search.setText("baseline")
    assert manual.list.rows.items[0].title == "Baseline"
    manual.search.clear()
    assert any(item.heading for item in manual.list.rows.items)


def test_escape_clears_the_search_before_it_closes(manual: HelpDialog, qtbot: QtBot) -> None:
    show(manual, qtbot)
    manual.search.setFocus()
    QTest.keyClicks(manual.search, "gate")
    QTest.keyClick(manual.search, Qt.Key.Key_Escape)
    assert manual.search.text() == ""
    assert manual.isVisible()
    QTest.keyClick(manual.search, Qt.Key.Key_Escape)
    assert not manual.isVisible()


def test_back_returns_to_what_was_read_before(manual: HelpDialog, qtbot: QtBot) -> None:
    manual.show_topic("glossary")
    show(manual, qtbot)
    assert not manual.back.isVisible()
    manual.show_topic("figures")
    assert manual.back.isVisible()
    QTest.keyClick(manual, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert manual.shown == "glossary"
    assert not manual.back.isVisible()


def test_a_topic_that_is_not_there_leaves_the_page(manual: HelpDialog) -> None:
    manual.show_topic("glossary")
    manual.show_topic("no.such.thing")
    assert manual.shown == "glossary"


def test_the_keyboard_sheet_has_the_keys_the_user_set(
    qtbot: QtBot, look: Look, catalogue: Catalogue
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    action = QAction("Export", window)
    action.setObjectName("export")
    action.setShortcut(QKeySequence("Ctrl+Alt+E"))
    manual = HelpDialog(look, catalogue, FONTS, window)
    manual.show_topic("keyboard")
    assert "Ctrl+Alt+E" in shown(manual)
    assert "Ctrl+Enter" in shown(manual)


def test_only_one_manual_is_open(qtbot: QtBot, look: Look, catalogue: Catalogue) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = (HelpDialog(look, catalogue, FONTS, window) for _ in range(2))
    first.open()
    second.open()
    assert not first.isVisible()
    assert second.isVisible()


def test_where_it_is_narrow_list_and_text_take_turns(qtbot: QtBot, catalogue: Catalogue) -> None:
    large = Look(Theme.LIGHT, 2.0, paths.resources() / "icons")
    manual = HelpDialog(large, catalogue, FONTS)
    qtbot.addWidget(manual)
    manual.resize(1024, 700)
    manual.show_topic("glossary")
    manual.open()
    assert not manual.list.isVisible()
    manual.to_list.click()
    QCoreApplication.processEvents()
    assert manual.search.hasFocus()
    assert manual.list.isVisible()
    QTest.keyClicks(manual.search, "float")
    QTest.keyClick(manual.search, Qt.Key.Key_Return)
    assert not manual.list.isVisible()
    assert manual.page.heading.text() == "Float"


def test_dressed_anew_it_stays_at_its_topic(qtbot: QtBot, look: Look, catalogue: Catalogue) -> None:
    class Window(QWidget):
        look: Look

    window = Window()
    window.look = look
    qtbot.addWidget(window)
    manual = HelpDialog(look, catalogue, FONTS, window)
    manual.show_topic("figures")
    manual.open()
    window.look = Look(Theme.DARK, 1.25, look.icons)
    palette = manual.palette()
    palette.setColor(palette.ColorRole.Window, Qt.GlobalColor.black)
    manual.setPalette(palette)
    qtbot.waitUntil(lambda: not manual.isVisible())
    (again,) = [d for d in window.findChildren(HelpDialog) if d.isVisible()]
    assert again.shown == "figures"
    assert again.look is window.look


def test_each_page_has_one_heading(manual: HelpDialog) -> None:
    for topic in list(manual.topics)[:30]:
        manual.show_topic(topic)
        (heading,) = manual.page.findChildren(Heading)
        assert heading.accessibleName() == manual.topics[topic].title
