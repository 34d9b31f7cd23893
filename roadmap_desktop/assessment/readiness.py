"""Readiness with its gaps, owners and the decision that comes next (S0-24, S0-28, S4-25)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_desktop.assessment.case import Case, counted, listed, quoted
from roadmap_desktop.assessment.standing import GroupScore, Readiness, ReadinessGap, ReadinessState
from roadmap_desktop.domain.content.checklists import Checklist, ChecklistItem
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.domain.model.checklists import ItemState

READINESS = "readiness"
GROUPS = ("business_readiness", "operational_readiness", "technical_readiness")
_ACTIVITY = re.compile(
    r"(we |they |has |have |was |were |had |the |a |an |all |our |everyone |staff |team |demo |"
    r"vendor |tool |users? |people |subscription |licen[cs]es? |account )*"
    r"(had a demo|saw (a|the) demo|demo (was )?(held|seen|given|done)|watched (a|the) demo|"
    r"bought|subscribed|subscription( is)? (bought|taken out|paid)|signed up|connected|installed|"
    r"logged in|attended (a|the) (training|course|webinar)|(been )?trained|training (was )?"
    r"(held|done))( a| the| our| to| for| by| with| of| vendor| tool| users?| staff| team|"
    r" subscription| licen[cs]es?| account| demo| it| last| this| week| month| year|"
    r" monday| yesterday| already)*[.!]*$",
    re.IGNORECASE,
)
_GOOD = (ItemState.YES, ItemState.NOT_APPLICABLE)


def assess_readiness(case: Case) -> Readiness:
    """State, gaps and groups; a weak critical line calls for a readiness sprint (S1-8)."""
    checklist: Checklist = case.catalogue.find("checklists", READINESS)
    lines = [item for item in checklist.items if case.reaches(item.depth)]
    states = {item.id: rated(case, item) for item in lines}
    gaps = tuple(_gap(case, checklist, i, states[i.id]) for i in lines if states[i.id] not in _GOOD)
    weak = [i for i in lines if states[i.id] is ItemState.NO]
    sprint = any(i.critical for i in weak)
    if sprint or len(weak) > len(lines) // 2:
        state = ReadinessState.NOT_READY
    elif gaps:
        state = ReadinessState.WITH_CONDITIONS
    else:
        state = ReadinessState.READY
    return Readiness(
        state=state,
        gaps=gaps,
        groups=tuple(_group(case, name) for name in GROUPS),
        next_decision=_next_decision(state, weak),
        sprint_needed=sprint,
    )


def rated(case: Case, item: ChecklistItem) -> ItemState | None:
    """The line's state; a yes that only tells of an activity counts in part (S0-6)."""
    state = case.state(item)
    said = case.line(item.id)
    if state is ItemState.YES and said and tells_of_activity_only(said.text):
        return ItemState.IN_PART
    return state


def tells_of_activity_only(text: str) -> bool:
    """A demo held, a licence bought, a tool connected, people trained: not yet readiness."""
    return bool(_ACTIVITY.match(text.strip()))


def _gap(
    case: Case, checklist: Checklist, item: ChecklistItem, state: ItemState | None
) -> ReadinessGap:
    said = case.line(item.id)
    return ReadinessGap(
        item=item.id,
        text=item.text,
        state=word_for(checklist, state),
        critical=item.critical,
        comment=said.text if said else "",
        owner=case.name(said.owner_id) if said else "",
        due=said.due if said else None,
    )


def word_for(checklist: Checklist, state: ItemState | None) -> str:
    """The checklist's own word for a state."""
    if state is None:
        return "not answered"
    return checklist.labels.get(state.value, state.value.replace("_", " "))


def _group(case: Case, name: str) -> GroupScore:
    checklist: Checklist = case.catalogue.find("checklists", name)
    lines = [item for item in checklist.items if case.reaches(item.depth)]
    open_ = [item for item in lines if case.state(item) not in _GOOD]
    return GroupScore(
        group=name.removesuffix("_readiness"),
        name=checklist.name,
        ready=len(lines) - len(open_),
        total=len(lines),
        open_items=tuple(item.text for item in open_),
    )


def _next_decision(state: ReadinessState, weak: list[ChecklistItem]) -> str:
    if state is ReadinessState.READY:
        return "May the pilot be designed in full?"
    if state is ReadinessState.WITH_CONDITIONS:
        return "May the pilot be designed while the gaps below are closed?"
    named = listed(_short(item) for item in weak)
    return f"Is the readiness sprint agreed, to settle {named} before the pilot?"


def _short(item: ChecklistItem) -> str:
    return item.id.rpartition(".")[2].replace("_", " ")


def readiness_findings(case: Case, readiness: Readiness) -> Iterator[Finding]:
    """What is weak, and what nobody looked at although this depth asks for it."""
    checklist: Checklist = case.catalogue.find("checklists", READINESS)
    weak = [i for i in checklist.items if i.critical and case.state(i) is ItemState.NO]
    if weak:
        yield Finding(
            code="readiness.critical_weak",
            severity=Severity.ERROR,
            subject=case.about("readiness.dimensions", "Readiness"),
            reason=f"{listed(_short(i).capitalize() for i in weak)}: weak. A pilot cannot begin on "
            "that, so a readiness sprint was put before it and the later dates moved.",
            remedy="Settle these points in the sprint, then rate them again.",
            causes=tuple(case.about("readiness.dimensions", i.text) for i in weak),
            requirements=("S1-8", "S0-28"),
        )
    busy = [i for i in checklist.items if rated(case, i) is not case.state(i)]
    if busy:
        said = case.line(busy[0].id)
        yield Finding(
            code="readiness.activity_only",
            severity=Severity.WARNING,
            subject=case.about("readiness.dimensions", "Readiness"),
            reason=f"{quoted(said.text if said else '')} tells what was done, not what is ready; "
            f"{counted(len(busy), 'point')} of that kind count as ready in part.",
            remedy="Write what works today because of it, or rate the point as partly ready.",
            causes=tuple(case.about("readiness.dimensions", i.text) for i in busy),
            requirements=("S0-6",),
        )
    open_ = [g for g in readiness.gaps if g.state == "not answered"]
    if len(open_) == len(checklist.items) and case.reaches(Depth.STANDARD):
        yield Finding(
            code="readiness.empty",
            severity=Severity.ERROR,
            subject=case.about("readiness.dimensions", "Readiness"),
            reason="None of the readiness points is rated, so nobody can say whether to begin.",
            remedy="Rate the eleven points with those who do the work.",
            requirements=("S2-12", "S0-24"),
        )
    elif open_ and case.reaches(Depth.STANDARD):
        yield Finding(
            code="readiness.unanswered",
            severity=Severity.WARNING,
            subject=case.about("readiness.dimensions", "Readiness"),
            reason=f"Not rated yet: {len(open_)} of the {len(checklist.items)} readiness points.",
            remedy="Rate them, or mark them 'not sure yet' with an owner.",
            requirements=("S0-24",),
        )
    ownerless = [g for g in readiness.gaps if g.state != "not answered" and not g.owner]
    if ownerless and case.reaches(Depth.STANDARD):
        yield Finding(
            code="readiness.gap_without_owner",
            severity=Severity.WARNING,
            subject=case.about("readiness.dimensions", "Readiness"),
            reason=f"{counted(len(ownerless), 'readiness gap')} without an owner: "
            f"{listed(g.text for g in ownerless)}",
            remedy="Name who closes each gap, and by when.",
            requirements=("S0-28",),
        )
