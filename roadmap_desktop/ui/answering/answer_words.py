"""An answer in full, as it is checked before one signs: every row, every figure, dates in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.assessment.case import figure
from roadmap_desktop.domain.bindings import is_empty
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Column, Question
from roadmap_desktop.domain.content.questions import QuestionKind as Kind
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.row_values import rows_as_raw
from roadmap_desktop.exchange.values import choices_of
from roadmap_desktop.ui.answering.suggested_rows import second_line
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.widgets.dates import day_in_words

_SORTING = frozenset({"layer", "kpi_type", "library", "aspect", "family", "status"})
"""Columns that sort rows and say nothing that has to be checked."""


def _t(text: str) -> str:
    return QCoreApplication.translate("AnswerWords", text)


def full_words(open_plan: OpenPlan, question: Question) -> str:
    """The whole answer; rows of a list one a line, '' where there is none."""
    value = open_plan.value(question)
    if is_empty(value):
        return ""
    plan, catalogue = open_plan.plan, open_plan.catalogue
    match question.kind:
        case Kind.ROWS:
            return "\n".join(
                row_line(plan, question, row, catalogue)
                for row in rows_as_raw(plan, question, catalogue)
            )
        case Kind.MANY_OF:
            texts = {c.id: c.text for c in choices_of(question, catalogue)}
            return "\n".join(texts.get(str(one), str(one)) for one in value)
        case Kind.DATE:
            return planned_day(plan, value)
        case _:
            return open_plan.words(question)


def planned_day(plan: Plan, day: date) -> str:
    """'Mon 1 Mar 2027 · day 1'."""
    words = day_in_words(day)
    if plan.header.start is None:
        return words
    number = (day - plan.header.start).days + 1
    return f"{words} · " + _t("day {number}").format(number=number)


def row_line(plan: Plan, question: Question, row: Mapping[str, Any], catalogue: Catalogue) -> str:
    """One row of a list in one line."""
    match question.binds:
        case "rows.criterion":
            return _criterion(row)
        case "rows.stop_rule":
            return f"{str(row.get('trigger', '')).rstrip('.')}. {second_line(question, row)}"
    told: dict[str, str] = {}
    for column in question.columns:
        words = _cell(plan, column, row.get(column.field), catalogue)
        if words and column.field not in _SORTING:
            told[column.field] = words
    if "comparator" in told:
        told = _with_signs(row, told)
    first = next((c.field for c in question.columns if c.required), "")
    if first not in told:  # a step or signal that sorts the rows, e.g.
        first = next(iter(told), "")
    labels = {c.field: c.label for c in question.columns}
    more = [f"{labels[field]}: {words}" for field, words in told.items() if field != first]
    return " · ".join([told.get(first, ""), *more])


def _cell(plan: Plan, column: Column, value: Any, catalogue: Catalogue) -> str:
    if value in ("", None, [], (), False):
        return ""
    match column.kind:
        case Kind.YES_NO:
            return _t("yes")
        case Kind.ONE_OF | Kind.MANY_OF:
            texts = {c.id: c.text for c in choices_of(column, catalogue)}
            chosen = value if isinstance(value, list | tuple) else [value]
            return ", ".join(texts.get(str(one), str(one)) for one in chosen)
        case Kind.DATE:
            return planned_day(plan, date.fromisoformat(str(value)))
        case Kind.NUMBER if isinstance(value, int | float):
            return figure(float(value), column.unit)
        case _:
            return str(value).strip()


def _with_signs(row: Mapping[str, Any], told: dict[str, str]) -> dict[str, str]:
    """Figures with their unit, and the target with 'at most' or 'at least' before it."""
    sign = _sign(str(row.get("comparator") or ""))
    unit = str(row.get("unit") or "")
    shown = {k: v for k, v in told.items() if k not in ("comparator", "unit")}
    for field in ("baseline", "target", "threshold"):
        if field in shown:
            shown[field] = f"{shown[field]} {unit}".strip()
    if "target" in shown:
        shown["target"] = f"{sign} {shown['target']}"
    return shown


def _sign(comparator: str) -> str:
    signs = {"<": _t("below"), "<=": _t("at most"), ">": _t("above"), ">=": _t("at least")}
    return signs.get(comparator, "")


def _criterion(row: Mapping[str, Any]) -> str:
    """'Minutes: 40 minutes today, success if at most 20 minutes, failure if above 35 minutes'."""
    unit = str(row.get("unit") or "")
    falls = str(row.get("comparator") or "").startswith("<")
    parts = [
        _t("{figure} today").format(figure=_amount(row.get("baseline"), unit))
        if row.get("baseline") not in ("", None)
        else _t("today not measured yet")
    ]
    if row.get("success") not in ("", None):
        words = _t("success if {sign} {figure}")
        sign = _sign(str(row.get("comparator") or ""))
        parts.append(words.format(sign=sign, figure=_amount(row["success"], unit)))
    if row.get("failure") not in ("", None):
        words = _t("failure if above {figure}") if falls else _t("failure if below {figure}")
        parts.append(words.format(figure=_amount(row["failure"], unit)))
    return f"{row.get('metric', '')}: " + ", ".join(parts)


def _amount(value: Any, unit: str) -> str:
    return figure(float(value), unit) if isinstance(value, int | float) else f"{value} {unit}"
