"""A date: typed, picked, or written as 'day 30'; its weekday and plan day stand beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QCalendarWidget, QDialog, QLineEdit, QVBoxLayout, QWidget

from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.numbers import RefusedValueError
from roadmap_desktop.exchange.words import date_from
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button, IconButton
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.layouts import row
from roadmap_desktop.ui.widgets.text import Text

_FORMATS = (
    QLocale.FormatType.ShortFormat,
    QLocale.FormatType.LongFormat,
    QLocale.FormatType.NarrowFormat,
)


def typed_date(text: str, start: date | None) -> date | None:
    """The date a person typed: ISO, the locale's own way, '11 Jan 2027', 'day 30'."""
    words = " ".join(text.split())
    if not words:
        return None
    try:
        return date_from(words, start)
    except RefusedValueError:
        pass
    locale = QLocale()
    tried = [locale.toDate(words, one) for one in _FORMATS]
    tried += [
        locale.toDate(words, pattern)
        for pattern in (
            "ddd d MMM yyyy",
            "d MMM yyyy",
            "d MMMM yyyy",
            "dddd d MMMM yyyy",
            "d.M.yyyy",
            "d/M/yyyy",
        )
    ]
    for found in tried:
        if found.isValid() and found.year() >= 1970:
            return date(found.year(), found.month(), found.day())
    return None


class DateEdit(QWidget):
    """A line for a date with a calendar at hand; ``line`` takes the focus."""

    def __init__(self, look: Look, start: date | None) -> None:
        super().__init__()
        self._look = look
        self._start = start
        self.line = QLineEdit()
        self.line.setFont(look.font())
        self.line.setMaximumWidth(look.px(200))
        self.line.setPlaceholderText(self.tr("11 Jan 2027, or day 30"))
        self.echo = Text(look, "", "body", "muted", wrap=False)
        pick = IconButton(look, "calendar-days", self.tr("Pick a day"), self._pick)
        self.setLayout(row(look, (self.line, 2), pick, (self.echo, 1), gap=8))
        self.line.textChanged.connect(lambda _: self._say())

    @property
    def day(self) -> date | None:
        """The date, None for none or one that cannot be read."""
        return typed_date(self.line.text(), self._start)

    def raw(self) -> str:
        """The date in ISO form, else what was typed."""
        day = self.day
        return day.isoformat() if day else self.line.text().strip()

    def show_day(self, raw: object) -> None:
        """Show a date, or what was typed for one."""
        day = raw if isinstance(raw, date) else typed_date(str(raw or ""), self._start)
        text = day_in_words(day) if day else str(raw or "")
        if text != self.line.text() and (day is None or day != self.day):
            self.line.setText(text)

    def _say(self) -> None:
        day = self.day
        if day is None:
            self.echo.setText("")
            return
        words = day_in_words(day)
        if self._start is not None and day != self._start:
            number = (day - self._start).days + 1
            words += " · " + self.tr("day {number}").format(number=number)
        self.echo.setText(words)

    def _pick(self) -> None:
        dialog = QDialog(self)
        dialog.setWindowTitle(self.tr("Pick a day"))
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        day = self.day
        if day:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        layout = QVBoxLayout(dialog)
        layout.addWidget(calendar)
        take = Button(self._look, self.tr("Take this day"), "primary", pressed=dialog.accept)
        layout.addWidget(take, 0, Qt.AlignmentFlag.AlignRight)
        calendar.activated.connect(lambda _: dialog.accept())

        def taken() -> None:
            chosen = calendar.selectedDate()
            self.line.setText(day_in_words(date(chosen.year(), chosen.month(), chosen.day())))
            self.line.textEdited.emit(self.line.text())
            self.line.setFocus()

        dialog.accepted.connect(taken)
        dialog.open()
        calendar.setFocus()


class DateField(AnswerField):
    """The answer to a question for a date."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.edit = DateEdit(self.look, asked.plan.header.start)
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
