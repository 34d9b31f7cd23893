"""Rows as a screen reader says them: short enough to be heard after every key."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.timeline.moves_in_words import moved_by
from roadmap_desktop.ui.timeline.row_words import gate_words

ALL = 100


def _t(text: str) -> str:
    return QCoreApplication.translate("TimelineRows", text)


def announcement(
    row: ScheduledTask, before: ScheduledTask | None = None, mark: GateState | None = None
) -> str:
    """'Collect baseline, 3 to 9 March, 5 working days, critical, moved 2 days later'."""
    parts = [row.name, _dates(row)]
    if row.kind is TaskKind.PHASE and not row.tail:
        parts.append(_counted(row.finish_day - row.start_day + 1, _t("1 day"), _t("{n} days")))
    elif row.kind is TaskKind.TASK and row.working_days:
        one, many = _t("1 working day"), _t("{n} working days")
        parts.append(_counted(row.working_days, one, many))
    if mark is not None:
        parts.append(gate_words(mark))
    if 0 < row.percent < ALL:
        parts.append(_t("{percent} % done").format(percent=round(row.percent)))
    elif row.percent >= ALL:
        parts.append(_t("done"))
    if row.critical and row.kind is TaskKind.TASK:
        parts.append(_t("critical"))
    parts.append(_changed(before, row))
    return ", ".join(part for part in parts if part)


def _dates(row: ScheduledTask) -> str:
    if row.occurrences:
        one, many = _t("once"), _t("{n} times")
        times = _counted(len(row.occurrences), one, many)
        return f"{times}, {spoken_dates(row.occurrences[0], row.occurrences[-1])}"
    return spoken_dates(row.start, row.finish)


def spoken_dates(first: date, last: date) -> str:
    """'3 to 9 March', '28 February to 3 March', '3 March'; the year where it changes."""
    if first == last:
        return _spoken(first, "d MMMM")
    if first.year != last.year:
        ends = _spoken(first, "d MMMM yyyy"), _spoken(last, "d MMMM yyyy")
    else:
        same = first.month == last.month
        ends = _spoken(first, "d" if same else "d MMMM"), _spoken(last, "d MMMM")
    return _t("{first} to {last}").format(first=ends[0], last=ends[1])


def _spoken(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def _changed(before: ScheduledTask | None, now: ScheduledTask) -> str:
    """'moved 2 days later'; where only its end differs, 'ends 2 days later'."""
    if before is None or before.start != now.start or before.finish == now.finish:
        return moved_by(before, now)
    days = (now.finish - before.finish).days
    words = _counted(abs(days), _t("ends 1 day"), _t("ends {n} days"))
    return f"{words} " + (_t("later") if days > 0 else _t("earlier"))


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(n=count)
