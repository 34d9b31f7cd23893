from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.theme.tokens import COLOURS, PHASES, Theme
from roadmap_desktop.ui.widgets.choices import TickRow
from roadmap_desktop.ui.widgets.row_list import RowList
from roadmap_desktop.ui.widgets.row_model import RowItem

TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "muted", "accent") for ground in ("surface", "raised")),
    ("text", "sunken"),
    ("muted", "sunken"),
    ("accent", "sunken"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *((ink, "accent_fill") for ink in ("text", "muted", "accent")),
    *((tone, f"{tone}_fill") for tone in ("success", "warning", "error", "info")),
    *((tone, g) for tone in ("success", "warning", "error", "info") for g in ("raised", "surface")),
]
EDGE_PAIRS = [
    *((edge, ground) for edge in ("border", "focus") for ground in ("surface", "raised")),
    ("border", "sunken"),
    ("today", "raised"),
    ("critical", "raised"),
    ("baseline", "raised"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(
    ("pairs", "least"), [(TEXT_PAIRS, 4.5), (EDGE_PAIRS, 3.0)], ids=["text", "edges"]
)
def test_every_pair_of_colours_that_meets_is_told_apart(
    theme: Theme, pairs: list[tuple[str, str]], least: float
) -> None:
    colours = COLOURS[theme]
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < least}


@pytest.mark.parametrize("theme", Theme)
def test_edges_of_phase_bars_stand_out_from_the_sheet(theme: Theme) -> None:
    assert all(contrast(edge, COLOURS[theme]["raised"]) >= 3.0 for _, edge in PHASES[theme])


def test_a_tick_row_grows_with_its_words_and_presses_anywhere(qtbot: QtBot, look: Look) -> None:
    row = TickRow(look, "Customer names", "“Mrs Okafor, 14 Mill Lane, cake for Saturday” " * 3)
    qtbot.addWidget(row)
    assert row.heightForWidth(200) > row.heightForWidth(900)
    row.resize(600, row.heightForWidth(600))
    row.show()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().bottomRight())
    assert row.isChecked()


def test_a_list_is_walked_and_chosen_from_by_keyboard(qtbot: QtBot, look: Look) -> None:
    shown = RowList(look, "Sections")
    qtbot.addWidget(shown)
    shown.show_rows([RowItem(key=key, title=key.upper()) for key in "abc"], current="a")
    shown.show()
    with qtbot.waitSignal(shown.chosen) as told:
        QTest.keyClick(shown, Qt.Key.Key_Down)
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert told.args == ["b"]
