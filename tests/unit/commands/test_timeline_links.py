"""Links drawn, changed and taken away; rings are refused with their names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import permutations

import pytest

from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline.links import (
    WaitsFor,
    link_rows,
    links_of,
    set_predecessors,
    unlink_rows,
)
from roadmap_desktop.commands.timeline.nesting import indent_rows
from roadmap_desktop.commands.timeline.rows import remove_rows
from roadmap_desktop.commands.timeline.what_if import try_out
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.store.store import Store
from tests.unit.commands.command_rig import ME, TODAY
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
    link,
    no_step,
    refused,
    rings,
    row,
    schedule,
    step,
    waits,
)

WAY_BACK = "make_ready.way_back"
RECURS = (
    "“{name}” is a recurring item or a later review and cannot be linked; link a task or a gate."
)
FOLLOWS = (
    "The link between {names} follows from the order of phases and gates; it cannot be taken away."
)


@pytest.fixture
def home_care(make_sample: Callable[[str], str], store: Store, catalogue: Catalogue) -> PlanSession:
    return PlanSession(store, make_sample("home_care"), catalogue, TODAY, ME)


def names(session: PlanSession, *rows: str) -> str:
    return " and ".join(f"“{row(session, one).name}”" for one in rows)


def ring(session: PlanSession, *rows: str) -> str:
    chain = " → ".join(f"“{row(session, one).name}”" for one in (*rows, rows[0]))
    return f"These would wait for each other: {chain}. Take one of the links away."


def draw(session: PlanSession, before: str, after: str, kind: LinkKind = LinkKind.FS) -> None:
    session.run(link_rows, schedule(session), before, after, kind)


# --- drawing ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "start", "finish"),
    [
        (LinkKind.FS, date(2027, 3, 10), date(2027, 3, 10)),
        (LinkKind.SS, date(2027, 3, 4), date(2027, 3, 4)),
        (LinkKind.FF, date(2027, 3, 9), date(2027, 3, 9)),
        (LinkKind.SF, date(2027, 3, 4), date(2027, 3, 4)),
    ],
)
def test_a_link_moves_what_waits(
    bakery: PlanSession, kind: LinkKind, start: date, finish: date
) -> None:
    """The tests run from 4 to 9 March."""
    label = f"Link {names(bakery, TESTS, WAY_BACK)}"
    step(bakery, label, link_rows, schedule(bakery), TESTS, WAY_BACK, kind)
    assert waits(bakery, WAY_BACK) == {AGREEMENT, TESTS}
    assert (row(bakery, WAY_BACK).start, row(bakery, WAY_BACK).finish) == (start, finish)


@pytest.mark.parametrize(
    ("lag", "unit", "start"),
    [
        (0, LagUnit.WORKING_DAYS, date(2027, 3, 10)),
        (4, LagUnit.WORKING_DAYS, date(2027, 3, 16)),
        (4, LagUnit.CALENDAR_DAYS, date(2027, 3, 16)),
        (2, LagUnit.CALENDAR_DAYS, date(2027, 3, 12)),
        (-1, LagUnit.WORKING_DAYS, date(2027, 3, 9)),
    ],
)
def test_a_lag_counts_open_days_or_all_days(
    bakery: PlanSession, lag: int, unit: LagUnit, start: date
) -> None:
    bakery.run(link_rows, schedule(bakery), TESTS, WAY_BACK, LinkKind.FS, lag, unit)
    assert row(bakery, WAY_BACK).start == start


def test_a_link_drawn_again_gets_the_new_kind_and_lag(bakery: PlanSession) -> None:
    draw(bakery, TESTS, WAY_BACK)
    drawn = link(bakery, TESTS, WAY_BACK)
    bakery.run(link_rows, schedule(bakery), TESTS, WAY_BACK, LinkKind.SS, 1)
    (again,) = bakery.plan.task_links
    assert (again.id, again.kind, again.lag) == (drawn.id, LinkKind.SS, 1)
    assert row(bakery, WAY_BACK).start == date(2027, 3, 5)
    no_step(bakery, link_rows, schedule(bakery), TESTS, WAY_BACK, LinkKind.SS, 1)


def test_a_link_of_the_template_gets_another_lag(bakery: PlanSession) -> None:
    bakery.run(link_rows, schedule(bakery), AGREEMENT, TESTS, LinkKind.FS, 2)
    assert row(bakery, TESTS).start == date(2027, 3, 6)
    assert waits(bakery, TESTS) == {AGREEMENT}


def test_a_link_that_is_there_already_writes_no_step(bakery: PlanSession) -> None:
    no_step(bakery, link_rows, schedule(bakery), AGREEMENT, TESTS)


@pytest.mark.parametrize("lag", [-730, 730])
def test_lags_up_to_two_years_are_taken(bakery: PlanSession, lag: int) -> None:
    bakery.run(link_rows, schedule(bakery), TESTS, WAY_BACK, LinkKind.FS, lag)
    assert link(bakery, TESTS, WAY_BACK).lag == lag


@pytest.mark.parametrize("lag", [-731, 731])
def test_a_lag_out_of_reach_is_refused(bakery: PlanSession, lag: int) -> None:
    sentence = "A lag reaches from -730 to 730 days."
    refused(bakery, sentence, link_rows, schedule(bakery), TESTS, WAY_BACK, LinkKind.FS, lag)


@pytest.mark.parametrize("other_way", [False, True])
@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        ("phase.pilot", "“Pilot” is a phase and cannot be linked; link a task or a gate."),
        (
            "pilot.weekly_review",
            RECURS,
        ),
        (
            "tail.roi_first",
            RECURS,
        ),
        ("nothing", "The timeline has no row 'nothing'; look at the timeline again."),
    ],
)
def test_what_cannot_be_linked_is_refused(
    bakery: PlanSession, one: str, sentence: str, other_way: bool
) -> None:
    known = schedule(bakery).by_id.get(one)
    told = sentence.format(name=known.name if known else "")
    pair = (TESTS, one) if other_way else (one, TESTS)
    refused(bakery, told, link_rows, schedule(bakery), *pair)


def test_a_row_cannot_wait_for_itself(bakery: PlanSession) -> None:
    sentence = "A row cannot wait for itself; choose another one."
    refused(bakery, sentence, link_rows, schedule(bakery), TESTS, TESTS)


# --- rings ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", LinkKind)
def test_a_ring_is_refused_with_the_names_of_all_in_it(bakery: PlanSession, kind: LinkKind) -> None:
    told = ring(bakery, FIRST_WEEK, WIDER)
    refused(bakery, told, link_rows, schedule(bakery), WIDER, FIRST_WEEK, kind)
    draw(bakery, TESTS, WAY_BACK)
    told = ring(bakery, AGREEMENT, WAY_BACK)
    refused(bakery, told, link_rows, schedule(bakery), WAY_BACK, AGREEMENT, kind)


@pytest.mark.requirement("S1-55")
def test_no_link_turns_the_order_of_gates_round(bakery: PlanSession) -> None:
    told = ring(bakery, "idea", BASELINE)
    refused(bakery, told, link_rows, schedule(bakery), BASELINE, "idea")
    told = ring(bakery, "pilot", "verdict")
    refused(bakery, told, link_rows, schedule(bakery), "verdict", "pilot")


def test_subtasks_wait_for_what_their_task_waits_for(bakery: PlanSession) -> None:
    """So a way back from a subtask is a ring, though no link leads to the subtask itself."""
    inner = add(bakery, "Label", parent=TESTS)
    other = add(bakery, "Ask")
    draw(bakery, TESTS, other)
    told = ring(bakery, inner, other)
    refused(bakery, told, link_rows, schedule(bakery), other, inner)
    before = add(bakery, "Fetch")
    draw(bakery, before, TESTS)
    told = ring(bakery, before, inner)
    refused(bakery, told, link_rows, schedule(bakery), inner, before)


def test_a_task_and_its_subtask_cannot_be_linked(bakery: PlanSession) -> None:
    inner = add(bakery, "Label", parent=TESTS)
    sentence = (
        f"“Label” is a subtask of {names(bakery, TESTS)} and cannot be linked with it; link it "
        "with another row."
    )
    refused(bakery, sentence, link_rows, schedule(bakery), inner, TESTS)
    refused(bakery, sentence, link_rows, schedule(bakery), TESTS, inner)


def test_rings_are_refused_exactly_where_the_schedule_has_them(
    home_care: PlanSession, catalogue: Catalogue
) -> None:
    """Every pair of a phase with a summary in it: what is taken leaves no ring, what is refused
    for one really had a way back."""
    first, *rest = ("prepare.data_rules", "prepare.inventory", "prepare.readiness")
    home_care.run(indent_rows, schedule(home_care), rest, first)
    assert row(home_care, first).summary
    found = schedule(home_care)
    rows = [one.id for one in found.rows if one.phase == "prepare" and one.kind == "task"]
    taken = 0
    for one, other in permutations(rows, 2):
        try:
            tried = try_out(home_care, catalogue, link_rows, found, one, other)
        except PlanError:
            continue
        taken += 1
        assert [c for c in tried.schedule.conflicts if c.code == "cycle"] == []
    assert taken > len(rows)


# --- taking away ------------------------------------------------------------------------------


def test_a_link_of_ones_own_is_gone(bakery: PlanSession) -> None:
    before = bakery.plan.task_links
    draw(bakery, TESTS, WAY_BACK)
    label = f"Take away the link between {names(bakery, TESTS, WAY_BACK)}"
    step(bakery, label, unlink_rows, schedule(bakery), TESTS, WAY_BACK)
    assert bakery.plan.task_links == before
    assert waits(bakery, WAY_BACK) == {AGREEMENT}


def test_a_link_of_the_template_is_taken_away_and_brought_back(bakery: PlanSession) -> None:
    before = row(bakery, WIDER)
    label = f"Take away the link between {names(bakery, FIRST_WEEK, WIDER)}"
    step(bakery, label, unlink_rows, schedule(bakery), FIRST_WEEK, WIDER)
    assert FIRST_WEEK not in waits(bakery, WIDER)
    assert row(bakery, WIDER).start < before.start
    no_step(bakery, unlink_rows, schedule(bakery), FIRST_WEEK, WIDER)
    label = f"Link {names(bakery, FIRST_WEEK, WIDER)}"
    step(bakery, label, link_rows, schedule(bakery), FIRST_WEEK, WIDER)
    assert row(bakery, WIDER).start == before.start


def test_a_link_past_a_removed_row_can_be_taken_away(bakery: PlanSession) -> None:
    """What waited for the removed row waits for what that one waited for."""
    bakery.run(remove_rows, [WIDER])
    assert (FIRST_WEEK, SUMMARY) in [(o.predecessor, o.successor) for o in schedule(bakery).links]
    bakery.run(unlink_rows, schedule(bakery), FIRST_WEEK, SUMMARY)
    links = [(o.predecessor, o.successor) for o in schedule(bakery).links]
    assert (FIRST_WEEK, SUMMARY) not in links


@pytest.mark.requirement("S1-55")
@pytest.mark.parametrize(
    "pair",
    [
        ("idea", "pilot"),
        ("prepare.use", "idea"),
        ("pilot", FIRST_WEEK),
        ("verdict", AGREEMENT),
        ("rollout", "limited_rollout.sessions"),
    ],
)
def test_what_follows_from_the_order_stays(bakery: PlanSession, pair: tuple[str, str]) -> None:
    sentence = FOLLOWS.format(names=names(bakery, *pair))
    refused(bakery, sentence, unlink_rows, schedule(bakery), *pair)


def test_the_gate_before_a_phase_need_not_be_named_where_more_is_waited_for(
    home_care: PlanSession,
) -> None:
    pair = "production", "settle.revalidation"
    home_care.run(unlink_rows, schedule(home_care), *pair)
    assert waits(home_care, "settle.revalidation") == {"settle.context_update"}


def test_the_gate_before_a_phase_can_be_typed_over(bakery: PlanSession) -> None:
    """It holds the row's predecessor in its place."""
    own = add(bakery, "Fetch", phase="pilot")
    bakery.run(set_predecessors, schedule(bakery), FIRST_WEEK, [WaitsFor(own)])
    assert waits(bakery, FIRST_WEEK) == {own}
    assert waits(bakery, own) == {"pilot"}


