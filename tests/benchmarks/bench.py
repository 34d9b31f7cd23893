"""Figures beside the floor measured in the same run, as a table.

``python3 packaging/dev.py bench``. Each figure is the median; what is wanted stands beside it. The
ratios travel from machine to machine, the milliseconds do not.
"""

from __future__ import annotations

import gc
import io
import json
import sqlite3
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from openpyxl import Workbook, load_workbook
from reportlab.pdfgen.canvas import Canvas

from roadmap_desktop.app import paths
from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.catalogue.load import load_catalogue
from roadmap_desktop.commands.answers import answer
from roadmap_desktop.commands.plans import create_plan
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.risks import Risk
from roadmap_desktop.exchange.answers_file import read_answers
from roadmap_desktop.reports.documents import build_document, document_control
from roadmap_desktop.reports.excel.write import write_workbook
from roadmap_desktop.reports.pdf.paper import Paper
from roadmap_desktop.reports.pdf.write import write_pdf
from roadmap_desktop.store.revisions import WHOLE_STORE
from roadmap_desktop.store.store import Store
from roadmap_desktop.store.tables.register import ROW_OF, row_from
from roadmap_desktop.timeline.network import solve
from tests.benchmarks.chart_figures import chart_figures
from tests.benchmarks.floor_schedule import floor_schedule
from tests.benchmarks.generated_plan import engine_schedule, every_kind, generated_plan
from tests.benchmarks.home_search import home_search
from tests.benchmarks.timeline_edits import timeline_edits
from tests.benchmarks.timeline_print import print_figures
from tests.benchmarks.window_figures import window_figures

TODAY = date(2027, 1, 4)
Line = tuple[str, str, str, str, str]


def milliseconds(act: Callable[[], object], times: int) -> list[float]:
    """Each run's time; the garbage collector waits until they are done."""
    act()
    gc.collect()
    gc.disable()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1e3)
    gc.enable()
    return taken


def median(taken: list[float]) -> float:
    return statistics.median(taken)


