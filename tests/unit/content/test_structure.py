"""What the catalogue promises about stages, gates, thresholds, rollout and help."""

from __future__ import annotations

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.governance import Decision

STAGES = [
    pytest.param(n, id_, marks=pytest.mark.requirement(f"S0-{11 + n}"))
    for n, id_ in enumerate(
        (
            *("use_case", "readiness", "pilot_design", "controlled_pilot"),
            *("deployment_decision", "staged_rollout", "production", "review"),
        ),
        1,
    )
]


@pytest.mark.parametrize(("number", "stage_id"), STAGES)
def test_each_of_the_eight_stages_asks_and_leaves_something(
    catalogue: Catalogue, number: int, stage_id: str
) -> None:
    stage = catalogue.find("stages", stage_id)
    assert stage.number == number
    assert stage.question.endswith("?")
    assert len(stage.output.split()) > 3
    assert catalogue.find("phases", stage.phase)


GATES = [
    pytest.param("idea", 5, 4, marks=pytest.mark.requirement("S0-61")),
    pytest.param("pilot", 20, 6, marks=pytest.mark.requirement("S0-62")),
    pytest.param("verdict", 50, 5, marks=pytest.mark.requirement("S0-42")),
    pytest.param("rollout", 70, 5, marks=pytest.mark.requirement("S0-63", "S1-18")),
    pytest.param("production", 100, 6, marks=pytest.mark.requirement("S0-64")),
    pytest.param("review", 120, 6, marks=pytest.mark.requirement("S0-65")),
]


@pytest.mark.parametrize(("gate_id", "day", "pieces"), GATES)
def test_each_gate_has_its_day_its_question_and_its_pieces(
    catalogue: Catalogue, gate_id: str, day: int, pieces: int
) -> None:
    gate = catalogue.gate(gate_id)
    assert gate.day == day
    assert gate.question.endswith("?")
    assert len(gate.evidence) == pieces
    assert set(gate.decisions) <= {d.value for d in Decision}
    weights = [gate.reviewers[d.value] for d in Depth]
    assert weights == sorted(weights)
    assert weights[0] == 1
    assert len(catalogue.gate("rollout").criteria) == 5


@pytest.mark.requirement("S1-19")
def test_growth_is_offered_at_the_rollout_gate_and_the_three_other_ways(
    catalogue: Catalogue,
) -> None:
    offered = set(catalogue.gate("rollout").decisions)
    assert {"expand", "stop", "test_more", "redesign"} <= offered
    assert "expand" not in catalogue.gate("pilot").decisions


@pytest.mark.requirement("X-9")
def test_every_decision_has_words_and_synonyms(catalogue: Catalogue) -> None:
    known = {d.id: d for d in catalogue.decisions}
    assert set(known) == {d.value for d in Decision}
    synonyms = " ".join(s for d in known.values() for s in d.synonyms).casefold()
    for word in ("go", "no-go", "restricted", "scale", "second validation"):
        assert word in synonyms


@pytest.mark.requirement("X-8")
def test_a_plan_can_be_read_in_the_other_stage_models(catalogue: Catalogue) -> None:
    assert [m.stage for m in catalogue.stage_mapping] == [s.id for s in catalogue.stages]
    assert all(m.seed_001 and m.seed_002 and m.seed_003 for m in catalogue.stage_mapping)


THRESHOLDS = [
    ("editing_pass", "<", 15),
    ("ready_share", ">=", 80),
    ("editing_calibrate", ">", 25),
    ("test_set_min", ">=", 20),
    ("test_set_max", "<=", 30),
    ("acceptance_min", ">=", 3),
    ("acceptance_max", "<=", 5),
    ("adoption_week4", ">=", 50),
    ("quality_window_days", ">", 14),
    ("adoption_90", "<", 30),
    ("update_editing", ">", 20),
    ("transition_weeks_min", ">=", 8),
    ("transition_weeks_max", "<=", 16),
]


@pytest.mark.requirement("X-6")
@pytest.mark.parametrize(("threshold", "comparator", "value"), THRESHOLDS)
def test_each_named_figure_has_its_exact_comparator(
    catalogue: Catalogue, threshold: str, comparator: str, value: float
) -> None:
    known = catalogue.threshold[threshold]
    assert (known.comparator, known.value) == (comparator, value)


