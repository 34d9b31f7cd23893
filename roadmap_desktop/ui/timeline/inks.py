"""Which colour a row's bar has, and the word beside it that says the same."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QBrush, QColor, QPen

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.states import ColourBy, State, state_of
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.chart_data import ChartData

_STATE_INKS = {
    State.DONE: ("success", "success_fill"),
    State.UNDER_WAY: ("accent", "accent_fill"),
    State.LATE: ("error", "error_fill"),
    State.AHEAD: ("border", "sunken"),
}


def state_words(state: State) -> str:
    """The word for a state."""
    words = {
        State.DONE: _t("done"),
        State.UNDER_WAY: _t("under way"),
        State.LATE: _t("late"),
        State.AHEAD: _t("ahead"),
    }
    return words[state]


def _t(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)


Ink = tuple[QPen, QBrush, QBrush]
"""Edge, fill, and the edge as a filling."""


class Inks:
    """Edge and fill of each row's bar, made once for each colour."""

    def __init__(self, look: Look, data: ChartData, by: ColourBy, today: date) -> None:
        self._look = look
        self._data = data
        self._by = by
        self._today = today
        self._made: dict[object, Ink] = {}
        names = sorted({task.owner for task in data.tasks if task.owner})
        self._owners = {name: place for place, name in enumerate(names)}

    def of(self, row: int) -> Ink:
        """Edge and fill of a row's bar."""
        task = self._data.tasks[row]
        if self._by is ColourBy.PHASE or task.kind is TaskKind.PHASE:
            return self._phase(self._data.phase_number(row))
        if self._by is ColourBy.OWNER:
            known = self._owners.get(task.owner)
            return self._state(State.AHEAD) if known is None else self._phase(known + 1)
        if task.kind is not TaskKind.TASK:
            return self._state(State.AHEAD)
        return self._state(state_of(task, self._today))

    def word(self, row: int) -> str:
        """What the colour says, as a word beside the bar; '' where the row's place says it."""
        task = self._data.tasks[row]
        if self._by is ColourBy.PHASE or task.kind is not TaskKind.TASK:
            return ""
        if self._by is ColourBy.OWNER:
            return task.owner or _t("nobody yet")
        state = state_of(task, self._today)
        return "" if state is State.AHEAD else state_words(state)

    def _phase(self, number: int) -> Ink:
        if number not in self._made:
            fill, edge = self._look.phase(number)
            self._made[number] = _ink(fill, edge)
        return self._made[number]

    def _state(self, state: State) -> Ink:
        if state not in self._made:
            edge, fill = _STATE_INKS[state]
            self._made[state] = _ink(self._look.colour(fill), self._look.colour(edge))
        return self._made[state]


def _ink(fill: QColor, edge: QColor) -> Ink:
    return QPen(edge, 1), QBrush(fill), QBrush(edge)
