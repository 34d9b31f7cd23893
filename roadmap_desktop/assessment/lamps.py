"""The eight concerns that may not be skipped, and what the plan proves by itself (S0-1, S0-9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from roadmap_desktop.assessment.case import Case, counted
from roadmap_desktop.assessment.result import Lamp, Proof
from roadmap_desktop.domain.content.checklists import Checklist
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.timeline.schedule import Schedule

Basis = tuple[tuple[str, ...], ...]
"""The questions a concern rests on: one of each group has to be answered by somebody."""


def assess_lamps(case: Case) -> tuple[Lamp, ...]:
    """Each concern with what lights it, or what is lacking.

    A default that nobody has confirmed lights no lamp (S0-1).
    """
    return tuple(_lamp(case, term.id, term.text) for term in case.catalogue.concerns)


def _lamp(case: Case, concern: str, name: str) -> Lamp:
    detail, lacking, basis = _CONCERNS[concern](case)
    confirmed = all(any(_is_somebodys(case, q) for q in group) for group in basis)
    return Lamp(
        concern=concern,
        name=name,
        lit=bool(detail) and confirmed,
        assumed=bool(detail) and not confirmed,
        detail=detail or lacking,
    )


def _is_somebodys(case: Case, question: str) -> bool:
    return bool(case.generic(question)) and not case.is_assumed(question)


def _purpose(case: Case) -> tuple[str, str, Basis]:
    use = case.plan.use_case
    basis = (("use.value", "use.work"),)
    return (use.value_text or use.work), "The use is not described yet.", basis


def _ownership(case: Case) -> tuple[str, str, Basis]:
    owner = case.holder_name("owner")
    return owner and f"{owner} owns it.", "Nobody owns it yet.", (("people.owner",),)


def _governance(case: Case) -> tuple[str, str, Basis]:
    pauser = case.holder_name("pauser")
    said = f"{len(case.catalogue.gates)} decisions are dated; {pauser} may pause it."
    return said if pauser else "", "Nobody may pause it yet.", (("people.pauser",),)


def _data(case: Case) -> tuple[str, str, Basis]:
    count = len(case.plan.forbidden_data)
    said = f"{counted(count, 'kind')} of data must never be typed in."
    lacking = "There is no list of what must never be typed in."
    return said if count else "", lacking, (("data.forbidden",),)


def _testing(case: Case) -> tuple[str, str, Basis]:
    said = f"{counted(len(case.plan.criteria), 'measure')} with a limit for success and failure."
    good = case.plan.criteria and case.plan.pilot.tasks_in
    basis = (("pilot.criteria",), ("pilot.tasks_in",))
    return said if good else "", "Tasks or measures of the pilot are missing.", basis


def _training(case: Case) -> tuple[str, str, Basis]:
    given = [s for s in case.plan.rollout_stages if s.training.strip()]
    said = f"{counted(len(given), 'stage')} of the rollout with its training."
    return said if given else "", "Nothing says who is shown what.", (("rollout.stages",),)


def _monitoring(case: Case) -> tuple[str, str, Basis]:
    count = len(case.plan.evidence_signals) + len(case.plan.kpis)
    said = f"{counted(count, 'figure')} looked at regularly."
    basis = (("pilot.evidence", "kpis.list"),)
    return said if count else "", "Nothing is looked at after the start.", basis


def _accountability(case: Case) -> tuple[str, str, Basis]:
    reviewer = case.holder_name("reviewer")
    basis = (("people.reviewer",),)
    return reviewer and f"{reviewer} answers for the check.", "Nobody answers for the check.", basis


_CONCERNS: Mapping[str, Callable[[Case], tuple[str, str, Basis]]] = {
    "purpose": _purpose,
    "ownership": _ownership,
    "governance": _governance,
    "data": _data,
    "testing": _testing,
    "training": _training,
    "monitoring": _monitoring,
    "accountability": _accountability,
}


def assess_proofs(case: Case, schedule: Schedule) -> tuple[Proof, ...]:
    """Five proofs that a roadmap is there, computed and never ticked by hand (S0-9)."""
    ranked = [c for c in case.plan.candidates if c.impact and c.feasibility]
    stages, gates = case.plan.rollout_stages, schedule.gates
    return (
        _proof("prioritised", "Uses are put in order", bool(ranked), f"{len(ranked)} compared"),
        _proof("gates", "Gates are visible", bool(gates), f"{len(gates)} on the timeline"),
        _proof("staged", "Use grows in stages", len(stages) > 1, f"{len(stages)} planned"),
        _proof(
            "controls",
            "Controls fit the risk",
            bool(case.plan.stop_rules and case.holder_name("reviewer")),
            f"{counted(len(case.plan.stop_rules), 'stop rule')}, a {case.depth} plan",
        ),
        _proof(
            "monitoring",
            "Watching after the start is planned",
            bool(schedule.tail and case.plan.kpis),
            f"{counted(len(case.plan.kpis), 'measure')}, {len(schedule.tail)} dates after the end",
        ),
    )


def assess_symptoms(case: Case) -> tuple[Proof, ...]:
    """The signs of working without a roadmap that somebody ticked (S0-8)."""
    return _ticked(case, "symptoms", bad=ItemState.YES)


def assess_stall_risks(case: Case) -> tuple[Proof, ...]:
    """The four usual causes why pilots stall, from standard depth on (S1-1)."""
    return _ticked(case, "stall_risks", bad=ItemState.NO) if case.reaches(Depth.STANDARD) else ()


def _ticked(case: Case, checklist_id: str, *, bad: ItemState) -> tuple[Proof, ...]:
    checklist: Checklist = case.catalogue.find("checklists", checklist_id)
    return tuple(
        _proof(item.id, item.text, case.state(item) is bad, item.why) for item in checklist.items
    )


def _proof(id_: str, text: str, holds: bool, detail: str) -> Proof:
    return Proof(id=id_, text=text, holds=holds, detail=detail)
