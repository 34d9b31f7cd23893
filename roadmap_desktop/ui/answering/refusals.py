"""What is wrong with an answer, in the words of a form: without keys of files or codes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.domain.errors import Mistake, PlanError, Problem


def _t(text: str) -> str:
    return QCoreApplication.translate("Refusals", text)


def sentence_of(problem: Problem) -> str:
    """One mistake in a sentence."""
    said = problem.said.strip()
    quoted = f"“{said if len(said) <= 60 else said[:59] + '…'}”"
    match problem.code:
        case Mistake.NO_DATE:
            words = _t("{typed} is no date; type it as 1 Mar 2027 or pick it from the calendar.")
        case Mistake.NO_START:
            words = _t("{typed} counts from the plan's start, and it has none yet; type a date.")
        case Mistake.NO_CHOICE:
            words = _t("{typed} is not in the list; choose one of its lines.")
        case Mistake.MISSING:
            words = _t("{typed} is still empty; fill it in.")
        case _:
            return problem.sentence
    return words.format(typed=quoted)


def sentences_of(error: PlanError, question: str = "") -> str:
    """All that is wrong with an answer; ``question`` is the text that need not be said again."""
    if error.problems:
        return " ".join(sentence_of(problem) for problem in error.problems)
    return str(error).removeprefix(question).strip()
