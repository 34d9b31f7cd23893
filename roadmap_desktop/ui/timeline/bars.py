"""Paints rows of the chart: closed days, links, bars, gates, recurring marks, today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from roadmap_desktop.drawing.mark_shapes import OUTLINE, MarkShapes
from roadmap_desktop.timeline.geometry import Bar, Dot, PhaseBracket
from roadmap_desktop.timeline.states import ColourBy
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.chart_lines import Line
from roadmap_desktop.ui.timeline.inks import Ink, Inks
from roadmap_desktop.ui.timeline.labels import GateLabels
from roadmap_desktop.ui.timeline.scale import Sight, TimeScale
from roadmap_desktop.ui.timeline.tail import TailPainter
from roadmap_desktop.ui.widgets.dates import short_span
from roadmap_desktop.ui.widgets.marks import draw_gate

ROW = 23
"""Height of a row in px at 100 %."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft.value) | int(Qt.AlignmentFlag.AlignVCenter.value)
_WHITE, _DARK, _LIGHT_FROM = "#FFFFFF", "#15181A", 0.5
NOTHING_CLOSED_BELOW = 1.5
"""Pixels a day under which closed days would only be a grey haze."""


@dataclass(frozen=True)
class Shown:
    """What is shown besides the bars."""

    links: bool = True
    critical: bool = False
    baseline: str = ""
    """Id of the baseline beside the bars, '' for none."""
    colour: ColourBy = ColourBy.PHASE
    dates: bool = False
    """From when to when, beside the bars."""


