"""What Home is asked for; the window carries it out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal


class HomeWishes(QObject):
    """One for all parts of Home, so that each tells what it is asked for in one place."""

    plan_requested = Signal(str)
    """Open the plan with this id."""
    quick_plan_requested = Signal()
    sample_requested = Signal(str)
    file_requested = Signal(Path)
    """A file was dropped."""
    open_file_requested = Signal()
    """A file is to be chosen."""
    duplicate_requested = Signal(str)
    archive_requested = Signal(str, bool)
    """Put the plan with this id away (True), or take it out again."""
    delete_requested = Signal(str)
    erase_requested = Signal(str)
    """Erase the firm with this id."""
    restore_requested = Signal()
