"""The columns of the timeline's table: which there are, and which a plan shows, how wide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from PySide6.QtCore import QCoreApplication


class Column(IntEnum):
    """A column; its number is its place in the model, whatever its place on screen."""

    NUMBER = 0
    TASK = 1
    WHO = 2
    START = 3
    FINISH = 4
    DAYS = 5
    DONE = 6
    TOTAL_FLOAT = 7
    FREE_FLOAT = 8
    PLAN_DAYS = 9
    PREDECESSORS = 10
    START_VARIANCE = 11
    FINISH_VARIANCE = 12

    @property
    def key(self) -> str:
        """How settings name it."""
        return self.name.lower()


BY_KEY: Mapping[str, Column] = {one.key: one for one in Column}
RIGHT_ALIGNED = frozenset(
    {
        Column.NUMBER,
        Column.DAYS,
        Column.DONE,
        Column.TOTAL_FLOAT,
        Column.FREE_FLOAT,
        Column.START_VARIANCE,
        Column.FINISH_VARIANCE,
    }
)
USUAL_WIDTHS: Mapping[Column, int] = {
    Column.NUMBER: 40,
    Column.TASK: 262,
    Column.WHO: 72,
    Column.START: 96,
    Column.FINISH: 96,
    Column.DAYS: 72,
    Column.DONE: 56,
    Column.TOTAL_FLOAT: 66,
    Column.FREE_FLOAT: 66,
    Column.PLAN_DAYS: 72,
    Column.PREDECESSORS: 96,
    Column.START_VARIANCE: 66,
    Column.FINISH_VARIANCE: 66,
}
"""Px at 100 %; the task takes what the others leave."""
LEAST_WIDTH, MOST_WIDTH = 32, 480
LEAST_TASK = 150
USUAL: Mapping[str, tuple[Column, ...]] = {
    "wide": (Column.TASK, Column.WHO, Column.START, Column.DAYS),
    "middle": (Column.TASK, Column.START, Column.DAYS),
    "narrow": (Column.TASK,),
}
"""What is shown at first in a wide, a middling and a narrow window."""


def title(column: Column) -> str:
    """The head of a column."""
    words = {
        Column.NUMBER: _t("No."),
        Column.TASK: _t("Task"),
        Column.WHO: _t("Who"),
        Column.START: _t("Start"),
        Column.FINISH: _t("Finish"),
        Column.DAYS: _t("Days"),
        Column.DONE: _t("Done"),
        Column.TOTAL_FLOAT: _t("Float"),
        Column.FREE_FLOAT: _t("Free"),
        Column.PLAN_DAYS: _t("Plan days"),
        Column.PREDECESSORS: _t("Waits for"),
        Column.START_VARIANCE: _t("± Start"),
        Column.FINISH_VARIANCE: _t("± Finish"),
    }
    return words[column]


def meaning(column: Column) -> str:
    """What a column says, in full."""
    words = {
        Column.NUMBER: _t("Row number"),
        Column.TASK: _t("Task"),
        Column.WHO: _t("Who does it"),
        Column.START: _t("Start"),
        Column.FINISH: _t("Finish"),
        Column.DAYS: _t("Length: d working days, w weeks, ed elapsed days"),
        Column.DONE: _t("Percent done"),
        Column.TOTAL_FLOAT: _t("Total float: working days until gate or end move"),
        Column.FREE_FLOAT: _t("Free float: working days until anything moves"),
        Column.PLAN_DAYS: _t("Plan days, from and to"),
        Column.PREDECESSORS: _t("Predecessors, by row number"),
        Column.START_VARIANCE: _t("Start against the baseline, working days"),
        Column.FINISH_VARIANCE: _t("Finish against the baseline, working days"),
    }
    return words[column]


@dataclass(frozen=True)
class ColumnChoice:
    """Which columns are shown, from left to right, and widths that were changed."""

    shown: tuple[Column, ...] = USUAL["wide"]
    widths: Mapping[Column, int] = field(default_factory=dict)
    """Px at 100 %."""

    def width(self, column: Column) -> int:
        """Px at 100 %."""
        return self.widths.get(column, USUAL_WIDTHS[column])

    def with_width(self, column: Column, width: int) -> ColumnChoice:
        """The choice with another width, within reason."""
        wide = max(LEAST_WIDTH, min(MOST_WIDTH, width))
        return replace(self, widths={**self.widths, column: wide})

    def with_column(self, column: Column, *, shown: bool) -> ColumnChoice:
        """The choice with a column shown or not; the task always is."""
        if shown == (column in self.shown) or column is Column.TASK:
            return self
        if not shown:
            return replace(self, shown=tuple(one for one in self.shown if one is not column))
        place = 0 if column is Column.NUMBER else len(self.shown)
        return replace(self, shown=(*self.shown[:place], column, *self.shown[place:]))

    def moved(self, column: Column, steps: int) -> ColumnChoice:
        """The choice with a column further left (negative) or right."""
        if column not in self.shown:
            return self
        rest = [one for one in self.shown if one is not column]
        place = max(0, min(len(rest), self.shown.index(column) + steps))
        return replace(self, shown=(*rest[:place], column, *rest[place:]))

    def as_note(self) -> dict[str, object]:
        """As the settings keep it."""
        return {
            "shown": [one.key for one in self.shown],
            "widths": {one.key: wide for one, wide in self.widths.items()},
        }


def choice_from(note: object, usual: Sequence[Column]) -> ColumnChoice:
    """A choice as the settings kept it; whatever cannot be read is as it comes."""
    if not isinstance(note, dict):
        return ColumnChoice(tuple(usual))
    listed = note.get("shown")
    names = listed if isinstance(listed, list) else []
    shown = tuple(dict.fromkeys(BY_KEY[name] for name in names if name in BY_KEY))
    if Column.TASK not in shown:
        shown = tuple(usual)
    choice = ColumnChoice(shown)
    kept = note.get("widths")
    for name, wide in (kept if isinstance(kept, dict) else {}).items():
        if name in BY_KEY and isinstance(wide, int):
            choice = choice.with_width(BY_KEY[name], wide)
    return choice


def _t(text: str) -> str:
    return QCoreApplication.translate("TimelineColumns", text)
