"""The template that ships, dated at all three depths under many calendars."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.people import Person, RoleAssignment
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.geometry import pages
from roadmap_desktop.timeline.plan_schedule import plan_schedule
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.timeline.template import ADOPTION_CHECK

TODAY = date(2027, 1, 6)
MakePlan = Callable[..., Plan]

FIRMS: dict[str, dict[str, Any]] = {
    "no holidays": {},
    "England": {"country": "GB", "region": "ENG"},
    "Scotland": {"country": "GB", "region": "SCT"},
    "Bavaria": {"country": "DE", "region": "BY"},
    "bakery": {"country": "GB", "region": "ENG", "work_week": (1, 2, 3, 4, 5)},
    "four days": {"work_week": (0, 1, 2, 3)},
    "every day": {"work_week": (0, 1, 2, 3, 4, 5, 6)},
}


def owned(**parts: Any) -> dict[str, Any]:
    return {
        "people": (Person(id="p", name="Ines"),),
        "roles": (RoleAssignment(id="r", role="owner", person_id="p"),),
        **parts,
    }


def dated(plan: Plan, catalogue: Catalogue, depth: Depth, *, sprint: bool = False) -> Schedule:
    return plan_schedule(plan, catalogue, depth, TODAY, sprint)


@pytest.mark.parametrize("sprint", [False, True])
@pytest.mark.parametrize("firm", FIRMS)
@pytest.mark.parametrize("depth", Depth)
def test_every_task_fits_its_phase_whenever_the_plan_starts(
    catalogue: Catalogue, make_plan: MakePlan, depth: Depth, firm: str, sprint: bool
) -> None:
    for offset in range(0, 240, 16):  # every weekday, January to September, Easter included
        start = date(2027, 1, 11) + timedelta(days=offset)
        schedule = dated(make_plan(start, **FIRMS[firm]), catalogue, depth, sprint=sprint)
        assert not schedule.conflicts, (start, schedule.conflicts)


@pytest.mark.parametrize(("depth", "least", "most"), [(Depth.LIGHT, 3, 5), (Depth.FORMAL, 8, 15)])
def test_a_phase_has_as_many_tasks_as_its_depth_can_carry(
    catalogue: Catalogue, make_plan: MakePlan, depth: Depth, least: int, most: int
) -> None:
    schedule = dated(make_plan(), catalogue, depth)
    for phase in schedule.phases:
        rows = [row for row in schedule.rows if row.phase == phase.id]
        tasks = [row for row in rows if row.kind is TaskKind.TASK]
        assert least <= len(tasks) <= most, phase.name


@pytest.mark.requirement("S1-49", "S1-50", "S1-51", "S1-52", "S1-53", "S1-54", "S1-55")
def test_the_120_days_with_gates_owners_and_metrics(
    catalogue: Catalogue, make_plan: MakePlan
) -> None:
    schedule = dated(make_plan(**owned()), catalogue, Depth.FORMAL)
    spans = {phase.id: (phase.start_day, phase.finish_day) for phase in schedule.phases}
    assert spans == {
        "prepare": (1, 20),
        "pilot": (21, 50),
        "make_ready": (51, 70),
        "limited_rollout": (71, 100),
        "settle": (101, 120),
    }
    assert [(g.id, g.start_day) for g in schedule.gates] == [
        ("idea", 5),
        ("pilot", 19),
        ("verdict", 50),
        ("rollout", 68),
        ("production", 100),
        ("review", 120),
    ]
    assert not schedule.adaptations
    for phase in schedule.phases:
        assert phase.owner == "Ines"
        assert catalogue.find("phases", phase.id).metrics
        assert any(gate.phase == phase.id for gate in schedule.gates)
    run = schedule.by_id["pilot.wider"]
    assert run.critical
    assert run.finish_day >= 45


@pytest.mark.parametrize("depth", Depth)
def test_a_critical_path_leads_to_the_end(
    catalogue: Catalogue, make_plan: MakePlan, depth: Depth
) -> None:
    schedule = dated(make_plan(), catalogue, depth)
    critical = [row for row in schedule.rows if row.critical and row.kind is TaskKind.TASK]
    assert {"pilot", "limited_rollout", "settle"} <= {row.phase for row in critical}
    into_the_end = [link for link in schedule.links if link.successor == "review" and link.critical]
    assert into_the_end
    assert len(critical) < sum(row.kind is TaskKind.TASK for row in schedule.rows)


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.requirement("S1-8")
def test_a_weak_prerequisite_puts_a_sprint_before_the_pilot(
    catalogue: Catalogue, make_plan: MakePlan, depth: Depth
) -> None:
    without = dated(make_plan(), catalogue, depth)
    with_sprint = dated(make_plan(), catalogue, depth, sprint=True)
    assert with_sprint.sprint_days == 14
    added = set(with_sprint.by_id) - set(without.by_id)
    assert {"sprint.data", "sprint.access"} <= added
    gate = with_sprint.by_id["pilot"]
    pilot = [row for row in with_sprint.rows if row.phase == "pilot"]
    assert max(with_sprint.by_id[one].finish for one in added) <= gate.start
    assert min(row.start for row in pilot) > gate.start
    for row in pilot:
        assert row.start == without.by_id[row.id].start + timedelta(days=14)


@pytest.mark.requirement("S1-35")
def test_the_cadence_has_weekly_and_monthly_reviews_and_gate_sessions(
    catalogue: Catalogue, make_plan: MakePlan
) -> None:
    schedule = dated(make_plan(country="GB", region="ENG"), catalogue, Depth.STANDARD)
    weekly = schedule.by_id["pilot.execution_review"]
    assert len(weekly.occurrences) == 4
    assert {row.phase for row in schedule.rows if row.id.endswith(".execution_review")} == {
        "pilot",
        "make_ready",
        "limited_rollout",
        "settle",
    }
    assert any(row.id.endswith(".kpi_review") and row.occurrences for row in schedule.rows)
    assert len(schedule.gates) == 6
    for row in schedule.rows:
        assert all(schedule.calendar.is_open(day) for day in row.occurrences)


@pytest.mark.requirement("S1-37")
def test_a_light_plan_costs_one_short_review_a_week(
    catalogue: Catalogue, make_plan: MakePlan
) -> None:
    light = dated(make_plan(), catalogue, Depth.LIGHT).cadence_minutes_per_month
    assert light == pytest.approx(65.2, abs=0.1)
    assert dated(make_plan(), catalogue, Depth.STANDARD).cadence_minutes_per_month > light


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.requirement("X-2", "S3-27", "S3-35", "S4-48")
def test_the_tail_reaches_eighteen_months(
    catalogue: Catalogue, make_plan: MakePlan, depth: Depth
) -> None:
    schedule = dated(make_plan(), catalogue, depth)
    by_id = schedule.by_id
    assert by_id["tail.adoption_90"].start_day == 161
    assert len(by_id["tail.monthly_update"].occurrences) == 6
    quarters = by_id["tail.quarterly_update"].occurrences
    assert len(quarters) >= 2
    assert all(85 <= (b - a).days <= 97 for a, b in itertools.pairwise(quarters))
    assert quarters[0] > by_id["tail.monthly_update"].finish
    assert by_id["tail.roi_first"].start == date(2028, 1, 11)
    assert by_id["tail.roi_last"].start == date(2028, 7, 11)
    assert all(row.start > schedule.finish for row in schedule.tail)


@pytest.mark.parametrize(
    ("preset", "day", "told"),
    [("days_120", 47, False), ("focused", 40, True), ("phased", 73, False)],
)
@pytest.mark.requirement("X-3", "X-1")
def test_the_adoption_check_follows_its_rule_in_each_preset(
    catalogue: Catalogue, make_plan: MakePlan, preset: str, day: int, told: bool
) -> None:
    schedule = dated(make_plan(preset=preset), catalogue, Depth.STANDARD)
    assert schedule.preset == preset
    assert schedule.by_id[ADOPTION_CHECK].start_day == day
    assert any("adoption check" in one.text for one in schedule.adaptations) == told
    assert bool(schedule.adaptations) == (preset != "days_120")


@pytest.mark.requirement("X-7", "X-1")
def test_the_phased_preset_shows_both_totals(catalogue: Catalogue) -> None:
    phased = catalogue.find("presets", "phased")
    assert "6 to 12 months" in phased.meaning
    assert "6 to 18 months" in phased.meaning
    assert sum(phased.phase_days) == phased.days == 360
    assert phased.source


@pytest.mark.requirement("S1-56")
def test_a_light_timeline_fits_one_page(catalogue: Catalogue, make_plan: MakePlan) -> None:
    assert len(pages(dated(make_plan(), catalogue, Depth.LIGHT))) == 1
