"""Names, focus, contrast and room for words, checked on every screen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, QTranslator
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from roadmap_desktop.ui.theme.apply import apply_look
from roadmap_desktop.ui.theme.tokens import Theme
from tests.gui.screens import every_screen
from tests.gui.window_rig import Rig

NAMED = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Slider,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
    QAccessible.Role.List,
}
PAINTS_ITS_WORDS = (QCheckBox, QRadioButton)


class TopLevels(QObject):
    """Notes windows that appear although no dialog was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and type(watched).__name__
            in ("Text", "Heading", "QWidget", "QFrame", "Button", "Badge")
        ):
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def interfaces(widget: QWidget) -> Iterator[Any]:
    """The accessibility tree below a widget, what can be seen of it."""
    waiting: list[Any] = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        if one is None:
            continue
        yield one
        if one.role() in (QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Tree):
            continue  # cells are checked through their models
        waiting += [one.child(k) for k in range(one.childCount())]


def nameless(widget: QWidget) -> list[str]:
    """Controls one can focus that have no name."""
    found = []
    for one in interfaces(widget):
        state = one.state()
        role = one.role()
        name = one.text(QAccessible.Text.Name).strip()
        thing = one.object()
        if state.invisible or not state.focusable or role not in NAMED or name:
            continue
        if isinstance(thing, QWidget) and not thing.isVisible():
            continue
        parent = thing.parent() if thing is not None else None
        if isinstance(parent, QComboBox) or (thing and thing.objectName().startswith("qt_")):
            continue
        found.append(f"{role.name} {type(thing).__name__} {thing.objectName() if thing else ''}")
    return found


def mnemonics(widget: QWidget) -> list[str]:
    """Letters that two controls in sight answer to."""
    owners: dict[str, list[str]] = defaultdict(list)
    for button in widget.findChildren(QAbstractButton):
        if button.isVisible():
            text = button.text().replace("&&", "")
            at = text.find("&")
            if at >= 0:
                owners[text[at + 1].casefold()].append(text)
    return [f"{letter}: {names}" for letter, names in owners.items() if len(names) > 1]


def cut_words(widget: QWidget) -> list[str]:
    """Labels and buttons in sight whose words have too little room."""
    found = []
    for label in widget.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.pixmap().width():
            found += _cut_label(label)
    for button in [*widget.findChildren(QPushButton), *widget.findChildren(QToolButton)]:
        if not button.isVisible() or not button.text() or button.visibleRegion().isEmpty():
            continue
        words = button.text().replace("&", "").strip()
        needed = QFontMetrics(button.font()).horizontalAdvance(words)
        if needed > button.width() + 2:
            found.append(f"button “{words}” {button.width()} < {needed}")
    return found


def _cut_label(label: QLabel) -> list[str]:
    text = label.text()
    if label.toolTip() or "<" in text:
        return []
    metrics = QFontMetrics(label.font())
    room = label.contentsRect()
    if label.wordWrap():
        flags = int(Qt.TextFlag.TextWordWrap)
        bounds = metrics.boundingRect(QRect(0, 0, max(1, room.width()), 100_000), flags, text)
        if bounds.height() > room.height() + 3:
            return [f"label “{text[:40]}” {room.height()} < {bounds.height()} high"]
        return []
    needed = metrics.horizontalAdvance(text)
    return (
        [f"label “{text[:40]}” {room.width()} < {needed} wide"] if needed > room.width() + 3 else []
    )


def out_of_reach(window: QWidget) -> list[str]:
    """Buttons that stand beyond the window's edge where nothing scrolls them into sight."""
    found = []
    for button in window.findChildren(QAbstractButton):
        scrolls = button.parentWidget()
        while scrolls is not None and not isinstance(scrolls, QAbstractScrollArea):
            scrolls = scrolls.parentWidget()
        if scrolls is not None or not button.isVisible() or button.window() is not window:
            continue
        place = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
        if not window.rect().contains(place):
            found.append(f"button “{button.accessibleName()}” at {place.getRect()}")
    return found


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Rig:
    return Rig(qtbot, qapp, tmp_path)


def test_everything_one_can_focus_has_a_name_and_letters_are_unique(
    rig: Rig, qapp: QApplication
) -> None:
    wrong: dict[str, list[str]] = {}
    stray = TopLevels()
    qapp.installEventFilter(stray)
    for screen in every_screen(qapp, rig.window):
        problems = nameless(screen.widget) + mnemonics(screen.widget)
        if problems:
            wrong[screen.name] = problems
    qapp.removeEventFilter(stray)
    rig.close()
    assert wrong == {}
    assert stray.shown == [], "a widget was shown before it had its place"


