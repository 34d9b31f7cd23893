"""Signs, mistakes and guards that the plan as a whole shows, each at its boundary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from roadmap_desktop import assessment
from roadmap_desktop.assessment.people import is_technical
from roadmap_desktop.assessment.pilot import EVERYBODY
from roadmap_desktop.assessment.readiness import tells_of_activity_only
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.assessment.standing import ReadinessState
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.data_rules import FirmKind
from roadmap_desktop.domain.findings import Severity
from roadmap_desktop.domain.model.checklists import ChecklistAnswer, ItemState
from roadmap_desktop.domain.model.data_rules import DataRule, DataRuleKind
from roadmap_desktop.domain.model.governance import Decision, FindingAcceptance, GateDecision
from roadmap_desktop.domain.model.kpis import BudgetLine
from roadmap_desktop.domain.model.pilot import Comparator, StopRule
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.rollout import RolloutStage
from roadmap_desktop.domain.model.tasks import PhaseSetting
from roadmap_desktop.domain.model.use_case import Approval
from tests.unit.assessment.rule_rig import Change, codes, part, the, with_list, without_role

Judge = Callable[..., Assessment]


def rows(*requirements: str) -> pytest.MarkDecorator:
    return pytest.mark.requirement(*requirements)


def data_rule(kind: DataRuleKind, category: str, examples: str) -> DataRule:
    return DataRule(id=f"{kind}-{category}", kind=kind, category=category, examples=examples)


def both(*changes: Change) -> Change:
    def changed(plan: Plan) -> Plan:
        for change in changes:
            plan = change(plan)
        return plan

    return changed


def drop_training(plan: Plan) -> Plan:
    stages = tuple(replace(s, training="") for s in plan.rollout_stages)
    return replace(plan, rollout_stages=stages)


def drop_rework_counting(plan: Plan) -> Plan:
    return replace(
        plan,
        evidence_signals=tuple(s for s in plan.evidence_signals if s.signal != "time"),
        stop_rules=tuple(r for r in plan.stop_rules if r.family != "excessive_rework"),
    )


def first_stage(**fields: object) -> Change:
    stages = (
        RolloutStage(id="r1", stage="stage_1", criterion="Half use it", **fields),  # type: ignore[arg-type]
        RolloutStage(id="r2", stage="stage_2", criterion="Half use it", training="Shown"),
    )
    return with_list(rollout_stages=stages)


CASES = [
    pytest.param("warning.rework_not_counted", drop_rework_counting),
    pytest.param("mistake.software_only", drop_training, marks=rows("S0-74")),
    pytest.param(
        "mistake.scope_open",
        part("pilot", tasks_out="", workflows_out=""),
        marks=rows("S0-31", "S0-74"),
    ),
    pytest.param(
        "anti_pattern.late_hardening",
        with_list(phase_settings=(PhaseSetting(id="p", phase="make_ready", days=9),)),
        marks=rows("S1-57", "S1-60"),
    ),
    pytest.param(
        "pilot.overlong",
        with_list(phase_settings=(PhaseSetting(id="p", phase="pilot", days=93),)),
        marks=rows("S2-14"),
    ),
    pytest.param(
        "review.no_catch_and_correct", part("review", catch_and_correct=""), marks=rows("S3-2")
    ),
    pytest.param(
        "review.claims_all_tested",
        part("review", catch_and_correct="All outputs have been tested before, so none is read."),
        marks=rows("S3-2"),
    ),
    pytest.param("pilot.more_users_than_heads", part("pilot", user_count=7), marks=rows("X-4")),
    pytest.param(
        "rollout.full_on_day_one", first_stage(user_count=6), marks=rows("S3-14", "S0-74")
    ),
    pytest.param(
        "rollout.full_on_day_one", first_stage(segment="The whole shop"), marks=rows("S3-14")
    ),
    pytest.param(
        "data.on_both_lists",
        with_list(
            data_rules=(
                data_rule(DataRuleKind.ALLOWED, "Price list ", "Printed prices"),
                data_rule(DataRuleKind.FORBIDDEN, "price list", "Supplier prices"),
            )
        ),
        marks=rows("S0-29"),
    ),
    pytest.param(
        "data.forbidden_among_allowed",
        with_list(
            data_rules=(
                data_rule(DataRuleKind.ALLOWED, "The order", "What was ordered, home addresses."),
                data_rule(DataRuleKind.FORBIDDEN, "Contacts", "Phone numbers, Home addresses"),
            )
        ),
        marks=rows("S0-29"),
    ),
    pytest.param(
        "data.no_examples",
        with_list(data_rules=(data_rule(DataRuleKind.FORBIDDEN, "Contacts", " "),)),
        marks=rows("S0-29"),
    ),
    pytest.param(
        "pilot.deputy_is_same",
        lambda p: replace(
            p,
            roles=tuple(
                replace(r, person_id=next(x.person_id for x in p.roles if x.role == "pauser"))
                if r.role == "pauser_deputy"
                else r
                for r in p.roles
            ),
        ),
        marks=rows("S0-75"),
    ),
]


@pytest.mark.parametrize(("code", "change"), CASES)
def test_a_light_plan_hears_of_it(bakery: Plan, judge: Judge, code: str, change: Change) -> None:
    assert code not in codes(judge(bakery))
    finding = the(judge(change(bakery)), code)
    assert finding.reason.endswith((".", "’"))
    assert finding.remedy.endswith(".")


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("anti_pattern.late_hardening", PhaseSetting(id="p", phase="make_ready", days=10)),
        ("pilot.overlong", PhaseSetting(id="p", phase="pilot", days=92)),
    ],
)
def test_the_last_good_length_is_quiet(
    bakery: Plan, judge: Judge, code: str, change: PhaseSetting
) -> None:
    assert code not in codes(judge(replace(bakery, phase_settings=(change,))))


STANDARD_CASES = [
    pytest.param(
        "criterion.no_source",
        lambda p: replace(p, criteria=tuple(replace(c, period="") for c in p.criteria)),
        marks=rows("S4-5"),
    ),
    pytest.param(
        "budget.no_hardening",
        lambda p: replace(
            p, budget_lines=tuple(b for b in p.budget_lines if b.kind != "hardening")
        ),
        marks=rows("S1-22"),
    ),
    pytest.param(
        "evidence.no_recorder",
        lambda p: replace(
            p, evidence_signals=tuple(replace(s, recorder_id="") for s in p.evidence_signals)
        ),
        marks=rows("S0-34"),
    ),
]


@pytest.mark.parametrize(("code", "change"), STANDARD_CASES)
def test_a_standard_plan_hears_of_it(
    home_care: Plan, bakery: Plan, judge: Judge, code: str, change: Change
) -> None:
    assert code not in codes(judge(home_care))
    assert code in codes(judge(change(home_care)))
    assert code not in codes(judge(change(bakery)))


@rows("S4-26")
@pytest.mark.parametrize(("hours", "small"), [(9.9, True), (10.0, False), (60.0, False)])
def test_a_tiny_share_for_data_is_asked_about(
    accounting: Plan, judge: Judge, hours: float, small: bool
) -> None:
    kinds = ("review", "support", "monitoring", "hardening")
    lines = [BudgetLine(id=k, kind=k, hours=(100 - hours) / 4) for k in kinds]
    lines.append(BudgetLine(id="d", kind="data_preparation", hours=hours))
    found = judge(replace(accounting, budget_lines=tuple(lines)))
    assert ("budget.data_share_small" in codes(found)) is small


@rows("S0-76")
def test_a_zero_in_the_budget_is_an_answer(accounting: Plan, judge: Judge) -> None:
    zero = tuple(
        replace(b, hours=0.0) if b.kind == "support" else b for b in accounting.budget_lines
    )
    assert "mistake.hidden_costs" not in codes(judge(replace(accounting, budget_lines=zero)))


def test_the_phase_budget_counts_for_hardening(accounting: Plan, judge: Judge) -> None:
    own = (PhaseSetting(id="p", phase="make_ready", budget=900.0),)
    assert "budget.no_hardening" not in codes(judge(replace(accounting, phase_settings=own)))


# --- readiness ---------------------------------------------------------------------------------


@rows("S0-6")
@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("We had a demo", True),
        ("Licences bought.", True),
        ("The vendor tool was connected", True),
        ("Staff trained last week", True),
        ("Subscription taken out", True),
        ("", False),
        ("Everybody was trained and three carers showed it on a real visit", False),
        ("Single sign-on is set up for six of nine seats.", False),
        ("Scan folders are clean and complete since March", False),
        ("Fiona answers within the hour", False),
    ],
)
def test_activity_is_told_from_readiness(text: str, activity: bool) -> None:
    assert tells_of_activity_only(text) is activity


@rows("S0-6")
def test_an_activity_satisfies_no_readiness_line(accounting: Plan, judge: Judge) -> None:
    bought = ChecklistAnswer(
        id="b", item="readiness.support", state=ItemState.YES, text="Licences bought"
    )
    others = tuple(a for a in accounting.checklist_answers if a.item != bought.item)
    found = judge(replace(accounting, checklist_answers=(*others, bought)))
    assert "Licences bought" in the(found, "readiness.activity_only").reason
    assert "readiness.support" in {g.item for g in found.readiness.gaps}


@rows("S1-6", "S0-74")
@pytest.mark.parametrize(("day", "skipped"), [(20, False), (21, True)])
def test_groundwork_is_skipped_once_the_pilot_begins(
    bakery: Plan, judge: Judge, day: int, skipped: bool
) -> None:
    start = bakery.header.start
    assert start is not None
    found = judge(bakery, start + timedelta(days=day - 1))
    assert ("mistake.readiness_skipped" in codes(found)) is skipped


@rows("S1-6", "S0-28")
def test_readiness_says_start_now_or_do_the_groundwork_first(
    accounting: Plan, judge: Judge
) -> None:
    def rated(state: ItemState) -> Assessment:
        others = "access budget people purpose ownership governance workflow support monitoring"
        answers = tuple(
            ChecklistAnswer(id=x, item=f"readiness.{x}", state=ItemState.YES)
            for x in (*others.split(), "fallback")
        )
        data = ChecklistAnswer(id="data", item="readiness.data", state=state)
        return judge(replace(accounting, checklist_answers=(data, *answers)))

    ready, part_, weak = (rated(s) for s in (ItemState.YES, ItemState.IN_PART, ItemState.NO))
    states = [a.readiness.state for a in (ready, part_, weak)]
    assert states == [
        ReadinessState.READY,
        ReadinessState.WITH_CONDITIONS,
        ReadinessState.NOT_READY,
    ]
    assert "sprint" in weak.readiness.next_decision
    assert "data" in weak.readiness.next_decision


# --- gates -------------------------------------------------------------------------------------


def decision(gate: str, number: int = 0, **fields: object) -> GateDecision:
    sound: dict[str, object] = {
        "decision": Decision.CONTINUE,
        "decided_by": "Marta Oldfield",
        "decided_on": date(2027, 1, 16),
        "reason": "Measured for two weeks.",
    }
    return GateDecision(id=f"d{number}", gate=gate, **{**sound, **fields})  # type: ignore[arg-type]


def decisions(*made: GateDecision) -> Change:
    return with_list(gate_decisions=made)


@rows("S0-7", "S1-55")
def test_gates_are_passed_in_order(bakery: Plan, judge: Judge) -> None:
    in_order = decisions(decision("idea"), decision("pilot", 1))(bakery)
    jumped = decisions(decision("pilot"))(bakery)
    assert "gate.out_of_order" not in codes(judge(in_order))
    finding = the(judge(jumped), "gate.out_of_order")
    assert "Idea gate" in finding.reason
    assert judge(jumped).stage == "use_case"


@rows("S1-20")
@pytest.mark.parametrize(
    ("fields", "lacks"),
    [({"decided_by": " "}, "a name"), ({"reason": ""}, "a reason")],
)
def test_an_undocumented_decision_counts_as_not_held(
    bakery: Plan, judge: Judge, fields: dict[str, object], lacks: str
) -> None:
    found = judge(decisions(decision("idea", **fields))(bakery))  # type: ignore[arg-type]
    assert lacks in the(found, "gate.undocumented").reason
    assert (found.stage, found.next_gate) == ("use_case", "idea")


@rows("S0-41", "S1-2")
def test_being_liked_is_no_reason_to_go_on(bakery: Plan, judge: Judge) -> None:
    liked = decisions(decision("verdict", reason="People liked it"))(bakery)
    measured = decisions(decision("verdict", reason="Median fell from 9 to 5 minutes"))(bakery)
    assert the(judge(liked), "gate.reason_is_liking").severity is Severity.ERROR
    assert "gate.reason_is_liking" not in codes(judge(measured))


@rows("S2-3")
@pytest.mark.parametrize(("times", "endless"), [(1, False), (2, True)])
def test_a_second_extension_asks_to_stop_or_change(
    bakery: Plan, judge: Judge, times: int, endless: bool
) -> None:
    again = [decision("verdict", n, decision=Decision.TEST_MORE) for n in range(times)]
    assert ("gate.endless_pilot" in codes(judge(decisions(*again)(bakery)))) is endless


@pytest.mark.parametrize("halt", [Decision.STOP, Decision.PAUSE])
def test_a_stopped_plan_waits_for_no_later_gate(bakery: Plan, judge: Judge, halt: Decision) -> None:
    made = (decision("idea"), decision("pilot", 1), decision("verdict", 2, decision=halt))
    late = date(2027, 12, 1)
    assert "gate.overdue" in codes(judge(decisions(*made[:2])(bakery), late))
    assert "gate.overdue" not in codes(judge(decisions(*made)(bakery), late))


@rows("S0-66", "X-4")
@pytest.mark.parametrize(("heads", "needed"), [(1, 1), (2, 2), (38, 3)])
def test_a_firm_cannot_send_more_deciders_than_it_has(
    home_care: Plan, judge: Judge, heads: int, needed: int
) -> None:
    gates = judge(part("client", head_count=heads)(home_care)).gates
    assert {g.gate: g.deciders_needed for g in gates}["pilot"] == needed


@rows("S0-66")
@pytest.mark.parametrize(
    ("by", "few"),
    [("Ruth Pell", True), ("Ruth Pell and Gordon Harrow", False), ("R. Pell; G. Harrow", False)],
)
def test_names_of_deciders_are_counted(accounting: Plan, judge: Judge, by: str, few: bool) -> None:
    found = judge(decisions(decision("pilot", decided_by=by))(accounting))
    assert ("gate.too_few_deciders" in codes(found)) is few


# --- people, pilot, data -----------------------------------------------------------------------


@rows("S1-34")
@pytest.mark.parametrize(
    ("function", "technical"),
    [
        ("IT", True),
        ("Software developer", True),
        ("Vendor", True),
        ("Office and IT", False),
        ("Owner", False),
        ("Heating engineer", False),
        ("Registered manager", False),
        ("", False),
    ],
)
def test_technical_functions(function: str, technical: bool) -> None:
    assert is_technical(function) is technical


@rows("S1-34", "S1-57")
def test_an_owner_from_it_needs_a_business_voice(
    bakery: Plan, accounting: Plan, judge: Judge
) -> None:
    def by_it(plan: Plan) -> Plan:
        owner = plan.holder("owner")
        people = tuple(
            replace(p, function="IT") if owner and p.id == owner.id else p for p in plan.people
        )
        return replace(plan, people=people)

    assert "IT" in the(judge(by_it(bakery)), "people.no_business_owner").reason
    assert "people.no_business_owner" not in codes(judge(by_it(accounting)))  # has a sponsor


@rows("S2-14")
@pytest.mark.parametrize(
    ("words", "everybody"),
    [
        ("Everyone", True),
        ("all our staff", True),
        ("The whole team", True),
        ("Company-wide", True),
        ("the entire practice", True),
        ("Everyone on the early shift", False),
        ("Not everyone, only Priya", False),
        ("All of the north team's leaders", False),
        ("Tomasz and Priya", False),
        ("Two people who open the shop", False),
    ],
)
def test_words_for_the_whole_firm(words: str, everybody: bool) -> None:
    assert bool(EVERYBODY.search(words)) is everybody


@rows("X-4", "S0-75")
def test_a_firm_of_one_needs_no_deputy(bakery: Plan, judge: Judge) -> None:
    alone = part("client", head_count=1)
    assert "pilot.no_deputy" not in codes(judge(both(alone, without_role("pauser_deputy"))(bakery)))


@rows("S0-35")
def test_a_measured_stop_rule_may_have_plain_words(bakery: Plan, judge: Judge) -> None:
    rule = StopRule(
        id="s", trigger="Too many problems", metric="Wrong replies", value=2.0,
        comparator=Comparator.ABOVE,
    )  # fmt: skip
    assert "stop_rule.vague" not in codes(judge(replace(bakery, stop_rules=(rule,))))


@rows("S0-29")
def test_the_suggested_lists_never_contradict_themselves(
    bakery: Plan, judge: Judge, catalogue: Catalogue
) -> None:
    def lists(kind: FirmKind) -> tuple[DataRule, ...]:
        return tuple(
            data_rule(side, e.category, e.examples)
            for side, given in (
                (DataRuleKind.FORBIDDEN, kind.forbidden),
                (DataRuleKind.ALLOWED, kind.allowed),
            )
            for e in given
        )

    for kind in catalogue.firm_kinds:
        found = codes(judge(replace(bakery, data_rules=lists(kind))))
        assert not {c for c in found if c.startswith("data.")}, kind.id


# --- the whole ---------------------------------------------------------------------------------


def test_every_caution_names_a_rule_that_exists(catalogue: Catalogue) -> None:
    folder = Path(assessment.__file__).parent
    source = "".join(p.read_text(encoding="utf-8") for p in folder.glob("*.py"))
    cautions = (*catalogue.warnings, *catalogue.mistakes, *catalogue.anti_patterns)
    assert [c.rule for c in cautions if c.rule and f'"{c.rule}"' not in source] == []


def test_findings_lead_to_questions_that_exist(
    bakery: Plan, judge: Judge, catalogue: Catalogue
) -> None:
    empty = replace(
        bakery,
        use_case=replace(bakery.use_case, work="", output="AI output", approval=Approval.SAMPLED),
        header=replace(bakery.header, start=None),
        roles=(), criteria=(), stop_rules=(), data_rules=(), rollout_stages=(), kpis=(),
        evidence_signals=(), budget_lines=(), pilot=replace(bakery.pilot, tasks_in="", fallback=""),
    )  # fmt: skip
    found = [*judge(empty).findings, *judge(part("use_case", private_data="some")(empty)).findings]
    known = {q.id for q in catalogue.questions}
    unknown = {s.question for f in found for s in (f.subject, *f.causes) if s.question} - known
    assert unknown == set()
    assert len(found) > 10


def test_an_acceptance_needs_name_and_reason(bakery: Plan, judge: Judge) -> None:
    broken = without_role("reviewer")(bakery)
    bare = FindingAcceptance(
        id="a", code="pilot.no_review", subject="people.reviewer", accepted_by="Marta", because=" "
    )
    assert judge(replace(broken, acceptances=(bare,))).has_errors


def test_no_subject_is_told_the_same_thing_twice(bakery: Plan, judge: Judge) -> None:
    """One measure, one complaint: vague words bring no second finding about numbers."""
    vague = replace(bakery.criteria[0], metric="Improve efficiency", success=None, baseline=None)
    found = judge(replace(bakery, criteria=(vague,)))
    about = [
        f.code for f in found.findings if f.code.startswith(("criterion.", "pilot.no_baseline"))
    ]
    assert about == ["criterion.vague"]
