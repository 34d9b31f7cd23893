"""What moves, and why something does not, in a few words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.domain.model.tasks import OUTSIDE, LinkKind
from roadmap_desktop.timeline.baselines import ORIGINAL_DAYS, forecast
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.timeline.what_if import Difference, Mark, Moved
from roadmap_desktop.ui.widgets.dates import day_in_words, short_day


def _t(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)


def moves_in_words(found: Difference) -> tuple[str, str]:
    """What people wait for and by how much it moves, by date; what cannot be kept.

    '+14 days: Pilot gate, Pilot verdict, go-live and 13 reviews'.
    """
    groups: dict[int, list[Moved]] = {}
    for one in sorted(found.moved, key=lambda one: one.before or one.after or date.max):
        groups.setdefault(one.days, []).append(one)
    parts = [f"{_signed(days)}: {_named(moved)}" for days, moved in groups.items() if days]
    told = " · ".join(parts) or found.headline()
    clashes = found.conflicts
    more = clashes[0].text if clashes else ""
    if len(clashes) > 1:
        more += " " + _t("{n} more dates cannot be kept.").format(n=len(clashes) - 1)
    return told, more


def _named(moved: list[Moved]) -> str:
    names = [one.name for one in moved if one.mark is not Mark.REVIEW]
    reviews = len(moved) - len(names)
    if reviews:
        names.append(_t("1 review") if reviews == 1 else _t("{n} reviews").format(n=reviews))
    return ", ".join(names)


def _signed(days: int) -> str:
    words = _t("{n} day") if abs(days) == 1 else _t("{n} days")
    return words.format(n=f"+{days}" if days > 0 else f"−{-days}")


def held_back(after: Schedule, row: str, wanted: date) -> str:
    """Why a row starts later than it was moved to; '' where it does not."""
    task = after.by_id.get(row)
    if task is None or task.start <= after.calendar.next_open(wanted):
        return ""
    waits = [
        after.by_id[link.predecessor]
        for link in after.links
        if link.successor == row
        and link.kind in (LinkKind.FS, LinkKind.SS)
        and link.predecessor in after.by_id
    ]
    waits.sort(key=lambda one: one.finish)
    if not waits:
        return _t("It cannot start before {day}.").format(day=short_day(task.start))
    words = _t("“{name}” waits for “{before}”, which ends on {day}.")
    last = waits[-1]
    return words.format(name=task.name, before=last.name, day=short_day(last.finish))


def squeezed(before: Schedule, after: Schedule, row: str) -> str:
    """Why a row that was moved gets longer or shorter, and what keeps its length; '' where it does
    not."""
    was, now = before.by_id.get(row), after.by_id.get(row)
    if was is None or now is None or not now.fills or was.working_days == now.working_days:
        return ""
    words = (
        _t("It runs to the end of its phase, so it gets shorter: {now}, not {was} working days. ")
        if now.working_days < was.working_days
        else _t(
            "It runs to the end of its phase, so it gets longer: {now}, not {was} working days. "
        )
    )
    more = _t("To keep its length, type {was} under Days.")
    return (words + more).format(now=now.working_days, was=was.working_days)


def moved_by(before: ScheduledTask | None, now: ScheduledTask) -> str:
    """'moved 2 days later', '' where it did not move."""
    if before is None or before.start == now.start:
        return ""
    days = (now.start - before.start).days
    count = abs(days)
    words = _t("moved {n} day") if count == 1 else _t("moved {n} days")
    return words.format(n=count) + " " + (_t("later") if days > 0 else _t("earlier"))


def _short(name: str, most: int = 32) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def end_in_words(schedule: Schedule) -> str:
    """'Ends Tue 25 May 2027, day 134 · 14 days beyond day 120', with how late before that; work
    taken over from elsewhere ends by itself: '… · Riverside works ends Mon 25 Oct 2027'."""
    found = forecast(schedule)
    words = _t("Ends {date}, day {day}")
    parts = [words.format(date=day_in_words(found.end), day=found.end_day)]
    if found.days > 0:
        parts.append(_t("1 day late") if found.days == 1 else _t("{n} days late"))
        parts[-1] = parts[-1].format(n=found.days)
    if found.days_from_original:
        beyond = found.days_from_original > 0
        count = abs(found.days_from_original)
        if count == 1:
            words = _t("1 day beyond day {last}") if beyond else _t("1 day short of day {last}")
        else:
            longer, shorter = _t("{n} days beyond day {last}"), _t("{n} days short of day {last}")
            words = longer if beyond else shorter
        parts.append(words.format(n=count, last=ORIGINAL_DAYS))
    other = schedule.by_id.get(f"phase.{OUTSIDE}")
    if other is not None and other.finish > found.end:
        words = _t("{name} ends {date}")
        parts.append(words.format(name=_short(other.name), date=day_in_words(other.finish)))
    return " · ".join(parts)
