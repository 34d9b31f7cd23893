"""What closes a day for the firm of a plan, worked out a year at a time."""

from __future__ import annotations

from datetime import date
from functools import cache

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.timeline.calendar import WorkingCalendar, build_calendar
from roadmap_desktop.ui.widgets.month_grid import WhyClosed


def closed_days_of(plan: Plan) -> WhyClosed:
    """Weekends, public holidays and the firm's own closed days by name."""

    @cache
    def calendar(year: int) -> WorkingCalendar | None:
        try:
            first, last = date(year, 1, 1), date(year, 12, 31)
            return build_calendar(plan.client, plan.closures, first, last)
        except PlanError:
            return None  # the timeline tells what is wrong with the firm's week or place

    def why_closed(day: date) -> str:
        known = calendar(day.year)
        return known.why_closed(day) if known is not None else ""

    return why_closed
