"""Brings a store's tables up to what this program knows, all or nothing."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

import roadmap_desktop
from roadmap_desktop.domain.program_version import is_newer
from roadmap_desktop.store import engine
from roadmap_desktop.store.faults import StoreDamagedError, StoreTooNewError

NO_TABLES = ""
_FREE_OF_STRICT = ("alembic_version", "sqlite_", "plan_search")


def known_version(migrations: Path) -> str:
    """The number of the last step in the migrations folder, e.g. ``0001``."""
    steps = sorted(path.name[:4] for path in (migrations / "versions").glob("[0-9]*_*.py"))
    return steps[-1]


def version_of(connection: Connection) -> str:
    """The step a store is at, ``NO_TABLES`` for an empty file."""
    rows = engine.driver(connection).execute(
        "SELECT name FROM sqlite_master WHERE name = 'alembic_version'"
    )
    if rows.fetchone() is None:
        return NO_TABLES
    row = engine.driver(connection).execute("SELECT version_num FROM alembic_version").fetchone()
    return NO_TABLES if row is None else str(row[0])


def refuse_newer(connection: Connection, path: Path, migrations: Path) -> None:
    """Raise ``StoreTooNewError`` for a store that a newer program has changed."""
    if version_of(connection) <= known_version(migrations):
        return
    row = (
        engine.driver(connection)
        .execute("SELECT value FROM store_meta WHERE key = 'program_version'")
        .fetchone()
    )
    here = roadmap_desktop.__version__
    needed = f"a newer Roadmap Desktop than this one, {here}"
    if row and is_newer(row[0], here):
        needed = f"Roadmap Desktop {row[0]} or newer; this is {here}"
    raise StoreTooNewError(
        f"The store {path} needs {needed}. Install the newer version, and do not delete the file:"
        " nothing in it is lost."
    )


def upgrade(connection: Connection, migrations: Path) -> None:
    """Run the missing steps in one transaction.

    Foreign keys are off meanwhile, else rebuilding a table would empty those that refer to it;
    they are checked before the commit. Raises ``StoreDamagedError`` when a step leaves rows without
    their owner or a table that is not STRICT; the tables are then as before.
    """
    from alembic import command  # heavy, and needed only where there is a step to run
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    engine.pragma(connection, "foreign_keys=OFF")
    try:
        with engine.writing(connection):
            command.upgrade(config, "head")
            connection.exec_driver_sql(f"PRAGMA application_id={engine.APPLICATION_ID}")
            connection.execute(
                text("INSERT OR REPLACE INTO store_meta VALUES ('program_version', :version)"),
                {"version": roadmap_desktop.__version__},
            )
            assert_whole(connection)
    finally:
        engine.pragma(connection, "foreign_keys=ON")


def assert_whole(connection: Connection) -> None:
    """Raise ``StoreDamagedError`` unless references hold and every own table is STRICT."""
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise StoreDamagedError(
            f"After the upgrade {len(orphans)} rows would have lost what they belong to; the"
            " store was left as it was. Keep using the version you had."
        )
    loose = [
        name
        for kind, name, strict in connection.exec_driver_sql(
            "SELECT type, name, strict FROM pragma_table_list WHERE schema = 'main'"
        )
        if kind == "table" and not strict and not name.startswith(_FREE_OF_STRICT)
    ]
    if loose:
        raise StoreDamagedError(
            f"After the upgrade the tables {', '.join(loose)} would take any value; the store was"
            " left as it was. Keep using the version you had."
        )
