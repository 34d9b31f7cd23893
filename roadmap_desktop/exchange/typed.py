"""What was typed in one line as an answer, taken apart: lists and tables have several spellings.

``["a", "b"]`` and ``{ key = "value" }`` as TOML or JSON, or plainly ``category = Passwords;
examples = the till's code`` with ``|`` between rows.
"""

from __future__ import annotations

import json
import tomllib
from typing import Any

from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.content.questions import QuestionKind as Kind
from roadmap_desktop.exchange.giving import is_not_sure
from roadmap_desktop.exchange.numbers import RefusedValueError
from roadmap_desktop.exchange.values import SUGGESTED, written_name

NONE_OF_THESE = ("none", "-", "[]")
LONGEST = 200_000


def raw_from(question: Question, text: str) -> Any:
    """The value as an answers file would hold it; ``RefusedValueError`` where it has no sense."""
    words = text.strip()
    if len(words) > LONGEST:
        raise RefusedValueError("This is too long for one line; use an answers file")
    if not words or is_not_sure(words) or (words == SUGGESTED and question.suggestions):
        return words
    match question.kind:
        case Kind.ROWS | Kind.CHECKLIST if words[0] in "[{":
            return _structured(question, words)
        case Kind.ROWS:
            return [_pairs(question, row) for row in words.split("|")]
        case Kind.CHECKLIST:
            return _pairs(question, words)
        case Kind.MANY_OF if words.casefold() in NONE_OF_THESE:
            return []
        case Kind.MANY_OF if words.startswith("["):
            return _structured(question, words)
    return words


def _structured(question: Question, words: str) -> Any:
    try:
        return json.loads(words)
    except (ValueError, RecursionError):
        pass
    try:
        return tomllib.loads(f"v = {words}")["v"]
    except (ValueError, RecursionError) as error:
        raise RefusedValueError(
            f"This list cannot be read ({str(error)[:120]}); write it like {_example(question)}"
        ) from None


def _pairs(question: Question, words: str) -> Any:
    """``key = value; key = value``; a text without = is left for the only column there is."""
    if "=" not in words and question.kind is Kind.ROWS:
        return words.strip()
    pairs: dict[str, Any] = {}
    for part in words.split(";"):
        key, equals, value = part.partition("=")
        if not part.strip():
            continue
        name = key.strip().strip('"')
        if not equals or not name or name in pairs:
            raise RefusedValueError(
                f"'{part.strip()[:60]}' is no key = value; write it like {_example(question)}"
            )
        pairs[name] = value.strip()
    return pairs


def _example(question: Question) -> str:
    if question.kind is Kind.CHECKLIST:
        return '{ "line.id" = "yes" }'
    if question.kind is Kind.MANY_OF:
        return '["one", "two"]'
    needed = [c for c in question.columns if c.required] or list(question.columns[:1])
    return "; ".join(f"{written_name(c)} = ..." for c in needed)
