"""Files dropped onto Home, and what is shown while they are held over it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from roadmap_desktop.ui.theme.look import Look


def dropped_files(data: QMimeData) -> list[Path]:
    """Files on this computer; whether they are plans is found out by reading them."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropVeil(QWidget):
    """Says over the whole page what letting go would do."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._page = parent
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def offer(self, files: list[Path]) -> None:
        """Show it for these files."""
        if len(files) == 1:
            self.words = self.tr("Let go to open {name}").format(name=files[0].name)
        else:
            self.words = self.tr("Let go to open {n} files").format(n=len(files))
        self.resize(self._page.size())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        look, px = self._look, self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = look.colour("accent_fill")
        ground.setAlpha(235)
        painter.fillRect(self.rect(), ground)
        pen = QPen(look.colour("accent"), px(2), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        edge = px(16)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 6, 6)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("title", 600))
        flags = int(Qt.AlignmentFlag.AlignCenter.value) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect().adjusted(px(40), 0, -px(40), 0), flags, self.words)
        painter.end()
