"""What was done to a plan: told, looked at as it was, compared, taken back to a point."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from roadmap_desktop.commands.answers import answer, not_sure
from roadmap_desktop.commands.handover import duplicate, export_plan_file, import_plan_file
from roadmap_desktop.commands.history import (
    compare,
    entries,
    plan_at,
    steps_after,
    undo_to,
    what_changed,
)
from roadmap_desktop.commands.rows import move_row, remove_row
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.diff import ChangeKind
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.store.faults import CannotUndoError
from roadmap_desktop.store.store import Store
from tests.unit.commands.command_rig import ME, TODAY


def retitled(session: PlanSession, title: str) -> int:
    revision = session.run(answer, "plan.title", title)
    assert revision is not None
    return revision.id


@pytest.fixture
def branch(bakery: PlanSession, store: Store, catalogue: Catalogue) -> PlanSession:
    """Another plan of the bakery's, open too."""
    other = duplicate(store, bakery.plan.id, catalogue, ME)
    return PlanSession(store, other, catalogue, TODAY, "Tomasz")


# --- told --------------------------------------------------------------------------------------


def test_everything_done_is_listed_newest_first_with_its_label_and_who(
    bakery: PlanSession,
) -> None:
    retitled(bakery, "One")
    bakery.run(not_sure, "use.tool")
    newest, before, made = entries(bakery)
    assert newest.label.startswith("Not sure yet: ")
    assert before.label.startswith("Answer ")
    assert made.label.startswith("Make the plan ")
    assert {e.actor for e in (newest, before, made)} == {ME}
    assert newest.id > before.id > made.id
    assert newest.at > before.at
    assert [e.kind for e in (newest, before, made)] == ["do", "do", "do"]
    assert not [e for e in (newest, before, made) if e.imported or e.undone]


def test_what_was_taken_back_is_marked_until_it_is_done_again(bakery: PlanSession) -> None:
    first, second = retitled(bakery, "One"), retitled(bakery, "Two")
    bakery.undo()
    marked = {e.id: e.undone for e in entries(bakery)}
    assert (marked[first], marked[second]) == (False, True)
    assert [e.kind for e in entries(bakery)][:1] == ["undo"]
    bakery.redo()
    assert not any(e.undone for e in entries(bakery))
    assert [e.kind for e in entries(bakery)][:2] == ["redo", "undo"]


def test_what_another_plan_did_to_the_firm_is_listed_and_never_called_undone(
    bakery: PlanSession, branch: PlanSession
) -> None:
    branch.run(answer, "firm.head_count", 9)
    newest = entries(bakery)[0]
    assert (newest.actor, newest.undone) == ("Tomasz", False)
    retitled(branch, "Of no matter here")
    assert entries(bakery)[0] == newest, "what touches only the other plan is not"


# --- as it was ---------------------------------------------------------------------------------


def test_the_plan_is_shown_as_it_was_at_every_point(bakery: PlanSession) -> None:
    seen: list[tuple[int, Plan]] = [(entries(bakery)[0].id, bakery.plan)]

    def note() -> None:
        seen.append((entries(bakery)[0].id, bakery.plan))

    acts: list[Callable[[], object]] = [
        lambda: retitled(bakery, "One"),
        lambda: bakery.run(answer, "people.sponsor", "Noor Haddad"),
        lambda: bakery.run(remove_row, "data.forbidden", bakery.plan.forbidden_data[0].id),
        bakery.undo,
        lambda: bakery.run(move_row, "stop.rules", bakery.plan.stop_rules[0].id, 2),
        bakery.undo,
        bakery.redo,
        lambda: bakery.run(answer, "firm.head_count", 9),
    ]
    for act in acts:
        act()
        note()
    now = bakery.plan
    for revision, plan in seen:
        assert plan_at(bakery, revision) == plan
    assert bakery.plan is now, "looking back changes nothing"


def test_a_point_after_the_last_one_is_now(bakery: PlanSession) -> None:
    assert plan_at(bakery, entries(bakery)[0].id + 1_000) == bakery.plan


# --- what one step did -------------------------------------------------------------------------


def test_a_step_says_what_it_changed_and_undo_says_the_reverse(
    bakery: PlanSession, catalogue: Catalogue
) -> None:
    was = bakery.plan.header.title
    done = retitled(bakery, "One")
    bakery.undo()
    taken_back = entries(bakery)[0].id
    (there,) = what_changed(bakery, done, catalogue)
    (back,) = what_changed(bakery, taken_back, catalogue)
    assert (there.old, there.new, there.question) == (was, "One", "plan.title")
    assert (back.old, back.new) == ("One", was)


