"""What follows when an edit makes a plan deeper."""

from __future__ import annotations

from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.assumptions import depth_of, with_assumptions


def deepened(edit: Edit, plan: Plan) -> Plan:
    """The plan with defaults for what it shows only now, because its tier has risen."""
    before = depth_of(edit.plan, edit.catalogue, edit.today)
    after = depth_of(plan, edit.catalogue, edit.today)
    if before.reaches(after):
        return plan
    return with_assumptions(plan, edit.catalogue, after, edit.new_id, above=before)
