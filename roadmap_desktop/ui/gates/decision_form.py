"""The form in which a decision is recorded; what is typed survives leaving the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QVBoxLayout, QWidget

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.stages import Gate
from roadmap_desktop.ui.answering.date_field import DateEdit
from roadmap_desktop.ui.answering.problem_summary import ProblemSummary
from roadmap_desktop.ui.answering.text_fields import GrowingText
from roadmap_desktop.ui.gates.deciders import Deciders
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import Part, column, row
from roadmap_desktop.ui.widgets.text import Text

FIELDS = ("because", "against", "conditions")


class DecisionForm(QFrame):
    """Kind, name, date, reason, what speaks against it, conditions."""

    edited = Signal()
    record_requested = Signal()
    print_requested = Signal()

    def __init__(
        self,
        look: Look,
        gate: Gate,
        catalogue: Catalogue,
        people: tuple[str, ...],
        start: date | None,
        today: date,
        *,
        deciders: int,
        can_print: bool,
        again: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._look = look
        self._catalogue = catalogue
        self._today = today
        self._group = QButtonGroup(self)
        self._options: dict[str, Option] = {}
        self.deciders = Deciders(look, deciders, people)
        self.deciders.edited.connect(self.edited)
        self.on = DateEdit(look, start)
        self.on.show_day(today)
        self.on.line.textEdited.connect(lambda _: self.edited.emit())
        self.texts = {name: GrowingText(look, 2, 8) for name in FIELDS}
        for text in self.texts.values():
            text.textChanged.connect(self.edited)
        self.problems = ProblemSummary(look)
        self.problems.chosen.connect(self.focus_field)
        self._told: dict[str, Text] = {}
        self.record = Button(
            look, self.tr("Record the decision"), "primary", pressed=self.record_requested.emit
        )
        acts = FlowLayout(look.px(12))
        acts.addWidget(self.record)
        if can_print:
            acts.addWidget(
                Button(
                    look,
                    self.tr("Print the gate sheet…"),
                    "plain",
                    "printer",
                    self.print_requested.emit,
                )
            )
        acts.addWidget(Text(look, self.tr("Can be undone"), "small", "muted", wrap=False))
        who = self._labelled("who", self.tr("Who decides"), self.deciders, self.deciders.first)
        when = self._labelled("on", self.tr("Date"), self.on, self.on.line)
        reason = self.tr("Reason, as it will be printed")
        against = self.tr("What speaks against it (optional)")
        conditions = self.tr("Conditions (optional)")
        parts: list[Part] = [
            Text(
                look, self.tr("Decide again") if again else self.tr("Decision"), "heading", "", 600
            ),
            self.problems,
            self._told_of("decision"),
            self._choices(gate),
            row(look, (who, 1), (when, 1), gap=16),
            self._labelled("because", reason, self.texts["because"]),
            self._labelled("against", against, self.texts["against"]),
            self._labelled("conditions", conditions, self.texts["conditions"]),
            4,
            acts,
        ]
        self.setLayout(column(look, *parts, gap=8, pad=(16, 12, 16, 14)))

    def _choices(self, gate: Gate) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._look.px(8))
        across = 2
        for place, decision in enumerate(gate.decisions):
            word = self._catalogue.find("decisions", decision)
            option = Option(
                self._look, word.text if word else decision, word.meaning if word else ""
            )
            option.clicked.connect(self._on_chosen)
            self._group.addButton(option)
            self._options[decision] = option
            grid.addWidget(option, place // across, place % across)
        for place in range(across):
            grid.setColumnStretch(place, 1)
        return grid

    def _labelled(
        self, field: str, label: str, widget: QWidget, control: QWidget | None = None
    ) -> QVBoxLayout:
        (control or widget).setAccessibleName(label)
        title = Text(self._look, label, "body", "", 600)
        return column(self._look, title, self._told_of(field), widget, None, gap=2)

    def _told_of(self, field: str) -> Text:
        """The place beside a field where its problem stands."""
        told = Text(self._look, "", "body", "error", 500)
        told.hide()
        self._told[field] = told
        return told

    def _on_chosen(self) -> None:
        self._name_button()
        self.edited.emit()

    def _name_button(self) -> None:
        word = self._catalogue.text_of("decisions", self.decision) if self.decision else ""
        words = self.tr("Record “{word}”").format(word=word)
        self.record.setText(words if word else self.tr("Record the decision"))
        self.record.setAccessibleName(self.record.text())

    @property
    def decision(self) -> str:
        """The decision that is marked, '' for none."""
        return next((key for key, option in self._options.items() if option.isChecked()), "")

    def entered(self) -> dict[str, str]:
        """What stands in the form, for the draft."""
        return {
            "decision": self.decision,
            **self.deciders.entered(),
            "on": self.on.raw(),
            **{name: text.toPlainText() for name, text in self.texts.items()},
        }

    def show_entered(self, entered: dict[str, str]) -> None:
        """Show what was typed before, without telling."""
        blocked = self.blockSignals(True)
        for key, option in self._options.items():
            option.setChecked(key == entered.get("decision"))
        self.deciders.show_entered(entered)
        if entered.get("on"):
            self.on.show_day(entered["on"])
        for name, text in self.texts.items():
            text.setPlainText(entered.get(name, ""))
        self.blockSignals(blocked)
        self._name_button()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what keeps the decision from being recorded, at the top and beside each field."""
        for field, told in self._told.items():
            sentence = problems.get(field, "")
            told.setText(sentence)
            told.setVisible(bool(sentence))
            if field != "decision":  # the options describe what they mean
                self._control(field).setAccessibleDescription(sentence)
        self.problems.show_problems(list(problems.items()))

    def focus_field(self, field: str) -> None:
        """Give a field the focus."""
        self._control(field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _control(self, field: str) -> QWidget:
        match field:
            case "decision":
                return next(iter(self._options.values()))
            case "who":
                return self.deciders.first
            case "on":
                return self.on.line
            case _:
                return self.texts[field]
