"""What an addendum says, without any paper: against a step, a baseline, something only tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from roadmap_desktop.commands import addendum as addenda
from roadmap_desktop.commands.addendum import LAST_STEP, State
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.governance import decide
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline import baselines, dates, phases, progress, rows
from roadmap_desktop.commands.timeline.what_if import try_out
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.governance import Decision
from roadmap_desktop.domain.model.plan import PlanHeader
from roadmap_desktop.reports.addendum.content import UNCHANGED, Addendum
from roadmap_desktop.reports.addendum.sections import addendum_document
from roadmap_desktop.reports.blocks import Document, DocumentStatus, Facts, Signatures
from roadmap_desktop.reports.content.report import Report
from roadmap_desktop.reports.documents import document_control
from roadmap_desktop.timeline.baselines import dates_of
from roadmap_desktop.timeline.what_if import difference
from tests.unit.commands.command_rig import TODAY
from tests.unit.commands.timeline_rig import AGREEMENT, FIRST_WEEK, TESTS, WIDER, add, schedule
from tests.unit.reports.test_document_content import said, tables

Against = Callable[..., Addendum]
OVEN = "The oven is delivered two weeks late."


@pytest.fixture
def against(bakery: PlanSession, catalogue: Catalogue) -> Against:
    """The addendum of the bakery's plan as it stands, held against something earlier."""

    def held(what: str = LAST_STEP, **given: Any) -> Addendum:
        now = addenda.as_it_stands(bakery, catalogue)
        return addenda.addendum_of(now, addenda.earlier_of(bakery, what, now), **given)

    return held


def document(found: Addendum, now: State) -> Document:
    control = document_control(
        now.plan, now.assessment, now.catalogue, today=now.today, revision=found.revision
    )
    report = Report(
        plan=now.plan, assessment=now.assessment, catalogue=now.catalogue, control=control
    )
    return addendum_document(found, report)


def words(found: Addendum, bakery: PlanSession, catalogue: Catalogue) -> str:
    return said(document(found, addenda.as_it_stands(bakery, catalogue)))


def take(bakery: PlanSession, name: str = "As approved") -> str:
    bakery.run(baselines.take_baseline, name, dates_of(schedule(bakery)), version="1")
    return bakery.plan.baselines[-1].id


def move_pilot(bakery: PlanSession, days: int = 14) -> None:
    bakery.run(phases.move_phase, schedule(bakery), "pilot", days)


def pass_the_idea(bakery: PlanSession) -> None:
    why = "Replies take an hour a day."
    stood = dates_of(schedule(bakery))
    bakery.run(decide, "idea", Decision.CONTINUE, "Dana Whitlock", why, dates=stood)


# --- which dates, by how much -----------------------------------------------------------------


@pytest.mark.requirement("S1-55")
def test_after_a_step_it_says_what_moved_why_and_by_how_much(
    bakery: PlanSession, against: Against
) -> None:
    before = schedule(bakery)
    move_pilot(bakery)
    found = against(reason=f" {OVEN} ", asked_by="Ines")
    assert (found.earlier.act, found.reason, found.asked_by) == ("Move Pilot", OVEN, "Ines")
    assert not found.proposed
    told = {one.moved.id: one for one in found.dates}
    for gate in ("verdict", "rollout", "production", "review"):
        was, now = before.by_id[gate].start, schedule(bakery).by_id[gate].start
        assert (told[gate].moved.before, told[gate].moved.after) == (was, now)
        assert told[gate].moved.days == (now - was).days == 14
        assert told[gate].day == schedule(bakery).by_id[gate].start_day
    assert "pilot" not in told  # its gate stands before the phase that moves
    assert told["go_live"].moved.days == 14
    assert {one.moved.id for one in found.dates if "90 days" in one.moved.name} <= set(told)
    assert (found.ends.end_day, found.ends.days_from_original) == (134, 14)
    assert found.adaptation == "14 days longer than the 120-day original, all in Pilot."


def test_it_is_the_difference_that_screen_and_command_line_tell(
    bakery: PlanSession, against: Against
) -> None:
    before = schedule(bakery)
    move_pilot(bakery)
    shared = difference(before, schedule(bakery), today=TODAY)
    assert against().earlier.difference == shared
    assert {one.moved for one in against().dates} == set(shared.moved)


def test_against_a_baseline_it_says_the_same_dates(bakery: PlanSession, against: Against) -> None:
    taken = take(bakery)
    move_pilot(bakery)
    step, since = against(), against(taken)
    assert since.dates == step.dates
    assert since.phases == step.phases
    assert since.work == step.work
    assert since.ended == step.ended
    assert (since.earlier.name, since.earlier.on) == ("baseline “As approved”", TODAY)
    assert since.earlier.revision == "1"


