"""Who does what, by name: roles, those they fall back to, and owners named for one thing."""

from __future__ import annotations

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.timeline import Phase
from roadmap_desktop.domain.model.plan import Plan


class Owners:
    """Finds the person behind a role in one plan."""

    def __init__(self, plan: Plan, catalogue: Catalogue) -> None:
        self._names = {person.id: person.name for person in plan.people}
        self._holders: dict[str, str] = {}
        for held in plan.roles:
            if self._names.get(held.person_id):
                self._holders.setdefault(held.role, self._names[held.person_id])
        self._falls_back_to = {role.id: role.falls_back_to for role in catalogue.roles}
        self._phase_owners = {
            setting.phase: self._names.get(setting.owner_id, "") for setting in plan.phase_settings
        }

    def named(self, person_id: str) -> str:
        """Name of the person with that id, '' for nobody."""
        return self._names.get(person_id, "")

    def of_role(self, role: str) -> str:
        """Name of whoever holds the role or carries its duty instead, '' when nobody does."""
        asked = set()
        while role and role not in asked:
            if role in self._holders:
                return self._holders[role]
            asked.add(role)
            role = self._falls_back_to.get(role, "")
        return ""

    def of_phase(self, phase: Phase) -> str:
        """Name of the phase's owner: set for the plan, else by role (S1-55)."""
        return self._phase_owners.get(phase.id, "") or self.of_role(phase.owner_role)
