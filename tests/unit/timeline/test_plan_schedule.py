"""From a plan to its dates, on catalogues small enough to see through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.roles import Role
from roadmap_desktop.domain.content.timeline import Recurrence, TailItem, TaskTemplate
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.client import Closure
from roadmap_desktop.domain.model.people import Person, RoleAssignment
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.rollout import RolloutStage
from roadmap_desktop.domain.model.tasks import (
    LagUnit,
    LinkKind,
    PhaseSetting,
    Task,
    TaskKind,
    TaskLink,
)
from roadmap_desktop.timeline.plan_schedule import check_start, plan_schedule
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask

TODAY = date(2027, 1, 6)
MakeCatalogue = Callable[..., Catalogue]
MakePlan = Callable[..., Plan]
MakeTask = Callable[..., TaskTemplate]


def dated(
    plan: Plan, catalogue: Catalogue, depth: Depth = Depth.LIGHT, *, sprint: bool = False
) -> Schedule:
    return plan_schedule(plan, catalogue, depth, TODAY, sprint)


def days_of(schedule: Schedule) -> dict[str, tuple[int, int]]:
    return {row.id: (row.start_day, row.finish_day) for row in schedule.rows}


def codes(schedule: Schedule) -> list[str]:
    return [one.code for one in schedule.conflicts]


# --- start, gates, phases ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "work_week", "gate_days"),
    [
        # Monday start: days 20, 70 fall on weekends
        ("2027-01-11", (0, 1, 2, 3, 4), [5, 19, 50, 68, 100, 120]),
        ("2027-01-12", (0, 1, 2, 3, 4), [4, 18, 50, 70, 100, 120]),
        # a bakery, Tuesday to Saturday
        ("2027-01-12", (1, 2, 3, 4, 5), [5, 19, 50, 68, 100, 120]),
        ("2027-01-11", (1, 2, 3, 4, 5), [5, 20, 48, 69, 100, 118]),
        # every day open: exactly the days of the template
        ("2027-01-13", (0, 1, 2, 3, 4, 5, 6), [5, 20, 50, 70, 100, 120]),
    ],
)
@pytest.mark.requirement("S1-54", "S1-55")
def test_gates_fall_on_the_last_open_day_on_or_before_theirs(
    make_catalogue: MakeCatalogue,
    make_plan: MakePlan,
    start: str,
    work_week: tuple[int, ...],
    gate_days: list[int],
) -> None:
    plan = make_plan(date.fromisoformat(start), work_week=work_week)
    schedule = dated(plan, make_catalogue())
    assert [gate.start_day for gate in schedule.gates] == gate_days
    assert [gate.id for gate in schedule.gates] == [
        "idea",
        "pilot",
        "verdict",
        "rollout",
        "production",
        "review",
    ]
    for gate in schedule.gates:
        assert gate.start == date.fromisoformat(start) + timedelta(days=gate.start_day - 1)


def test_a_holiday_moves_a_gate_to_the_day_before(
    make_catalogue: MakeCatalogue, make_plan: MakePlan
) -> None:
    # day 75 would be Good Friday 26 March 2027; here day 70 is
    plan = make_plan(date(2027, 1, 16), country="GB", region="ENG")
    gate = dated(plan, make_catalogue()).by_id["rollout"]
    assert (gate.start, gate.start_day) == (date(2027, 3, 25), 69)


@pytest.mark.requirement("S1-54")
def test_day_numbers_count_calendar_days_from_the_start(
    make_catalogue: MakeCatalogue, make_plan: MakePlan
) -> None:
    schedule = dated(make_plan(date(2027, 1, 12)), make_catalogue())
    assert schedule.day_number(date(2027, 1, 12)) == 1
    assert (schedule.start, schedule.finish) == (date(2027, 1, 12), date(2027, 5, 11))
    assert [(p.start_day, p.finish_day, p.days) for p in schedule.phases] == [
        (1, 20, 20),
        (21, 50, 30),
        (51, 70, 20),
        (71, 100, 30),
        (101, 120, 20),
    ]
    assert schedule.phases[3].start == schedule.go_live == date(2027, 3, 23)
    assert schedule.calendar.is_open(schedule.phases[3].start)


@pytest.mark.parametrize(
    ("today", "work_week", "closures", "start"),
    [
        ("2027-01-06", (0, 1, 2, 3, 4), (), "2027-01-11"),
        ("2027-01-10", (0, 1, 2, 3, 4), (), "2027-01-11"),
        ("2027-01-11", (0, 1, 2, 3, 4), (), "2027-01-18"),
        ("2027-01-06", (1, 2, 3, 4, 5), (), "2027-01-12"),
        ("2027-01-06", (0, 1, 2, 3, 4), (Closure(id="1", start=date(2027, 1, 11)),), "2027-01-12"),
    ],
)
def test_without_a_start_the_next_monday_is_assumed(
    make_catalogue: MakeCatalogue,
    make_plan: MakePlan,
    today: str,
    work_week: tuple[int, ...],
    closures: tuple[Closure, ...],
    start: str,
) -> None:
    plan = make_plan(None, work_week=work_week, closures=closures)
    schedule = plan_schedule(plan, make_catalogue(), Depth.LIGHT, date.fromisoformat(today))
    assert schedule.start_assumed
    assert schedule.start == date.fromisoformat(start)
    assert not dated(make_plan(), make_catalogue()).start_assumed


def test_a_start_on_a_closed_day_stays_day_1_and_work_begins_on_the_next_open_day(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    schedule = dated(make_plan(date(2027, 1, 16)), make_catalogue(task("write")))
    assert schedule.start == date(2027, 1, 16)
    assert schedule.by_id["write"].start == date(2027, 1, 18)
    assert schedule.by_id["write"].start_day == 3


@pytest.mark.parametrize("start", [date(1999, 12, 31), date(2101, 1, 1), date(9999, 12, 31)])
def test_a_start_out_of_all_calendars_is_refused_at_the_door_and_survived_inside(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, start: date
) -> None:
    with pytest.raises(PlanError, match="choose a day between 2000 and 2100"):
        check_start(start)
    schedule = dated(make_plan(start), make_catalogue())
    assert codes(schedule) == ["start_out_of_range"]
    assert 2000 <= schedule.start.year <= 2100


@pytest.mark.parametrize(
    ("firm", "code"),
    [
        ({"country": "XX"}, "unknown_place"),
        ({"country": "GB", "region": "Bavaria"}, "unknown_place"),
        ({"work_week": ()}, "no_open_day"),
    ],
)
def test_a_calendar_that_cannot_be_known_is_reported_and_the_plan_still_opens(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, firm: dict[str, Any], code: str
) -> None:
    schedule = dated(make_plan(**firm), make_catalogue())
    assert codes(schedule) == [code]
    assert [gate.start_day for gate in schedule.gates] == [5, 19, 50, 68, 100, 120]


# --- tasks ------------------------------------------------------------------------------------


@pytest.mark.requirement("S1-54")
def test_tasks_are_worked_on_open_days_one_after_the_other(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(
        task("write", days=4, gate="idea"),
        task("measure", days=5, after=("idea",), gate="pilot"),
        task("brief", days=2, after=("measure+1",), gate="pilot"),
    )
    schedule = dated(make_plan(), catalogue)
    assert days_of(schedule) | {} == {
        "phase.prepare": (1, 20),
        "write": (1, 4),
        "idea": (5, 5),
        "measure": (8, 12),
        "brief": (16, 17),
        "pilot": (19, 19),
        "phase.pilot": (21, 50),
        "verdict": (50, 50),
        "phase.make_ready": (51, 70),
        "rollout": (68, 68),
        "phase.limited_rollout": (71, 100),
        "production": (100, 100),
        "phase.settle": (101, 120),
        "review": (120, 120),
    }
    floats = {row.id: row.total_float for row in schedule.rows if row.kind is TaskKind.TASK}
    assert floats == {"write": 1, "measure": 2, "brief": 2}
    assert [row.id for row in schedule.rows] == list(days_of(schedule))


def test_a_task_without_float_is_critical_and_so_is_its_link(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(task("write", days=5, gate="idea"), task("ask", days=4, gate="idea"))
    schedule = dated(make_plan(), catalogue)
    assert schedule.by_id["write"].critical
    assert not schedule.by_id["ask"].critical
    critical = [(link.predecessor, link.successor) for link in schedule.links if link.critical]
    assert ("write", "idea") in critical
    assert ("ask", "idea") not in critical


def test_a_task_starts_no_earlier_than_its_day_of_the_template(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(task("late", earliest_day=13), task("free"))
    schedule = dated(make_plan(), catalogue)
    assert schedule.by_id["late"].start_day == 15  # day 13 is a Saturday
    assert schedule.by_id["free"].start_day == 1


def test_a_milestone_is_shown_on_the_day_that_brings_it_about(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(
        task("work", days=5),
        task("done", days=0, kind="milestone", after=("work",)),
        task("live", "limited_rollout", days=0, kind="milestone"),
        task("use", "limited_rollout", days=3, after=("live",)),
        task("on gate day", days=0, kind="milestone", earliest_day=19, gate="pilot"),
    )
    schedule = dated(make_plan(), catalogue)
    assert schedule.by_id["done"].start_day == 5
    assert schedule.by_id["live"].start_day == 71
    assert schedule.by_id["use"].start_day == 71
    on_gate_day = schedule.by_id["on gate day"]
    assert (on_gate_day.start_day, on_gate_day.total_float) == (19, 0)


def test_what_fills_its_phase_leaves_no_day_unused(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(
        task("first", "pilot", days=5, gate="verdict"),
        task("run", "pilot", days=10, after=("first",), gate="verdict", fills=True),
        task("sum up", "pilot", days=2, after=("run",), gate="verdict"),
    )
    schedule = dated(make_plan(), catalogue)
    assert days_of(schedule)["run"] == (29, 46)
    assert days_of(schedule)["sum up"] == (47, 50)
    assert [schedule.by_id[one].critical for one in ("first", "run", "sum up")] == [True] * 3
    shortened = make_plan(tasks=(Task(id="1", template="run", working_days=3),))
    assert dated(shortened, catalogue).by_id["run"].working_days == 3


@pytest.mark.parametrize(
    ("depth", "shown"),
    [
        (Depth.LIGHT, {"always", "simple"}),
        (Depth.STANDARD, {"always", "better"}),
        (Depth.FORMAL, {"always", "best"}),
    ],
)
def test_depth_decides_which_tasks_are_shown(
    make_catalogue: MakeCatalogue,
    make_plan: MakePlan,
    task: MakeTask,
    depth: Depth,
    shown: set[str],
) -> None:
    catalogue = make_catalogue(
        task("always"),
        task("simple", up_to=Depth.LIGHT),
        task("better", depth=Depth.STANDARD),
        task("best", depth=Depth.FORMAL, replaces_in=("better",)),
    )
    rows = dated(make_plan(), catalogue, depth).rows
    assert {row.id for row in rows if row.kind is TaskKind.TASK} == shown


def test_what_waited_for_a_task_left_out_waits_for_what_that_waited_for(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(
        task("a", days=2),
        task("b", days=3, after=("a",), depth=Depth.FORMAL),
        task("c", days=1, after=("b+1",)),
    )
    assert dated(make_plan(), catalogue).by_id["c"].start_day == 4
    assert dated(make_plan(), catalogue, Depth.FORMAL).by_id["c"].start_day == 9
    removed = make_plan(tasks=(Task(id="1", template="b", removed=True),))
    assert dated(removed, catalogue, Depth.FORMAL).by_id["c"].start_day == 4


def test_what_waited_for_a_replaced_task_waits_for_its_replacement(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(
        task("short", days=1),
        task("long", days=6, depth=Depth.FORMAL, replaces_in=("short",)),
        task("then", after=("short",)),
    )
    assert dated(make_plan(), catalogue).by_id["then"].start_day == 2
    assert dated(make_plan(), catalogue, Depth.FORMAL).by_id["then"].start_day == 9


@pytest.mark.requirement("S1-55")
def test_no_phase_begins_before_the_gate_before_it(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(
        task("prepare", days=20, gate="pilot"),
        task("try", "pilot", days=3),
        task("odd", "pilot", days=1, after=("prepare",)),
    )
    schedule = dated(make_plan(), catalogue)
    gate = schedule.by_id["pilot"]
    assert gate.start_day == 26
    assert schedule.by_id["try"].start_day == 29
    assert schedule.by_id["odd"].start_day == 29


# --- conflicts --------------------------------------------------------------------------------


def test_a_gate_moves_with_the_tasks_that_push_it_and_says_so(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(
        task("write", days=7, gate="idea", name="Write the use"), task("ask", days=6, gate="idea")
    )
    schedule = dated(make_plan(), catalogue)
    gate, late = schedule.by_id["idea"], schedule.conflicts[0]
    assert (gate.start_day, gate.total_float, gate.critical) == (9, -2, True)
    assert schedule.by_id["write"].total_float == -2
    assert codes(schedule) == ["late_for_gate"]
    assert late.tasks == ("idea", "write")
    assert late.text == (
        "Idea gate falls on Tue 19 Jan 2027 (day 9), 2 working days after its day, Fri 15 Jan "
        "2027: “Write the use” takes until then. Give Prepare more days, or shorten or drop a task."
    )


@pytest.mark.parametrize(("days", "late"), [(5, False), (6, True)])
def test_a_gate_is_late_from_the_first_working_day_over(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask, days: int, late: bool
) -> None:
    schedule = dated(make_plan(), make_catalogue(task("write", days=days, gate="idea")))
    assert codes(schedule) == ["late_for_gate"] * late


def test_go_live_and_what_is_counted_from_it_move_with_a_late_rollout_gate(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    check = TailItem(
        id="tail.check", name="Check", kind="milestone", days_from_go_live=90, owner_role="owner"
    )
    catalogue = make_catalogue(task("harden", "make_ready", days=20, gate="rollout"), tail=(check,))
    schedule = dated(make_plan(), catalogue)
    gate = schedule.by_id["rollout"]
    assert gate.start_day == 78
    assert schedule.day_number(schedule.go_live) == 79
    assert schedule.by_id["tail.check"].start_day == 169


def test_a_task_that_leaves_its_phase_is_reported(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    early = Task(id="e", template="try", start_no_earlier=date(2027, 1, 20))
    links = (TaskLink(id="1", predecessor="pilot", successor="try", removed=True),)
    catalogue = make_catalogue(task("long", days=16), task("try", "pilot"))
    schedule = dated(make_plan(tasks=(early,), task_links=links), catalogue)
    assert codes(schedule) == ["outside_phase"]
    assert schedule.conflicts[0].tasks == ("long",)
    assert "ends on Mon 1 Feb 2027, after Prepare ends on Sat 30 Jan 2027" in (
        schedule.conflicts[0].text
    )
    assert schedule.by_id["long"].total_float == -1
    # order stays: the task wants to start before its phase, but the gate still comes first
    assert schedule.by_id["try"].start_day == 22


def test_links_in_a_ring_are_named_and_the_firms_own_is_not_followed(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(task("a", days=2), task("b", days=3, after=("a",)))
    ring = TaskLink(id="1", predecessor="b", successor="a")
    schedule = dated(make_plan(task_links=(ring,)), catalogue)
    assert codes(schedule) == ["cycle"]
    assert schedule.conflicts[0].tasks == ("a", "b")
    assert "“a” → “b” → “a”" in schedule.conflicts[0].text
    assert "The link from “b” to “a” is not followed" in schedule.conflicts[0].text
    assert days_of(schedule)["a"] == (1, 2)
    assert days_of(schedule)["b"] == (3, 5)


def test_a_task_of_a_later_phase_cannot_go_before_an_earlier_one(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(task("prepare", gate="pilot"), task("try", "pilot"))
    backwards = TaskLink(id="1", predecessor="try", successor="prepare")
    schedule = dated(make_plan(task_links=(backwards,)), catalogue)
    assert codes(schedule) == ["cycle"]
    assert set(schedule.conflicts[0].tasks) == {"prepare", "pilot", "try"}
    assert schedule.by_id["prepare"].start_day == 1


# --- what the firm changed --------------------------------------------------------------------


def test_the_firm_renames_shortens_moves_and_reassigns_a_task(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    change = Task(
        id="1",
        template="measure",
        name="Count by hand",
        working_days=3,
        start_no_earlier=date(2027, 1, 20),
        owner_id="p",
        note="With a tally",
    )
    plan = make_plan(tasks=(change,), people=(Person(id="p", name="Ines"),))
    row = dated(plan, make_catalogue(task("measure", days=5))).by_id["measure"]
    assert (row.name, row.working_days, row.owner, row.note, row.own) == (
        "Count by hand",
        3,
        "Ines",
        "With a tally",
        False,
    )
    assert (row.start, row.finish) == (date(2027, 1, 20), date(2027, 1, 22))


def test_an_empty_change_leaves_the_template(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(task("measure", days=5, note="A week"))
    changed = make_plan(tasks=(Task(id="1", template="measure"),))
    assert dated(changed, catalogue).rows == dated(make_plan(), catalogue).rows


def test_own_tasks_stand_in_their_phase_and_are_not_scaled(
    make_catalogue: MakeCatalogue, make_plan: MakePlan
) -> None:
    own = (
        Task(id="o1", name="Buy a tablet", phase="pilot", working_days=2, owner_id="p"),
        Task(id="o2", name="Fair", start_no_earlier=date(2027, 3, 5)),
        Task(id="o3", name="Signed", phase="settle", kind=TaskKind.MILESTONE),
        Task(id="o4", name="Call", phase="pilot", kind=TaskKind.RECURRING),
        Task(id="o5", name="Gone", phase="pilot", removed=True),
    )
    plan = make_plan(
        tasks=own,
        people=(Person(id="p", name="Ines"),),
        phase_settings=(PhaseSetting(id="s", phase="pilot", days=60),),
    )
    schedule = dated(plan, make_catalogue())
    by_id = schedule.by_id
    assert (by_id["o1"].start_day, by_id["o1"].working_days, by_id["o1"].owner) == (22, 2, "Ines")
    assert by_id["o1"].own
    assert (by_id["o2"].phase, by_id["o2"].start) == ("pilot", date(2027, 3, 5))
    assert (by_id["o3"].kind, by_id["o3"].start_day) == (TaskKind.MILESTONE, 131)
    assert len(by_id["o4"].occurrences) == 9
    assert "o5" not in by_id
    assert not schedule.conflicts


def test_own_links_of_every_kind_are_followed_and_change_the_templates(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(
        task("a", days=3), task("b", days=2, after=("a",)), task("c", days=1), task("d", days=1)
    )
    links = (
        TaskLink(id="1", predecessor="a", successor="b", lag=2),
        TaskLink(id="2", predecessor="a", successor="c", kind=LinkKind.SS, lag=1),
        TaskLink(id="3", predecessor="a", successor="d", lag=3, lag_unit=LagUnit.CALENDAR_DAYS),
    )
    schedule = dated(make_plan(task_links=links), catalogue)
    starts = {id_: schedule.by_id[id_].start_day for id_ in "abcd"}
    assert starts == {"a": 1, "b": 8, "c": 2, "d": 8}
    cut = make_plan(task_links=(TaskLink(id="1", predecessor="a", successor="b", removed=True),))
    assert dated(cut, catalogue).by_id["b"].start_day == 1


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"tasks": (Task(id="1", template="gone", name="Old"),)}, "unknown_task"),
        ({"task_links": (TaskLink(id="1", predecessor="gone", successor="a"),)}, "unknown_task"),
        ({"tasks": (Task(id="1", name="Lost", phase="gone"),)}, "outside_phase"),
    ],
)
def test_what_leads_nowhere_is_reported(
    make_catalogue: MakeCatalogue,
    make_plan: MakePlan,
    task: MakeTask,
    parts: dict[str, Any],
    code: str,
) -> None:
    assert codes(dated(make_plan(**parts), make_catalogue(task("a")))) == [code]


def test_a_link_to_a_task_that_this_depth_hides_is_no_conflict(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(task("a"), task("deep", depth=Depth.FORMAL))
    plan = make_plan(task_links=(TaskLink(id="1", predecessor="deep", successor="a"),))
    assert not dated(plan, catalogue).conflicts


@pytest.mark.requirement("S1-55")
def test_gates_cannot_be_removed(make_catalogue: MakeCatalogue, make_plan: MakePlan) -> None:
    plan = make_plan(tasks=(Task(id="1", template="verdict", removed=True, working_days=9),))
    assert [g.start_day for g in dated(plan, make_catalogue()).gates] == [5, 19, 50, 68, 100, 120]


def test_a_task_that_outlasts_the_calendar_still_ends_on_an_open_day(
    make_catalogue: MakeCatalogue, make_plan: MakePlan
) -> None:
    plan = make_plan(
        country="GB", tasks=(Task(id="1", name="x", phase="settle", working_days=1000),)
    )
    row = dated(plan, make_catalogue()).by_id["1"]
    assert row.finish.year == 2031
    assert row.finish.weekday() < 5


# --- stretching -------------------------------------------------------------------------------


@pytest.mark.requirement("S1-55")
def test_a_stretched_phase_takes_its_tasks_and_gates_with_it(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask, weekly: MakeTask
) -> None:
    catalogue = make_catalogue(
        task("write", days=2, gate="idea"),
        task("measure", days=5, earliest_day=8, gate="pilot"),
        task("try", "pilot", days=10),
        weekly("weekly", "pilot", 26, 50),
    )
    plan = make_plan(phase_settings=(PhaseSetting(id="1", phase="prepare", days=41),))
    schedule = dated(plan, catalogue)
    assert [g.start_day for g in schedule.gates] == [10, 40, 71, 89, 121, 141]
    assert schedule.by_id["write"].working_days == 4
    assert schedule.by_id["measure"].working_days == 10
    assert schedule.by_id["measure"].start_day == 15
    assert schedule.by_id["try"].working_days == 10
    assert schedule.by_id["try"].start_day == 43
    assert schedule.by_id["weekly"].start_day == 47
    assert schedule.adaptations[0].text == (
        "21 days longer than the 120-day original, all in Prepare."
    )


# --- sprint -----------------------------------------------------------------------------------


@pytest.mark.requirement("S1-8")
def test_a_readiness_sprint_goes_before_the_pilot_and_moves_what_follows(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask, weekly: MakeTask
) -> None:
    catalogue = make_catalogue(
        task("write", gate="idea"),
        task("data", days=7, gate="pilot", condition="readiness_sprint"),
        task("access", days=4, gate="pilot", condition="readiness_sprint"),
        task("recheck", after=("data", "access"), gate="pilot", condition="readiness_sprint"),
        task("try", "pilot", days=5),
        weekly("weekly", "pilot", 26, 50),
        tail=(
            TailItem(
                id="tail.check",
                name="Check",
                kind="milestone",
                days_from_go_live=90,
                owner_role="owner",
            ),
        ),
    )
    without, with_sprint = (
        dated(make_plan(), catalogue, sprint=sprint) for sprint in (False, True)
    )
    assert without.sprint_days == 0
    assert not {"data", "access", "recheck"} & set(without.by_id)
    assert with_sprint.sprint_days == 14
    days = days_of(with_sprint)
    assert days["write"] == days_of(without)["write"]
    assert days["idea"] == (5, 5)
    assert (days["data"], days["access"], days["recheck"]) == ((22, 30), (22, 25), (31, 31))
    assert days["pilot"] == (33, 33)
    for moved in ("try", "verdict", "rollout", "production", "review", "tail.check"):
        assert with_sprint.by_id[moved].start == without.by_id[moved].start + timedelta(days=14)
    assert with_sprint.by_id["recheck"].finish < with_sprint.by_id["try"].start
    assert with_sprint.go_live == without.go_live + timedelta(days=14)
    assert not with_sprint.conflicts


def test_a_sprint_has_room_for_the_subtasks_of_its_tasks(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask
) -> None:
    catalogue = make_catalogue(
        task("data", days=2, condition="readiness_sprint"),
        task("recheck", after=("data",), condition="readiness_sprint"),
    )
    part = Task(id="part", name="Part", parent="data", phase="prepare", working_days=8)
    schedule = dated(make_plan(tasks=(part,)), catalogue, sprint=True)
    assert schedule.sprint_days == 14
    assert schedule.by_id["recheck"].start > schedule.by_id["part"].finish


@pytest.mark.parametrize(("days", "sprint_days"), [(1, 7), (5, 7), (6, 14), (10, 14), (11, 21)])
@pytest.mark.requirement("S1-8")
def test_a_sprint_takes_as_many_whole_weeks_as_its_tasks_need(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, task: MakeTask, days: int, sprint_days: int
) -> None:
    # from a Tuesday on, day 21 is a Monday
    catalogue = make_catalogue(task("data", days=days, condition="readiness_sprint"))
    schedule = dated(make_plan(date(2027, 1, 12)), catalogue, sprint=True)
    assert schedule.phases[0].days == 20 + schedule.sprint_days
    assert schedule.sprint_days == sprint_days


# --- tail, cadence, adoption check ------------------------------------------------------------


@pytest.fixture
def tail() -> tuple[TailItem, ...]:
    def item(id_: str, **more: Any) -> TailItem:
        kind = "recurring" if "recurs" in more else "milestone"
        return TailItem(id=id_, name=id_, kind=kind, owner_role="owner", **more)

    return (
        item("roi_first", months_from_start=12),
        item("roi_last", months_from_start=18),
        item("monthly", recurs=Recurrence(every=1, unit="month", first_day=131, last_day=295)),
        item("quarterly", recurs=Recurrence(every=3, unit="month", first_day=375, last_day=548)),
        item("adoption", days_from_go_live=90),
        item("audit", months_from_start=6, depth=Depth.FORMAL),
    )


@pytest.mark.requirement("X-2", "S3-27", "S3-35", "S4-48")
def test_the_tail_is_dated_after_the_last_phase(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, tail: tuple[TailItem, ...]
) -> None:
    schedule = dated(make_plan(), make_catalogue(tail=tail))
    assert [row.id for row in schedule.tail] == [
        "monthly",
        "adoption",
        "roi_first",
        "quarterly",
        "roi_last",
    ]
    by_id = schedule.by_id
    assert schedule.day_number(schedule.go_live) == 71
    assert (by_id["adoption"].start_day, by_id["adoption"].start) == (161, date(2027, 6, 20))
    assert by_id["roi_first"].start == date(2028, 1, 11)
    assert by_id["roi_last"].start == date(2028, 7, 11)
    monthly = by_id["monthly"].occurrences
    assert len(monthly) == 6
    assert monthly[0] == date(2027, 5, 21)
    assert {day.month for day in monthly} == {5, 6, 7, 8, 9, 10}
    assert by_id["quarterly"].occurrences == (date(2028, 1, 20), date(2028, 4, 20))
    assert all(row.tail and not row.phase for row in schedule.tail)
    assert all(schedule.calendar.is_open(day) for day in monthly)


@pytest.mark.requirement("X-2")
def test_the_tail_moves_with_a_longer_plan(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, tail: tuple[TailItem, ...]
) -> None:
    plan = make_plan(phase_settings=(PhaseSetting(id="1", phase="settle", days=27),))
    by_id = dated(plan, make_catalogue(tail=tail)).by_id
    assert by_id["adoption"].start_day == 161
    assert by_id["monthly"].start == date(2027, 5, 28)
    assert by_id["roi_first"].start == date(2028, 1, 11)


@pytest.mark.requirement("S1-35")
def test_reviews_are_placed_inside_their_span_on_open_days(
    make_catalogue: MakeCatalogue, make_plan: MakePlan, weekly: MakeTask
) -> None:
    catalogue = make_catalogue(weekly("weekly", "limited_rollout", 75, 100))
    plan = make_plan(country="GB", region="ENG")
    row = dated(plan, catalogue).by_id["weekly"]
    # Fridays from day 75, which is Good Friday: it moves behind Easter Monday
    assert [f"{day:%d %b}" for day in row.occurrences] == ["30 Mar", "02 Apr", "09 Apr", "16 Apr"]
    assert (row.start, row.finish) == (row.occurrences[0], row.occurrences[-1])
    assert not row.critical


@pytest.mark.parametrize(
    ("reviews", "minutes"),
    [
        ([], 0),
        ([(21, 50, 15)], 65.2),
        ([(21, 50, 15), (71, 100, 15)], 65.2),
        ([(21, 50, 15), (50, 70, 30)], 195.7),
        ([(21, 49, 15), (50, 70, 30)], 130.4),
    ],
)
@pytest.mark.requirement("S1-37")
def test_the_load_of_reviews_is_that_of_the_busiest_time(
    make_catalogue: MakeCatalogue,
    make_plan: MakePlan,
    weekly: MakeTask,
    reviews: list[tuple[int, int, int]],
    minutes: float,
) -> None:
    tasks = [weekly(f"r{n}", "pilot", *review) for n, review in enumerate(reviews)]
    schedule = dated(make_plan(), make_catalogue(*tasks))
    assert schedule.cadence_minutes_per_month == pytest.approx(minutes, abs=0.1)


@pytest.mark.parametrize(
    ("weeks", "pilot_days", "day", "told"),
    [
        (None, 30, 47, ""),  # four weeks end on day 48, a Saturday
        (4, 30, 47, ""),
        (6, 60, 47, ""),
        (3, 30, 40, "21 days"),
        (2.5, 30, 38, "18 days"),
        (4, 25, 45, "25 days"),
        (None, 28, 47, ""),
        (None, 27, 47, "27 days"),
    ],
)
@pytest.mark.requirement("X-3")
def test_adoption_is_checked_after_four_weeks_or_when_a_shorter_stage_ends(
    make_catalogue: MakeCatalogue,
    make_plan: MakePlan,
    task: MakeTask,
    weeks: float | None,
    pilot_days: int,
    day: int,
    told: str,
) -> None:
    catalogue = make_catalogue(
        task("pilot.adoption_check", "pilot", days=0, kind="milestone", earliest_day=46)
    )
    plan = make_plan(
        rollout_stages=(RolloutStage(id="1", stage="stage_1", weeks=weeks),),
        phase_settings=(PhaseSetting(id="1", phase="pilot", days=pilot_days),),
    )
    schedule = dated(plan, catalogue)
    row = schedule.by_id["pilot.adoption_check"]
    assert row.start_day == day
    ends = "falls on its last day"
    said = [one.text for one in schedule.adaptations if "adoption check" in one.text]
    assert said == (
        [f"Rollout stage 1 lasts {told} instead of 28, so the adoption check {ends}."]
        if told
        else []
    )
    assert ("less than four weeks" in row.note) == bool(told)


# --- owners -----------------------------------------------------------------------------------


ROLES = (
    Role(id="owner", name="Owner", duty=""),
    Role(id="lead", name="Lead", duty="", falls_back_to="owner"),
    Role(id="engineer", name="Engineer", duty="", falls_back_to="lead"),
    Role(id="odd", name="Odd", duty="", falls_back_to="odder"),
    Role(id="odder", name="Odder", duty="", falls_back_to="odd"),
)


@pytest.mark.parametrize(
    ("held", "role", "name"),
    [
        ({"owner": "p1", "lead": "p2"}, "engineer", "Tom"),
        ({"owner": "p1"}, "engineer", "Ines"),
        ({"owner": "p1", "engineer": "gone"}, "engineer", "Ines"),
        ({}, "engineer", ""),
        ({"owner": "p1"}, "odd", ""),
        ({"owner": "p1"}, "unknown", ""),
    ],
)
def test_who_does_it_is_found_by_role_or_by_who_stands_in(
    make_catalogue: MakeCatalogue,
    make_plan: MakePlan,
    task: MakeTask,
    held: dict[str, str],
    role: str,
    name: str,
) -> None:
    plan = make_plan(
        people=(Person(id="p1", name="Ines"), Person(id="p2", name="Tom")),
        roles=tuple(RoleAssignment(id=r, role=r, person_id=p) for r, p in held.items()),
    )
    catalogue = make_catalogue(task("work", owner_role=role), roles=ROLES)
    row: ScheduledTask = dated(plan, catalogue).by_id["work"]
    assert (row.owner, row.owner_role) == (name, role)


@pytest.mark.requirement("S1-55")
def test_every_phase_has_an_owner_and_a_gate_that_ends_it(
    make_catalogue: MakeCatalogue, make_plan: MakePlan
) -> None:
    plan = make_plan(
        people=(Person(id="p1", name="Ines"), Person(id="p2", name="Tom")),
        roles=(RoleAssignment(id="1", role="owner", person_id="p1"),),
        phase_settings=(PhaseSetting(id="1", phase="pilot", owner_id="p2"),),
    )
    schedule = dated(plan, make_catalogue(roles=ROLES))
    assert [phase.owner for phase in schedule.phases] == ["Ines", "Tom", "Ines", "Ines", "Ines"]
    assert schedule.by_id["verdict"].owner == "Tom"
    for phase in schedule.phases:
        last = [gate for gate in schedule.gates if gate.phase == phase.id][-1]
        assert schedule.calendar.previous_open(phase.finish) == last.start
