"""What stands in the documents, whatever draws them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from roadmap_desktop.assessment.duration import doubling_sentence, length_in_sentences
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.tasks import PhaseSetting
from roadmap_desktop.reports.blocks import Document, Gantt, PhaseStrip, Section, Table
from tests.unit.reports.sample_plans import SAMPLES, documented, hostile, sample


def texts(value: Any) -> Iterator[str]:
    """Every text a section prints."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value) and not isinstance(value, Gantt | PhaseStrip):
        for field in fields(value):
            if field.name not in ("id", "key", "name", "kind", "mark", "page_of"):
                yield from texts(getattr(value, field.name))


def said(document: Document, section: str = "") -> str:
    wanted = [s for s in document.sections if not section or s.id.startswith(section)]
    return "\n".join(texts(tuple(wanted)))


def section(document: Document, section_id: str) -> Section:
    return next(s for s in document.sections if s.id == section_id)


def tables(document: Document) -> dict[str, Table]:
    found: dict[str, Table] = {}
    for one in document.sections:
        found |= {b.name: b for b in one.blocks if isinstance(b, Table)}
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_no_section_is_empty_and_no_value_slips_through_raw(
    name: str, catalogue: Catalogue
) -> None:
    document, _ = documented(sample(name, catalogue), catalogue)
    for one in document.sections:
        assert one.blocks, one.id
        assert one.title, one.id
    words = said(document)
    for raw in ("None", "person_approves", "row-1", "Comparator", "not_sure", "{", " ,", "..)"):
        assert raw not in words, raw
    assert not re.search(r"(?<![\d.])1 (hours|weeks|rules|people)\b", words)


@pytest.mark.requirement("X-16", "S0-11", "S0-37")
def test_a_light_plan_has_its_pages_in_order(catalogue: Catalogue) -> None:
    document, _ = documented(sample("bakery", catalogue), catalogue)
    ids = [s.id for s in document.sections]
    assert ids == [
        *("summary", "data_card", "pilot", "stop_rules", "timeline", "gates"),
        *("checklists", "assumed", "approval"),
    ]
    lines = [row.cells[0].value for row in tables(document)["bottom_line"].rows]
    assert lines == ["Stops when", "Tests", "Grows when", "Governed by", "Watched by"]
    pilot = said(document, "pilot")
    assert all(f"{n}  {i.name}" in pilot for n, i in enumerate(catalogue.pilot_items, 1))


@pytest.mark.requirement("S0-67")
@pytest.mark.parametrize("name", ["accounting", "home_care"])
def test_deeper_plans_have_a_sheet_for_every_gate(name: str, catalogue: Catalogue) -> None:
    document, found = documented(sample(name, catalogue), catalogue)
    for gate in found.gates:
        sheet = said(document, f"gate.{gate.gate}")
        assert gate.question in sheet
        assert all(e.text in sheet for e in gate.evidence)


@pytest.mark.requirement("S0-29", "S0-75", "S0-35")
def test_names_of_those_who_act_stand_where_they_are_needed(catalogue: Catalogue) -> None:
    plan = sample("bakery", catalogue)
    document, _ = documented(plan, catalogue)
    card, stop = said(document, "data_card"), said(document, "stop_rules")
    for rule in plan.forbidden_data:
        assert rule.category in card
    for words in (card, stop):
        assert "Marta Oldfield" in words
        assert "Ines Carver" in words
    for stop_rule in plan.stop_rules:
        assert stop_rule.trigger.rstrip(".") in stop
    assert "counts on day 15" in stop


@pytest.mark.requirement("X-5")
def test_the_definition_of_editing_share_stands_beside_the_figure(catalogue: Catalogue) -> None:
    document, _ = documented(sample("bakery", catalogue), catalogue)
    assert "divided by the minutes the task takes by hand" in said(document, "pilot")


@pytest.mark.requirement("X-10")
def test_what_was_left_out_is_said_with_its_reason(catalogue: Catalogue) -> None:
    for name in ("bakery", "accounting"):
        document, found = documented(sample(name, catalogue), catalogue)
        words = said(document).casefold()
        assert all(one.text.casefold() in words for one in found.left_out)


def test_an_unanswered_question_is_printed_as_open(catalogue: Catalogue) -> None:
    plan = sample("bakery", catalogue)
    emptied = replace(plan, pilot=replace(plan.pilot, tasks_in=""))
    document, _ = documented(emptied, catalogue)
    assert catalogue.question("pilot.tasks_in").text in said(document, "approval")
    assert "not provided" in said(document, "approval")


@pytest.mark.requirement("S0-84")
def test_every_checklist_line_has_question_why_sign_answer_owner(catalogue: Catalogue) -> None:
    document, _ = documented(sample("bakery", catalogue), catalogue)
    table = tables(document)["checklist.seven"]
    assert [c.title for c in table.columns[1:]] == [
        *("Question, why it matters", "A good sign", "Our answer", "Owner, by"),
    ]
    assert len(table.rows) == 7
    assert all(row.cells[1].note for row in table.rows)


def test_hostile_texts_are_printed_as_they_are(catalogue: Catalogue) -> None:
    document, _ = documented(hostile(catalogue), catalogue)
    assert "<b>bold</b> & <img src='x'/>" in said(document, "data_card")


@pytest.mark.requirement("S1-59", "S4-57", "S4-58")
@pytest.mark.parametrize("name", SAMPLES)
def test_the_length_is_held_against_the_usual_one(name: str, catalogue: Catalogue) -> None:
    document, found = documented(sample(name, catalogue), catalogue)
    words = said(document)
    for sentence in length_in_sentences(found.duration):
        assert sentence in words


@pytest.mark.requirement("S1-55", "S4-59")
@pytest.mark.parametrize("name", SAMPLES)
def test_the_timeline_says_how_it_was_adapted_and_that_it_may_double(
    name: str, catalogue: Catalogue
) -> None:
    plan = sample(name, catalogue)
    longer = PhaseSetting(id="p", phase="make_ready", days=41)
    ownerless = tuple(one for one in plan.roles if one.role != "owner")
    adapted = replace(plan, phase_settings=(*plan.phase_settings, longer), roles=ownerless)
    document, found = documented(adapted, catalogue)
    whole = found.schedule.adaptations[0].text
    assert "120-day original" in whole
    assert "Make ready" in whole
    assert found.duration.doubled_finish is not None
    timeline = said(document, "timeline")
    assert whole in timeline
    assert doubling_sentence(found.duration) in timeline
