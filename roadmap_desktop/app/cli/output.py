"""Where a file goes: to the path that is named, into the folder that is named, or to the output.

One rule for every command that writes a timeline, so that a script may send any kind on.
"""

from __future__ import annotations

from pathlib import Path

from roadmap_desktop.app.cli.desk import Desk
from roadmap_desktop.domain.errors import PlanError

PLACE = (
    "file, or folder that gets it under the plan's number; without it the file goes to the output"
)
"""The rule in words, for help."""


def place(named: str, usual_name: str) -> Path | None:
    """The path to write to; None for the output."""
    if not named:
        return None
    path = Path(named)
    return path / usual_name if path.is_dir() else path


def print_file(desk: Desk, content: bytes, usual_name: str, *, is_text: bool) -> None:
    """The bytes as they are: a console's own encoding and line ends would spoil them.

    Raises ``PlanError`` for what is no text where somebody would have to look at it.
    """
    raw = getattr(desk.out, "buffer", None)
    if not is_text and (raw is None or desk.out.isatty()):
        raise PlanError(
            f"{usual_name} is no text to show here; name a file or folder with --out, or send the "
            "output to a file."
        )
    if raw is None:
        desk.out.write(content.decode())
        return
    desk.out.flush()
    raw.write(content)
    raw.flush()
