"""Which requirement rows the catalogue serves, and the inputs it asks for."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth

L, S, F = Depth.LIGHT, Depth.STANDARD, Depth.FORMAL
DEPTHS = {"L": L, "S": S, "F": F}
REQUIREMENTS = Path(__file__).parents[2] / "requirements.toml"

CONTENT_KINDS = ("input", "checklist", "stage", "gate", "library", "timeline", "wizard")
"""Kinds of row that are content first; the others live in rules, the store or documents."""


def rows() -> list[dict[str, str]]:
    found: list[dict[str, str]] = tomllib.loads(REQUIREMENTS.read_text("utf-8"))["requirement"]
    return found


def serving(record: Any, place: str, depth: Depth) -> Iterator[tuple[str, str, Depth]]:
    """(row, place, depth) for every record that names a row, inner records included."""
    if isinstance(record, tuple):
        for one in record:
            yield from serving(one, place, depth)
    elif is_dataclass(record) and not isinstance(record, type):
        own = max(depth, getattr(record, "depth", L), key=lambda d: d.rank)
        name = getattr(record, "id", "") or getattr(record, "stage", "")
        for row in getattr(record, "requirements", ()):
            yield row, f"{place} {name}", own
        for field in fields(record):
            yield from serving(getattr(record, field.name), field.name, own)


def served(catalogue: Catalogue) -> Mapping[str, list[tuple[str, Depth]]]:
    places: dict[str, list[tuple[str, Depth]]] = defaultdict(list)
    for field in fields(catalogue):
        for row, place, depth in serving(getattr(catalogue, field.name), field.name, L):
            places[row].append((place, depth))
    return places


def test_every_row_that_is_content_is_served_by_some_record(catalogue: Catalogue) -> None:
    places = served(catalogue)
    missing = [r["id"] for r in rows() if r["kind"] in CONTENT_KINDS and r["id"] not in places]
    assert missing == []


def test_a_row_is_served_in_the_lightest_plan_it_belongs_to(catalogue: Catalogue) -> None:
    places = served(catalogue)
    late = [
        (row["id"], places[row["id"]])
        for row in rows()
        if row["kind"] in CONTENT_KINDS
        and not any(DEPTHS[row["depth"]].reaches(depth) for _, depth in places[row["id"]])
    ]
    assert late == []


def test_no_record_names_a_row_that_does_not_exist(catalogue: Catalogue) -> None:
    assert set(served(catalogue)) - {row["id"] for row in rows()} == set()


INPUTS = {
    # row: (depth, question -> what it writes; a rows question with the columns the row needs)
    "S0-2": (L, {"plan.origin": "plan.origin"}),
    "S0-5": (L, {"use.impact_flags": "use_case.impact_flags"}),
    "S0-21": (
        L,
        {
            "use.work": "use_case.work",
            "use.users": "use_case.users",
            "use.affected": "use_case.affected",
            "use.output": "use_case.output",
            "use.not_allowed": "use_case.not_allowed",
        },
    ),
    "S0-23": (L, {"use.value": "use_case.value_text", "use.value_unit": "use_case.value_unit"}),
    "S0-25": (L, {"use.high_impact_work": "use_case.high_impact_work"}),
    "S0-29": (
        L,
        {
            "data.forbidden": "rows.data_rule category examples reason",
            "data.allowed": "rows.data_rule category examples reason",
        },
    ),
    "S0-30": (
        L,
        {
            "pilot.tested": "pilot.tested",
            "pilot.users": "pilot.users",
            "pilot.data_in": "pilot.data_in",
            "pilot.outputs_reviewed": "pilot.outputs_reviewed",
            "pilot.proceed_if": "pilot.proceed_if",
        },
    ),
    "S0-31": (
        L,
        {
            "pilot.users": "pilot.users",
            "pilot.tasks_in": "pilot.tasks_in",
            "pilot.tasks_out": "pilot.tasks_out",
            "pilot.data_in": "pilot.data_in",
            "pilot.workflows_in": "pilot.workflows_in",
            "pilot.workflows_out": "pilot.workflows_out",
        },
    ),
    "S0-33": (
        L,
        {
            "people.reviewer": "role.reviewer",
            "review.checks_for": "review_process.checks_for",
            "review.how_often": "review_process.how_often",
            "review.minutes": "review_process.minutes_per_output",
        },
    ),
    "S0-34": (L, {"pilot.evidence": "rows.evidence_signal signal what recorder_id interval"}),
    "S0-46": (L, {"rollout.start_small": ""}),
    "S0-75": (L, {"people.pauser": "role.pauser", "people.pauser_deputy": "role.pauser_deputy"}),
    "S0-76": (L, {"budget.lines": "rows.budget_line kind amount hours"}),
    "S1-4": (
        F,
        {
            "systems.interfaces": "",
            "systems.hosting": "",
            "systems.if_it_fails": "",
            "systems.logging": "",
            "systems.integration": "",
        },
    ),
    "S1-13": (L, {"pilot.criteria": "rows.criterion comparator success failure unit"}),
    "S1-15": (S, {"pilot.operational_measures": ""}),
    "S1-25": (L, {"rollout.stages": "rows.rollout_stage segment user_count weeks"}),
    "S1-31": (L, {"people.roles": "rows.role_assignment role person_id"}),
    "S1-33": (L, {"people.roles": "rows.role_assignment role person_id rights"}),
    "S2-5": (L, {"data.inventory": "rows.data_source name quality access governance owner_id"}),
    "S2-8": (F, {"people.specialists": ""}),
    "S2-9": (L, {"use.value_type": "use_case.value_type"}),
    "S2-26": (S, {"handover.date": "", "handover.to": "", "handover.open_items": ""}),
    "S2-32": (L, {"production.improvements": ""}),
    "S2-34": (L, {"people.sponsor": "role.sponsor", "people.sponsor_commitment": ""}),
    "S2-38": (L, {"partner.split": "", "partner.handover": ""}),
    "S3-3": (L, {"change.work": "", "change.checked": "", "change.judgement": ""}),
    "S3-18": (L, {"people.roster": "rows.roster_entry stage name attitude champion"}),
    "S3-25": (
        L,
        {
            "pilot.fallback": "pilot.fallback",
            "pilot.fallback_minutes": "pilot.fallback_minutes",
            "people.pauser": "role.pauser",
        },
    ),
    "S3-39": (L, {"people.ai_lead": "role.ai_lead"}),
    "S4-30": (F, {"systems.serving": ""}),
    "S4-31": (S, {"systems.build_or_buy": "", "systems.build_or_buy_reason": ""}),
    "S4-35": (S, {"production.watched": ""}),
    "S4-53": (L, {"adoption.training": ""}),
    "S4-55": (L, {"adoption.support": ""}),
}


@pytest.mark.parametrize(
    ("depth", "asked"),
    [
        pytest.param(*spec, id=row, marks=pytest.mark.requirement(row))
        for row, spec in INPUTS.items()
    ],
)
def test_an_input_is_asked_at_its_depth_and_kept_where_rules_look(
    catalogue: Catalogue, depth: Depth, asked: dict[str, str]
) -> None:
    for question_id, target in asked.items():
        question = catalogue.question(question_id)
        binds, *columns = target.split() or [""]
        assert question.binds == binds, question_id
        assert depth.reaches(question.depth), question_id
        assert set(columns) <= {c.field for c in question.columns}, question_id


CHOICES = {
    "S0-5": ("use.impact_flags", 7, "money safety legal_rights care staff customers"),
    "S0-25": ("use.high_impact_work", 7, "care safety_alerts regulated_records customer_access"),
    "S0-46": (
        "rollout.start_small",
        5,
        "human_approval draft_only read_only one_task one_department",
    ),
    "S0-2": ("plan.origin", 6, "tried_tool team_promise vendor_demo pressure other"),
    "S1-15": (
        "pilot.operational_measures",
        4,
        "fallback_rate intervention latency throughput",
    ),
    "S4-35": ("production.watched", 4, "latency uptime data_drift concept_drift"),
}


@pytest.mark.parametrize(
    ("question_id", "count", "some"),
    [
        pytest.param(*spec, id=row, marks=pytest.mark.requirement(row))
        for row, spec in CHOICES.items()
    ],
)
def test_a_choice_offers_what_the_row_lists(
    catalogue: Catalogue, question_id: str, count: int, some: str
) -> None:
    question = catalogue.question(question_id)
    offered = (
        getattr(catalogue, question.choices_from) if question.choices_from else question.choices
    )
    ids = [choice.id for choice in offered]
    assert len(ids) == count
    assert set(some.split()) <= set(ids)


def test_the_two_data_lists_are_kept_apart(catalogue: Catalogue) -> None:
    fixed = {q: dict(catalogue.question(q).fixed) for q in ("data.forbidden", "data.allowed")}
    assert fixed == {"data.forbidden": {"kind": "forbidden"}, "data.allowed": {"kind": "allowed"}}
