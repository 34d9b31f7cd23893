"""The stack of banners under the header."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner
from roadmap_desktop.ui.widgets.buttons import Button

Act = tuple[str, Callable[[], object]]


@dataclass(frozen=True)
class _Shown:
    tone: str
    lead: str
    sentence: str
    actions: tuple[Act, ...]
    stays: bool


class Banners(QWidget):
    """Banners by key: one of the same key takes the other's place, none goes by itself."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: dict[str, _Shown] = {}
        self._layout = QVBoxLayout(self)
        pad = look.px(8)
        self._layout.setContentsMargins(look.px(16), pad, look.px(16), 0)
        self._layout.setSpacing(pad)
        self.hide()

    def put(
        self,
        key: str,
        tone: str,
        lead: str,
        sentence: str = "",
        actions: Sequence[Act] = (),
        *,
        stays: bool = False,
    ) -> None:
        """Show a banner; one that stays cannot be dismissed, it goes when it is settled."""
        new = _Shown(tone, lead, sentence, tuple(actions), stays)
        if self._shown.get(key) != new:
            self._shown[key] = new
            self._rebuild()

    def take(self, key: str) -> None:
        """Take a banner away, if it is there."""
        if self._shown.pop(key, None) is not None:
            self._rebuild()

    def shown_keys(self) -> tuple[str, ...]:
        """What is shown."""
        return tuple(self._shown)

    def carry_over(self, other: Banners) -> None:
        """Show what another stack showed; for a window that is dressed anew."""
        self._shown = dict(other._shown)
        self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, one in self._shown.items():
            banner = Banner(self._look, one.tone, one.lead, one.sentence, one.actions)
            layout = banner.layout()
            if layout is not None and not one.stays:
                layout.addWidget(self._dismiss(key))
            self._layout.addWidget(banner)
        self.setVisible(bool(self._shown))

    def _dismiss(self, key: str) -> Button:
        button = Button(self._look, self.tr("Dismiss"), "quiet", pressed=lambda: self.take(key))
        button.setObjectName("quiet")
        return button
