"""Which of the two doors: a command goes to the command line, everything else to the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence

_NAMES = """
new answers-template list show answer check timeline whatif decide history undo redo export
import demo backup restore verify
"""
COMMANDS = frozenset(_NAMES.split())
"""What the command line knows; named here so that the window need not load it."""
TOLD = ("-h", "--help", "--version")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if any(one in COMMANDS or one in TOLD for one in given):
        from roadmap_desktop.app.cli import main as command_line

        return command_line(given)
    from roadmap_desktop.app.qt_imports import do_not_search

    do_not_search()
    from roadmap_desktop.app.main import main as window

    return window(given)