def test_every_link_that_is_drawn_goes_or_stays_as_it_is_said(
    home_care: PlanSession, catalogue: Catalogue
) -> None:
    """No link is said to be taken away and drawn all the same."""
    found = schedule(home_care)
    gone = 0
    for one in found.links:
        pair = one.predecessor, one.successor
        try:
            tried = try_out(home_care, catalogue, unlink_rows, found, *pair)
        except PlanError:
            assert "gate" in {row(home_care, end).kind for end in pair}
            continue
        gone += 1
        left = [o for o in tried.schedule.links if (o.predecessor, o.successor) == pair]
        assert [o for o in left if not o.implied] == []
    assert gone > len(found.links) / 4


def test_no_link_there_is_refused(bakery: PlanSession) -> None:
    sentence = f"There is no link between {names(bakery, TESTS, WAY_BACK)}."
    refused(bakery, sentence, unlink_rows, schedule(bakery), TESTS, WAY_BACK)


# --- all of a row -----------------------------------------------------------------------------


def test_links_of_a_row_are_told_both_ways(bakery: PlanSession) -> None:
    before, after = links_of(schedule(bakery), BASELINE)
    assert [one.predecessor for one in before] == ["idea"]
    assert [one.successor for one in after] == [BRIEF]


def test_a_refused_predecessor_leaves_all_as_it_was(bakery: PlanSession) -> None:
    told = ring(bakery, BRIEF, "pilot", FIRST_WEEK)
    wanted = [WaitsFor(READINESS), WaitsFor(FIRST_WEEK)]
    refused(bakery, told, set_predecessors, schedule(bakery), BRIEF, wanted)
    assert rings(bakery) == []
