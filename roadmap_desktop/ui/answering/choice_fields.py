"""Fields one chooses from: one of a few, one of many, several, a person, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QCompleter, QGridLayout, QWidget

from roadmap_desktop.domain.content.questions import QuestionKind
from roadmap_desktop.domain.content.terms import Choice
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.widgets.choices import Option, TickRow
from roadmap_desktop.ui.widgets.layouts import column, frame, line

FEW = 9
"""Up to so many choices all are shown at once."""
NONE = "none"


class _MarkedField(AnswerField):
    """Choices that are all in sight; to mark one is an answer at once."""

    def name_controls(self, name: str) -> None:
        """Each choice has its own name; the group has the question's."""
        self.setAccessibleName(name)

    def _settle(self) -> None:
        self.edited.emit()
        self.settled.emit()


class OneOfField(_MarkedField):
    """One of a few choices, all in sight."""

    def __init__(self, asked: Asked, choices: Sequence[Choice] | None = None) -> None:
        super().__init__(asked)
        self._group = QButtonGroup(self)
        self._options: dict[str, Option] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.look.px(8))
        offered = tuple(choices if choices is not None else asked.choices)
        across = 2 if len(offered) > 1 else 1
        for place, choice in enumerate(offered):
            option = Option(self.look, choice.text, choice.hint)
            option.clicked.connect(self._settle)
            self._group.addButton(option)
            self._options[choice.id] = option
            grid.addWidget(option, place // across, place % across)
        for place in range(across):
            grid.setColumnStretch(place, 1)
        self._body.addLayout(grid)
        self.show_plan(asked.plan)

    def raw(self) -> Any:
        """The choice's id."""
        return next((key for key, option in self._options.items() if option.isChecked()), "")

    def show_raw(self, raw: Any) -> None:
        """Mark a choice."""
        self._group.setExclusive(False)
        for key, option in self._options.items():
            option.setChecked(key == _id(raw))
        self._group.setExclusive(True)

    def show_plan(self, plan: Plan) -> None:
        """Mark the plan's choice."""
        self.show_raw(self.asked.value_in(plan))

    def first_control(self) -> QWidget:
        """The marked option, or the first."""
        options = list(self._options.values())
        return next((o for o in options if o.isChecked()), options[0])


class YesNoField(OneOfField):
    """Yes or no."""

    def __init__(self, asked: Asked) -> None:
        choices = (Choice(id="true", text="Yes"), Choice(id="false", text="No"))
        super().__init__(asked, choices)

    def raw(self) -> Any:
        """True, False, or '' for nothing."""
        return {"true": True, "false": False}.get(super().raw(), "")


def _id(raw: Any) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return "" if raw is None else str(raw)


class ManyOfField(_MarkedField):
    """Several of some choices; 'none of these' is an answer too."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._rows: dict[str, TickRow] = {}
        lines: list[QWidget] = []
        for choice in asked.choices:
            self._rows[choice.id] = TickRow(self.look, choice.text, choice.hint)
        self._rows[NONE] = TickRow(self.look, self.tr("None of these"))
        for key, tick in self._rows.items():
            tick.clicked.connect(lambda on, key=key: self._on_clicked(key, on))
            lines += [tick, line()]
        sheet = column(self.look, *lines[:-1], gap=0, pad=(1, 1, 1, 1))
        self._body.addWidget(frame("sheet", sheet))
        self.show_plan(asked.plan)

    def raw(self) -> Any:
        """The ids; [] for 'none of these', '' where nothing was ticked."""
        if self._rows[NONE].isChecked():
            return []
        chosen = [key for key, tick in self._rows.items() if tick.isChecked()]
        return chosen or ""

    def show_raw(self, raw: Any) -> None:
        """Tick these."""
        chosen = {_id(one) for one in raw} if isinstance(raw, list | tuple) else set()
        for key, tick in self._rows.items():
            tick.setChecked(key in chosen)
        if raw == []:
            self._rows[NONE].setChecked(True)

    def show_plan(self, plan: Plan) -> None:
        """Tick the plan's choices."""
        value = self.asked.value_in(plan)
        state = plan.question_state(self.question.id)
        none = not value and state is not None and state.status in ("answered", "does_not_apply")
        self.show_raw([] if none else tuple(value or ()) or None)

    def first_control(self) -> QWidget:
        """The first row."""
        return next(iter(self._rows.values()))

    def _on_clicked(self, key: str, on: bool) -> None:
        if on:
            for other, tick in self._rows.items():
                if (other == NONE) != (key == NONE):
                    tick.setChecked(False)
        self._settle()


class _BoxField(AnswerField):
    """A box to type in and to choose from; to choose is an answer at once."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.box = QComboBox()
        self.box.setFont(self.look.font())
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMaximumWidth(self.look.px(420))
        self.box.activated.connect(self._on_chosen)
        edit = self.box.lineEdit()
        if edit is not None:
            edit.textEdited.connect(lambda _: self.edited.emit())
            edit.editingFinished.connect(self.settled)
            edit.returnPressed.connect(self.entered)
        self._body.addWidget(self.box)

    def first_control(self) -> QWidget:
        """The box."""
        return self.box

    def _on_chosen(self) -> None:
        self.edited.emit()
        self.settled.emit()


class ListField(_BoxField):
    """One of many choices, found by typing."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.box.addItem("", "")
        for choice in asked.choices:
            self.box.addItem(choice.text, choice.id)
        completer = QCompleter(self.box.model(), self.box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.box.setCompleter(completer)
        self.show_plan(asked.plan)

    def raw(self) -> Any:
        """The choice's id, or what was typed where it is none."""
        text = self.box.currentText().strip()
        place = self.box.findText(text, Qt.MatchFlag.MatchFixedString)
        return self.box.itemData(place) if place >= 0 else text

    def show_raw(self, raw: Any) -> None:
        """Show a choice."""
        place = self.box.findData(_id(raw))
        if place >= 0:
            self.box.setCurrentIndex(place)
        else:
            self.box.setEditText(_id(raw))

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's choice."""
        self.show_raw(self.asked.value_in(plan))


class PersonField(_BoxField):
    """A name: one the plan knows, or a new one."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.box.addItems(["", *asked.people])
        self.show_plan(asked.plan)

    def raw(self) -> Any:
        """The name."""
        return self.box.currentText().strip()

    def show_raw(self, raw: Any) -> None:
        """Show a name."""
        if str(raw or "") != self.box.currentText():
            self.box.setEditText(str(raw or ""))

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's name, and offer everybody the plan knows."""
        known = ["", *(p.name for p in plan.people if p.name)]
        if [self.box.itemText(i) for i in range(self.box.count())] != known:
            typed = self.box.currentText()
            self.box.clear()
            self.box.addItems(known)
            self.box.setEditText(typed)
        self.show_raw(self.asked.value_in(plan))

    def offer(self, names: Sequence[str]) -> None:
        """Offer more names, e.g. those typed on the same page."""
        for name in names:
            if name and self.box.findText(name) < 0:
                self.box.addItem(name)


CHOICE_KINDS = frozenset({QuestionKind.ONE_OF, QuestionKind.MANY_OF, QuestionKind.YES_NO})
