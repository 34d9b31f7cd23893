"""Units of length, constraints, subtasks, own rhythms, what is left to do, and baselines."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

TASK_COLUMNS = (
    "length_unit TEXT",
    "finish_no_later TEXT",
    "must_start_on TEXT",
    "as_late_as_possible INTEGER NOT NULL DEFAULT 0",
    "parent TEXT NOT NULL DEFAULT ''",
    "place INTEGER",
    "every INTEGER",
    "every_unit TEXT NOT NULL DEFAULT ''",
    "until TEXT",
    "off_days TEXT",
    "remaining_days INTEGER",
)

BASELINES = (
    """
    CREATE TABLE baseline (
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        taken_on TEXT,
        version TEXT NOT NULL,
        plan_id TEXT NOT NULL,
        id TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_baseline_plan_id
            FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_baseline_plan_id ON baseline (plan_id)",
    """
    CREATE TABLE baseline_date (
        baseline TEXT NOT NULL,
        "row" TEXT NOT NULL,
        start TEXT,
        finish TEXT,
        plan_id TEXT NOT NULL,
        id TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_baseline_date_plan_id
            FOREIGN KEY(plan_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX ix_baseline_date_baseline ON baseline_date (baseline)",
    "CREATE INDEX ix_baseline_date_plan_id ON baseline_date (plan_id)",
)


def upgrade() -> None:
    for column in TASK_COLUMNS:
        op.execute(f"ALTER TABLE task ADD COLUMN {column}")
    op.execute("ALTER TABLE phase_setting ADD COLUMN wait_days INTEGER")
    for statement in BASELINES:
        op.execute(statement)
