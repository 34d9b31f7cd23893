"""How the program looks and who works with it; every choice counts at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QButtonGroup,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, page
from roadmap_desktop.ui.settings import ACTOR, SYSTEM, Settings
from roadmap_desktop.ui.theme.apply import system_theme
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.theme.tokens import LARGEST_SCALE, PROJECTOR_SCALE, SMALLEST_SCALE, Theme
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import box, clear, column, frame, row
from roadmap_desktop.ui.widgets.text import Heading, Text

WIDE = QSize(760, 660)
PAUSE = 500
"""Milliseconds after the last step of the slider at which its size is taken over."""


class SettingsDialog(PageDialog):
    """Colours, text size with a sample, the name in the history."""

    theme_chosen = Signal(str)
    """A theme's name, or 'system'."""
    scale_chosen = Signal(float)
    name_given = Signal(str)
    """Who works here; kept already."""

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Settings"), parent, WIDE)
        self._settings = settings
        self._theme = settings.theme
        self._scale = look.scale
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._take_scale)
        whole = QWidget()
        self._layout = QVBoxLayout(whole)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.fill(whole, grows=whole)
        self._build()
        self.themes[self._theme].setFocus()

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        """Make everything that has colours or sizes."""
        look = self.look
        self.heading = Heading(look, self.tr("Settings"))
        content = column(
            look,
            self.heading,
            8,
            Text(look, self.tr("Colours"), "body", "", 600),
            self._theme_part(),
            16,
            *self._size_part(),
            16,
            *self._name_part(),
            gap=6,
        )
        foot = Foot(look)
        close = Button(look, self.tr("Close"), "primary", pressed=self.accept)
        foot.show_parts(close)
        self.primary = close
        self._page = page(look, content)
        self._layout.addWidget(self._page, 1)
        self._layout.addWidget(foot)

    def _theme_part(self) -> QWidget:
        look = self.look
        kinds = (
            (SYSTEM, self.tr("As the system"), self.tr("Follows the desktop by day and night")),
            (Theme.LIGHT.value, self.tr("Light"), self.tr("White sheets on stone")),
            (Theme.DARK.value, self.tr("Dark"), self.tr("For dim rooms")),
            (Theme.HIGH_CONTRAST.value, self.tr("High contrast"), self.tr("White on black")),
        )
        group = QButtonGroup(self)
        self.themes: dict[str, Option] = {}
        for name, title, second in kinds:
            option = Option(look, title, second)
            option.setChecked(name == self._theme)
            option.toggled.connect(partial(self._on_theme, name))
            group.addButton(option)
            self.themes[name] = option
        self._options = row(look, *((option, 1) for option in self.themes.values()), gap=8)
        return box(self._options)

    def _size_part(self) -> tuple[QWidget, ...]:
        look = self.look
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(SMALLEST_SCALE * 100), round(LARGEST_SCALE * 100))
        self.slider.setSingleStep(5)
        self.slider.setPageStep(20)
        self.slider.setValue(round(self._scale * 100))
        self.slider.setAccessibleName(self.tr("Text size in percent"))
        self.slider.setMinimumHeight(look.px(24))
        self.slider.valueChanged.connect(self._on_size)
        self.slider.sliderReleased.connect(self._take_scale)
        label = Text(look, self.tr("&Text size"), "body", "", 600, wrap=False)
        label.setBuddy(self.slider)
        self.percent = Text(look, "", "body", "", 600, wrap=False)
        self.usual = Button(
            look, self.tr("&Normal size"), "plain", pressed=lambda: self._use_size(1.0)
        )
        self.projector = Button(
            look,
            self.tr("&Projector size"),
            "plain",
            "presentation",
            pressed=lambda: self._use_size(PROJECTOR_SCALE),
        )
        self.projector.setToolTip(self.tr("28 pt, to be read from the back of a room"))
        sizes = FlowLayout(look.px(12))
        sizes.addWidget(self.usual)
        sizes.addWidget(self.projector)
        self._sample = QVBoxLayout()
        self._show_sample()
        return (
            label,
            box(row(look, (self.slider, 1), self.percent, gap=16)),
            box(sizes),
            frame("sheet", column(look, self._sample, pad=(20, 14, 20, 14))),
        )

    def _show_sample(self) -> None:
        """A few words in the size the slider stands at."""
        self.percent.setText(f"{self.slider.value()} %")
        look = Look(self.look.theme, self.slider.value() / 100, self.look.icons)
        clear(self._sample)
        self._sample.setSpacing(look.px(4))
        self._sample.addWidget(Text(look, self.tr("When to stop"), "heading", "", 600))
        words = self.tr("Two wrong prices in one week: Marta pauses the use the same day.")
        self._sample.addWidget(Text(look, words))
        self._sample.addWidget(Text(look, self.tr("Wed 28 Oct · day 50"), "small", "muted"))

    def _name_part(self) -> tuple[QWidget, ...]:
        look = self.look
        self.name = QLineEdit(self._settings.note(ACTOR))
        self.name.setAccessibleName(self.tr("Your name in the history"))
        self.name.editingFinished.connect(self._on_name)
        label = Text(look, self.tr("&Your name in the history"), "body", "", 600)
        label.setBuddy(self.name)
        why = self.tr(
            "Stands beside each change you make from now on. Left empty, it is the name you are"
            " logged in with."
        )
        return label, Text(look, why, "body", "muted"), self.name

    # --- choosing ----------------------------------------------------------------------------

    def _on_theme(self, name: str, on: bool) -> None:
        if not on or name == self._theme:
            return
        self._theme = name
        self.theme_chosen.emit(name)
        self._dress()
        self._focus(self.themes[name])

    def _on_size(self) -> None:
        self._show_sample()
        if not self.slider.isSliderDown():
            self._pause.start()

    def _use_size(self, scale: float) -> None:
        self.slider.setValue(round(scale * 100))
        self._take_scale()

    def _take_scale(self) -> None:
        self._pause.stop()
        scale = self.slider.value() / 100
        if scale == self._scale:
            return
        self._scale = scale
        self.scale_chosen.emit(scale)
        self._dress()
        self._focus(self.slider)

    def _on_name(self) -> None:
        name = " ".join(self.name.text().split())
        if name != self._settings.note(ACTOR):
            self._settings.keep_note(ACTOR, name)
            self.name_given.emit(name)

    def _dress(self) -> None:
        """Take the colours and sizes that were chosen."""
        app = QApplication.instance()
        theme = Theme(self._theme) if self._theme != SYSTEM else Theme.LIGHT
        if self._theme == SYSTEM and isinstance(app, QApplication):
            theme = system_theme(app)
        self._on_name()
        self.look = Look(theme, self._scale, self.look.icons)
        clear(self._layout)
        self._build()
        self._turn()

    def _focus(self, widget: QWidget) -> None:
        """Keep the focus, and in sight, although all was made anew."""
        widget.setFocus()
        QTimer.singleShot(0, widget, partial(self._page.ensureWidgetVisible, widget, 0, 80))

    def done(self, result: int) -> None:
        """What was begun counts."""
        self._on_name()
        self._take_scale()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Options beside each other, or below where it is narrow."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        narrow = self.is_stacked
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._options.setDirection(way)
