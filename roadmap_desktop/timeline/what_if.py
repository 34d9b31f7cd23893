"""What a change would move: the difference between two schedules, told the same way everywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from roadmap_desktop.domain.model.tasks import OUTSIDE, TaskKind
from roadmap_desktop.timeline.calendar import LAST_DAY
from roadmap_desktop.timeline.progress import is_work
from roadmap_desktop.timeline.schedule import Conflict, Schedule, ScheduledTask
from roadmap_desktop.timeline.words import days as in_days
from roadmap_desktop.timeline.words import full_date

NEAR = 14
"""Calendar days within which people have a gate's date in their diaries."""


class Mark(IntEnum):
    """What kind of date it is; what people would miss most comes first."""

    SIGNATURE = 1
    """A gate that is decided already, or so near that its signers have been asked."""
    GATE = 2
    GO_LIVE = 3
    PROMISE = 4
    """A milestone of the firm's own, or a task that it wants done by some day."""
    CHECK = 5
    """A single look back after go-live, such as the adoption check after 90 days."""
    END = 6
    REVIEW = 7
    """Something that recurs; its first day counts."""
    START = 8


@dataclass(frozen=True)
class Moved:
    """A date of the plan that differs between two schedules."""

    id: str
    name: str
    before: date | None
    after: date | None
    mark: Mark = Mark.REVIEW

    @property
    def days(self) -> int:
        """Calendar days later; negative for earlier, 0 where it is new or gone."""
        if self.before is None or self.after is None:
            return 0
        return (self.after - self.before).days

    @property
    def sentence(self) -> str:
        """'Rollout gate: Tue 17 Nov 2026 → Tue 24 Nov 2026, 7 days later'."""
        if self.before is None:
            return f"{self.name}: new, {full_date(self.after)}" if self.after else self.name
        if self.after is None:
            return f"{self.name}: falls away"
        later = "later" if self.days > 0 else "earlier"
        move = f"{in_days(abs(self.days))} {later}"
        return f"{self.name}: {full_date(self.before)} → {full_date(self.after)}, {move}"


def consequences(before: Schedule, after: Schedule) -> tuple[Moved, ...]:
    """What everybody waits for and what has moved: day 1, go-live, the end, gates, the checks and
    reviews after the end."""
    olds = {row.id: row for row in (*before.gates, *before.tail)}
    news = {row.id: row for row in (*after.gates, *after.tail)}
    return (*_moved_ends(before, after), *_moved_rows(olds, news))


@dataclass(frozen=True, kw_only=True)
class Difference:
    """All that differs between a plan as it is and as it would be."""

    moved: tuple[Moved, ...]
    """Dates people wait for, the one they would miss most first."""
    tasks: int
    """How many tasks and own milestones begin or end on another day."""
    conflicts: tuple[Conflict, ...]
    """What could be kept before and cannot any more, or is missed by more than before."""

    @property
    def fits(self) -> bool:
        """No date or link suffers that did not before."""
        return not self.conflicts

    @property
    def nothing(self) -> bool:
        """The two are the same to anybody who looks at dates."""
        return not (self.moved or self.tasks or self.conflicts)

    def headline(self, most: int = 3) -> str:
        """'Production gate +6 days, Adoption check, 90 days after go-live +6, 2 more'.

        One of each kind comes before a second one of the same, so that a few words say most.
        """
        if not self.moved:
            return self._quietly()
        told = self._by_weight()
        parts: list[str] = []
        for place, one in enumerate(told[:most]):
            parts.append(f"{one.name} {_far(one, unit=place == 0 or not told[place - 1].days)}")
        if len(told) > most:
            parts.append(f"{len(told) - most} more")
        return ", ".join(parts)

    def _quietly(self) -> str:
        if self.tasks:
            words = "1 task moves" if self.tasks == 1 else f"{self.tasks} tasks move"
            return f"{words}; gates, go-live, reviews and the end stay"
        return "Nothing else moves"

    def _by_weight(self) -> list[Moved]:
        seen: dict[Mark, int] = {}
        weighed = []
        for one in self.moved:
            turn = seen[one.mark] = seen.get(one.mark, 0) + 1
            weighed.append((turn if one.mark is not Mark.SIGNATURE else 1, one))
        return [one for _, one in sorted(weighed, key=lambda pair: pair[0])]

    def sentences(self) -> tuple[str, ...]:
        """The whole list: what moves by date, how many tasks with it, what cannot be kept."""
        by_date = sorted(self.moved, key=lambda one: one.before or one.after or date.max)
        found = [f"{one.sentence}." for one in by_date]
        if self.tasks:
            found.append("1 task moves." if self.tasks == 1 else f"{self.tasks} tasks move.")
        found += [conflict.text for conflict in self.conflicts]
        return tuple(found) or ("Nothing moves.",)