def test_each_phase_has_its_variance_in_working_days(bakery: PlanSession, against: Against) -> None:
    taken = take(bakery)
    move_pilot(bakery)
    told = {one.id: one for one in against(taken).phases}
    assert list(told) == [f"phase.{one.id}" for one in schedule(bakery).phases]
    assert not told["phase.prepare"].moved
    pilot = told["phase.pilot"].variance
    assert (pilot.start, pilot.finish) == (10, 10)
    assert pilot.was == (date(2027, 2, 1), date(2027, 3, 2))


def test_work_that_moves_is_told_and_no_other(bakery: PlanSession, against: Against) -> None:
    bakery.run(dates.move_rows, {WIDER: date(2027, 2, 18)})
    told = {one.id: one for one in against().work}
    assert WIDER in told
    assert FIRST_WEEK not in told
    assert told[WIDER].now[0] == date(2027, 2, 18)


def test_the_tail_counts_against_a_baseline_that_kept_it(
    bakery: PlanSession, against: Against
) -> None:
    take(bakery, "Whole")
    older = [one for one in dates_of(schedule(bakery)) if one.row in phases_and_gates(bakery)]
    bakery.run(baselines.take_baseline, "Older", older)
    move_pilot(bakery)
    tail = {one.id for one in schedule(bakery).tail}
    told, older_told = (
        {one.moved.id for one in against(which.id).dates} for which in bakery.plan.baselines
    )
    assert "tail.adoption_90" in tail & told
    assert not tail & older_told
    assert "review" in older_told


def phases_and_gates(bakery: PlanSession) -> set[str]:
    wanted = ("phase", "gate")
    return {one.id for one in schedule(bakery).rows if one.kind.value in wanted}


# --- critical path, conflicts, rows that are gone ---------------------------------------------


def test_what_becomes_critical_is_named(bakery: PlanSession, against: Against) -> None:
    was = {one.id for one in schedule(bakery).rows if one.critical}
    slack = next(r for r in schedule(bakery).rows if r.kind.value == "task" and r.total_float > 2)
    bakery.run(dates.resize_rows, {slack.id: slack.working_days + slack.total_float})
    now = schedule(bakery)
    joins = {now.by_id[one.id].name for one in now.rows if one.critical and one.id not in was}
    assert slack.name in joins
    assert slack.name in against().joins_critical


def test_a_date_that_cannot_be_kept_any_more_is_told_once(
    bakery: PlanSession, against: Against, catalogue: Catalogue
) -> None:
    own = add(bakery, "Ring the printer", length=2)
    bakery.run(dates.hold_row, own, finish_no_later=date(2027, 3, 12))
    bakery.run(dates.move_rows, {own: date(2027, 3, 17)})
    found = against()
    (told,) = found.conflicts
    assert "Ring the printer" in told
    assert told in words(found, bakery, catalogue)
    bakery.run(dates.move_rows, {AGREEMENT: date(2027, 3, 5)})
    assert told not in against().conflicts  # it was so before this step


def test_rows_that_are_gone_since_the_baseline_are_named(
    bakery: PlanSession, against: Against, catalogue: Catalogue
) -> None:
    taken, name = take(bakery), schedule(bakery).by_id[WIDER].name
    bakery.run(rows.remove_rows, [WIDER])
    found = against(taken)
    assert found.earlier.gone == (name,)
    assert f"No longer on the timeline: {name}." in words(found, bakery, catalogue)


# --- who signs anew ---------------------------------------------------------------------------


def test_a_gate_that_was_decided_is_signed_by_who_decided_it(
    bakery: PlanSession, against: Against, catalogue: Catalogue
) -> None:
    pass_the_idea(bakery)
    header = replace(bakery.plan.header, start=date(2027, 1, 19))
    bakery.run(begin_later, header)
    found = against(bakery.plan.baselines[0].id)
    told = {one.gate: one for one in found.sign}
    assert told["idea"].decided
    assert told["idea"].who == "Dana Whitlock"
    assert "decided for another day" in told["idea"].why
    assert (told["review"].who, told["review"].decided) == ("Marta Oldfield", False)
    document_ = document(found, addenda.as_it_stands(bakery, catalogue))
    (fields,) = [b for b in document_.sections[0].blocks if isinstance(b, Signatures)]
    assert ("Dana Whitlock", "idea gate") in fields.people
    assert "agree to the new dates" in fields.decisions


def begin_later(edit: Edit, header: PlanHeader) -> Step:
    return Step("Begin a week later", replace(edit.plan, header=header))


def test_where_no_gate_moves_nobody_is_asked_to_decide(
    bakery: PlanSession, against: Against, catalogue: Catalogue
) -> None:
    bakery.run(dates.resize_rows, {FIRST_WEEK: 4})
    found = against()
    assert found.work
    assert not found.sign
    told = words(found, bakery, catalogue)
    assert "No signature has to be given anew." in told
    assert "What you are asked to decide" not in told
    assert "agree to the new dates" not in told


