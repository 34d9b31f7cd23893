"""Words that come with a command, checked; what is wrong is told as one sentence."""

from __future__ import annotations

from roadmap_desktop.domain.errors import InputError, PlanError, Problem
from roadmap_desktop.exchange.numbers import RefusedValueError, full_stop
from roadmap_desktop.exchange.words import LONGEST_NAME, text_from


def name(text: str, missing: str) -> str:
    """A person's name; ``missing`` is the sentence for an empty one."""
    return _checked(text, missing, lines=False, longest=LONGEST_NAME)


def reason(text: str, missing: str) -> str:
    """Some sentences; ``missing`` is what is said where there are none."""
    return _checked(text, missing, lines=True, longest=2_000)


def optional(text: str) -> str:
    """Some sentences, or none."""
    return reason(text, "") if text.strip() else ""


def _checked(text: str, missing: str, *, lines: bool, longest: int) -> str:
    try:
        words = text_from(text, lines=lines, longest=longest)
    except RefusedValueError as error:
        raise PlanError(full_stop(str(error))) from None
    if not words:
        raise PlanError(missing)
    return words


def refused(error: RefusedValueError, where: str, question: str) -> PlanError:
    """The error for a value that does not fit: one sentence, or a list of all mistakes."""
    problems = tuple(
        Problem(
            where=where + r.where,
            sentence=full_stop(r.sentence),
            question=question,
            code=r.code,
            said=r.said,
        )
        for r in error.refusals
    )
    if len(problems) == 1:
        place = error.refusals[0].where
        at = f" ({where}{place})" if place else ""
        single = PlanError(full_stop(f"{question} {error.refusals[0].sentence}{at}"))
        single.problems = problems
        return single
    count = len(problems)
    return InputError(f"{question} The answer has {count} mistakes; nothing was changed.", problems)
