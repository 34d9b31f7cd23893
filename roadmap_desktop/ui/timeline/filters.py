"""Which rows of the timeline are wanted: late, this week, somebody's, not done, by words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.progress import ended, is_work, started
from roadmap_desktop.timeline.schedule import ScheduledTask, above

WEEK = timedelta(days=7)


class Keep(StrEnum):
    """A reason to keep a row in sight; several hold together."""

    LATE = "late"
    THIS_WEEK = "this_week"
    TWO_WEEKS = "two_weeks"
    GATES = "gates"
    CRITICAL = "critical"
    OPEN = "open"


@dataclass(frozen=True)
class RowChoice:
    """What is wanted; nothing in particular shows every row."""

    words: str = ""
    """Each of them is in the name."""
    keep: frozenset[Keep] = frozenset()
    owner: str = ""
    hide_done: bool = False

    @property
    def is_all(self) -> bool:
        """Every row is shown."""
        return self == RowChoice(words=self.words) and not self.words.strip()

    def with_keep(self, keep: Keep, *, on: bool) -> RowChoice:
        """The choice with one reason more or less; the two spans of time exclude each other."""
        spans = {Keep.THIS_WEEK, Keep.TWO_WEEKS}
        kept = self.keep - {keep} - (spans if on and keep in spans else set())
        return replace(self, keep=kept | {keep} if on else kept)

    def as_note(self) -> dict[str, object]:
        """As the settings keep it; words that were searched for are not kept."""
        return {
            "keep": sorted(self.keep),
            "owner": self.owner,
            "hide_done": self.hide_done,
        }


def choice_from(note: object) -> RowChoice:
    """A choice as the settings kept it; whatever cannot be read is left out."""
    if not isinstance(note, dict):
        return RowChoice()
    listed = note.get("keep")
    kept = {str(one) for one in listed} if isinstance(listed, list) else set()
    return RowChoice(
        keep=frozenset(one for one in Keep if one.value in kept),
        owner=str(note.get("owner") or ""),
        hide_done=bool(note.get("hide_done")),
    )


@dataclass(frozen=True)
class Found:
    """What a choice leaves."""

    only: frozenset[str] | None
    """Ids of the rows to show with the heads they stand under; None for every row."""
    fitting: frozenset[str]
    """Ids of the rows that fit, without heads."""
    total: int

    @property
    def count(self) -> int:
        """How many fit."""
        return len(self.fitting)


def is_done(task: ScheduledTask, decided: Collection[str] = ()) -> bool:
    """Finished work, or a gate that was decided."""
    return task.id in decided if task.kind is TaskKind.GATE else ended(task)


def find_rows(
    rows: Iterable[ScheduledTask],
    today: date,
    choice: RowChoice,
    decided: Collection[str] = (),
) -> Found:
    """The rows that fit a choice, with the phases and summaries they stand under.

    ``decided`` are the gates that were passed. Late is what should have begun or
    ended before today and has not, and what cannot be done by its date.
    """
    listed = list(rows)
    plain = [row for row in listed if row.kind is not TaskKind.PHASE]
    if choice.is_all:
        return Found(None, frozenset(row.id for row in plain), len(plain))
    fits = _fits(today, choice, decided)
    found = [row for row in plain if all(one(row) for one in fits)]
    phases = {row.phase for row in found if not row.tail}
    heads = {row.id for row in listed if row.kind is TaskKind.PHASE and row.phase in phases}
    parents = {row.id: row.parent for row in listed if row.parent}
    heads |= {one for row in found for one in above(row.id, parents)}
    fitting = frozenset(row.id for row in found)
    return Found(fitting | heads, fitting, len(plain))


def _fits(
    today: date, choice: RowChoice, decided: Collection[str]
) -> list[Callable[[ScheduledTask], bool]]:
    monday = today - timedelta(days=today.weekday())
    tests: Mapping[Keep, Callable[[ScheduledTask], bool]] = {
        Keep.LATE: lambda row: _late(row, today, decided),
        Keep.THIS_WEEK: lambda row: _within(row, monday, monday + WEEK),
        Keep.TWO_WEEKS: lambda row: _within(row, today, today + 2 * WEEK),
        Keep.GATES: lambda row: row.kind is TaskKind.GATE,
        Keep.CRITICAL: lambda row: row.critical,
        Keep.OPEN: lambda row: not is_done(row, decided),
    }
    fits = [tests[keep] for keep in choice.keep]
    if choice.hide_done:
        fits.append(lambda row: not is_done(row, decided))
    if choice.owner:
        fits.append(lambda row: row.owner == choice.owner)
    wanted = choice.words.casefold().split()
    if wanted:
        fits.append(lambda row: all(word in row.name.casefold() for word in wanted))
    return fits


def _late(row: ScheduledTask, today: date, decided: Collection[str]) -> bool:
    if is_done(row, decided) or not (row.kind is TaskKind.GATE or is_work(row)):
        return False
    begins_late = row.start < today and not (row.kind is TaskKind.GATE or started(row))
    return row.finish < today or begins_late or row.total_float < 0


def _within(row: ScheduledTask, first: date, end: date) -> bool:
    """Takes place between ``first`` and the day before ``end``."""
    if row.occurrences:
        return any(first <= day < end for day in row.occurrences)
    return row.start < end and row.finish >= first
