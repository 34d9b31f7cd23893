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
from roadmap_desktop.ui.seen import Seen
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.text import Text

NOTE = "export.timeline"
Choice = TypeVar("Choice", bound=StrEnum)
Choices = dict[Choice, Option]


class What(StrEnum):
    """How much of the timeline is wanted."""

    ALL = "all"
    SEEN = "seen"


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
                (Layout.TILED, self.tr("Tiled"), self.tr("large, pages side by side")),
                (Layout.BY_PHASE, self.tr("A page per phase"), self.tr("each with its own days")),
            ),
        )
        self.files, self.papers, self.turned, self.layouts = (
            files[0],
            papers[0],
            turned[0],
            layouts[0],
        )
        self.paged = box(column(look, papers[1], turned[1], layouts[1], gap=0))
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
        self.setLayout(column(look, files[1], what[1], self.paged, gap=0))
        self._begin()
        self._groups[0].buttonToggled.connect(self._on_file)

    @property
    def format(self) -> Format:
        """The kind of file."""
        return _chosen(self.files)

    @property
    def options(self) -> PrintOptions:
        """What is chosen now."""
        wanted = replace(
            self._usual,
            paper=_chosen(self.papers),
            orientation=_chosen(self.turned),
            layout=_chosen(self.layouts),
        )
        seen = self._seen
        if seen is None or _chosen(self.what) is What.ALL:
            return wanted
        return replace(
            wanted,
            rows=seen.rows,
            first=seen.first,
            last=seen.last,
            baseline=seen.baseline,
            critical=seen.critical,
            links=seen.links,
        )

    def choose(self, format_: Format) -> None:
        """Choose a kind of file."""
        self.files[format_].setChecked(True)

    def remember(self) -> None:
        """Begin the same way the next time."""
        chosen = self.options
        words = (chosen.paper, chosen.orientation, chosen.layout)
        self._settings.keep_note(NOTE, " ".join(words))

    def _begin(self) -> None:
        """As noted the last time, else as usual for the plan."""
        usual = self._usual
        noted = self._settings.note(NOTE).split()
        self.files[Format.TIMELINE].setChecked(True)
        _check(self.papers, noted, usual.paper)
        _check(self.turned, noted, usual.orientation)
        _check(self.layouts, noted, usual.layout)

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
