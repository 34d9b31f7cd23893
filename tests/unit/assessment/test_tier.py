"""How deep a plan goes, and what would change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.assessment.tier.rule import TierAnswers, tier_of
from roadmap_desktop.assessment.tier.smallest_change import smallest_change
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.use_case import Approval
from tests.unit.assessment.rule_rig import codes, part

DRAFTS = {"approval": Approval.PERSON_APPROVES, "reviewer": True}


def answers(*flags: str, work: tuple[str, ...] = (), **more: object) -> TierAnswers:
    return TierAnswers(flags=frozenset(flags), work=frozenset(work), **{**DRAFTS, **more})  # type: ignore[arg-type]


CASES = [
    (answers(), Depth.LIGHT),
    (answers("customers"), Depth.LIGHT),
    (answers("staff"), Depth.LIGHT),
    (answers("customers", "staff"), Depth.LIGHT),
    (answers("customers", reviewer=False), Depth.STANDARD),
    (answers("customers", approval=None), Depth.STANDARD),
    (answers("money"), Depth.STANDARD),
    (answers("customers", "money"), Depth.STANDARD),
    (answers(private_data=True), Depth.STANDARD),
    (answers(unnoticed_errors=True), Depth.STANDARD),
    (answers(work=("public_statements",)), Depth.STANDARD),
    (answers("safety"), Depth.FORMAL),
    (answers("care"), Depth.FORMAL),
    (answers("legal_rights"), Depth.FORMAL),
    (answers("regulated_records"), Depth.FORMAL),
    (answers(work=("safety_alerts",)), Depth.FORMAL),
    (answers("customers", approval=Approval.SAMPLED), Depth.FORMAL),
    (answers("money", approval=Approval.AUTOMATIC), Depth.FORMAL),
    (answers(approval=Approval.AUTOMATIC), Depth.LIGHT),
    (answers("money", approval=Approval.STAYS_INSIDE), Depth.STANDARD),
]


@pytest.mark.requirement("S0-4", "S0-5", "S0-25", "S0-27")
@pytest.mark.parametrize(("given", "depth"), CASES)
def test_the_tier_follows_the_answers(given: TierAnswers, depth: Depth) -> None:
    assert tier_of(given) is depth


@pytest.mark.requirement("S0-4")
@pytest.mark.parametrize(("given", "depth"), CASES)
def test_the_smallest_change_names_another_tier(
    given: TierAnswers, depth: Depth, catalogue: Catalogue
) -> None:
    words = smallest_change(given, catalogue)
    assert words
    assert f"be {depth} if" not in words
    if depth is not Depth.LIGHT:
        assert "would be" in words


def test_the_smallest_change_of_a_heavy_plan_is_found_at_once(catalogue: Catalogue) -> None:
    every = TierAnswers(
        flags=frozenset(t.id for t in catalogue.impact_flags),
        work=frozenset(t.id for t in catalogue.high_impact_work),
        approval=Approval.AUTOMATIC,
        private_data=True,
        unnoticed_errors=True,
    )
    words = smallest_change(every, catalogue)
    assert "It would be standard if" in words
    assert "Money" not in words  # money alone keeps a plan standard, so it need not change


@pytest.mark.requirement("S0-4")
@pytest.mark.parametrize(
    ("by", "because", "depth"),
    [
        ("Marta", "Our insurer asks for it", Depth.FORMAL),
        ("", "Our insurer asks for it", Depth.LIGHT),
        ("Marta", " ", Depth.LIGHT),
    ],
)
def test_an_override_counts_with_name_and_reason_only(
    bakery: Plan, judge: Callable[..., Assessment], by: str, because: str, depth: Depth
) -> None:
    plan = part(
        "header",
        tier_override=Depth.FORMAL,
        tier_override_by=by,
        tier_override_because=because,
    )(bakery)
    found = judge(plan)
    assert found.depth is depth
    assert found.tier.computed is Depth.LIGHT
    assert ("tier.override_incomplete" in codes(found)) is (depth is Depth.LIGHT)


def test_every_answer_of_the_ledger_says_what_it_does(
    home_care: Plan, judge: Callable[..., Assessment]
) -> None:
    ledger = judge(home_care).tier.ledger
    formal = [line.answer for line in ledger if line.depth is Depth.FORMAL]
    assert {"Safety", "Care", "Regulated records"} <= set(formal)
    assert all(line.question and line.answer and line.effect for line in ledger)


def test_the_tier_of_a_plan_moves_with_one_answer(
    bakery: Plan, judge: Callable[..., Assessment]
) -> None:
    assert judge(bakery).depth is Depth.LIGHT
    flags = (*bakery.use_case.impact_flags, "money")
    moved = replace(bakery, use_case=replace(bakery.use_case, impact_flags=flags))
    assert judge(moved).depth is Depth.STANDARD
