"""Baselines: taken by name or with a decision, several beside each other, renamed, forgotten."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap_desktop.commands.governance import decide
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline import baselines
from roadmap_desktop.commands.timeline.dates import move_rows
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.timeline.baselines import dates_of
from tests.unit.commands.command_rig import TODAY
from tests.unit.commands.timeline_rig import AGREEMENT, refused, row, schedule, step


def take(session: PlanSession, name: str) -> str:
    """Take a baseline; its id."""
    session.run(baselines.take_baseline, name, dates_of(schedule(session)))
    return session.plan.baselines[-1].id


def names(session: PlanSession) -> list[str]:
    return [one.name for one in session.plan.baselines]


def test_a_baseline_keeps_every_date_as_it_stood(bakery: PlanSession) -> None:
    stood = schedule(bakery)
    step(
        bakery,
        "Take the baseline “As approved”",
        baselines.take_baseline,
        " As approved ",
        dates_of(stood),
        version="v1",
    )
    bakery.run(move_rows, {AGREEMENT: date(2027, 3, 10)})
    (taken,) = bakery.plan.baselines
    assert (taken.name, taken.taken_on, taken.version) == ("As approved", TODAY, "v1")
    kept = {d.row: (d.start, d.finish) for d in baselines.dates_kept(bakery.plan, taken.id)}
    assert kept == {one.id: (one.start, one.finish) for one in stood.rows}
    assert {one.id for one in stood.tail} <= set(kept)
    assert kept[AGREEMENT][0] != row(bakery, AGREEMENT).start


def test_several_baselines_stand_beside_each_other(bakery: PlanSession) -> None:
    first, second = take(bakery, "First"), take(bakery, "Second")
    assert names(bakery) == ["First", "Second"]
    assert len(bakery.plan.baseline_dates) == 2 * len(schedule(bakery).rows)
    step(bakery, "Forget the baseline “First”", baselines.drop_baseline, first)
    assert names(bakery) == ["Second"]
    assert {one.baseline for one in bakery.plan.baseline_dates} == {second}


def test_a_baseline_gets_another_name_and_keeps_its_place(bakery: PlanSession) -> None:
    first = take(bakery, "First")
    take(bakery, "Second")
    label = "Rename the baseline “First”"
    step(bakery, label, baselines.rename_baseline, first, "Before the holidays")
    assert names(bakery) == ["Before the holidays", "Second"]
    bakery.run(baselines.rename_baseline, first, "BEFORE the holidays")  # its own name is no clash
    assert names(bakery)[0] == "BEFORE the holidays"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (" ", "A baseline needs a name, for example 'As approved'."),
        ("as APPROVED", "There is a baseline “as APPROVED” already; choose another name."),
    ],
)
def test_a_baseline_needs_a_name_of_its_own(bakery: PlanSession, name: str, sentence: str) -> None:
    take(bakery, "As approved")
    other = take(bakery, "Other")
    refused(bakery, sentence, baselines.take_baseline, name, dates_of(schedule(bakery)))
    refused(bakery, sentence, baselines.rename_baseline, other, name)


def test_a_baseline_that_is_gone_is_neither_renamed_nor_forgotten(bakery: PlanSession) -> None:
    refused(bakery, baselines.GONE, baselines.drop_baseline, "gone")
    refused(bakery, baselines.GONE, baselines.rename_baseline, "gone", "Other")


def test_a_baseline_is_found_by_name_or_id(bakery: PlanSession) -> None:
    with pytest.raises(PlanError, match="no baseline “May”; it has: none was taken yet"):
        baselines.baseline_called(bakery.plan, "May")
    taken = take(bakery, "As approved")
    for named in ("as approved", taken):
        assert baselines.baseline_called(bakery.plan, named).id == taken
    with pytest.raises(PlanError, match="it has: “As approved”"):
        baselines.baseline_called(bakery.plan, "May")


# --- with a decision --------------------------------------------------------------------------


def decided(session: PlanSession, decision: Decision, gate: str = "idea") -> None:
    stood = dates_of(schedule(session))
    session.run(
        decide, gate, decision, "Marta Oldfield", "Replies take an hour a day.", dates=stood
    )


def test_a_gate_that_is_passed_keeps_the_dates_that_were_decided_on(bakery: PlanSession) -> None:
    stood = schedule(bakery)
    decided(bakery, Decision.CONTINUE)
    (taken,) = bakery.plan.baselines
    assert (taken.name, taken.version, taken.taken_on) == ("Revision 1, Idea gate", "1", TODAY)
    kept = {d.row: (d.start, d.finish) for d in baselines.dates_kept(bakery.plan, taken.id)}
    assert kept == {one.id: (one.start, one.finish) for one in stood.rows}
    bakery.undo()
    assert not bakery.plan.baselines
    assert not bakery.plan.gate_decisions


def test_each_gate_freezes_a_revision_of_its_own(bakery: PlanSession) -> None:
    take(bakery, "revision 2, pilot gate")
    decided(bakery, Decision.CONTINUE)
    decided(bakery, Decision.CONTINUE, "pilot")
    wanted = ["Revision 1, Idea gate", "Revision 2, Pilot gate (2)"]
    assert names(bakery)[1:] == wanted
    assert [one.version for one in bakery.plan.baselines[1:]] == ["1", "2"]


@pytest.mark.parametrize("decision", [Decision.REDESIGN, Decision.STOP])
def test_what_is_not_approved_is_not_frozen(bakery: PlanSession, decision: Decision) -> None:
    decided(bakery, decision)
    assert bakery.plan.gate_decisions
    assert not bakery.plan.baselines
