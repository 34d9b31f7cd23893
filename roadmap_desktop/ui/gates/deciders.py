"""Who decides at a gate: as many names as the plan's depth asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import column
from roadmap_desktop.ui.widgets.text import Text

BETWEEN = ", "


def _field(place: int) -> str:
    """What the name is called in a draft: 'who', 'who2', 'who3'."""
    return f"who{place + 1}" if place else "who"


def deciders_in(entered: Mapping[str, str]) -> str:
    """All names of a form in one line, as the decision holds them."""
    fields = ("who", *sorted(f for f in entered if f.startswith("who") and f != "who"))
    return BETWEEN.join(name for f in fields if (name := entered[f].strip()))


class Deciders(QWidget):
    """A box a decider; fewer names than asked for are taken, and it is said what that means."""

    edited = Signal()

    def __init__(self, look: Look, count: int, people: Sequence[str]) -> None:
        super().__init__()
        self.boxes = [self._box(look, place, count, people) for place in range(max(count, 1))]
        self.first = self.boxes[0]
        self.first.setCurrentText(people[0] if people else "")
        told = self.tr("{n} people are asked for. With fewer the findings say so.")
        note = [Text(look, told.format(n=count), "small", "muted")] if count > 1 else []
        self.setLayout(column(look, *self.boxes, *note, gap=4))

    def _box(self, look: Look, place: int, count: int, people: Sequence[str]) -> QComboBox:
        made = QComboBox()
        made.setEditable(True)
        made.setFont(look.font())
        made.addItems(people)
        made.setCurrentText("")
        words = self.tr("Who decides too, {place} of {count}").format(place=place + 1, count=count)
        if place:
            made.setAccessibleName(words)
            line = made.lineEdit()
            if line is not None:
                line.setPlaceholderText(words)
        made.currentTextChanged.connect(lambda _: self.edited.emit())
        return made

    def entered(self) -> dict[str, str]:
        """What stands in the boxes, for the draft."""
        return {_field(place): box.currentText() for place, box in enumerate(self.boxes)}

    def show_entered(self, entered: Mapping[str, str]) -> None:
        """Show what was typed before."""
        for place, box in enumerate(self.boxes):
            if entered.get(_field(place)):
                box.setCurrentText(entered[_field(place)])
