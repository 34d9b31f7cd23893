"""What is still open in a plan, shown before a document of it is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from roadmap_desktop.assessment.result import QuestionLine
from roadmap_desktop.commands.documents import Format
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button, WordsButton
from roadmap_desktop.ui.widgets.layouts import box, clear, column, line, row
from roadmap_desktop.ui.widgets.text import Text, icon_label

MOST_AT_FIRST = 6
"""Lines shown before 'Show all'."""


class OpenPoints(QFrame):
    """Findings to settle and questions without an answer, each with the way there."""

    def __init__(self, look: Look, open_plan: OpenPlan, go: Callable[[Destination], None]) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._look = look
        self._open_plan = open_plan
        self._go = go
        self._format = Format.PDF
        self._all = False
        self._layout: QVBoxLayout = column(look, gap=6, pad=(20, 16, 20, 16))
        self.setLayout(self._layout)
        found = open_plan.assessment
        self.gaps = found.gaps
        self.errors = tuple(
            f for f in found.findings if f.severity is Severity.ERROR and not f.accepted
        )
        self.show_for(Format.PDF)

    def show_for(self, format_: Format) -> None:
        """Say it for this kind of document."""
        self._format = format_
        look = self._look
        clear(self._layout)
        title = Text(look, self.tr("What is still open"), "lead", "", 600)
        self._layout.addWidget(title)
        if not self.gaps and not self.errors:
            told = Text(look, self.tr("Nothing. Every question has an answer."))
            self._layout.addLayout(row(look, self._mark("circle-check", "success"), (told, 1)))
        if self.errors:
            self._lead("octagon-alert", "error", self._errors_words())
            self._list([self._finding(f) for f in self.errors])
        if self.gaps:
            if self.errors:
                self._layout.addSpacing(look.px(8))
            self._lead("triangle-alert", "warning", self._gaps_words())
            shown = self.gaps if self._all else self.gaps[:MOST_AT_FIRST]
            self._list([self._gap(g) for g in shown])
            if len(shown) < len(self.gaps):
                words = self.tr("Show all {count}").format(count=len(self.gaps))
                self._layout.addWidget(Button(look, words, "flush", pressed=self._show_all))
        self._layout.addStretch(1)

    @property
    def summary(self) -> str:
        """'3 findings and 7 questions are open', to stand beside the button."""
        errors, gaps = len(self.errors), len(self.gaps)
        findings = self.tr("1 finding") if errors == 1 else self.tr("{count} findings")
        questions = self.tr("1 question") if gaps == 1 else self.tr("{count} questions")
        parts = [findings.format(count=errors)] * bool(errors)
        parts += [questions.format(count=gaps)] * bool(gaps)
        if not parts:
            return self.tr("Nothing is open")
        return self.tr("Still open: {what}").format(what=", ".join(parts))

    def _show_all(self) -> None:
        self._all = True
        self.show_for(self._format)

    def _gaps_words(self) -> str:
        count = len(self.gaps)
        lists = self._format in (Format.PDF, Format.XLSX)
        if count == 1:
            if lists:
                return self.tr("1 question is still open; the document lists it.")
            return self.tr("1 question is still open.")
        words = (
            self.tr("{count} questions are still open; the document lists them.")
            if lists
            else self.tr("{count} questions are still open.")
        )
        return words.format(count=count)

    def _errors_words(self) -> str:
        count = len(self.errors)
        if count == 1:
            return self.tr("1 finding must be settled before anyone signs.")
        return self.tr("{count} findings must be settled before anyone signs.").format(count=count)

    def _lead(self, icon: str, tone: str, words: str) -> None:
        told = Text(self._look, words, "body", "", 600)
        self._layout.addLayout(row(self._look, self._mark(icon, tone), (told, 1)))

    def _mark(self, icon: str, tone: str) -> QWidget:
        return box(column(self._look, icon_label(self._look, icon, tone, 18), None, gap=0))

    def _list(self, lines: list[QWidget]) -> None:
        rows = column(self._look, gap=0)
        for place, one in enumerate(lines):
            if place:
                rows.addWidget(line())
            rows.addWidget(one)
        self._layout.addWidget(box(rows))

    def _gap(self, gap: QuestionLine) -> QWidget:
        question = self._open_plan.question(gap.question)
        words = question.text
        if gap.status is QuestionStatus.NOT_SURE:
            owner = gap.owner or self.tr("nobody yet")
            words = self.tr("{question} Not sure yet, asked: {owner}").format(
                question=words, owner=owner
            )
        return self._line(words, Destination(place=Place.INTERVIEW, question=question.id))

    def _finding(self, finding: Finding) -> QWidget:
        to = Destination(place=Place.OVERVIEW)
        if finding.subject.question:
            to = Destination(place=Place.INTERVIEW, question=finding.subject.question)
        return self._line(finding.reason, to)

    def _line(self, words: str, to: Destination) -> QWidget:
        there = WordsButton(self._look, self.tr("Go there"), partial(self._go, to))
        there.setAccessibleName(self.tr("Go there: {words}").format(words=words))
        return box(column(self._look, Text(self._look, words), there, gap=0, pad=(26, 4, 0, 4)))