PATTERNS = [
    pytest.param("small_group", marks=pytest.mark.requirement("S0-48")),
    pytest.param("draft_only", marks=pytest.mark.requirement("S0-49")),
    pytest.param("read_only", marks=pytest.mark.requirement("S0-50")),
    pytest.param("department", marks=pytest.mark.requirement("S0-51")),
    pytest.param("low_risk_first", marks=pytest.mark.requirement("S0-52")),
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_way_to_start_small_says_when_and_what_for(catalogue: Catalogue, pattern: str) -> None:
    known = catalogue.find("rollout_patterns", pattern)
    assert known.when
    assert known.benefit


BANDS = [
    pytest.param("stage_1", (2, 5), (2, 4), marks=pytest.mark.requirement("S3-15")),
    pytest.param("stage_2", (10, 20), (3, 4), marks=pytest.mark.requirement("S3-16")),
]


@pytest.mark.parametrize(("stage", "users", "weeks"), BANDS)
def test_rollout_stages_have_their_bands(
    catalogue: Catalogue, stage: str, users: tuple[int, int], weeks: tuple[float, float]
) -> None:
    known = catalogue.find("rollout_stages", stage)
    assert (known.users_min, known.users_max) == users
    assert (known.weeks_min, known.weeks_max) == weeks
    assert known.weeks_min <= known.weeks_default <= known.weeks_max


@pytest.mark.requirement("S3-17")
def test_the_last_stage_takes_everybody(catalogue: Catalogue) -> None:
    last = catalogue.find("rollout_stages", "stage_3")
    assert (last.users_min, last.users_max) == (0, 0)
    assert "early" in (last.support + last.training + last.who).casefold()


@pytest.mark.requirement("S0-36")
def test_the_four_families_reach_all_three_consequences(catalogue: Catalogue) -> None:
    assert len(catalogue.stop_rule_families) == 4
    rules = [r for f in catalogue.stop_rule_families for r in f.rules]
    assert {r.consequence for r in rules} == {"pause", "redesign", "stop"}
    for family in catalogue.stop_rule_families:
        assert any(r.suggested and r.applies == "pilot" for r in family.rules)


@pytest.mark.requirement("X-12")
def test_both_readings_of_the_doubtful_trigger_are_offered(catalogue: Catalogue) -> None:
    words = " ".join(r.trigger for f in catalogue.stop_rule_families for r in f.rules).casefold()
    assert "sure" in words or "confident" in words
    assert "confidential" in words or "forbidden" in words


@pytest.mark.requirement("S1-44", "S1-45")
def test_the_library_of_measures_fills_all_four_layers(catalogue: Catalogue) -> None:
    assert {k.layer for k in catalogue.kpis} == {layer.id for layer in catalogue.kpi_layers}
    seven = {"adoption", "cost_per_task", "error_rate", "cycle_time", "latency", "fallback_rate"}
    assert {f"kpi.{name}" for name in (*seven, "accuracy")} <= {k.id for k in catalogue.kpis}
    assert all(k.action for k in catalogue.kpis)


@pytest.mark.requirement("S2-15", "S2-39", "S2-40", "X-7")
def test_the_phased_preset_runs_six_to_eighteen_months(catalogue: Catalogue) -> None:
    phased = catalogue.find("presets", "phased")
    assert phased.days == sum(phased.phase_days)
    assert 175 <= phased.days_min <= phased.days <= phased.days_max
    assert phased.days_max >= 540
    assert 90 <= phased.phase_days[1] <= 185


@pytest.mark.parametrize("preset", ["days_120", "focused", "phased"])
def test_each_preset_adds_up(catalogue: Catalogue, preset: str) -> None:
    known = catalogue.find("presets", preset)
    assert known.days == sum(known.phase_days)
    assert len(known.phase_days) == len(catalogue.phases)
    assert known.source


@pytest.mark.parametrize(
    ("depth", "least", "most"),
    [(Depth.LIGHT, 3, 6), (Depth.STANDARD, 4, 15), (Depth.FORMAL, 6, 18)],
)
def test_phases_have_as_many_tasks_as_the_depth_calls_for(
    catalogue: Catalogue, depth: Depth, least: int, most: int
) -> None:
    for phase in catalogue.phases:
        tasks = [
            t
            for t in catalogue.tasks
            if t.phase == phase.id
            and depth.reaches(t.depth)
            and t.up_to.reaches(depth)
            and not t.condition
        ]
        assert least <= len(tasks) <= most, (phase.id, len(tasks))


FACTS = [
    pytest.param("initial_promise", "85", marks=pytest.mark.requirement("S2-1")),
    pytest.param("funnel", "75", marks=pytest.mark.requirement("S4-1")),
    pytest.param("satisfied_adopters", "78", marks=pytest.mark.requirement("S4-49")),
]


@pytest.mark.requirement("X-11", "X-14")
@pytest.mark.parametrize(("fact", "figure"), FACTS)
def test_a_figure_of_others_carries_its_source(
    catalogue: Catalogue, fact: str, figure: str
) -> None:
    known = catalogue.find("facts", fact)
    assert figure in known.text
    assert len(known.source.split()) > 4
    for other in catalogue.questions:
        assert known.text not in (other.why, other.hint)


HELP = [
    pytest.param("fails_by_chance", ("95", "5"), marks=pytest.mark.requirement("S3-1")),
    pytest.param("full_launch", ("first day",), marks=pytest.mark.requirement("S3-37")),
    pytest.param("two_averages", ("80 %", "20 %"), marks=pytest.mark.requirement("X-13")),
    pytest.param("basics_are_not_enough", ("never only",), marks=pytest.mark.requirement("S3-23")),
    pytest.param("example_logistics", ("15 %", "99.5 %"), marks=pytest.mark.requirement("S4-7")),
    pytest.param("example_churn", ("85 %", "80 %", "5 %"), marks=pytest.mark.requirement("S4-8")),
    pytest.param("example_fraud", ("joined",), marks=pytest.mark.requirement("S4-28")),
    pytest.param("release_cadence", ("six months",), marks=pytest.mark.requirement("S4-39")),
    pytest.param("iso_42001", ("no statement",), marks=pytest.mark.requirement("S4-42")),
    pytest.param("where_to_begin", ("data", "skills"), marks=pytest.mark.requirement("S2-44")),
    pytest.param("benefits", ("Six things",), marks=pytest.mark.requirement("S2-42")),
]


@pytest.mark.parametrize(("help_id", "words"), HELP)
def test_help_holds_the_facts_it_is_for(
    catalogue: Catalogue, help_id: str, words: tuple[str, ...]
) -> None:
    text = catalogue.find("help", help_id).text
    assert all(w in text for w in words)
