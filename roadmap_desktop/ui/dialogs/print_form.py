"""How a timeline of its own is to be written: file, paper, orientation, layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from roadmap_desktop.commands.documents import Format, usual_print
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.reports.chart.options import Layout, Orientation, PrintOptions, SheetSize
from roadmap_desktop.timeline.states import ColourBy
from roadmap_desktop.ui.seen import Seen
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.choices import Check, Option
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.text import Text

NOTE = "export.timeline"
Choice = TypeVar("Choice", bound=StrEnum)
Choices = dict[Choice, Option]


class What(StrEnum):
    """How much of the timeline is wanted."""

    ALL = "all"
    SEEN = "seen"


class Colours(StrEnum):
    """What the colour of a bar tells on paper."""

    PHASE = ColourBy.PHASE.value
    OWNER = ColourBy.OWNER.value
    STATE = ColourBy.STATE.value
    INK = "ink"
    """One dark ink."""


class Across(StrEnum):
    """Sheets side by side of a tiled print."""

    FIT = "fit"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    SIX = "6"


class PrintForm(QWidget):
    """Asks for what only the timeline alone needs; begins as it was left the last time."""

    changed = Signal()
    """Another kind of file is chosen."""

    def __init__(
        self, look: Look, plan: Plan, settings: Settings, seen: Seen | None = None
    ) -> None:
        super().__init__()
        self._look = look
        self._settings = settings
        self._usual = usual_print(plan)
        self._groups: list[QButtonGroup] = []
        self._seen = seen
        files = self._ask(
            self.tr("File"),
            (
                (Format.TIMELINE, self.tr("PDF"), self.tr("pages to print")),
                (Format.TIMELINE_SVG, self.tr("SVG"), self.tr("one drawing")),
                (Format.TIMELINE_PNG, self.tr("PNG"), self.tr("one picture")),
            ),
        )
        papers = self._ask(
            self.tr("Paper"),
            (
                (SheetSize.A4, "A4", "210 × 297 mm"),
                (SheetSize.A3, "A3", "297 × 420 mm"),
                (SheetSize.LETTER, "Letter", "8.5 × 11 in"),
            ),
        )
        turned = self._ask(
            self.tr("Orientation"),
            (
                (Orientation.LANDSCAPE, self.tr("Landscape"), self.tr("turned sideways")),
                (Orientation.PORTRAIT, self.tr("Portrait"), self.tr("upright")),
            ),
        )
        layouts = self._ask(
            self.tr("Layout"),
            (
                (Layout.ONE_WIDE, self.tr("One page wide"), self.tr("all days on each page")),
                (Layout.TILED, self.tr("Several pages wide"), self.tr("days large enough to read")),
                (Layout.BY_PHASE, self.tr("A page per phase"), self.tr("each with its own days")),
            ),
        )
        wide = self._ask(
            self.tr("Pages side by side"),
            (
                (Across.FIT, self.tr("As fits"), ""),
                (Across.TWO, "2", ""),
                (Across.THREE, "3", ""),
                (Across.FOUR, "4", ""),
                (Across.SIX, "6", ""),
            ),
        )
        colours = self._ask(
            self.tr("Colour of the bars"),
            (
                (Colours.PHASE, self.tr("Phase"), self.tr("also in grey print")),
                (Colours.OWNER, self.tr("Who does it"), self.tr("with the name")),
                (Colours.STATE, self.tr("How it stands"), self.tr("with the word")),
                (Colours.INK, self.tr("Dark ink"), self.tr("black and white")),
            ),
        )
        self.files, self.papers, self.turned, self.layouts, self.wide, self.colours = (
            files[0],
            papers[0],
            turned[0],
            layouts[0],
            wide[0],
            colours[0],
        )
        self._wide_part = wide[1]
        self.paged = box(column(look, papers[1], turned[1], layouts[1], wide[1], gap=0))
        self.critical = Check(look, self.tr("Critical path"))
        self.links = Check(look, self.tr("Links between tasks"))
        ticks = FlowLayout(look.px(16))
        for check in (self.critical, self.links):
            ticks.addWidget(check)
        what = self._ask(
            self.tr("What"),
            (
                (What.ALL, self.tr("The whole plan"), self.tr("all rows, all days")),
                (What.SEEN, self.tr("What is in sight"), self.tr("as the timeline shows it now")),
            ),
        )
        self.what = what[0]
        self.what[What.ALL].setChecked(True)
        what[1].setVisible(seen is not None)
        shown = column(look, files[1], what[1], self.paged, colours[1], gap=0)
        shown.addSpacing(look.px(8))
        shown.addLayout(ticks)
        self.setLayout(shown)
        self._begin()
        self._groups[0].buttonToggled.connect(self._on_file)
        self.layouts[Layout.TILED].toggled.connect(self._wide_part.setVisible)
        self._wide_part.setVisible(self.layouts[Layout.TILED].isChecked())

    @property
    def format(self) -> Format:
        """The kind of file."""
        return _chosen(self.files)

    @property
    def options(self) -> PrintOptions:
        """What is chosen now."""
        colour, across = _chosen(self.colours), _chosen(self.wide)
        seen = self._seen
        wanted = replace(
            self._usual,
            paper=_chosen(self.papers),
            orientation=_chosen(self.turned),
            layout=_chosen(self.layouts),
            across=0 if across is Across.FIT else int(across),
            colour=None if colour is Colours.INK else ColourBy(colour),
            critical=self.critical.isChecked(),
            links=self.links.isChecked(),
            baseline=seen.baseline if seen else "",
        )
        if seen is None or _chosen(self.what) is What.ALL:
            return wanted
        return replace(wanted, rows=seen.rows, first=seen.first, last=seen.last)

    def choose(self, format_: Format) -> None:
        """Choose a kind of file."""
        self.files[format_].setChecked(True)

    def remember(self) -> None:
        """Begin the same way the next time."""
        words = (
            _chosen(self.papers),
            _chosen(self.turned),
            _chosen(self.layouts),
            _chosen(self.wide),
            _chosen(self.colours),
        )
        self._settings.keep_note(NOTE, " ".join(words))

    def _begin(self) -> None:
        """As noted the last time, else as usual for the plan; what the screen shows beside the
        bars is printed as it stands there."""
        usual, seen = self._usual, self._seen
        noted = self._settings.note(NOTE).split()
        self.files[Format.TIMELINE].setChecked(True)
        _check(self.papers, noted, usual.paper)
        _check(self.turned, noted, usual.orientation)
        _check(self.layouts, noted, usual.layout)
        _check(self.wide, noted, Across.FIT)
        as_seen = seen is not None and Colours.INK not in noted
        _check(self.colours, [seen.colour] if seen and as_seen else noted, Colours.PHASE)
        self.critical.setChecked(seen.critical if seen else usual.critical)
        self.links.setChecked(seen.links if seen else usual.links)

    def _ask(
        self, words: str, offered: Sequence[tuple[Choice, str, str]]
    ) -> tuple[Choices[Choice], QWidget]:
        """A question with its few answers side by side."""
        group = QButtonGroup(self)
        self._groups.append(group)
        found: Choices[Choice] = {}
        for value, title, second in offered:
            option = Option(self._look, title, second)
            option.setAccessibleName(f"{words}: {title}")
            group.addButton(option)
            found[value] = option
        part = column(
            self._look,
            Text(self._look, words, "body", "", 600),
            row(self._look, *((option, 1) for option in found.values())),
            gap=4,
            pad=(0, 8, 0, 0),
        )
        return found, box(part)

    def _on_file(self, option: QWidget, on: bool) -> None:
        del option
        if on:
            self.paged.setVisible(self.format is Format.TIMELINE)
            self.changed.emit()


def _chosen(options: Choices[Choice]) -> Choice:
    return next(value for value, option in options.items() if option.isChecked())


def _check(options: Choices[Choice], noted: Sequence[str], usual: Choice) -> None:
    found = next((value for value in options if value in noted), usual)
    options[found].setChecked(True)
