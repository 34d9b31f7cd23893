from __future__ import annotations

import math
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from roadmap_desktop.domain.model.entities import BY_NAME, ENTITIES, Entity
from roadmap_desktop.store.faults import StillReferredError, ValueRefusedError
from roadmap_desktop.store.revisions import RevisionScope
from roadmap_desktop.store.store import Store
from roadmap_desktop.store.tables.kpis import BudgetLineRow
from roadmap_desktop.store.tables.people import PersonRow
from roadmap_desktop.store.tables.register import (
    ROW_OF,
    TABLE_OF,
    owner_column,
    record_from,
    row_from,
)
from tests.store.store_rig import ME, Desk, add_client, add_plan

EACH_ENTITY = pytest.mark.parametrize("entity", ENTITIES, ids=lambda e: e.name)
PLAN = RevisionScope.of_plan("replies")


def filled_value(name: str, hint: Any, position: int) -> Any:
    """A value for a field that is not its default."""
    options = [one for one in get_args(hint) if one is not NoneType]
    if get_origin(hint) is tuple:
        return (1, 3) if options[0] is int else ("a", "b, “c”")
    kind = options[0] if options else hint
    if name.endswith("_id"):
        return "replies-ines"
    if issubclass(kind, StrEnum):
        return list(kind)[-1]
    values: dict[type, Any] = {
        bool: True,
        int: position + 7,
        float: position + 0.25,
        date: date(2027, 1, 1 + position),
        str: f"{name} “é” 🥖\n\t{position}",
    }
    return values[kind]


def filled(entity: Entity) -> Any:
    """A record whose every field holds something."""
    hints = get_type_hints(entity.record)
    values = {
        f.name: filled_value(f.name, hints[f.name], n) for n, f in enumerate(fields(entity.record))
    }
    return entity.record(**{**values, "id": f"filled-{entity.name}"})


@EACH_ENTITY
def test_a_table_has_the_columns_of_its_record(entity: Entity) -> None:
    owner = {owner_column(entity)} - {""}
    assert (
        set(TABLE_OF[entity.name].columns.keys()) == {f.name for f in fields(entity.record)} | owner
    )


@EACH_ENTITY
def test_a_column_may_be_empty_where_its_field_may(entity: Entity) -> None:
    for name, hint in get_type_hints(entity.record).items():
        reference = name.endswith("_id") and name != "client_id"
        may_be_empty = NoneType in get_args(hint) or reference
        assert TABLE_OF[entity.name].c[name].nullable is may_be_empty, name


@EACH_ENTITY
def test_a_new_row_says_what_a_new_record_says(entity: Entity) -> None:
    owner = owner_column(entity) or ("client_id" if entity.name == "plan" else "")
    row = ROW_OF[entity.name](id="new", **({owner: "someone"} if owner else {}))
    for field in fields(entity.record):
        if field.default is not MISSING and field.name != owner:
            assert getattr(row, field.name) == field.default, field.name


@EACH_ENTITY
def test_a_record_comes_back_from_its_table_unchanged(entity: Entity, store: Store) -> None:
    record = filled(entity)
    owner = {"plan_id": "replies", "client_id": "bakery"}.get(owner_column(entity), "")
    if entity.name == "plan":
        add_client(store, "replies-ines", "A second firm")
    with store.journal.revision("Fill", ME, RevisionScope.of_client("bakery")) as session:
        session.add(row_from(record, entity.name, owner_id=owner))
    with store.journal.revision("Look", ME, RevisionScope.of_client("bakery")) as session:
        found = session.get(ROW_OF[entity.name], record.id)
        assert found is not None
        assert record_from(found) == record
    assert store.verify().is_whole


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, 10.0**30, 10**400])
def test_a_number_that_no_plan_can_hold_is_refused(store: Store, value: float) -> None:
    with (
        pytest.raises(ValueRefusedError, match="too large"),
        store.journal.revision("Cost", ME, PLAN) as session,
    ):
        session.add(BudgetLineRow(id="b", plan_id="replies", amount=value))
    assert store.load_plan("replies").budget_lines == ()


@pytest.mark.parametrize("value", [2**63, -(2**63), 10**30])
def test_a_whole_number_of_more_than_64_bits_is_refused(store: Store, value: int) -> None:
    with (
        pytest.raises(ValueRefusedError, match="too large"),
        store.journal.revision("Cost", ME, PLAN) as session,
    ):
        session.add(BudgetLineRow(id="b", plan_id="replies", position=value))


@pytest.mark.parametrize("value", ["cut \x00 off", "half \ud83e a character"])
def test_text_that_cannot_be_saved_is_refused(store: Store, value: str) -> None:
    with (
        pytest.raises(ValueRefusedError, match="cannot be saved"),
        store.journal.revision("Cost", ME, PLAN) as session,
    ):
        session.add(BudgetLineRow(id="b", plan_id="replies", note=value))
    with (
        pytest.raises(ValueRefusedError, match="cannot be saved"),
        store.journal.revision(f"Label {value}", ME, PLAN) as session,
    ):
        session.add(BudgetLineRow(id="b", plan_id="replies"))


def test_a_person_who_holds_a_role_is_not_removed_by_accident(store: Store) -> None:
    with (
        pytest.raises(StillReferredError, match="Take that away first"),
        store.journal.revision("Remove Ines", ME, PLAN) as session,
    ):
        session.delete(session.get_one(PersonRow, "replies-ines"))
    assert [p.name for p in store.load_plan("replies").people] == ["Ines"]


def test_lists_come_in_their_order(desk: Desk) -> None:
    store = desk.open()
    add_client(store)
    add_plan(store)
    with store.journal.revision("People", ME, PLAN) as session:
        for position, name in ((3, "third"), (1, "first"), (2, "b"), (2, "a")):
            session.add(PersonRow(id=name, plan_id="replies", name=name, position=position))
    names = [p.name for p in store.load_plan("replies").people]
    assert names == ["Ines", "first", "a", "b", "third"]


def test_every_entity_has_one_row_class() -> None:
    assert {kind.__tablename__ for kind in ROW_OF.values()} == set(BY_NAME)
