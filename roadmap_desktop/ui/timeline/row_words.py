"""A row of the timeline in words: for tooltips and screen readers."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.widgets.dates import day_in_words, short_day


def _t(text: str) -> str:
    return QCoreApplication.translate("TimelineRows", text)


def gate_words(mark: GateState) -> str:
    """The word for a gate's state."""
    words = {
        GateState.PLANNED: _t("planned"),
        GateState.NEXT: _t("decided next"),
        GateState.PASSED: _t("passed"),
        GateState.CONDITIONS: _t("passed with conditions"),
        GateState.STOPPED: _t("not passed"),
    }
    return words[mark]


def row_sentence(task: ScheduledTask, mark: GateState | None = None) -> str:
    """'Collect baseline, Mon 3 to Tue 9 Mar, days 20 to 26, 5 working days, Priya, critical'."""
    parts = [task.name]
    if task.kind in (TaskKind.GATE, TaskKind.MILESTONE):
        parts += [day_in_words(task.start), _t("day {day}").format(day=task.start_day)]
    elif task.occurrences:
        parts.append(_t("{count} times").format(count=len(task.occurrences)))
        first, last = short_day(task.occurrences[0]), day_in_words(task.occurrences[-1])
        parts.append(_t("from {first} to {last}").format(first=first, last=last))
    else:
        first, last = short_day(task.start), day_in_words(task.finish)
        parts.append(_t("{first} to {last}").format(first=first, last=last))
        days = _t("days {first} to {last}")
        parts.append(days.format(first=task.start_day, last=task.finish_day))
    if task.working_days and task.kind is TaskKind.TASK:
        one, many = _t("1 working day"), _t("{n} working days")
        parts.append(one if task.working_days == 1 else many.format(n=task.working_days))
    if task.owner:
        parts.append(task.owner)
    if mark is not None:
        parts.append(gate_words(mark))
    if task.critical and task.kind is TaskKind.TASK:
        parts.append(_t("critical: a day late here moves the end"))
    if task.note:
        parts.append(task.note)
    return ", ".join(parts)


def dates_in_words(task: ScheduledTask) -> str:
    """'Tue 3 to Mon 9 Mar, 5 working days', for the pointer while a row is held."""
    if task.kind in (TaskKind.GATE, TaskKind.MILESTONE) or task.occurrences:
        return day_in_words(task.start)
    words = _t("{first} to {last}").format(first=short_day(task.start), last=short_day(task.finish))
    if task.kind is TaskKind.PHASE:
        days = task.finish_day - task.start_day + 1
        return f"{words}, " + _t("{n} days").format(n=days)
    one, many = _t("1 working day"), _t("{n} working days")
    count = task.working_days
    return f"{words}, " + (one if count == 1 else many.format(n=count))


def short_names(names: Collection[str]) -> dict[str, str]:
    """First names; where two people share one, the first letter of the last name too."""
    first = {name: name.split()[0] for name in names if name.split()}
    shown = {}
    for name, called in first.items():
        shared = sum(other == called for other in first.values()) > 1
        parts = name.split()
        shown[name] = f"{called} {parts[-1][0]}." if shared and len(parts) > 1 else called
    return shown
