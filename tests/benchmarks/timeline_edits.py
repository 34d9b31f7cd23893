"""Moving a task in the running program: dropped, undone, redone, until everything is repainted.

The floor is what cannot be left out, each part measured in the same run: one full pass over the
network, one repaint of what is visible, one journalled edit of another kind. A drop is measured as
the mouse does it, from letting go of what was dragged; and as keys and menus do it, from nothing:
tried, told what moves, written and painted in one go.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from roadmap_desktop.app import paths
from roadmap_desktop.commands.plans import create_plan
from roadmap_desktop.commands.timeline.dates import move_rows
from roadmap_desktop.commands.timeline.rows import name_row
from roadmap_desktop.store.store import Store
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.hits import Hits
from roadmap_desktop.ui.timeline.view import TimelineView
from tests.benchmarks.generated_plan import engine_schedule, generated_plan, own_task_plan
from tests.benchmarks.window_figures import OpenWindow

SIZES = (100, 1_000, 10_000)
TIMES = {100: 20, 1_000: 10, 10_000: 4}
NO_KEY = Qt.KeyboardModifier.NoModifier
Line = tuple[str, str, str, str, str]


def line(what: str, figure: float, floor: float | None, want: str) -> Line:
    beside = "–" if floor is None else f"{floor:.2f}"
    ratio = "–" if not floor else f"{figure / floor:.2f}"
    return what, f"{figure:.2f}", beside, ratio, want


class OpenTimeline:
    """A plan of so many tasks in the running program, its timeline in sight."""

    def __init__(self, folder: Path, size: int) -> None:
        store_file = folder / "store" / "roadmap.db"
        store_file.parent.mkdir(parents=True)
        with Store.open(
            store_file, migrations=paths.migrations(), now=lambda: datetime.now(UTC), back_up=False
        ) as store:
            plan_id = create_plan(store, own_task_plan(size), "bench")
        self.running = OpenWindow(folder)
        desk = self.running.program.desk
        assert desk is not None
        desk.open(plan_id)
        desk.go(Destination(place=Place.TIMELINE))
        self.running.settle()
        opened = self.running.window.open_plan
        assert opened is not None
        self.opened = opened
        (self.view,) = self.running.window.findChildren(TimelineView)
        while not gc.get_freeze_count():  # as long as it takes to look at the chart first
            self.painted()

    def painted(self) -> None:
        """Everything that is due is painted, once."""
        for _ in range(3):
            self.running.app.processEvents()

    def taken(self, act: Callable[[], object]) -> float:
        """Milliseconds until everything visible is painted again."""
        began = time.perf_counter()
        act()
        self.painted()
        return (time.perf_counter() - began) * 1e3

    def median(self, act: Callable[[], object], times: int) -> float:
        """The median of so many."""
        return statistics.median(self.taken(act) for _ in range(times))


class Drag:
    """A root that is dragged by the mouse, a week at a time, and let go."""

    def __init__(self, timeline: OpenTimeline, row: str) -> None:
        self.timeline, self.row = timeline, row
        self.pane = timeline.view.pane
        self.held: list[float] = []
        self.dropped: list[float] = []

    def once(self) -> None:
        """A move of the mouse and letting go, each until all is painted."""
        port, (at, by) = self.pane.viewport(), self._hold()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, NO_KEY, at)
        QTest.mouseMove(port, at + QPoint(by // 2, 0))
        self.timeline.painted()
        self.held.append(self.timeline.taken(lambda: QTest.mouseMove(port, at + QPoint(by, 0))))
        self.dropped.append(
            self.timeline.taken(
                lambda: QTest.mouseRelease(
                    port, Qt.MouseButton.LeftButton, NO_KEY, at + QPoint(by, 0)
                )
            )
        )

    def _hold(self) -> tuple[QPoint, int]:
        """Where to take hold of its bar, and how far a week is."""
        view, pane = self.timeline.view, self.pane
        assert pane.data is not None
        place = pane.data.row_of[self.row]
        view.select_row(place)
        view.table.scrollTo(view.table.currentIndex())
        pane.show_day(pane.data.tasks[place].start_day)
        self.timeline.painted()
        hits = Hits(view.look, pane.data, pane.scale, pane.horizontalScrollBar().value())
        span = hits.span(place)
        assert span is not None
        tall = view.look.px(ROW)
        y = round(place * tall - pane.verticalScrollBar().value() + tall / 2)
        return QPoint(round(span.left + span.width / 2), y), round(pane.scale.width(7))


def alone(act: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1e3)
    return statistics.median(taken)


def of_size(folder: Path, size: int) -> Iterator[Line]:
    """Drop, undo and redo in a plan of that size."""
    timeline, times = OpenTimeline(folder, size), TIMES[size]
    opened = timeline.opened
    generated = generated_plan(size)
    full_pass = alone(lambda: engine_schedule(generated), times)
    repaint = alone(timeline.running.window.repaint, times)
    opened.blockSignals(True)
    names = iter(range(1_000))
    edit = alone(
        lambda: opened.session.run(partial(name_row, row="t5", name=f"Name {next(names)}")), times
    )
    opened.blockSignals(False)
    floor = full_pass + repaint + edit
    editor = timeline.view.editing.editor
    start = editor.schedule.by_id["t0"].start
    days = iter(range(1, 1_000))

    def drop() -> None:
        wanted = start + timedelta(days=7 * next(days))
        editor.try_act(partial(move_rows, starts={"t0": wanted}))
        editor.drop()

    dropped = timeline.median(drop, times)
    drag = Drag(timeline, "t0")
    for _ in range(times):
        drag.once()
    undone = timeline.median(opened.undo, times)
    redone = timeline.median(opened.redo, times)
    yield line(f"{size:,} tasks: full pass, ms", full_pass, None, "≤ 1 / 8 / 80")
    held, released = statistics.median(drag.held), statistics.median(drag.dropped)
    yield line(f"{size:,} tasks: a root held, moved by a week, ms", held, full_pass + repaint, "–")
    yield line(f"{size:,} tasks: let go of to repaint, ms", released, floor, "≤ 1.5 ×")
    yield line(f"{size:,} tasks: both at once, ms", dropped, floor, "≤ 1.5 ×")
    yield line(f"{size:,} tasks: undo it, ms (floor: the drop)", undone, dropped, "≤ 1.2 ×")
    yield line(f"{size:,} tasks: redo it, ms (floor: the drop)", redone, dropped, "≤ 1.2 ×")
    timeline.running.program.close()


MOST_MEMORY = {100: 150, 1_000: 160, 10_000: 220}
"""Megabytes of the whole program by size of plan."""
WHOLE = """
import sys
from pathlib import Path
store, state, plan = sys.argv[1:]
from roadmap_desktop.app.qt_imports import do_not_search
do_not_search()
from PySide6.QtWidgets import QApplication
from roadmap_desktop.app.main import Program, arguments_of
from roadmap_desktop.ui.navigation import Destination, Place
app = QApplication([])
program = Program(app, arguments_of(
    ["--store", store, "--state", state, "--today", "2027-02-15"]))
