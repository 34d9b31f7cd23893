"""The journal's two append-only tables, the list of plans and what the store knows of itself.

They are no entities: nothing of them is undone, and only the journal writes to them.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from roadmap_desktop.store.tables.base import Row, to
from roadmap_desktop.store.tables.types import PlainText

revision = Table(
    "revision",
    Row.metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", PlainText, nullable=False),
    Column("label", PlainText, nullable=False),
    Column("kind", Text, nullable=False),
    Column("target", Integer),
    Column("scope", Text, nullable=False),
    Column("scope_id", Text, nullable=False),
    Column("seal", Integer, nullable=False),
    Index("ix_revision_scope", "scope", "scope_id", "id"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
"""One act of a person. Ordered by ``id``, never by ``at``: clocks are moved."""

change = Table(
    "change",
    Row.metadata,
    Column("revision", Integer, to("revision.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("row_id", Text, nullable=False),
    Column("client_id", Text, nullable=False),
    Column("plan_id", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Index("ix_change_plan", "plan_id", "revision"),
    Index("ix_change_client", "client_id", "revision"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What an act did to one row; ``old`` and ``new`` are JSON, NULL where there was or is no row."""

plan_index = Table(
    "plan_index",
    Row.metadata,
    Column("number", Integer, primary_key=True),
    Column("plan_id", Text, to("plan.id"), nullable=False, unique=True),
    Column("client_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed_at", Text, nullable=False),
    Index("ix_plan_index_revision", "revision", "number"),
    Index("ix_plan_index_client", "client_id"),
    sqlite_strict=True,
)
"""For each plan its last revision: what the list of plans is sorted by."""

store_meta = Table(
    "store_meta",
    Row.metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)
"""``store_id``, ``program_version`` and ``replayed_at``."""
