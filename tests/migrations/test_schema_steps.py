from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event

from roadmap_desktop.app import paths
from roadmap_desktop.store import upgrade
from roadmap_desktop.store.backup import backups_of, inspect_backup
from roadmap_desktop.store.faults import StoreDamagedError, StoreError, StoreTooNewError
from roadmap_desktop.store.revisions import WHOLE_STORE
from roadmap_desktop.store.store import Store
from roadmap_desktop.store.tables.base import Row
from roadmap_desktop.store.tables.client import ClientRow

MIGRATIONS = paths.migrations()
NEWEST = upgrade.known_version(MIGRATIONS)
FOLLOWING = f"{int(NEWEST) + 1:04}"

NEXT_STEP = '''
"""Rebuilds a table that others refer to, fills a new one and drops an index."""
import sqlalchemy as sa
from alembic import op

revision = "FOLLOWING"
down_revision = "NEWEST"


def upgrade():
    op.drop_index("ix_closure_client_id", "closure")
    op.execute("CREATE TABLE visit (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT")
    op.execute("INSERT INTO visit SELECT id, name FROM client")
    with op.batch_alter_table("client", table_kwargs={"sqlite_strict": True}) as client:
        client.add_column(sa.Column("motto", sa.Text(), nullable=False, server_default=""))
    op.execute("UPDATE client SET motto = 'kept' WHERE id = 'firm-7'")
'''.replace("FOLLOWING", FOLLOWING).replace("NEWEST", NEWEST)


def now() -> datetime:
    return datetime(2027, 1, 5, 9, 30, tzinfo=UTC)


def open_store(path: Path, migrations: Path = MIGRATIONS) -> Store:
    return Store.open(path, migrations=migrations, now=now)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "firm" / "roadmap.db"


@pytest.fixture
def furnished(path: Path) -> Path:
    """A closed store with twenty firms, each with a closure that refers to it."""
    with (
        open_store(path) as store,
        store.journal.revision("Firms", "Ines", WHOLE_STORE) as session,
    ):
        session.add_all([ClientRow(id=f"firm-{n}", name=f"Firm {n}") for n in range(20)])
    return path


@pytest.fixture
def next_migrations(tmp_path: Path) -> Callable[[str], Path]:
    """The shipped steps with one more."""

    def make(step: str) -> Path:
        folder = tmp_path / "migrations"
        shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / f"{FOLLOWING}_next.py").write_text(step, encoding="utf-8")
        return folder

    return make


def state_of(path: Path) -> tuple[list[Any], ...]:
    """Tables, triggers and indexes, the step, and the rows, as anybody's SQLite sees them."""
    with closing(sqlite3.connect(path)) as looked:
        return tuple(
            looked.execute(query).fetchall()
            for query in (
                "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2",
                "SELECT * FROM alembic_version",
                "SELECT id, name FROM client ORDER BY id",
                "SELECT count(*) FROM change",
            )
        )


def test_the_steps_make_exactly_the_tables_of_the_program(path: Path) -> None:
    open_store(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or "search" not in name},
        )
        assert compare_metadata(context, Row.metadata) == []
    engine.dispose()


def test_foreign_keys_of_the_steps_are_those_of_the_program(path: Path) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path)) as looked:
        there = {
            (table, own, target)
            for table in Row.metadata.tables
            for (_, _, target, own, *_) in looked.execute(f"PRAGMA foreign_key_list('{table}')")
        }
        deferred = [
            sql.count("DEFERRABLE INITIALLY DEFERRED") == sql.count("REFERENCES")
            for (sql,) in looked.execute("SELECT sql FROM sqlite_master WHERE type = 'table'")
            if sql
        ]
    assert there == {
        (table.name, key.parent.name, key.column.table.name)
        for table in Row.metadata.tables.values()
        for key in table.foreign_keys
    }
    assert all(deferred)


def test_every_table_of_ours_is_strict(path: Path) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path)) as looked:
        strict = dict(looked.execute("SELECT name, strict FROM pragma_table_list"))
    assert {name for name in Row.metadata.tables if strict[name] != 1} == set()


def test_steps_are_numbered_in_their_order() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    steps = [step.revision for step in script.walk_revisions()][::-1]
    assert steps == [f"{n:04}" for n in range(1, len(steps) + 1)]
    assert upgrade.known_version(MIGRATIONS) == steps[-1] == script.get_current_head()


