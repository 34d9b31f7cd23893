"""Where one goes to settle a finding."""

from __future__ import annotations

from roadmap_desktop.domain.findings import Finding
from roadmap_desktop.ui.navigation import Destination, Place


def settled_at(finding: Finding) -> Destination:
    """The question, gate or row that a finding is about; the Overview for the plan's depth."""
    subject = finding.subject
    if subject.question:
        return Destination(place=Place.INTERVIEW, question=subject.question)
    family = finding.code.partition(".")[0]
    if family == "gate":
        return Destination(place=Place.GATES, gate=subject.id)
    if family == "tier":
        return Destination(place=Place.OVERVIEW)
    if family == "timeline" or subject.entity in ("task", "phase"):
        return Destination(place=Place.TIMELINE, task=subject.id)
    cause = next((c.question for c in finding.causes if c.question), "")
    if cause:
        return Destination(place=Place.INTERVIEW, question=cause)
    return Destination(place=Place.TIMELINE)
