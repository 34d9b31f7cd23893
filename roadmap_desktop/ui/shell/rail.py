"""The rail at the left: the places of an open plan."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton

from roadmap_desktop.ui.navigation import Place
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import column, frame, line

ICONS = {
    Place.HOME: "house",
    Place.OVERVIEW: "layout-dashboard",
    Place.INTERVIEW: "list-checks",
    Place.TIMELINE: "calendar-range",
    Place.GATES: "milestone",
    Place.HISTORY: "history",
}


ROOMY_BELOW = 1.4
"""Text size from which the items are lower, so that all stand in a small window."""
WIDE, ICON_WIDE = 84, 52
"""Px at 100 %, with names and without."""


class _PlaceButton(QToolButton):
    """Arrow keys go up and down the rail; only a press goes to a place.

    No button group: in one, Qt itself makes the button that had the focus last the one Tab comes
    to, and an arrow key would leave the plan.
    """

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step along the rail."""
        steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        step = steps.get(int(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class Rail(QScrollArea):
    """One button a place; the one that is shown is marked."""

    place_requested = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("railArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._look = look
        self._place = Place.HOME
        self._tall = 58 if look.scale < ROOMY_BELOW else 44
        names = {
            Place.HOME: self.tr("Home"),
            Place.OVERVIEW: self.tr("Overview"),
            Place.INTERVIEW: self.tr("Interview"),
            Place.TIMELINE: self.tr("Timeline"),
            Place.GATES: self.tr("Gates"),
            Place.HISTORY: self.tr("History"),
        }
        self._buttons = {place: self._button(place, name) for place, name in names.items()}
        home, *others = self._buttons.values()
        body = column(look, home, 4, line(), 4, *others, None, gap=0, pad=(0, 6, 0, 6))
        self.setWidget(frame("rail", body))
        self.setFixedWidth(look.px(WIDE))

    def use_icons_only(self, *, on: bool) -> None:
        """Only icons, their names as tooltips; or icons over their names."""
        kind = Qt.ToolButtonStyle
        wide = self._look.px(ICON_WIDE if on else WIDE)
        if wide == self.width():
            return
        self.setFixedWidth(wide)
        for button in self._buttons.values():
            button.setToolButtonStyle(
                kind.ToolButtonIconOnly if on else kind.ToolButtonTextUnderIcon
            )
            button.setToolTip(button.text() if on else "")
            button.setFixedSize(wide - 1, self._look.px(self._tall))

    def show_place(self, place: Place) -> None:
        """Mark the place that is shown."""
        self._place = place
        for one, button in self._buttons.items():
            on = one is place
            button.setChecked(on)
            # Tab comes to where one is, arrow keys go on from there.
            policy = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
            button.setIcon(self._look.icon(ICONS[one], "accent" if on else "text", 20))
            button.setFont(self._look.font("small", 600 if on else 400))

    def _button(self, place: Place, name: str) -> _PlaceButton:
        look = self._look
        button = _PlaceButton()
        button.setObjectName("place")
        button.setText(name)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setFont(look.font("small"))
        button.setIconSize(QSize(look.px(20), look.px(20)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFixedSize(look.px(83), look.px(self._tall))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._on_pressed(place))
        button.stepped.connect(lambda step: self._step(place, step))
        return button

    def _on_pressed(self, place: Place) -> None:
        self.show_place(self._place)  # the press has turned the mark; going there turns it rightly
        self.place_requested.emit(place.value)

    def _step(self, place: Place, step: int) -> None:
        places = [*self._buttons]
        to = places[(places.index(place) + step) % len(places)]
        self._buttons[to].setFocus(Qt.FocusReason.OtherFocusReason)
