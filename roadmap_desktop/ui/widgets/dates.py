"""Dates in words: with their weekday, and how far off they are."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def day_in_words(day: date) -> str:
    """'Mon 11 Jan 2027' in the locale's words."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")


def short_day(day: date) -> str:
    """'Mon 11 Jan'."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM")


def day_of_year(day: date) -> str:
    """'11 Jan 2027', where a weekday has no room beside the year."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def short_span(first: date, last: date) -> str:
    """'12 Jan – 1 Feb', '1–12 Feb', '12 Jan'."""
    locale = QLocale()
    begin, end = (QDate(day.year, day.month, day.day) for day in (first, last))
    if first == last:
        return locale.toString(begin, "d MMM")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{locale.toString(end, 'd MMM')}"
    return f"{locale.toString(begin, 'd MMM')} – {locale.toString(end, 'd MMM')}"


def _t(text: str) -> str:
    return QCoreApplication.translate("Dates", text)


def distance(days: int) -> str:
    """'in 19 days', 'today', '3 days ago'."""
    if days == 0:
        return _t("today")
    if days == 1:
        return _t("tomorrow")
    if days == -1:
        return _t("yesterday")
    return (_t("in {n} days") if days > 0 else _t("{n} days ago")).format(n=abs(days))


def plan_day(number: int) -> str:
    """'day 5' of the plan; '7 days before the start' where it has not begun."""
    if number >= 1:
        return _t("day {day}").format(day=number)
    if number == 0:
        return _t("the day before the start")
    return _t("{n} days before the start").format(n=1 - number)
