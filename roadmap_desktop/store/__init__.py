"""The local store: SQLite through SQLAlchemy, with one journal."""
