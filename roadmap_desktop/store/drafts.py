"""Drafts: typing that survives a crash, kept beside the plans and outside of the journal."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select

from roadmap_desktop.store import engine
from roadmap_desktop.store.journal import Journal
from roadmap_desktop.store.tables.drafts import NEW_PLAN, draft

__all__ = ["NEW_PLAN", "Drafts"]


class Drafts:
    """What was typed into fields and not yet committed, by plan and field."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def of_plan(self, plan_id: str) -> Mapping[str, str]:
        """Field -> text of one plan."""
        with engine.reading(self._connection):
            wanted = select(draft.c.field, draft.c.text).where(draft.c.plan_id == plan_id)
            return {row.field: row.text for row in self._connection.execute(wanted)}

    def with_field(self, field: str) -> Mapping[str, str]:
        """Plan id -> text of every plan that has a draft in that field."""
        with engine.reading(self._connection):
            wanted = select(draft.c.plan_id, draft.c.text).where(draft.c.field == field)
            return {row.plan_id: row.text for row in self._connection.execute(wanted)}

    def keep(self, plan_id: str, field: str, text: str) -> None:
        """Keep what stands in a field; on disk when this returns."""
        with self._journal.keeping() as connection:
            connection.execute(
                draft.insert().prefix_with("OR REPLACE"),
                {"plan_id": plan_id, "field": field, "text": text},
            )

    def drop(self, plan_id: str, *fields: str) -> None:
        """Forget drafts of a plan, all of them where no field is named."""
        about = draft.c.plan_id == plan_id
        if fields:
            about = about & draft.c.field.in_(fields)
        with engine.reading(self._connection):
            found = self._connection.execute(select(draft.c.field).where(about).limit(1)).first()
        if found is not None:
            with self._journal.keeping() as connection:
                connection.execute(delete(draft).where(about))
