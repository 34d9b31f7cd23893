"""One line of a checklist: its states, and room for words, owner and date."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QWidget

from roadmap_desktop.commands.checklists import answer_line
from roadmap_desktop.domain.content.checklists import Checklist, ChecklistItem
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.ui.answering.date_field import DateEdit
from roadmap_desktop.ui.answering.field import Asked
from roadmap_desktop.ui.answering.text_fields import GrowingText
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.text import Text
from roadmap_desktop.ui.widgets.unsaved import UNSAVED

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChecklistLine(QWidget):
    """A state is kept at once; words, owner and date when they are left."""

    edited = Signal()
    """Something was typed, or what was typed is kept."""

    def __init__(
        self, asked: Asked, open_plan: OpenPlan, checklist: Checklist, item: ChecklistItem
    ) -> None:
        super().__init__()
        self.item = item
        self.touched = False
        """Words, owner or date hold something that is not kept."""
        self._asked = asked
        self._open_plan = open_plan
        look = asked.look
        self._look = look
        states = {
            ItemState.YES: self.tr("Yes"),
            ItemState.IN_PART: self.tr("In part"),
            ItemState.NO: self.tr("No"),
            ItemState.NOT_SURE: self.tr("Not sure"),
            ItemState.NOT_APPLICABLE: self.tr("Does not apply"),
        }
        self._quiet = False
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[ItemState, Button] = {}
        flow = FlowLayout(look.px(6))
        for state, usual in states.items():
            word = checklist.labels.get(state.value, usual)
            word = word[:1].upper() + word[1:]
            button = Button(look, word, "segment")
            button.setCheckable(True)
            button.setAccessibleName(f"{word}: {item.text}")
            button.clicked.connect(partial(self._on_state, state))
            button.installEventFilter(self)
            self._group.addButton(button)
            self._buttons[state] = button
            flow.addWidget(button)
        self._more = Button(look, self.tr("Note, owner, date"), "quiet", "pencil", self._show_more)
        self._more.setAccessibleName(self.tr("Note, owner, date: {line}").format(line=item.text))
        flow.addWidget(self._more)
        words: list[QWidget] = [Text(look, item.text, "body", "", 600)]
        if item.why:
            words.append(Text(look, item.why, "small", "muted"))
        if item.good_sign:
            sign = self.tr("A good sign: {sign}").format(sign=item.good_sign)
            words.append(Text(look, sign, "small", "muted"))
        self._told = Text(look, "", "body", "error", 500)
        self._told.hide()
        self._extra = self._make_extra()
        self._extra.hide()
        self._touch(False)
        body = column(look, *words, 4, flow, self._told, self._extra, gap=2, pad=(16, 10, 16, 12))
        self.setLayout(body)
        self.show_plan(asked.plan)

    def _make_extra(self) -> QWidget:
        look = self._look
        self._note = GrowingText(look, 2, 6)
        self._note.setAccessibleName(self.tr("Our answer in words: {x}").format(x=self.item.text))
        self._note.textChanged.connect(self._on_typed)
        self._note.installEventFilter(self)
        self._owner = QComboBox()
        self._owner.setEditable(True)
        self._owner.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._owner.editTextChanged.connect(self._on_typed)
        self._owner.activated.connect(self._on_left)
        owner_line = self._owner.lineEdit()
        if owner_line is not None:
            owner_line.editingFinished.connect(self._on_left)
        self._owner.setFont(look.font())
        self._owner.setAccessibleName(self.tr("Owner: {x}").format(x=self.item.text))
        self._due = DateEdit(look, self._asked.plan.header.start)
        self._due.line.textChanged.connect(self._on_typed)
        self._due.line.editingFinished.connect(self._on_left)
        self._due.line.setAccessibleName(self.tr("By when: {x}").format(x=self.item.text))
        keep = Button(look, self.tr("Keep this"), pressed=self.keep)
        owner = column(look, Text(look, self.tr("Owner"), "small", "muted"), self._owner, gap=2)
        due = column(look, Text(look, self.tr("By"), "small", "muted"), self._due, gap=2)
        note = Text(look, self.tr("Our answer in words"), "small", "muted")
        return box(
            column(
                look,
                *(note, self._note, row(look, (owner, 1), (due, 2), gap=12)),
                row(look, keep, None),
                gap=4,
                pad=(0, 8, 0, 0),
            )
        )

    @property
    def is_refused(self) -> bool:
        """What was typed could not be kept, and the line says why."""
        return self.touched and bool(self._told.text())

    def first_control(self) -> QWidget:
        """The state that holds, or the first."""
        return next(
            (b for b in self._buttons.values() if b.isChecked()), self._buttons[ItemState.YES]
        )

    @property
    def _state(self) -> ItemState | None:
        return next((s for s, b in self._buttons.items() if b.isChecked()), None)

    def show_plan(self, plan: Plan) -> None:
        """Show what the plan says to this line."""
        said = plan.checklist_answer(self.item.id)
        state = said.state if said else None
        for one, button in self._buttons.items():
            button.setChecked(one is state)
        if not self.touched:
            self._show_words(
                said.text if said else "",
                plan.name_of(said.owner_id) if said else "",
                said.due if said and said.due else "",
                [p.name for p in plan.people if p.name],
            )
        if said and (said.text or said.owner_id or said.due):
            self._extra.show()

    def _show_words(self, text: str, owner: str, due: object, known: list[str]) -> None:
        """Show words, owner and date without telling."""
        self._quiet = True
        if self._note.toPlainText() != text:
            self._note.setPlainText(text)
        names = ["", *known]
        if [self._owner.itemText(i) for i in range(self._owner.count())] != names:
            self._owner.clear()
            self._owner.addItems(names)
        if self._owner.currentText() != owner:
            self._owner.setEditText(owner)
        self._due.show_day(due)
        self._quiet = False

    @property
    def typed(self) -> dict[str, str]:
        """What is not kept, for the draft; empty for nothing."""
        if not self.touched:
            return {}
        return {
            "text": self._note.toPlainText(),
            "owner": self._owner.currentText(),
            "due": self._due.raw(),
        }

    def show_typed(self, typed: object) -> None:
        """Show what was typed and never kept."""
        held = typed if isinstance(typed, dict) else {"text": str(typed)}
        self._extra.show()
        known = [self._owner.itemText(i) for i in range(1, self._owner.count())]
        text, owner, due = (str(held.get(key) or "") for key in ("text", "owner", "due"))
        self._show_words(text, owner, due, known)
        self._touch(True)

    def _show_more(self) -> None:
        self._extra.setVisible(self._extra.isHidden())
        if not self._extra.isHidden():
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        if not self._quiet:
            self._touch(True)
            self.edited.emit()

    def _touch(self, touched: bool) -> None:
        self.touched = touched
        for control in (self._note, self._owner, self._due.line):
            control.setProperty(UNSAVED, touched)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Words are kept when they are left; arrows lead along the states, Tab leads on."""
        if event.type() == QEvent.Type.FocusOut and watched is self._note:
            self._on_left()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()), 0)
            buttons = list(self._buttons.values())
            if step and watched in buttons:
                place = buttons.index(watched) + step
                buttons[min(max(place, 0), len(buttons) - 1)].setFocus()
                return True
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        """Keep what was typed; before a state is chosen it waits as a draft."""
        if self.touched and self._state is not None:
            self.keep()

    def _on_state(self, state: ItemState) -> None:
        if not self._buttons[state].isChecked():
            self._run("")
            return
        self._run(self._said(state))

    def keep(self) -> str:
        """Keep state, words, owner and date; why that is not possible, '' for done."""
        state = self._state
        if state is None:
            self._tell(self.tr("Choose an answer to this line first, then add words to it."))
        else:
            self._run(self._said(state))
        return self._told.text()

    def _said(self, state: ItemState) -> dict[str, Any]:
        return {
            "state": state.value,
            "text": self._note.toPlainText().strip(),
            "owner": self._owner.currentText().strip(),
            "due": self._due.raw(),
        }

    def _run(self, said: Any) -> None:
        try:
            self._open_plan.run(answer_line, self.item.id, said)
        except PlanError as error:
            self._tell(str(error).removeprefix(self.item.text).strip())
            self.show_plan(self._open_plan.plan)
        else:
            self._touch(False)
            self._tell("")
            self.show_plan(self._open_plan.plan)
            self.edited.emit()

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
