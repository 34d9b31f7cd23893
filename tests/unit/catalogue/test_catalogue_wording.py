"""The words of questions and checklists are those of a shop owner, not of a brochure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue

PROSE = ("text", "why", "hint", "good", "bad", "good_sign", "intro", "name", "label", "assumed")
BRITISH = re.compile(
    r"\b\w*(organiz|recogniz|prioritiz|summariz|behavior|color\b|labor\b|judgment|analyz|center)"
)
BANNED = re.compile(
    r"\b(leverag\w+|utili[sz]\w+|simply|please|sorry|oops|invalid|ai-powered|seamless\w*|robustly|"
    r"empower\w*|holistic\w*|synerg\w+|best-in-class|cutting-edge|stakeholders?|deliverables?|"
    r"mlops|ci/cd|kpis?|roi)\b",
    re.IGNORECASE,
)
VENDORS = re.compile(
    r"aback\.ai|sapient|phos ai|prometheus|claude|n2labs|cyberpulse|\bfoundation\b", re.IGNORECASE
)
LONGEST_SENTENCE = 26
LONGEST_HINT = 30


def texts(record: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """(place, text) for every text of a record and of what it is made of."""
    if isinstance(record, str):
        yield place, record
    elif isinstance(record, Mapping):
        for key, value in record.items():
            yield from texts(value, f"{place} {key}")
    elif isinstance(record, tuple | list):
        for one in record:
            yield from texts(one, place)
    elif is_dataclass(record):
        here = f"{place} {getattr(record, 'id', '')}"
        for field in fields(record):
            yield from texts(getattr(record, field.name), f"{here} {field.name}")


def prose(catalogue: Catalogue) -> list[tuple[str, str]]:
    listed = (catalogue.sections, catalogue.questions, catalogue.checklists)
    return [(p, t) for p, t in texts(listed) if p.rpartition(" ")[2] in PROSE]


def sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.?:;])\s+", text) if s]


def test_sentences_are_short(catalogue: Catalogue) -> None:
    long = [
        (place, sentence)
        for place, text in prose(catalogue)
        for sentence in sentences(text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_a_hint_is_one_sentence_and_a_reason_at_most_two(catalogue: Catalogue) -> None:
    for q in catalogue.questions:
        assert len(re.findall(r"[.?](\s|$)", q.hint)) == 1, q.id
        assert len(q.hint.split()) <= LONGEST_HINT, q.id
        assert len(re.findall(r"[.?](\s|$)", q.why)) <= 2, q.id
    for item in catalogue.checklist_items.values():
        assert len(re.findall(r"[.?](\s|$)", item.why)) <= 2, item.id


def test_full_sentences_end_with_a_full_stop(catalogue: Catalogue) -> None:
    for q in catalogue.questions:
        assert q.why.endswith("."), q.id
        assert q.hint.endswith("."), q.id
        assert not q.good.endswith("."), q.id
        assert not q.bad.endswith("."), q.id
    for item in catalogue.checklist_items.values():
        assert item.text.endswith("?"), item.id
        assert item.why.endswith("."), item.id
        assert item.good_sign.endswith("."), item.id


def test_plain_words_only(catalogue: Catalogue) -> None:
    assert [(p, t) for p, t in prose(catalogue) if BANNED.search(t) or "!" in t] == []


def test_british_spelling_and_real_typography(catalogue: Catalogue) -> None:
    assert [(p, t) for p, t in prose(catalogue) if BRITISH.search(t)] == []
    assert [(p, t) for p, t in prose(catalogue) if re.search(r"\w'\w|--|\.\.\.|  |\d%", t)] == []


@pytest.mark.requirement("X-15")
def test_no_name_of_a_seed_s_author_is_in_the_whole_catalogue(catalogue: Catalogue) -> None:
    found = [
        (place, text)
        for field in fields(catalogue)
        for place, text in texts(getattr(catalogue, field.name), field.name)
        if VENDORS.search(text)
    ]
    assert found == []
