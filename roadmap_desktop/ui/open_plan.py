"""The open plan as views see it: the session's facts as signals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, ParamSpec

from PySide6.QtCore import QObject, Signal

from roadmap_desktop.assessment.case import Case
from roadmap_desktop.assessment.questions import in_words
from roadmap_desktop.assessment.result import Assessment, QuestionLine
from roadmap_desktop.commands import history
from roadmap_desktop.commands.edit import Command
from roadmap_desktop.commands.office import NOT_SAVED, Office
from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.domain.bindings import value_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan

P = ParamSpec("P")


class OpenPlan(QObject):
    """One open plan. Views read it, run commands through it and follow ``plan_changed``."""

    plan_changed = Signal(object)
    """A ``PlanChange``: the plan and its assessment are new ones."""
    saved = Signal(object)
    """The moment (``datetime``) of the last commit, journaled or draft."""
    refused = Signal(str)
    """A sentence: what was asked for could not be done, nothing was changed."""

    not_saved = Signal(str)
    """A sentence: the disk or the store's file does not take what was entered."""

    def __init__(self, office: Office, plan_id: str) -> None:
        super().__init__()
        self.office = office
        self.session = office.open_plan(plan_id)
        self._case: Case | None = None
        self.session.on_changed(self._on_changed)

    # --- reading -----------------------------------------------------------------------------

    @property
    def id(self) -> str:
        """The plan's id."""
        return self.session.plan.id

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self.session.plan

    @property
    def assessment(self) -> Assessment:
        """Everything computed about it."""
        return self.session.assessment

    @property
    def catalogue(self) -> Catalogue:
        """All content."""
        return self.office.catalogue

    @property
    def today(self) -> date:
        """The user's calendar day."""
        return self.office.today

    @property
    def case(self) -> Case:
        """The plan as the rules look at it, at the depth in force; built once per revision."""
        if self._case is None:
            case = Case(plan=self.plan, catalogue=self.catalogue, today=self.today)
            self._case = case.at(self.assessment.depth)
        return self._case

    def question(self, question_id: str) -> Question:
        """A question of the catalogue."""
        return self.catalogue.question(question_id)

    def value(self, question: Question) -> Any:
        """The answer as the plan holds it."""
        return value_of(self.plan, question, self.catalogue)

    def words(self, question: Question) -> str:
        """The answer as a person would say it."""
        return in_words(self.case, question)

    def lines(self) -> Mapping[str, QuestionLine]:
        """Every question shown at this depth, by id, in catalogue order."""
        return {line.question: line for line in self.assessment.questions}

    def people(self) -> tuple[str, ...]:
        """Names of everybody the plan knows."""
        return tuple(person.name for person in self.plan.people if person.name)

    # --- changing ----------------------------------------------------------------------------

    def run(self, command: Command[P], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Run a command as one undoable step; False where it changed nothing.

        Raises ``PlanError`` with a sentence where it is refused.
        """
        try:
            return self.session.run(command, *args, **kwargs) is not None
        except NOT_SAVED as error:
            self.not_saved.emit(str(error))
            raise

    def attempt(self, command: Command[P], *args: P.args, **kwargs: P.kwargs) -> bool:
        """As ``run``, with a refusal told by ``refused``; True where it was not refused."""
        return self._told(lambda: self.session.run(command, *args, **kwargs))

    def undo(self) -> bool:
        """Take the last step back."""
        return self._told(self.session.undo)

    def redo(self) -> bool:
        """Do it again."""
        return self._told(self.session.redo)

    def undo_to(self, revision: int) -> int:
        """Take back every step after a revision; how many there were.

        Raises ``PlanError`` where one of them cannot be taken back; those after it are.
        """
        try:
            return history.undo_to(self.session, revision)
        except NOT_SAVED as error:
            self.not_saved.emit(str(error))
            raise

    def _told(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except NOT_SAVED as error:
            self.not_saved.emit(str(error))
            return False
        except PlanError as error:
            self.refused.emit(str(error))
            return False
        return True

    # --- drafts ------------------------------------------------------------------------------

    def drafts(self) -> Mapping[str, object]:
        """What was typed and not committed, by field."""
        return self.office.drafts(self.id)

    def keep_draft(self, field: str, value: object) -> None:
        """Keep what stands in a field; a failure is told, the typing stays on screen."""
        if self._told(lambda: self.office.keep_draft(self.id, field, value)):
            self.saved.emit(self.office.now)

    def drop_drafts(self, *fields: str) -> None:
        """Forget drafts that were committed or given up."""
        self._told(lambda: self.office.drop_drafts(self.id, *fields))

    def _on_changed(self, change: PlanChange) -> None:
        self._case = None
        self.plan_changed.emit(change)
        self.saved.emit(self._moment(change))

    @staticmethod
    def _moment(change: PlanChange) -> datetime:
        return change.revision.at