# --- the document -----------------------------------------------------------------------------


@pytest.mark.requirement("S1-55", "X-16")
def test_the_document_names_plan_revision_reason_end_and_original(
    bakery: PlanSession, against: Against, catalogue: Catalogue
) -> None:
    taken = take(bakery)
    move_pilot(bakery)
    found = against(taken, reason=OVEN, asked_by="Ines")
    made = document(found, addenda.as_it_stands(bakery, catalogue))
    told = said(made)
    for wanted in (
        "Wrenfield Bakery. Drafting replies to customers.",
        "The plan ends on Tue 25 May 2027, day 134, 14 days later than before; 14 days beyond day",
        "All that has changed since the baseline “As approved”, taken on 4 January 2027.",
        OVEN,
        "14 days longer than the 120-day original, all in Pilot.",
        "May the gate dates change as listed below?",
        "This addendum is about dates only. It changes document WB-AI-01, revision 1, to the dates",
    ):
        assert wanted in told, wanted
    assert made.control.status is DocumentStatus.FOR_SIGN_OFF
    assert made.control.title == "Addendum to: Drafting replies to customers"
    cells = {row.id: [one.value for one in row.cells] for row in tables(made)["dates"].rows}
    wanted_cells = ["Pilot verdict", "Tue 2 Mar 2027", "Tue 16 Mar 2027", "+14", 64]
    assert cells["verdict"] == [*wanted_cells, "Marta Oldfield"]
    assert [row.cells[3].value for row in tables(made)["phases"].rows][:2] == ["0", "+10"]


def test_a_reason_that_nobody_gave_is_not_made_up(
    bakery: PlanSession, against: Against, catalogue: Catalogue
) -> None:
    move_pilot(bakery)
    made = document(against(), addenda.as_it_stands(bakery, catalogue))
    facts = [b for b in made.sections[0].blocks if isinstance(b, Facts)][1]
    assert {one.label: one.text for one in facts.items}["Why"] == ""  # prints 'not provided'


def test_what_is_only_tried_is_a_draft_without_a_fingerprint(
    bakery: PlanSession, catalogue: Catalogue
) -> None:
    before = bakery.plan
    tried = try_out(bakery, catalogue, phases.move_phase, schedule(bakery), "pilot", 14)
    now = addenda.as_tried(bakery, catalogue, tried)
    found = addenda.addendum_of(now, addenda.before_trying(bakery, tried, now), reason=OVEN)
    assert found.proposed
    made = document(found, now)
    assert (made.control.status, made.control.fingerprint) == (DocumentStatus.DRAFT, "")
    assert "until it is agreed the old dates hold" in said(made)
    assert bakery.plan is before
    move_pilot(bakery)
    now = addenda.as_it_stands(bakery, catalogue)
    stands = addenda.addendum_of(now, addenda.before_last_step(bakery, now), reason=OVEN)
    assert (stands.dates, stands.phases, stands.work) == (found.dates, found.phases, found.work)


def test_a_shorter_plan_and_one_of_the_old_length_say_so(
    bakery: PlanSession, against: Against, catalogue: Catalogue
) -> None:
    bakery.run(phases.stretch_phase, schedule(bakery), "settle", 13)
    told = words(against(), bakery, catalogue)
    assert "7 days earlier than before; 7 days short of day 120." in told
    assert "7 days shorter than the 120-day original, all in Settle" in told
    bakery.run(phases.stretch_phase, schedule(bakery), "settle", 20)
    assert against().adaptation == UNCHANGED


@pytest.mark.requirement("S1-59")
def test_a_length_outside_the_usual_band_stands_in_it(
    bakery: PlanSession, against: Against, catalogue: Catalogue
) -> None:
    bakery.run(phases.stretch_phase, schedule(bakery), "limited_rollout", 90)
    found = against()
    assert any("8 to 16 are usual" in one for one in found.duration)
    assert found.duration[0] in words(found, bakery, catalogue)


# --- refusals ---------------------------------------------------------------------------------


def test_without_a_difference_there_is_no_addendum(bakery: PlanSession, against: Against) -> None:
    taken = take(bakery)
    with pytest.raises(PlanError, match="Nothing on the timeline differs from the baseline “As"):
        against(taken)
    bakery.run(progress.record_percent, [TESTS], 50.0)
    with pytest.raises(PlanError, match="differs from the plan before this step"):
        against()


def test_a_step_or_baseline_that_is_not_there_is_told(against: Against) -> None:
    with pytest.raises(PlanError, match="No step was taken yet"):
        against()
    with pytest.raises(PlanError, match="no longer there"):
        against("gone")
