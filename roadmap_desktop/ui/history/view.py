"""The History's screen: the list of acts beside what the chosen one did."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox

from roadmap_desktop.commands.history import (
    HistoryEntry,
    compare,
    entries,
    steps_after,
    what_changed,
)
from roadmap_desktop.commands.office import NOT_SAVED
from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.domain.diff import Difference
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.history.difference_list import DifferenceList
from roadmap_desktop.ui.history.undo_to_here import UndoToHere
from roadmap_desktop.ui.navigation import Destination, Go, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.view import PlanView
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, column, row
from roadmap_desktop.ui.widgets.list_beside import ListBeside
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.tab_order import follow_reading_order
from roadmap_desktop.ui.widgets.text import Heading, Text

NOW = "now"


class HistoryView(PlanView):
    """Revisions newest first; the chosen one in words."""

    place = Place.HISTORY
    name = "History"

    def __init__(self, look: Look, open_plan: OpenPlan, go: Go, settings: Settings) -> None:
        super().__init__(look, open_plan, go, settings)
        self._entries: dict[str, HistoryEntry] = {}
        self.heading = Heading(look, self.tr("History"))
        self._count = Text(look, "", "body", "muted")
        self.list = RowList(look, self.tr("What was done"), grows=False)
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(self._on_chosen)
        sheet = in_sheet(look, self.list)
        left = column(look, self.heading, self._count, 10, (sheet, 1), gap=4, pad=(0, 24, 0, 24))
        self._columns = ListBeside(look, self.tr("All steps"))
        self._columns.list_shown.connect(self.list.setFocus)
        self.title = Heading(look, "")
        self._line = Text(look, "", "body", "muted")
        self.back = Button(look, self.tr("Undo to here…"), "plain", "rotate-ccw", self._undo_to)
        self.against = QComboBox()
        self.against.setFont(look.font())
        self.against.setAccessibleName(self.tr("Compare this point with"))
        self.against.setMinimumContentsLength(22)
        self.against.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.compare = Button(look, self.tr("Compare"), "plain", pressed=self._compare)
        compared = Text(look, self.tr("Compare this point with"), "body", "", 600)
        points = row(look, (self.against, 1), self.compare, gap=10)
        acts = column(look, row(look, self.back, None), 10, compared, points, gap=4)
        self._told = Text(look, "", "body", "", 600)
        self.found = DifferenceList(look, self._go_to)
        right = column(
            look,
            *(self._columns.back, self.title, self._line, 6, acts, 8, self._told, self.found, None),
            gap=4,
            pad=(0, 24, 32, 24),
        )
        self._columns.fill(box(left), ScrollPage(right), 38)
        self.body.addLayout(self._columns)
        self.refresh(None)

    # --- showing -----------------------------------------------------------------------------

    def refresh(self, change: PlanChange | None) -> None:
        """Show all that was done."""
        del change
        found = entries(self.open_plan.session)
        self._entries = {str(e.id): e for e in found}
        current = self.list.current_key
        self.list.show_rows([self._row(e) for e in found])
        first = current if current in self._entries else next(iter(self._entries), "")
        self.list.mark(first)
        self.list.scrollTo(self.list.currentIndex())
        words = self.tr("{n} steps, the newest first. Every one of them can be looked into.")
        only = self.tr("One step so far. More come with each change.")
        self._count.setText(only if len(found) == 1 else words.format(n=len(found)))
        against = self.against.currentData()
        self.against.clear()
        self.against.addItem(self.tr("now"), NOW)
        for entry in found:
            if not entry.imported:
                self.against.addItem(f"{self._moment(entry)}  {self._title(entry)}", str(entry.id))
        self.against.setCurrentIndex(max(0, self.against.findData(against)))
        self._show(first)

    def _row(self, entry: HistoryEntry) -> RowItem:
        state, tone = "", ""
        if entry.undone:
            state, tone = self.tr("undone"), "plain"
        elif entry.imported:
            state, tone = self.tr("before the import"), "plain"
        return RowItem(
            key=str(entry.id),
            title=self._title(entry),
            second=f"{self._moment(entry)} · {entry.actor}",
            state=state,
            tone=tone,
        )

    def _title(self, entry: HistoryEntry) -> str:
        names = {"undo": self.tr("Undone: {label}"), "redo": self.tr("Done again: {label}")}
        return names.get(entry.kind, "{label}").format(label=entry.label)

    def _moment(self, entry: HistoryEntry) -> str:
        local = entry.at.astimezone()
        day = QLocale().toString(QDate(local.year, local.month, local.day), "ddd d MMM yyyy")
        clock = QTime(local.hour, local.minute)
        return f"{day} {QLocale().toString(clock, QLocale.FormatType.ShortFormat)}"

    def _show(self, key: str) -> None:
        entry = self._entries.get(key)
        if entry is None:
            return
        self.title.setText(self._title(entry))
        self._line.setText(f"{self._moment(entry)} · {entry.actor}")
        found = what_changed(self.open_plan.session, entry.id, self.open_plan.catalogue)
        if entry.imported:
            empty = self.tr("It was done before the plan was taken in; it is kept for reading.")
        elif entry.id == self._first:
            empty = self.tr("With this step the plan began.")
        else:
            empty = self.tr("It changed nothing in the plan itself.")
        self._told.setText(self.tr("What this step did"))
        self._show_found(found, empty)

    def _show_found(self, found: Sequence[Difference], empty: str) -> None:
        self.found.show_differences(found, empty)
        follow_reading_order(self)

    @property
    def _first(self) -> int:
        """The step that made the plan here."""
        return min((e.id for e in self._entries.values() if not e.imported), default=0)

    # --- acts --------------------------------------------------------------------------------

    @property
    def _current(self) -> HistoryEntry | None:
        return self._entries.get(self.list.current_key)

    def _on_moved(self, key: str) -> None:
        self._show(key)

    def _on_chosen(self, key: str) -> None:
        self._columns.show_chosen()
        self._show(key)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        entry = self._current
        if entry is None or entry.imported:
            self._told.setText(self.tr("Choose a step that was done here; then compare it."))
            return
        other = self._entries.get(self.against.currentData())
        session, catalogue = self.open_plan.session, self.open_plan.catalogue
        earlier, later = entry, other  # no later one means now
        if other is not None and other.id < entry.id:
            earlier, later = other, entry
        found = compare(session, earlier.id, later.id if later else None, catalogue)
        until = _quoted(self._title(later)) if later else self.tr("now")
        words = self.tr("From {label} to {until}: {n} differences")
        if len(found) == 1:
            words = self.tr("From {label} to {until}: 1 difference")
        told = words.format(label=_quoted(self._title(earlier)), until=until, n=len(found))
        self._told.setText(told)
        self._show_found(found, self.tr("The plan is the same at both points."))

    def _undo_to(self) -> None:
        """Ask, with the list of what is taken back, then take it back step by step."""
        entry = self._current
        if entry is None:
            return
        steps = steps_after(self.open_plan.session, entry.id)
        if not steps:
            self._told.setText(self.tr("Nothing was done after this point that can be undone."))
            return
        UndoToHere(self.look, self.window(), steps, lambda: self.undo_to(entry.id)).open()

    def undo_to(self, revision: int) -> None:
        """Take back everything after a revision; what cannot be is told."""
        session = self.open_plan.session
        steps, told = len(steps_after(session, revision)), ""
        try:
            self.open_plan.undo_to(revision)
        except PlanError as error:
            taken = steps - len(steps_after(session, revision))
            if taken:
                words = self.tr("{taken} of {steps} steps were taken back. {sentence}")
                told = words.format(taken=taken, steps=steps, sentence=error)
            elif not isinstance(error, NOT_SAVED):  # of these a banner tells already
                self.open_plan.refused.emit(str(error))
        self.refresh(None)
        if told:
            self._told.setText(told)

    def _go_to(self, question: str) -> None:
        self.go(Destination(place=Place.INTERVIEW, question=question))

    def focus_heading(self) -> None:
        """The heading of the list."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and step become two pages where it is narrow."""
        super().resizeEvent(event)
        self._columns.fit()
        right = 32 if self._columns.is_narrow else 0  # beside the list its scroll bar is the edge
        self._columns.setContentsMargins(self.look.px(32), 0, self.look.px(right), 0)


def _quoted(label: str) -> str:
    """In quotation marks; those inside become single ones."""
    return f"“{label.replace('“', '‘').replace('”', '’')}”"
