"""Rows of the firm's own, names, owners, order and nesting; what is taken off and put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline import nesting, restoring, rows
from roadmap_desktop.commands.timeline.dates import move_rows
from roadmap_desktop.commands.timeline.links import link_rows, unlink_rows
from roadmap_desktop.commands.timeline.rows import NewRow
from roadmap_desktop.commands.timeline.together import together
from roadmap_desktop.commands.timeline.what_if import try_out
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import OUTSIDE, LengthUnit, Task, TaskKind
from roadmap_desktop.store.store import Store
from tests.unit.commands.command_rig import ME, TODAY, person
from tests.unit.commands.timeline_rig import (
    AGREEMENT,
    BASELINE,
    BRIEF,
    FIRST_WEEK,
    READINESS,
    SUMMARY,
    TESTS,
    WIDER,
    add,
    no_step,
    refused,
    rings,
    row,
    schedule,
    step,
    waits,
)

WAY_BACK = "make_ready.way_back"
REVIEW = "pilot.weekly_review"


def ids(session: PlanSession, phase: str) -> list[str]:
    """Rows of a phase as they stand, gates and the phase itself left out."""
    kinds = (TaskKind.PHASE, TaskKind.GATE)
    found = schedule(session).rows
    return [one.id for one in found if one.phase == phase and one.kind not in kinds]


def parents(session: PlanSession, *found: str) -> list[str]:
    return [row(session, one).parent for one in found]


# --- adding -----------------------------------------------------------------------------------


def test_a_row_is_added_with_all_that_is_known_of_it(bakery: PlanSession) -> None:
    new = NewRow(
        name=" Label the shelf ",
        length=2,
        unit=LengthUnit.WEEKS,
        owner="Noor Haddad",
        start=date(2027, 3, 5),
        percent=50,
    )
    step(bakery, "Add “Label the shelf”", rows.add_rows, [new], phase="make_ready")
    (made,) = bakery.plan.tasks
    found = row(bakery, made.id)
    assert (found.name, found.phase, found.owner) == (
        "Label the shelf",
        "make_ready",
        "Noor Haddad",
    )
    assert (found.length, found.length_unit, found.working_days) == (2, LengthUnit.WEEKS, 10)
    assert (found.start, found.percent, found.own) == (date(2027, 3, 5), 50, True)
    assert made.owner_id == person(bakery, "Noor Haddad")


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (["Fold"], "Add “Fold”"),
        (["Fold", "Cut"], "Add “Fold” and “Cut”"),
        (["Fold", "Cut", "Glue"], "Add 3 rows"),
    ],
)
def test_several_rows_are_one_step(bakery: PlanSession, names: list[str], label: str) -> None:
    made = [NewRow(name=one, owner="Noor Haddad") for one in names]
    step(bakery, label, rows.add_rows, made, phase="pilot")
    assert [one.name for one in bakery.plan.tasks] == names
    assert len({one.owner_id for one in bakery.plan.tasks}) == 1


def test_no_length_makes_a_milestone(bakery: PlanSession) -> None:
    own = add(bakery, "Half time", length=0)
    assert row(bakery, own).kind is TaskKind.MILESTONE


def test_no_rows_write_no_step(bakery: PlanSession) -> None:
    no_step(bakery, rows.add_rows, [], phase="pilot")


def test_a_row_stands_behind_the_one_it_was_added_after(bakery: PlanSession) -> None:
    order = [TESTS, WAY_BACK, AGREEMENT]
    bakery.run(rows.arrange_rows, order, [AGREEMENT])
    new = [NewRow(name="Fold"), NewRow(name="Cut", start=date(2027, 3, 3))]
    step(bakery, "Add “Fold” and “Cut”", rows.add_rows, new, phase="make_ready", after=TESTS)
    names = [row(bakery, one).name for one in ids(bakery, "make_ready")]
    usual = [row(bakery, one).name for one in order]
    assert names == [usual[0], "Fold", "Cut", *usual[1:]]
    by_date = ids(bakery, "pilot")
    bakery.run(rows.add_rows, [NewRow(name="Glue")], phase="pilot", after=SUMMARY)
    assert [one for one in ids(bakery, "pilot") if one in by_date] == by_date


def test_rows_nest_five_levels_deep(bakery: PlanSession) -> None:
    made = [TESTS]
    for name in ("Fold", "Cut", "Glue", "Press"):
        made.append(add(bakery, name, parent=made[-1]))
    assert parents(bakery, *made) == ["", *made[:-1]]
    told = (
        "Tasks nest 5 levels deep at most, and under “Press” it would be more; choose a task "
        "further out."
    )
    refused(bakery, told, rows.add_rows, [NewRow(name="Dry")], phase="make_ready", parent=made[-1])


def test_other_work_belongs_to_no_phase(bakery: PlanSession) -> None:
    own = add(bakery, "Paint the shop", phase="outside", start=date(2028, 1, 4))
    assert row(bakery, own).start == date(2028, 1, 4)
    assert row(bakery, own).total_float >= 0


@pytest.mark.parametrize(
    ("new", "more", "sentence"),
    [
        (NewRow(name=" "), {}, "A task needs a name; type what is done."),
        (NewRow(name="a" * 121), {}, "longer than 120"),
        (
            NewRow(name="Fold"),
            {"phase": "rest"},
            "No phase is called 'rest'; the phases are prepare, pilot, make_ready,",
        ),
        (NewRow(name="Fold", length=-1), {}, "A task lasts 0 to 730 days; give another number."),
        (NewRow(name="Fold", length=731), {}, "A task lasts 0 to 730 days; give another number."),
        (NewRow(name="Fold", percent=-1), {}, "Done is a figure from 0 to 100 %."),
        (NewRow(name="Fold", percent=101), {}, "Done is a figure from 0 to 100 %."),
        (
            NewRow(name="Fold", start=date(1999, 12, 31)),
            {},
            "Fri 31 Dec 1999 is out of reach: choose a day between 2000 and 2100.",
        ),
        (
            NewRow(name="Fold"),
            {"parent": "nothing"},
            "The timeline has no row 'nothing'; look at the timeline again.",
        ),
        (
            NewRow(name="Fold"),
            {"after": "nothing"},
            "The timeline has no row 'nothing'; look at the timeline again.",
        ),
        (
            NewRow(name="Fold"),
            {"parent": "pilot"},
            "“Pilot gate” is a gate and stands by itself.",
        ),
        (
            NewRow(name="Fold"),
            {"parent": REVIEW},
            "comes again and again and has no subtasks; choose a task.",
        ),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_all_beside_it(
    bakery: PlanSession, new: NewRow, more: dict[str, Any], sentence: str
) -> None:
    before, revisions = bakery.plan, len(bakery.revisions())
    with pytest.raises(PlanError) as told:
        bakery.run(rows.add_rows, [NewRow(name="Cut"), new], **{"phase": "pilot", **more})
    assert sentence in str(told.value)
    assert bakery.plan is before
    assert len(bakery.revisions()) == revisions


# --- names and owners -------------------------------------------------------------------------


def test_a_name_of_ones_own_goes_back_to_the_templates(bakery: PlanSession) -> None:
    before = row(bakery, TESTS).name
    step(bakery, f"Rename “{before}”", rows.name_row, TESTS, " Try it out ")
    assert row(bakery, TESTS).name == "Try it out"
    step(bakery, "Rename “Try it out”", rows.name_row, TESTS, " ")
    assert row(bakery, TESTS).name == before
    assert bakery.plan.tasks == ()
    no_step(bakery, rows.name_row, TESTS, "")


def test_a_gate_may_have_another_name(bakery: PlanSession) -> None:
    step(bakery, "Rename “Pilot gate”", rows.name_row, "pilot", "May we begin?")
    assert row(bakery, "pilot").name == "May we begin?"
    bakery.run(rows.name_row, "pilot", "")
    assert row(bakery, "pilot").name == "Pilot gate"


def test_a_row_of_ones_own_needs_its_name(bakery: PlanSession) -> None:
    own = add(bakery, "Fold")
    refused(bakery, "A task needs a name; type what is done.", rows.name_row, own, "")


def test_somebody_is_named_for_several_rows(bakery: PlanSession) -> None:
    before = {one: row(bakery, one).owner for one in (TESTS, AGREEMENT, BRIEF)}
    step(bakery, "Change who does 3 rows", rows.own_rows, list(before), "Noor Haddad")
    assert {row(bakery, one).owner for one in before} == {"Noor Haddad"}
    assert [one.name for one in bakery.plan.people].count("Noor Haddad") == 1
    step(bakery, "Change who does 3 rows", rows.own_rows, list(before), " ")
    assert {one: row(bakery, one).owner for one in before} == before


# --- taking off and putting back --------------------------------------------------------------


def test_a_row_of_ones_own_goes_with_its_links(bakery: PlanSession) -> None:
    own = add(bakery, "Fold")
    before = bakery.plan
    bakery.run(link_rows, schedule(bakery), AGREEMENT, own)
    bakery.run(link_rows, schedule(bakery), own, TESTS)
    step(bakery, "Remove “Fold”", rows.remove_rows, [own])
    assert (bakery.plan.tasks, bakery.plan.task_links) == ((), ())
    bakery.undo()
    assert len(bakery.plan.task_links) == 2
    assert bakery.plan.tasks == before.tasks


def test_subtasks_go_with_their_task(bakery: PlanSession) -> None:
    inner = add(bakery, "Fold", parent=TESTS)
    other = add(bakery, "Cut", parent=TESTS)
    bakery.run(nesting.indent_rows, schedule(bakery), [WAY_BACK], TESTS)
    before = bakery.plan
    step(bakery, f"Remove “{row(bakery, TESTS).name}”", rows.remove_rows, [TESTS])
    assert not {inner, other, TESTS, WAY_BACK} & schedule(bakery).by_id.keys()
    assert {one.template for one in bakery.plan.tasks} == {TESTS, WAY_BACK}
    bakery.undo()
    assert bakery.plan == before


def test_subtasks_of_subtasks_go_too(bakery: PlanSession) -> None:
    """As they may come from another program."""
    top, middle, low = (add(bakery, one) for one in ("Fold", "Cut", "Glue"))

    def nested(edit: Edit) -> Step:
        above = {middle: top, low: middle}
        tasks = tuple(replace(one, parent=above.get(one.id, "")) for one in edit.plan.tasks)
        return Step("Take over", replace(edit.plan, tasks=tasks))

    bakery.run(nested)
    bakery.run(rows.remove_rows, [top])
    assert bakery.plan.tasks == ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Task):
    """A task that counts how often somebody asks what it belongs to."""

    asked: list[int]

    def __getattribute__(self, name: str) -> Any:
        if name == "parent":
            object.__getattribute__(self, "asked").append(1)
        return object.__getattribute__(self, name)


def test_removing_a_deep_outline_looks_at_each_row_a_few_times(
    bakery: PlanSession, catalogue: Catalogue
) -> None:
    """A list of ten thousand rows goes in a second; it took minutes."""
    asked: list[int] = []
    number = 300
    tasks = tuple(
        Counted(
            id=f"row-{n}",
            name=f"Row {n}",
            phase=OUTSIDE,
            parent=f"row-{(n - 1) // 2}" if n else "",
            asked=asked,
        )
        for n in range(number)
    )
    plan = replace(bakery.plan, tasks=(*bakery.plan.tasks, *tasks))
    edit = Edit(plan=plan, catalogue=catalogue, today=TODAY, new_id=lambda: "new")
    asked.clear()
    assert rows.remove_rows(edit, ["row-0"]).plan == bakery.plan
    assert len(asked) <= 10 * number


def test_a_removed_row_of_the_template_is_put_back_as_the_template_has_it(
    bakery: PlanSession,
) -> None:
    before = row(bakery, WIDER)
    bakery.run(move_rows, {WIDER: date(2027, 2, 18)})
    bakery.run(rows.name_row, WIDER, "Wider")
    step(bakery, "Remove “Wider”", rows.remove_rows, [WIDER])
    assert WIDER not in schedule(bakery).by_id
    step(bakery, "Put “Wider” back", restoring.restore_rows, [WIDER])
    assert row(bakery, WIDER) == before
    assert bakery.plan.tasks == ()
    sentence = f"“{before.name}” is as the template has it; there is nothing to put back."
    refused(bakery, sentence, restoring.restore_rows, [WIDER])


def test_what_waited_for_a_removed_row_waits_for_what_that_one_waited_for(
    bakery: PlanSession,
) -> None:
    bakery.run(rows.remove_rows, [TESTS, WIDER])
    assert row(bakery, SUMMARY).start > row(bakery, FIRST_WEEK).finish


@pytest.mark.requirement("S1-55")
@pytest.mark.parametrize("gate", ["idea", "pilot", "verdict", "rollout", "production", "review"])
def test_no_gate_can_be_removed(bakery: PlanSession, gate: str) -> None:
    sentence = f"“{row(bakery, gate).name}” is a gate; no plan goes without it."
    refused(bakery, sentence, rows.remove_rows, [gate])
    refused(bakery, sentence, rows.remove_rows, [TESTS, gate])


def test_no_phase_and_no_later_review_can_be_removed(bakery: PlanSession) -> None:
    told = "“Pilot” is a phase; choose tasks inside it."
    refused(bakery, told, rows.remove_rows, ["phase.pilot"])
    name = row(bakery, "tail.roi_first").name
    told = f"“{name}” follows from the end of the plan; choose a row inside a phase."
    refused(bakery, told, rows.remove_rows, ["tail.roi_first"])


def test_a_row_of_ones_own_is_not_put_back_by_removing_it(bakery: PlanSession) -> None:
    own = add(bakery, "Fold")
    sentence = "“Fold” is a row of your own; undo gives it back as it was."
    refused(bakery, sentence, restoring.restore_rows, [own])
    told = "The timeline has no row 'nothing'; look at the timeline again."
    refused(bakery, told, restoring.restore_rows, ["nothing"])


def test_a_row_comes_back_without_the_links_that_would_close_a_ring(bakery: PlanSession) -> None:
    """The wider use waits for “Fold”; while it is off the timeline, “Fold” is let wait for what
    follows the wider use."""
    bakery.run(rows.add_rows, [NewRow(name="Fold"), NewRow(name="Cut")], phase="pilot")
    fold, cut = (one.id for one in bakery.plan.tasks)
    bakery.run(link_rows, schedule(bakery), fold, WIDER)
    bakery.run(link_rows, schedule(bakery), cut, WIDER)
    name, last = row(bakery, WIDER).name, row(bakery, SUMMARY).name
    bakery.run(rows.remove_rows, [WIDER])
    bakery.run(link_rows, schedule(bakery), SUMMARY, fold)
    told = f"Put “{name}” back without “{last}” → “Fold”"
    step(bakery, told, restoring.restore_rows, [WIDER])
    assert not rings(bakery)
    assert waits(bakery, WIDER) >= {fold, cut}
    assert SUMMARY not in waits(bakery, fold)


# --- nesting ----------------------------------------------------------------------------------


def test_a_task_spans_the_rows_that_are_indented_under_it(bakery: PlanSession) -> None:
    label = f"Indent “{row(bakery, WAY_BACK).name}”"
    step(bakery, label, nesting.indent_rows, schedule(bakery), [WAY_BACK], TESTS)
    above, inner = row(bakery, TESTS), row(bakery, WAY_BACK)
    assert (above.summary, inner.parent) == (True, TESTS)
    assert (above.start, above.finish) == (inner.start, inner.finish)
    step(
        bakery,
        label.replace("Indent", "Outdent"),
        nesting.outdent_rows,
        schedule(bakery),
        [WAY_BACK],
    )
    assert bakery.plan.tasks == ()
    no_step(bakery, nesting.outdent_rows, schedule(bakery), [WAY_BACK, "pilot"])


def test_a_row_takes_its_own_subtasks_along_one_level_in_and_out(bakery: PlanSession) -> None:
    top = add(bakery, "Fold")
    inner = add(bakery, "Cut", parent=top)
    other = add(bakery, "Glue")
    deep = add(bakery, "Press", parent=other)
    step(bakery, "Indent “Glue”", nesting.indent_rows, schedule(bakery), [other], inner)
    assert parents(bakery, inner, other, deep) == [top, inner, other]
    assert [row(bakery, one).level for one in (top, inner, other, deep)] == [0, 1, 2, 3]
    assert [row(bakery, one).summary for one in (top, inner, other, deep)] == [True] * 3 + [False]
    step(bakery, "Outdent “Glue”", nesting.outdent_rows, schedule(bakery), [other])
    assert parents(bakery, inner, other, deep) == [top, top, other]
    step(bakery, "Outdent “Glue”", nesting.outdent_rows, schedule(bakery), [other])
    assert parents(bakery, inner, other, deep) == [top, "", other]


def test_of_a_task_and_its_subtasks_only_the_task_is_moved(bakery: PlanSession) -> None:
    """All of them are chosen when a whole branch is selected."""
    top = add(bakery, "Fold")
    inner = add(bakery, "Cut", parent=top)
    bakery.run(nesting.indent_rows, schedule(bakery), [top, inner], TESTS)
    assert parents(bakery, top, inner) == [TESTS, top]
    bakery.run(nesting.outdent_rows, schedule(bakery), [top, inner])
    assert parents(bakery, top, inner) == ["", top]


def test_a_branch_that_would_nest_too_deeply_is_refused(bakery: PlanSession) -> None:
    made = [add(bakery, "Fold")]
    for name in ("Cut", "Glue", "Press"):
        made.append(add(bakery, name, parent=made[-1]))
    told = (
        "Tasks nest 5 levels deep at most, and under “Sew” it would be more; choose a task "
        "further out."
    )
    outer = add(bakery, "Mend")
    inner = add(bakery, "Sew", parent=outer)
    refused(bakery, told, nesting.indent_rows, schedule(bakery), [made[0]], inner)
    bakery.run(nesting.indent_rows, schedule(bakery), [made[0]], outer)
    assert row(bakery, made[-1]).level == 4


def test_an_indented_row_stands_last_among_arranged_subtasks(bakery: PlanSession) -> None:
    top = add(bakery, "Fold")
    inner = [add(bakery, name, parent=top) for name in ("Cut", "Glue")]
    bakery.run(rows.arrange_rows, inner[::-1], [inner[0]])
    late = add(bakery, "Press")
    bakery.run(nesting.indent_rows, schedule(bakery), [late], top)
    found = [one.id for one in schedule(bakery).rows if one.parent == top]
    assert found == [*inner[::-1], late]


def test_a_row_two_levels_down_is_not_linked_with_its_own_summary(bakery: PlanSession) -> None:
    top = add(bakery, "Fold")
    deep = add(bakery, "Glue", parent=add(bakery, "Cut", parent=top))
    told = "“Glue” is a subtask of “Fold” and cannot be linked with it; link it with another row."
    refused(bakery, told, link_rows, schedule(bakery), deep, top)


def test_a_ring_through_two_levels_of_summaries_is_refused(bakery: PlanSession) -> None:
    top = add(bakery, "Fold")
    deep = add(bakery, "Glue", parent=add(bakery, "Cut", parent=top))
    other = add(bakery, "Press")
    bakery.run(link_rows, schedule(bakery), top, other)
    with pytest.raises(PlanError, match=r"wait for each other: .*“Press”"):
        bakery.run(link_rows, schedule(bakery), other, deep)


def test_links_drawn_to_any_task_it_now_stands_under_go(bakery: PlanSession) -> None:
    top = add(bakery, "Fold")
    inner = add(bakery, "Cut", parent=top)
    deep = add(bakery, "Glue")
    bakery.run(link_rows, schedule(bakery), top, deep)
    bakery.run(nesting.indent_rows, schedule(bakery), [deep], inner)
    assert (bakery.plan.task_links, rings(bakery)) == ((), [])


def test_with_a_task_go_its_subtasks_at_every_level(bakery: PlanSession) -> None:
    top = add(bakery, "Fold")
    deep = add(bakery, "Glue", parent=add(bakery, "Cut", parent=top))
    step(bakery, "Remove “Fold”", rows.remove_rows, [top])
    assert deep not in schedule(bakery).by_id
    assert bakery.plan.tasks == ()


def test_links_the_firm_drew_to_the_new_parent_go(bakery: PlanSession) -> None:
    """They would mean nothing; undo gives them back."""
    own = add(bakery, "Fold")
    bakery.run(link_rows, schedule(bakery), TESTS, own)
    before = bakery.plan
    bakery.run(nesting.indent_rows, schedule(bakery), [own], TESTS)
    assert (bakery.plan.task_links, rings(bakery)) == ((), [])
    bakery.undo()
    assert bakery.plan == before


@pytest.mark.parametrize(
    ("found", "under", "sentence"),
    [
        (["pilot"], BRIEF, "“Pilot gate” is a gate and stands by itself."),
        ([BRIEF], "pilot", "“Pilot gate” is a gate and stands by itself."),
        ([BRIEF], BRIEF, "“{0}” cannot be its own subtask."),
        ([BRIEF], TESTS, "“{0}” is in another phase than “{1}”; a task stays in its phase."),
        (
            [WIDER],
            REVIEW,
            "“{1}” comes again and again and has no subtasks; choose a task.",
        ),
        (["phase.pilot"], WIDER, "“Pilot” is a phase; choose tasks inside it."),
        ([WIDER], "phase.pilot", "“Pilot” is a phase; choose tasks inside it."),
    ],
)
def test_what_cannot_be_nested_is_refused(
    bakery: PlanSession, found: list[str], under: str, sentence: str
) -> None:
    told = sentence.format(row(bakery, found[0]).name, row(bakery, under).name)
    refused(bakery, told, nesting.indent_rows, schedule(bakery), found, under)


def test_a_task_cannot_go_under_its_own_subtask(bakery: PlanSession) -> None:
    inner = add(bakery, "Fold", parent=TESTS)
    told = f"“{row(bakery, TESTS).name}” cannot be its own subtask."
    refused(bakery, told, nesting.indent_rows, schedule(bakery), [TESTS], inner)


def test_a_row_that_was_removed_is_no_parent(bakery: PlanSession) -> None:
    bakery.run(rows.remove_rows, [TESTS])
    told = "is not on the timeline; choose another."
    with pytest.raises(PlanError, match=told):
        bakery.run(nesting.indent_rows, schedule(bakery), [WAY_BACK], TESTS)
    with pytest.raises(PlanError, match=told):
        bakery.run(nesting.indent_rows, schedule(bakery), [TESTS], WAY_BACK)


def test_indenting_round_a_third_row_is_a_ring(bakery: PlanSession) -> None:
    """The third waits for the one and is waited for by the other."""
    first, second, third = (add(bakery, one) for one in ("Fold", "Cut", "Glue"))
    bakery.run(link_rows, schedule(bakery), first, second)
    bakery.run(link_rows, schedule(bakery), second, third)
    told = "These would wait for each other: “Glue” → “Cut” → “Glue”. Take one of the links away."
    refused(bakery, told, nesting.indent_rows, schedule(bakery), [third], first)
    bakery.run(nesting.indent_rows, schedule(bakery), [second, third], first)
    assert rings(bakery) == []


def test_indenting_from_one_task_under_another_counts_what_was_left_aside(
    bakery: PlanSession,
) -> None:
    """The template lets the brief wait for the rating, unless that is a part of the brief."""
    third = add(bakery, "Fold", phase="prepare")
    bakery.run(link_rows, schedule(bakery), BRIEF, third)
    bakery.run(nesting.indent_rows, schedule(bakery), [READINESS], BRIEF)
    first, second = row(bakery, READINESS).name, row(bakery, BRIEF).name
    ring = f"“{first}” → “{second}” → “{first}”"
    told = f"These would wait for each other: {ring}. Take one of the links away."
    refused(bakery, told, nesting.indent_rows, schedule(bakery), [READINESS], third)


def test_a_subtask_that_would_work_towards_an_earlier_gate_is_refused(bakery: PlanSession) -> None:
    """A subtask works towards the gate of its task; this one waits for that gate itself."""
    use = "prepare.use"
    add(bakery, "Fold", phase="prepare", parent=use)
    name = row(bakery, BASELINE).name
    ring = f"“{name}” → “Idea gate” → “{name}”"
    with pytest.raises(PlanError, match="wait for each other") as told:
        bakery.run(nesting.indent_rows, schedule(bakery), [BASELINE], use)
    assert ring in str(told.value)


def test_outdenting_into_a_ring_is_refused(bakery: PlanSession) -> None:
    """As a subtask the second left aside that the template lets it wait for the first."""
    bakery.run(nesting.indent_rows, schedule(bakery), [WIDER], FIRST_WEEK)
    other = add(bakery, "Fold", phase="pilot", parent=FIRST_WEEK)
    bakery.run(link_rows, schedule(bakery), WIDER, other)
    name = row(bakery, WIDER).name
    ring = f"“{name}” → “Fold” → “{name}”"
    told = f"These would wait for each other: {ring}. Take one of the links away."
    refused(bakery, told, nesting.outdent_rows, schedule(bakery), [WIDER])
    bakery.run(unlink_rows, schedule(bakery), WIDER, other)
    bakery.run(nesting.outdent_rows, schedule(bakery), [WIDER])
    assert row(bakery, WIDER).parent == ""
    assert rings(bakery) == []


def test_indenting_is_refused_exactly_where_it_makes_a_ring(
    make_sample: Callable[[str], str], store: Store, catalogue: Catalogue
) -> None:
    """Every pair of two phases: taken, it leaves no ring; refused for one, the schedule has it."""
    session = PlanSession(store, make_sample("home_care"), catalogue, TODAY, ME)
    found, taken, told = schedule(session), 0, 0
    for phase in ("prepare", "settle"):
        work = [one.id for one in found.rows if one.phase == phase and one.kind == "task"]
        for one, under in permutations(work, 2):
            try:
                tried = try_out(session, catalogue, nesting.indent_rows, found, [one], under)
            except PlanError as error:
                told += "wait for each other" in str(error)
                forced = try_out(session, catalogue, nested_by_force, one, under)
                assert "cycle" in {each.code for each in forced.schedule.conflicts}
                continue
            taken += 1
            assert "cycle" not in {each.code for each in tried.schedule.conflicts}
    assert taken > told > 0


def nested_by_force(edit: Edit, row_id: str, under: str) -> Step:
    made = Task(id=edit.new_id(), template=row_id, parent=under)
    return Step("Force", replace(edit.plan, tasks=(*edit.plan.tasks, made)))


# --- order ------------------------------------------------------------------------------------


def test_rows_stand_as_they_were_arranged_and_by_date_again(bakery: PlanSession) -> None:
    usual = ids(bakery, "make_ready")
    order = [WAY_BACK, AGREEMENT, TESTS]
    dates = {one: row(bakery, one).start for one in order}
    label = f"Move “{row(bakery, WAY_BACK).name}” to another place"
    step(bakery, label, rows.arrange_rows, order, [WAY_BACK])
    assert ids(bakery, "make_ready") == order
    assert {one: row(bakery, one).start for one in order} == dates
    no_step(bakery, rows.arrange_rows, order, [WAY_BACK])
    label = "Put rows in the order of their dates"
    step(bakery, label, rows.arrange_by_date, order)
    assert ids(bakery, "make_ready") == usual
    assert bakery.plan.tasks == ()
    no_step(bakery, rows.arrange_by_date, order)


@pytest.mark.requirement("S1-55")
def test_gates_keep_their_place(bakery: PlanSession) -> None:
    sentence = "“Rollout gate” is a gate and stands by its date."
    refused(bakery, sentence, rows.arrange_rows, ["rollout", TESTS], ["rollout"])


# --- several at once --------------------------------------------------------------------------


def test_several_acts_are_one_step_each_on_what_those_before_it_left(bakery: PlanSession) -> None:
    acts = [
        lambda edit: rows.add_rows(edit, [NewRow(name="Fold")], phase="make_ready"),
        lambda edit: rows.name_row(edit, edit.plan.tasks[-1].id, "Cut"),
        lambda edit: rows.remove_rows(edit, [WAY_BACK]),
    ]
    step(bakery, "Paste 3 rows", together, "Paste 3 rows", acts)
    assert {one.name or one.template for one in bakery.plan.tasks} == {"Cut", WAY_BACK}


def test_what_is_refused_last_takes_back_what_was_done_first(bakery: PlanSession) -> None:
    acts = [
        lambda edit: rows.remove_rows(edit, [WAY_BACK]),
        lambda edit: rows.remove_rows(edit, ["pilot"]),
    ]
    refused(bakery, "“Pilot gate” is a gate; no plan goes without it.", together, "Two", acts)
