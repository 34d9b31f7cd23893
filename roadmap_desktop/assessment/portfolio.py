"""Uses that were considered, ranked with weights anybody can follow (S2-10, S1-30)."""

from __future__ import annotations

from roadmap_desktop.assessment.case import Case
from roadmap_desktop.assessment.result import RankedCandidate
from roadmap_desktop.domain.model.use_case import Candidate

WEIGHTS = (
    ("Business impact", "impact", 0.4),
    ("Feasibility", "feasibility", 0.35),
    ("Importance to the firm", "importance", 0.25),
)
"""What counts how much; the three add up to 1 and are printed beside the scores."""


def rank_candidates(case: Case) -> tuple[RankedCandidate, ...]:
    """Best first; a candidate with a missing score stands at the end, without a rank."""
    ranked = [_ranked(c) for c in case.plan.candidates]
    return tuple(sorted(ranked, key=lambda r: (r.score is None, -(r.score or 0.0), r.name)))


def _ranked(candidate: Candidate) -> RankedCandidate:
    parts = tuple((name, weight, getattr(candidate, field)) for name, field, weight in WEIGHTS)
    scores = [(weight, score) for _, weight, score in parts if score is not None]
    complete = len(scores) == len(parts)
    return RankedCandidate(
        candidate=candidate.id,
        name=candidate.name,
        score=round(sum(w * s for w, s in scores), 2) if complete else None,
        parts=parts,
        chosen=candidate.chosen,
    )