def test_the_making_of_the_plan_is_not_told_part_by_part(
    bakery: PlanSession, catalogue: Catalogue
) -> None:
    made = entries(bakery)[-1]
    assert what_changed(bakery, made.id, catalogue) == ()


def test_a_revision_that_is_not_there_did_nothing(
    bakery: PlanSession, catalogue: Catalogue
) -> None:
    assert what_changed(bakery, 10_000, catalogue) == ()


# --- compared ----------------------------------------------------------------------------------


def test_two_points_are_compared_over_all_that_lies_between(
    bakery: PlanSession, catalogue: Catalogue
) -> None:
    start = entries(bakery)[0].id
    retitled(bakery, "One")
    rule = bakery.plan.stop_rules[0]
    removed = bakery.run(remove_row, "stop.rules", rule.id)
    assert removed is not None
    retitled(bakery, "Two")
    found = compare(bakery, start, None, catalogue)
    assert {(d.kind, d.question) for d in found} == {
        (ChangeKind.CHANGED, "plan.title"),
        (ChangeKind.REMOVED, "stop.rules"),
    }
    assert next(d.new for d in found if d.question == "plan.title") == "Two"
    between = compare(bakery, start, removed.id, catalogue)
    assert next(d.new for d in between if d.question == "plan.title") == "One"


def test_what_was_done_and_undone_is_no_difference(
    bakery: PlanSession, catalogue: Catalogue
) -> None:
    start = entries(bakery)[0].id
    retitled(bakery, "One")
    bakery.undo()
    assert compare(bakery, start, None, catalogue) == ()
    assert compare(bakery, start, start, catalogue) == ()


# --- undo to here ------------------------------------------------------------------------------


def test_every_step_after_a_point_is_taken_back_and_can_be_done_again(
    bakery: PlanSession,
) -> None:
    here = retitled(bakery, "One")
    then = bakery.plan
    for title in ("Two", "Three", "Four"):
        retitled(bakery, title)
    labels = steps_after(bakery, here)
    assert len(labels) == 3
    assert labels[0] == bakery.undo_label, "the newest stands first"
    assert undo_to(bakery, here) == 3
    assert bakery.plan == then
    for _ in range(3):
        bakery.redo()
    assert bakery.plan.header.title == "Four"


def test_at_the_newest_point_there_is_nothing_to_take_back(bakery: PlanSession) -> None:
    here = retitled(bakery, "One")
    assert steps_after(bakery, here) == ()
    assert undo_to(bakery, here) == 0
    assert bakery.plan.header.title == "One"


def test_steps_taken_back_before_are_not_counted_again(bakery: PlanSession) -> None:
    here = retitled(bakery, "One")
    retitled(bakery, "Two")
    retitled(bakery, "Three")
    bakery.undo()
    assert len(steps_after(bakery, here)) == 1
    assert undo_to(bakery, here) == 1
    assert bakery.plan.header.title == "One"


def test_where_somebody_changed_the_firm_since_it_stops_there_and_says_why(
    bakery: PlanSession, branch: PlanSession
) -> None:
    here = entries(bakery)[0].id
    bakery.run(answer, "firm.head_count", 7)
    branch.refresh()
    branch.run(answer, "firm.head_count", 9)
    bakery.refresh()
    retitled(bakery, "One")
    assert len(steps_after(bakery, here)) == 2
    with pytest.raises(CannotUndoError) as refusal:
        undo_to(bakery, here)
    assert str(refusal.value).endswith(".")
    assert bakery.plan.header.title != "One", "the step before it was taken back"
    assert bakery.plan.client.head_count == 9


# --- handed over -------------------------------------------------------------------------------


def test_the_history_of_an_imported_plan_is_to_read_only(
    bakery: PlanSession, store: Store, other: Store, catalogue: Catalogue, tmp_path: Path
) -> None:
    retitled(bakery, "One")
    export_plan_file(store, bakery.plan.id, tmp_path / "plan.roadmap", "1.0")
    taken = PlanSession(
        other,
        import_plan_file(other, tmp_path / "plan.roadmap", "Noor"),
        catalogue,
        TODAY,
        "Noor",
    )
    mine, *theirs = entries(taken)
    assert not mine.imported
    assert [e.imported for e in theirs] == [True, True]
    assert not any(e.undone for e in (mine, *theirs))
    assert what_changed(taken, theirs[0].id, catalogue) == ()
    assert plan_at(taken, mine.id) == taken.plan
    done = retitled(taken, "Two")
    assert [d.new for d in what_changed(taken, done, catalogue)] == ["Two"]
    assert undo_to(taken, mine.id) == 1
    assert taken.plan.header.title == "One"
