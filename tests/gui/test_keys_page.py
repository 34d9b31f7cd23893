"""The manual's page of keys: found by typing, printed for the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from roadmap_desktop.app import paths
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.ui.dialogs.help import HelpDialog
from roadmap_desktop.ui.dialogs.keys_page import KeysPage
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner


@pytest.fixture
def manual(qtbot: QtBot, look: Look, catalogue: Catalogue) -> HelpDialog:
    made = HelpDialog(look, catalogue, paths.resources() / "fonts")
    qtbot.addWidget(made)
    made.show_topic("keyboard")
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def page_of(manual: HelpDialog) -> KeysPage:
    assert isinstance(manual.page, KeysPage)
    return manual.page


def words_shown(page: KeysPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("typed", ["undo", "Ctrl+Z", "edit undo"])
def test_keys_are_found_by_wish_by_keys_and_by_place(manual: HelpDialog, typed: str) -> None:
    page = page_of(manual)
    page.search.setFocus()
    QTest.keyClicks(page.search, typed)
    shown = words_shown(page)
    assert "Undo" in shown
    assert "Full screen" not in shown


def test_where_nothing_fits_it_is_said_and_esc_brings_all_back(manual: HelpDialog) -> None:
    page = page_of(manual)
    everything = words_shown(page)
    page.search.setFocus()
    QTest.keyClicks(page.search, "zebra")
    assert "No keys have these words." in words_shown(page)
    assert "Edit" not in words_shown(page)
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert words_shown(page) == everything
    assert manual.isVisible(), "Esc leaves the manual only where nothing is typed"


def test_the_printed_sheet_has_every_key_whatever_is_searched_for(
    manual: HelpDialog, tmp_path: Path
) -> None:
    page = page_of(manual)
    everything = words_shown(page)
    QTest.keyClicks(page.search, "undo")
    page.write(tmp_path / "keys.pdf")
    text = " ".join(p.extract_text() for p in PdfReader(tmp_path / "keys.pdf").pages)
    printed = " ".join(text.split())
    pairs = manual.topics["keyboard"].parts
    for wish, keys in (pair for part in pairs for pair in part.pairs):
        assert wish in everything
        assert " ".join(wish.split()) in printed
        assert keys.split(", ")[0] in printed
    assert "FOR INFORMATION" in printed
    (told,) = page.findChildren(Banner)
    assert str(tmp_path / "keys.pdf") in told.accessibleName()


def test_a_sheet_that_cannot_be_written_says_why(manual: HelpDialog, tmp_path: Path) -> None:
    page = page_of(manual)
    page.write(tmp_path / "nowhere" / "keys.pdf")
    (told,) = page.findChildren(Banner)
    assert told.accessibleName().startswith("Nothing was written.")
