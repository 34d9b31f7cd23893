"""What all tables share: text keys, STRICT, deferred foreign keys, field types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    MappedColumn,
    mapped_column,
    registry,
)

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model import (
    answers,
    checklists,
    data_rules,
    governance,
    people,
    pilot,
    plan,
    risks,
    tasks,
    use_case,
)
from roadmap_desktop.store.tables.types import (
    Choice,
    Flag,
    IsoDate,
    JsonTuple,
    PersonReference,
    PlainText,
    Real,
    Whole,
)

CHOICES: tuple[type[StrEnum], ...] = (
    Depth,
    answers.QuestionStatus,
    checklists.ItemState,
    data_rules.DataRuleKind,
    governance.Decision,
    people.Attitude,
    pilot.Aspect,
    pilot.Comparator,
    pilot.Consequence,
    pilot.KpiType,
    plan.Origin,
    risks.RiskStatus,
    tasks.LagUnit,
    tasks.LengthUnit,
    tasks.LinkKind,
    tasks.OffDays,
    tasks.TaskKind,
    use_case.Approval,
    use_case.PrivateData,
    use_case.ValueType,
    use_case.ValueUnit,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
}


FIELD_TYPES: Mapping[Any, Any] = {
    str: PlainText,
    int: Whole,
    float: Real,
    bool: Flag,
    date: IsoDate,
    tuple[str, ...]: JsonTuple,
    tuple[int, ...]: JsonTuple,
    **{kind: Choice(kind) for kind in CHOICES},
}


class Row(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """A row of a journaled table; its columns are the fields of the record of the same name."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES), type_annotation_map=dict(FIELD_TYPES)
    )
    __table_args__ = ({"sqlite_strict": True},)

    id: Mapped[str] = mapped_column(primary_key=True)


def to(target: str) -> ForeignKey:
    """A reference that is checked when the transaction commits, so that order does not matter.

    Rows are never deleted by the database itself: what it cascaded, the journal would not see.
    """
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def a_person() -> MappedColumn[str]:
    """A column that names a person of the plan, '' for nobody."""
    return mapped_column(PersonReference, to("person.id"), nullable=True, index=True, default="")


class ClientPart(Row, kw_only=True, eq=False, repr=False):
    """A row that belongs to a client."""

    __abstract__ = True

    client_id: Mapped[str] = mapped_column(to("client.id"), index=True)


class PlanPart(Row, kw_only=True, eq=False, repr=False):
    """A row that belongs to a plan."""

    __abstract__ = True

    plan_id: Mapped[str] = mapped_column(to("plan.id"), index=True)
