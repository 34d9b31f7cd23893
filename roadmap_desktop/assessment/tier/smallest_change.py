"""The smallest change of answers that would move the tier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from roadmap_desktop.assessment.case import first_upper, listed
from roadmap_desktop.assessment.tier.rule import APPROVAL_WORDS, TierAnswers, tier_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.terms import Term
from roadmap_desktop.domain.model.use_case import Approval

Terms = tuple[Term, ...]


def smallest_change(answers: TierAnswers, catalogue: Catalogue) -> str:
    """The fewest changed answers that would make the plan lighter, and deeper, in words."""
    return _smallest_change(answers, catalogue.impact_flags, catalogue.high_impact_work)


@lru_cache(maxsize=256)
def _smallest_change(answers: TierAnswers, flags: Terms, works: Terms) -> str:
    """Remembered, because most edits of a plan leave the tier's answers as they are."""
    changes = list(_changes(answers, flags, works))
    sentences = []
    lighter = [c for c in changes if _can_lighten(c, answers)]
    for pool, lower in ((lighter, True), (changes, False)):
        found = _fewest(answers, pool, lower)
        if found:
            some, depth = found
            sentences.append(f"It would be {depth} if {listed(c.words for c in some)}.")
    return first_upper(" ".join(sentences))


def _can_lighten(change: _Change, start: TierAnswers) -> bool:
    """False for a change that ticks something more, which can never lighten a plan.

    Leaving those out keeps the search small when several ticked boxes call for the same tier.
    """
    then = change.answers
    return (
        tier_of(then).rank <= tier_of(start).rank
        and then.flags <= start.flags
        and then.work <= start.work
        and then.private_data <= start.private_data
        and then.unnoticed_errors <= start.unnoticed_errors
        and (then.approval is start.approval or not then.unchecked)
    )


@dataclass(frozen=True, slots=True)
class _Change:
    words: str
    answers: TierAnswers


def _changes(start: TierAnswers, flags: Terms, works: Terms) -> Iterator[_Change]:
    """Every answer changed on its own, the likeliest first."""
    for approval in (Approval.SAMPLED, Approval.AUTOMATIC, *Approval):
        if approval is not start.approval:
            words = f"it became true that {APPROVAL_WORDS[approval]}"
            yield _Change(words, replace(start, approval=approval))
    private = "no private data were" if start.private_data else "private data were"
    yield _Change(f"{private} allowed in", replace(start, private_data=not start.private_data))
    noticed = "every error would be noticed" if start.unnoticed_errors else "errors went unnoticed"
    yield _Change(noticed, replace(start, unnoticed_errors=not start.unnoticed_errors))
    reviewer = "no reviewer were named" if start.reviewer else "a reviewer were named"
    yield _Change(reviewer, replace(start, reviewer=not start.reviewer))
    for term in flags:
        on = term.id in start.flags
        words = f"‘{term.text}’ were {'no longer ' if on else ''}ticked"
        yield _Change(words, replace(start, flags=start.flags ^ {term.id}))
    for term in works:
        on = term.id in start.work
        words = f"‘{term.text}’ were {'no longer ' if on else ''}among the work"
        yield _Change(words, replace(start, work=start.work ^ {term.id}))


def _together(start: TierAnswers, changes: tuple[_Change, ...]) -> TierAnswers:
    merged = start
    for change in changes:
        flags = change.answers.flags ^ start.flags ^ merged.flags
        work = change.answers.work ^ start.work ^ merged.work
        others = {
            name: getattr(change.answers, name)
            for name in ("approval", "private_data", "unnoticed_errors", "reviewer")
            if getattr(change.answers, name) != getattr(start, name)
        }
        merged = replace(merged, flags=flags, work=work, **others)
    return merged


def _fewest(
    start: TierAnswers, changes: list[_Change], lower: bool
) -> tuple[tuple[_Change, ...], Depth] | None:
    """The fewest changes that lower or raise the tier, found by trying them.

    Single changes and pairs are all tried. Beyond that each answer that alone holds the tier up
    has to change, so one is dropped after the other from the set of all as long as the tier still
    moves: what remains is as small as it can be.
    """
    now = tier_of(start).rank

    def moved(some: tuple[_Change, ...]) -> Depth | None:
        depth = tier_of(_together(start, some))
        return depth if (depth.rank < now if lower else depth.rank > now) else None

    for size in (1, 2):
        for some in combinations(changes, size):
            if depth := moved(some):
                return some, depth
    kept = [left for order in (changes, changes[::-1]) if (left := _thinned(order, moved))]
    if not kept:
        return None
    fewest = min(kept, key=len)
    depth = moved(fewest)
    return (fewest, depth) if depth else None


def _thinned(
    changes: list[_Change], moved: Callable[[tuple[_Change, ...]], Depth | None]
) -> tuple[_Change, ...]:
    """What is left once every change that is not needed was dropped, in the order given."""
    left = tuple(changes)
    if not moved(left):
        return ()
    for change in changes:
        without = tuple(c for c in left if c is not change)
        if moved(without):
            left = without
    return left