@pytest.mark.parametrize(
    ("scale", "size"),
    [
        (0.8, (1280, 800)),
        (1.0, (1024, 700)),
        (1.4, (1280, 800)),
        (2.0, (1280, 800)),
        (2.67, (1920, 1080)),
    ],
)
def test_no_words_are_cut_and_no_button_is_out_of_reach_at_any_text_size(
    rig: Rig, qapp: QApplication, scale: float, size: tuple[int, int]
) -> None:
    rig.window.resize(*size)
    rig.desk.looks.use_scale(scale)
    wrong: dict[str, list[str]] = {}
    for screen in every_screen(qapp, rig.window):
        problems = cut_words(screen.widget) + out_of_reach(screen.widget)
        if problems:
            wrong[screen.name] = problems
    rig.close()
    assert wrong == {}


@pytest.mark.parametrize("theme", Theme)
def test_each_theme_dresses_every_screen(rig: Rig, qapp: QApplication, theme: Theme) -> None:
    """Nothing falls over, and no ground is left in another theme's colour."""
    rig.desk.looks.use_theme(theme.value)
    ground = rig.window.look.colour("surface")
    for screen in every_screen(qapp, rig.window):
        picture = screen.widget.grab().toImage()
        corner = picture.pixelColor(picture.width() - 3, picture.height() // 2)
        assert corner.lightness() < 140 or theme is Theme.LIGHT, screen.name
        assert ground.isValid()
    rig.close()


class Marked(QTranslator):
    """A language that shows which words were given to a translator."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n
        return f"[{source}]"


FREE = ("Roadmap", "Roadmap Desktop", "Ctrl+K")
DATE = re.compile(r"\w{3} \d{1,2} \w{3} \d{4}")
NAMES_ONLY = ("dialog about",)
"""It lists libraries by their names."""


def test_every_word_of_the_window_can_be_translated(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """In a made-up language all words stand in brackets, but for those of catalogue and plan."""
    translator = Marked()
    QCoreApplication.installTranslator(translator)
    try:
        rig = Rig(qtbot, qapp, tmp_path)
        catalogue = rig.desk.office.catalogue
        content = _texts_of(catalogue)
        wrong: set[str] = set()
        for screen in every_screen(qapp, rig.window):
            if screen.name in NAMES_ONLY:
                continue
            if rig.window.open_plan is not None:
                content |= _texts_of(rig.window.open_plan.plan)
                content |= _texts_of(rig.window.open_plan.assessment)
            for button in screen.widget.findChildren(QAbstractButton):
                words = button.text().strip()
                if button.isVisible() and words and not _foreign(words, content):
                    wrong.add(f"{screen.name}: {words}")
            for label in screen.widget.findChildren(QLabel):
                words = label.text().strip()
                if label.isVisible() and words and not _foreign(words, content):
                    wrong.add(f"{screen.name}: {words}")
        rig.close()
    finally:
        QCoreApplication.removeTranslator(translator)
    assert not wrong, "\n".join(sorted(wrong))


def _foreign(words: str, content: set[str]) -> bool:
    """Words of the made-up language, of catalogue or plan, or a date."""
    plain = words.strip("“”").casefold()
    if "[" in words or words in FREE or plain in content or not any(c.isalpha() for c in words):
        return True
    if DATE.fullmatch(words):
        return True
    return any(plain in text or text in plain for text in content if len(text) > 2)


def _texts_of(thing: object) -> set[str]:
    """Every text anywhere inside a record."""
    found: set[str] = set()
    waiting: list[object] = [thing]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.add(" ".join(one.split()).casefold())
        elif id(one) not in seen:
            seen.add(id(one))
            if isinstance(one, dict):
                waiting += one.values()
            elif isinstance(one, list | tuple | set | frozenset):
                waiting += one
            elif hasattr(one, "__dataclass_fields__"):
                waiting += [getattr(one, f) for f in one.__dataclass_fields__]
    return found


@pytest.fixture(autouse=True)
def _plain_look_afterwards(qapp: QApplication, look: object) -> Iterator[None]:
    yield
    qapp.setProperty("look", None)
    apply_look(qapp, look)  # type: ignore[arg-type] # the fixture's Look
