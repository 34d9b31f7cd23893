"""What was typed and not yet committed; no entity, not journaled, not part of any plan."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from roadmap_desktop.store.tables.base import Row
from roadmap_desktop.store.tables.types import PlainText

NEW_PLAN = ""
"""Stands for the plan that is only being begun, so ``plan_id`` refers to no row."""

draft = Table(
    "draft",
    Row.metadata,
    Column("plan_id", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("text", PlainText, nullable=False),
    sqlite_strict=True,
)