def difference(
    before: Schedule,
    after: Schedule,
    *,
    decided: Collection[str] = (),
    today: date | None = None,
    besides: Collection[str] = (),
) -> Difference:
    """What differs between two schedules of one plan.

    ``decided`` are the ids of gates with a recorded decision; with ``today`` gates of the next
    two weeks count as signatures too. ``besides`` are ids of rows the user moves by hand: they are
    no news and are left out.
    """
    near = _near(before, today) | set(decided)
    was, now = _others(before, after), _others(after, before)
    awaited = {*_awaited(was), *_awaited(now)}
    olds, news = ({row.id: row for row in rows if row.id in awaited} for rows in (was, now))
    moved = [
        *_moved_ends(before, after),
        *(one for one in _moved_rows(olds, news, near) if one.id not in besides),
    ]
    moved.sort(key=_weight)
    return Difference(
        moved=tuple(moved),
        tasks=sum(1 for _ in _moved_tasks(before, now, besides)),
        conflicts=tuple(_new_conflicts(before, after)),
    )


def _others(schedule: Schedule, other: Schedule) -> list[ScheduledTask]:
    """The rows that are not the very same in the other schedule."""
    there = other.by_id
    return [row for row in schedule.rows if there.get(row.id) is not row]


def _weight(one: Moved) -> tuple[int, int]:
    """By kind; of several gates the later ones first, of anything else the earlier ones."""
    day = (one.after or one.before or LAST_DAY).toordinal()
    return one.mark, -day if one.mark in (Mark.GATE, Mark.SIGNATURE) else day


def _far(one: Moved, *, unit: bool) -> str:
    """'+6 days', '−1 day', and only '+6' without ``unit``."""
    if one.before is None:
        return "is new"
    if one.after is None:
        return "falls away"
    sign = "+" if one.days > 0 else "−"
    count = abs(one.days)
    return f"{sign}{in_days(count)}" if unit else f"{sign}{count}"


def _moved_ends(before: Schedule, after: Schedule) -> Iterator[Moved]:
    marks = (
        ("start", "Day 1", before.start, after.start, Mark.START),
        ("go_live", "Go-live", before.go_live, after.go_live, Mark.GO_LIVE),
        ("finish", "Last day of the plan", before.finish, after.finish, Mark.END),
    )
    for i, name, old, new, mark in marks:
        if old != new:
            yield Moved(i, name, old, new, mark)
    other = f"phase.{OUTSIDE}"
    was, now = before.by_id.get(other), after.by_id.get(other)
    if was is not None and now is not None and was.finish != now.finish:
        yield Moved(other, f"End of {now.name}", was.finish, now.finish, Mark.END)


_Rows = dict[str, ScheduledTask]


def _moved_rows(olds: _Rows, news: _Rows, near: Collection[str] = ()) -> Iterator[Moved]:
    for row_id in dict.fromkeys((*olds, *news)):
        old, new = olds.get(row_id), news.get(row_id)
        row = new or old
        if row is None:
            continue
        was, now = (_day(one) if one else None for one in (old, new))
        if was != now:
            mark = Mark.SIGNATURE if row_id in near else _mark(row)
            yield Moved(row_id, row.name, was, now, mark)


def _day(row: ScheduledTask) -> date:
    """The day that counts: a promise is about its end, anything else about its beginning."""
    return row.finish if _mark(row) is Mark.PROMISE else row.start


def _mark(row: ScheduledTask) -> Mark:
    if row.kind is TaskKind.GATE:
        return Mark.GATE
    if row.kind is TaskKind.RECURRING:
        return Mark.REVIEW
    return Mark.CHECK if row.tail else Mark.PROMISE


def _awaited(rows: Iterable[ScheduledTask]) -> set[str]:
    """Gates, promises, whatever recurs, and the tail."""
    return {
        row.id
        for row in rows
        if row.tail
        or row.kind in (TaskKind.GATE, TaskKind.RECURRING)
        or (row.kind is TaskKind.MILESTONE and row.own)
        or row.finish_no_later is not None
    }


def _near(before: Schedule, today: date | None) -> set[str]:
    if today is None:
        return set()
    return {gate.id for gate in before.gates if 0 <= (gate.start - today).days <= NEAR}


def _moved_tasks(
    before: Schedule, rows: Iterable[ScheduledTask], besides: Collection[str]
) -> Iterator[ScheduledTask]:
    """Rows somebody works on that lie elsewhere; new ones and ones that are gone do not count."""
    for row in rows:
        old = before.by_id.get(row.id)
        if old is None or row.id in besides or not is_work(row):
            continue
        if (old.start, old.finish) != (row.start, row.finish):
            yield row


def _new_conflicts(before: Schedule, after: Schedule) -> Sequence[Conflict]:
    kept = set(map(id, before.conflicts))
    others = [one for one in after.conflicts if id(one) not in kept]
    if not others:
        return ()
    worst: dict[tuple[str, tuple[str, ...]], int] = {}
    for one in before.conflicts:
        key = one.code, one.tasks[:1]
        worst[key] = max(one.days, worst.get(key, 0))
    return [
        one
        for one in others
        if (one.code, one.tasks[:1]) not in worst or one.days > worst[one.code, one.tasks[:1]]
    ]
