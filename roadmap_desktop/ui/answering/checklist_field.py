"""The field of a checklist: all its lines below each other."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from roadmap_desktop.domain.bindings import parse
from roadmap_desktop.domain.content.checklists import Checklist
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.ui.answering.checklist_line import ChecklistLine
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.widgets.layouts import column, frame, line


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
            one.edited.connect(self.edited)
            parts += [one, line()]
        sheet = column(self.look, *parts[:-1], gap=0, pad=(1, 1, 1, 1))
        self._body.addWidget(frame("sheet", sheet))

    def raw(self) -> Any:
        """Nothing of its own: lines are kept one by one."""
        return ""

    def show_raw(self, raw: Any) -> None:
        """Show what was typed and never kept: item -> words, owner and date."""
        if isinstance(raw, dict):
            for one in self._lines:
                if one.item.id in raw:
                    one.show_typed(raw[one.item.id])

    def draft(self) -> Any:
        """What is being typed, by line."""
        return {one.item.id: one.typed for one in self._lines if one.touched}

    def keep_rest(self) -> str:
        """Keep words that are still in their fields; why that is not possible, '' for done."""
        told = [(one, one.keep()) for one in self._lines if one.touched]
        return " ".join(f"“{one.item.text}”: {sentence}" for one, sentence in told if sentence)

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's answers."""
        for one in self._lines:
            one.show_plan(plan)

    def first_control(self) -> QWidget:
        """The first line's first state."""
        return self._lines[0].first_control()

    def focus_first(self) -> None:
        """The first line, or the one whose words could not be kept."""
        for one in self._lines:
            if one.is_refused:
                one.first_control().setFocus()
                return
        super().focus_first()

    def name_controls(self, name: str) -> None:
        """Each line names its own controls."""
        self.setAccessibleName(name)
