"""The list of plans, page by page, and what is known about where each of them stands."""

from __future__ import annotations

from collections.abc import Callable
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


@dataclass(frozen=True)
class Due:
    """Something that falls into the next days."""

    day: date
    what: str
    who: str


@dataclass(frozen=True)
class Standing:
    """Where a plan stands, as far as its row shows it."""

    work: str
    stage: int
    """1 to 8; 0 while it is not known yet."""
    stage_name: str
    decision: str
    decision_day: date | None
    open_questions: int
    due: tuple[Due, ...] = ()


class PlanListModel(QAbstractListModel):
    """Plans by their last change; further pages are read when they come into sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office: Office | None = None
        self._rows: list[PlanSummary] = []
        self._next: PageKey | None = None
        self._search = ""
        self._archived = False
        self._standings: dict[tuple[str, int], Standing] = {}
        self.unfinished: dict[str, int] = {}
        self.words: Callable[[PlanSummary, Standing | None], str] = lambda plan, _: plan.title

    def use(self, office: Office) -> None:
        """Show the plans of a store."""
        self._office = office
        self.reload()

    def search(self, words: str) -> None:
        """Show plans whose words begin like these."""
        self._search = words
        self.reload()

    def show_archived(self, shown: bool) -> None:
        """Show those that were put away as well."""
        self._archived = shown
        self.reload()

    def reload(self) -> None:
        """Read the first page again."""
        self.beginResetModel()
        self._rows, self._next = [], None
        if self._office is not None:
            self.unfinished = dict(self._office.unfinished())
            self._read(None)
        self.endResetModel()

    def _read(self, after: PageKey | None) -> list[PlanSummary]:
        if self._office is None:
            return []
        page = self._office.plans(self._search, after, PAGE)
        self._next = page.next
        found = [p for p in page.plans if self._archived or not p.archived]
        if after is None:
            self._rows = found
        return found

    def plan_at(self, index: Index) -> PlanSummary | None:
        """The plan of a row."""
        return (
            self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None
        )

    def standing_of(self, plan: PlanSummary) -> Standing | None:
        """Where a plan stands, None while that was not worked out."""
        return self._standings.get((plan.id, plan.revision))

    def learn(self, plan: PlanSummary, standing: Standing) -> None:
        """Keep where a plan stands, until it changes."""
        self._standings[plan.id, plan.revision] = standing
        for place, row in enumerate(self._rows):
            if row.id == plan.id:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def plans(self) -> tuple[PlanSummary, ...]:
        """The plans read so far."""
        return tuple(self._rows)

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
            self._rows += found
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
