"""Puts a finished file into its place, so that nobody ever holds half of one."""

from __future__ import annotations

import os
from pathlib import Path

from roadmap_desktop.domain.errors import PlanError


def put_in_place(path: Path, content: bytes) -> None:
    """Write aside, force to disk, move into place; ``PlanError`` leaves an older file untouched."""
    aside = path.with_name(f"{path.name}.part")
    try:
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise PlanError(f"{path} cannot be written ({reason}); choose another folder.") from None
    finally:
        aside.unlink(missing_ok=True)
