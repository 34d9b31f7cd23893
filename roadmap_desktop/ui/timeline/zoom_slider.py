"""The slider of the timeline's zoom: dragged freely, by keys from step to step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSlider

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.scale import DAYS, YEARS, zoom_at

PLACES = 100
_CLOSER = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Plus})
_FURTHER = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Minus})


class ZoomSlider(QSlider):
    """From years at the left to days at the right; it says the name of the step it is near."""

    zoom_requested = Signal(float)
    """Pixels a day at 100 %."""
    zoom_stepped = Signal(int)
    """One step closer (1) or further away (-1)."""

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, PLACES)
        self.setFixedWidth(look.px(110))
        self.setMinimumHeight(look.px(24))
        self.setAccessibleName(self.tr("Zoom"))
        self.setToolTip(self.tr("Zoom; also Ctrl and the wheel, or + and − on the chart"))
        self.valueChanged.connect(lambda at: self.zoom_requested.emit(zoom_at(at / PLACES)))

    def show_zoom(self, share: float, name: str) -> None:
        """Stand where the zoom is, between the least (0) and the most (1)."""
        self.blockSignals(True)
        self.setValue(round(share * PLACES))
        self.blockSignals(False)
        self.setAccessibleName(self.tr("Zoom: {step}").format(step=name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, + and − go from step to step; Home shows years, End days."""
        key = Qt.Key(event.key())
        if key in _CLOSER or key in _FURTHER:
            self.zoom_stepped.emit(1 if key in _CLOSER else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.zoom_requested.emit(YEARS if key == Qt.Key.Key_Home else DAYS)
        else:
            super().keyPressEvent(event)
