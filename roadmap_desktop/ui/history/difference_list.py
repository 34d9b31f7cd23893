"""Differences in words, on a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QWidget

from roadmap_desktop.domain.diff import ChangeKind, Difference
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import Part, box, clear, column, line, row
from roadmap_desktop.ui.widgets.text import Badge, Marked, Text

MOST = 200


def _t(text: str) -> str:
    return QCoreApplication.translate("Differences", text)


class DifferenceList(QFrame):
    """One row a difference: what it is about, from what to what."""

    def __init__(self, look: Look, go_to: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._look = look
        self._go_to = go_to
        self._layout = column(look, gap=0, pad=(1, 1, 1, 1))
        self.setLayout(self._layout)

    def show_differences(self, found: Sequence[Difference], empty: str) -> None:
        """Show them; ``empty`` is said where there are none."""
        look = self._look
        clear(self._layout)
        if not found:
            none = column(look, Text(look, empty, "body", "muted"), pad=(16, 12, 16, 12))
            self._layout.addLayout(none)
        for place, one in enumerate(found[:MOST]):
            if place:
                self._layout.addWidget(line())
            self._layout.addWidget(self._row(one))
        if len(found) > MOST:
            words = _t("{n} more differences are not listed.").format(n=len(found) - MOST)
            rest = column(look, Text(look, words, "body", "muted"), pad=(16, 12, 16, 12))
            self._layout.addLayout(rest)

    def _row(self, one: Difference) -> QWidget:
        look = self._look
        words, tone = {
            ChangeKind.ADDED: (_t("Added"), "success"),
            ChangeKind.REMOVED: (_t("Removed"), "warning"),
            ChangeKind.CHANGED: (_t("Changed"), "info"),
        }[one.kind]
        subject = f"{one.subject}, {one.field}" if one.field else one.subject
        parts: list[Part] = [Text(look, subject, "body", "", 600)]
        if one.kind is ChangeKind.CHANGED:
            before = _t("from") + " "
            parts.append(
                Marked(
                    look,
                    (before, False),
                    (one.old, True),
                    (f" {_t('to')} ", False),
                    (one.new, True),
                )
            )
        elif one.new or one.old:
            parts.append(Text(look, one.new or one.old))
        if one.question:
            button = Button(look, _t("Go there"), "flush")
            button.setAccessibleName(f"{_t('Go there')}: {subject}")
            button.clicked.connect(partial(self._on_go, one.question))
            parts.append(button)
        badge = column(look, Badge(look, words, tone), None, gap=0)
        body = column(look, *parts, gap=1)
        return box(row(look, (body, 1), badge, gap=12, pad=(16, 9, 16, 7)))

    def _on_go(self, question: str, _: bool = False) -> None:
        self._go_to(question)