@pytest.mark.parametrize("table", ["revision", "change"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET rowid = 1", "DELETE FROM {}"])
def test_nobody_rewrites_the_journal(furnished: Path, table: str, statement: str) -> None:
    column = "id" if table == "revision" else "number"
    with (
        closing(sqlite3.connect(furnished)) as other,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        other.execute(statement.format(table).replace("rowid", column))


def test_an_upgrade_keeps_rows_and_makes_a_backup_first(
    furnished: Path, next_migrations: Callable[[str], Path]
) -> None:
    before = state_of(furnished)
    with open_store(furnished, next_migrations(NEXT_STEP)) as store:
        assert len(store.clients()) == 20
        assert store.verify().is_whole
        assert (
            store._connection.exec_driver_sql(
                "SELECT motto FROM client WHERE id = 'firm-7'"
            ).scalar()
            == "kept"
        )
        store._connection.rollback()
    backup = backups_of(furnished)[0]
    assert backup.reason == "migration"
    assert inspect_backup(backup.path).version == NEWEST
    assert state_of(backup.path) == before


def test_foreign_keys_hold_again_after_an_upgrade(
    furnished: Path, next_migrations: Callable[[str], Path]
) -> None:
    with open_store(furnished, next_migrations(NEXT_STEP)) as store:
        assert store._connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.parametrize(
    ("spoiled", "sentence"),
    [
        ("DELETE FROM client", "lost what they belong to"),
        ("CREATE TABLE loose (id TEXT)", "would take any value"),
    ],
)
def test_a_step_that_spoils_the_store_changes_nothing(
    furnished: Path, next_migrations: Callable[[str], Path], spoiled: str, sentence: str
) -> None:
    with closing(sqlite3.connect(furnished)) as other:
        other.execute("INSERT INTO closure VALUES ('c', 'firm-1', 0, 'Easter', NULL, NULL, 1)")
        other.commit()
    before = state_of(furnished)
    step = NEXT_STEP.split("    op.drop_index", maxsplit=1)[0] + f'    op.execute("{spoiled}")\n'
    with pytest.raises(StoreDamagedError, match=sentence):
        open_store(furnished, next_migrations(step))
    assert state_of(furnished) == before
    open_store(furnished).close()


def test_a_newer_store_is_refused_and_names_the_version_it_needs(
    furnished: Path, next_migrations: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr("roadmap_desktop.__version__", "7.3.0")
        open_store(furnished, next_migrations(NEXT_STEP)).close()
    bytes_before = furnished.read_bytes()
    with pytest.raises(StoreTooNewError, match=r"needs Roadmap Desktop 7\.3\.0") as refused:
        open_store(furnished)
    assert "do not delete the file" in str(refused.value)
    assert furnished.read_bytes() == bytes_before


def test_a_newer_store_of_a_program_with_this_number_is_told_as_newer(
    furnished: Path, next_migrations: Callable[[str], Path]
) -> None:
    open_store(furnished, next_migrations(NEXT_STEP)).close()
    with pytest.raises(StoreTooNewError, match="needs a newer Roadmap Desktop than this one"):
        open_store(furnished)


def _in_a_child(act: Callable[[], None]) -> int:
    """Run in a forked child; its wait status."""
    with warnings.catch_warnings():
        # The child runs on one thread and never returns to the others.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            act()
        except BaseException:  # noqa: BLE001 -- the status tells the parent
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def _die_at(number: int) -> None:
    """Kill this process before it runs the statement with that number."""
    seen = 0

    def count(*_: Any) -> None:
        nonlocal seen
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)
        seen += 1

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)


def _deaths(act: Callable[[], None]) -> Iterator[int]:
    """Repeat an act, killed before its first statement, its second, ... until it gets through."""
    for number in range(1000):

        def doomed(number: int = number) -> None:
            _die_at(number)
            act()

        status = _in_a_child(doomed)
        if status == 0:
            assert number > 5, "no statement was seen"
            return
        assert os.WIFSIGNALED(status), f"failed at statement {number} instead of being killed"
        yield number
    raise AssertionError("never got through")


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a warmed process")


@needs_fork
def test_killed_at_any_statement_an_upgrade_leaves_the_old_store_or_the_new_one(
    furnished: Path, next_migrations: Callable[[str], Path]
) -> None:
    migrations = next_migrations(NEXT_STEP)
    before = state_of(furnished)
    stayed_old, became_new = 0, 0
    for _ in _deaths(lambda: open_store(furnished, migrations).close()):
        if state_of(furnished) == before:
            assert became_new == 0
            stayed_old += 1
            with open_store(furnished) as old:
                assert len(old.clients()) == 20
        else:
            became_new += 1
            with open_store(furnished, migrations) as new:
                assert new.verify().is_whole
    assert stayed_old > 10
    with open_store(furnished, migrations) as store:
        assert store.verify().is_whole
        assert len(store.clients()) == 20


@needs_fork
def test_killed_at_any_statement_a_new_store_is_whole_or_not_there(path: Path) -> None:
    absent = 0
    for _ in _deaths(lambda: open_store(path).close()):
        if path.exists():
            with open_store(path) as store:
                assert store.verify().is_whole
        else:
            absent += 1
    assert absent > 60


def test_an_upgrade_without_room_for_its_backup_does_not_begin(
    furnished: Path, next_migrations: Callable[[str], Path]
) -> None:
    before = state_of(furnished)
    (furnished.parent / "backups").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        open_store(furnished, next_migrations(NEXT_STEP))
    assert state_of(furnished) == before
