"""Which columns the timeline's table shows: a menu at its head, and a dialog for the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.columns import BY_KEY, Column, ColumnChoice, meaning, title
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import box, column
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.text import Heading, Text

WIDTH_STEP = 8


class ColumnMenu(QMenu):
    """Columns to tick, and the way to the dialog."""

    choice_made = Signal(object)
    """A ``ColumnChoice``."""
    dialog_requested = Signal()

    def __init__(
        self, look: Look, choice: ColumnChoice, offered: Sequence[Column], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setFont(look.font())
        for one in offered:
            if one is Column.TASK:
                continue
            action = self.addAction(meaning(one))
            action.setCheckable(True)
            action.setChecked(one in choice.shown)
            action.toggled.connect(
                lambda on, picked=one: self.choice_made.emit(choice.with_column(picked, shown=on))
            )
        self.addSeparator()
        self.addAction(self.tr("Columns…")).triggered.connect(self.dialog_requested.emit)


class ColumnsDialog(PageDialog):
    """Tick, order and widen columns by keys or by buttons; the table shows it at once."""

    choice_made = Signal(object)
    """A ``ColumnChoice``, with every change; the first one again where the dialog is left."""

    def __init__(
        self, look: Look, choice: ColumnChoice, offered: Sequence[Column], parent: QWidget | None
    ) -> None:
        super().__init__(look, "", parent, QSize(520, 640))
        self.setWindowTitle(self.tr("Columns of the timeline"))
        self._first = self.choice = choice
        self._offered = tuple(offered)
        name = self.tr("Columns, from left to right; Space shows or hides one")
        self.list = RowList(look, name, grows=False)
        self.list.installEventFilter(self)
        self.width_words = Text(look, "", "body", "muted")
        self.up = Button(look, self.tr("Further &left"), pressed=lambda: self._move(-1))
        self.down = Button(look, self.tr("Further &right"), pressed=lambda: self._move(1))
        self.wider = Button(look, self.tr("&Wider"), pressed=lambda: self._widen(WIDTH_STEP))
        self.narrower = Button(look, self.tr("&Narrower"), pressed=lambda: self._widen(-WIDTH_STEP))
        hint = self.tr("Space shows or hides a column; Alt and the arrow keys move and widen it.")
        buttons = FlowLayout(look.px(8))
        for button in (self.up, self.down, self.narrower, self.wider):
            buttons.addWidget(button)
        parts = column(
            look,
            Heading(look, self.tr("Columns"), "heading"),
            Text(look, hint, "body", "muted"),
            (in_sheet(look, self.list), 1),
            self.width_words,
            buttons,
            gap=10,
            pad=(24, 16, 24, 16),
        )
        foot = Foot(look)
        keep = Button(look, self.tr("&Keep these columns"), "primary", pressed=self.accept)
        leave = Button(look, self.tr("Leave them as &they were"), pressed=self.reject)
        foot.show_parts(keep, leave)
        body = box(parts)
        self.fill(body, foot, grows=body)
        self.primary = keep
        self.rejected.connect(lambda: self.choice_made.emit(self._first))
        self.list.chosen.connect(self._toggle)
        self.list.moved.connect(lambda _: self._say_width())
        self._fill(Column.TASK)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, current: Column) -> None:
        """The shown columns in their order, then the others."""
        rest = [one for one in self._offered if one not in self.choice.shown]
        shown, hidden = self.tr("Shown"), self.tr("Not shown")
        items = [
            RowItem(
                key=one.key,
                title=meaning(one),
                state=shown if one in self.choice.shown else hidden,
                tone="done" if one in self.choice.shown else "",
            )
            for one in (*self.choice.shown, *rest)
        ]
        self.list.show_rows(items, current.key)
        self.list.mark(current.key)
        self._say_width()

    @property
    def current(self) -> Column:
        """The column the list stands on."""
        return BY_KEY.get(self.list.current_key, Column.TASK)

    def _take(self, choice: ColumnChoice) -> None:
        current, self.choice = self.current, choice
        self._fill(current)
        self.choice_made.emit(choice)

    def _toggle(self, key: str) -> None:
        """Show a column, or hide it."""
        one = BY_KEY[key]
        self.list.mark(key)
        self._take(self.choice.with_column(one, shown=one not in self.choice.shown))

    def _move(self, steps: int) -> None:
        self._take(self.choice.moved(self.current, steps))

    def _widen(self, by: int) -> None:
        if self.current is not Column.TASK:
            wide = self.choice.width(self.current) + by
            self._take(self.choice.with_width(self.current, wide))

    def _say_width(self) -> None:
        if self.current is Column.TASK:
            self.width_words.setText(self.tr("The task takes what the others leave."))
        else:
            words = self.tr("“{name}” is {n} px wide at a text size of 100 %.")
            wide = self.choice.width(self.current)
            self.width_words.setText(words.format(name=title(self.current), n=wide))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt and the arrow keys move and widen the column the list stands on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            acts = {
                int(Qt.Key.Key_Up): lambda: self._move(-1),
                int(Qt.Key.Key_Down): lambda: self._move(1),
                int(Qt.Key.Key_Right): lambda: self._widen(WIDTH_STEP),
                int(Qt.Key.Key_Left): lambda: self._widen(-WIDTH_STEP),
            }
            act = acts.get(int(event.key()))
            if act is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                act()
                return True
        return super().eventFilter(watched, event)
