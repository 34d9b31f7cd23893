"""The timeline's toolbar: zoom, what is shown besides the bars, and the way to change dates."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QSlider, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import Shown
from roadmap_desktop.ui.timeline.scale import DAYS, MONTHS, WEEKS, share_of, zoom_at
from roadmap_desktop.ui.timeline.show_menu import ShowMenu
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import Check
from roadmap_desktop.ui.widgets.layouts import box, row
from roadmap_desktop.ui.widgets.text import Heading

WHOLE = 0.0
"""Instead of a zoom: as wide as the whole plan needs."""
STEPS = 100
"""Of the slider."""


class Toolbar(QFrame):
    """One line at every width: what has no room moves into a menu."""

    zoom_requested = Signal(float)
    """Pixels a day at 100 %, ``WHOLE`` for the whole plan."""
    shown_changed = Signal(object)
    """A ``Shown``."""
    setup_requested = Signal()

    def __init__(self, look: Look, shown: Shown) -> None:
        super().__init__()
        self.setObjectName("head")
        self._look = look
        self._per_day, self._whole = WEEKS, True
        self.heading = Heading(look, self.tr("Timeline"))
        self.heading.setWordWrap(False)
        self.heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._zooms = (
            (self.tr("Days"), DAYS),
            (self.tr("Weeks"), WEEKS),
            (self.tr("Months"), MONTHS),
            (self.tr("Whole plan"), WHOLE),
        )
        self.segments = self._segments()
        self.slider = self._slider()
        self.links = Check(look, self.tr("Links"))
        self.critical = Check(look, self.tr("Critical path"))
        self.links.setChecked(shown.links)
        self.critical.setChecked(shown.critical)
        for check in (self.links, self.critical):
            check.toggled.connect(self._on_checked)
        self._checks = box(row(look, self.links, self.critical, gap=16))
        self.menu = ShowMenu(look, self)
        self.menu.shown = shown
        self.menu.shown_changed.connect(self.show_shown)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more = Button(look, self.tr("Show"), "plain", "chevron-down")
        self.more.clicked.connect(self._open_menu)
        self.setup = Button(
            look,
            self.tr("Start, phases and closed days…"),
            "plain",
            pressed=self.setup_requested.emit,
        )
        parts = (self.heading, 4, self.segments, self.slider, self._checks, self.more, None)
        self.setLayout(row(look, *parts, self.setup, gap=14, pad=(20, 8, 16, 8)))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit(look.px(1196))

    @property
    def shown(self) -> Shown:
        """What is shown besides the bars."""
        return self.menu.shown

    def show_shown(self, shown: Shown) -> None:
        """Take over what is shown besides the bars."""
        self.menu.shown = shown
        for check, on in ((self.links, shown.links), (self.critical, shown.critical)):
            check.blockSignals(True)
            check.setChecked(on)
            check.blockSignals(False)
        self.shown_changed.emit(shown)

    def _on_checked(self) -> None:
        links, critical = self.links.isChecked(), self.critical.isChecked()
        self.show_shown(replace(self.menu.shown, links=links, critical=critical))

    def show_zoom(self, per_day: float, *, whole: bool) -> None:
        """Mark the step in force, if it is one, and move the slider along."""
        self._per_day, self._whole = per_day, whole
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._in_force(float(button.property("per_day"))))
        self._group.setExclusive(True)
        self.slider.blockSignals(True)
        self.slider.setValue(round(share_of(per_day) * STEPS))
        self.slider.blockSignals(False)

    def _in_force(self, step: float) -> bool:
        return (
            self._whole if step == WHOLE else not self._whole and abs(step - self._per_day) < 0.05
        )

    def _segments(self) -> QWidget:
        self._group = QButtonGroup(self)
        buttons = []
        for words, per_day in self._zooms:
            button = Button(self._look, words, "segment")
            button.setCheckable(True)
            button.setProperty("per_day", per_day)
            button.clicked.connect(lambda _=False, p=per_day: self.zoom_requested.emit(p))
            self._group.addButton(button)
            buttons.append(button)
        return box(row(self._look, *buttons, gap=0))

    def _slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, STEPS)
        slider.setFixedWidth(self._look.px(110))
        slider.setMinimumHeight(self._look.px(24))
        slider.setAccessibleName(self.tr("Zoom"))
        slider.setToolTip(self.tr("Zoom; also Ctrl and the wheel, or + and − on the chart"))
        slider.valueChanged.connect(lambda at: self.zoom_requested.emit(zoom_at(at / STEPS)))
        return slider

    # --- width -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move parts into the menu or out of it."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        logical = width / self._look.scale
        self.slider.setVisible(logical >= 1190)
        self._checks.setVisible(logical >= 1060)
        self.segments.setVisible(logical >= 760)
        short, full = self.tr("Change dates…"), self.tr("Start, phases and closed days…")
        self.setup.setText(full if logical >= 560 else short)
        self.setup.setToolTip("" if logical >= 560 else full)
        self.setup.setAccessibleName(full)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        zooms = []
        if not self.segments.isVisible():
            zooms = [
                (words, self._in_force(step), partial(self.zoom_requested.emit, step))
                for words, step in self._zooms
            ]
        self.menu.fill(zooms)
