"""A start that was typed and cannot be: why, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.commands.timeline.dates import hold_row, move_rows
from roadmap_desktop.commands.timeline.links import link_rows, unlink_rows
from roadmap_desktop.commands.timeline.together import together
from roadmap_desktop.commands.timeline.what_if import Tried, try_out
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink, ScheduledTask
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.cell_words import UNITS_OF_LAG
from roadmap_desktop.ui.timeline.moves_in_words import held_back
from roadmap_desktop.ui.widgets.dates import short_day


def _t(text: str) -> str:
    return QCoreApplication.translate("TimelineCells", text)


@dataclass(frozen=True)
class StartChoice:
    """One way to go on; ``act`` None leaves all as it is."""

    words: str
    act: Act | None = None


@dataclass(frozen=True)
class StartQuestion:
    """Why a start cannot be, and the choices; the first one changes nothing."""

    sentence: str
    choices: tuple[StartChoice, ...]


def start_question(open_plan: OpenPlan, row: ScheduledTask, day: date) -> StartQuestion | None:
    """What to ask before a row is started on a day; None where it would start then."""
    trial = _Trial(open_plan, row, day)
    moved = trial.tried(partial(move_rows, starts={row.id: day}))
    if moved is None:
        return None
    why = held_back(moved.schedule, row.id, day)
    if not why:
        return None
    start = moved.schedule.by_id[row.id].start
    stays = StartChoice(_t("Leave it on {day}").format(day=short_day(row.start)))
    return StartQuestion(why, (stays, *trial.choices(moved, start)))


class _Trial:
    """Tries each way on a copy; only those that work are offered."""

    def __init__(self, open_plan: OpenPlan, row: ScheduledTask, day: date) -> None:
        self._open_plan = open_plan
        self._schedule: Schedule = open_plan.assessment.schedule
        self._row, self._day = row, day
        self._move: Act = partial(move_rows, starts={row.id: day})

    def tried(self, act: Act) -> Tried | None:
        """What an act would do, None where it is refused."""
        try:
            return try_out(self._open_plan.session, self._open_plan.catalogue, act)
        except PlanError:
            return None

    def choices(self, moved: Tried, start: date) -> Iterator[StartChoice]:
        """Keep the wish, loosen what holds the row, or start it all the same."""
        if moved.changed:
            words = _t("Keep {day} as its earliest start; it starts on {start} now")
            yield StartChoice(
                words.format(day=short_day(self._day), start=short_day(start)), self._move
            )
        held = self._holders()
        if len(held) == 1:
            yield from self._overlap(held[0], start)
        yield from self._without(held)
        act = partial(
            hold_row,
            row=self._row.id,
            must_start_on=self._day,
            finish_no_later=self._row.finish_no_later,
        )
        if self._works(act):
            words = _t("Start it on {day} whatever it waits for")
            yield StartChoice(words.format(day=short_day(self._day)), act)

    def _works(self, act: Act) -> bool:
        found = self.tried(act)
        return found is not None and not held_back(found.schedule, self._row.id, self._day)

    def _holders(self) -> list[ScheduledLink]:
        """Links by which the row cannot start on the day."""
        found = []
        for link in self._schedule.links:
            before = self._schedule.by_id.get(link.predecessor)
            if link.successor != self._row.id or link.implied or before is None:
                continue
            by_end = link.kind in (LinkKind.FS, LinkKind.FF)
            if (before.finish if by_end else before.start) >= self._day or link.lag > 0:
                found.append(link)
        return found

    def _overlap(self, link: ScheduledLink, start: date) -> Iterator[StartChoice]:
        """The same link with so much less lag that the row starts on the day."""
        if link.lag_unit is LagUnit.CALENDAR_DAYS:
            less = (start - self._day).days
        else:
            less = self._schedule.calendar.working_days_between(self._day, start) - 1
        lag = link.lag - less
        change = partial(
            link_rows,
            schedule=self._schedule,
            predecessor=link.predecessor,
            successor=link.successor,
            kind=link.kind,
            lag=lag,
            lag_unit=link.lag_unit,
        )
        words = _t("Let it overlap with “{name}”: lag {lag}")
        told = words.format(
            name=self._schedule.by_id[link.predecessor].name,
            lag=f"{lag:+d}{UNITS_OF_LAG[link.lag_unit]}".replace("-", "−"),
        )
        yield from self._if_works(told, change)

    def _without(self, held: Sequence[ScheduledLink]) -> Iterator[StartChoice]:
        drop = [
            partial(
                unlink_rows,
                schedule=self._schedule,
                predecessor=link.predecessor,
                successor=link.successor,
            )
            for link in held
        ]
        if not drop:
            return
        if len(held) == 1:
            name = self._schedule.by_id[held[0].predecessor].name
            told = _t("Take the link with “{name}” away").format(name=name)
        else:
            told = _t("Take the {n} links away that hold it").format(n=len(held))
        yield from self._if_works(told, *drop)

    def _if_works(self, words: str, *acts: Act) -> Iterator[StartChoice]:
        label = _t("Start “{name}” on {day}").format(name=self._row.name, day=short_day(self._day))
        act = partial(together, label=label, acts=(*acts, self._move))
        if self._works(act):
            yield StartChoice(words, act)
