"""The window's figures: start, answer, opening, chart, memory; each beside its floor.

A start is a whole process, timed from outside; everything else runs in one offscreen window.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from roadmap_desktop.app.main import Program, arguments_of
from roadmap_desktop.commands.answers import answer
from roadmap_desktop.ui.navigation import Destination, Place

Line = tuple[str, str, str, str, str]
ROOT = Path(__file__).resolve().parents[2]
STARTS = 7
EMPTY_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
window = Window()
window.resize(1280, 800)
{more}
window.show()
app.exec()
{after}
"""
MEMORY = """
from pathlib import Path
status = Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""
"""Peak of this process alone; what getrusage tells is inherited from the one that started it."""


def median_of_starts(*command: str, env: dict[str, str]) -> float:
    """Seconds of a whole process; the first start compiles and is not counted."""
    subprocess.run([sys.executable, *command], check=True, env=env, cwd=ROOT)
    taken = []
    for _ in range(STARTS):
        began = time.perf_counter()
        subprocess.run([sys.executable, *command], check=True, env=env, cwd=ROOT)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def as_installed() -> dict[str, str]:
    """The environment of a user, whose modules are compiled once and kept."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def starts(folder: Path) -> Iterator[Line]:
    """From nothing to the first paint, and to a Home that can be used."""
    env = {
        **as_installed(),
        "ROADMAP_STATE": str(folder / "state"),
        "ROADMAP_STORE": str(folder / "store" / "roadmap.db"),
        "PYTHONPATH": str(ROOT),
    }
    empty = median_of_starts("-c", EMPTY_WINDOW.format(more="", after=""), env=env)
    painted = median_of_starts("-m", "roadmap_desktop", "--quit-after-first-paint", env=env)
    yield _line("start to first paint, no plans, s", painted, empty, "≤ 1.6 ×")
    fill = ten_plans(folder)
    subprocess.run([sys.executable, "-c", fill], check=True, env=env, cwd=ROOT)
    after = "import sqlalchemy.orm"
    loaded = median_of_starts("-c", EMPTY_WINDOW.format(more="", after=after), env=env)
    usable = median_of_starts("-m", "roadmap_desktop", "--quit-when-ready", env=env)
    yield _line("start to Home usable, 10 plans, s", usable, loaded, "≤ 1.3 ×")


def ten_plans(folder: Path) -> str:
    """A script that fills the store with ten plans, through the doors a user uses."""
    del folder
    return """
from datetime import UTC, date, datetime
from roadmap_desktop.app import paths
from roadmap_desktop.catalogue.load import load_catalogue
from roadmap_desktop.commands.office import Office, Premises
catalogue = load_catalogue(paths.resources() / "catalogue" / "en")
premises = Premises(store=paths.store_path(), migrations=paths.migrations(),
                    samples=paths.resources() / "samples", witness=paths.witness_path())
office = Office(premises, catalogue, today=date.today, now=lambda: datetime.now(UTC), actor="b")
for number in range(10):
    office.add_sample(office.samples()[number % 3])
office.close()
"""


def _line(what: str, figure: float, floor: float | None, want: str) -> Line:
    beside = "–" if floor is None else f"{floor:.2f}"
    ratio = "–" if not floor else f"{figure / floor:.2f}"
    return (what, f"{figure:.2f}", beside, ratio, want)


class OpenWindow:
    """The running program in this process."""

    def __init__(self, folder: Path) -> None:
        app = QApplication.instance() or QApplication([])
        if not isinstance(app, QApplication):
            raise TypeError("a window needs a QApplication")
        self.app = app
        (folder / "state").mkdir(parents=True, exist_ok=True)
        given = arguments_of(
            [
                *("--store", str(folder / "store" / "roadmap.db")),
                *("--state", str(folder / "state")),
                *("--today", "2027-02-15"),
            ]
        )
        self.program = Program(app, given)
        self.window = self.program.window
        self.window.show()
        while self.window.desk is None:
            app.processEvents()
        self.window.resize(1280, 800)
        self.settle()

    def settle(self) -> None:
        """Everything that is due is painted."""
        for _ in range(3):
            self.app.processEvents()
        self.window.repaint()

    def taken(self, act: Callable[[], object], times: int) -> list[float]:
        """Milliseconds until everything visible is painted again."""
        found = []
        for _ in range(times):
            began = time.perf_counter()
            act()
            self.settle()
            found.append((time.perf_counter() - began) * 1e3)
        return found


def inside(folder: Path) -> Iterator[Line]:
    """An answer, an opening, and the memory it takes."""
    running = OpenWindow(folder)
    desk, window = running.program.desk, running.window
    assert desk is not None
    plan_id = desk.office.add_sample("home_care")
    desk.open(plan_id)
    running.settle()
    opened = window.open_plan
    assert opened is not None
    numbers = count(1)

    def command_alone() -> None:
        opened.session.run(answer, "pilot.users", f"Carers of team {next(numbers)}")
        _ = opened.assessment.review

    quiet = []
    opened.blockSignals(True)
    for _ in range(30):
        began = time.perf_counter()
        command_alone()
        quiet.append((time.perf_counter() - began) * 1e3)
    opened.blockSignals(False)
    floor = statistics.median(quiet)
    for place in (Place.OVERVIEW, Place.TIMELINE, Place.INTERVIEW):
        desk.go(Destination(place=place))
        running.settle()
        if place is Place.INTERVIEW:
            desk.go(Destination(place=place, question="pilot.users"))
            running.settle()
        all_ = sorted(running.taken(command_alone, 30))
        middle, late = statistics.median(all_), all_[int(len(all_) * 0.95)]
        what = f"answer saved and repainted, {place.value}, ms (p95 {late:.0f})"
        yield _line(what, middle, floor, "≤ 2 ×, p95 ≤ 33")

    def open_it() -> None:
        desk.open(plan_id)

    alone = []
    for _ in range(10):
        began = time.perf_counter()
        session = desk.office.open_plan(plan_id)
        _ = session.assessment.review
        alone.append((time.perf_counter() - began) * 1e3)
    shown = statistics.median(running.taken(open_it, 10))
    yield _line(
        "open the formal sample to Overview, ms", shown, statistics.median(alone), "≤ 100 ms more"
    )
    running.program.close()


def memory(folder: Path) -> Iterator[Line]:
    """Peak memory with the formal sample open, beside an empty window."""
    env = {**as_installed(), "PYTHONPATH": str(ROOT)}
    bare = subprocess.run(
        [sys.executable, "-c", EMPTY_WINDOW.format(more="", after=MEMORY)],
        check=True,
        env=env,
        capture_output=True,
        text=True,
    )
    script = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from tests.benchmarks.window_figures import OpenWindow
running = OpenWindow(Path({str(folder / "memory")!r}))
running.window.desk.open_sample("home_care")
running.settle()
for place in ("interview", "timeline", "gates", "history", "overview"):
    running.window.desk.act(place)
    running.settle()
{MEMORY}
running.program.close()
"""
    full = subprocess.run(
        [sys.executable, "-c", script], check=True, env=env, capture_output=True, text=True
    )
    figure, floor = float(full.stdout.split()[-1]), float(bare.stdout.split()[-1])
    yield _line("memory, formal sample open, all places seen, MB", figure, floor, "≤ 150 MB")


def window_figures() -> Iterator[Line]:
    """All of them."""
    with tempfile.TemporaryDirectory() as folder:
        yield from starts(Path(folder) / "starts")
        yield from inside(Path(folder) / "inside")
        yield from memory(Path(folder))


if __name__ == "__main__":
    for one in window_figures():
        print("  ".join(one))
