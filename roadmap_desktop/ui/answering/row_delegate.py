"""Editors of a small spreadsheet's cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from roadmap_desktop.domain.content.questions import QuestionKind as Kind
from roadmap_desktop.ui.answering.date_field import typed_date
from roadmap_desktop.ui.answering.row_table import RAW, RowTableModel
from roadmap_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex


class ChoiceBox(QComboBox):
    """A choice in its list is final; arrows and letters go on choosing until Enter or Tab."""

    chosen = Signal()
    """An entry of the open list was taken."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._closing = False
        self.activated.connect(self._on_activated)

    def hidePopup(self) -> None:
        """Qt closes the list, then tells what was taken."""
        self._closing = True
        super().hidePopup()
        QTimer.singleShot(0, self._on_closed)

    def _on_closed(self) -> None:
        self._closing = False

    def _on_activated(self) -> None:
        if self._closing:
            self.chosen.emit()


class RowDelegate(QStyledItemDelegate):
    """A combo box for choices and people, a line for everything else; the focus is a ring."""

    typed = Signal(int, str, str)
    """Row, field and words while they are typed."""

    def __init__(self, look: Look, people: Callable[[], Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._people = people

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor of a cell."""
        del option
        model = index.model()
        if not isinstance(model, RowTableModel):
            raise TypeError("cells of a list question")
        column = model.column(index)
        if column.kind is Kind.ONE_OF:
            few = ChoiceBox(parent)
            few.addItem("", "")
            for choice in model.choices(index):
                few.addItem(choice.text, choice.id)
            few.chosen.connect(lambda: self._done(few))
            return self._named(few, column.label)
        if column.kind is Kind.PERSON:
            box = QComboBox(parent)
            box.setEditable(True)
            box.addItems(["", *self._people()])
            line = box.lineEdit()
            if line is not None:
                self._listen(line, index.row(), column.field)
            return self._named(box, column.label)
        edit = QLineEdit(parent)
        self._listen(edit, index.row(), column.field)
        return self._named(edit, column.label)

    def _listen(self, edit: QLineEdit, row: int, field: str) -> None:
        edit.textEdited.connect(lambda words: self.typed.emit(row, field, words))

    def _named(self, editor: QWidget, name: str) -> QWidget:
        editor.setFont(self._look.font())
        editor.setAccessibleName(name)
        editor.setProperty("ring", False)
        return editor

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The editor fills its cell."""
        del index
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the cell into its editor."""
        if isinstance(editor, QComboBox) and not editor.isEditable():
            editor.setCurrentIndex(max(0, editor.findData(index.data(RAW))))
        elif isinstance(editor, QComboBox):
            editor.setEditText(str(index.data(RAW) or ""))
        elif isinstance(editor, QLineEdit):
            editor.setText(self._words(index))
            editor.selectAll()

    @staticmethod
    def _words(index: Index) -> str:
        """What stands in a line at first: what the cell says, several choices by commas."""
        words = str(index.data(int(Qt.ItemDataRole.DisplayRole)) or "")
        raw = index.data(RAW)
        if isinstance(raw, list) and len(words.split(",")) != len(raw):  # a choice has a comma
            return ", ".join(str(one) for one in raw)
        return words

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what was entered."""
        if not isinstance(model, RowTableModel):
            return
        column = model.column(index)
        value: object
        if isinstance(editor, QComboBox) and not editor.isEditable():
            value = editor.currentData() or ""
        elif isinstance(editor, QComboBox):
            value = editor.currentText().strip()
        elif isinstance(editor, QLineEdit):
            words = editor.text().strip()
            if words == self._words(index) and not model.is_typed(index):
                return
            value = words
            if column.kind is Kind.MANY_OF:
                value = [one.strip() for one in words.split(",") if one.strip()]
            elif column.kind is Kind.DATE:
                day = typed_date(words, model.start)
                value = day.isoformat() if day else words
        else:
            return
        model.setData(index, value)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and a ring around the current one."""
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if focused:
            painter.save()
            painter.setPen(QPen(self._look.colour("focus"), min(self._look.px(2), 4)))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
            painter.restore()
