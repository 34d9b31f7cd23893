"""The keyboard on the timeline: what the mouse can do, without one.

Alt and an arrow take hold of the chosen rows and move them; as long as Alt is down nothing is
written and the strip tells what else would move. Letting go of Alt, or Enter, keeps it; Esc leaves
all as it was. Where the focus goes elsewhere meanwhile, the strip asks. With Ctrl a step is a week;
with Shift the end moves, or how far the work is; with both the beginning does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.timeline import acts
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.editor import ChartEditor

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
WEEK = 7
_SIDEWAYS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}
_UPDOWN = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


@dataclass(slots=True)
class Held:
    """Rows that the keys hold, and how far they were taken."""

    rows: tuple[str, ...] = ()
    steps: int = 0
    """Working days, or calendar days of a phase or gate."""
    weeks: int = 0
    longer: int = 0
    """Units of length by which the end moves."""
    begin: int = 0
    """Days by which the beginning moves while the end stays."""
    done: int = 0
    """Marks of five per cent by which more is done."""

    def wish(self, schedule: Schedule) -> Act | None:
        """What it wants; None where it wants nothing (any more). Raises ``PlanError``."""
        row = schedule.by_id[self.rows[0]]
        if self.longer:
            return acts.change_length(schedule, row.id, self.longer)
        if self.begin:
            return acts.move_begin(schedule, row.id, self.begin)
        if self.done:
            return acts.set_done(row.id, (row.percent + self.done * acts.DONE_STEP) / 100)
        if self.weeks and not self.steps:
            return acts.move(schedule, self.rows, self.weeks * WEEK)
        if not self.steps:
            return None
        week = WEEK if acts.counts_every_day(row) else len(schedule.calendar.work_week)
        return acts.move_working(schedule, self.rows, self.steps + self.weeks * week)


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
    name_requested = Signal()
    """Edit the name of the current row, asked for on the chart."""
    asked = Signal()
    """The focus went elsewhere while rows were held: what is tried needs a yes."""
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
        self._halves = (chart, table)
        self._chosen = chosen
        self._held = Held()
        for watched in self._halves:
            watched.installEventFilter(self)

    @property
    def holds(self) -> bool:
        """Rows are held by the keyboard."""
        return bool(self._held.rows)

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
            self._ask_elsewhere()
        return False

    def _ask_elsewhere(self) -> None:
        """Alt is let go where nobody hears it, as in another window, so that it says no yes."""
        if QApplication.focusWidget() not in self._halves:
            self._held = Held()
            self.asked.emit()

    @staticmethod
    def _is_ours(event: QKeyEvent) -> bool:
        arrows, mods = {*_SIDEWAYS, *_UPDOWN}, event.modifiers()
        links = event.key() == Qt.Key.Key_L and bool(mods & CTRL) and not mods & ALT
        return links or (bool(mods & ALT) and int(event.key()) in arrows)

    def _on_press(self, event: QKeyEvent, *, in_chart: bool) -> bool:
        key, mods = int(event.key()), event.modifiers()
        if mods & ALT and key in _SIDEWAYS:
            return self._sideways(_SIDEWAYS[key], mods, in_chart=in_chart)
        if mods & ALT and mods & SHIFT and key in _UPDOWN:
            return self._take(done=-_UPDOWN[key])
        if mods & ALT and key in _UPDOWN:
            self.place_requested.emit(_UPDOWN[key])
            return True
        trying = self._editor.is_trying
        if trying and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if trying:
                self.leave()
                self.left.emit()
                return True
            self.left.emit()
            return False
        plain = not mods & (CTRL | ALT | SHIFT)
        if event.key() == Qt.Key.Key_F2 and plain and in_chart:
            self.name_requested.emit()
            return True
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
        if mods & SHIFT and mods & CTRL:
            return self._take(begin=way)
        if mods & SHIFT and (in_chart or self._on_phase()):
            return self._take(longer=way)
        if mods & SHIFT:
            self.nest_requested.emit(way)
            return True
        return self._take(weeks=way) if mods & CTRL else self._take(steps=way)

    def _on_phase(self) -> bool:
        """A phase does not nest, so that in the table its end moves too."""
        chosen = self._chosen()
        row = self._editor.schedule.by_id.get(chosen[0]) if chosen else None
        return row is not None and row.kind is TaskKind.PHASE

    def _take(self, **further: int) -> bool:
        """Take hold of the chosen rows, or take what is held further."""
        if not self.holds:
            self._held = Held(self._chosen())
        if not self._held.rows or self._held.rows[0] not in self._editor.schedule.by_id:
            self._held = Held()
            return True
        for name, steps in further.items():
            setattr(self._held, name, getattr(self._held, name) + steps)
        self._try()
        return True

    def _try(self) -> None:
        try:
            act = self._held.wish(self._editor.schedule)
        except PlanError as error:
            self.leave()
            self._editor.told.emit(str(error))
            return
        if act is None:
            self._editor.leave()
        elif not self._editor.try_act(act):
            self.leave()

    def leave(self) -> None:
        """Let go of what is held, and leave all as it was."""
        self._held = Held()
        self._editor.leave()

    def _keep(self) -> None:
        self._held = Held()
        self._editor.drop()
