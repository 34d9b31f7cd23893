"""The first tables.

Written out, so that a later change of the program's tables does not change what this step makes.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

DEFERRED = "DEFERRABLE INITIALLY DEFERRED"

PARTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "use_case",
        (),
        """
        work TEXT NOT NULL, users TEXT NOT NULL, affected TEXT NOT NULL, output TEXT NOT
        NULL, not_allowed TEXT NOT NULL, current_way TEXT NOT NULL, tool TEXT NOT NULL,
        approval TEXT, private_data TEXT, impact_flags TEXT NOT NULL, high_impact_work TEXT
        NOT NULL, value_text TEXT NOT NULL, value_unit TEXT, value_type TEXT
        """,
    ),
    (
        "pilot",
        (),
        """
        tested TEXT NOT NULL, users TEXT NOT NULL, user_count INTEGER, tasks_in TEXT NOT
        NULL, tasks_out TEXT NOT NULL, data_in TEXT NOT NULL, workflows_in TEXT NOT NULL,
        workflows_out TEXT NOT NULL, outputs_reviewed TEXT NOT NULL, proceed_if TEXT NOT
        NULL, fallback TEXT NOT NULL, fallback_minutes REAL
        """,
    ),
    (
        "review_process",
        (),
        """
        checks_for TEXT NOT NULL, how_often TEXT NOT NULL, share_percent REAL,
        minutes_per_output REAL, outputs_per_week REAL, catch_and_correct TEXT NOT NULL
        """,
    ),
    (
        "candidate",
        (),
        """
        position INTEGER NOT NULL, name TEXT NOT NULL, impact INTEGER, feasibility INTEGER,
        importance INTEGER, readiness INTEGER, chosen INTEGER NOT NULL
        """,
    ),
    (
        "person",
        (),
        """
        position INTEGER NOT NULL, name TEXT NOT NULL, function TEXT NOT NULL, contact TEXT
        NOT NULL
        """,
    ),
    (
        "role_assignment",
        ("person_id",),
        """
        position INTEGER NOT NULL, role TEXT NOT NULL, person_id TEXT, rights TEXT NOT NULL
        """,
    ),
    (
        "roster_entry",
        (),
        """
        position INTEGER NOT NULL, stage TEXT NOT NULL, name TEXT NOT NULL, attitude TEXT,
        champion INTEGER NOT NULL
        """,
    ),
    (
        "data_rule",
        (),
        """
        position INTEGER NOT NULL, kind TEXT NOT NULL, category TEXT NOT NULL, examples TEXT
        NOT NULL, reason TEXT NOT NULL
        """,
    ),
    (
        "data_source",
        ("owner_id",),
        """
        position INTEGER NOT NULL, name TEXT NOT NULL, quality TEXT NOT NULL, access TEXT
        NOT NULL, governance TEXT NOT NULL, owner_id TEXT
        """,
    ),
    (
        "checklist_answer",
        ("owner_id",),
        """
        item TEXT NOT NULL, state TEXT, text TEXT NOT NULL, owner_id TEXT, due TEXT
        """,
    ),
    (
        "risk",
        ("owner_id",),
        """
        position INTEGER NOT NULL, risk TEXT NOT NULL, cause TEXT NOT NULL, effect TEXT NOT
        NULL, likelihood INTEGER, impact INTEGER, response TEXT NOT NULL, owner_id TEXT,
        status TEXT NOT NULL, residual INTEGER, review_date TEXT
        """,
    ),
    (
        "criterion",
        (),
        """
        position INTEGER NOT NULL, metric TEXT NOT NULL, aspect TEXT, kpi_type TEXT,
        comparator TEXT, unit TEXT NOT NULL, baseline REAL, success REAL, failure REAL,
        period TEXT NOT NULL, source TEXT NOT NULL
        """,
    ),
    (
        "evidence_signal",
        ("recorder_id",),
        """
        position INTEGER NOT NULL, signal TEXT NOT NULL, what TEXT NOT NULL, recorder_id
        TEXT, interval TEXT NOT NULL
        """,
    ),
    (
        "stop_rule",
        ("person_id",),
        """
        position INTEGER NOT NULL, family TEXT NOT NULL, "trigger" TEXT NOT NULL, metric
        TEXT NOT NULL, comparator TEXT, value REAL, unit TEXT NOT NULL, window_days INTEGER,
        consequence TEXT NOT NULL, person_id TEXT
        """,
    ),
    (
        "rollout_stage",
        (),
        """
        position INTEGER NOT NULL, stage TEXT NOT NULL, pattern TEXT NOT NULL, segment TEXT
        NOT NULL, user_count INTEGER, weeks REAL, criterion TEXT NOT NULL, decision_point
        TEXT NOT NULL, monitoring TEXT NOT NULL, support TEXT NOT NULL, training TEXT NOT
        NULL, conditions TEXT NOT NULL
        """,
    ),
    (
        "task",
        ("owner_id",),
        """
        position INTEGER NOT NULL, template TEXT NOT NULL, phase TEXT NOT NULL, name TEXT
        NOT NULL, kind TEXT, owner_id TEXT, working_days INTEGER, start_no_earlier TEXT,
        removed INTEGER NOT NULL, percent REAL, actual_start TEXT, actual_finish TEXT, note
        TEXT NOT NULL
        """,
    ),
    (
        "task_link",
        (),
        """
        predecessor TEXT NOT NULL, successor TEXT NOT NULL, kind TEXT NOT NULL, lag INTEGER
        NOT NULL, lag_unit TEXT NOT NULL, removed INTEGER NOT NULL
        """,
    ),
    (
        "phase_setting",
        ("owner_id",),
        """
        phase TEXT NOT NULL, days INTEGER, budget REAL, owner_id TEXT
        """,
    ),
    (
        "kpi",
        ("owner_id",),
        """
        position INTEGER NOT NULL, name TEXT NOT NULL, layer TEXT NOT NULL, kpi_type TEXT,
        library TEXT NOT NULL, unit TEXT NOT NULL, comparator TEXT, baseline REAL, target
        REAL, threshold REAL, action TEXT NOT NULL, owner_id TEXT
        """,
    ),
    (
        "budget_line",
        (),
        """
        position INTEGER NOT NULL, kind TEXT NOT NULL, amount REAL, hours REAL, note TEXT
        NOT NULL
        """,
    ),
    (
        "gate_decision",
        (),
        """
        position INTEGER NOT NULL, gate TEXT NOT NULL, decision TEXT NOT NULL, decided_by
        TEXT NOT NULL, decided_on TEXT, reason TEXT NOT NULL, evidence_against TEXT NOT NULL,
        conditions TEXT NOT NULL
        """,
    ),
    (
        "open_item",
        ("owner_id",),
        """
        position INTEGER NOT NULL, text TEXT NOT NULL, question TEXT NOT NULL, owner_id
        TEXT, due TEXT, done INTEGER NOT NULL
        """,
    ),
    (
        "finding_acceptance",
        (),
        """
        code TEXT NOT NULL, subject TEXT NOT NULL, accepted_by TEXT NOT NULL, because TEXT
        NOT NULL, accepted_on TEXT
        """,
    ),
    (
        "answer",
        (),
        """
        question TEXT NOT NULL, value TEXT NOT NULL
        """,
    ),
    (
        "question_state",
        ("owner_id",),
        """
        question TEXT NOT NULL, status TEXT NOT NULL, owner_id TEXT, due TEXT, note TEXT NOT
        NULL
        """,
    ),
)
"""Tables of a plan's parts: name, columns that name a person, other columns."""

