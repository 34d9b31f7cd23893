"""Links between rows in words: for tooltips, lists and screen readers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink


def _t(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)


def kinds_in_words() -> Mapping[LinkKind, str]:
    """What each kind of link says about the row that waits."""
    return {
        LinkKind.FS: _t("starts when it finishes (FS)"),
        LinkKind.SS: _t("starts when it starts (SS)"),
        LinkKind.FF: _t("finishes when it finishes (FF)"),
        LinkKind.SF: _t("finishes when it starts (SF)"),
    }


def link_sentence(schedule: Schedule, link: ScheduledLink) -> str:
    """'“Agree stop rules” starts when “Collect baseline” finishes, 2 working days later'."""
    words = {
        LinkKind.FS: _t("“{after}” starts when “{before}” finishes"),
        LinkKind.SS: _t("“{after}” starts when “{before}” starts"),
        LinkKind.FF: _t("“{after}” finishes when “{before}” finishes"),
        LinkKind.SF: _t("“{after}” finishes when “{before}” starts"),
    }
    names = {one: schedule.by_id[one].name for one in (link.predecessor, link.successor)}
    told = words[link.kind].format(before=names[link.predecessor], after=names[link.successor])
    lag = lag_in_words(link.lag, link.lag_unit)
    return f"{told}, {lag}" if lag else told


def drawn_link(before: Schedule, after: Schedule) -> ScheduledLink | None:
    """The link that stands in ``after`` alone, None where both have the same."""
    had = {(one.predecessor, one.successor, one.kind) for one in before.links}
    links = reversed(after.links)
    return next(
        (one for one in links if (one.predecessor, one.successor, one.kind) not in had), None
    )


def lag_in_words(lag: int, unit: LagUnit) -> str:
    """'2 working days later', '1 calendar day before'; '' for none."""
    if not lag:
        return ""
    count = abs(lag)
    if unit is LagUnit.WORKING_DAYS:
        days = _t("1 working day") if count == 1 else _t("{n} working days")
    else:
        days = _t("1 calendar day") if count == 1 else _t("{n} calendar days")
    words = _t("{days} later") if lag > 0 else _t("{days} before")
    return words.format(days=days.format(n=count))
