"""What a row waits for, set as one step."""

from __future__ import annotations

import pytest

from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline.links import WaitsFor, set_predecessors
from roadmap_desktop.commands.timeline.together import together
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LinkKind

BRIEF, FIRST, SECOND = "prepare.brief_light", "prepare.readiness_light", "prepare.baseline"
WIDER = "pilot.wider"


def waits(session: PlanSession, row: str) -> set[tuple[str, LinkKind, int]]:
    found = session.assessment.schedule.links
    return {
        (one.predecessor, one.kind, one.lag)
        for one in found
        if one.successor == row and not one.implied
    }


def put(session: PlanSession, row: str, *wanted: WaitsFor) -> None:
    session.run(set_predecessors, session.assessment.schedule, row, wanted)


def test_others_go_new_ones_come_and_one_undo_takes_it_all_back(bakery: PlanSession) -> None:
    before = bakery.plan
    put(bakery, BRIEF, WaitsFor(SECOND, LinkKind.SS, 2), WaitsFor("prepare.use"))
    assert waits(bakery, BRIEF) == {
        (SECOND, LinkKind.SS, 2),
        ("prepare.use", LinkKind.FS, 0),
    }
    bakery.undo()
    assert bakery.plan == before


def test_a_link_of_the_template_comes_back_when_it_is_typed_again(bakery: PlanSession) -> None:
    before = waits(bakery, BRIEF)
    put(bakery, BRIEF)
    assert waits(bakery, BRIEF) == set()
    put(bakery, BRIEF, WaitsFor(FIRST), WaitsFor(SECOND))
    assert waits(bakery, BRIEF) == before


def test_the_same_again_changes_nothing(bakery: PlanSession) -> None:
    before = bakery.plan
    put(bakery, BRIEF, WaitsFor(FIRST), WaitsFor(SECOND))
    assert bakery.plan == before


def test_a_gate_that_only_the_order_asks_for_need_not_be_typed(bakery: PlanSession) -> None:
    """Nothing in its phase holds it, so it waits for the gate before; nobody can take that away,
    and nobody has to in order to type something else."""
    plain = waits(bakery, WIDER)
    put(bakery, WIDER, WaitsFor("prepare.use"))
    held = {("prepare.use", LinkKind.FS, 0), ("pilot", LinkKind.FS, 0)}
    assert waits(bakery, WIDER) == held
    put(bakery, WIDER, WaitsFor("prepare.use", LinkKind.SS, 2))
    assert ("prepare.use", LinkKind.SS, 2) in waits(bakery, WIDER)
    put(bakery, WIDER)
    assert waits(bakery, WIDER) == {("pilot", LinkKind.FS, 0)}
    with pytest.raises(PlanError, match="follows from the order"):
        put(bakery, WIDER)
    put(bakery, WIDER, WaitsFor("pilot.first_week"))
    assert waits(bakery, WIDER) == plain


def test_turning_a_link_round_is_no_ring(bakery: PlanSession) -> None:
    """The link that would close the ring is taken away in the same step."""
    put(bakery, BRIEF, WaitsFor(FIRST))
    put(bakery, SECOND, WaitsFor(BRIEF))
    with pytest.raises(PlanError, match="wait for each other"):
        put(bakery, BRIEF, WaitsFor(FIRST), WaitsFor(SECOND))
    put(bakery, SECOND)
    put(bakery, BRIEF, WaitsFor(SECOND))
    assert waits(bakery, BRIEF) == {(SECOND, LinkKind.FS, 0)}


def test_a_row_named_twice_is_refused(bakery: PlanSession) -> None:
    with pytest.raises(PlanError, match="named twice"):
        put(bakery, BRIEF, WaitsFor(FIRST), WaitsFor(FIRST, LinkKind.SS))


def test_of_several_acts_one_refusal_refuses_all(bakery: PlanSession) -> None:
    before, schedule = bakery.plan, bakery.assessment.schedule
    fine = [WaitsFor(FIRST)]
    with pytest.raises(PlanError):
        bakery.run(
            together,
            "Two",
            [
                lambda edit: set_predecessors(edit, schedule, BRIEF, fine),
                lambda edit: set_predecessors(edit, schedule, BRIEF, [WaitsFor(BRIEF)]),
            ],
        )
    assert bakery.plan is before