OTHERS = (
    """
    CREATE TABLE store_meta (
        "key" TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE client (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL, kind TEXT NOT NULL, head_count INTEGER, country TEXT NOT NULL,
        region TEXT NOT NULL, work_week TEXT NOT NULL, currency TEXT NOT NULL, logo TEXT NOT
        NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE closure (
        id TEXT NOT NULL PRIMARY KEY,
        client_id TEXT NOT NULL,
        position INTEGER NOT NULL, name TEXT NOT NULL, start TEXT, finish TEXT, yearly
        INTEGER NOT NULL,
        CONSTRAINT fk_closure_client_id
            FOREIGN KEY (client_id) REFERENCES client (id) {DEFERRED}
    ) STRICT
    """,
    "CREATE INDEX ix_closure_client_id ON closure (client_id)",
    f"""
    CREATE TABLE "plan" (
        id TEXT NOT NULL PRIMARY KEY,
        client_id TEXT NOT NULL,
        title TEXT NOT NULL, number TEXT NOT NULL, prepared_by TEXT NOT NULL, origin TEXT,
        start TEXT, preset TEXT NOT NULL, tier_override TEXT, tier_override_by TEXT NOT
        NULL, tier_override_because TEXT NOT NULL, catalogue_version TEXT NOT NULL,
        created_on TEXT, archived INTEGER NOT NULL,
        CONSTRAINT fk_plan_client_id
            FOREIGN KEY (client_id) REFERENCES client (id) {DEFERRED}
    ) STRICT
    """,
    'CREATE INDEX ix_plan_client_id ON "plan" (client_id)',
    """
    CREATE TABLE revision (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL, actor TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL,
        target INTEGER, scope TEXT NOT NULL, scope_id TEXT NOT NULL, seal INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX ix_revision_scope ON revision (scope, scope_id, id)",
    f"""
    CREATE TABLE change (
        revision INTEGER NOT NULL,
        number INTEGER NOT NULL, entity TEXT NOT NULL, row_id TEXT NOT NULL,
        client_id TEXT NOT NULL, plan_id TEXT NOT NULL, old TEXT, new TEXT,
        PRIMARY KEY (revision, number),
        CONSTRAINT fk_change_revision
            FOREIGN KEY (revision) REFERENCES revision (id) {DEFERRED}
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX ix_change_plan ON change (plan_id, revision)",
    "CREATE INDEX ix_change_client ON change (client_id, revision)",
    f"""
    CREATE TABLE plan_index (
        number INTEGER NOT NULL PRIMARY KEY,
        plan_id TEXT NOT NULL,
        client_id TEXT NOT NULL, revision INTEGER NOT NULL, changed_at TEXT NOT NULL,
        CONSTRAINT uq_plan_index_plan_id UNIQUE (plan_id),
        CONSTRAINT fk_plan_index_plan_id
            FOREIGN KEY (plan_id) REFERENCES plan (id) {DEFERRED}
    ) STRICT
    """,
    "CREATE INDEX ix_plan_index_revision ON plan_index (revision, number)",
    "CREATE INDEX ix_plan_index_client ON plan_index (client_id)",
    """
    CREATE VIRTUAL TABLE plan_search USING fts5 (
        title, number, client, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
    )
    """,
)

APPEND_ONLY = """
    CREATE TRIGGER {table}_keeps_{verb} BEFORE {verb} ON {table}
    WHEN NOT EXISTS (SELECT 1 FROM store_meta WHERE "key" = 'erasing')
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""


def upgrade() -> None:
    for statement in OTHERS:
        op.execute(statement)
    for name, people, columns in PARTS:
        lines = [
            "id TEXT NOT NULL PRIMARY KEY",
            "plan_id TEXT NOT NULL",
            columns,
            f"CONSTRAINT fk_{name}_plan_id FOREIGN KEY (plan_id) REFERENCES plan (id) {DEFERRED}",
            *(
                f"CONSTRAINT fk_{name}_{column} FOREIGN KEY ({column})"
                f" REFERENCES person (id) {DEFERRED}"
                for column in people
            ),
        ]
        op.execute(f"CREATE TABLE {name} ({', '.join(lines)}) STRICT")
        for column in ("plan_id", *people):
            op.execute(f"CREATE INDEX ix_{name}_{column} ON {name} ({column})")
    for table in ("revision", "change"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(APPEND_ONLY.format(table=table, verb=verb))
