"""The look in force: a theme and a text size; everything that is drawn asks it for colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from roadmap_desktop.ui.theme.tokens import COLOURS, PHASES, TYPE, Theme

FAMILY = "Noto Sans"
NARROW_BELOW = 900
"""Width ÷ scale in px under which a page becomes one column."""


@dataclass(frozen=True)
class Look:
    """Colours, sizes, fonts and icons of one theme at one text size; replaced as a whole."""

    theme: Theme
    scale: float
    icons: Path
    """Folder of the icons' SVG files."""

    def px(self, size: float) -> int:
        """A measure given at 100 %, in px of this text size; never 0 unless asked for."""
        return max(1, round(size * self.scale)) if size else 0

    def hex(self, role: str) -> str:
        """The colour of a role as ``#RRGGBB``."""
        return COLOURS[self.theme][role]

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(self.hex(role))

    def phase(self, number: int) -> tuple[QColor, QColor]:
        """Fill and edge of a phase, counted from 1."""
        fills = PHASES[self.theme]
        fill, edge = fills[(number - 1) % len(fills)]
        return QColor(fill), QColor(edge)

    def font(self, size: str = "body", weight: int = 400) -> QFont:
        """A font of the type ramp: display, title, heading, lead, body or small."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(TYPE[size]))
        font.setWeight(QFont.Weight(weight))
        return font

    def pixmap(self, name: str, role: str, size: float) -> QPixmap:
        """An icon in a role's colour, ``size`` px at 100 %."""
        app = QGuiApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
        return _pixmap(str(self.icons / f"{name}.svg"), self.hex(role), self.px(size), ratio)

    def icon(self, name: str, role: str = "text", size: float = 16) -> QIcon:
        """An icon for a button or menu."""
        return QIcon(self.pixmap(name, role, size))

    def is_narrow(self, width: int) -> bool:
        """True where a page of this width is laid out in one column."""
        return width / self.scale < NARROW_BELOW


@cache
def _pixmap(path: str, colour: str, size: int, ratio: float) -> QPixmap:
    svg = _svg(path).replace("currentColor", colour)
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _svg(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")
