"""The mouse on the chart: takes hold, moves, lets go; Esc leaves all as it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.chart_data import ChartData
from roadmap_desktop.ui.timeline.editor import ChartEditor
from roadmap_desktop.ui.timeline.gestures import LINKS, Gesture, Pointer
from roadmap_desktop.ui.timeline.hits import CURSORS, Hit, Hits, Part
from roadmap_desktop.ui.timeline.overlay import Ghost, Over, OverlayPainter, Rubber
from roadmap_desktop.ui.timeline.pane import ChartPane
from roadmap_desktop.ui.timeline.row_words import dates_in_words
from roadmap_desktop.ui.timeline.scale import Sight

FAR_ENOUGH = 4
"""Pixels the hand moves before a click becomes a drag."""
SCROLL_EVERY, SCROLL_BY, SCROLL_ZONE = 40, 24, 20
"""Milliseconds and pixels while the hand is within so many pixels of the chart's side."""


class Hand(QObject):
    """Turns mouse events of a pane into acts of an editor."""

    def __init__(
        self,
        look: Look,
        pane: ChartPane,
        editor: ChartEditor,
        chosen: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__(pane)
        self._look = look
        self._pane = pane
        self._editor = editor
        self._chosen = chosen
        self._painter = OverlayPainter(look)
        self._pressed: tuple[Hit, Pointer] | None = None
        self._gesture: Gesture | None = None
        self._worked_out: tuple[object, ...] = ()
        self._stood: tuple[Ghost, ...] = ()
        self._where = QPointF()
        self._scroll = QTimer(self)
        self._scroll.setInterval(SCROLL_EVERY)
        self._scroll.timeout.connect(self._on_scroll)
        self.link_points: Callable[[], list[QPointF]] = list
        """The line of the link that is chosen, in pixels of the viewport."""
        pane.hand = self

    @property
    def holds(self) -> bool:
        """Something is held in the air."""
        return self._gesture is not None

    @property
    def row(self) -> str:
        """Id of the row that is held, '' for none."""
        return self._gesture.row if self._gesture is not None else ""

    @property
    def draws_link(self) -> bool:
        """It draws a link, and moves nothing itself."""
        return self._gesture is not None and self._gesture.part in LINKS

    def is_over_mark(self, where: QPointF) -> bool:
        """There is a mark or a handle at a point, to be taken hold of."""
        return self._hit(where).part is not Part.NOTHING

    # --- the mouse ---------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of what is there; False where there is nothing to hold."""
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        hit = self._hit(event.position())
        if hit.part is Part.NOTHING:
            return False
        self._pressed = hit, self._pointer(event.position())
        return True

    def move(self, event: QMouseEvent) -> None:
        """Follow the hand, or show what could be taken hold of."""
        self._where = event.position()
        if self._pressed is None:
            self._pane.viewport().setCursor(CURSORS[self._hit(event.position()).part])
            return
        if self._gesture is None:
            began = self._pressed[1]
            moved = event.position() - began.at
            if max(abs(moved.x()), abs(moved.y())) < FAR_ENOUGH:
                return
            self._take(*self._pressed)
        self._follow()
        self._scroll.start()

    def release(self) -> None:
        """Let go: what was tried becomes a step."""
        held, self._pressed, self._gesture = self._gesture, None, None
        self._scroll.stop()
        self._worked_out, self._stood = (), ()
        if held is not None:
            self._editor.drop()
        self._pane.viewport().update()

    def leave(self) -> bool:
        """Leave all as it was; False where nothing was held."""
        held = self._gesture is not None
        self._pressed, self._gesture = None, None
        self._scroll.stop()
        self._worked_out, self._stood = (), ()
        if held:
            self._editor.leave()
            self._pane.viewport().update()
        return held

    def _take(self, hit: Hit, pointer: Pointer) -> None:
        data = self._data()
        task = data.tasks[hit.row]
        chosen = self._chosen()
        rows = chosen if task.id in chosen and hit.part is Part.BODY else (task.id,)
        self._gesture = Gesture(part=hit.part, row=task.id, rows=rows, began=pointer, now=pointer)
        if hit.part not in (*LINKS, Part.DONE):
            self._stood = tuple(
                Ghost(data.row_of[one], data.tasks[data.row_of[one]].start_day, _days(data, one))
                for one in rows
                if one in data.row_of and data.marks(data.row_of[one]).bar is not None
            )

    def _follow(self) -> None:
        if self._gesture is None:
            return
        self._gesture = self._gesture.follow(self._pointer(self._where))
        if self._gesture.key != self._worked_out:
            self._worked_out = self._gesture.key
            self._try()
        self._pane.viewport().update()

    def _try(self) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        try:
            act = gesture.wish(self._editor.schedule)
        except PlanError as error:
            self._editor.told.emit(str(error))
            act = None
        if act is None:
            self._editor.leave()
        else:
            self._editor.try_act(act)

    def _on_scroll(self) -> None:
        """Scroll on while the hand is at the side of the chart."""
        view, across = self._pane.viewport(), self._pane.horizontalScrollBar()
        if self._where.x() > view.width() - SCROLL_ZONE:
            across.setValue(across.value() + SCROLL_BY)
        elif self._where.x() < SCROLL_ZONE:
            across.setValue(across.value() - SCROLL_BY)
        else:
            return
        self._follow()

    # --- where it is -------------------------------------------------------------------------

    def _data(self) -> ChartData:
        if self._pane.data is None:
            raise LookupError
        return self._pane.data

    def _hits(self) -> Hits:
        left = float(self._pane.horizontalScrollBar().value())
        return Hits(self._look, self._data(), self._pane.scale, left)

    def _hit(self, where: QPointF) -> Hit:
        row = self._pane.row_at(where.toPoint())
        if row < 0:
            return Hit(-1, Part.NOTHING)
        return self._hits().at(where, row, self._middle(row), chosen=row == self._pane.current)

    def _middle(self, row: int) -> float:
        tall = self._look.px(ROW)
        return row * tall - self._pane.verticalScrollBar().value() + tall / 2

    def _pointer(self, where: QPointF) -> Pointer:
        row = self._pane.row_at(where.toPoint())
        return Pointer(
            at=QPointF(where),
            day=self._pane.day_at(where.toPoint()),
            row=self._data().tasks[row].id if row >= 0 else "",
            second_half=row >= 0 and self._hits().in_second_half(where, row),
        )

    # --- painting ----------------------------------------------------------------------------

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Handles of the chosen row, and all that belongs to what is held."""
        hits = self._hits()
        if self._gesture is None:
            self._painter.handles(painter, hits, sight)
            self._painter.link(painter, self.link_points())
            return
        self._painter.paint(painter, self._over(self._gesture, hits), hits, sight)

    def _over(self, gesture: Gesture, hits: Hits) -> Over:
        row = self._data().row_of.get(gesture.row, -1)
        if gesture.part in LINKS:
            span = hits.span(row)
            begin = gesture.began.at
            if span is not None:
                x = span.left if gesture.part is Part.LINK_BEGIN else span.right
                begin = QPointF(x, self._middle(row))
            target = self._data().row_of.get(gesture.now.row, -1)
            rubber = Rubber(begin, gesture.now.at, target if gesture.now.row != gesture.row else -1)
            return Over(rubber=rubber)
        task = self._data().tasks[row] if row >= 0 else None
        words = self._tip(task, gesture) if task is not None else ""
        return Over(ghosts=self._stood, tip=words, tip_at=gesture.now.at)

    def _tip(self, task: ScheduledTask, gesture: Gesture) -> str:
        if gesture.part is Part.DONE:
            return self.tr("{percent} % done").format(percent=round(task.percent))
        return dates_in_words(task)


def _days(data: ChartData, row: str) -> float:
    task = data.tasks[data.row_of[row]]
    return task.finish_day + 1 - task.start_day
