"""In which inks the marks of a row are printed, and the word that says the same."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.reports.chart.content import TimelineContent
from roadmap_desktop.reports.chart.options import ChartColumn, PrintOptions
from roadmap_desktop.reports.inks import PHASE_INKS, Ink
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.timeline.states import ColourBy, State, state_of

STATE_WORDS = {
    State.DONE: "done",
    State.UNDER_WAY: "under way",
    State.LATE: "late",
    State.AHEAD: "ahead",
}


@dataclass(frozen=True, slots=True)
class RowInk:
    """Fill and edge of a row's marks."""

    fill: Ink
    edge: Ink

    @property
    def stripe(self) -> Ink:
        """What stands out on the fill: white on a dark one."""
        return Ink.PAPER if is_dark(self.fill) else Ink.TEXT


PLAIN = RowInk(Ink.TEXT, Ink.TEXT)
_AFTER = RowInk(Ink.BORDER, Ink.SOFT)
"""What comes after the last phase and belongs to none."""
_FULL, _HOLLOW, _NEITHER = (
    RowInk(Ink.ACCENT, Ink.ACCENT),
    RowInk(Ink.PAPER, Ink.ACCENT),
    RowInk(Ink.MID, Ink.ACCENT),
)
STATE_INKS = {
    State.DONE: RowInk(Ink.SUCCESS_FILL, Ink.SUCCESS),
    State.UNDER_WAY: RowInk(Ink.ACCENT_FILL, Ink.ACCENT),
    State.LATE: RowInk(Ink.ALERT_FILL, Ink.ALERT),
    State.AHEAD: RowInk(Ink.SUNKEN, Ink.BORDER),
}
_GATES = {
    GateState.PLANNED: RowInk(Ink.PAPER, Ink.SOFT),
    GateState.NEXT: RowInk(Ink.ACCENT_FILL, Ink.ACCENT),
    GateState.PASSED: RowInk(Ink.SUCCESS, Ink.SUCCESS),
    GateState.CONDITIONS: RowInk(Ink.WARNING_FILL, Ink.WARNING),
    GateState.STOPPED: RowInk(Ink.ALERT, Ink.ALERT),
}


class RowInks:
    """The inks of a print: as the screen colours bars, or one dark ink."""

    def __init__(self, content: TimelineContent, options: PrintOptions) -> None:
        schedule = content.schedule
        self._by = options.colour
        self._critical = options.critical
        self._named = ChartColumn.WHO in options.columns
        self._today = content.today
        self._numbers = {phase.id: phase.number for phase in schedule.phases}
        names = sorted({row.owner for row in schedule.rows if row.owner and not row.tail})
        self._owners = {name: place for place, name in enumerate(names, 1)}

    @property
    def critical(self) -> Ink:
        """What is on the critical path: lines below bars, and links."""
        return Ink.TEXT if self._by is None else Ink.CRITICAL

    def bar(self, task: ScheduledTask) -> RowInk:
        """The ink of a bar or an occurrence."""
        if self._by is None:
            if task.kind is TaskKind.RECURRING:
                return RowInk(Ink.PAPER, Ink.TEXT)
            if not self._critical:
                return _NEITHER
            return _FULL if task.critical else _HOLLOW
        if task.tail:
            return _AFTER
        if self._by is ColourBy.PHASE:
            return self.phase(task)
        if self._by is ColourBy.OWNER:
            known = self._owners.get(task.owner)
            return STATE_INKS[State.AHEAD] if known is None else phase_ink(known)
        if task.kind is not TaskKind.TASK:
            return STATE_INKS[State.AHEAD]
        return STATE_INKS[self._state(task)]

    def phase(self, task: ScheduledTask) -> RowInk:
        """The ink of a bracket."""
        return PLAIN if self._by is None else phase_ink(self._numbers.get(task.phase, 1))

    def gate(self, state: GateState) -> RowInk:
        """The ink of a gate's diamond."""
        if self._by is not None:
            return _GATES[state]
        return RowInk(Ink.PAPER, Ink.TEXT)

    def word(self, task: ScheduledTask) -> str:
        """What the colour of a bar says, where no column says it; '' where it says nothing."""
        if task.kind is not TaskKind.TASK or task.summary:
            return ""
        if self._by is ColourBy.OWNER:
            return "" if self._named else task.owner or "nobody yet"
        if self._by is ColourBy.STATE:
            state = self._state(task)
            return "" if state is State.AHEAD else STATE_WORDS[state]
        return ""

    def states(self, tasks: list[ScheduledTask]) -> list[State]:
        """Which states the colours of these tasks tell."""
        found = {self._state(task) for task in tasks} if self._by is ColourBy.STATE else set()
        return [state for state in State if state in found]

    def is_past(self, day: int, today: int | None) -> bool:
        """Whether an occurrence is over; without a today all are printed alike, as if they were."""
        return today is None or day < today

    def _state(self, task: ScheduledTask) -> State:
        return State.AHEAD if self._today is None else state_of(task, self._today)


def phase_ink(number: int) -> RowInk:
    """The ink of a phase, counted from 1."""
    fill, edge = PHASE_INKS[(number - 1) % len(PHASE_INKS)]
    return RowInk(fill, edge)


def is_dark(ink: Ink) -> bool:
    """Whether white stands out on it more than black does."""
    red, green, blue = (int(ink[at : at + 2], 16) for at in (1, 3, 5))
    return max(red, green, blue) + min(red, green, blue) < 255
