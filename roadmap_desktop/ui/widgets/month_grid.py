"""A month as a grid of days: arrow keys go from day to day and on into the next month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.dates import day_in_words

Index = QModelIndex | QPersistentModelIndex
DAY = int(Qt.ItemDataRole.UserRole)
WEEKS, WEEKDAYS = 6, 7
CELL, TALL = 60, 40
FIRST, LAST = date(1970, 1, 1), date(9900, 12, 31)

WhyClosed = Callable[[date], str]
"""What closes a day, '' for an open one."""


class _Month(QAbstractTableModel):
    """Six weeks around a month."""

    def __init__(self, parent: QObject, start: date | None, why_closed: WhyClosed) -> None:
        super().__init__(parent)
        self.start = start
        self.why_closed = why_closed
        self.month = date(1970, 1, 1)
        self._first = self.month

    def show_month(self, day: date) -> None:
        """Show the month a day is in."""
        month = day.replace(day=1)
        if month != self.month:
            self.beginResetModel()
            self.month = month
            begins = QLocale().firstDayOfWeek().value - 1
            self._first = month - timedelta(days=(month.weekday() - begins) % WEEKDAYS)
            self.endResetModel()

    def day_at(self, index: Index) -> date:
        """The day of a cell."""
        return self._first + timedelta(days=index.row() * WEEKDAYS + index.column())

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day of the month that is shown."""
        return self.index(*divmod((day - self._first).days, WEEKDAYS))

    def words(self, day: date) -> str:
        """A day as it is told: its date, its number in the plan, what closes it."""
        parts = [day_in_words(day)]
        if self.start is not None and day >= self.start:
            number = (day - self.start).days + 1
            parts.append(_t("day {number}").format(number=number))
        why = self.why_closed(day)
        if why:
            parts.append(_t("closed: {reason}").format(reason=why))
        return " · ".join(parts)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Weeks."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Days of the week."""
        return 0 if parent.isValid() else WEEKDAYS

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """Names of the weekdays."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        number = (self._first + timedelta(days=section)).weekday() + 1
        if role == int(Qt.ItemDataRole.DisplayRole):
            return QLocale().standaloneDayName(number, QLocale.FormatType.ShortFormat)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return QLocale().standaloneDayName(number, QLocale.FormatType.LongFormat)
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The day's number, the day itself, or all its words."""
        day = self.day_at(index)
        if role == DAY:
            return day
        if role == int(Qt.ItemDataRole.DisplayRole):
            return str(day.day)
        if role in (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole)):
            return self.words(day)
        return None


class _Cells(QStyledItemDelegate):
    """Closed days stand on their own ground, the plan's start has a bar, today an edge."""

    def __init__(self, look: Look, today: date, parent: QTableView) -> None:
        super().__init__(parent)
        self._look = look
        self._today = today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All alike."""
        del option, index
        return QSize(self._look.px(CELL), self._look.px(TALL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a day."""
        grid, look, px = self.parent(), self._look, self._look.px
        if not isinstance(grid, MonthGrid):
            return
        day: date = index.data(DAY)
        chosen, outside = day == grid.day, day.month != grid.month.month
        area = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or grid.why_closed(day):
            painter.setBrush(look.colour("accent" if chosen else "closed"))
            painter.drawRoundedRect(area, px(4), px(4))
        ink = "on_accent" if chosen else "muted" if outside else "text"
        if day == self._today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour(ink if chosen else "today"), px(2)))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), px(3), px(3))
        if chosen and grid.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), min(px(3), 6)))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), px(6), px(6))
        painter.setPen(look.colour(ink))
        painter.setFont(look.font("body", 600 if chosen or day == self._today else 400))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter.value), str(day.day))
        painter.restore()


class MonthGrid(QTableView):
    """Days to go through by arrow keys; Tab leaves it, Enter takes the day."""

    day_moved = Signal(date)
    """Another day is the current one."""
    day_taken = Signal(date)

    def __init__(
        self, look: Look, day: date, today: date, start: date | None, why_closed: WhyClosed
    ) -> None:
        super().__init__()
        self.day = day
        self.why_closed = why_closed
        self._model = _Month(self, start, why_closed)
        self.setModel(self._model)
        self.setItemDelegate(_Cells(look, today, self))
        self.setFont(look.font())
        self.setAccessibleName(_t("Days"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setFont(look.font("small", 600))
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setDefaultSectionSize(look.px(CELL))
        heads.setMinimumSectionSize(look.px(CELL))
        self.verticalHeader().setDefaultSectionSize(look.px(TALL))
        heads.setFixedHeight(look.px(34))
        self.setFixedSize(WEEKDAYS * look.px(CELL) + 2, WEEKS * look.px(TALL) + heads.height() + 2)
        self.clicked.connect(lambda index: self.show_day(self._model.day_at(index)))
        self.doubleClicked.connect(lambda index: self.day_taken.emit(self._model.day_at(index)))
        self.show_day(day)

    @property
    def month(self) -> date:
        """The first of the month that is shown."""
        return self._model.month

    @property
    def words(self) -> str:
        """The current day as it is told."""
        return self._model.words(self.day)

    def show_day(self, day: date) -> None:
        """Make a day the current one, in its month."""
        self.day = min(max(day, FIRST), LAST)
        self._model.show_month(self.day)
        self.setCurrentIndex(self._model.index_of(self.day))
        self.viewport().update()
        self.day_moved.emit(self.day)

    def turn(self, months: int) -> None:
        """The same day in another month, or that month's last one."""
        count = self.day.year * 12 + self.day.month - 1 + months
        year, month = divmod(count, 12)
        if FIRST.year <= year <= LAST.year:
            after = date(year + month // 11, (month + 1) % 12 + 1, 1)
            last = (after - timedelta(days=1)).day
            self.show_day(date(year, month + 1, min(self.day.day, last)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys by days and weeks, Page Up and Down by months, with Shift by years."""
        years = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        back = -1 if self.isRightToLeft() else 1
        days = {
            int(Qt.Key.Key_Left): -back,
            int(Qt.Key.Key_Right): back,
            int(Qt.Key.Key_Up): -WEEKDAYS,
            int(Qt.Key.Key_Down): WEEKDAYS,
        }.get(int(event.key()))
        months = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}.get(int(event.key()))
        if days is not None:
            self.show_day(self.day + timedelta(days=days))
        elif months is not None:
            self.turn(months * (12 if years else 1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            first = self.day.replace(day=1)
            self.show_day(first)
            if event.key() == Qt.Key.Key_End:
                self.turn(1)
                self.show_day(self.day - timedelta(days=1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_taken.emit(self.day)
        else:
            event.ignore()


def _t(text: str) -> str:
    return QCoreApplication.translate("MonthGrid", text)
