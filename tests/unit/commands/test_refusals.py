"""What commands refuse: a sentence with the next step, and nothing written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from roadmap_desktop.commands import answers, checklists, governance, people, plans, rows
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline.restoring import restore_rows
from roadmap_desktop.commands.timeline.rows import NewRow, add_rows, remove_rows
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.errors import InputError, PlanError
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.store.store import Store
from tests.unit.commands.command_rig import person, status

Act = Callable[[PlanSession], Any]


def typed(question: str, text: str) -> Act:
    return lambda s: s.run(answers.answer_in_words, question, text)


REFUSED: dict[str, tuple[Act, str]] = {
    "no such question": (typed("use.wrok", "x"), "did you mean 'use.work'"),
    "not at all like one": (typed("zzz", "x"), "answers-template lists them all"),
    "no number": (
        typed("firm.head_count", "six"),
        "people work there? 'six' is no number",
    ),
    "half a person": (typed("firm.head_count", "5.5"), "no whole number"),
    "nobody works there": (typed("firm.head_count", "0"), "the least is 1"),
    "no choice": (typed("use.approval", "maybe"), "none of the choices"),
    "no date": (typed("plan.start", "soon"), "no date; write it as 2027-01-12"),
    "no day off": (typed("firm.work_week", "none"), "choose at least one"),
    "another country's region": (typed("firm.region", "BY"), "write one of"),
    "a name too long": (typed("people.owner", "a" * 121), "longer than 120"),
    "a row without its word": (typed("data.forbidden", "examples = x"), "'category' is missing"),
    "a row of another list": (
        typed("data.forbidden", "category = a; colour = x"),
        "A row has no 'colour'",
    ),
    "a closure before its start": (
        typed("firm.closures", "name=Fair; start=2027-03-02; finish=2027-03-01"),
        "ends on 2027-03-01 before it begins",
    ),
    "a line that is none": (
        lambda s: s.run(checklists.answer_line, "readiness.dta", "yes"),
        "did you mean 'readiness.data'",
    ),
    "a state that is none": (typed("readiness.data", "maybe"), "none of the choices"),
    "no reason not to apply": (
        lambda s: s.run(answers.does_not_apply, "partner.used", " "),
        "why the question does not apply",
    ),
    "nothing assumed": (
        lambda s: s.run(answers.accept_assumed, "use.work"),
        "no assumed answer to accept",
    ),
    "a row that is gone": (
        lambda s: s.run(rows.change_row, "data.forbidden", "x", {"examples": "y"}),
        "no longer in the plan",
    ),
    "a needed field emptied": (
        lambda s: s.run(
            rows.change_row, "data.forbidden", s.plan.forbidden_data[0].id, {"category": ""}
        ),
        "'category' is missing",
    ),
    "rows of no list": (lambda s: s.run(rows.add_row, "use.work", {}), "is no list"),
    "a person with duties": (
        lambda s: s.run(rows.remove_row, "people.list", person(s, "Marta Oldfield")),
        "Marta Oldfield still has duties",
    ),
    "two of one name": (
        lambda s: s.run(people.rename, person(s, "Ines Carver"), "marta oldfield"),
        "is in this plan already",
    ),
    "no name": (lambda s: s.run(people.rename, person(s, "Ines Carver"), " "), "needs a name"),
    "nobody there": (lambda s: s.run(people.hand_over, "x", "Zoe"), "no longer in the plan"),
    "over to oneself": (
        lambda s: s.run(people.hand_over, person(s, "Ines Carver"), "Ines Carver"),
        "name somebody else",
    ),
    "an acceptance without a name": (
        lambda s: s.run(governance.accept_finding, "x.y", "", "", "Because."),
        "needs a name and a reason",
    ),
    "a depth without a reason": (
        lambda s: s.run(governance.override_tier, Depth.LIGHT, "Marta", ""),
        "needs a name and a reason",
    ),
    "a task of no phase": (
        lambda s: s.run(add_rows, (NewRow(name="Do"),), phase="x"),
        "the phases are",
    ),
    "a task without a name": (
        lambda s: s.run(add_rows, (NewRow(name=""),), phase="pilot"),
        "needs a name",
    ),
    "a task of ages": (
        lambda s: s.run(add_rows, (NewRow(name="Do", length=731),), phase="pilot"),
        "0 to 730",
    ),
    "no such task": (lambda s: s.run(remove_rows, ["x"]), "look at the timeline again"),
    "nothing to put back": (
        lambda s: s.run(restore_rows, [s.assessment.schedule.rows[1].id]),
        "nothing to put back",
    ),
    "no title": (lambda s: s.run(plans.rename, "\n"), "needs a title"),
}


@pytest.mark.parametrize(("act", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_is_a_sentence_and_writes_nothing(
    bakery: PlanSession, store: Store, act: Act, sentence: str
) -> None:
    before, revision = bakery.plan, store.last_revision
    with pytest.raises(PlanError) as caught:
        act(bakery)
    told = str(caught.value)
    assert sentence in told
    assert told.endswith((".", "'?"))
    assert bakery.plan is before
    assert store.last_revision == revision
    assert store.load_plan(before.id) == before


def test_several_mistakes_of_one_answer_are_listed(bakery: PlanSession) -> None:
    rows_ = [{"examples": "x"}, {"category": "y", "colour": "z"}]
    with pytest.raises(InputError, match="2 mistakes; nothing was changed") as caught:
        bakery.run(answers.answer, "data.forbidden", rows_)
    assert [p.where for p in caught.value.problems] == [
        "data.forbidden[1].category",
        "data.forbidden[2].colour",
    ]


# --- gates ----------------------------------------------------------------------------------------

WHY = "Replies take four minutes instead of nine."


def decide(
    session: PlanSession, gate: str, decision: Decision, by: str = "Marta", because: str = WHY
) -> Any:
    return session.run(governance.decide, gate, decision, by, because)


@pytest.mark.requirement("S0-7")
def test_gates_are_decided_in_their_order(bakery: PlanSession, catalogue: Catalogue) -> None:
    with pytest.raises(PlanError, match="comes first; record its decision before this one"):
        decide(bakery, "pilot", Decision.CONTINUE)
    for gate in catalogue.gates:
        decide(bakery, gate.id, Decision(gate.decisions[0]))
    assert [d.gate for d in bakery.plan.gate_decisions] == [g.id for g in catalogue.gates]


def test_the_last_decision_at_a_gate_counts(bakery: PlanSession) -> None:
    decide(bakery, "idea", Decision.CONTINUE)
    decide(bakery, "idea", Decision.PAUSE)
    with pytest.raises(PlanError, match="comes first"):
        decide(bakery, "pilot", Decision.CONTINUE)
    decide(bakery, "idea", Decision.CONTINUE)
    decide(bakery, "pilot", Decision.CONTINUE)
    words = [(d.gate, d.decision) for d in bakery.plan.gate_decisions]
    assert words == [
        ("idea", Decision.CONTINUE),
        ("idea", Decision.PAUSE),
        ("idea", Decision.CONTINUE),
        ("pilot", Decision.CONTINUE),
    ]


@pytest.mark.requirement("S1-20")
@pytest.mark.parametrize(
    ("by", "because", "sentence"),
    [
        ("", WHY, "Say who decides"),
        ("  ", WHY, "Say who decides"),
        ("Marta", "", "Say why in a sentence"),
        ("Marta", "Yes", "Say why in a sentence"),
        ("Marta", "a\x00b c", "control characters"),
        ("Marta", "people liked it", "name what was measured"),
        ("Marta", "People liked it!", "name what was measured"),
        ("Marta", "  We   like it. ", "name what was measured"),
    ],
)
def test_a_decision_needs_a_name_and_a_reason(
    bakery: PlanSession, by: str, because: str, sentence: str
) -> None:
    with pytest.raises(PlanError, match=sentence):
        decide(bakery, "idea", Decision.CONTINUE, by, because)
    assert bakery.plan.gate_decisions == ()


def test_a_gate_offers_its_own_decisions(bakery: PlanSession, catalogue: Catalogue) -> None:
    offered = catalogue.gate("idea").decisions
    other = next(d for d in Decision if d.value not in offered)
    with pytest.raises(PlanError, match="offers these decisions"):
        decide(bakery, "idea", other)
    with pytest.raises(PlanError, match="the gates are idea, pilot, verdict"):
        decide(bakery, "door", Decision.CONTINUE)


def test_a_decision_is_kept_with_all_it_says(bakery: PlanSession) -> None:
    bakery.run(
        governance.decide,
        "idea",
        Decision.CONTINUE,
        " Marta ",
        WHY,
        against="Two wrong dates.",
        conditions="Ines checks dates.",
        on=date(2027, 1, 15),
    )
    (made,) = bakery.plan.gate_decisions
    assert (made.decided_by, made.decided_on, made.reason) == ("Marta", date(2027, 1, 15), WHY)
    assert (made.evidence_against, made.conditions) == ("Two wrong dates.", "Ines checks dates.")


# --- what an answer brings along ------------------------------------------------------------------


def test_an_answer_ends_assumed_and_not_sure(bakery: PlanSession, catalogue: Catalogue) -> None:
    assert status(bakery.plan, catalogue, "pilot.tested") is QuestionStatus.ASSUMED
    bakery.run(answers.answer, "pilot.tested", "Whether it is quicker.")
    assert status(bakery.plan, catalogue, "pilot.tested") is QuestionStatus.ANSWERED
    typed("use.tool", "? Ines Carver")(bakery)
    assert status(bakery.plan, catalogue, "use.tool") is QuestionStatus.NOT_SURE
    assert [i.done for i in bakery.plan.open_items] == [False]
    typed("use.tool", "The assistant of our mail program")(bakery)
    assert status(bakery.plan, catalogue, "use.tool") is QuestionStatus.ANSWERED
    assert [i.done for i in bakery.plan.open_items] == [True]
    typed("use.tool", "?")(bakery)
    assert [i.done for i in bakery.plan.open_items] == [False]


def test_a_row_of_a_default_list_makes_the_list_ones_own(
    bakery: PlanSession, catalogue: Catalogue
) -> None:
    assert status(bakery.plan, catalogue, "pilot.evidence") is QuestionStatus.ASSUMED
    bakery.run(rows.remove_row, "pilot.evidence", bakery.plan.evidence_signals[0].id)
    assert status(bakery.plan, catalogue, "pilot.evidence") is QuestionStatus.ANSWERED


def test_a_plan_that_gets_deeper_gets_its_defaults(
    bakery: PlanSession, catalogue: Catalogue
) -> None:
    deeper = "systems.build_or_buy"
    bakery.run(answers.answer, "pilot.tasks_out", "")
    typed("use.private_data", "some")(bakery)
    assert status(bakery.plan, catalogue, deeper) is QuestionStatus.ASSUMED
    assert status(bakery.plan, catalogue, "pilot.tasks_out") is QuestionStatus.UNANSWERED
    typed("use.private_data", "none")(bakery)
    assert status(bakery.plan, catalogue, deeper) is QuestionStatus.ASSUMED


def test_another_country_takes_a_foreign_region_away(bakery: PlanSession) -> None:
    assert bakery.plan.client.region == "ENG"
    typed("firm.country", "GB")(bakery)
    assert bakery.plan.client.region == "ENG"
    typed("firm.country", "DE")(bakery)
    assert bakery.plan.client.region == ""


def test_a_list_answered_again_keeps_what_stayed_and_nothing_of_what_went(
    bakery: PlanSession,
) -> None:
    first, second, *_ = bakery.plan.forbidden_data
    rows_ = [{"category": second.category}, {"category": "Passwords"}]
    bakery.run(answers.answer, "data.forbidden", rows_)
    kept, new = bakery.plan.forbidden_data
    assert (kept.id, kept.category, kept.examples) == (second.id, second.category, "")
    assert (new.id, new.category, new.examples, new.reason) == (first.id, "Passwords", "", "")
    assert bakery.plan.allowed_data


def test_a_plus_adds_to_a_list(bakery: PlanSession) -> None:
    before = bakery.plan.forbidden_data
    revision = typed("data.forbidden", "+ Passwords | category = Wages; reason = Nobody's")(bakery)
    added = bakery.plan.forbidden_data[len(before) :]
    assert bakery.plan.forbidden_data[: len(before)] == before
    assert [(r.category, r.reason) for r in added] == [("Passwords", ""), ("Wages", "Nobody's")]
    assert revision.label == "Add 2 rows to “Never typed in”"


def test_a_list_of_roles_keeps_what_they_decide(bakery: PlanSession) -> None:
    before = {r.role: r.rights for r in bakery.plan.roles}
    assert before["owner"]
    bakery.run(answers.answer, "people.roles", [{"role": "owner", "person": "Ines Carver"}])
    after = {r.role: r for r in bakery.plan.roles}
    assert after["owner"].rights == before["owner"]
    assert bakery.plan.name_of(after["owner"].person_id) == "Ines Carver"
    assert set(after) == set(before)


def test_a_list_answered_again_keeps_its_people(bakery: PlanSession) -> None:
    bakery.run(answers.answer, "people.list", [{"name": "Zoe"}])
    names = [p.name for p in bakery.plan.people]
    assert "Zoe" in names
    assert {"Marta Oldfield", "Tomasz Reid", "Ines Carver"} <= set(names)
    assert "Priya Nand" not in names


def test_handing_over_leaves_no_duty_behind(bakery: PlanSession) -> None:
    marta = person(bakery, "Marta Oldfield")
    bakery.run(people.hand_over, marta, "Ines Carver")
    bakery.run(rows.remove_row, "people.list", marta)
    owner = bakery.plan.holder("owner")
    assert owner is not None
    assert owner.name == "Ines Carver"
    assert "Marta Oldfield" not in [p.name for p in bakery.plan.people]


def test_a_row_moves_among_its_own(bakery: PlanSession) -> None:
    before = [r.category for r in bakery.plan.forbidden_data]
    bakery.run(rows.move_row, "data.forbidden", bakery.plan.forbidden_data[-1].id, 1)
    after = [r.category for r in bakery.plan.forbidden_data]
    assert after == [before[0], before[-1], *before[1:-1]]
    bakery.run(rows.move_row, "data.forbidden", bakery.plan.forbidden_data[0].id, 99)
    assert [r.category for r in bakery.plan.forbidden_data] == [*after[1:], after[0]]
