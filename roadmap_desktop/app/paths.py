"""Where shipped files and the user's store lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import roadmap_desktop

STORE_VARIABLE = "ROADMAP_STORE"
STATE_VARIABLE = "ROADMAP_STATE"
STORE_FILE = "roadmap.db"


def _shipped(name: str) -> Path:
    """A shipped folder in a frozen app, an installed wheel or a checkout, in that order."""
    package = Path(roadmap_desktop.__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", package))
    for candidate in (frozen / name, package / f"_{name}", package.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"The program's own folder '{name}' is missing; install it again.")


def resources() -> Path:
    """The folder with catalogue, samples and fonts."""
    return _shipped("resources")


def migrations() -> Path:
    """The Alembic environment."""
    return _shipped("migrations")


def store_path(given: str | None = None) -> Path:
    """The store's file: the one given, ``$ROADMAP_STORE``, or the platform's place for it."""
    chosen = given or os.environ.get(STORE_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs  # keeps it off the path to first paint when a store is given

    return Path(platformdirs.user_data_dir("Roadmap Desktop", appauthor=False)) / STORE_FILE


def state_folder() -> Path:
    """Where settings, reports and the witness lie: ``$ROADMAP_STATE`` or the platform's place."""
    chosen = os.environ.get(STATE_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_state_dir("Roadmap Desktop", appauthor=False))


def witness_path(state: Path | None = None) -> Path:
    """The file that remembers how far each store had come.

    It lies apart from the stores, so that a service that puts an old store back cannot put this
    file back with it.
    """
    return (state or state_folder()) / "witness.json"
