"""Every checklist of the requirement rows is there, complete, and can be answered."""

from __future__ import annotations

import pytest

from roadmap_desktop.domain.bindings import BindingKind, parse
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.checklists import Checklist, ChecklistItem
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.model.checklists import ItemState

L, S, F = Depth.LIGHT, Depth.STANDARD, Depth.FORMAL

ROWS = {
    # row: (checklist, depth of the row, ids of the lines that are the row)
    "S0-24": (
        "readiness",
        L,
        (
            "readiness.data readiness.access readiness.budget readiness.people readiness.purpose "
            "readiness.ownership readiness.governance readiness.workflow readiness.support "
            "readiness.monitoring readiness.fallback"
        ),
    ),
    "S0-26": ("readiness_questions", L, "ask.owner ask.data ask.training ask.review ask.value"),
    "S0-27": (
        "risk_questions",
        L,
        "risk.people_touched risk.harm risk.private_data risk.unnoticed_errors risk.outage",
    ),
    "S0-38": ("pilot_realism", L, "realism.edge_cases realism.data realism.users"),
    "S0-54": (
        "production_duties",
        L,
        "duty.quality duty.incidents duty.training duty.changes duty.direction",
    ),
    "S0-59": ("review_questions", L, "again.fits again.cost again.risk again.trust again.better"),
    "S0-77": ("seven", L, "seven.use"),
    "S0-78": ("seven", L, "seven.owner"),
    "S0-79": ("seven", L, "seven.gaps"),
    "S0-80": ("seven", L, "seven.evidence"),
    "S0-81": ("seven", L, "seven.phases"),
    "S0-82": ("seven", L, "seven.monitoring"),
    "S0-83": ("seven", L, "seven.way_back"),
    "S1-1": ("stall_risks", S, "stall.data stall.owner stall.governance stall.integration"),
    "S1-3": (
        "beyond_the_tool",
        S,
        "beyond.ownership beyond.escalation beyond.monitoring beyond.quality beyond.process",
    ),
    "S1-7": (
        "start_checks",
        L,
        "start.access start.process start.data_quality start.compliance start.owners",
    ),
    "S1-12": ("pilot_setup", L, "setup.narrow setup.representative"),
    "S1-16": ("pilot_realism", L, "realism.edge_cases realism.data realism.labelled"),
    "S1-23": (
        "hardening",
        F,
        (
            "hardening.interfaces hardening.retry hardening.monitoring hardening.releases "
            "hardening.playbooks"
        ),
    ),
    "S1-24": ("trust_controls", S, "trust.access trust.audit_log trust.low_confidence"),
    "S1-26": ("stress_tests", S, "stress.adoption stress.support stress.kpis"),
    "S1-36": (
        "review_agenda",
        L,
        "agenda.risks agenda.assumptions agenda.dependencies agenda.kpis",
    ),
    "S1-38": (
        "rollout_controls",
        F,
        "control.data_validation control.drift control.versions control.rollback",
    ),
    "S1-39": ("prompt_controls", S, "guard.evaluation_set guard.regression guard.confidence"),
    "S1-41": (
        "regulated_controls",
        F,
        "inspect.access inspect.trail inspect.incident inspect.evidence",
    ),
    "S1-58": (
        "pilot_success",
        L,
        "success.kpi success.reliable success.fallback success.security",
    ),
    "S1-61": (
        "kpi_cover",
        L,
        (
            "cover.model_quality cover.fallback_rate cover.cycle_time cover.error_rate "
            "cover.adoption cover.business"
        ),
    ),
    "S2-2": (
        "alignment",
        L,
        (
            "alignment.technical alignment.organisational alignment.operational "
            "alignment.departments alignment.buy_in alignment.figures"
        ),
    ),
    "S2-4": ("technical_base", S, "base.data base.computing base.integration"),
    "S2-6": (
        "organisation",
        L,
        "organisation.skills organisation.change organisation.processes",
    ),
    "S2-13": ("pilot_setup", L, "setup.like_production"),
    "S2-16": (
        "build_practice",
        F,
        "build.preprocessing build.features build.selection build.validation",
    ),
    "S2-17": ("pilot_setup", L, "setup.documentation setup.versions"),
    "S2-20": (
        "pilot_operations",
        S,
        "prepare.monitoring prepare.errors prepare.documentation prepare.upkeep",
    ),
    "S2-21": (
        "infrastructure",
        F,
        (
            "infrastructure.load infrastructure.redundancy infrastructure.health "
            "infrastructure.checked"
        ),
    ),
    "S2-22": ("integration", F, "integration.reliable integration.tested"),
    "S2-23": (
        "governance_at_scale",
        S,
        "scale.versions scale.performance scale.updates scale.ethics scale.regulation scale.risk",
    ),
    "S2-24": (
        "security",
        S,
        "security.data_path security.access security.encryption security.incident",
    ),
    "S2-25": ("service", S, "service.level service.escalation service.runbooks service.team"),
    "S2-35": ("organisation", L, "team.technical team.domain team.project team.change"),
    "S2-37": ("data_groundwork", S, "groundwork.quality groundwork.access groundwork.rules"),
    "S2-43": (
        "premortem",
        L,
        (
            "premortem.infrastructure premortem.stakeholders premortem.data premortem.governance "
            "premortem.operations"
        ),
    ),
    "S3-4": ("pre_deployment", L, "tests.quality tests.edge tests.integration tests.users"),
    "S3-12": (
        "pre_deployment",
        S,
        "tests.data_arrives tests.output_lands tests.errors_handled",
    ),
    "S3-30": ("way_back", L, "back.written back.understood back.rehearsed"),
    "S4-2": (
        "agreement",
        L,
        "agreement.governance agreement.infrastructure agreement.operations agreement.change",
    ),
    "S4-3": (
        "premortem",
        S,
        "premortem.live_data premortem.other_systems premortem.sudden_change",
    ),
    "S4-16": ("business_readiness", L, "business.leadership"),
    "S4-17": ("business_readiness", L, "business.finance"),
    "S4-18": ("business_readiness", L, "business.adoption"),
    "S4-19": ("operational_readiness", L, "operational.watcher"),
    "S4-20": ("operational_readiness", L, "operational.support"),
    "S4-21": ("operational_readiness", S, "operational.handoffs"),
    "S4-22": ("technical_readiness", F, "technical.data_sources"),
    "S4-23": ("technical_readiness", F, "technical.capacity"),
    "S4-24": ("technical_readiness", L, "technical.compliance"),
    "S4-27": (
        "pipeline",
        F,
        "pipeline.ingestion pipeline.validation pipeline.cleaning pipeline.features",
    ),
    "S4-29": ("designed_for_failure", S, "down.source down.vendor down.decoupled"),
    "S4-34": ("release_practice", F, "release.build release.test release.deploy"),
    "S4-40": (
        "accountability",
        L,
        "accountable.performance accountable.ethics accountable.security",
    ),
    "S4-41": ("security", S, "security.exposure security.poisoning"),
    "S4-43": ("technical_readiness", L, "technical.access"),
    "S4-44": ("technical_readiness", L, "technical.encryption"),
    "S4-52": ("trust_plan", L, "told.how told.jobs"),
    "S4-56": ("trust_plan", L, "told.help"),
    "S4-60": (
        "failure_reasons",
        L,
        "failure.objective failure.data_effort failure.no_upkeep failure.people",
    ),
    "S4-62": ("way_back", L, "back.rehearsed back.triggers"),
}


