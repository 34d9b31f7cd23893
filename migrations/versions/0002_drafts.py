"""A place for what is typed and not yet committed."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute(
        "CREATE TABLE draft (plan_id TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL,"
        " PRIMARY KEY (plan_id, field)) STRICT"
    )
