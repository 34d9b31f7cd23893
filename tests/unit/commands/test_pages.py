"""Answers of a whole page as one step, and the defaults for what nobody answered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from roadmap_desktop.commands.answers import answer
from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.commands.pages import (
    accept_section,
    answer_page,
    assume_the_rest,
    begun_plan,
)
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import InputError
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.answers_file import empty_plan
from tests.unit.commands.command_rig import TODAY, ids, status

FIRM = {"firm.name": "Otter Street Printers", "firm.head_count": "7", "firm.country": "GB"}


@pytest.fixture
def blank(catalogue: Catalogue) -> Edit:
    """Before the first answer."""
    new_id = ids()
    return Edit(
        plan=empty_plan(catalogue, TODAY, new_id),
        catalogue=catalogue,
        today=TODAY,
        new_id=new_id,
    )


def answered(edit: Edit, answers: dict[str, Any]) -> Plan:
    return answer_page(edit, "", answers).plan


# --- a page ------------------------------------------------------------------------------------


def test_a_page_is_one_step_with_its_own_name(bakery: PlanSession) -> None:
    before = bakery.plan
    bakery.run(
        answer_page,
        "Quick plan: The pilot",
        {"pilot.users": "Priya", "pilot.user_count": 1, "people.reviewer": "Ada Brook"},
    )
    plan = bakery.plan
    assert (plan.pilot.users, plan.pilot.user_count) == ("Priya", 1)
    reviewer = plan.holder("reviewer")
    assert reviewer is not None
    assert reviewer.name == "Ada Brook"
    assert bakery.undo_label == "Quick plan: The pilot"
    bakery.undo()
    assert bakery.plan == before


def test_a_page_without_a_change_writes_nothing(bakery: PlanSession) -> None:
    plan = bakery.plan
    same = {"pilot.users": plan.pilot.users, "pilot.user_count": plan.pilot.user_count}
    assert bakery.run(answer_page, "The pilot", same) is None
    assert bakery.run(answer_page, "Nothing", {}) is None


def test_an_empty_answer_on_a_page_takes_the_answer_away(bakery: PlanSession) -> None:
    bakery.run(answer_page, "The work", {"use.tool": ""})
    assert bakery.plan.use_case.tool == ""


def test_every_mistake_of_a_page_is_told_and_nothing_is_written(bakery: PlanSession) -> None:
    before = bakery.plan
    with pytest.raises(InputError) as refusal:
        bakery.run(
            answer_page,
            "The pilot",
            {
                "pilot.users": "Priya",
                "pilot.user_count": "a few",
                "plan.start": "soon",
                "stop.rules": [{"trigger": "x"}, {"consequence": "halt"}],
            },
        )
    places = [p.where for p in refusal.value.problems]
    assert places[:2] == ["pilot.user_count", "plan.start"]
    assert all(place.startswith("stop.rules") for place in places[2:])
    assert len(places) > 3, "each row's mistakes are told, not only the first"
    for problem in refusal.value.problems:
        assert problem.sentence.endswith(".")
        assert problem.question
        assert not problem.sentence.startswith(problem.question), "the question is said once"
    assert bakery.plan == before
    assert bakery.undo_label == ""


@pytest.mark.parametrize(("count", "fits"), [(0, False), (1, True), (5000, True), (5001, False)])
def test_a_figure_at_the_edge(blank: Edit, count: int, fits: bool) -> None:
    answers = {**FIRM, "firm.head_count": count}
    if fits:
        assert answered(blank, answers).client.head_count == count
        return
    with pytest.raises(InputError) as refusal:
        answered(blank, answers)
    (problem,) = refusal.value.problems
    assert problem.where == "firm.head_count"


def test_a_later_answer_of_a_page_builds_on_an_earlier_one(blank: Edit) -> None:
    """'Day 30' counts from the start that stands on the same page."""
    plan = answered(
        blank,
        {
            "plan.start": "2027-03-01",
            "firm.closures": [{"name": "Fair", "start": "day 30"}],
        },
    )
    assert str(plan.closures[0].start) == "2027-03-30"


# --- the first page ----------------------------------------------------------------------------


def test_a_plan_begins_with_its_first_page_and_a_title(blank: Edit) -> None:
    plan = begun_plan(blank, FIRM)
    assert (plan.client.name, plan.client.head_count) == ("Otter Street Printers", 7)
    assert plan.header.title == "New plan"
    titled = begun_plan(blank, {**FIRM, "plan.title": "Quotes by noon"})
    assert titled.header.title == "Quotes by noon"


def test_a_first_page_with_a_mistake_makes_no_plan(blank: Edit) -> None:
    with pytest.raises(InputError) as refusal:
        begun_plan(blank, {**FIRM, "firm.country": "Atlantis"})
    assert [p.where for p in refusal.value.problems] == ["firm.country"]


# --- what nobody answered ----------------------------------------------------------------------


def test_what_was_left_open_is_assumed_and_says_so(blank: Edit) -> None:
    plan = begun_plan(blank, FIRM)
    step = assume_the_rest(replace(blank, plan=plan))
    catalogue = blank.catalogue
    assert step.label == "Fill in what was left open"
    assert status(step.plan, catalogue, "review.share") is QuestionStatus.ASSUMED
    assert status(step.plan, catalogue, "use.work") is QuestionStatus.UNANSWERED, "has no default"
    assert status(step.plan, catalogue, "firm.name") is QuestionStatus.ANSWERED
    assert step.plan.review.share_percent == 100


def test_what_was_answered_is_not_assumed_over(blank: Edit) -> None:
    plan = answered(blank, {**FIRM, "review.share": 0})
    filled = assume_the_rest(replace(blank, plan=plan)).plan
    assert filled.review.share_percent == 0
    assert status(filled, blank.catalogue, "review.share") is QuestionStatus.ANSWERED


def test_what_somebody_is_not_sure_about_is_not_assumed(bakery: PlanSession) -> None:
    bakery.run(answer, "review.share", "?")
    bakery.run(assume_the_rest)
    lines = {q.question: q.status for q in bakery.assessment.questions}
    assert lines["review.share"] is QuestionStatus.NOT_SURE


def test_assuming_twice_changes_nothing(bakery: PlanSession) -> None:
    bakery.run(assume_the_rest)
    assert bakery.run(assume_the_rest) is None


def test_a_plan_without_a_title_is_called_by_its_work(blank: Edit) -> None:
    plan = begun_plan(blank, FIRM)
    assert assume_the_rest(replace(blank, plan=plan)).plan.header.title == "New plan"
    worked = answered(replace(blank, plan=plan), {"use.work": "Drafting quotes for print jobs"})
    named = assume_the_rest(replace(blank, plan=worked)).plan
    assert "quotes" in named.header.title.casefold()
    kept = replace(worked, header=replace(worked.header, title="Mine"))
    assert assume_the_rest(replace(blank, plan=kept)).plan.header.title == "Mine"


# --- accepting a section -----------------------------------------------------------------------


def assumed_in(session: PlanSession, catalogue: Catalogue, section: str) -> list[str]:
    return [
        line.question
        for line in session.assessment.questions
        if line.status is QuestionStatus.ASSUMED
        and catalogue.question(line.question).section == section
    ]


def test_a_sections_defaults_become_the_firms_own_in_one_step(
    bakery: PlanSession, catalogue: Catalogue
) -> None:
    before = bakery.plan
    others = assumed_in(bakery, catalogue, "pilot")
    accepted = assumed_in(bakery, catalogue, "review")
    assert len(accepted) > 1
    bakery.run(accept_section, "review")
    assert assumed_in(bakery, catalogue, "review") == []
    assert assumed_in(bakery, catalogue, "pilot") == others, "other sections stay as they are"
    assert bakery.plan.review == before.review, "the answers are the same ones"
    assert bakery.undo_label == "Accept what is assumed in “Checking the output”"
    bakery.undo()
    assert bakery.plan == before


@pytest.mark.parametrize("section", ["firm", "nowhere"])
def test_where_nothing_is_assumed_nothing_happens(bakery: PlanSession, section: str) -> None:
    assert bakery.run(accept_section, section) is None
