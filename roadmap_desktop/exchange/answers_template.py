"""Every question as a commented file to fill in; ``answers_file`` reads it back."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from roadmap_desktop.domain.bindings import parse
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.questions import Column, Question
from roadmap_desktop.domain.content.questions import QuestionKind as Kind
from roadmap_desktop.domain.content.terms import Choice
from roadmap_desktop.exchange.values import choices_of, written_name

WIDTH = 96
_INTRO = """\
Answers for a plan. Take the # away in front of a key and write the answer behind it.

Nothing here has to be answered but the firm's name and the work. What stays empty gets a default \
that is printed as assumed, or is listed as still open. Write "?" for 'not sure yet'. Texts stand \
in quotes, dates do not: 2027-01-12; "day 30" counts from the start of the plan. \
"? Ines, 2027-02-01" names who finds out and until when. Keep the order: lists that begin with \
[[...]] or [...] stand at the end of the file."""


def write_template(catalogue: Catalogue, depth: Depth) -> str:
    """The questions of a plan of this depth as TOML: Quick plan's first, then the others."""
    quick = catalogue.quick_questions
    deeper = [q for q in catalogue.questions if not q.quick and depth.reaches(q.depth)]
    lines = [line for paragraph in _INTRO.split("\n\n") for line in (*_comment(paragraph), "#")]
    lines += _banner("The quick plan", f"{len(quick)} questions that are enough to begin with.")
    for question in quick:
        lines += _question(question, catalogue)
    lines += _banner("Going deeper", "Answer what you know; the rest can follow any day.")
    # A header ends the plain keys, so everything that needs one comes last.
    for question in sorted(deeper, key=_has_own_header):
        lines += _question(question, catalogue)
    return "\n".join(lines).rstrip() + "\n"


def _has_own_header(question: Question) -> bool:
    return question.kind in (Kind.ROWS, Kind.CHECKLIST)


def _question(question: Question, catalogue: Catalogue) -> Iterator[str]:
    marks = [m for m in ("quick plan" if question.quick else "", _optional(question)) if m]
    yield from _comment(question.text + (f"  ({', '.join(marks)})" if marks else ""))
    yield from _comment(f"Why: {question.why}")
    if question.hint:
        yield from _comment(f"Hint: {question.hint}")
    if question.good:
        yield from _comment(f"Good: {question.good}", indent="      ")
    if question.bad:
        yield from _comment(f"Not: {question.bad}", indent="     ")
    yield from _choices("Choices", choices_of(question, catalogue))
    if question.kind is Kind.MANY_OF:
        yield from _comment("Several may be given; [] says that none of them is meant.")
    if question.kind is Kind.ROWS:
        yield from _rows(question, catalogue)
    elif question.kind is Kind.CHECKLIST:
        yield from _items(question, catalogue)
    else:
        yield f"#{question.id} = {_empty(question, catalogue)}"
    yield ""


def _optional(question: Question) -> str:
    if question.assumed_suggestions:
        return "left out: what the catalogue suggests is assumed"
    if question.assumed is not None:
        return "left out: a default is assumed"
    return "optional" if question.optional else ""


def _empty(asked: Question | Column, catalogue: Catalogue) -> str:
    """A value of the right kind that shows how to write it."""
    choices = choices_of(asked, catalogue)
    match asked.kind:
        case Kind.NUMBER:
            return "0" if not asked.minimum else f"{asked.minimum:g}"
        case Kind.DATE:
            return "2027-01-12"
        case Kind.YES_NO:
            return "false"
        case Kind.ONE_OF:
            return f'"{choices[0].id}"'
        case Kind.MANY_OF:
            return f'["{choices[0].id}"]'
        case _:
            return '""'


def _rows(question: Question, catalogue: Catalogue) -> Iterator[str]:
    for column in question.columns:
        words = [column.label]
        if column.hint:
            words.append(column.hint)
        if column.required:
            words.append("needed")
        yield from _comment(f"  {written_name(column)}: {'; '.join(words)}", indent="      ")
        yield from _choices(f"  {written_name(column)}, choices", choices_of(column, catalogue))
    if question.suggestions:
        yield from _comment(f'What is suggested can be taken over: {question.id} = "suggested"')
    shown = [f"{written_name(c)} = {_empty(c, catalogue)}" for c in _worth_showing(question)]
    if question.quick:
        yield f"#{question.id} = ["
        yield _row_in_one_line(shown, sum(c.required for c in question.columns))
        yield "#]"
        return
    yield f"#[[{question.id}]]"
    yield from (f"#{line}" for line in shown)


def _worth_showing(question: Question) -> list[Column]:
    """Columns of the example row, what is needed first.

    Numbers and dates that may stay empty are left out, lest an example's zero is taken for an
    answer; but where one number is needed, the others say what it is measured against.
    """
    numbers = any(c.required and c.kind is Kind.NUMBER for c in question.columns)
    left_out = (Kind.DATE,) if numbers else (Kind.NUMBER, Kind.DATE)
    columns = [c for c in question.columns if c.required or c.kind not in left_out]

    def rank(column: Column) -> int:
        return 0 if column.required else 1 if column.kind is Kind.NUMBER else 2

    return sorted(columns, key=rank)


def _row_in_one_line(shown: Sequence[str], needed: int) -> str:
    """A row of a list in brackets; columns that would not fit on the line are left to the reader.

    A row in braces cannot go on in the next line.
    """
    for count in range(len(shown), needed, -1):
        line = f"#  {{ {', '.join(shown[:count])} }},"
        if len(line) <= WIDTH:
            return line
    return f"#  {{ {', '.join(shown[:needed])} }},"


def _items(question: Question, catalogue: Catalogue) -> Iterator[str]:
    checklist = catalogue.find("checklists", parse(question).name)
    yes = checklist.labels.get("yes", "yes")
    yield from _comment(
        f'Each line: "yes" ({yes}), "in_part", "no" or "?"; or with words, owner and date:'
    )
    yield '#   { state = "in_part", text = "...", owner = "Ines Carver", due = 2027-01-27 }'
    yield f"#[{question.id}]"
    for item in checklist.items:
        yield from _comment(f"  {item.text}", indent="    ")
        yield f'#"{item.id}" = "yes"'


def _choices(label: str, choices: Sequence[Choice]) -> Iterator[str]:
    if not choices:
        return
    if len(choices) > 40:
        yield from _comment(f"{label}: the two-letter code, like {choices[0].id}")
        return
    listed = "; ".join(c.id if c.id == c.text else f"{c.id} ({c.text})" for c in choices)
    yield from _comment(f"{label}: {listed}", indent="      ")


def _banner(title: str, text: str) -> list[str]:
    return ["#" * WIDTH, *_comment(f"{title}. {text}"), "#" * WIDTH, ""]


def _comment(text: str, *, indent: str = "") -> list[str]:
    """Wrapped comment lines; they hold no newline, so that no text can end the comment."""
    lines: list[str] = []
    for part in text.splitlines() or [""]:
        wrapped = textwrap.wrap(part, WIDTH - 2, subsequent_indent=indent) or [""]
        lines += [f"# {line}".rstrip() for line in wrapped]
    return lines
