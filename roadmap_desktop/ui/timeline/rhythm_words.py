"""What becomes of the last day of recurring items when their phase ends on another day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.domain.model.tasks import Task, TaskKind
from roadmap_desktop.timeline.recurrence import last_day
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.ui.widgets.dates import short_day


def _t(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)


def phase_end_of(schedule: Schedule, row: ScheduledTask) -> date:
    """The last day of a row's phase; of other work, that of the plan."""
    ends = (phase.finish for phase in schedule.phases if phase.id == row.phase)
    return next(ends, schedule.finish)


def last_days_in_words(tasks: Iterable[Task], before: Schedule, after: Schedule) -> str:
    """'“Weekly look” ends on Fri 26 Feb as fixed; its phase now ends on Fri 12 Mar.', and where a
    last day moves along, 'now comes until Fri 5 Mar'. '' where no phase of such an item ends on
    another day."""
    if _ends(before) == _ends(after):
        return ""
    stay, move = [], []
    for task in tasks:
        old, new = (one.by_id.get(task.template or task.id) for one in (before, after))
        if old is None or new is None or new.kind is not TaskKind.RECURRING:
            continue
        ended, ends = phase_end_of(before, old), phase_end_of(after, new)
        was, now = last_day(task, ended), last_day(task, ends)
        if ended == ends or was is None or now is None:
            continue
        if was == now:
            words = _t("“{name}” still ends on {day} as fixed; its phase now ends on {end}.")
            if new.tail:
                words = _t("“{name}” still ends on {day} as fixed; the plan now ends on {end}.")
            stay.append(words.format(name=new.name, day=short_day(now), end=short_day(ends)))
        else:
            words = _t("“{name}” now comes until {day}.")
            move.append(words.format(name=new.name, day=short_day(now)))
    told = [*stay, *move]
    if len(told) > 1:
        return told[0] + " " + _t("The same goes for {n} more.").format(n=len(told) - 1)
    return "".join(told)


def _ends(schedule: Schedule) -> list[date]:
    return [*(phase.finish for phase in schedule.phases), schedule.finish]
