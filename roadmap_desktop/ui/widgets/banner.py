"""A banner: something that stands until it is settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import row
from roadmap_desktop.ui.widgets.text import Marked, icon_label

ICONS = {
    "warning": "triangle-alert",
    "error": "octagon-alert",
    "info": "info",
    "success": "circle-check",
}


class Banner(QFrame):
    """A bold lead, a sentence and what can be done about it; it does not go away by itself."""

    def __init__(
        self,
        look: Look,
        tone: str,
        lead: str,
        sentence: str = "",
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        super().__init__()
        self.setObjectName(f"banner{tone.capitalize()}")
        words = Marked(look, (f"{lead} " if sentence else lead, True), (sentence, False))
        self.setAccessibleName(f"{lead} {sentence}".strip())
        buttons = [Button(look, label, "quiet", pressed=act) for label, act in actions]
        mark = icon_label(look, ICONS[tone], tone, 20)
        self.setLayout(row(look, mark, (words, 1), *buttons, gap=12, pad=(14, 8, 10, 8)))
