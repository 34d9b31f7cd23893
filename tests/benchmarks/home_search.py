"""A keystroke in Home's search until the list is painted, over 10,000 plans.

On its own: ``QT_QPA_PLATFORM=offscreen python3 tests/benchmarks/home_search.py``.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roadmap_desktop.app import paths
from roadmap_desktop.catalogue.load import load_catalogue
from roadmap_desktop.commands.office import Office, Premises
from roadmap_desktop.exchange.answers_file import read_answers
from roadmap_desktop.store.revisions import WHOLE_STORE
from roadmap_desktop.store.store import Store
from roadmap_desktop.store.tables.register import row_from
from roadmap_desktop.ui.home.view import HomeView
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.apply import apply_look, register_fonts
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.theme.tokens import Theme

PLANS = 10_000
TODAY = date(2027, 1, 4)
TYPED = ("letters", "Plan 77", "Wrenfield 12", "replies to cust")
FIRST_WORDS = ("Letters", "Invoices", "Replies", "Rota", "Minutes", "Quotes", "Reports", "Notices")
Line = tuple[str, str, str, str, str]
"""What, figure, floor, ratio, wanted."""


class PaintCount(QObject):
    """Counts how often a widget was painted, so that a figure without a paint is none."""

    paints = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count it."""
        if event.type() == QEvent.Type.Paint:
            self.paints += 1
        return super().eventFilter(watched, event)


def office_with_many_plans(folder: Path) -> Office:
    """A store of 10,000 plans, each with a work, as Home sees it."""
    catalogue = load_catalogue(paths.resources() / "catalogue" / "en")
    premises = Premises(
        store=folder / "many.db",
        migrations=paths.migrations(),
        samples=paths.resources() / "samples",
        witness=folder / "witness.json",
    )
    sample = paths.resources() / "samples" / "bakery.toml"
    plan = read_answers(sample, catalogue, TODAY, lambda: str(uuid.uuid4()))
    with (
        Store.open(
            premises.store,
            migrations=premises.migrations,
            now=lambda: datetime.now(UTC),
            witness=premises.witness,
            back_up=False,
        ) as store,
        store.journal.revision("Many", "bench", WHOLE_STORE) as session,
    ):
        session.add(row_from(plan.client, "client"))
        for n in range(PLANS):
            title = f"{FIRST_WORDS[n % len(FIRST_WORDS)]} · Plan {n} to customers"
            header = replace(plan.header, id=str(uuid.uuid4()), title=title)
            session.add(row_from(header, "plan"))
    return Office(
        premises, catalogue, today=lambda: TODAY, now=lambda: datetime.now(UTC), actor="bench"
    )


def keystrokes(view: HomeView, app: QApplication) -> Iterator[float]:
    """Milliseconds from each key, typed and taken back, until the list is painted."""
    page = view.plans
    count = PaintCount()
    page.list.viewport().installEventFilter(count)
    page.sheet.nothing.installEventFilter(count)  # it takes the list's place where nothing is found
    page.search.setFocus()
    for words in TYPED:
        for typed in [*words, *([""] * len(words))]:
            before = count.paints
            began = time.perf_counter()
            if typed:
                QTest.keyClick(page.search, typed)
            else:
                QTest.keyClick(page.search, Qt.Key.Key_Backspace)
            app.processEvents()
            taken = (time.perf_counter() - began) * 1e3
            assert count.paints > before, f"nothing was painted after {typed!r}"
            yield taken
            app.processEvents()


def home_search(folder: Path) -> list[Line]:
    """The rows for the table of figures."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    register_fonts(paths.resources() / "fonts")
    look = Look(Theme.LIGHT, 1.0, paths.resources() / "icons")
    apply_look(app, look)
    office = office_with_many_plans(folder)
    try:
        view = HomeView(look, Settings(folder / "settings.ini"))
        view.resize(1280, 724)
        view.show()
        app.processEvents()
        began = time.perf_counter()
        view.show_office(office)
        app.processEvents()
        filled = (time.perf_counter() - began) * 1e3
        taken = sorted(keystrokes(view, app))
        view.hide()
        view.deleteLater()
    finally:
        office.close()
    p95, middle = taken[int(len(taken) * 0.95)], taken[len(taken) // 2]
    return [
        ("10,000 plans: Home filled and painted, ms", f"{filled:.2f}", "–", "–", "≤ 100"),
        ("10,000 plans: key → list painted, median ms", f"{middle:.2f}", "–", "–", "–"),
        ("10,000 plans: key → list painted, p95 ms", f"{p95:.2f}", "–", "–", "≤ 33"),
    ]


def main() -> int:
    """Print the rows."""
    with tempfile.TemporaryDirectory() as folder:
        for what, figure, floor, ratio, want in home_search(Path(folder)):
            print(f"{what:46}{figure:>9}{floor:>9}{ratio:>8}  {want}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
