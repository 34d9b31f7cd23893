"""What the schedule's conflicts become among the findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.assessment.timing import MOST_OF_A_KIND
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import Task
from tests.unit.assessment.rule_rig import with_list


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
