"""Where each section of the interview stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.assessment.result import QuestionLine
from roadmap_desktop.domain.content.questions import Section
from roadmap_desktop.domain.findings import Severity
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.widgets.row_model import RowItem

OPEN = frozenset({QuestionStatus.UNANSWERED, QuestionStatus.DRAFT, QuestionStatus.NOT_SURE})


@dataclass(frozen=True)
class SectionState:
    """A section with the questions the plan's depth shows in it."""

    section: Section
    lines: tuple[QuestionLine, ...]
    problems: int
    """Findings of severity error about its questions that nobody accepted."""

    @property
    def answered(self) -> int:
        """Questions somebody answered, or said that they do not apply."""
        return sum(1 for line in self.lines if line.status not in OPEN) - self.assumed

    @property
    def assumed(self) -> int:
        """Questions whose answer nobody has confirmed."""
        return sum(1 for line in self.lines if line.status is QuestionStatus.ASSUMED)

    @property
    def missing(self) -> int:
        """Questions that still need an answer."""
        return sum(1 for line in self.lines if line.status in OPEN and not line.optional)


def section_states(open_plan: OpenPlan) -> tuple[SectionState, ...]:
    """Every section that has something to answer in this plan."""
    catalogue, found = open_plan.catalogue, open_plan.assessment
    lines: dict[str, list[QuestionLine]] = {}
    for line in found.questions:
        lines.setdefault(catalogue.question(line.question).section, []).append(line)
    errors: dict[str, int] = {}
    for finding in found.findings:
        if finding.severity is Severity.ERROR and not finding.accepted:
            question = catalogue.find("questions", finding.subject.question)
            if question is not None:
                errors[question.section] = errors.get(question.section, 0) + 1
    return tuple(
        SectionState(section, tuple(lines[section.id]), errors.get(section.id, 0))
        for section in catalogue.sections
        if section.id in lines
    )


def _t(text: str) -> str:
    return QCoreApplication.translate("Sections", text)


def task_rows(states: tuple[SectionState, ...], stages: Mapping[str, str]) -> list[RowItem]:
    """The task list: stages as headings, a row a section."""
    rows: list[RowItem] = []
    stage = ""
    for state in states:
        if state.section.stage != stage:
            stage = state.section.stage
            rows.append(RowItem(key=f"# {stage}", title=stages.get(stage, stage), heading=True))
        rows.append(_row(state))
    return rows


def _row(state: SectionState) -> RowItem:
    given = state.answered + state.assumed
    if state.problems:
        words, tone = _t("There is a problem"), "error"
    elif not state.missing and not given:
        words, tone = _t("Optional"), "plain"
    elif not state.missing:
        words, tone = _t("Completed"), "done"
    elif given:
        words, tone = _t("In progress"), "info"
    else:
        words, tone = _t("Not yet started"), "plain"
    section = state.section
    second = _count(state)
    return RowItem(key=section.id, title=section.name, second=second, state=words, tone=tone)


def _count(state: SectionState) -> str:
    """'2 of 6, 3 assumed'; where nothing more is needed '1 answered, 2 optional left'."""
    total, given = len(state.lines), state.answered + state.assumed
    left = total - given
    assumed = _t("{count} assumed").format(count=state.assumed)
    if state.missing or not left:
        parts = [_t("{done} of {total}").format(done=state.answered, total=total)]
        parts += [assumed] if state.assumed else []
    elif not given:
        parts = [_t("{count} to answer if you wish").format(count=total)]
    else:
        answered = _t("{count} answered").format(count=state.answered)
        parts = [answered] if state.answered else []
        parts += [assumed] if state.assumed else []
        parts.append(_t("{count} optional left").format(count=left))
    return ", ".join(parts)