def find(catalogue: Catalogue, list_id: str) -> Checklist:
    checklist: Checklist = catalogue.find("checklists", list_id)
    return checklist


def questions_for(catalogue: Catalogue, list_id: str) -> list[Question]:
    bound = [(q, parse(q)) for q in catalogue.questions]
    return [q for q, b in bound if b.kind is BindingKind.CHECKLIST and b.name == list_id]


@pytest.mark.parametrize(
    ("row", "list_id", "depth", "lines"),
    [
        pytest.param(row, *spec, id=row, marks=pytest.mark.requirement(row))
        for row, spec in ROWS.items()
    ],
)
def test_the_lines_of_a_row_can_be_answered_at_its_depth(
    catalogue: Catalogue, row: str, list_id: str, depth: Depth, lines: str
) -> None:
    checklist = find(catalogue, list_id)
    (asked,) = questions_for(catalogue, list_id)
    items = {item.id: item for item in checklist.items}
    assert depth.reaches(checklist.depth)
    assert depth.reaches(asked.depth)
    for line in lines.split():
        item = items[line]
        assert row in item.requirements
        assert max(checklist.depth.rank, item.depth.rank) == depth.rank, line
        assert item.text, line
        assert item.why, line
        assert item.good_sign, line
    served = {i.id for i in checklist.items if row in i.requirements}
    assert set(lines.split()) <= served


