"""Gives the rows of a plan ids of their own, so that a copy never meets its original."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from roadmap_desktop.domain.model.entities import ENTITIES, Entity, order_of
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.records import record_from_plain, record_to_plain
from roadmap_desktop.exchange.plan_file import PlanFile
from roadmap_desktop.exchange.plan_history import HandedChange, HandedStep, Image

REFERENCES = frozenset(
    {
        *("id", "client_id", "plan_id", "person_id", "owner_id", "recorder_id"),
        *("predecessor", "successor", "subject"),
    }
)
"""Fields that hold the id of a row, or may."""


NOTHING: Mapping[str, str] = MappingProxyType({})


def with_new_ids(
    file: PlanFile, new_id: Callable[[], str], known: Mapping[str, str] = NOTHING
) -> PlanFile:
    """The plan and its history under new ids; what refers to a row still does.

    ``known`` says which id some rows shall have.
    """
    renamed = dict(known)
    for entity in ENTITIES:
        for record in _records(file.plan, entity):
            renamed.setdefault(record.id, new_id())
    for step in file.history:
        for change in step.changes:
            if change.id not in renamed:
                renamed[change.id] = new_id()
    history = tuple(_step(step, renamed) for step in file.history)
    return PlanFile(_plan(file.plan, renamed), history, file.steps_left_out)


def _plan(plan: Plan, renamed: Mapping[str, str]) -> Plan:
    parts: dict[str, Any] = {}
    for entity in ENTITIES:
        moved = [
            record_from_plain(entity.record, _swapped(record_to_plain(record), renamed))
            for record in _records(plan, entity)
        ]
        parts[entity.attribute] = tuple(sorted(moved, key=order_of)) if entity.many else moved[0]
    return Plan(**parts)


def _step(step: HandedStep, renamed: Mapping[str, str]) -> HandedStep:
    changes = tuple(
        HandedChange(
            entity=change.entity,
            id=renamed[change.id],
            old=None if change.old is None else _swapped(change.old, renamed),
            new=None if change.new is None else _swapped(change.new, renamed),
        )
        for change in step.changes
    )
    return HandedStep(
        label=step.label, actor=step.actor, at=step.at, scope=step.scope, changes=changes
    )


def _swapped(image: Image, renamed: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: renamed.get(value, value) if name in REFERENCES and isinstance(value, str) else value
        for name, value in image.items()
    }


def _records(plan: Plan, entity: Entity) -> tuple[Any, ...]:
    value = getattr(plan, entity.attribute)
    return value if entity.many else (value,)
