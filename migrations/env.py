"""Runs the steps on the connection that the store hands over, inside its transaction.

The store (``roadmap_desktop.store.upgrade``) has switched foreign keys off, begun the transaction
and checks the result before it commits; nothing here opens, begins or commits anything.
"""

from __future__ import annotations

from alembic import context

connection = context.config.attributes.get("connection")
if connection is None:
    raise SystemExit(
        "The store runs the migrations when it is opened; start the program instead of alembic."
    )
context.configure(connection=connection, transactional_ddl=True, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
