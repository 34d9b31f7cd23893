"""The timeline's toolbar: zoom, what is shown besides the bars, and the way to change dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import Shown
from roadmap_desktop.ui.timeline.scale import WEEKS, nearest_step, share_of
from roadmap_desktop.ui.timeline.show_menu import ShowMenu
from roadmap_desktop.ui.timeline.zoom_slider import ZoomSlider
from roadmap_desktop.ui.timeline.zoom_words import (
    MONTH_KEY,
    TODAY_KEY,
    WHOLE,
    WHOLE_KEY,
    name_of,
    step_names,
)
from roadmap_desktop.ui.widgets.buttons import Button, IconButton
from roadmap_desktop.ui.widgets.choices import Check
from roadmap_desktop.ui.widgets.layouts import box, row
from roadmap_desktop.ui.widgets.text import Heading

GAP, SIDES = 14, (20, 16)


class Toolbar(QFrame):
    """One line at every width: what has no room moves into a menu."""

    zoom_requested = Signal(float)
    """Pixels a day at 100 %, ``WHOLE`` for the whole plan."""
    zoom_stepped = Signal(int)
    """One step closer (1) or further away (-1)."""
    today_requested = Signal()
    month_requested = Signal()
    search_requested = Signal()
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
        self._group = QButtonGroup(self)
        self.segments = box(row(look, *(self._step(*one) for one in step_names()), gap=0))
        self.slider = ZoomSlider(look)
        self.slider.zoom_requested.connect(self.zoom_requested)
        self.slider.zoom_stepped.connect(self.zoom_stepped)
        self._goes = self._places_to_go()
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
        self.menu.whole_requested.connect(lambda: self.zoom_requested.emit(WHOLE))
        self.more = Button(look, self.tr("Show"), "plain", "chevron-down")
        self.more.clicked.connect(self._open_menu)
        self.search = IconButton(
            look, "search", self.tr("Find and filter rows"), self.search_requested.emit
        )
        self.search.hide()
        self._setup_words = self.tr("Start, phases and closed days…")
        self.setup = Button(look, self._setup_words, "plain", pressed=self.setup_requested.emit)
        parts = (self.heading, self.segments, self.slider, self._goes, self._checks, self.more)
        self.setLayout(
            row(
                look,
                *parts,
                self.search,
                None,
                self.setup,
                gap=GAP,
                pad=(SIDES[0], 8, SIDES[1], 8),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit(look.px(1196))

    # --- what is shown -----------------------------------------------------------------------

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
        self.slider.show_zoom(share_of(per_day), name_of(WHOLE if whole else nearest_step(per_day)))

    def _in_force(self, step: float) -> bool:
        return (
            self._whole if step == WHOLE else not self._whole and abs(step - self._per_day) < 0.05
        )

    # --- parts -------------------------------------------------------------------------------

    def _step(self, words: str, per_day: float) -> Button:
        button = Button(self._look, words, "segment")
        button.setCheckable(True)
        button.setProperty("per_day", per_day)
        button.clicked.connect(lambda: self.zoom_requested.emit(per_day))
        self._group.addButton(button)
        return button

    def _places_to_go(self) -> QWidget:
        look = self._look
        self.today = Button(look, self.tr("Today"), "segment", pressed=self.today_requested.emit)
        self.month = Button(
            look, self.tr("This month"), "segment", pressed=self.month_requested.emit
        )
        self.whole = self._step(name_of(WHOLE), WHOLE)
        keys = {self.today: TODAY_KEY, self.month: MONTH_KEY, self.whole: WHOLE_KEY}
        for button, key in keys.items():
            button.setToolTip(f"{button.text()} ({key})")
        return box(row(look, *keys, gap=0))

    # --- width -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move parts into the menu or out of it."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def offer_search(self, *, on: bool) -> None:
        """A way to the line for finding rows, where that is away."""
        if on is self.search.isHidden():
            self.search.setVisible(on)
            self._fit(self.width())

    def _fit(self, width: int) -> None:
        """Show as much as has room; what gives way stands in the menu."""
        for part in (self.slider, self.segments, self._checks, self._goes, self.month, self.whole):
            part.show()
        self._name_setup(self._setup_words)
        gives_way: tuple[Callable[[], None], ...] = (
            self._checks.hide,
            lambda: self._name_setup(self.tr("Change dates…")),
            self.slider.hide,
            self.segments.hide,
            self.month.hide,
            self.whole.hide,
            self._goes.hide,
        )
        for give_way in gives_way:
            if self._needed() <= width:
                break
            give_way()

    def _needed(self) -> int:
        """Px of all that is not hidden."""
        px = self._look.px
        goes = [one for one in (self.today, self.month, self.whole) if not one.isHidden()]
        wide = [
            part.sizeHint().width()
            for part in (self.heading, self.segments, self.slider, self._checks, self.search)
            if not part.isHidden()
        ]
        wide += [self.more.sizeHint().width(), self.setup.sizeHint().width()]
        if not self._goes.isHidden():
            wide.append(sum(one.sizeHint().width() for one in goes))
        return sum(wide) + len(wide) * px(GAP) + px(sum(SIDES))

    def _name_setup(self, words: str) -> None:
        self.setup.setText(words)
        self.setup.setToolTip("" if words == self._setup_words else self._setup_words)
        self.setup.setAccessibleName(self._setup_words)

    # --- menu --------------------------------------------------------------------------------

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        zooms = []
        if self.segments.isHidden():
            zooms = [
                (words, self._in_force(step), partial(self.zoom_requested.emit, step))
                for words, step in step_names()
            ]
        self.menu.fill(zooms, whole=self._whole)
