"""What the shipped questions promise: complete, answerable, in a sensible order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from roadmap_desktop.catalogue.references import DOCUMENT_SECTIONS
from roadmap_desktop.domain.bindings import BindingKind, parse
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.questions import Column, Question, QuestionKind
from roadmap_desktop.domain.content.terms import Choice

QUICK_PLAN = {
    1: "firm.name firm.head_count firm.country firm.kind use.work use.users use.affected "
    "use.output use.not_allowed use.approval use.impact_flags",
    2: "use.private_data data.forbidden",
    3: "pilot.users pilot.user_count pilot.tasks_in plan.start",
    4: "people.owner people.reviewer people.pauser people.pauser_deputy",
    5: "pilot.criteria",
    6: "stop.rules pilot.fallback",
}


@pytest.mark.requirement("S0-68")
def test_quick_plan_walks_six_steps_in_24_questions(catalogue: Catalogue) -> None:
    asked = catalogue.quick_questions
    by_step = {step: ids.split() for step, ids in QUICK_PLAN.items()}
    assert [(q.quick, q.id) for q in asked] == [(s, q) for s, ids in by_step.items() for q in ids]
    assert len(asked) == 24
    assert not [q.id for q in asked if q.optional or q.assumed is not None or q.depth.rank]


def test_every_question_says_why_and_shows_good_and_bad(catalogue: Catalogue) -> None:
    for q in catalogue.questions:
        for text in (q.text, q.label, q.why, q.hint, q.good, q.bad):
            assert text.strip(), q.id
        assert q.good != q.bad, q.id
        assert q.text.endswith("?"), q.id
        assert len(q.label) <= 32, q.id
        assert q.printed, q.id
        assert set(q.printed) <= set(DOCUMENT_SECTIONS), q.id
        assert q.requirements, q.id


def test_no_two_questions_read_the_same(catalogue: Catalogue) -> None:
    for words in ("text", "label"):
        said = [getattr(q, words) for q in catalogue.questions]
        assert sorted(said) == sorted(set(said))


def test_a_question_beyond_quick_plan_never_stands_in_the_way(catalogue: Catalogue) -> None:
    stuck = [
        q.id
        for q in catalogue.questions
        if not q.quick and not q.optional and q.assumed is None and not q.assumed_suggestions
    ]
    assert stuck == []


def test_nothing_is_assumed_about_people_and_risk(catalogue: Catalogue) -> None:
    never = ("people.", "risk.", "readiness.", "use.impact_flags", "use.high_impact_work")
    for q in catalogue.questions:
        if q.id.startswith(never) or q.id in ("data.forbidden", "stop.rules", "use.approval"):
            assert q.assumed is None, q.id
            assert not q.assumed_suggestions, q.id


def test_no_key_of_an_answers_file_is_the_table_of_another(catalogue: Catalogue) -> None:
    ids = {q.id for q in catalogue.questions}
    for one in ids:
        head, _, tail = one.partition(".")
        assert head, one
        assert tail, one
        assert "." not in tail, one
        assert head not in ids


def test_sections_follow_the_stages_and_questions_follow_the_sections(
    catalogue: Catalogue,
) -> None:
    stages = [s.id for s in catalogue.stages]
    places = [stages.index(section.stage) for section in catalogue.sections]
    assert places == sorted(places)
    sections = {s.id: n for n, s in enumerate(catalogue.sections)}
    asked = [sections[q.section] for q in catalogue.questions]
    assert asked == sorted(asked)
    assert set(asked) == set(sections.values()), "a section without a question"
    for q in catalogue.questions:
        assert q.depth.reaches(catalogue.sections[sections[q.section]].depth), q.id


def test_a_hidden_question_is_asked_after_the_one_that_shows_it(catalogue: Catalogue) -> None:
    order = {q.id: n for n, q in enumerate(catalogue.questions)}
    hidden = [q for q in catalogue.questions if q.shown_when]
    assert hidden
    for q in hidden:
        assert q.shown_when is not None
        assert order[q.shown_when.question] < order[q.id]


# --- fields of the plan --------------------------------------------------------------------------

KINDS: dict[Any, set[QuestionKind]] = {
    str: {QuestionKind.TEXT, QuestionKind.LONG_TEXT, QuestionKind.ONE_OF, QuestionKind.PERSON},
    int: {QuestionKind.NUMBER},
    float: {QuestionKind.NUMBER},
    date: {QuestionKind.DATE},
    bool: {QuestionKind.YES_NO},
    tuple: {QuestionKind.MANY_OF},
}


def plain_type(hint: Any) -> Any:
    """The type behind ``X | None``; ``tuple`` for any tuple."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = [a for a in get_args(hint) if a is not NoneType]
    return get_origin(hint) or hint


