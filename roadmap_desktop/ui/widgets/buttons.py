"""Buttons: one primary on a page, plain ones with an edge, quiet ones as bare text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from roadmap_desktop.ui.theme.look import Look

_ICON_TONE = {"primary": "on_accent", "quiet": "accent", "flush": "accent", "find": "muted"}


class Button(QPushButton):
    """A button of one kind: primary, plain, quiet, flush (text on the column's edge) or segment.

    It is never disabled: pressed too early, it explains.
    """

    def __init__(
        self,
        look: Look,
        words: str,
        kind: str = "plain",
        icon: str = "",
        pressed: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(f" {words}" if icon else words)
        self.setObjectName(kind)
        self.setAccessibleName(words.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        self.setFont(
            look.font("body", 600 if kind == "primary" else 400 if kind == "find" else 500)
        )
        if icon:
            self.setIcon(look.icon(icon, _ICON_TONE.get(kind, "text")))
            self.setIconSize(QSize(look.px(16), look.px(16)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if pressed is not None:
            self.clicked.connect(lambda: pressed())


class IconButton(QToolButton):
    """A button that is only an icon; its words are its tooltip and its name."""

    def __init__(
        self,
        look: Look,
        icon: str,
        words: str,
        pressed: Callable[[], object] | None = None,
        size: int = 18,
    ) -> None:
        super().__init__()
        self.setIcon(look.icon(icon, "text", size))
        self.setIconSize(QSize(look.px(size), look.px(size)))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if pressed is not None:
            self.clicked.connect(lambda: pressed())
