"""Draws one topic of the manual."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QWidget

from roadmap_desktop.ui.dialogs.help_topic import HelpPart, HelpTopic, PartKind
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import Part, column, frame, line, row
from roadmap_desktop.ui.widgets.text import Heading, Text, icon_label

Setting = tuple[str, str] | tuple[str, str, int]
"""Size, tone and weight of a text."""


def _t(words: str) -> str:
    return QCoreApplication.translate("Help", words)


class HelpPage(QWidget):
    """A heading and its parts below each other."""

    def __init__(self, look: Look, topic: HelpTopic) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, topic.title)
        parts: list[Part] = [self.heading]
        if topic.second:
            parts.append(Text(look, topic.second, "body", "muted"))
        parts.append(4)
        for part in topic.parts:
            if part.kind is PartKind.HEAD:
                parts.append(6)
            parts.append(self._part(part))
        self.setLayout(column(look, *parts, None, gap=8))

    def _part(self, part: HelpPart) -> QWidget | QLayout:
        look = self._look
        match part.kind:
            case PartKind.WHY:
                return self._marked("info", "muted", _t("Why we ask"), part.text)
            case PartKind.GOOD:
                return self._marked("circle-check", "success", _t("A good answer"), part.text)
            case PartKind.BAD:
                return self._marked("x", "error", _t("Too vague to help"), part.text)
            case PartKind.HEAD:
                return Text(look, part.text, "lead", "", 600)
            case PartKind.SMALL:
                return Text(look, part.text, "small", "muted")
            case PartKind.TERMS:
                return self._pairs(part, ("body", "", 600), ("body", "muted"))
            case PartKind.FIGURES:
                return self._pairs(part, ("body", ""), ("small", "muted"))
            case _:
                return Text(look, part.text)

    def _marked(self, icon: str, tone: str, title: str, words: str) -> QLayout:
        look = self._look
        body = words if tone == "muted" else f"“{words}”"
        said = column(look, Text(look, title, "body", "", 600), Text(look, body), gap=1)
        mark = column(look, 1, icon_label(look, icon, tone, 18), None, gap=0)
        return row(look, mark, (said, 1), gap=10)

    def _pairs(self, part: HelpPart, first: Setting, second: Setting) -> QWidget:
        look = self._look
        rows = column(look, gap=0, pad=(1, 1, 1, 1))
        for place, (term, meaning) in enumerate(part.pairs):
            if place:
                rows.addWidget(line())
            said = column(look, Text(look, term, *first), gap=1, pad=(16, 8, 16, 8))
            if meaning:
                said.addWidget(Text(look, meaning, *second))
            rows.addLayout(said)
        return frame("sheet", rows)
