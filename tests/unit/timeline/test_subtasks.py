"""Subtasks and their summaries, other work outside the phases, and the order of reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from roadmap_desktop.domain.content.timeline import TaskTemplate
from roadmap_desktop.domain.model.tasks import OUTSIDE, LinkKind, Task, TaskKind, TaskLink
from roadmap_desktop.timeline.geometry import chart, pages
from roadmap_desktop.timeline.progress import late
from roadmap_desktop.timeline.schedule import Schedule
from tests.unit.timeline.own_rig import codes, jan, link, own, span

Dated = Callable[..., Schedule]
MakeTask = Callable[..., TaskTemplate]


def order_of(schedule: Schedule, phase: str = "prepare") -> list[str]:
    kinds = (TaskKind.GATE, TaskKind.PHASE)
    return [row.id for row in schedule.rows if row.phase == phase and row.kind not in kinds]


# --- summaries --------------------------------------------------------------------------------


def test_a_summary_spans_its_subtasks_and_stands_before_them(dated: Dated) -> None:
    schedule = dated(
        own("s", 30),
        own("b", 3, parent="s", start_no_earlier=jan(13)),
        own("a", 2, parent="s"),
        own("z", 1),
    )
    row = schedule.by_id["s"]
    assert span(row) == (jan(11), jan(15))
    assert (row.summary, row.kind, row.working_days, row.length) == (True, TaskKind.TASK, 5, 5)
    assert order_of(schedule) == ["s", "a", "b", "z"]
    assert [schedule.by_id[one].parent for one in ("a", "b", "z")] == ["s", "s", ""]
    assert not schedule.by_id["a"].summary
    assert not schedule.conflicts


def test_a_links_to_and_from_a_summary_count_for_all_its_subtasks(dated: Dated) -> None:
    schedule = dated(
        own("before", 2),
        own("s"),
        own("a", 2, parent="s"),
        own("b", 4, parent="s"),
        own("after"),
        link("before", "s"),
        link("s", "after"),
    )
    by_id = schedule.by_id
    assert by_id["a"].start == by_id["b"].start == jan(13)
    assert by_id["after"].start == jan(19)
    assert (by_id["a"].free_float, by_id["b"].free_float, by_id["s"].free_float) == (2, 0, 0)
    assert by_id["s"].total_float == by_id["b"].total_float
    drawn = [(one.predecessor, one.successor) for one in schedule.links if not one.implied]
    assert ("before", "s") in drawn
    assert ("s", "after") in drawn
    assert ("before", "a") not in drawn


def test_a_summary_slips_as_a_whole_its_inner_chain_does_not_hold_it(dated: Dated) -> None:
    schedule = dated(
        own("s"),
        own("a", 2, parent="s"),
        own("b", 2, parent="s"),
        own("long", 8),
        own("end"),
        link("a", "b"),
        link("s", "end"),
        link("long", "end"),
    )
    assert [schedule.by_id[one].free_float for one in ("s", "a", "b")] == [4, 0, 4]


def test_start_and_deadline_of_a_summary_hold_for_its_subtasks(dated: Dated) -> None:
    schedule = dated(
        own("s", start_no_earlier=jan(18), finish_no_later=jan(20)),
        own("a", 2, parent="s"),
        own("b", 4, parent="s", finish_no_later=jan(29)),
    )
    by_id = schedule.by_id
    assert by_id["a"].start == by_id["b"].start == jan(18)
    assert [by_id[one].total_float for one in "ab"] == [1, -1]
    assert [(one.code, one.tasks) for one in schedule.conflicts] == [("late_for_date", ("s",))]


def test_tasks_nest_five_levels_deep_and_what_is_deeper_stands_on_the_fifth(dated: Dated) -> None:
    ids = ["one", "two", "three", "four", "five", "six", "seven"]
    schedule = dated(
        *(own(id_, 2, parent=above) for id_, above in zip(ids, ["", *ids], strict=False))
    )
    by_id = schedule.by_id
    assert [by_id[id_].parent for id_ in ids] == ["", *ids[:4], "four", "four"]
    assert [by_id[id_].level for id_ in ids] == [0, 1, 2, 3, 4, 4, 4]
    assert [row.id for row in schedule.rows if row.summary] == ids[:4]
    assert order_of(schedule) == ids


def test_summaries_of_summaries_roll_up_dates_percent_and_float(dated: Dated) -> None:
    schedule = dated(
        own("top"),
        own("left", parent="top"),
        own("a", 2, parent="left", percent=100.0),
        own("b", 4, parent="left"),
        own("right", parent="top"),
        own("c", 2, parent="right"),
        own("end", 1),
        own("long", 12),
        link("left", "right"),
        link("top", "end"),
        link("long", "end"),
    )
    by_id = schedule.by_id
    assert span(by_id["left"]) == (jan(11), jan(14))
    assert span(by_id["right"]) == (jan(15), jan(18))
    assert span(by_id["top"]) == (jan(11), jan(18))
    assert by_id["end"].start == jan(27)
    assert by_id["top"].percent == pytest.approx(25.0)
    assert by_id["left"].percent == pytest.approx(100 / 3)
    assert [by_id[one].free_float for one in ("top", "left", "right", "c")] == [6, 0, 6, 6]
    assert by_id["top"].total_float == min(by_id[one].total_float for one in "abc")
    assert not schedule.conflicts


def test_a_summary_has_ended_when_everything_at_every_level_below_has(dated: Dated) -> None:
    done = own("a", 2, parent="mid", actual_start=jan(11), actual_finish=jan(12))
    ended = dated(own("top"), own("mid", parent="top"), done).by_id
    assert ended["top"].actual_finish == ended["mid"].actual_finish == jan(12)
    open_ = dated(own("top"), own("mid", parent="top"), done, own("b", parent="top")).by_id
    assert (open_["top"].actual_finish, open_["mid"].actual_finish) == (None, jan(12))


def test_start_and_deadline_hold_through_all_levels(dated: Dated) -> None:
    schedule = dated(
        own("top", start_no_earlier=jan(18), finish_no_later=jan(20)),
        own("mid", parent="top"),
        own("a", 4, parent="mid"),
    )
    assert schedule.by_id["a"].start == jan(18)
    assert schedule.by_id["a"].total_float == -1


@pytest.mark.parametrize(
    ("top", "mid", "leaf", "start"),
    [
        (None, None, date(2026, 6, 1), date(2026, 6, 1)),
        (date(2026, 6, 8), None, date(2026, 6, 1), date(2026, 6, 8)),
        (date(2026, 6, 1), None, date(2026, 6, 8), date(2026, 6, 8)),
        (None, date(2026, 6, 8), date(2026, 6, 1), date(2026, 6, 8)),
        (date(2026, 6, 8), date(2026, 6, 15), None, jan(11)),
        (date(2027, 6, 7), None, None, date(2027, 6, 7)),
    ],
)
def test_only_dates_that_were_asked_for_bound_nested_other_work(
    dated: Dated, top: date | None, mid: date | None, leaf: date | None, start: date
) -> None:
    schedule = dated(
        own("top", phase=OUTSIDE, start_no_earlier=top),
        own("mid", phase=OUTSIDE, parent="top", start_no_earlier=mid),
        own("leaf", phase=OUTSIDE, parent="mid", start_no_earlier=leaf),
    )
    assert schedule.by_id["leaf"].start == start


def test_nested_other_work_is_led_by_a_link_of_any_summary_above_it(dated: Dated) -> None:
    schedule = dated(
        own("first", 5, phase=OUTSIDE, start_no_earlier=date(2026, 2, 2)),
        own("top", phase=OUTSIDE),
        own("mid", phase=OUTSIDE, parent="top"),
        own("leaf", phase=OUTSIDE, parent="mid"),
        link("first", "top"),
    )
    assert schedule.by_id["leaf"].start == date(2026, 2, 9)


def test_a_link_to_a_subtask_of_a_subtask_is_left_out_and_told(dated: Dated) -> None:
    schedule = dated(
        own("top"), own("mid", parent="top"), own("a", 2, parent="mid"), link("a", "top")
    )
    assert codes(schedule) == ["cycle"]
    assert ("a", "top") not in [(one.predecessor, one.successor) for one in schedule.links]


def test_late_work_makes_every_summary_above_it_late(dated: Dated) -> None:
    schedule = dated(own("top"), own("mid", parent="top"), own("a", 2, parent="mid"), own("z", 30))
    assert late(schedule, jan(14)) >= {"a", "mid", "top", "phase.prepare"}


@pytest.mark.parametrize("seed", range(60))
def test_a_nested_plan_has_the_dates_of_the_same_work_with_its_links_drawn_out(
    dated: Dated, seed: int
) -> None:
    """A link of a summary is a link of all the work below it, at whatever level."""
    random = Random(seed)
    ways: list[list[str]] = [[]]  # the summaries above each task, nearest last
    for number in range(1, 12):
        way = [*ways[-1], f"t{number - 1}"]
        ways.append(way[: random.randint(0, min(4, len(way)))])
    summaries = {one for way in ways for one in way}
    work = {
        f"t{n}": [
            f"t{m}" for m, way in enumerate(ways) if f"t{n}" in way and f"t{m}" not in summaries
        ]
        or [f"t{n}"]
        for n in range(12)
    }
    tasks = [
        own(f"t{n}", random.randint(0, 5), parent=way[-1] if way else "", phase=OUTSIDE)
        for n, way in enumerate(ways)
    ]
    tasks = [
        task
        if task.id in summaries
        else replace(
            task,
            must_start_on=jan(random.choice((13, 18))) if random.random() < 0.1 else None,
            finish_no_later=jan(27) if random.random() < 0.1 else None,
        )
        for task in tasks
    ]
    drawn: list[TaskLink] = []
    spread: dict[tuple[str, str], TaskLink] = {}
    for after in range(12):
        for before in range(after):
            one, other = f"t{before}", f"t{after}"
            if random.random() > 0.2 or one in ways[after]:
                continue
            kind = random.choice((LinkKind.FS, LinkKind.FS, LinkKind.SS, LinkKind.FF))
            lag = random.choice((0, 0, 1, -1))
            parts = {(x, y): link(x, y, kind, lag) for x in work[one] for y in work[other]}
            if spread.keys().isdisjoint(parts):  # two tasks can be linked once
                spread.update(parts)
                drawn.append(link(one, other, kind, lag))
    nested = dated(*tasks, *drawn)
    assert "cycle" not in codes(nested)
    assert summaries == {row.id for row in nested.rows if row.summary}
    flat = dated(
        *(replace(task, parent="") for task in tasks if task.id not in summaries), *spread.values()
    ).by_id
    for id_, inside in work.items():
        here, there = nested.by_id[id_], [flat[one] for one in inside]
        assert here.start == min(one.start for one in there)
        assert here.finish == max(one.finish for one in there)
        assert here.total_float == min(one.total_float for one in there)
        assert here.critical == any(one.critical for one in there)
        if not here.summary:
            assert here.free_float == there[0].free_float


@pytest.mark.parametrize("parent", ["gone", "pilot", "a", "talk", "removed"])
def test_a_parent_that_cannot_be_one_leaves_a_task_by_itself(dated: Dated, parent: str) -> None:
    schedule = dated(
        own("a", 2, parent=parent),
        own("talk", kind=TaskKind.RECURRING),
        own("removed", removed=True),
    )
    assert schedule.by_id["a"].parent == ""
    assert span(schedule.by_id["a"]) == (jan(11), jan(12))
    assert not any(row.summary for row in schedule.rows)


def test_parents_in_a_ring_stand_by_themselves(dated: Dated) -> None:
    schedule = dated(own("a", parent="b"), own("b", parent="a"))
    assert not any(row.summary or row.parent for row in schedule.rows)


def test_subtasks_of_a_template_task_stand_in_its_phase_and_hold_its_gate(
    dated: Dated, task: MakeTask
) -> None:
    schedule = dated(
        own("a", 7, parent="write", phase="settle"),
        templates=(task("write", days=2, gate="idea"), task("then", after=("write",))),
    )
    by_id = schedule.by_id
    assert by_id["a"].phase == "prepare"
    assert span(by_id["a"]) == span(by_id["write"]) == (jan(11), jan(19))
    assert by_id["idea"].start == jan(19)
    assert by_id["then"].start == jan(20)
    assert codes(schedule) == ["late_for_gate"]


def test_a_template_task_can_become_a_subtask(dated: Dated, task: MakeTask) -> None:
    change = Task(id="x", template="try", parent="s")
    schedule = dated(own("s"), change, templates=(task("try", "pilot", days=3),))
    assert (schedule.by_id["try"].phase, schedule.by_id["try"].start) == ("prepare", jan(11))
    assert span(schedule.by_id["s"]) == (jan(11), jan(13))


def test_a_link_between_a_summary_and_its_own_subtask_is_left_out_and_told(dated: Dated) -> None:
    schedule = dated(own("s"), own("a", 2, parent="s"), link("s", "a"))
    assert codes(schedule) == ["cycle"]
    assert "joins a task with its own subtask" in schedule.conflicts[0].text
    assert ("s", "a") not in [(one.predecessor, one.successor) for one in schedule.links]


def test_a_ring_through_a_summary_names_the_link_as_it_was_drawn(dated: Dated) -> None:
    schedule = dated(own("s"), own("a", parent="s"), own("b"), link("s", "b"), link("b", "a"))
    assert codes(schedule) == ["cycle"]
    assert "The link from “B” to “A” is not followed" in schedule.conflicts[0].text
    assert schedule.by_id["b"].start == jan(12)


def test_what_recurs_may_stand_under_a_task_without_making_it_a_summary(dated: Dated) -> None:
    schedule = dated(own("a", 3), own("talk", parent="a", kind=TaskKind.RECURRING))
    assert not schedule.by_id["a"].summary
    assert order_of(schedule) == ["a", "talk"]


# --- order ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ({}, "abcd"),
        ({"c": 0}, "cabd"),
        ({"a": 3}, "bcda"),
        ({"a": 2}, "bcad"),
        ({"d": 0, "a": 1}, "dabc"),
        ({"a": 3, "b": 2, "c": 1, "d": 0}, "dcba"),
        ({"a": 99}, "bcda"),
        ({"d": -5}, "dabc"),
    ],
)
def test_arranged_rows_stand_at_their_place_and_the_rest_by_date_around_them(
    dated: Dated, places: dict[str, int], order: str
) -> None:
    tasks = [
        own(id_, 1, start_no_earlier=jan(day), place=places.get(id_))
        for id_, day in (("a", 11), ("b", 12), ("c", 13), ("d", 14))
    ]
    assert "".join(one for one in order_of(dated(*tasks))) == order


def test_subtasks_are_arranged_among_themselves(dated: Dated) -> None:
    schedule = dated(
        own("s", place=1),
        own("a", parent="s"),
        own("b", parent="s", place=0, start_no_earlier=jan(14)),
        own("first"),
    )
    assert order_of(schedule) == ["first", "s", "b", "a"]


def test_a_template_task_and_a_gate_can_be_arranged(dated: Dated, task: MakeTask) -> None:
    moved = (Task(id="x", template="b", place=0), Task(id="y", template="idea", place=1))
    schedule = dated(*moved, templates=(task("a"), task("b", earliest_day=10)))
    inside = [row.id for row in schedule.rows if row.phase == "prepare"]
    assert inside == ["phase.prepare", "b", "idea", "a", "pilot"]


# --- other work -------------------------------------------------------------------------------


def test_other_work_stands_after_the_phases_and_nothing_holds_it(dated: Dated) -> None:
    schedule = dated(
        own("far", 5, phase=OUTSIDE, start_no_earlier=date(2029, 3, 5)),
        own("next", 5, phase=OUTSIDE),
        own("past", 5, phase=OUTSIDE, start_no_earlier=date(2026, 2, 2)),
        link("past", "next"),
    )
    by_id, head = schedule.by_id, schedule.by_id["phase.outside"]
    assert not schedule.conflicts
    assert by_id["past"].start == date(2026, 2, 2)
    assert by_id["past"].start_day == schedule.day_number(date(2026, 2, 2)) < 0
    assert by_id["next"].start == date(2026, 2, 9)  # what follows is not held by the plan's start
    assert span(head) == (date(2026, 2, 2), date(2029, 3, 9))
    assert (head.name, head.kind) == ("Other work", TaskKind.PHASE)
    last_phase = max(n for n, row in enumerate(schedule.rows) if row.phase == "settle")
    assert [row.id for row in schedule.rows[last_phase + 1 :]] == [
        "phase.outside",
        "past",
        "next",
        "far",
    ]
    assert [phase.id for phase in schedule.phases][-1] == "settle"


def test_other_work_has_float_up_to_its_own_end_not_the_plans(dated: Dated) -> None:
    schedule = dated(
        own("a", 5, phase=OUTSIDE),
        own("b", 3, phase=OUTSIDE),
        own("c", 2, phase=OUTSIDE),
        link("a", "c"),
    )
    assert [schedule.by_id[one].total_float for one in "abc"] == [0, 4, 0]
    assert schedule.by_id["a"].critical


def test_other_work_without_a_date_starts_with_the_plan(dated: Dated) -> None:
    early = own("early", 2, phase=OUTSIDE, start_no_earlier=date(2026, 6, 1))
    schedule = dated(early, own("free", 2, phase=OUTSIDE))
    assert schedule.by_id["free"].start == jan(11)


def test_other_work_may_hold_a_phase_and_be_held_by_a_gate(dated: Dated) -> None:
    schedule = dated(
        own("deliver", 12, phase=OUTSIDE),
        own("use", 1),
        own("after", 1, phase=OUTSIDE),
        link("deliver", "use"),
        link("pilot", "after"),
    )
    assert schedule.by_id["use"].start == jan(27)
    assert schedule.by_id["after"].start == date(2027, 2, 1)


def test_no_row_for_other_work_where_there_is_none(dated: Dated) -> None:
    assert "phase.outside" not in dated(own("a")).by_id


def test_other_work_is_drawn_and_printed(dated: Dated) -> None:
    schedule = dated(own("a", 2, phase=OUTSIDE), own("b", 2, phase=OUTSIDE, parent="a"))
    assert chart(schedule).height == len(schedule.rows)
    assert {row.id for page in pages(schedule) for row in page} == set(schedule.by_id)


@pytest.mark.parametrize(
    ("folded", "shown"),
    [((), "s m a b z"), (("m",), "s m b z"), (("s",), "s z"), (("s", "m"), "s z")],
)
def test_a_folded_task_hides_its_subtasks_at_every_level(
    dated: Dated, folded: tuple[str, ...], shown: str
) -> None:
    schedule = dated(
        own("s", place=0),
        own("m", parent="s", place=0),
        own("a", 2, parent="m"),
        own("b", 2, parent="s", place=1),
        own("z"),
    )
    drawn = [row.task.id for row in chart(schedule, folded=folded).rows]
    assert [id_ for id_ in drawn if id_ in "smabz"] == shown.split()


def test_the_chain_of_other_work_keeps_its_links_of_every_kind(dated: Dated) -> None:
    schedule = dated(
        own("a", 4, phase=OUTSIDE, start_no_earlier=date(2026, 6, 1)),
        own("b", 2, phase=OUTSIDE),
        link("a", "b", LinkKind.FF),
    )
    assert schedule.by_id["b"].finish == date(2026, 6, 4)


def test_other_work_long_before_the_plan_knows_its_holidays(dated: Dated) -> None:
    easter = own("a", 2, phase=OUTSIDE, start_no_earlier=date(2025, 4, 17))
    schedule = dated(easter, country="GB", region="ENG")
    assert span(schedule.by_id["a"]) == (date(2025, 4, 17), date(2025, 4, 22))
