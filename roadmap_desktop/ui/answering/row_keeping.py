"""Keeps the cells of a list question one by one; what is refused stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.commands.rows import add_row, change_row
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.errors import InputError, PlanError
from roadmap_desktop.ui.answering.row_table import RowTableModel
from roadmap_desktop.ui.open_plan import OpenPlan

_PLACE = re.compile(r" \([\w.\[\]]+\)\.$")
"""'(risks.register[1].likelihood).' at the end of a refusal, which is for files of answers."""


def _t(text: str) -> str:
    return QCoreApplication.translate("RowsField", text)


class RowKeeper:
    """Between the table and the plan."""

    def __init__(self, question: Question, model: RowTableModel, open_plan: OpenPlan) -> None:
        self._question = question
        self._model = model
        self._open_plan = open_plan

    def keep_cell(self, row_id: str, field: str, value: Any) -> str:
        """Keep one cell; why it is refused, '' for kept."""
        given = {field: None if value == "" else value}
        try:
            self._open_plan.run(change_row, self._question.id, row_id, given)
        except PlanError as error:
            self._model.hold(row_id, field, value)
            return self.sentence(error, field)
        self._model.let_go(row_id, field)
        return ""

    def keep_typed(self) -> str:
        """Keep the cells that were refused before, and the new row; why not, '' for done."""
        wrong = []
        for (row, field), words in list(self._model.typed.items()):
            wrong.append(self.keep_cell(row, field, words))
        wrong = [sentence for sentence in wrong if sentence]
        if not wrong and self._model.begun:
            wrong = [self.grow_new_row()]
        return " ".join(sentence for sentence in wrong if sentence)

    def grow_new_row(self) -> str:
        """Once everything needed stands in the empty row, it is one; what is missing, '' for it."""
        begun = {key: held for key, held in self._model.begun.items() if held not in ("", [])}
        if not begun:
            self._model.begin_row({})
            return ""
        if self._missing(begun):
            return self.still_open()
        held, self._model.begun = self._model.begun, {}
        try:
            self._open_plan.run(add_row, self._question.id, begun)
        except PlanError as error:
            self._model.begin_row(held)
            return self.sentence(error)
        return ""

    def still_open(self) -> str:
        """What keeps the half typed row, or typed cells, from being kept."""
        told = []
        labels = {c.field: c.label for c in self._question.columns}
        typed = dict.fromkeys(f"“{labels[field]}”" for _, field in self._model.typed)
        if typed:
            words = _t("Typed and not kept yet: {labels}. Continue keeps it.")
            told.append(words.format(labels=", ".join(typed)))
        if self._model.begun:
            missing = ", ".join(f"“{label}”" for label in self._missing(self._model.begun))
            if missing:
                words = _t("Still needed for this line: {labels}.")
                told.append(words.format(labels=missing))
        return " ".join(told)

    def _missing(self, begun: Mapping[str, Any]) -> list[str]:
        return [c.label for c in self._question.columns if c.required and not begun.get(c.field)]

    def sentence(self, error: PlanError, field: str = "") -> str:
        """A refusal in the words of the table: without the question and the keys of files."""
        if isinstance(error, InputError):
            return " ".join(p.sentence for p in error.problems)
        words = str(error).removeprefix(self._question.text).strip()
        words = _PLACE.sub(".", words)
        label = next((c.label for c in self._question.columns if c.field == field), "")
        return f"{label}: {words}" if label and not words.startswith(label) else words
