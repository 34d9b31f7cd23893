"""How many sheets side by side the days of a section take, and which days each has."""

from __future__ import annotations

from math import ceil

from roadmap_desktop.reports.chart.options import Layout, PrintOptions
from roadmap_desktop.reports.chart.scale import Scale
from roadmap_desktop.reports.chart.sections import ChartSection

_READABLE_DAY = 9.5
"""Width of a day on a tiled print, in points."""
_WEEK = 7


def tile_scales(
    section: ChartSection, options: PrintOptions, left: float, right: float
) -> tuple[Scale, ...]:
    """The days of a section on one sheet's width, or in whole weeks on several side by side.

    All tiles have as many days, so that a day is as wide on each; the last ones may reach beyond
    the end of the plan.
    """
    room = right - left
    days, across = section.days, 1
    if options.layout is Layout.TILED and not section.tail:
        weeks = ceil(days / _WEEK)
        readable = max(int(room / _READABLE_DAY / _WEEK), 1)
        each = ceil(weeks / (options.across or ceil(weeks / readable)))
        across = ceil(weeks / each)
        days = days if across == 1 else each * _WEEK
    return tuple(
        Scale(left=left, day=room / days, first_day=section.first_day + at * days, days=days)
        for at in range(across)
    )
