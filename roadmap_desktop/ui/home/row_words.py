"""What a row of the list says: on the screen, and to a screen reader."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from roadmap_desktop.ui.home.model import Standing
from roadmap_desktop.ui.quick_plan.pages import quick_pages
from roadmap_desktop.ui.widgets.dates import distance, short_day

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import PlanSummary

STAGES = 8


def _t(text: str) -> str:
    return QCoreApplication.translate("PlanList", text)


def changed_words(at: datetime, today: date) -> str:
    """'Today 10:42', 'Yesterday', '2 Oct', '2 Oct 2025'."""
    local = at.astimezone()
    days = (today - local.date()).days
    if days == 0:
        clock = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
        return _t("Today {clock}").format(clock=clock)
    if days == 1:
        return _t("Yesterday")
    month = QLocale().standaloneMonthName(local.month, QLocale.FormatType.ShortFormat)
    short = f"{local.day} {month}"
    return short if local.year == today.year else f"{short} {local.year}"


def away_words() -> tuple[str, str]:
    """For a plan that was put away."""
    return _t("Put away"), _t("Kept for the record")


def unfinished_words(page: int) -> tuple[str, str]:
    """How far Quick plan has come; ``page`` is counted from 0."""
    last = len(quick_pages())
    if page >= last:
        words = _t("Quick plan, check your answers")
    else:
        words = _t("Quick plan, page {page}").format(page=page + 1)
    return words, _t("Opens where you left it")


def stage_words(standing: Standing) -> str:
    """'4 of 8 · Controlled pilot'."""
    if not standing.stage:
        return _t("Cannot be read")
    words = _t("{stage} of {total} · {name}")
    return words.format(stage=standing.stage, total=STAGES, name=standing.stage_name)


def decision_words(standing: Standing, today: date) -> tuple[str, str]:
    """The next decision, and when it falls."""
    if not standing.stage:
        return _t("Open it to see why"), ""
    if not standing.decision:
        return _t("No decision open"), ""
    if standing.decision_day is None:
        return standing.decision, f"{_t('No date yet')} · {_questions_left(standing)}"
    days = (standing.decision_day - today).days
    when = short_day(standing.decision_day)
    if days == -1:
        return standing.decision, f"{when} · {_t('1 day late')}"
    if days < 0:
        return standing.decision, f"{when} · {_t('{n} days late').format(n=-days)}"
    return standing.decision, f"{when} · {distance(days)}"


def _questions_left(standing: Standing) -> str:
    if standing.open_questions == 1:
        return _t("1 question left")
    return _t("{n} questions left").format(n=standing.open_questions)


def plan_words(plan: PlanSummary, standing: Standing | None, today: date, page: int | None) -> str:
    """A row as a screen reader says it."""
    parts = [plan.title, plan.client_name]
    if plan.archived:
        parts += away_words()
    elif page is not None:
        parts += unfinished_words(page)
    elif standing is not None:
        parts += [stage_words(standing), *decision_words(standing, today)]
    parts.append(_t("changed {when}").format(when=changed_words(plan.changed_at, today)))
    return ", ".join(p for p in parts if p)