program.window.show()
while program.window.desk is None:
    app.processEvents()
desk = program.window.desk
desk.open(plan)
for place in (Place.OVERVIEW, Place.INTERVIEW, Place.GATES, Place.HISTORY, Place.TIMELINE):
    desk.go(Destination(place=place))
    for _ in range(3):
        app.processEvents()
status = Path("/proc/self/status").read_text()
print(int(status.split("VmRSS:")[1].split()[0]) / 1024)
program.close()
"""


def whole_program(folder: Path, size: int) -> Line:
    """Memory of a process of its own that has the plan open and has shown all of its places."""
    store_file = folder / "roadmap.db"
    with Store.open(
        store_file, migrations=paths.migrations(), now=lambda: datetime.now(UTC), back_up=False
    ) as store:
        plan_id = create_plan(store, own_task_plan(size), "bench")
    done = subprocess.run(
        [sys.executable, "-c", WHOLE, str(store_file), str(folder / "state"), plan_id],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )
    taken = float(done.stdout.split()[-1])
    return line(f"{size:,} tasks: memory of the program, MB", taken, None, f"≤ {MOST_MEMORY[size]}")


def timeline_edits(sizes: tuple[int, ...] = SIZES) -> Iterator[Line]:
    """All sizes."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield from of_size(Path(folder), size)
        with tempfile.TemporaryDirectory() as folder:
            yield whole_program(Path(folder), size)


def main() -> int:
    """Print the figures by themselves."""
    for what, figure, floor, ratio, want in timeline_edits():
        print(f"{what:52}{figure:>10}{floor:>10}{ratio:>8}  {want}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
