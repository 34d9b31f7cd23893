"""The list of plans, page by page, and what is known about where each of them stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:  # the store comes after the first paint
    from roadmap_desktop.commands.office import Office, PageKey, PlanSummary

Index = QModelIndex | QPersistentModelIndex
PLAN = int(Qt.ItemDataRole.UserRole)
STANDING = PLAN + 1
PAGE = 100
RECENT = 10
"""So many of the last changed plans are looked through for what is due."""


@dataclass(frozen=True)
class Due:
    """Something that falls into the next days, or is late."""

    day: date
    what: str
    how: str
    """'to be finished', 'starts', 'decision', 'open item'; '' for a meeting."""
    who: str


@dataclass(frozen=True)
class Standing:
    """Where a plan stands, as far as its row shows it."""

    work: str = ""
    stage: int = 0
    """1 to 8; 0 for a plan that cannot be read."""
    stage_name: str = ""
    decision: str = ""
    decision_day: date | None = None
    """None while the plan has no start."""
    open_questions: int = 0
    due: tuple[Due, ...] = ()


class PlanListModel(QAbstractListModel):
    """Plans by their last change; further pages are read when they come into sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office: Office | None = None
        self._rows: list[PlanSummary] = []
        self._places: dict[str, int] = {}
        self._next: PageKey | None = None
        self._search = ""
        self._archived = False
        self._standings: dict[str, tuple[int, Standing]] = {}
        self._day: date | None = None
        self._firms: set[str] = set()
        self.hidden = 0
        """Plans passed over so far because they were put away."""
        self.recent: tuple[PlanSummary, ...] = ()
        """The plans changed last that are under way."""
        self.has_more_than_recent = False
        self.unfinished: Mapping[str, int] = {}
        self.words: Callable[[PlanSummary, Standing | None], str] = lambda plan, _: plan.title

    # --- what it shows -----------------------------------------------------------------------

    def use(self, office: Office) -> None:
        """Show the plans of a store."""
        self._office = office
        self._standings.clear()
        self.reload()

    def search(self, words: str) -> None:
        """Show plans whose words begin like these."""
        self._search = words
        self._show_first_page()

    def show_archived(self, shown: bool) -> None:
        """Show those that were put away as well."""
        self._archived = shown
        self._show_first_page()

    def reload(self) -> None:
        """Read again what was read, after plans were changed."""
        office = self._office
        if office is None:
            return
        if office.today != self._day:  # what is due depends on the day
            self._day = office.today
            self._standings.clear()
        self.unfinished = dict(office.unfinished())
        first = office.plans(limit=PAGE).plans
        self._firms = {plan.client_id for plan in first}
        running = [p for p in first if not p.archived and p.id not in self.unfinished]
        self.recent = tuple(running[:RECENT])
        self.has_more_than_recent = len(running) > RECENT
        self._show_first_page(at_least=len(self._rows))

    @property
    def has_firms(self) -> bool:
        """There is more than one firm, so that each row names its own."""
        return len(self._firms) > 1

    def _show_first_page(self, at_least: int = 0) -> None:
        self.beginResetModel()
        self._rows, self._places, self.hidden = [], {}, 0
        self._take(self._read(None))
        while self.canFetchMore(QModelIndex()) and len(self._rows) < at_least:
            self._take(self._read(self._next))
        self.endResetModel()

    def _read(self, after: PageKey | None) -> list[PlanSummary]:
        """The next plans to show: a page, or more where all on it were put away."""
        found: list[PlanSummary] = []
        while self._office is not None:
            page = self._office.plans(self._search, after, PAGE)
            after = self._next = page.next
            found = [p for p in page.plans if self._archived or not p.archived]
            self.hidden += len(page.plans) - len(found)
            if found or after is None:
                break
        return found

    def _take(self, plans: list[PlanSummary]) -> None:
        for plan in plans:
            self._places[plan.id] = len(self._rows)
            self._rows.append(plan)
            self._firms.add(plan.client_id)

    # --- what is known -----------------------------------------------------------------------

    def plan_at(self, index: Index) -> PlanSummary | None:
        """The plan of a row."""
        known = index.isValid() and index.row() < len(self._rows)
        return self._rows[index.row()] if known else None

    def place_of(self, plan_id: str) -> int:
        """The row of a plan, -1 where it is not among those read so far."""
        return self._places.get(plan_id, -1)

    def plans(self) -> tuple[PlanSummary, ...]:
        """The plans read so far."""
        return tuple(self._rows)

    def standing_of(self, plan: PlanSummary) -> Standing | None:
        """Where a plan stands, None while that was not worked out."""
        revision, standing = self._standings.get(plan.id, (-1, None))
        return standing if revision == plan.revision else None

    def learn(self, plan: PlanSummary, standing: Standing) -> None:
        """Keep where a plan stands, until it changes."""
        self._standings[plan.id] = (plan.revision, standing)
        place = self.place_of(plan.id)
        if place >= 0:
            index = self.index(place)
            self.dataChanged.emit(index, index)

    # --- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """Rows read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """There is another page."""
        return not parent.isValid() and self._next is not None

    def fetchMore(self, parent: Index) -> None:
        """Read it."""
        if parent.isValid() or self._next is None:
            return
        found = self._read(self._next)
        first = len(self._rows)
        if found:
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._take(found)
            self.endInsertRows()

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The plan, its standing, its title, or all its words."""
        plan = self.plan_at(index)
        if plan is None:
            return None
        if role == PLAN:
            return plan
        if role == STANDING:
            return self.standing_of(plan)
        if role == int(Qt.ItemDataRole.DisplayRole):
            return plan.title
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return self.words(plan, self.standing_of(plan))
        return None
