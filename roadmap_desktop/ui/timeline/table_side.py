"""The left half of the timeline's screen: columns, cells, filters and what is kept of them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QSplitter

from roadmap_desktop.drawing.mark_shapes import GateState
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.cell_edit import CellEditing
from roadmap_desktop.ui.timeline.chart_menu import ChartMenu
from roadmap_desktop.ui.timeline.column_menu import ColumnMenu, ColumnsDialog
from roadmap_desktop.ui.timeline.columns import USUAL, Column, ColumnChoice
from roadmap_desktop.ui.timeline.columns import choice_from as columns_from
from roadmap_desktop.ui.timeline.editing import TimelineEditing
from roadmap_desktop.ui.timeline.filter_bar import SEARCH_KEY, SHOW_ALL_KEY, FilterBar
from roadmap_desktop.ui.timeline.filters import RowChoice, find_rows
from roadmap_desktop.ui.timeline.filters import choice_from as rows_from
from roadmap_desktop.ui.timeline.pane import ChartPane
from roadmap_desktop.ui.timeline.row_menu import RowActs
from roadmap_desktop.ui.timeline.table import RowsTable

LEAST_BARS, NARROW_BARS = 0.4, 0.34
"""Share of the width that the bars keep at first, however long the names are; in a narrow window
they scroll sideways, and it is the names that must be read."""
PASSED = (GateState.PASSED, GateState.CONDITIONS)
_BASELINE = (Column.START_VARIANCE, Column.FINISH_VARIANCE)


class TableSide(QObject):
    """Puts table, cell editing, columns and filters together, and remembers them per plan."""

    filtered = Signal()
    """Other rows are wanted."""
    columns_shown = Signal()
    """Other columns are shown."""
    told = Signal(str)
    """A sentence for the line below the chart."""

    def __init__(
        self,
        look: Look,
        open_plan: OpenPlan,
        settings: Settings,
        table: RowsTable,
        split: QSplitter,
        editing: TimelineEditing,
    ) -> None:
        super().__init__(table)
        self._look = look
        self._open_plan = open_plan
        self._settings = settings
        self._table = table
        self._split = split
        self._breadth = "wide"
        self._low = False
        self._fitting: frozenset[str] = frozenset()
        self._kept = self._read()
        self.cells = CellEditing(look, open_plan, table)
        self.cells.told.connect(self.told)
        self.acts = RowActs(look, open_plan, table, editing)
        self.acts.told.connect(self.told)
        self.bar = FilterBar(look, rows_from(self._kept.get("rows")))
        self.bar.choice_changed.connect(self._on_choice)
        self.bar.columns_requested.connect(self.open_columns)
        self.bar.left.connect(self._on_left)
        table.head.choice_changed.connect(self._keep_columns)
        table.head.menu_requested.connect(self._open_column_menu)
        for area in (table, split.widget(1)):
            if isinstance(area, QAbstractScrollArea):
                _calm(area.horizontalScrollBar())
        bars = split.widget(1)
        if isinstance(bars, ChartPane):
            self._menu = ChartMenu(look, bars, table, editing.links, self.acts)
        split.splitterMoved.connect(lambda at, _: self._keep("split", round(at / look.scale)))
        table.installEventFilter(self)
        self._keys = [
            self._key(SHOW_ALL_KEY, self.bar.show_all),
            self._key(SEARCH_KEY, self.search),
        ]

    def _key(self, keys: str, act: object) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self._split)
        made.setContext(Qt.ShortcutContext.WindowShortcut)
        made.activated.connect(act)
        return made

    # --- rows --------------------------------------------------------------------------------

    @property
    def is_filtered(self) -> bool:
        """Not every row is wanted."""
        return not self.bar.choice.is_all

    def only(self, schedule: Schedule, gates: Mapping[str, GateState]) -> frozenset[str] | None:
        """The rows to show with their heads, None for all; the bar says how many."""
        passed = {gate for gate, mark in gates.items() if mark in PASSED}
        found = find_rows(schedule.rows, self._open_plan.today, self.bar.choice, passed)
        owners = sorted({row.owner for row in schedule.rows if row.owner})
        self.bar.show_found(found, tuple(owners))
        self._fitting = found.fitting
        return found.only

    def search(self) -> None:
        """Go to the search line; it comes into sight where it was away."""
        self.bar.show()
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def use_little_height(self, *, on: bool) -> None:
        """Where rows are few, the bar for finding them gives its place to them, as long as all are
        shown."""
        self._low = on
        self._show_bar()

    def _show_bar(self) -> None:
        self.bar.setVisible(not self._low or self.is_filtered)

    def _on_left(self) -> None:
        """On to the rows; a head of what was found is not what was looked for."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        current = self._table.current_task
        if self.is_filtered and (current is None or current.id not in self._fitting):
            places = range(self._table.rows.rowCount())
            fits = (one for one in places if self._fits(one))
            self._table.choose(next(fits, self._table.current_row))
        self._show_bar()

    def _fits(self, place: int) -> bool:
        row = self._table.rows.task(place)
        return row is not None and row.id in self._fitting

    def _on_choice(self, choice: RowChoice) -> None:
        self._keep("rows", choice.as_note())
        self.filtered.emit()
        words = self.bar.count.text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.bar.search, words))

    # --- columns -----------------------------------------------------------------------------

    def lay_out(self, breadth: str, width: int) -> None:
        """Show the columns kept for a breadth, and give the table its share of the width."""
        self._breadth = breadth
        columns = self._of_breadth("columns")
        self._table.head.show_choice(columns_from(columns, USUAL[breadth]))
        kept = self._of_breadth("split")
        narrow = breadth == "narrow"
        self._table.use_tight(on=narrow)
        most = 1 - (NARROW_BARS if narrow else LEAST_BARS)
        table = min(self._table.wished_width(), round(width * most))
        if isinstance(kept, int) and 0 < self._look.px(kept) < width:
            table = self._look.px(kept)
        self._split.setSizes([table, max(1, width - table)])

    @property
    def offered(self) -> tuple[Column, ...]:
        """Columns there is something to show in."""
        return tuple(one for one in Column if one not in _BASELINE or self._has_baseline())

    def _has_baseline(self) -> bool:
        return bool(self._table.rows.words.baseline)

    def compare(self, *, on: bool) -> None:
        """Show by how much each phase and task ends elsewhere than in the baseline, where the table
        has the room; it stays like any column that was chosen."""
        if self._breadth == "narrow":
            return
        choice = self._table.head.choice.with_column(Column.FINISH_VARIANCE, shown=on)
        if choice != self._table.head.choice:
            self._show_columns(choice)
            self.lay_out(self._breadth, self._split.width())

    def _show_columns(self, choice: ColumnChoice) -> None:
        self._table.head.show_choice(choice)
        self._keep_columns(choice)

    def _keep_columns(self, choice: ColumnChoice) -> None:
        self.columns_shown.emit()
        self._keep("columns", choice.as_note())

    def _open_column_menu(self, at: QPoint) -> None:
        menu = ColumnMenu(self._look, self._table.head.choice, self.offered, self._table)
        menu.choice_made.connect(self._show_columns)
        menu.dialog_requested.connect(self.open_columns)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def open_columns(self) -> None:
        """Open the dialog of columns."""
        window = self._table.window()
        dialog = ColumnsDialog(self._look, self._table.head.choice, self.offered, window)
        dialog.choice_made.connect(self._show_columns)
        dialog.open()

    # --- keys --------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a cell that takes words, a letter begins a word whatever it does elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            typed = event.text()
            if plain and typed.isalpha() and self._table.current_column is not Column.TASK:
                self.cells.begin(typed)
                return True
        return super().eventFilter(watched, event)

    # --- remembered --------------------------------------------------------------------------

    @property
    def _note(self) -> str:
        return f"timeline table/{self._open_plan.id}"

    def _read(self) -> dict[str, object]:
        try:
            kept = json.loads(self._settings.note(self._note) or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _of_breadth(self, what: str) -> object:
        kept = self._kept.get(what)
        return kept.get(self._breadth) if isinstance(kept, dict) else None

    def _keep(self, what: str, value: object) -> None:
        if what in ("columns", "split"):
            kept = self._kept.get(what)
            value = {**(kept if isinstance(kept, dict) else {}), self._breadth: value}
        self._kept[what] = value
        self._settings.keep_note(self._note, json.dumps(self._kept))


def _calm(bar: QScrollBar) -> None:
    """A bar that is only there so that both halves are as tall shows no handle."""
    bar.setStyleSheet("QScrollBar::handle:horizontal:disabled { background: transparent; }")
    bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
    bar.setEnabled(bar.maximum() > bar.minimum())
