"""Each rule fires on what it is for, says why, and leaves a sound plan alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from roadmap_desktop.assessment.duration import length_in_sentences
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.findings import Severity
from roadmap_desktop.domain.model.answers import QuestionState, QuestionStatus
from roadmap_desktop.domain.model.checklists import ChecklistAnswer, ItemState
from roadmap_desktop.domain.model.governance import Decision, FindingAcceptance, GateDecision
from roadmap_desktop.domain.model.people import Attitude, RosterEntry
from roadmap_desktop.domain.model.pilot import Comparator, Criterion, StopRule
from roadmap_desktop.domain.model.plan import Origin, Plan
from roadmap_desktop.domain.model.rollout import RolloutStage
from roadmap_desktop.domain.model.tasks import PhaseSetting, Task
from roadmap_desktop.domain.model.use_case import Approval, Candidate
from tests.unit.assessment.rule_rig import Change, codes, part, the, with_list, without_role

Judge = Callable[..., Assessment]


def rows(*requirements: str) -> pytest.MarkDecorator:
    return pytest.mark.requirement(*requirements)


def criterion(**fields: object) -> Criterion:
    sound: dict[str, object] = {
        "metric": "Minutes for a reply",
        "comparator": Comparator.AT_MOST,
        "unit": "minutes",
        "baseline": 9.0,
        "success": 5.0,
        "failure": 7.0,
    }
    return Criterion(id="c", **{**sound, **fields})  # type: ignore[arg-type]


def stage(number: int, **fields: object) -> RolloutStage:
    sound: dict[str, object] = {"criterion": "Half of them use it", "user_count": 2, "weeks": 4.0}
    return RolloutStage(id=f"r{number}", stage=f"stage_{number}", **{**sound, **fields})  # type: ignore[arg-type]


LIGHT_CASES = [
    pytest.param("use_case.incomplete", part("use_case", output=""), marks=rows("S0-21", "S0-22")),
    pytest.param("use_case.incomplete", part("use_case", not_allowed="tbd"), marks=rows("S0-21")),
    pytest.param("use_case.vague", part("use_case", work="Use AI"), marks=rows("S0-22")),
    pytest.param("use_case.vague", part("use_case", work="AI for the office"), marks=rows("S0-22")),
    pytest.param(
        "plan.informal_origin", part("header", origin=Origin.VENDOR_DEMO), marks=rows("S0-2")
    ),
    pytest.param("criterion.none", with_list(criteria=()), marks=rows("S0-32", "S1-9", "S2-11")),
    pytest.param(
        "criterion.vague",
        with_list(criteria=(criterion(metric="Improve efficiency"),)),
        marks=rows("S2-11", "S0-74"),
    ),
    pytest.param(
        "criterion.no_number",
        with_list(criteria=(criterion(success=None),)),
        marks=rows("S1-13", "S4-5"),
    ),
    pytest.param(
        "criterion.no_number", with_list(criteria=(criterion(failure=None),)), marks=rows("S1-13")
    ),
    pytest.param(
        "criterion.bands_crossed",
        with_list(criteria=(criterion(failure=4.9),)),
        marks=rows("S1-13"),
    ),
    pytest.param(
        "criterion.usage_only",
        with_list(criteria=(criterion(metric="Number of people who like it"),)),
        marks=rows("S0-32", "S1-2", "S1-57"),
    ),
    pytest.param(
        "pilot.no_baseline", with_list(criteria=(criterion(baseline=None),)), marks=rows("S1-9")
    ),
    pytest.param(
        "warning.private_data_casual",
        with_list(data_rules=()),
        marks=rows("S0-70", "S0-29", "S0-68"),
    ),
    pytest.param("pilot.no_scope", part("pilot", tasks_in=" "), marks=rows("S0-31", "S0-30")),
    pytest.param(
        "mistake.no_way_back", part("pilot", fallback=""), marks=rows("S0-60", "S3-25", "S4-62")
    ),
    pytest.param(
        "warning.customer_no_review",
        part("use_case", approval=Approval.AUTOMATIC),
        marks=rows("S0-69"),
    ),
    pytest.param(
        "warning.unchecked_output",
        part("use_case", approval=Approval.SAMPLED, impact_flags=()),
        marks=rows("S0-71"),
    ),
    pytest.param("pilot.no_review", without_role("reviewer"), marks=rows("S0-33", "S0-71")),
    pytest.param("pilot.no_owner", without_role("owner"), marks=rows("S0-13", "S0-78")),
    pytest.param("pilot.no_pause_right", without_role("pauser"), marks=rows("S0-75")),
    pytest.param("pilot.no_deputy", without_role("pauser_deputy"), marks=rows("S0-75")),
    pytest.param(
        "pilot.whole_firm", part("pilot", user_count=6), marks=rows("S2-14", "S3-14", "S3-15")
    ),
    pytest.param(
        "pilot.whole_firm", part("pilot", users="The whole team from day one"), marks=rows("S2-14")
    ),
    pytest.param("pilot.no_stop_rule", with_list(stop_rules=()), marks=rows("S0-35", "S0-36")),
    pytest.param(
        "stop_rule.vague",
        with_list(stop_rules=(StopRule(id="s", trigger="Too many problems"),)),
        marks=rows("S0-35"),
    ),
    pytest.param(
        "stop_rule.no_threshold",
        with_list(
            stop_rules=(StopRule(id="s", trigger="Corrections take too long", metric="Minutes"),)
        ),
        marks=rows("S0-35"),
    ),
    pytest.param(
        "rollout.full_on_day_one",
        with_list(rollout_stages=(stage(3),)),
        marks=rows("S3-14", "S0-74"),
    ),
    pytest.param(
        "rollout.no_criterion",
        with_list(rollout_stages=(stage(1, criterion=""), stage(2))),
        marks=rows("S3-19", "S0-47"),
    ),
    pytest.param(
        "rollout.only_enthusiasts",
        with_list(roster=(RosterEntry(id="e", stage="stage_2", attitude=Attitude.ENTHUSIAST),)),
        marks=rows("S3-18"),
    ),
    pytest.param("timeline.no_start", part("header", start=None), marks=rows("S1-54")),
    (
        "timeline.late_for_date",
        with_list(tasks=(Task(id="t", name="T", finish_no_later=date(2020, 1, 1)),)),
    ),
    (
        "timeline.closed_day",
        with_list(tasks=(Task(id="t", name="T", must_start_on=date(2028, 1, 1)),)),
    ),
]


@pytest.mark.parametrize(("code", "change"), LIGHT_CASES)
def test_a_light_plan_hears_of_it(bakery: Plan, judge: Judge, code: str, change: Change) -> None:
    changed = change(bakery)
    if code == "plan.informal_origin":
        bakery = replace(bakery, header=replace(bakery.header, origin=Origin.OWN_NEED))
    assert code not in codes(judge(bakery))
    finding = the(judge(changed), code)
    assert finding.reason.endswith((".", "’"))
    assert finding.remedy.endswith(".")


STANDARD_CASES = [
    pytest.param("people.no_sponsor", without_role("sponsor"), marks=rows("S2-34")),
    pytest.param(
        "people.rights_open",
        lambda p: replace(p, roles=tuple(replace(r, rights=()) for r in p.roles)),
        marks=rows("S1-33", "S1-62"),
    ),
    pytest.param("evidence.signal_missing", with_list(evidence_signals=()), marks=rows("S0-34")),
    pytest.param(
        "stop_rule.family_missing",
        lambda p: replace(p, stop_rules=p.stop_rules[:1]),
        marks=rows("S0-36"),
    ),
    pytest.param("kpi.layer_empty", lambda p: replace(p, kpis=p.kpis[:1]), marks=rows("S1-44")),
    pytest.param("mistake.hidden_costs", with_list(budget_lines=()), marks=rows("S0-76")),
    pytest.param(
        "mistake.hidden_costs",
        lambda p: replace(p, budget_lines=tuple(b for b in p.budget_lines if b.kind != "review")),
        marks=rows("S0-76"),
    ),
    pytest.param(
        "readiness.unanswered", with_list(checklist_answers=()), marks=rows("S2-12", "S0-24")
    ),
]


@pytest.mark.parametrize(("code", "change"), STANDARD_CASES)
def test_a_standard_plan_hears_of_it(
    accounting: Plan, judge: Judge, code: str, change: Change
) -> None:
    assert code not in codes(judge(accounting))
    assert code in codes(judge(change(accounting)))


@rows("S1-31")
def test_a_formal_plan_needs_all_five_functions(home_care: Plan, judge: Judge) -> None:
    assert "people.function_blank" not in codes(judge(home_care))
    finding = the(judge(without_role("finance")(home_care)), "people.function_blank")
    assert "finance" in finding.reason
    assert finding.severity is Severity.ERROR


@rows("S4-6")
def test_a_formal_plan_needs_all_three_types_of_measure(home_care: Plan, judge: Judge) -> None:
    plain = replace(
        home_care,
        kpis=(),
        criteria=tuple(c for c in home_care.criteria if c.kpi_type != "technical"),
    )
    assert "technical" in the(judge(plain), "kpi.type_missing").reason


@rows("S1-46")
def test_a_limit_without_an_action_is_measurement_only(accounting: Plan, judge: Judge) -> None:
    silent = replace(accounting, kpis=tuple(replace(k, action="") for k in accounting.kpis))
    assert "kpi.measurement_only" not in codes(judge(accounting))
    assert "4 measures" in the(judge(silent), "kpi.measurement_only").reason


@rows("S0-68")
@pytest.mark.parametrize("name", ["bakery", "accounting", "home_care"])
def test_a_plan_filled_sensibly_is_quiet(
    name: str, judge: Judge, request: pytest.FixtureRequest
) -> None:
    found = judge(request.getfixturevalue(name))
    assert len(found.findings) <= 5
    assert not found.has_errors


@rows("S1-8", "S0-28")
@pytest.mark.parametrize(
    ("item", "sprint"),
    [("readiness.data", True), ("readiness.access", True), ("readiness.support", False)],
)
def test_a_weak_critical_line_puts_a_sprint_before_the_pilot(
    accounting: Plan, judge: Judge, item: str, sprint: bool
) -> None:
    weak = ChecklistAnswer(id="w", item=item, state=ItemState.NO)
    others = tuple(a for a in accounting.checklist_answers if a.item != item)
    before = judge(accounting).schedule
    found = judge(replace(accounting, checklist_answers=(*others, weak)))
    assert found.readiness.sprint_needed is sprint
    assert (found.schedule.finish > before.finish) is sprint
    assert ("readiness.critical_weak" in codes(found)) is sprint


@rows("X-4")
@pytest.mark.parametrize(("heads", "says_error"), [(5, False), (6, True)])
def test_a_tiny_firm_may_have_everybody_in_the_pilot(
    bakery: Plan, judge: Judge, heads: int, says_error: bool
) -> None:
    small = part("client", head_count=heads)(part("pilot", user_count=heads)(bakery))
    found = judge(small)
    assert ("pilot.whole_firm" in codes(found)) is says_error
    assert any(str(heads) in d for d in found.deviations)


@rows("X-3")
@pytest.mark.parametrize(("weeks", "moved"), [(3.9, True), (4.0, False)])
def test_a_short_first_stage_moves_the_adoption_check(
    bakery: Plan, judge: Judge, weeks: float, moved: bool
) -> None:
    plan = replace(bakery, rollout_stages=(stage(1, weeks=weeks), stage(2)))
    assert any("last day" in d for d in judge(plan).deviations) is moved


@rows("S1-59")
@pytest.mark.parametrize(("days", "inside"), [(5, False), (6, True), (62, True), (63, False)])
def test_eight_to_sixteen_weeks_is_the_band(
    bakery: Plan, judge: Judge, days: int, inside: bool
) -> None:
    """Pilot 30, make ready 20, limited rollout ``days``: 56 days are 8 weeks, 112 are 16."""
    settings = (PhaseSetting(id="p", phase="limited_rollout", days=days),)
    found = judge(replace(bakery, phase_settings=settings))
    assert found.duration.inside_band is inside
    assert ("duration.outside_band" in codes(found)) is not inside


@rows("S4-59")
def test_unsettled_scope_doubles_the_end(bakery: Plan, judge: Judge) -> None:
    assert judge(bakery).duration.doubled_finish is None
    found = judge(without_role("owner")(bakery))
    days = (found.schedule.finish - found.schedule.start).days + 1
    assert found.duration.doubled_finish is not None
    assert (found.duration.doubled_finish - found.schedule.finish).days == days


@rows("S0-7", "S0-41", "S1-21")
@pytest.mark.parametrize(("today", "late"), [(date(2027, 1, 16), False), (date(2027, 1, 17), True)])
def test_a_gate_is_overdue_the_day_after(
    bakery: Plan, judge: Judge, today: date, late: bool
) -> None:
    assert ("gate.overdue" in codes(judge(bakery, today))) is late


def decided(*gates: str, by: str = "Marta Oldfield") -> Change:
    return with_list(
        gate_decisions=tuple(
            GateDecision(
                id=f"d{n}",
                position=n,
                gate=gate,
                decision=Decision.CONTINUE,
                decided_by=by,
                decided_on=date(2027, 1, 16 + n),
                reason="Measured for two weeks.",
            )
            for n, gate in enumerate(gates)
        )
    )


@rows("S0-20", "S0-61")
def test_the_stage_follows_the_gates(bakery: Plan, judge: Judge) -> None:
    assert (judge(bakery).stage, judge(bakery).next_gate) == ("use_case", "idea")
    one = judge(decided("idea")(bakery))
    assert (one.stage, one.next_gate) == ("readiness", "pilot")
    two = judge(decided("idea", "pilot")(bakery))
    assert (two.stage, two.next_gate) == ("controlled_pilot", "verdict")


@rows("S0-66")
def test_deeper_plans_need_more_deciders(accounting: Plan, judge: Judge) -> None:
    alone = judge(decided("idea", "pilot", by="Ruth Pell")(accounting))
    both = judge(decided("idea", "pilot", by="Ruth Pell, Gordon Harrow")(accounting))
    assert "gate.too_few_deciders" in codes(alone)
    assert "gate.too_few_deciders" not in codes(both)


@rows("S1-20")
def test_passing_a_gate_without_its_evidence_is_shown(bakery: Plan, judge: Judge) -> None:
    found = judge(decided("idea", "pilot")(bakery))
    assert "readiness" in the(found, "gate.passed_without_evidence").reason.casefold()


@rows("S0-62")
@pytest.mark.parametrize(
    ("state", "expected"),
    [(ItemState.YES, "there"), (ItemState.IN_PART, "claimed"), (ItemState.NO, "missing")],
)
def test_evidence_is_there_claimed_or_missing(
    bakery: Plan, judge: Judge, state: ItemState, expected: str
) -> None:
    said = ChecklistAnswer(id="v", item="verdict.value", state=state)
    found = judge(replace(bakery, checklist_answers=(*bakery.checklist_answers, said)))
    verdict = next(g for g in found.gates if g.gate == "verdict")
    assert {e.evidence: e.state for e in verdict.evidence}["verdict.value"] == expected


def test_an_accepted_finding_stays_and_blocks_no_more(bakery: Plan, judge: Judge) -> None:
    broken = without_role("reviewer")(bakery)
    assert judge(broken).has_errors
    acceptance = FindingAcceptance(
        id="a", code="pilot.no_review", subject="people.reviewer", accepted_by="Marta", because="x"
    )
    found = judge(replace(broken, acceptances=(acceptance,)))
    assert the(found, "pilot.no_review").accepted_by == "Marta"
    assert not found.has_errors


@rows("S0-1")
@pytest.mark.parametrize(
    ("concern", "change"),
    [
        ("purpose", part("use_case", work="", value_text="")),
        ("ownership", without_role("owner")),
        ("governance", without_role("pauser")),
        ("data", with_list(data_rules=())),
        ("testing", with_list(criteria=())),
        ("training", with_list(rollout_stages=())),
        ("monitoring", with_list(kpis=(), evidence_signals=())),
        ("accountability", without_role("reviewer")),
    ],
)
def test_each_lamp_goes_out_by_itself(
    bakery: Plan, judge: Judge, concern: str, change: Change
) -> None:
    assert all(lamp.lit or lamp.assumed for lamp in judge(bakery).lamps)
    found = judge(change(bakery)).lamps
    assert [lamp.concern for lamp in found if not lamp.lit and not lamp.assumed] == [concern]


@rows("S0-1")
def test_an_assumed_answer_lights_no_lamp_until_somebody_confirms_it(
    bakery: Plan, judge: Judge
) -> None:
    def assumed(plan: Plan) -> list[str]:
        found = judge(plan).lamps
        assert all(lamp.lit is not lamp.assumed for lamp in found)
        return [lamp.concern for lamp in found if lamp.assumed]

    def confirmed(*questions: str) -> Plan:
        kept = tuple(s for s in bakery.question_states if s.question not in questions)
        return replace(bakery, question_states=kept)

    assert assumed(bakery) == ["training", "monitoring"]
    assert assumed(confirmed("rollout.stages")) == ["monitoring"]
    assert assumed(confirmed("kpis.list")) == ["training"], "one of its two lists is enough"
    more = tuple(
        QuestionState(id=question, question=question, status=QuestionStatus.ASSUMED)
        for question in ("pilot.criteria", "people.owner")
    )
    plan = replace(bakery, question_states=(*bakery.question_states, *more))
    assert assumed(plan) == ["ownership", "testing", "training", "monitoring"]


@rows("S0-9")
def test_proofs_are_computed_not_ticked(bakery: Plan, judge: Judge) -> None:
    held = {p.id for p in judge(bakery).proofs if p.holds}
    assert held == {"gates", "staged", "controls", "monitoring"}


@rows("X-10", "S0-10")
def test_lighter_plans_say_what_they_leave_out(
    bakery: Plan, accounting: Plan, home_care: Plan, judge: Judge
) -> None:
    light, standard, formal = (judge(p) for p in (bakery, accounting, home_care))
    assert (light.depth, standard.depth, formal.depth) == tuple(Depth)
    assert len(light.left_out) > len(standard.left_out) > len(formal.left_out) == 0
    assert all(one.why for one in light.left_out)
    assert light.estimate.pages < standard.estimate.pages < formal.estimate.pages
    asked = [len(a.questions) for a in (light, standard, formal)]
    assert asked == sorted(asked)
    assert len(set(asked)) == 3


@rows("S2-10", "S1-30")
def test_candidates_are_ranked_by_visible_weights(bakery: Plan, judge: Judge) -> None:
    uses = (
        Candidate(id="a", name="Replies", impact=5, feasibility=5, importance=1),
        Candidate(id="b", name="Shelf signs", impact=3, feasibility=5, importance=5),
        Candidate(id="c", name="Forecast", impact=5, feasibility=None, importance=5),
    )
    ranked = judge(replace(bakery, candidates=uses)).candidates
    assert [r.name for r in ranked] == ["Shelf signs", "Replies", "Forecast"]
    assert ranked[0].score == pytest.approx(0.4 * 3 + 0.35 * 5 + 0.25 * 5)
    assert ranked[-1].score is None
    assert sum(weight for _, weight, _ in ranked[0].parts) == pytest.approx(1)


@rows("S1-34")
def test_a_plan_owned_by_technicians_only_is_flagged(accounting: Plan, judge: Judge) -> None:
    technical = tuple(r for r in accounting.roles if r.role in ("technical_lead", "ai_lead"))
    assert "people.no_business_owner" not in codes(judge(accounting))
    assert "people.no_business_owner" in codes(judge(replace(accounting, roles=technical)))


@rows("S0-8")
def test_ticked_symptoms_are_shown(bakery: Plan, judge: Judge) -> None:
    assert not any(s.holds for s in judge(bakery).symptoms)
    seen = ChecklistAnswer(id="s", item="symptom.ownership", state=ItemState.YES)
    found = judge(replace(bakery, checklist_answers=(*bakery.checklist_answers, seen)))
    assert [s.id for s in found.symptoms if s.holds] == ["symptom.ownership"]


@rows("S4-25")
def test_each_group_lists_what_is_open_not_only_a_number(accounting: Plan, judge: Judge) -> None:
    groups = judge(accounting).readiness.groups
    assert [g.group for g in groups] == ["business", "operational", "technical"]
    assert all(g.total - g.ready == len(g.open_items) for g in groups)


@rows("S4-57", "S4-58")
def test_length_is_compared_and_its_drivers_are_rated(accounting: Plan, judge: Judge) -> None:
    duration = judge(accounting).duration
    assert "nine months" in duration.notes[0]
    assert dict(duration.drivers)["Data"] == "ready"
    assert dict(duration.drivers)["Rules and decisions"] == "partly ready"


@rows("S4-59")
def test_the_doubled_end_is_a_date_in_words_beside_the_planned_one(
    bakery: Plan, judge: Judge
) -> None:
    found = judge(without_role("owner")(bakery))
    (told,) = [f.reason for f in found.findings if f.code == "duration.may_double"]
    assert told.endswith("the end may be Wed 8 Sep 2027 instead of Tue 11 May 2027.")
    assert told in length_in_sentences(found.duration)


@rows("S1-59", "S4-57", "S4-58")
def test_what_is_said_of_the_length_names_band_drivers_and_what_others_report(
    bakery: Plan, judge: Judge
) -> None:
    band, drivers, others = length_in_sentences(judge(bakery).duration)
    assert band == (
        "Pilot start to the end of limited rollout takes 11.4 weeks; 8 to 16 are usual for one "
        "focused use."
    )
    for driver in ("workflow (", "data (", "links to other systems (", "rules and decisions ("):
        assert driver in drivers
    assert "about nine months" in others
    assert "this plan takes 120" in others
