"""Lines from task to task on one sheet: whole where both ends are on it, else a short stub."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from roadmap_desktop.reports.chart.marks import BAR
from roadmap_desktop.reports.chart.scale import Scale
from roadmap_desktop.reports.chart.shapes import Areas, Point, Shape, Strokes
from roadmap_desktop.reports.inks import Ink
from roadmap_desktop.timeline.connectors import BAR_BOTTOM, BAR_TOP, Connector

_TIP = 2.6
_HALF_TIP = 1.5
_STUB_OUT, _STUB_DOWN = 3.0, 4.5


_BAR_EDGES = (BAR_TOP, BAR_BOTTOM)
"""Where the geometry takes a bar to begin and end within its row."""
_HALF_BAR = BAR / 2


@dataclass(frozen=True, slots=True)
class LinkEnds:
    """A link with the rows of a section that it touches."""

    line: Connector
    before: int
    after: int


def link_ends(lines: Iterable[Connector], row_of: dict[str, int]) -> list[LinkEnds]:
    """Links with their rows, critical ones last so that they are painted over the others."""
    found = [LinkEnds(line, row_of[line.predecessor], row_of[line.successor]) for line in lines]
    return sorted(found, key=lambda link: link.line.critical)


def links_by_band(links: Sequence[LinkEnds], band_of: Sequence[int]) -> dict[int, list[LinkEnds]]:
    """Links by the band of rows in which they begin or end; ``band_of`` is by row."""
    found: dict[int, list[LinkEnds]] = {}
    for link in links:
        for band in {band_of[link.before], band_of[link.after]}:
            found.setdefault(band, []).append(link)
    return found


def link_shapes(
    links: Iterable[LinkEnds],
    rows: range,
    scale: Scale,
    height_at: Callable[[float], float],
    critical: Ink | None,
) -> list[Shape]:
    """The links of one sheet; ``height_at`` turns rows and parts of rows into heights, those on
    the critical path have ``critical`` as their ink unless that is None."""
    soft, strong = _Ink(), _Ink()
    top, foot = height_at(rows.start), height_at(rows.stop)
    for link in links:
        ink = strong if critical and link.line.critical else soft
        points = link.line.points
        if link.before in rows and link.after in rows:
            placed = [(_x(scale, day), height_at(row)) for day, row in points]
            ink.line(placed, scale, top, foot)
        else:
            _stub(link, rows, scale, height_at, ink)
    return [*soft.shapes(Ink.LINE, 0.55), *strong.shapes(critical or Ink.TEXT, 0.9)]


def _stub(
    link: LinkEnds,
    rows: range,
    scale: Scale,
    height_at: Callable[[float], float],
    ink: _Ink,
) -> None:
    """A link to another sheet: out of the bar and towards it, or in from there."""
    points = link.line.points
    down = 1 if link.after > link.before else -1
    if link.before in rows:
        day, row = points[0]
        if not scale.shows(day - 0.01, day + 0.01):
            return
        x, y = _x(scale, day), height_at(row)
        forward = _STUB_OUT if points[1][0] >= day else -_STUB_OUT
        end = (x + forward, y + down * (_STUB_DOWN + 1))
        ink.lines.append(((x, y), (x + forward, y), end))
        ink.hollow(end, down)
        return
    day, row = points[-1]
    if not scale.shows(day - 0.01, day + 0.01):
        return
    x, y = _x(scale, day), height_at(row)
    if points[-2][0] == day:
        ink.lines.append(((x, y - down * _STUB_DOWN), (x, y)))
        ink.tip((x, y - down * _STUB_DOWN), (x, y))
    else:
        begin = x - (_STUB_DOWN if points[-2][0] < day else -_STUB_DOWN)
        ink.lines.append(((begin, y), (x, y)))
        ink.tip((begin, y), (x, y))


def _x(scale: Scale, day: float) -> float:
    """Where a day is, on the scale or beyond it."""
    return scale.left + (day - scale.first_day) * scale.day


class _Ink:
    """Lines and arrow tips of one look."""

    def __init__(self) -> None:
        self.lines: list[tuple[Point, ...]] = []
        self.tips: list[tuple[Point, ...]] = []

    def line(self, points: Sequence[Point], scale: Scale, top: float, foot: float) -> None:
        """A whole link, cut where it leaves the sheet."""
        self.lines += clipped(points, scale.left, top, scale.right, foot)
        end = points[-1]
        if scale.left <= end[0] <= scale.right and top <= end[1] <= foot:
            self.tip(points[-2], end)

    def tip(self, before: Point, end: Point) -> None:
        """An arrow's tip."""
        x, y = end
        if before[0] == x:
            back = y - _TIP if before[1] < y else y + _TIP
            self.tips.append(((x, y), (x - _HALF_TIP, back), (x + _HALF_TIP, back)))
        else:
            back = x - _TIP if before[0] < x else x + _TIP
            self.tips.append(((x, y), (back, y - _HALF_TIP), (back, y + _HALF_TIP)))

    def hollow(self, end: Point, down: int) -> None:
        """The sign that a line goes on elsewhere: a small crossbar."""
        x, y = end
        self.lines.append(
            ((x - 1.4, y - down * 0.9), (x, y + down * 0.5), (x + 1.4, y - down * 0.9))
        )

    def shapes(self, ink: Ink, width: float) -> list[Shape]:
        """The batches."""
        found: list[Shape] = []
        if self.lines:
            found.append(Strokes(ink, width, tuple(self.lines)))
        if self.tips:
            found.append(Areas(ink, tuple(self.tips)))
        return found


def clipped(
    points: Sequence[Point], left: float, top: float, right: float, foot: float
) -> list[tuple[Point, ...]]:
    """The parts of a right-angled line that lie within a rectangle."""
    parts: list[list[Point]] = []
    for begin, end in pairwise(points):
        low_x, high_x = min(begin[0], end[0]), max(begin[0], end[0])
        low_y, high_y = min(begin[1], end[1]), max(begin[1], end[1])
        if high_x < left or low_x > right or high_y < top or low_y > foot:
            continue
        first = (min(max(begin[0], left), right), min(max(begin[1], top), foot))
        then = (min(max(end[0], left), right), min(max(end[1], top), foot))
        if first == then:
            continue
        if parts and parts[-1][-1] == first:
            parts[-1].append(then)
        else:
            parts.append([first, then])
    return [tuple(part) for part in parts]


def height_within(part: float, top: float, foot: float) -> float:
    """Height of a part of a row; a bar keeps its height however high the row is."""
    middle = (top + foot) / 2
    upper, lower = _BAR_EDGES
    if part <= upper:
        return top + (middle - _HALF_BAR - top) * part / upper
    if part < lower:
        return middle - _HALF_BAR + 2 * _HALF_BAR * (part - upper) / (lower - upper)
    return middle + _HALF_BAR + (foot - middle - _HALF_BAR) * (part - lower) / (1 - lower)
