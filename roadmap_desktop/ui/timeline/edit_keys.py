"""The keyboard on the timeline: what the mouse can do, without one.

Alt and an arrow take hold of the chosen rows and move them; as long as Alt is down nothing is
written and the strip tells what else would move. Letting go of Alt, or Enter, keeps it; Esc leaves
all as it was.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.timeline import acts
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.editor import ChartEditor

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
WEEK = 7
_SIDEWAYS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
_UPDOWN = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class EditKeys(QObject):
    """Watches the keys of the chart and of the table beside it."""

    nest_requested = Signal(int)
    """1 to indent the chosen rows, -1 to outdent them."""
    place_requested = Signal(int)
    """1 to take the chosen rows one place down, -1 up."""
    insert_requested = Signal()
    remove_requested = Signal()
    link_requested = Signal()
    """Begin a link at the current row, or draw it to here where one was begun."""
    links_requested = Signal()
    """Look through the links of the current row."""
    left = Signal()
    """Esc, with nothing held."""

    def __init__(
        self,
        editor: ChartEditor,
        chart: QWidget,
        table: QWidget,
        chosen: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__(chart)
        self._editor = editor
        self._chart = chart
        self._chosen = chosen
        self._rows: tuple[str, ...] = ()
        self._days = 0
        self._steps = 0
        self._longer = 0
        for watched in (chart, table):
            watched.installEventFilter(self)

    @property
    def holds(self) -> bool:
        """Rows are held by the keyboard."""
        return bool(self._rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that edit; leave all others."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._is_ours(event):
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_press(event, in_chart=watched is self._chart)
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if self.holds and event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
                self._keep()
                return True
            return False
        if event.type() == QEvent.Type.FocusOut and self.holds:
            self._keep()
        return False

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        arrows, mods = {*_SIDEWAYS, *_UPDOWN}, event.modifiers()
        links = event.key() == Qt.Key.Key_L and bool(mods & CTRL) and not mods & ALT
        return links or (bool(mods & ALT) and int(event.key()) in arrows)

    def _on_press(self, event: QKeyEvent, *, in_chart: bool) -> bool:
        key, mods = int(event.key()), event.modifiers()
        if mods & ALT and key in _SIDEWAYS:
            return self._sideways(_SIDEWAYS[key], mods, in_chart=in_chart)
        if mods & ALT and key in _UPDOWN:
            self.place_requested.emit(_UPDOWN[key])
            return True
        trying = self._editor.is_trying
        if trying and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if trying:
                self._rows = ()
                self._editor.leave()
                self.left.emit()
                return True
            self.left.emit()
            return False
        plain = not mods & (CTRL | ALT | SHIFT)
        signals = {
            Qt.Key.Key_Insert: self.insert_requested,
            Qt.Key.Key_Delete: self.remove_requested,
        }
        wanted = signals.get(Qt.Key(event.key())) if plain else None
        with_ctrl = mods & (CTRL | ALT | SHIFT) == CTRL
        if event.key() == Qt.Key.Key_L and (with_ctrl or (plain and in_chart)):
            wanted = self.link_requested  # in the table a bare L begins a word
        if event.key() == Qt.Key.Key_L and mods & (CTRL | ALT | SHIFT) == CTRL | SHIFT:
            wanted = self.links_requested
        if wanted is None:
            return False
        wanted.emit()
        return True

    def _sideways(self, way: int, mods: Qt.KeyboardModifier, *, in_chart: bool) -> bool:
        if mods & SHIFT and not in_chart:
            self.nest_requested.emit(way)
            return True
        if not self.holds:
            self._rows, self._days, self._steps, self._longer = self._chosen(), 0, 0, 0
        if not self._rows:
            return True
        if mods & SHIFT:
            self._longer += way
        elif mods & CTRL:
            self._days += way * WEEK
        else:
            self._steps += way
        self._try()
        return True

    def _try(self) -> None:
        schedule = self._editor.schedule
        act: Act | None = None
        try:
            if self._longer:
                act = acts.change_length(schedule, self._rows[0], self._longer)
            elif self._days and not self._steps:
                act = acts.move(schedule, self._rows, self._days)
            elif self._steps or self._days:
                weeks = self._days // WEEK
                week = len(schedule.calendar.work_week)
                first = schedule.by_id[self._rows[0]]
                by_day = acts.counts_every_day(first)
                act = acts.move_working(
                    schedule, self._rows, self._steps + weeks * (WEEK if by_day else week)
                )
        except PlanError as error:
            self._rows = ()
            self._editor.leave()
            self._editor.told.emit(str(error))
            return
        if act is None:
            self._editor.leave()
        elif not self._editor.try_act(act):
            self._rows = ()
            self._editor.leave()

    def _keep(self) -> None:
        self._rows = ()
        self._editor.drop()
