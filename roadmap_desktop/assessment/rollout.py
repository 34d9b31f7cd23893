"""Growing in stages: bands, head counts, criteria, and the check in week four."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, figure, listed, quoted, row
from roadmap_desktop.assessment.pilot import EVERYBODY, SMALL_FIRM, is_whole_firm
from roadmap_desktop.domain.content.rollout import RolloutStageTemplate
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.domain.model.people import Attitude
from roadmap_desktop.domain.model.rollout import RolloutStage

FULL = "stage_3"
ADOPTION_CHECK_WEEKS = 4


def rollout_findings(case: Case) -> Iterator[Finding]:
    """Full rollout on day one, stages without a criterion, a stage of enthusiasts only."""
    stages = sorted(case.plan.rollout_stages, key=lambda s: s.stage)
    about = case.about("rollout.stages", "Rollout stages")
    first = stages[0] if stages else None
    if first and (first.stage == FULL or _is_everybody(case, first)) and not is_whole_firm(case):
        yield Finding(
            code="rollout.full_on_day_one",
            severity=Severity.ERROR,
            subject=about,
            reason=f"The rollout begins with everybody at once{_who(first)}.",
            remedy="Put a stage with two to five people before it, or write why there can be none.",
            causes=(row("rollout_stage", first, "rollout.stages", first.stage),),
            requirements=("S3-14", "S0-74"),
        )
    without = [s for s in stages if not s.criterion.strip()]
    if without:
        names = listed(case.catalogue.text_of("rollout_stages", s.stage) for s in without)
        yield Finding(
            code="rollout.no_criterion",
            severity=Severity.WARNING,
            subject=about,
            reason=f"No written criterion says when {names} has passed.",
            remedy="Write one sentence with a number for each stage before it begins.",
            causes=tuple(row("rollout_stage", s, "rollout.stages", s.stage) for s in without),
            requirements=("S3-19", "S0-47"),
        )
    second = [e for e in case.plan.roster if e.stage == "stage_2"]
    if second and not any(e.attitude in (Attitude.NEUTRAL, Attitude.SCEPTIC) for e in second):
        yield Finding(
            code="rollout.only_enthusiasts",
            severity=Severity.WARNING,
            subject=case.about("people.roster", "Roster"),
            reason="The second stage has nobody who is neutral or sceptical.",
            remedy="Ask one or two people who did not volunteer.",
            requirements=("S3-18",),
        )


def _is_everybody(case: Case, stage: RolloutStage) -> bool:
    heads = case.plan.client.head_count
    if heads and heads <= SMALL_FIRM:
        return False
    full = bool(heads and stage.user_count and stage.user_count >= heads)
    return full or bool(EVERYBODY.search(stage.segment))


def _who(stage: RolloutStage) -> str:
    if stage.segment.strip():
        return f" ({quoted(stage.segment)})"
    return f" ({stage.user_count} people)" if stage.user_count else ""


def deviations(case: Case) -> tuple[str, ...]:
    """Targets capped by the head count and checks that moved, recorded and printed (X-3, X-4)."""
    return tuple(_deviations(case))


def _deviations(case: Case) -> Iterator[str]:
    heads = case.plan.client.head_count
    templates: dict[str, RolloutStageTemplate] = {t.id: t for t in case.catalogue.rollout_stages}
    users = case.plan.pilot.user_count
    first = templates.get("stage_1")
    if heads and users and users >= heads:
        few = ", because there are no more" if heads <= SMALL_FIRM else ""
        yield (
            f"All {heads} people of the firm take part in the pilot{few};"
            " the pass or fail criterion stays."
        )
    elif first and users and users > first.users_max:
        yield (
            f"{first.name}: {first.users_min} to {first.users_max} users are usual; it is {users}."
        )
    for stage in case.plan.rollout_stages:
        template = templates.get(stage.stage)
        if template is None:
            continue
        if heads and template.users_min > heads:
            yield (
                f"{template.name}: {template.users_min} to {template.users_max} users are usual;"
                f" the firm has {heads}, so it is {stage.user_count or heads}. The criterion stays."
            )
        if stage.stage == "stage_1" and stage.weeks and stage.weeks < ADOPTION_CHECK_WEEKS:
            yield (
                f"{template.name} lasts {figure(stage.weeks)} weeks instead of"
                f" {ADOPTION_CHECK_WEEKS}, so adoption is checked on its last day."
            )
    acceptance = case.catalogue.threshold.get("acceptance_min")
    if acceptance and heads and heads < acceptance.value:
        yield (
            f"{figure(acceptance.value)} to 5 people should try it before going live; the firm has"
            f" {heads}."
        )
