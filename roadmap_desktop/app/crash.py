"""What happens when something goes wrong: a report on this computer, without any client's words."""

from __future__ import annotations

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

MOST_REPORTS = 20


class CrashReporter:
    """Writes a report for each unexpected error and tells the window; the program goes on."""

    def __init__(self, folder: Path, version: str, tell: Callable[[Path], None]) -> None:
        self._folder = folder
        self._version = version
        self._tell = tell
        self._hard: TextIO | None = None

    def install(self) -> None:
        """Catch what nobody else does, in every thread, and crashes of the interpreter itself."""
        sys.excepthook = self.on_error
        threading.excepthook = lambda given: self.on_error(
            given.exc_type, given.exc_value, given.exc_traceback
        )
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._hard = (self._folder / "hard-crash.txt").open("w", encoding="utf-8")
            faulthandler.enable(self._hard)
        except OSError:
            self._hard = None

    def on_error(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write the report, then tell."""
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        report = self._write(report_of(kind, trace, self._version))
        print(f"Something went wrong; see {report}", file=sys.stderr)
        del error  # its message may hold a client's words
        if report is not None:
            self._tell(report)

    def _write(self, text: str) -> Path | None:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for old in sorted(self._folder.glob("report-*.txt"))[: -MOST_REPORTS + 1]:
                old.unlink()
            path = self._folder / f"report-{stamp}.txt"
            path.write_text(text, encoding="utf-8")
        except OSError:
            return None
        return path


def report_of(kind: type[BaseException], trace: TracebackType | None, version: str) -> str:
    """Where it happened in the program's own code; no values, no message, no home folder."""
    import platform  # only in the worst case, so it does not slow the start

    lines = [
        f"Roadmap Desktop {version}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}",
        f"Error: {kind.__module__}.{kind.__qualname__}",
        "",
    ]
    for frame in traceback.extract_tb(trace):
        parts = Path(frame.filename).parts
        inside = parts.index("roadmap_desktop") if "roadmap_desktop" in parts else len(parts) - 1
        lines.append(f"{'/'.join(parts[inside:])}:{frame.lineno} {frame.name}")
    return "\n".join(lines) + "\n"


class RunMarker:
    """A file that is there while the program runs; found at the start, it ended uncleanly."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.was_left_behind = path.exists()

    def put(self) -> None:
        """The program runs now."""
        try:
            self._path.write_text("running\n", encoding="utf-8")
        except OSError:
            return  # only an offer depends on it

    def take(self) -> None:
        """It ends in good order."""
        self._path.unlink(missing_ok=True)
