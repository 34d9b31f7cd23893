"""What the schedule's conflicts become among the findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from roadmap_desktop.assessment.assess import Settled, assess
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.assessment.timing import MOST_OF_A_KIND
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import Task
from roadmap_desktop.timeline.remembered import Once
from tests.unit.assessment.rule_rig import TODAY, with_list


def too_long(count: int) -> tuple[Task, ...]:
    """Tasks of which each ends long after its phase."""
    return tuple(
        Task(id=f"long-{n}", name=f"Long {n}", phase="prepare", working_days=200 + n)
        for n in range(count)
    )


@pytest.mark.parametrize(
    ("tasks", "findings"), [(1, 1), (MOST_OF_A_KIND, MOST_OF_A_KIND), (MOST_OF_A_KIND + 1, 1)]
)
def test_conflicts_are_told_one_by_one_until_there_are_many(
    bakery: Plan, judge: Callable[..., Assessment], tasks: int, findings: int
) -> None:
    found = judge(with_list(tasks=too_long(tasks))(bakery))
    told = [one for one in found.findings if one.code == "timeline.outside_phase"]
    assert len(told) == findings
    assert "“Long 0” ends on" in told[0].reason


def test_a_thousand_of_a_kind_are_one_finding_with_their_number(
    bakery: Plan, judge: Callable[..., Assessment]
) -> None:
    found = judge(with_list(tasks=too_long(1_001))(bakery))
    (told,) = [one for one in found.findings if one.code == "timeline.outside_phase"]
    assert "1,000 more" in told.reason
    assert "timeline" in told.remedy


@pytest.mark.parametrize("sample", ["bakery", "accounting", "home_care"])
def test_what_answers_decide_is_kept_while_tasks_move_and_no_longer(
    sample: str, request: pytest.FixtureRequest, catalogue: Catalogue
) -> None:
    plan: Plan = request.getfixturevalue(sample)
    memory = Once[Settled]()
    before = assess(plan, catalogue, TODAY, memory)
    moved = with_list(tasks=too_long(3), task_links=())(plan)
    kept = assess(moved, catalogue, TODAY, memory)
    assert kept == assess(moved, catalogue, TODAY)
    assert kept.review == assess(moved, catalogue, TODAY).review
    assert kept.readiness is before.readiness
    unsaid = with_list(checklist_answers=(), roles=())(moved)
    assert assess(unsaid, catalogue, TODAY, memory) == assess(unsaid, catalogue, TODAY)
    assert assess(unsaid, catalogue, TODAY, memory).gates != kept.gates