def p95(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


def line(what: str, figure: float, floor: float | None, want: str) -> Line:
    beside = "–" if floor is None else f"{floor:.2f}"
    ratio = "–" if not floor else f"{figure / floor:.2f}"
    return (what, f"{figure:.2f}", beside, ratio, want)


class Bench:
    """One run over a store in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.catalogue: Catalogue = load_catalogue(paths.resources() / "catalogue" / "en")

    def open(self, name: str) -> Store:
        return Store.open(
            self.folder / name,
            migrations=paths.migrations(),
            now=lambda: datetime.now(UTC),
            back_up=False,
        )

    def sample(self, name: str) -> Plan:
        numbers = count(1)
        path = paths.resources() / "samples" / f"{name}.toml"
        return read_answers(path, self.catalogue, TODAY, lambda: f"{name}-{next(numbers)}")

    def edits(self) -> Iterator[Line]:
        """One edit and its undo, beside a bare commit of a row and its journal row."""
        floor = median(milliseconds(self._bare_commit(), 60))
        with self.open("edits.db") as store:
            session = PlanSession(
                store,
                create_plan(store, self.sample("home_care"), "bench"),
                self.catalogue,
                TODAY,
                "bench",
            )
            numbers = count(1)

            def edit() -> None:
                session.run(answer, "pilot.users", f"Carers of team {next(numbers)}")
                _ = session.assessment.review

            def undo() -> None:
                session.undo()
                _ = session.assessment.review

            edited = median(milliseconds(edit, 60))
            undone = median(milliseconds(undo, 50))
        yield line("one edit, Plan and Assessment renewed, ms", edited, floor, "≤ floor + 8 ms")
        yield line("undo of one edit, ms (floor: the edit)", undone, edited, "≤ 1.5 ×")

    def _bare_commit(self) -> Callable[[], None]:
        connection = sqlite3.connect(self.folder / "bare.db", isolation_level=None)
        connection.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA locking_mode=EXCLUSIVE;"
            "CREATE TABLE a (id TEXT PRIMARY KEY, v TEXT) STRICT;"
            "CREATE TABLE j (id INTEGER PRIMARY KEY, v TEXT) STRICT; INSERT INTO a VALUES('x','');"
        )

        def commit() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE a SET v = ?", (str(time.perf_counter()),))
            connection.execute("INSERT INTO j (v) VALUES (?)", (json.dumps({"v": "old"}),))
            connection.execute("COMMIT")

        return commit

    def opening(self) -> Iterator[Line]:
        """A plan of 500 rows, beside sqlite3 reading the same rows."""
        plan = self.sample("home_care")
        risks = tuple(
            Risk(id=f"bench-{n}", position=n, risk=f"Risk number {n}") for n in range(400)
        )
        with self.open("large.db") as store:
            plan_id = create_plan(store, replace(plan, risks=risks), "bench")
            opened = median(milliseconds(lambda: store.load_plan(plan_id), 30))
        connection = sqlite3.connect(self.folder / "large.db")
        tables = [t for t in ROW_OF if t not in ("client", "closure", "plan")]
        rows = sum(
            len(connection.execute(f"SELECT * FROM {t}").fetchall())  # noqa: S608
            for t in tables
        )

        def raw() -> None:
            for table in tables:
                connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608

        yield line(f"open a plan of {rows} rows, ms", opened, median(milliseconds(raw, 30)), "≤ 50")
        connection.close()

    def listing(self) -> Iterator[Line]:
        """10,000 plans: the first page, and every keystroke of a search."""
        plan = self.sample("bakery")
        with self.open("many.db") as store:
            with store.journal.revision("Many", "bench", WHOLE_STORE) as session:
                session.add(row_from(plan.client, "client"))
                for n in range(10_000):
                    header = replace(plan.header, id=str(uuid.uuid4()), title=f"Plan {n} letters")
                    session.add(row_from(header, "plan"))
            first = median(milliseconds(lambda: store.plans(limit=100), 30))
            typed = [
                one
                for word in ("letters", "Plan 77", "Wrenfield 12")
                for end in range(1, len(word) + 1)
                for one in milliseconds(lambda w=word[:end]: store.plans(search=w, limit=100), 3)  # type: ignore[misc]
            ]
        yield line("10,000 plans: first page of 100, ms", first, None, "≤ 20")
        yield line("10,000 plans: search as typed, p95 ms", p95(typed), None, "≤ 20")

    def schedule(self) -> Iterator[Line]:
        """The engine beside a plain two-pass loop over the same links and calendar."""
        for size, times, most in ((100, 200, 1), (1_000, 50, 8), (10_000, 7, 80)):
            plan = generated_plan(size)
            engine = median(milliseconds(lambda p=plan: engine_schedule(p), times))  # type: ignore[misc]
            floor = median(
                milliseconds(
                    lambda p=plan: floor_schedule(p.durations, p.pairs, p.calendar, p.first),  # type: ignore[misc]
                    times,
                )
            )
            yield line(f"schedule {size:,} tasks, ms", engine, floor, "≤ 2 ×")
            mixed = every_kind(plan)
            full = median(
                milliseconds(
                    lambda p=plan, m=mixed: solve(p.activities, m, p.calendar).free_float,  # type: ignore[misc]
                    times,
                )
            )
            yield line(
                f"{size:,} tasks: 4 kinds of link, lag, free float, ms", full, floor, f"≤ {most}"
            )

    def assessment(self) -> Iterator[Line]:
        plan = self.sample("home_care")
        taken = median(milliseconds(lambda: assess(plan, self.catalogue, TODAY), 30))
        yield line("whole assessment of the formal sample, ms", taken, None, "≤ 20")

    def documents(self) -> Iterator[Line]:
        """The accounting PDF beside as many bare pages; the workbook beside the same cells."""
        plan = self.sample("accounting")
        found = assess(plan, self.catalogue, TODAY)
        document = build_document(plan, found, self.catalogue, today=TODAY, revision="1")
        fonts, out = paths.resources() / "fonts", self.folder / "a.pdf"
        pages = write_pdf(document, out, paper=Paper.A4, fonts=fonts).pages
        drawn = median(
            milliseconds(lambda: write_pdf(document, out, paper=Paper.A4, fonts=fonts), 3)
        )

        def bare_pages() -> None:
            canvas = Canvas(io.BytesIO())
            for _ in range(pages):
                for row in range(50):
                    canvas.drawString(
                        60, 780 - row * 14, "A line of text as long as such lines are"
                    )
                canvas.showPage()
            canvas.save()

        floor = median(milliseconds(bare_pages, 3))
        yield line(f"accounting PDF, {pages} pages, s", drawn / 1e3, floor / 1e3, "≤ 3 s")
        control = document_control(plan, found, self.catalogue, today=TODAY, revision="1")
        book = self.folder / "a.xlsx"
        written = median(
            milliseconds(lambda: write_workbook(plan, found, self.catalogue, control, book), 3)
        )
        cells = [
            [[cell.value for cell in row] for row in sheet.iter_rows()]
            for sheet in load_workbook(book)
        ]

        def unstyled() -> None:
            plain = Workbook()
            for rows in cells:
                sheet = plain.create_sheet()
                for row in rows:
                    sheet.append(row)
            plain.save(io.BytesIO())

        bare = median(milliseconds(unstyled, 3))
        yield line("workbook written and counted again, s", written / 1e3, bare / 1e3, "≤ 3 ×")

    def lines(self) -> Iterator[Line]:
        yield from self.edits()
        yield from self.opening()
        yield from self.listing()
        yield from self.schedule()
        yield from self.assessment()
        yield from self.documents()
        yield from home_search(self.folder / "home")
        yield from window_figures()
        for one in chart_figures(self.catalogue):
            yield line(one.what, one.figure, one.floor, one.want)
        for printed in print_figures(self.catalogue):
            yield line(printed.what, printed.figure, printed.floor, printed.want)
        yield from timeline_edits()


def main() -> int:
    """Print the table as it grows."""
    print(f"{'figure':54}{'median':>9}{'floor':>9}{'ratio':>8}  wanted")
    with tempfile.TemporaryDirectory() as folder:
        for what, figure, floor, ratio, want in Bench(Path(folder)).lines():
            print(f"{what:54}{figure:>9}{floor:>9}{ratio:>8}  {want}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
