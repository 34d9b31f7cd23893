"""Export again: the same document into the same file, without the form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roadmap_desktop.commands.documents import Format
from roadmap_desktop.ui.dialogs.export import ExportDialog
from roadmap_desktop.ui.dialogs.export_result import ExportResult
from tests.gui.window_rig import Rig


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(qtbot, qapp, tmp_path)
    made.window.settings.remember_folder("export", tmp_path)
    made.desk.open_sample("bakery")
    yield made
    made.close()


def again(rig: Rig) -> ExportDialog:
    """Press the keys of Export again."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    rig.key(Qt.Key.Key_E, both)
    dialog = rig.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    return dialog


def write_as(rig: Rig, format_: Format, name: str) -> None:
    """Once by the form, under a name of one's own."""
    rig.desk.act("export")
    dialog = rig.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.form.choose(format_)
    dialog.form.name.setText(name)
    with rig.qtbot.waitSignal(dialog.written, timeout=20_000):
        dialog.write()
    dialog.accept()
    rig.window.activateWindow()
    rig.qtbot.waitActive(rig.window)


def test_where_nothing_was_written_yet_the_form_asks(rig: Rig) -> None:
    dialog = again(rig)
    assert not dialog.exporter.is_running
    assert dialog.form.isVisible()
    dialog.reject()


def test_the_same_document_lies_in_the_same_place_again(rig: Rig, tmp_path: Path) -> None:
    write_as(rig, Format.JSON, "for Marta")
    (tmp_path / "for Marta.json").unlink()
    write_as(rig, Format.CALENDAR, "dates")
    (tmp_path / "dates.ics").unlink()
    dialog = again(rig)
    rig.qtbot.waitUntil(lambda: (tmp_path / "dates.ics").is_file())
    assert not (tmp_path / "for Marta.json").exists(), "the last one counts"
    dialog.accept()


def test_what_is_there_is_replaced_by_one_key_only(rig: Rig, tmp_path: Path) -> None:
    write_as(rig, Format.JSON, "for Marta")
    (tmp_path / "for Marta.json").write_text("written over by hand")
    dialog = again(rig)
    rig.app.processEvents()
    assert (tmp_path / "for Marta.json").read_text() == "written over by hand"
    with rig.qtbot.waitSignal(dialog.written, timeout=20_000):
        rig.key(Qt.Key.Key_Return)
    assert "use_case" in (tmp_path / "for Marta.json").read_text(encoding="utf-8")
    (result,) = dialog.findChildren(ExportResult)
    assert str(tmp_path / "for Marta.json") in result.path.accessibleName()
    assert "Open the folder" in [b.accessibleName() for b in result.buttons()]
    dialog.accept()