def bound_fields(catalogue: Catalogue) -> Iterator[tuple[str, Question | Column, Any]]:
    """(place, question or column, type of the field it writes to)."""
    for q in catalogue.questions:
        binding = parse(q)
        if binding.kind is BindingKind.FIELD:
            hints = get_type_hints(binding.entity.record)
            yield q.id, q, plain_type(hints[binding.field])
        elif binding.kind is BindingKind.ROWS:
            hints = get_type_hints(binding.entity.record)
            for column in q.columns:
                yield f"{q.id} {column.field}", column, plain_type(hints[column.field])


def test_the_kind_of_a_question_fits_the_field_it_writes(catalogue: Catalogue) -> None:
    seen = 0
    for place, asked, kind in bound_fields(catalogue):
        seen += 1
        if issubclass(kind, StrEnum):
            assert asked.kind is QuestionKind.ONE_OF, place
            assert [c.id for c in asked.choices] == [member.value for member in kind], place
        else:
            assert asked.kind in KINDS[kind], place
        if isinstance(asked, Column):
            assert (asked.kind is QuestionKind.PERSON) == asked.field.endswith("_id"), place
    assert seen > 100


def test_every_question_with_rows_has_a_first_required_column(catalogue: Catalogue) -> None:
    for q in catalogue.questions:
        if q.kind is QuestionKind.ROWS:
            assert any(c.required for c in q.columns), q.id
            names = [c.field for c in q.columns]
            assert len(names) == len(set(names)), q.id


# --- what is assumed -----------------------------------------------------------------------------


def offered(catalogue: Catalogue, asked: Question | Column) -> set[str]:
    if asked.choices_from:
        return {one.id for one in getattr(catalogue, asked.choices_from)}
    return {choice.id for choice in asked.choices}


def fits(catalogue: Catalogue, q: Question, value: Any) -> bool:
    match q.kind:
        case QuestionKind.TEXT | QuestionKind.LONG_TEXT:
            return isinstance(value, str) and bool(value.strip())
        case QuestionKind.NUMBER:
            low = q.minimum if q.minimum is not None else value
            high = q.maximum if q.maximum is not None else value
            return isinstance(value, int | float) and low <= value <= high
        case QuestionKind.ONE_OF:
            return value in offered(catalogue, q)
        case QuestionKind.MANY_OF:
            return bool(value) and set(value) <= offered(catalogue, q)
        case _:
            return False


def test_every_assumed_default_is_a_good_answer(catalogue: Catalogue) -> None:
    assumed = [q for q in catalogue.questions if q.assumed is not None]
    assert len(assumed) > 15
    assert [q.id for q in assumed if not fits(catalogue, q, q.assumed)] == []


SUGGESTED_FROM = {
    "forbidden_data": "firm_kinds",
    "allowed_data": "firm_kinds",
    "risks": "firm_kinds",
    "stop_rules": "stop_rule_families",
    "kpis": "kpis",
    "evidence": "evidence_signals",
    "rollout": "rollout_stages",
    "criteria": "criteria",
    "roles": "roles",
}


def test_every_suggestion_has_something_to_suggest(catalogue: Catalogue) -> None:
    used = {q.suggestions for q in catalogue.questions if q.suggestions}
    assert used == set(SUGGESTED_FROM)
    for name in used:
        assert getattr(catalogue, SUGGESTED_FROM[name]), name
    for q in catalogue.questions:
        assert q.suggestions or not q.assumed_suggestions, q.id
        assert not q.suggestions or q.kind is QuestionKind.ROWS, q.id


def test_countries_are_those_whose_holidays_are_known(catalogue: Catalogue) -> None:
    import holidays

    known = set(holidays.list_supported_countries(include_aliases=False))
    ids = [c.id for c in catalogue.countries]
    assert len(ids) > 200
    assert set(ids) <= known
    assert {"GB", "DE", "FR", "US", "IN", "BR"} <= set(ids)


def test_no_list_of_the_shipped_catalogue_is_empty(catalogue: Catalogue) -> None:
    empty = [f.name for f in fields(catalogue) if not getattr(catalogue, f.name)]
    assert empty == []


def test_choices_of_one_list_differ(catalogue: Catalogue) -> None:
    def names(choices: tuple[Choice, ...]) -> tuple[list[str], list[str]]:
        return [c.id for c in choices], [c.text for c in choices]

    for q in catalogue.questions:
        for choices in (q.choices, *(c.choices for c in q.columns)):
            for listed in names(choices):
                assert len(listed) == len(set(listed)), q.id