def test_every_checklist_is_asked_by_one_question_of_its_own_depth(catalogue: Catalogue) -> None:
    for checklist in catalogue.checklists:
        (asked,) = questions_for(catalogue, checklist.id)
        assert asked.depth is checklist.depth, checklist.id
        assert checklist.requirements, checklist.id
        for item in checklist.items:
            assert item.requirements, item.id
            assert item.depth.reaches(L), item.id


def test_a_checklist_is_asked_in_the_stage_it_belongs_to(catalogue: Catalogue) -> None:
    sections = {s.id: s.stage for s in catalogue.sections}
    for checklist in catalogue.checklists:
        (asked,) = questions_for(catalogue, checklist.id)
        assert sections[asked.section] == checklist.stage, checklist.id


def test_an_answer_that_shows_a_line_is_asked_wherever_the_line_is(catalogue: Catalogue) -> None:
    for checklist in catalogue.checklists:
        for item in checklist.items:
            for one in item.shown_by:
                shown = max(checklist.depth.rank, item.depth.rank)
                assert catalogue.question(one).depth.rank <= shown, item.id


def test_a_light_plan_prints_the_seven_questions_only(catalogue: Catalogue) -> None:
    light = [c.id for c in catalogue.checklists if c.printed and c.printed_from is L]
    assert [c for c in light if find(catalogue, c).depth is L] == ["seven"]
    for checklist in catalogue.checklists:
        assert checklist.printed, checklist.id
        assert len(checklist.items) <= 11, checklist.id


@pytest.mark.parametrize("list_id", ["symptoms", "risk_questions"])
def test_a_yes_to_something_bad_is_marked_as_such(catalogue: Catalogue, list_id: str) -> None:
    assert [c.id for c in catalogue.checklists if c.adverse] == ["symptoms", "risk_questions"]
    assert set(find(catalogue, list_id).labels) == {"yes", "in_part", "no"}


def test_labels_are_for_states_and_differ(catalogue: Catalogue) -> None:
    for checklist in catalogue.checklists:
        assert set(checklist.labels) <= set(ItemState), checklist.id
        words = list(checklist.labels.values())
        assert len(words) == len(set(words)), checklist.id


def test_data_access_and_ownership_are_the_critical_points(catalogue: Catalogue) -> None:
    critical = [i.id for i in catalogue.checklist_items.values() if i.critical]
    assert sorted(critical) == ["readiness.access", "readiness.data", "readiness.ownership"]


def test_readiness_lines_carry_their_group(catalogue: Catalogue) -> None:
    for group in ("business", "operational", "technical"):
        items: tuple[ChecklistItem, ...] = find(catalogue, f"{group}_readiness").items
        assert {i.group for i in items} == {group}
