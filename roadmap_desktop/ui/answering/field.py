"""What every field of a question is: it shows a value, hands out what was entered, tells problems.

What a field hands out is 'raw': what an answers file could hold. Reading and checking it is the
commands' work, so that a value means the same wherever it was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roadmap_desktop.domain.bindings import value_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.content.terms import Choice
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.values import choices_of
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.text import Text


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question in its plan, as a field needs it."""

    look: Look
    catalogue: Catalogue
    question: Question
    plan: Plan
    today: date

    def value_in(self, plan: Plan) -> Any:
        """The answer as a plan holds it."""
        return value_of(plan, self.question, self.catalogue)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be chosen, with the explanation each choice has."""
        if not self.question.choices_from:
            return self.question.choices
        records = getattr(self.catalogue, self.question.choices_from)
        hints = {r.id: getattr(r, "hint", "") for r in records}
        plain = choices_of(self.question, self.catalogue)
        return tuple(Choice(id=c.id, text=c.text, hint=hints.get(c.id, "")) for c in plain)

    @property
    def people(self) -> tuple[str, ...]:
        """Names that were given in this plan."""
        return tuple(p.name for p in self.plan.people if p.name)


class AnswerField(QWidget):
    """The base of all fields."""

    edited = Signal()
    """Something was typed or chosen."""
    settled = Signal()
    """A choice was made or a text field was left: a good answer may be kept now."""
    entered = Signal()
    """Enter was pressed in a field of one line."""

    commits_itself = False
    """Its parts are kept one by one as they are entered: rows of a list, lines of a checklist."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.look = asked.look
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(self.look.px(6))
        self._problem: Text | None = None

    @property
    def question(self) -> Question:
        """The question the field is for."""
        return self.asked.question

    def raw(self) -> Any:
        """What was entered, as an answers file would hold it; '' for nothing."""
        raise NotImplementedError

    def draft(self) -> Any:
        """What is to be kept while it is no answer yet; for a field of parts only those parts."""
        return self.raw()

    def keep_rest(self) -> str:
        """Keep what a field of parts still holds; the sentence why not, '' for done."""
        return ""

    def show_raw(self, raw: Any) -> None:
        """Show what was entered before, without telling."""
        raise NotImplementedError

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's answer; called when it changed elsewhere, and never tells."""
        raise NotImplementedError

    def first_control(self) -> QWidget:
        """What takes the focus."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Give the field the focus."""
        self.first_control().setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong beside the field, '' that nothing is."""
        bad = bool(sentence)
        mark_problem(self.first_control(), sentence)
        if self._problem is None:
            if not bad:
                return
            self._problem = Text(self.look, "", "body", "error", 500)
            self._body.insertWidget(0, self._problem)
        self._problem.setText(sentence)
        self._problem.setVisible(bad)

    def show_problems(self, by_part: Mapping[str, str]) -> None:
        """Say what is wrong with which part of the answer; {} that nothing is.

        A field of one part, '' or the name of a column, says it all at once.
        """
        self.show_problem(" ".join(by_part.values()))

    def problem_words(self, part: str, words: str) -> str:
        """How a summary says what is wrong with a part."""
        del part
        return words

    def focus_part(self, part: str) -> None:
        """Give the focus to the part a problem is about."""
        del part
        self.focus_first()

    def name_controls(self, name: str) -> None:
        """Name the controls for a screen reader, by the question's text."""
        self.first_control().setAccessibleName(name)


def mark_problem(control: QWidget, sentence: str) -> None:
    """Frame a control as wrong and say why to a screen reader, '' that nothing is."""
    bad = bool(sentence)
    if bool(control.property("problem")) != bad:
        control.setProperty("problem", bad)
        control.style().unpolish(control)
        control.style().polish(control)
    control.setAccessibleDescription(sentence)
