"""Settings, keyboard shortcuts and the page about the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop import __version__
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.ui.action_table import SECOND_KEYS, action_table
from roadmap_desktop.ui.dialogs.about import AboutDialog
from roadmap_desktop.ui.dialogs.settings import SettingsDialog
from roadmap_desktop.ui.dialogs.shortcuts import (
    ShortcutRow,
    ShortcutsDialog,
    can_stand_alone,
    shown,
)
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.theme.tokens import Theme
from roadmap_desktop.ui.widgets.banner import Banner

Show = Callable[[QWidget], None]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown_now(dialog: QWidget) -> None:
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)

    return shown_now


def words(widget: QWidget) -> str:
    QCoreApplication.processEvents()
    return " ".join(w.text() for w in widget.findChildren(QLabel) if w.isVisible())


# --- settings ------------------------------------------------------------------------------------


@pytest.fixture
def chosen(look: Look, settings: Settings, show: Show) -> SettingsDialog:
    settings.theme = Theme.LIGHT.value
    dialog = SettingsDialog(look, settings)
    dialog.theme_chosen.connect(lambda name: setattr(settings, "theme", name))
    dialog.scale_chosen.connect(lambda scale: setattr(settings, "scale", scale))
    show(dialog)
    return dialog


def test_a_theme_counts_at_once_and_dresses_the_dialog_too(
    chosen: SettingsDialog, settings: Settings
) -> None:
    assert chosen.focusWidget() is chosen.themes["light"]
    chosen.themes["dark"].setFocus()
    QTest.keyClick(chosen.themes["dark"], Qt.Key.Key_Space)
    assert settings.theme == "dark"
    assert chosen.look.theme is Theme.DARK
    assert chosen.focusWidget() is chosen.themes["dark"]
    assert chosen.themes["dark"].isChecked()


def test_text_size_shows_a_sample_while_sliding_and_counts_after_a_pause(
    chosen: SettingsDialog, settings: Settings, qtbot: QtBot
) -> None:
    chosen.slider.setFocus()
    with qtbot.waitSignal(chosen.scale_chosen) as told:
        for _ in range(3):
            QTest.keyClick(chosen.slider, Qt.Key.Key_Right)
        assert "115 %" in words(chosen)
        assert settings.scale == 1.0
        sizes = {w.font().pixelSize() for w in chosen.findChildren(QLabel)}
        assert round(18 * 1.15) in sizes
    assert told.args == [1.15]
    assert settings.scale == 1.15
    assert chosen.look.scale == 1.15
    assert chosen.slider.hasFocus()


@pytest.mark.parametrize("percent", [80, 267])
def test_text_size_reaches_from_80_to_the_projector(
    chosen: SettingsDialog, settings: Settings, percent: int
) -> None:
    chosen.slider.setValue(-1 if percent == 80 else 999)
    chosen.accept()
    assert settings.scale == percent / 100


def test_my_name_is_kept_without_a_save_button(
    chosen: SettingsDialog, settings: Settings, qtbot: QtBot
) -> None:
    chosen.name.setFocus()
    QTest.keyClicks(chosen.name, "  Marta   Oldfield ")
    with qtbot.waitSignal(chosen.name_given):
        QTest.keyClick(chosen.name, Qt.Key.Key_Tab)
    assert settings.note("actor") == "Marta Oldfield"


def test_what_was_typed_survives_another_theme_and_escape(
    chosen: SettingsDialog, settings: Settings
) -> None:
    chosen.name.setText("Marta")
    chosen.themes["high"].click()
    assert chosen.name.text() == "Marta"
    chosen.name.setText("Marta Oldfield")
    QTest.keyClick(chosen, Qt.Key.Key_Escape)
    assert settings.note("actor") == "Marta Oldfield"


# --- shortcuts -----------------------------------------------------------------------------------


@pytest.fixture
def keys(look: Look, show: Show) -> ShortcutsDialog:
    rows = [ShortcutRow(s.id, s.plain_text, s.keys, s.keys) for s in action_table()]
    dialog = ShortcutsDialog(look, rows)
    show(dialog)
    return dialog


def told(dialog: QWidget) -> str:
    QCoreApplication.processEvents()
    (banner,) = [b for b in dialog.findChildren(Banner) if b.isVisible()]
    return banner.accessibleName()


def choose(dialog: ShortcutsDialog, action: str) -> None:
    place = list(dialog.rows).index(action)
    dialog.list.setCurrentIndex(dialog.list.rows.index(place))


def test_keys_are_recorded_by_pressing_them(keys: ShortcutsDialog, qtbot: QtBot) -> None:
    choose(keys, "export")
    QTest.keyClick(keys.list, Qt.Key.Key_Return)
    assert keys.recorder.hasFocus()
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    with qtbot.waitSignal(keys.shortcuts_changed) as changed:
        QTest.keyClick(keys.recorder, Qt.Key.Key_E, control)
    assert changed.args == [{"export": "Ctrl+Alt+E"}]
    assert "“Export” is now Ctrl+Alt+E." in told(keys)
    item = next(i for i in keys.list.rows.items if i.key == "export")
    assert (item.state, item.second) == ("Ctrl+Alt+E", "Changed; came with Ctrl+E")


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Escape])
def test_the_recorder_is_no_trap(keys: ShortcutsDialog, key: Qt.Key) -> None:
    choose(keys, "export")
    keys.recorder.setFocus()
    QTest.keyClick(keys.recorder, key)
    assert not keys.recorder.hasFocus() or not keys.isVisible()
    assert keys.rows["export"].current == "Ctrl+E"


@pytest.mark.parametrize(
    ("pressed", "reason"),
    [
        ("Ctrl+P", "Ctrl+P belongs to “Print preview”"),
        ("Ctrl+Y", "belongs to “Redo”"),
        ("Ctrl+Return", "continues to the next page"),
        ("Ctrl+C", "copies a text"),
        ("Alt+P", "opens the menu Plan"),
        ("A", "alone is needed for typing"),
        ("Shift+A", "alone is needed for typing"),
        ("Del", "alone is needed for typing"),
    ],
)
def test_keys_that_are_taken_are_refused_by_name(
    keys: ShortcutsDialog, qtbot: QtBot, pressed: str, reason: str
) -> None:
    choose(keys, "export")
    with qtbot.assertNotEmitted(keys.shortcuts_changed):
        assert not keys.record("export", pressed)
    assert reason in told(keys)
    assert keys.rows["export"].current == "Ctrl+E"
    assert keys.recorder.keySequence().toString() == "Ctrl+E"


def test_a_key_taken_away_there_is_free_here(keys: ShortcutsDialog) -> None:
    choose(keys, "preview")
    keys.away.click()
    assert keys.rows["preview"].current == ""
    assert keys.record("export", "Ctrl+P")
    assert keys.changed == {"preview": "", "export": "Ctrl+P"}


def test_second_keys_go_with_the_first(keys: ShortcutsDialog) -> None:
    assert SECOND_KEYS["redo"] == "Ctrl+Y"
    assert keys.record("redo", "Ctrl+R")
    assert keys.record("export", "Ctrl+Y")


def test_keys_are_set_back_alone_and_all_at_once(keys: ShortcutsDialog) -> None:
    keys.record("export", "F8")
    keys.record("preview", "F9")
    choose(keys, "export")
    assert keys.back.accessibleName() == f"Set back to {shown('Ctrl+E')}"
    keys.back.click()
    assert keys.changed == {"preview": "F9"}
    keys.set_all_back()
    assert keys.changed == {}
    assert keys.rows["preview"].current == "Ctrl+P"


def test_setting_back_is_refused_where_the_key_went_to_another(keys: ShortcutsDialog) -> None:
    keys.record("preview", "F9")
    keys.record("export", "Ctrl+P")
    choose(keys, "preview")
    keys.back.click()
    assert "belongs to “Export”" in told(keys)


def test_changed_keys_are_shown_when_opened_again(look: Look, show: Show) -> None:
    rows = [
        ShortcutRow("export", "Export", "Ctrl+E", "F8"),
        ShortcutRow("home", "Home", "Alt+Home", ""),
    ]
    dialog = ShortcutsDialog(look, rows)
    show(dialog)
    assert [i.state for i in dialog.list.rows.items] == ["F8", "none"]
    assert dialog.changed == {"export": "F8", "home": ""}


@pytest.mark.parametrize(
    ("pressed", "free"),
    [("F5", True), ("Shift+F5", True), ("Ctrl+F", True), ("F", False), ("Shift+F", False)],
)
def test_what_may_stand_without_ctrl(pressed: str, free: bool) -> None:
    assert can_stand_alone(pressed) is free


# --- about ---------------------------------------------------------------------------------------


@pytest.fixture
def about(look: Look, catalogue: Catalogue, show: Show, tmp_path: Path) -> AboutDialog:
    dialog = AboutDialog(look, tmp_path / "roadmap.db", catalogue.notice)
    show(dialog)
    return dialog


@pytest.mark.requirement("S0-85")
def test_about_says_version_place_and_that_it_never_goes_online(
    about: AboutDialog, catalogue: Catalogue, tmp_path: Path
) -> None:
    said = words(about).replace("\u200b", "")
    assert f"Version {__version__}" in said
    assert str(tmp_path / "roadmap.db") in said
    assert "never goes online" in said
    assert catalogue.notice in said


def test_licences_can_be_read_and_left_again(about: AboutDialog) -> None:
    fonts = next(c for c in about.credits if "Noto" in c.name)
    about.read(fonts)
    assert "SIL OPEN FONT LICENSE" in about.licence.toPlainText()
    QTest.keyClick(about, Qt.Key.Key_Escape)
    assert about.isVisible()
    assert about.stack.currentIndex() == 0
    QTest.keyClick(about, Qt.Key.Key_Escape)
    assert not about.isVisible()


def test_every_library_has_a_licence_and_all_but_qt_its_text(about: AboutDialog) -> None:
    without = [c.name for c in about.credits if not c.text()]
    assert without == ["Qt, PySide6"]
    assert all(c.licence and c.purpose for c in about.credits)


def test_the_folder_of_the_store_opens_locally(
    about: AboutDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    about.open_folder()
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]
    assert "names no program" in told(about)
