"""All mistakes of a file, each with its line, its question and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from roadmap_desktop.domain.errors import Problem
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import Part, ScrollPage, column, frame, line, row
from roadmap_desktop.ui.widgets.text import Heading, Text


class ProblemsDialog(QDialog):
    """The list can be copied, to mend the file beside it."""

    def __init__(
        self, look: Look, headline: str, problems: Sequence[Problem], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("There is a problem"))
        self._lines = [self._told(p) for p in problems]
        self.heading = Heading(look, headline, "heading")
        parts: list[Part] = []
        for problem in problems:
            where = self._where(problem)
            parts.append(
                column(
                    look,
                    *([Text(look, where, "small", "muted", 600)] if where else []),
                    Text(look, problem.sentence),
                    *([Text(look, problem.question, "small", "muted")] if problem.question else []),
                    gap=1,
                    pad=(16, 9, 16, 9),
                )
            )
            parts.append(line())
        sheet = frame("sheet", column(look, *parts[:-1], gap=0, pad=(1, 1, 1, 1)))
        close = Button(look, self.tr("Close"), "primary", pressed=self.accept)
        copy = Button(look, self.tr("Copy the list"), "plain", "copy", self._on_copy)
        scroll = ScrollPage(column(look, sheet, None))
        foot = row(look, close, copy, None, gap=12)
        self.setLayout(column(look, self.heading, (scroll, 1), foot, gap=12, pad=24))
        self.resize(look.px(640), look.px(460))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _where(self, problem: Problem) -> str:
        if problem.line:
            return self.tr("Line {n}, {where}").format(n=problem.line, where=problem.where)
        return problem.where

    def _told(self, problem: Problem) -> str:
        return f"{self._where(problem)}: {problem.sentence}"

    def _on_copy(self) -> None:
        QApplication.clipboard().setText("\n".join(self._lines))
