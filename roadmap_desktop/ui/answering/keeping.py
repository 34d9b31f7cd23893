"""Keeps what is entered in a field: first as a draft, and as an answer once the field is left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from roadmap_desktop.commands.answers import answer
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.ui.answering.drafts import DraftKeeper
from roadmap_desktop.ui.answering.field import AnswerField
from roadmap_desktop.ui.answering.refusals import sentences_of
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.widgets.unsaved import UNSAVED


class FieldKeeper(QObject):
    """One field of the open plan: drafts while typing, one revision when it is left."""

    refused = Signal(str)
    """The answer does not fit; asked for by ``commit``, never while one types."""

    def __init__(self, field: AnswerField, open_plan: OpenPlan, drafts: DraftKeeper) -> None:
        super().__init__(field)
        self.field = field
        self._open_plan = open_plan
        self._drafts = drafts
        self.dirty = False
        self._note_unsaved()
        field.edited.connect(self._on_edited)
        field.settled.connect(self._on_settled)

    @property
    def question(self) -> str:
        """The question's id."""
        return self.field.question.id

    @property
    def is_open(self) -> bool:
        """Something stands in the field that is no answer yet."""
        if self.field.commits_itself:
            return bool(self.field.draft())
        return self.dirty

    def show_draft(self, drafts: Mapping[str, object]) -> None:
        """Show what was typed and never kept."""
        if self.question in drafts:
            self.field.show_raw(drafts[self.question])
            self.dirty = not self.field.commits_itself
            self._note_unsaved()

    def follow(self, plan: Plan) -> None:
        """Show the plan's answer, unless something newer stands in the field."""
        if not self.dirty:
            self.field.show_plan(plan)

    def commit(self) -> str:
        """Make what stands in the field the answer; the sentence that says why not, '' for done."""
        if self.field.commits_itself:
            return self.field.keep_rest()
        try:
            self._open_plan.run(answer, self.question, self.field.raw())
        except PlanError as error:
            return sentences_of(error, self.field.question.text)
        self._clean()
        return ""

    def commit_if_good(self) -> None:
        """Make a good draft the answer; a bad one stays a draft."""
        if self.is_open:
            self._drafts.flush()
            self.commit()

    def _clean(self) -> None:
        self.dirty = False
        self._note_unsaved()
        self._drafts.forget(self.question)
        self._open_plan.drop_drafts(self.question)
        self.field.show_problem("")

    def _on_edited(self) -> None:
        self.dirty = not self.field.commits_itself
        self._note_unsaved()
        if self.is_open:
            self._drafts.touched(self.question, self.field.draft)
        else:  # its parts are all kept
            self._drafts.forget(self.question)
            self._open_plan.drop_drafts(self.question)

    def _on_settled(self) -> None:
        if self.dirty:
            self.commit_if_good()

    def _note_unsaved(self) -> None:
        if self.field.commits_itself:  # its parts know for themselves
            return
        for kind in (QLineEdit, QPlainTextEdit, QComboBox):
            for control in self.field.findChildren(kind):
                control.setProperty(UNSAVED, self.dirty)
