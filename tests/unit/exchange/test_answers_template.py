"""The template asks everything, and what is written into it comes back as an answer."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from roadmap_desktop.domain.bindings import status_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.errors import InputError
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.answers_template import WIDTH, write_template

Read = Callable[[str], Plan]
KEY = re.compile(r"(?m)^#(\[*)([a-z_]+\.[a-z_]+)(\]*)")


def uncommented(template: str) -> str:
    """Every key taken up, texts filled in."""
    lines = []
    for line in template.splitlines():
        if re.match(r'#(?:[\["a-z]|  \{|\])', line):
            line = line[1:].replace('""', '"Ines Carver, 12"')
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("depth", list(Depth))
def test_every_question_of_the_depth_is_asked_once(catalogue: Catalogue, depth: Depth) -> None:
    keys = [key for _, key, _ in KEY.findall(write_template(catalogue, depth))]
    asked = [q.id for q in catalogue.questions if depth.reaches(q.depth)]
    assert sorted(keys) == sorted(asked)


@pytest.mark.requirement("S0-68")
def test_the_quick_plan_comes_first_in_its_order(catalogue: Catalogue) -> None:
    keys = [key for _, key, _ in KEY.findall(write_template(catalogue, Depth.LIGHT))]
    quick = [q.id for q in catalogue.quick_questions]
    assert keys[: len(quick)] == quick


@pytest.mark.parametrize("depth", list(Depth))
def test_each_question_says_why_and_shows_examples(catalogue: Catalogue, depth: Depth) -> None:
    template = write_template(catalogue, depth)
    flowing = re.sub(r"\n# +", " ", template)
    for question in catalogue.questions:
        if not depth.reaches(question.depth):
            continue
        for words in (question.text, question.why, question.hint, question.good, question.bad):
            assert " ".join(words.split()) in flowing, question.id
        for choice in question.choices:
            assert choice.id in template
    assert max(map(len, template.splitlines())) <= WIDTH


@pytest.mark.parametrize("depth", list(Depth))
def test_the_untouched_template_lacks_only_what_is_needed(
    catalogue: Catalogue, read: Read, depth: Depth
) -> None:
    with pytest.raises(InputError) as caught:
        read(write_template(catalogue, depth))
    assert [p.where for p in caught.value.problems] == ["firm.name", "use.work"]


@pytest.mark.parametrize("depth", list(Depth))
def test_the_whole_template_filled_in_is_a_plan(
    catalogue: Catalogue, read: Read, depth: Depth
) -> None:
    text = uncommented(write_template(catalogue, depth)).replace(
        'firm.region = "Ines Carver, 12"', 'firm.region = ""'
    )
    plan = read(text)
    for question in catalogue.questions:
        if depth.reaches(question.depth) and question.id != "firm.region":
            stands = status_of(plan, question, catalogue)
            assert stands is QuestionStatus.ANSWERED, question.id


def test_each_key_can_be_taken_up_alone(catalogue: Catalogue, read: Read) -> None:
    """Taking up one question, with a header or without, leaves the file readable."""
    template = write_template(catalogue, Depth.FORMAL)
    blocks = [b for b in template.split("\n\n") if KEY.search(b)]
    head = 'firm.name = "Hazel Lane"\nuse.work = "Draft replies."\n'
    for block in blocks:
        found = KEY.search(block)
        assert found
        key = found[2]
        if key in ("firm.name", "use.work", "firm.region"):
            continue
        plan = read(head + uncommented(block))
        question = catalogue.question(key)
        assert status_of(plan, question, catalogue) is QuestionStatus.ANSWERED, key
