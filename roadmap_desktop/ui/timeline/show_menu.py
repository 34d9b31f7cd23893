"""The menu of what the timeline shows: colours, baselines, and what has no room beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from roadmap_desktop.timeline.states import ColourBy
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import Shown
from roadmap_desktop.ui.timeline.zoom_words import (
    MONTH_KEY,
    TODAY_KEY,
    WHOLE,
    WHOLE_KEY,
    name_of,
)


class ShowMenu(QMenu):
    """Filled anew each time it opens."""

    to_be_filled = Signal()
    """What it tells of the plan is needed now."""
    shown_changed = Signal(object)
    """A ``Shown``."""
    today_requested = Signal()
    month_requested = Signal()
    whole_requested = Signal()
    legend_requested = Signal()
    """What the marks mean."""
    baseline_requested = Signal()
    """Take a baseline now."""
    forget_requested = Signal(str)
    addendum_requested = Signal(str)
    """Write what has moved since this baseline."""
    manage_requested = Signal()
    """Look at all baselines."""
    late_requested = Signal()
    """Push what is late."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(look.font())
        self.setStyleSheet(
            "QMenu { menu-scrollable: 1; }"
        )  # at large text it is taller than a room
        self.shown = Shown()
        self.baselines: Sequence[tuple[str, str]] = ()
        """Id and name of each baseline, oldest first."""
        self.late = 0
        """Rows that are late."""

    def fill(self, zooms: Sequence[tuple[str, bool, Callable[[], None]]], *, whole: bool) -> None:
        """``zooms`` are the steps that have no button: (words, in force, act); ``whole`` tells
        that the whole plan is shown."""
        self.clear()
        self.to_be_filled.emit()
        if zooms:
            steps = self.addMenu(self.tr("Zoom"))
            steps.setFont(self.font())
            for words, on, act in zooms:
                self._tick(words, on, steps).triggered.connect(lambda _=False, a=act: a())
        self.addAction(f"{self.tr('Go to today')}\t{TODAY_KEY}", self.today_requested.emit)
        self.addAction(f"{self.tr('This month')}\t{MONTH_KEY}", self.month_requested.emit)
        all_of_it = self._tick(f"{name_of(WHOLE)}\t{WHOLE_KEY}", whole)
        all_of_it.triggered.connect(lambda: self.whole_requested.emit())
        self.addSeparator()
        self._choice(self.tr("Links"), self.shown.links, links=not self.shown.links)
        self._choice(
            self.tr("Critical path"), self.shown.critical, critical=not self.shown.critical
        )
        self.addAction(self.tr("What the marks mean"), self.legend_requested.emit)
        self._colours()
        self._baselines()
        if self.late:
            self.addSeparator()
            words = self.tr("Push {n} late tasks to today…").format(n=self.late)
            one = self.tr("Push one late task to today…")
            self.addAction(one if self.late == 1 else words, self.late_requested.emit)

    def _tick(self, words: str, on: bool, into: QMenu | None = None) -> QAction:
        action = (into or self).addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _choice(self, words: str, on: bool, **change: object) -> QAction:
        action = self._tick(words, on)
        wanted = replace(self.shown, **change)  # type: ignore[arg-type]
        action.triggered.connect(lambda _=False: self.shown_changed.emit(wanted))
        return action

    def _head(self, words: str) -> None:
        """Says what the next entries are; the style sheet shows no words of a section."""
        self.addSeparator()
        self.addAction(words).setEnabled(False)

    def _colours(self) -> None:
        self._head(self.tr("Colour tells"))
        group = QActionGroup(self)
        words = {
            ColourBy.PHASE: self.tr("the phase"),
            ColourBy.OWNER: self.tr("who does it"),
            ColourBy.STATE: self.tr("how it stands today"),
        }
        for by, called in words.items():
            group.addAction(self._choice(called, self.shown.colour is by, colour=by))

    def _baselines(self) -> None:
        self._head(self.tr("Compare with"))
        group = QActionGroup(self)
        nothing = self._choice(self.tr("no baseline"), not self.shown.baseline, baseline="")
        group.addAction(nothing)
        for baseline, name in self.baselines:
            on = self.shown.baseline == baseline
            group.addAction(self._choice(name.replace("&", "&&"), on, baseline=baseline))
        self.addAction(self.tr("Take a baseline now…"), self.baseline_requested.emit)
        if self.baselines:
            self.addAction(self.tr("Baselines…"), self.manage_requested.emit)
        if self.shown.baseline:
            chosen = self.shown.baseline
            self.addAction(
                self.tr("Addendum since this baseline…"),
                lambda: self.addendum_requested.emit(chosen),
            )
            self.addAction(
                self.tr("Forget this baseline"), lambda: self.forget_requested.emit(chosen)
            )
