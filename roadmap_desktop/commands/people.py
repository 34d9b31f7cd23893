"""People of a plan: renamed, replaced by somebody else."""

from __future__ import annotations

from dataclasses import replace

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.domain.answering import PERSON_FIELDS, with_person
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import ENTITIES, with_records
from roadmap_desktop.domain.model.people import Person

NONE: frozenset[str] = frozenset()


def rename(edit: Edit, person_id: str, name: str) -> Step:
    """Write a person's name another way; two people cannot have the same one."""
    person = _person(edit, person_id)
    wanted = wording.name(name, "A person needs a name; type one.")
    taken = next((p for p in edit.plan.people if p.name.casefold() == wanted.casefold()), person)
    if taken.id != person.id:
        raise PlanError(
            f"{wanted} is in this plan already; hand {person.name}'s duties over instead."
        )
    renamed = replace(person, name=wanted)
    plan = replace(
        edit.plan, people=tuple(renamed if p.id == person.id else p for p in edit.plan.people)
    )
    return Step(f"Rename {person.name} to {wanted}", plan)


def hand_over(edit: Edit, person_id: str, name: str) -> Step:
    """Give everything a person does in this plan to somebody else, who is added when new."""
    person = _person(edit, person_id)
    wanted = wording.name(name, "Say who takes over; type a name.")
    plan, heir = with_person(edit.plan, wanted, edit.new_id)
    if heir == person.id:
        raise PlanError(f"{person.name} has these duties already; name somebody else.")
    for entity in ENTITIES:
        if not entity.many:
            continue
        moved = []
        for record in getattr(plan, entity.attribute):
            held = {f: heir for f in PERSON_FIELDS if getattr(record, f, "") == person.id}
            if held:
                moved.append(replace(record, **held))
        if moved:
            plan = with_records(plan, entity, tuple(moved), NONE)
    return Step(f"{wanted} takes over from {person.name}", plan)


def _person(edit: Edit, person_id: str) -> Person:
    person = edit.plan.person(person_id)
    if person is None:
        raise PlanError("This person is no longer in the plan; look at the list again.")
    return person
