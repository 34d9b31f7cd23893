"""A date: typed, picked, or written as 'day 30'; its weekday and plan day stand beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QLineEdit, QWidget

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.date_words import date_words
from roadmap_desktop.ui.widgets.buttons import IconButton
from roadmap_desktop.ui.widgets.dates import day_in_words, plan_day
from roadmap_desktop.ui.widgets.layouts import row
from roadmap_desktop.ui.widgets.text import Text
from roadmap_desktop.ui.widgets.typed_dates import DateBasis, read_date

_EVERY_DAY = WorkingCalendar(work_week=frozenset(range(7)), closed={})
"""Where no plan says which days are open, '+3d' counts every day."""


def typed_date(text: str, start: date | None, today: date | None = None) -> date | None:
    """The date a person typed: '11 Jan 2027', '11/1/27' as their country writes it, 'day 30'.

    A date without a year is the nearest one to ``today``, else to the start.
    """
    words = " ".join(text.split())
    near = today or start or _this_day()
    if not words or (start is None and words.casefold().startswith("day")):
        return None
    basis = DateBasis(today=near, start=start or near, base=near, calendar=_EVERY_DAY)
    try:
        return read_date(words, basis, date_words(QLocale().name()))
    except PlanError:
        return None


def _this_day() -> date:
    """The computer's calendar day, for fields that are told no other."""
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())


def _without_weekday(day: date) -> str:
    """'11 Jan 2027', as short as one would type it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


class DateEdit(QWidget):
    """A line for a date with a calendar at hand; ``line`` takes the focus."""

    def __init__(
        self,
        look: Look,
        start: date | None,
        today: date | None = None,
        *,
        is_start: bool = False,
        plan: Plan | None = None,
    ) -> None:
        """``is_start`` where the date is day 1 itself, so that none can be counted from it.

        With a plan given, the calendar marks the days its firm is closed.
        """
        super().__init__()
        self._plan = plan
        self._look = look
        self._is_start = is_start
        self._start = None if is_start else start
        self._today = today
        self.line = QLineEdit()
        self.line.setFont(look.font())
        self.line.setMaximumWidth(look.px(200))
        example = "{day}" if is_start else self.tr("{day}, or day 30")
        self.line.setPlaceholderText(example.format(day=_without_weekday(today or _this_day())))
        self.echo = Text(look, "", "body", "muted", wrap=False)
        pick = IconButton(look, "calendar-days", self.tr("Pick a day"), self._pick)
        self.setLayout(row(look, (self.line, 2), pick, (self.echo, 1), gap=8))
        self.line.textChanged.connect(lambda _: self._say())

    @property
    def day(self) -> date | None:
        """The date, None for none or one that cannot be read."""
        return typed_date(self.line.text(), self._start, self._today)

    def raw(self) -> str:
        """The date in ISO form, else what was typed."""
        day = self.day
        return day.isoformat() if day else self.line.text().strip()

    def show_day(self, raw: object) -> None:
        """Show a date, or what was typed for one."""
        day = raw if isinstance(raw, date) else typed_date(str(raw or ""), self._start, self._today)
        text = day_in_words(day) if day else str(raw or "")
        if text != self.line.text() and (day is None or day != self.day):
            self.line.setText(text)

    def _say(self) -> None:
        day = self.day
        if day is None:
            self.echo.setText("")
            return
        words = day_in_words(day)
        told = [] if self.line.text().strip() == words else [words]
        if self._is_start:
            told.append(plan_day(1))
        elif self._start is not None:
            told.append(plan_day((day - self._start).days + 1))
        self.echo.setText(" · ".join(told))

    def _pick(self) -> None:
        from roadmap_desktop.ui.answering.closed_days import closed_days_of
        from roadmap_desktop.ui.dialogs.pick_day import PickDayDialog

        today = self._today or _this_day()
        day = self.day or (max(today, self._start) if self._start else today)
        plan, look = self._plan, self._look
        why_closed = closed_days_of(plan) if plan is not None else lambda _: ""
        dialog = PickDayDialog(look, self.window(), day, today, self._start, why_closed)
        dialog.picked.connect(self._on_picked)
        dialog.finished.connect(lambda _: self.line.setFocus())
        dialog.open()

    def _on_picked(self, day: date) -> None:
        self.line.setText(day_in_words(day))
        self.line.textEdited.emit(self.line.text())


class DateField(AnswerField):
    """The answer to a question for a date."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.edit = DateEdit(
            self.look,
            asked.plan.header.start,
            asked.today,
            is_start=asked.question.binds == "plan.start",
            plan=asked.plan,
        )
        self.edit.line.textEdited.connect(lambda _: self.edited.emit())
        self.edit.line.editingFinished.connect(self.settled)
        self.edit.line.returnPressed.connect(self.entered)
        self._body.addWidget(self.edit)
        self.show_plan(asked.plan)

    def raw(self) -> Any:
        """The date in ISO form, else what was typed."""
        return self.edit.raw()

    def show_raw(self, raw: Any) -> None:
        """Show a date."""
        self.edit.show_day(raw)

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's date."""
        self.edit.show_day(self.asked.value_in(plan))

    def first_control(self) -> QWidget:
        """The line."""
        return self.edit.line
