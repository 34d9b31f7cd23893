"""What differs between two states of a plan, in the words of the interview."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from roadmap_desktop.app import paths
from roadmap_desktop.commands import answers, checklists, governance, rows
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.timing import set_timing, timing_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.diff import ChangeKind, Difference, differences
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import Baseline, BaselineDate
from roadmap_desktop.exchange.answers_file import read_answers
from tests.unit.commands.command_rig import TODAY, ids

ADDED, REMOVED, CHANGED = ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.CHANGED
LONG = "word " * 60


@pytest.fixture(scope="session")
def bakery(catalogue: Catalogue) -> Edit:
    """The bakery's plan, to be changed."""
    new_id = ids()
    path = paths.resources() / "samples" / "bakery.toml"
    plan = read_answers(path, catalogue, TODAY, new_id)
    return Edit(plan=plan, catalogue=catalogue, today=TODAY, new_id=new_id)


Act = Callable[[Edit], Step]


def answered(question: str, value: Any) -> Act:
    return lambda e: answers.answer(e, question, value)


def row_changed(question: str, rows_of: Callable[[Plan], Any], **fields: Any) -> Act:
    return lambda e: rows.change_row(e, question, rows_of(e.plan)[0].id, fields)


CHANGES: dict[str, tuple[Act, Difference]] = {
    "a text": (
        answered("use.users", "Priya"),
        Difference(
            kind=CHANGED,
            subject="Who uses it",
            old="Tomasz and Priya at the counter, between two batches.",
            new="Priya",
            question="use.users",
        ),
    ),
    "a text taken away": (
        answered("use.current_way", ""),
        Difference(
            kind=CHANGED,
            subject="Today’s way",
            old="Whoever is free writes the reply on the shop's laptop, mostly in the evening.",
            new="nothing",
            question="use.current_way",
        ),
    ),
    "a number": (
        answered("firm.head_count", 7),
        Difference(kind=CHANGED, subject="People", old="6", new="7", question="firm.head_count"),
    ),
    "a number with decimals": (
        answered("review.minutes", 2.5),
        Difference(
            kind=CHANGED, subject="Minutes per check", old="2", new="2.5", question="review.minutes"
        ),
    ),
    "a date": (
        answered("plan.start", date(2027, 2, 1)),
        Difference(
            kind=CHANGED,
            subject="Start",
            old="12 Jan 2027",
            new="1 Feb 2027",
            question="plan.start",
        ),
    ),
    "one choice": (
        answered("use.approval", "stays_inside"),
        Difference(
            kind=CHANGED,
            subject="Approval",
            old="A person approves each one",
            new="It stays inside",
            question="use.approval",
        ),
    ),
    "several choices": (
        answered("use.impact_flags", ["customers", "staff"]),
        Difference(
            kind=CHANGED,
            subject="Could touch",
            old="Customers",
            new="Customers, Staff",
            question="use.impact_flags",
        ),
    ),
    "a person": (
        answered("people.pauser_deputy", "Priya Nand"),
        Difference(
            kind=CHANGED,
            subject="Deputy",
            old="Ines Carver",
            new="Priya Nand",
            question="people.pauser_deputy",
        ),
    ),
    "an answer no rule reads": (
        answered("data.kept", "Nothing, after a week"),
        Difference(
            kind=ADDED,
            subject="What is kept",
            new="Nothing, after a week",
            question="data.kept",
        ),
    ),
    "a row": (
        lambda e: rows.add_row(e, "data.forbidden", {"category": "Keys"}),
        Difference(kind=ADDED, subject="Never typed in: Keys", question="data.forbidden"),
    ),
    "a row taken off": (
        lambda e: rows.remove_row(e, "stop.rules", e.plan.stop_rules[1].id),
        Difference(
            kind=REMOVED,
            subject="Stop rules: Something from the forbidden list is typed in.",
            question="stop.rules",
        ),
    ),
    "a cell": (
        row_changed("stop.rules", lambda p: p.stop_rules, consequence="stop"),
        Difference(
            kind=CHANGED,
            subject="Stop rules: A wrong allergen, price or date reaches a customer.",
            field="Then",
            old="Pause",
            new="Stop",
            question="stop.rules",
        ),
    ),
    "a cell with a person": (
        row_changed("stop.rules", lambda p: p.stop_rules, person_id="Ines Carver"),
        Difference(
            kind=CHANGED,
            subject="Stop rules: A wrong allergen, price or date reaches a customer.",
            field="Who acts",
            old="nothing",
            new="Ines Carver",
            question="stop.rules",
        ),
    ),
    "a tick in a row": (
        row_changed("firm.closures", lambda p: p.closures, yearly=True),
        Difference(
            kind=CHANGED,
            subject="Own closures: Spring clean",
            field="Every year",
            old="no",
            new="yes",
            question="firm.closures",
        ),
    ),
    "a line of a checklist": (
        lambda e: checklists.answer_line(e, "readiness.data", "no"),
        Difference(
            kind=ADDED,
            subject=(
                "Checklist answer: Data: is the data for this task correct, complete and allowed?"
            ),
            new="no",
        ),
    ),
    "a decision": (
        lambda e: governance.decide(e, "idea", Decision.CONTINUE, "Marta Oldfield", "Worth it."),
        Difference(
            kind=ADDED,
            subject="Gate decision: Idea gate",
            new="Go on, Marta Oldfield: Worth it.",
        ),
    ),
}


