"""How a timeline is to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap_desktop.timeline.states import ColourBy

MM = 72 / 25.4
"""A millimetre in points."""


class SheetSize(StrEnum):
    """A paper format."""

    A4 = "a4"
    A3 = "a3"
    LETTER = "letter"


class Orientation(StrEnum):
    """Which way the sheet is turned."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


class Layout(StrEnum):
    """How the chart is laid on sheets."""

    ONE_WIDE = "one_wide"
    """All days side by side on each sheet; rows go on below each other."""
    TILED = "tiled"
    """At a scale one can read days from, on as many sheets side by side as it takes."""
    BY_PHASE = "by_phase"
    """Every phase begins a sheet and has the days of that phase."""
    PICTURE = "picture"
    """One sheet as large as the chart, for a picture."""


class ChartColumn(StrEnum):
    """A column beside the bars; the name of the task always stands first."""

    WHO = "who"
    DAYS = "days"
    START = "start"
    FINISH = "finish"
    LENGTH = "length"
    PERCENT = "percent"
    FLOAT = "float"
    VARIANCE = "variance"
    """Working days later (+) or earlier (−) than the baseline."""


USUAL_COLUMNS = (ChartColumn.WHO, ChartColumn.DAYS, ChartColumn.START, ChartColumn.FINISH)

_SIZES = {
    SheetSize.A4: (210 * MM, 297 * MM),
    SheetSize.A3: (297 * MM, 420 * MM),
    SheetSize.LETTER: (215.9 * MM, 279.4 * MM),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """What is printed and on what; the defaults print everything on one sheet's width."""

    paper: SheetSize = SheetSize.A4
    orientation: Orientation = Orientation.LANDSCAPE
    layout: Layout = Layout.ONE_WIDE
    columns: tuple[ChartColumn, ...] = USUAL_COLUMNS
    critical: bool = True
    """Tell tasks and links of the critical path apart."""
    colour: ColourBy | None = ColourBy.PHASE
    """What the colour of a bar tells, as on the screen; None prints in dark ink alone."""
    links: bool = True
    progress: bool = True
    today: bool = True
    """A line at today, where it falls among the days shown."""
    tail: bool = True
    """What falls after the last phase, on a scale of its own."""
    baseline: str = ""
    """Id of the baseline that is drawn behind the bars, '' for none."""
    first: date | None = None
    """Days from here on; None begins with the first row shown."""
    last: date | None = None
    rows: tuple[str, ...] | None = None
    """Timeline ids of the rows to print, in any order; None prints all."""
    across: int = 0
    """Sheets side by side of a tiled print; 0 for as many as stay sensible."""
    blank_sheets: bool = False
    """Print the sheets of a tiled print too on which no mark falls."""

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the paper as it is turned, in points."""
        width, height = _SIZES[self.paper]
        return (width, height) if self.orientation is Orientation.PORTRAIT else (height, width)