class BarPainter:
    """Paints the rows in sight; pens and sizes are made once, nothing is kept of a frame."""

    def __init__(
        self, look: Look, data: ChartData, scale: TimeScale, shown: Shown, today: date
    ) -> None:
        self.look = look
        self.data = data
        self.scale = scale
        self.shown = shown
        self.tall = look.px(ROW)
        self.today = data.schedule.day_number(today)
        self.end = scale.x(data.last_day + 1)
        """Where the days end and, if there is one, the tail begins."""
        self._shapes = MarkShapes(look.px, scale.per_day)
        self._colours = {name: look.colour(name) for name in ("raised", "closed", "rule")}
        self._pens = {
            False: (QPen(look.colour("border"), 1), QBrush(look.colour("border"))),
            True: (QPen(look.colour("critical"), 1.5), QBrush(look.colour("critical"))),
        }
        self.inks = Inks(look, data, shown.colour, today)
        self._words = look.font("small")
        self._labels = GateLabels(look, data)
        self._tail = TailPainter(look, data)

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint what is in sight."""
        area, tall = sight.area, self.tall
        first = max(0, int((sight.top + area.top()) // tall))
        last = min(len(self.data) - 1, int((sight.top + area.bottom()) // tall))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(area, self._colours["raised"])
        self._closed(painter, sight)
        self._grounds(painter, sight, first, last)
        if self.shown.links:
            self._links(painter, sight, first, last)
        for row in range(first, last + 1):
            self._row(painter, sight, row)
        self._tail.paint(painter, sight, self.end - sight.left, tall, (first, last))
        self._today_line(painter, sight)
        if self.shown.dates or self.shown.colour is not ColourBy.PHASE:
            for row in range(first, last + 1):
                self._word(painter, sight, row)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in range(first - 1, last + 2):  # a diamond is a little taller than its row allows
            if 0 <= row < len(self.data):
                self._diamond(painter, sight, row)

    def _closed(self, painter: QPainter, sight: Sight) -> None:
        scale, area = self.scale, sight.area
        if scale.per_day < NOTHING_CLOSED_BELOW:
            return
        begin = scale.day(sight.left + area.left())
        end = scale.day(sight.left + area.right())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours["closed"])
        painter.drawRects(
            [
                QRectF(
                    scale.x(one.x) - sight.left, area.top(), scale.width(one.width), area.height()
                )
                for one in self.data.closed(begin, end)
            ]
        )

    def _grounds(self, painter: QPainter, sight: Sight, first: int, last: int) -> None:
        """The current row, and a hairline above every phase."""
        if first <= sight.current <= last:
            y = sight.current * self.tall - sight.top
            ground = QRectF(0, y, sight.width, self.tall)
            painter.fillRect(ground, self.look.colour("accent_fill"))
        for row in range(max(1, first), last + 1):
            if self.data.tasks[row].phase != self.data.tasks[row - 1].phase:
                y = row * self.tall - sight.top
                painter.fillRect(QRectF(0, y, sight.width, 1), self._colours["rule"])

    def _today_line(self, painter: QPainter, sight: Sight) -> None:
        if not self.data.first_day <= self.today <= self.data.last_day:
            return
        px, area = self.look.px, sight.area
        x = round(self.scale.x(self.today + 0.5) - sight.left)
        wide = px(2)
        painter.fillRect(
            QRectF(x - 1, area.top(), wide + 2, area.height()), self._colours["raised"]
        )
        painter.fillRect(QRectF(x, area.top(), wide, area.height()), self.look.colour("today"))

    # --- links -------------------------------------------------------------------------------

    def _links(self, painter: QPainter, sight: Sight, first: int, last: int) -> None:
        """Usual ones, then critical ones over them; each kind in two strokes."""
        kinds: dict[bool, list[Line]] = {False: [], True: []}
        for line in self.data.lines(first, last):
            kinds[line.critical and self.shown.critical].append(line)
        for loud, lines in kinds.items():
            pen, brush = self._pens[loud]
            strokes: list[QLineF] = []
            heads: list[list[QPointF]] = []
            for line in lines:
                self._line(line, sight, strokes, heads)
            if strokes:
                painter.setPen(pen)
                painter.drawLines(strokes)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(brush)
                for head in heads:
                    painter.drawPolygon(head)

    def _line(
        self, line: Line, sight: Sight, strokes: list[QLineF], heads: list[list[QPointF]]
    ) -> None:
        scale, tall = self.scale, self.tall
        left = sight.left - scale.x(0)
        per_day, top = scale.per_day, sight.top
        xs = [x * per_day - left for x, _ in line.points]
        if max(xs) < 0 or min(xs) > sight.width:
            return
        ys = [y * tall - top for _, y in line.points]
        strokes.extend(QLineF(xs[at], ys[at], xs[at + 1], ys[at + 1]) for at in range(len(xs) - 1))
        x, y, arm = xs[-1], ys[-1], self.look.px(3)
        if not -arm < y < sight.area.bottom() + arm:
            return
        if abs(x - xs[-2]) > abs(y - ys[-2]):
            back = arm + 1 if x > xs[-2] else -arm - 1
            heads.append([QPointF(x, y), QPointF(x - back, y - arm), QPointF(x - back, y + arm)])
        else:
            back = arm + 1 if y > ys[-2] else -arm - 1
            heads.append([QPointF(x, y), QPointF(x - arm, y - back), QPointF(x + arm, y - back)])

    # --- rows --------------------------------------------------------------------------------

    def _row(self, painter: QPainter, sight: Sight, row: int) -> None:
        marks = self.data.marks(row)
        if marks.bar is None and marks.bracket is None and not marks.dots:
            return
        middle = row * self.tall - sight.top + self.tall // 2
        ink = self.inks.of(row)
        if marks.bar is not None:
            if self.data.baseline:
                self._once(painter, sight, row)
            self._task(painter, sight, marks.bar, middle, ink)
        elif marks.bracket is not None:
            is_phase = marks.row.is_phase
            self._bracket(painter, sight, marks.bracket, middle, ink, phase=is_phase)
        for dot in marks.dots:
            self._dot(painter, sight, dot, middle, (ink[1], ink[2]))

    def _once(self, painter: QPainter, sight: Sight, row: int) -> None:
        """Where a row stood in the baseline, at the foot of the row, if that differs."""
        task = self.data.tasks[row]
        stood = self.data.baseline.get(task.id)
        if stood is None or stood == (task.start, task.finish):
            return
        first, last = (self.data.schedule.day_number(day) for day in stood)
        x, wide = self.scale.x(first) - sight.left, self.scale.width(last - first + 1)
        if x > sight.width or x + wide < 0:
            return
        px = self.look.px
        begin, end = max(x, -px(4)), min(x + wide, sight.width + px(4))
        left, foot = round(begin), (row + 1) * self.tall - sight.top
        painter.setPen(QPen(self.look.colour("baseline"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(*self._shapes.once(left, left + round(end - begin), foot)))

    def words_beside(self, row: int) -> str:
        """What stands beside a row's bar: its dates where they are shown, and what its colour
        says."""
        task, word = self.data.tasks[row], self.inks.word(row)
        dates = short_span(task.start, task.finish) if self.shown.dates else ""
        return " · ".join(part for part in (dates, word) if part)

    def _word(self, painter: QPainter, sight: Sight, row: int) -> None:
        bar = self.data.marks(row).bar or self.data.marks(row).bracket
        word = self.words_beside(row) if bar is not None else ""
        if bar is None or not word:
            return
        px, x = self.look.px, self.scale.x(bar.x) - sight.left
        beside = px(18 if row == sight.current else 6)  # the chosen row has a handle there
        wide = QFontMetricsF(self._words).horizontalAdvance(word) + px(4)
        right = x + max(self._shapes.least_bar, self.scale.width(bar.width)) + beside
        left = x - beside - wide
        most = min(sight.width, self.end - sight.left) - wide
        at = right if 0 <= right <= most else left
        if not 0 <= at <= most:
            return  # cut off, a date would be another one
        room = QRectF(at, row * self.tall - sight.top + 2, wide, self.tall - 4)
        painter.fillRect(room, self._colours["raised"])
        painter.setFont(self._words)
        painter.setPen(self.look.colour("muted"))
        painter.drawText(room.adjusted(px(2), 0, 0, 0), _LEFT, word)

    def _task(self, painter: QPainter, sight: Sight, bar: Bar, middle: float, ink: Ink) -> None:
        x = self.scale.x(bar.x) - sight.left
        shapes = self._shapes
        wide = max(shapes.least_bar, self.scale.width(bar.width) - 1)
        if x > sight.width or x + wide < 0:
            return
        begin = max(x, -shapes.bar_height)
        end = min(x + wide, sight.width + shapes.bar_height)
        left = round(begin)
        box = shapes.bar(left, left + round(end - begin), middle)
        painter.setPen(ink[0])
        painter.setBrush(ink[1])
        painter.drawRoundedRect(QRectF(*box), shapes.corner, shapes.corner)
        if bar.done:
            reach = round(min(end, x + wide * bar.done) - begin)
            stripe = shapes.stripe(box, left + reach)
            if stripe:
                painter.fillRect(QRectF(*stripe), self._stripe(ink))
        if bar.critical and self.shown.critical:
            painter.fillRect(QRectF(*shapes.critical(box)), self._pens[True][1])

    def _stripe(self, ink: Ink) -> QColor:
        """White or near black, whichever stands out from the bar."""
        return QColor(_DARK if ink[1].color().lightnessF() > _LIGHT_FROM else _WHITE)

    def _bracket(
        self,
        painter: QPainter,
        sight: Sight,
        bracket: PhaseBracket,
        middle: float,
        ink: Ink,
        *,
        phase: bool,
    ) -> None:
        x, wide = self.scale.x(bracket.x) - sight.left, self.scale.width(bracket.width)
        if x > sight.width or x + wide < 0:
            return
        px = self.look.px
        painter.setPen(ink[0])
        painter.setBrush(ink[1])
        begin, end = max(x, -px(4)), min(x + wide, sight.width + px(4))
        left, right = round(begin), round(begin) + round(end - begin)
        painter.drawRect(QRectF(*self._shapes.bracket(left, right, middle, phase=phase)))
        for foot in self._shapes.feet(round(x), round(x + wide) + 1, middle, phase=phase):
            painter.fillRect(QRectF(*foot), ink[2])

    def _dot(
        self,
        painter: QPainter,
        sight: Sight,
        dot: Dot,
        middle: float,
        ink: tuple[QBrush, QBrush],
    ) -> None:
        px = self.look.px
        x = self.scale.x(dot.x) - sight.left
        if -px(10) < x < sight.width + px(10):
            left, *others = self._shapes.occurrence(x, middle)
            square = QRectF(round(left), *others)
            painter.fillRect(square, ink[1])
            if int(dot.x) >= self.today:  # past ones stay in the edge colour
                painter.fillRect(square.adjusted(1, 1, -1, -1), ink[0])

    def _diamond(self, painter: QPainter, sight: Sight, row: int) -> None:
        diamond, px = self.data.marks(row).diamond, self.look.px
        if diamond is None:
            return
        x = self.scale.x(diamond.x) - sight.left
        if not -px(320) < x < sight.width + px(320):
            return
        y = row * self.tall - sight.top
        centre = QPointF(x, y + self.tall / 2)
        state = self.data.gate(row)
        if state is None:
            painter.setPen(QPen(self.look.colour("border"), OUTLINE * self.look.scale))
            painter.setBrush(self._colours["raised"])
            painter.drawEllipse(centre, self._shapes.milestone, self._shapes.milestone)
            return
        self._labels.paint(painter, row, centre, min(sight.width, self.end - sight.left), self.tall)
        draw_gate(painter, self.look, centre, self._shapes.gate, state)
