"""Which column of a foreign list holds what, to look at and to change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from roadmap_desktop.exchange.list_cells import DateOrder
from roadmap_desktop.exchange.list_columns import Field
from roadmap_desktop.exchange.list_reading import Reading
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.text import Text

NO_COLUMN = -1
OFFERED = (
    Field.NAME,
    Field.START,
    Field.FINISH,
    Field.DAYS,
    Field.OWNER,
    Field.PERCENT,
    Field.PREDECESSORS,
    Field.OUTLINE,
    Field.PARENT,
    Field.MILESTONE,
    Field.NOTE,
    Field.ID,
)


class ColumnMatching(QWidget):
    """A choice for each thing a column may hold; the guess stands in it already."""

    changed = Signal()

    def __init__(self, look: Look, reading: Reading, *, narrow: bool) -> None:
        super().__init__()
        self._look = look
        self.choices: dict[Field, QComboBox] = {}
        form = QFormLayout(self)
        above, beside = (
            QFormLayout.RowWrapPolicy.WrapAllRows,
            QFormLayout.RowWrapPolicy.DontWrapRows,
        )
        form.setRowWrapPolicy(above if narrow else beside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(look.px(8))
        form.setHorizontalSpacing(look.px(12))
        for field in OFFERED:
            choice = QComboBox()
            choice.setFont(look.font())
            choice.addItem(self.tr("no column"), NO_COLUMN)
            for place, head in enumerate(reading.heads):
                choice.addItem(head, place)
            choice.setCurrentIndex(max(0, choice.findData(reading.matching.get(field, NO_COLUMN))))
            choice.setAccessibleName(self._words(field))
            choice.setMinimumContentsLength(12)
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.currentIndexChanged.connect(lambda _: self.changed.emit())
            self.choices[field] = choice
            form.addRow(self._label(self._words(field)), choice)
        self.order = QComboBox()
        self.order.setFont(look.font())
        self.order.setAccessibleName(self.tr("Dates are written"))
        for order, words in (
            (DateOrder.DAY_FIRST, self.tr("day first: 3/2 is 3 February")),
            (DateOrder.MONTH_FIRST, self.tr("month first: 3/2 is 2 March")),
        ):
            self.order.addItem(words, order)
        self.order.setCurrentIndex(self.order.findData(reading.order))
        self.order.currentIndexChanged.connect(lambda _: self.changed.emit())
        if reading.order_guessed:
            form.addRow(self._label(self.tr("Dates are written")), self.order)

    def _label(self, words: str) -> Text:
        label = Text(self._look, words, "body", "", wrap=False)
        label.setMinimumWidth(label.sizeHint().width())
        return label

    @property
    def matching(self) -> dict[Field, int]:
        """What was chosen."""
        return {
            field: int(choice.currentData())
            for field, choice in self.choices.items()
            if choice.currentData() != NO_COLUMN
        }

    @property
    def date_order(self) -> DateOrder:
        """How dates are read."""
        return DateOrder(self.order.currentData())

    def _words(self, field: Field) -> str:
        words = {
            Field.ID: self.tr("Number or key"),
            Field.NAME: self.tr("Task"),
            Field.START: self.tr("Start"),
            Field.FINISH: self.tr("Finish"),
            Field.DAYS: self.tr("Days"),
            Field.OWNER: self.tr("Who does it"),
            Field.PERCENT: self.tr("Per cent done"),
            Field.PREDECESSORS: self.tr("Waits for"),
            Field.OUTLINE: self.tr("Level"),
            Field.PARENT: self.tr("Belongs to"),
            Field.MILESTONE: self.tr("Is a milestone"),
            Field.NOTE: self.tr("Note"),
        }
        return words[field]
