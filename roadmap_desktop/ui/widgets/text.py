"""Labels of the type ramp. What users wrote is shown as it is, never as markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from roadmap_desktop.ui.theme.look import Look


class Text(QLabel):
    """A text that wraps. ``tone`` is muted, accent, error, success, warning, info or ''."""

    def __init__(
        self,
        look: Look,
        words: str,
        size: str = "body",
        tone: str = "",
        weight: int = 400,
        *,
        wrap: bool = True,
    ) -> None:
        super().__init__()
        self.setFont(look.font(size, weight))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        if tone:
            self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        upright = Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | upright)
        if wrap:
            self.setMinimumWidth(look.px(20))
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)


_SPAN = '<span style="font-weight:600">{}</span>'


class Marked(Text):
    """A text with bold parts; the parts are given apart and escaped here."""

    def __init__(
        self, look: Look, *parts: tuple[str, bool], size: str = "body", tone: str = ""
    ) -> None:
        super().__init__(look, "", size, tone)
        self.say(*parts)

    def say(self, *parts: tuple[str, bool]) -> None:
        """Show other words: (text, bold) in a row."""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText("".join(_SPAN.format(escape(w)) if bold else escape(w) for w, bold in parts))


class Heading(Text):
    """The heading of a page: focus goes here when the page opens, so that it is read out."""

    def __init__(self, look: Look, words: str, size: str = "title") -> None:
        super().__init__(look, words, size, "", 600)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by the program only, not by Tab
        self.setProperty("ring", False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setAccessibleName(words)

    def setText(self, words: str) -> None:
        """Show other words, and tell them to a screen reader."""
        super().setText(words)
        self.setAccessibleName(words)


def icon_label(look: Look, name: str, tone: str = "muted", size: int = 18) -> QLabel:
    """An icon beside a text that says the same; hidden from screen readers by being nameless."""
    label = QLabel()
    label.setPixmap(look.pixmap(name, tone, size))
    label.setFixedSize(look.px(size), look.px(size) + look.px(2))
    return label


class Badge(QLabel):
    """One or two words on a ground of their tone: error, warning, info, success, or plain."""

    def __init__(self, look: Look, words: str, tone: str = "info") -> None:
        super().__init__(words)
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font("small", 600))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.dress(tone)

    def dress(self, tone: str) -> None:
        """Take another tone."""
        look = self._look
        plain = tone == "plain"
        ground = "transparent" if plain else look.hex(f"{tone}_fill")
        ink = look.hex("muted" if plain else tone)
        edge = look.hex("border") if plain else ink if look.theme == "high" else ground
        self.setStyleSheet(
            f"background:{ground}; color:{ink}; border:1px solid {edge};"
            f" border-radius:{look.px(2)}px; padding:{look.px(1)}px {look.px(6)}px;"
        )
