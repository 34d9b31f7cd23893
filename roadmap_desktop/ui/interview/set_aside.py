"""'Not sure yet' and 'does not apply': a question that is set aside, with a name or a reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from roadmap_desktop.commands.answers import does_not_apply, not_sure
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.answering.date_field import DateEdit
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import Part, column, row
from roadmap_desktop.ui.widgets.text import Text


class SetAside(QFrame):
    """Two quiet buttons; each opens the few fields it needs."""

    done = Signal()
    """The question was set aside."""
    opened = Signal(QWidget)
    """The fields of one of the two are shown."""

    def __init__(self, look: Look, question: Question, open_plan: OpenPlan) -> None:
        super().__init__()
        self._look = look
        self._question = question
        self._open_plan = open_plan
        self._unsure = Button(
            look, self.tr("Not sure yet"), "flush", "circle-question-mark", self._ask_who
        )
        self._nothing = Button(look, self.tr("Does not apply…"), "flush", "minus", self._ask_why)
        flow = FlowLayout(look.px(20))
        flow.addWidget(self._unsure)
        flow.addWidget(self._nothing)
        self._told = Text(look, "", "body", "error", 500)
        self._told.hide()
        self._who = self._make_who()
        self._why = self._make_why()
        for part in (self._who, self._why):
            part.hide()
        self.setLayout(column(look, flow, self._told, self._who, self._why, gap=6))

    def _make_who(self) -> QFrame:
        look, plan = self._look, self._open_plan.plan
        self._owner = QComboBox()
        self._owner.setEditable(True)
        self._owner.setFont(look.font())
        self._owner.addItems(["", *self._open_plan.people()])
        holder = plan.holder("owner")
        self._owner.setEditText(holder.name if holder else "")
        self._owner.setAccessibleName(self.tr("Who finds out"))
        today, start = self._open_plan.today, plan.header.start
        self._due = DateEdit(look, start, max(today, start) if start else today, plan=plan)
        self._due.line.setAccessibleName(self.tr("By when"))
        keep = Button(look, self.tr("Make it an open item"), pressed=self._not_sure)
        return self._sheet(
            (self.tr("Who finds out?"), self._owner), (self.tr("By when?"), self._due), keep
        )

    def _make_why(self) -> QFrame:
        look = self._look
        self._reason = QLineEdit()
        self._reason.setFont(look.font())
        self._reason.setAccessibleName(self.tr("Why it does not apply, as it is printed"))
        self._reason.returnPressed.connect(self._does_not_apply)
        keep = Button(look, self.tr("Say that it does not apply"), pressed=self._does_not_apply)
        return self._sheet((self.tr("Why? It is printed."), self._reason), keep)

    def _sheet(self, *parts: tuple[str, QWidget] | QWidget) -> QFrame:
        look = self._look
        items: list[Part] = []
        for part in parts:
            if isinstance(part, tuple):
                label, widget = part
                items += [Text(look, str(label), "body", "", 600), widget]
            else:
                leave = Button(look, self.tr("Leave it"), "quiet", pressed=self._leave_it)
                items += [4, row(look, part, leave, None, gap=8)]
        made = QFrame()
        made.setObjectName("sheet")
        made.setLayout(column(look, *items, gap=4, pad=12))
        return made

    def _ask_who(self) -> None:
        self._show(self._who, self._owner)

    def _ask_why(self) -> None:
        self._show(self._why, self._reason)

    def _show(self, form: QFrame, first: QWidget) -> None:
        """Show one of the two forms; where it is in sight already, put it away."""
        if form.isVisible():
            self._leave_it()
            return
        for other in (self._who, self._why):
            other.setVisible(other is form)
        self._tell("")
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit(form)

    def _leave_it(self) -> None:
        """Put the form away; what was typed into it stays."""
        opener = self._nothing if self._why.isVisible() else self._unsure
        opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell("")
        self._who.hide()
        self._why.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form."""
        if event.key() == Qt.Key.Key_Escape and (self._who.isVisible() or self._why.isVisible()):
            self._leave_it()
            return
        super().keyPressEvent(event)

    def _not_sure(self) -> None:
        typed = self._due.line.text().strip()
        if typed and self._due.day is None:
            self._tell(
                self.tr("“{typed}” is no date; write it as 11 Jan 2027.").format(typed=typed)
            )
            return
        owner = self._owner.currentText()
        self._run(lambda: self._open_plan.run(not_sure, self._question.id, owner, self._due.day))

    def _does_not_apply(self) -> None:
        reason = self._reason.text()
        self._run(lambda: self._open_plan.run(does_not_apply, self._question.id, reason))

    def _run(self, act: Callable[[], object]) -> None:
        try:
            act()
        except PlanError as error:
            self._tell(str(error))
            return
        self._tell("")
        self._who.hide()
        self._why.hide()
        self.done.emit()

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
