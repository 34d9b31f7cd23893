"""How the user's country writes dates, for those that are typed into the timeline."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QLocale

from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.widgets.dates import distance
from roadmap_desktop.ui.widgets.typed_dates import DateBasis, DateWords, read_date


def typed_day(text: str, schedule: Schedule, today: date, base: date) -> date:
    """The date that was typed (``PlanError``); '+3d' counts from ``base``."""
    basis = DateBasis(today, schedule.start, base, schedule.calendar)
    return read_date(text, basis, date_words(QLocale().name()))


@lru_cache
def date_words(locale: str) -> DateWords:
    """How a locale, by its name, writes dates."""
    found, kinds = QLocale(locale), QLocale.FormatType
    pattern = found.dateFormat(kinds.ShortFormat)
    order = "".join(sorted("dMy", key=pattern.find)).casefold()
    lengths = (kinds.LongFormat, kinds.ShortFormat)
    return DateWords(
        order=order,
        months=tuple(found.monthName(month, one) for one in lengths for month in range(1, 13)),
        weekdays=tuple(found.dayName(day, one) for one in lengths for day in range(1, 8)),
        near={distance(days): days for days in (-1, 0, 1)},
    )
