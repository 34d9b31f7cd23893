"""Which menu opens on the chart: that of a link, of a row, or of empty space."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF
from PySide6.QtGui import QContextMenuEvent

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.link_acts import LinkActs
from roadmap_desktop.ui.timeline.pane import ChartPane
from roadmap_desktop.ui.timeline.row_menu import RowActs
from roadmap_desktop.ui.timeline.table import RowsTable


class ChartMenu(QObject):
    """Watches the chart; the menu key means the chosen link, else the current row."""

    def __init__(
        self, look: Look, pane: ChartPane, table: RowsTable, links: LinkActs, acts: RowActs
    ) -> None:
        super().__init__(pane)
        self._look = look
        self._pane = pane
        self._table = table
        self._links = links
        self._acts = acts
        for watched in (pane, pane.viewport()):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the wish for a menu."""
        del watched
        if not isinstance(event, QContextMenuEvent):
            return False
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._by_key()
        else:
            self._at(self._pane.viewport().mapFromGlobal(event.globalPos()))
        return True

    def _by_key(self) -> None:
        foot = (self._table.current_row + 1) * self._look.px(ROW)
        down = foot - self._pane.verticalScrollBar().value()
        here = QPoint(self._look.px(28), max(0, min(down, self._pane.viewport().height())))
        at = self._pane.viewport().mapToGlobal(here)
        if self._links.hand.chosen is not None:
            self._links.open_menu(at)
        else:
            self._acts.open_menu(at)

    def _at(self, where: QPoint) -> None:
        at = self._pane.viewport().mapToGlobal(where)
        ends = self._links.hand.at(QPointF(where))
        place = self._pane.row_at(where)
        if ends is not None:
            self._links.hand.choose(ends)
            self._links.open_menu(at)
            return
        if place >= 0 and place not in self._table.selected_rows():
            self._table.choose(place)
        self._acts.open_menu(at, empty=place < 0)
