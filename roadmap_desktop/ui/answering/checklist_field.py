"""The field of a checklist: each line with its states, and room for words, owner and date."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QWidget

from roadmap_desktop.commands.checklists import answer_line
from roadmap_desktop.domain.bindings import parse
from roadmap_desktop.domain.content import Checklist, ChecklistItem
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.ui.answering.date_field import DateEdit
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.answering.text_fields import GrowingText
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import box, column, frame, line, row
from roadmap_desktop.ui.widgets.text import Text


class ChecklistField(AnswerField):
    """All lines of one list; each state commits at once, words when they are left."""

    commits_itself = True

    def __init__(self, asked: Asked, open_plan: OpenPlan) -> None:
        super().__init__(asked)
        checklist: Checklist = asked.catalogue.find("checklists", parse(asked.question).name)
        case = open_plan.case
        self._lines = [
            ChecklistLine(asked, open_plan, checklist, item)
            for item in checklist.items
            if case.reaches(item.depth)
        ]
        parts: list[QWidget] = []
        for one in self._lines:
            parts += [one, line()]
        sheet = column(self.look, *parts[:-1], gap=0, pad=(1, 1, 1, 1))
        self._body.addWidget(frame("sheet", sheet))

    def raw(self) -> Any:
        """Nothing of its own: lines are kept one by one."""
        return ""

    def show_raw(self, raw: Any) -> None:
        """Show words that were typed and never kept: item -> words."""
        if isinstance(raw, dict):
            for one in self._lines:
                if one.item.id in raw:
                    one.show_note(str(raw[one.item.id]))

    def draft(self) -> Any:
        """Words that are being typed, by line."""
        return {one.item.id: one.typed for one in self._lines if one.typed}

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's answers."""
        for one in self._lines:
            one.show_plan(plan)

    def first_control(self) -> QWidget:
        """The first line's first state."""
        return self._lines[0].first_control()

    def name_controls(self, name: str) -> None:
        """Each line names its own controls."""
        self.setAccessibleName(name)

    def focus_line(self, item_id: str) -> None:
        """Give a line the focus."""
        for one in self._lines:
            if one.item.id == item_id:
                one.first_control().setFocus()


class ChecklistLine(QWidget):
    """One line of a checklist."""

    def __init__(
        self, asked: Asked, open_plan: OpenPlan, checklist: Checklist, item: ChecklistItem
    ) -> None:
        super().__init__()
        self.item = item
        self.typed = ""
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
        body = column(look, *words, 4, flow, self._told, self._extra, gap=2, pad=(16, 10, 16, 12))
        self.setLayout(body)
        self.show_plan(asked.plan)

    def _make_extra(self) -> QWidget:
        look = self._look
        self._note = GrowingText(look, 2, 6)
        self._note.setAccessibleName(self.tr("Our answer in words: {x}").format(x=self.item.text))
        self._note.textChanged.connect(self._on_typed)
        self._owner = QComboBox()
        self._owner.setEditable(True)
        self._owner.setFont(look.font())
        self._owner.setAccessibleName(self.tr("Owner: {x}").format(x=self.item.text))
        self._due = DateEdit(look, self._asked.plan.header.start)
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
        if not self.typed:
            self._quiet = True
            text = said.text if said else ""
            if self._note.toPlainText() != text:
                self._note.setPlainText(text)
            self._quiet = False
        names = ["", *(p.name for p in plan.people if p.name)]
        if [self._owner.itemText(i) for i in range(self._owner.count())] != names:
            self._owner.clear()
            self._owner.addItems(names)
        self._owner.setEditText(plan.name_of(said.owner_id) if said else "")
        self._due.show_day(said.due if said and said.due else "")
        if said and (said.text or said.owner_id or said.due):
            self._extra.show()

    def show_note(self, words: str) -> None:
        """Show words that were typed and never kept."""
        self._extra.show()
        self._note.setPlainText(words)

    def _show_more(self) -> None:
        self._extra.setVisible(self._extra.isHidden())
        if not self._extra.isHidden():
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        if getattr(self, "_quiet", False):
            return
        self.typed = self._note.toPlainText()
        field = self.parent()
        while field is not None and not isinstance(field, ChecklistField):
            field = field.parent()
        if field is not None:
            field.edited.emit()

    def _on_state(self, state: ItemState) -> None:
        if not self._buttons[state].isChecked():
            self._run("")
            return
        self._run(self._said(state))

    def keep(self) -> None:
        """Keep state, words, owner and date."""
        state = self._state
        if state is None:
            self._tell(self.tr("Choose an answer to this line first, then add words to it."))
            return
        self._run(self._said(state))

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
            self._tell(str(error))
            self.show_plan(self._open_plan.plan)
        else:
            self.typed = ""
            self._tell("")
            self._open_plan.drop_drafts(self._asked.question.id)

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
