"""The last day of what recurs may be counted from the end of its phase."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("ALTER TABLE task ADD COLUMN ends_before INTEGER")
