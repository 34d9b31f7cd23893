"""What was worked out last time, given again where it would come out the same.

A plan's schedule is asked for after every edit, and an edit touches a row or two of thousands. All
that a schedule follows from is immutable, so what is equal to last time gives what it gave then,
the very same object; and whoever goes on from there sees at once that nothing is different.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import compress
from operator import is_not
from typing import Any, Generic, TypeVar

R = TypeVar("R")
Ground = tuple[object, ...]
"""What a result follows from; compared by identity first, then by value."""


class Once(Generic[R]):
    """One result, given again as long as its ground is equal."""

    def __init__(self) -> None:
        self._kept: tuple[Ground, R] | None = None

    def of(self, ground: Ground, make: Callable[[], R]) -> R:
        """What ``make`` gives, asked anew only on another ground."""
        kept = self._kept
        if kept is None or kept[0] != ground:
            kept = self._kept = ground, make()
        return kept[1]


class PerKey(Generic[R]):
    """A result for each of some keys; each is given again as long as its own ground is equal."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[Ground, R]] = {}
        self._now: dict[Hashable, tuple[Ground, R]] = {}

    def begin(self) -> None:
        """Forget what was not asked for since this was said last."""
        self._last, self._now = self._now, {}

    def of(self, key: Hashable, make: Callable[..., R], *ground: object) -> R:
        """``make`` of a ground, asked anew only where that is another one than last time."""
        known = self._last.get(key)
        if known is None or known[0] != ground:
            known = ground, make(*ground)
        self._now[key] = known
        return known[1]


class PerItem(Generic[R]):
    """A result for each item of a sequence, or of several that run beside each other.

    ``from_memory`` says that the items are themselves given by such a memory: what is another
    object is different, and need not be compared field by field.
    """

    def __init__(self, *, from_memory: bool = False) -> None:
        self._from_memory = from_memory
        self._ground: Ground = ()
        self._columns: tuple[Sequence[Any], ...] = ()
        self._found: list[R] = []

    def of(
        self, ground: Ground, columns: tuple[Sequence[Any], ...], make: Callable[..., R]
    ) -> Sequence[R]:
        """``make`` of the items at each place, asked anew only where one of them is different.

        On another ground everything is. Where rows were put in or taken out, those before and
        behind count as the same. The sequence given belongs to this memory: never change it.
        """
        if self._columns and self._ground == ground:
            found = self._patched(columns, make)
        else:
            found = [make(*items) for items in zip(*columns, strict=True)]
        self._ground, self._columns, self._found = ground, columns, found
        return found

    def _patched(self, columns: tuple[Sequence[Any], ...], make: Callable[..., R]) -> list[R]:
        count, before = len(columns[0]), len(self._found)
        if count == before:
            places: Sequence[int] = _different(
                columns, self._columns, by_value=not self._from_memory
            )
            if not places:
                return self._found
            found = list(self._found)
            for place in places:
                found[place] = make(*[column[place] for column in columns])
            return found
        head = _same_at_the_head(columns, self._columns)
        tail = min(
            _same_at_the_head([c[::-1] for c in columns], [c[::-1] for c in self._columns]),
            min(count, before) - head,
        )
        middle = zip(*(column[head : count - tail] for column in columns), strict=True)
        return [
            *self._found[:head],
            *(make(*items) for items in middle),
            *self._found[before - tail :],
        ]


def _different(
    columns: Sequence[Sequence[Any]], before: Sequence[Sequence[Any]], *, by_value: bool
) -> Sequence[int]:
    """Places at which one of the columns holds something else."""
    places: set[int] = set()
    for column, last in zip(columns, before, strict=True):
        if column is not last:
            others: Iterable[int] = compress(range(len(column)), map(is_not, column, last))
            if by_value:
                others = (place for place in others if column[place] != last[place])
            places.update(others)
    return sorted(places)


def _same_at_the_head(columns: Sequence[Sequence[Any]], before: Sequence[Sequence[Any]]) -> int:
    heads = []
    for column, last in zip(columns, before, strict=True):
        pairs = zip(column, last, strict=False)
        heads.append(
            next(
                (n for n, (one, other) in enumerate(pairs) if one is not other and one != other),
                min(len(column), len(last)),
            )
        )
    return min(heads)
