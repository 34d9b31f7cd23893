"""The strip of the eight stages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roadmap_desktop.domain.content.stages import Stage
from roadmap_desktop.ui.theme.look import Look

_WORDS = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft.value)


class StageStrip(QWidget):
    """Circles with numbers; done ones are ticked. On two lines where it is narrow."""

    def __init__(self, look: Look, stages: Sequence[Stage]) -> None:
        super().__init__()
        self._look = look
        self._stages = tuple(stages)
        self._now = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_stage(self, stage: str) -> None:
        """Mark the current stage."""
        self._now = next((i for i, s in enumerate(self._stages) if s.id == stage), 0)
        current = self._stages[self._now]
        self.setAccessibleName(
            self.tr("Stage {number} of {total}: {name}").format(
                number=current.number, total=len(self._stages), name=current.name
            )
        )
        self.update()

    def _lines(self, width: int) -> int:
        return 2 if self._look.is_narrow(width) else 1

    def _cell_height(self, width: int) -> int:
        metrics = QFontMetrics(self._look.font("small", 600))
        tallest = max(
            metrics.boundingRect(
                QRect(0, 0, self._room(place, width), 10_000), _WORDS, stage.name
            ).height()
            for place, stage in enumerate(self._stages)
        )
        return self._look.px(34) + tallest + self._look.px(4)

    def _step(self, width: int) -> float:
        """From one circle to the next; the last of a line has room for its words and no more."""
        across = len(self._stages) // self._lines(width)
        metrics = QFontMetrics(self._look.font("small", 600))
        ends = self._stages[across - 1 :: across]
        last = max(metrics.horizontalAdvance(word) for s in ends for word in s.name.split())
        return max((width - last - self._look.px(12)) / max(across - 1, 1), width / across)

    def _room(self, place: int, width: int) -> int:
        """How wide a stage's name may be."""
        across, step = len(self._stages) // self._lines(width), self._step(width)
        ends = place % across == across - 1
        room = width - (across - 1) * step if ends else step - self._look.px(12)
        return max(40, int(room) - 2)

    def hasHeightForWidth(self) -> bool:
        """Names wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in px at this width."""
        return self._cell_height(width) * self._lines(width)

    def sizeHint(self) -> QSize:
        """A usual width."""
        wide = self._look.px(900)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Narrow is possible."""
        return QSize(self._look.px(300), self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = self._lines(self.width())
        across = len(self._stages) // lines
        tall, step = self._cell_height(self.width()), self._step(self.width())
        for place in range(len(self._stages)):
            area = QRectF(
                (place % across) * step,
                (place // across) * tall,
                step,
                tall,
            )
            self._paint_stage(painter, place, area, last=place % across == across - 1)
        painter.end()

    def _paint_stage(self, painter: QPainter, place: int, area: QRectF, *, last: bool) -> None:
        look, px = self._look, self._look.px
        stage, now, done = self._stages[place], place == self._now, place < self._now
        radius = px(11)
        centre = QPointF(area.x() + radius + 2, area.y() + px(16))
        if not last:
            painter.setPen(QPen(look.colour("accent" if done else "border"), px(2)))
            end = QPointF(area.right(), centre.y())
            painter.drawLine(QPointF(centre.x() + radius, centre.y()), end)
        painter.setPen(QPen(look.colour("accent" if now or done else "border"), px(2)))
        painter.setBrush(look.colour("accent" if done else "accent_fill" if now else "raised"))
        painter.drawEllipse(centre, radius, radius)
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        if done:
            side = px(14)
            where = QPointF(centre.x() - side / 2, centre.y() - side / 2)
            painter.drawPixmap(where, look.pixmap("check", "on_accent", 14))
        else:
            painter.setPen(look.colour("accent" if now else "muted"))
            painter.setFont(look.font("small", 600))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter.value), str(stage.number))
        painter.setPen(look.colour("text" if now or done else "muted"))
        painter.setFont(look.font("small", 600 if now else 400))
        room = self._room(place, self.width())
        words = QRectF(area.x() + 1, area.y() + px(32), room, area.height())
        painter.drawText(words, _WORDS, stage.name)