def of(edit: Edit, act: Act) -> tuple[Difference, ...]:
    return differences(edit.plan, act(edit).plan, edit.catalogue)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_said_in_the_words_of_the_interview(bakery: Edit, name: str) -> None:
    act, expected = CHANGES[name]
    assert of(bakery, act) == (expected,)


@pytest.mark.parametrize("name", CHANGES)
def test_read_backwards_it_is_the_reverse(bakery: Edit, name: str) -> None:
    act, _ = CHANGES[name]
    after = act(bakery).plan
    there = differences(bakery.plan, after, bakery.catalogue)
    back = differences(after, bakery.plan, bakery.catalogue)
    turned = {ADDED: REMOVED, REMOVED: ADDED, CHANGED: CHANGED}
    assert {(d.kind, d.subject, d.field, d.old, d.new) for d in back} == {
        (turned[d.kind], d.subject, d.field, d.new, d.old) for d in there
    }


def test_the_same_plan_differs_in_nothing(bakery: Edit) -> None:
    assert differences(bakery.plan, bakery.plan, bakery.catalogue) == ()
    same = of(bakery, answered("use.users", bakery.plan.use_case.users))
    assert same == ()


def test_moving_rows_about_is_no_difference(bakery: Edit) -> None:
    first = bakery.plan.stop_rules[0].id
    assert of(bakery, lambda e: rows.move_row(e, "stop.rules", first, 2)) == ()


def test_several_changes_come_in_the_order_of_the_plans_parts(bakery: Edit) -> None:
    plan = bakery.plan
    for question, value in (
        ("stop.rules", "suggested"),
        ("use.users", "Priya"),
        ("firm.head_count", 7),
        ("plan.title", "Mine"),
    ):
        plan = answers.answer(replace(bakery, plan=plan), question, value).plan
    found = [d.question for d in differences(bakery.plan, plan, bakery.catalogue)]
    firsts = [q for place, q in enumerate(found) if q not in found[:place]]
    assert firsts == ["firm.head_count", "plan.title", "use.users", "stop.rules"]


def test_not_sure_yet_names_the_question(bakery: Edit) -> None:
    found = of(bakery, lambda e: answers.not_sure(e, "use.tool", "Zoe", date(2027, 2, 1)))
    about = [d for d in found if d.question == "use.tool"]
    assert [(d.kind, d.subject, d.new) for d in about if d.new == "not sure"] == [
        (ADDED, "Tool and account", "not sure")
    ]


@pytest.mark.parametrize(("length", "whole"), [(160, True), (161, False)])
def test_a_long_text_is_cut_at_a_word(bakery: Edit, length: int, whole: bool) -> None:
    text = ("x" * 9 + " ") * 20
    text = text[: length - 1].rstrip().ljust(length - 1, "x") + "y"
    assert len(text) == length
    (found,) = of(bakery, answered("use.users", text))
    if whole:
        assert found.new == text
    else:
        assert found.new.endswith("x …")
        assert len(found.new) <= 160


def test_lines_of_a_text_are_joined(bakery: Edit) -> None:
    (found,) = of(bakery, answered("use.not_allowed", "Send\n\nanything   by itself"))
    assert found.new == "Send anything by itself"


def test_the_timing_is_told_by_its_questions(bakery: Edit) -> None:
    timing = replace(timing_of(bakery.plan), phase_days={"pilot": 40}, work_week=(0, 1))
    found = of(bakery, lambda e: set_timing(e, timing))
    assert ("Work week", "Monday, Tuesday") in [(d.subject, d.new) for d in found]
    (phase,) = [d for d in found if d.question == "phases.lengths"]
    assert phase.kind is ADDED


def test_no_key_and_no_id_is_ever_shown(bakery: Edit, catalogue: Catalogue) -> None:
    """From one firm's plan to another's: everything there is, in words."""
    path = paths.resources() / "samples" / "home_care.toml"
    other = read_answers(path, catalogue, TODAY, ids(5_000))
    found = differences(bakery.plan, other, catalogue)
    assert len(found) > 100
    said = [words for d in found for words in (d.subject, d.field, d.old, d.new) if words]
    uuid = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}")
    key = re.compile(r"\b[a-z]+_[a-z_]+\b|\b[a-z]+\.[a-z_]+\.[a-z]+\b")
    assert [w for w in said if uuid.search(w)] == []
    assert sorted({w for w in said if key.search(w)}) == []


def test_a_decision_changed_afterwards_says_what_it_was(bakery: Edit) -> None:
    decided = governance.decide(bakery, "idea", Decision.CONTINUE, "Marta Oldfield", "Worth it.")
    (made,) = decided.plan.gate_decisions
    later = replace(made, reason="Worth a try.")
    plan = replace(decided.plan, gate_decisions=(later,))
    (found,) = differences(decided.plan, plan, bakery.catalogue)
    assert (found.kind, found.old, found.new) == (CHANGED, "Worth it.", "Worth a try.")


def test_the_many_dates_of_a_baseline_are_told_as_the_baseline(
    bakery: Edit, catalogue: Catalogue
) -> None:
    taken = Baseline(id="b", name="As approved")
    dates = tuple(BaselineDate(id=f"d{n}", baseline="b", row=f"row {n}") for n in range(3))
    now = replace(bakery.plan, baselines=(taken,), baseline_dates=dates)
    (told,) = differences(bakery.plan, now, catalogue)
    assert (told.kind, told.subject) == (ADDED, "Baseline: As approved")
