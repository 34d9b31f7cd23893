"""A plan knows the project of another program that it was made of."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute("ALTER TABLE plan ADD COLUMN made_from TEXT NOT NULL DEFAULT ''")
