"""The History's screen: the list of acts beside what the chosen one did."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMessageBox

from roadmap_desktop.commands.history import (
    HistoryEntry,
    compare,
    entries,
    steps_after,
    what_changed,
)
from roadmap_desktop.commands.office import NOT_SAVED
from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.history.difference_list import DifferenceList
from roadmap_desktop.ui.navigation import Destination, Go, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.view import PlanView
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, column
from roadmap_desktop.ui.widgets.row_list import RowItem, RowList, in_sheet
from roadmap_desktop.ui.widgets.text import Heading, Text

MOST_TOLD = 12
NOW = "now"


class HistoryView(PlanView):
    """Revisions newest first; the chosen one in words."""

    place = Place.HISTORY
    name = "History"

    def __init__(self, look: Look, open_plan: OpenPlan, go: Go, settings: Settings) -> None:
        super().__init__(look, open_plan, go, settings)
        self._entries: dict[str, HistoryEntry] = {}
        self._list_only = True
        self.heading = Heading(look, self.tr("History"))
        self._count = Text(look, "", "body", "muted")
        self.list = RowList(look, self.tr("What was done"), grows=False)
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(self._on_chosen)
        sheet = in_sheet(look, self.list)
        self._left = box(column(look, self.heading, self._count, 10, (sheet, 1), gap=4))
        self._all = Button(look, self.tr("All steps"), "flush", "arrow-left", self._show_list)
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
        acts = FlowLayout(look.px(10))
        acts.addWidget(self.back)
        acts.addWidget(Text(look, self.tr("Compare this point with"), "body", "", wrap=False))
        acts.addWidget(self.against)
        acts.addWidget(self.compare)
        self._told = Text(look, "", "body", "", 600)
        self.found = DifferenceList(look, self._go_to)
        right = column(
            look,
            *(self._all, self.title, self._line, 6, acts, 8, self._told, self.found, None),
            gap=4,
            pad=(0, 24, 32, 24),
        )
        self._right = ScrollPage(right)
        self._columns = columns = QHBoxLayout()
        columns.setSpacing(look.px(32))
        left = column(look, (self._left, 1), pad=(0, 24, 0, 24))
        self._left_box = box(left)
        columns.addWidget(self._left_box, 38)
        columns.addWidget(self._right, 62)
        self.body.addLayout(columns)
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
        else:
            empty = self.tr("With this step the plan began.")
        self._told.setText(self.tr("What this step did"))
        self.found.show_differences(found, empty)

    # --- acts --------------------------------------------------------------------------------

    @property
    def _current(self) -> HistoryEntry | None:
        return self._entries.get(self.list.current_key)

    def _on_moved(self, key: str) -> None:
        self._show(key)

    def _on_chosen(self, key: str) -> None:
        self._list_only = False
        self._lay_out()
        self._show(key)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self) -> None:
        self._list_only = True
        self._lay_out()
        self.list.setFocus()

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
        until = self.tr("“{label}”").format(label=self._title(later)) if later else self.tr("now")
        words = self.tr("From “{label}” to {until}: {n} differences")
        if len(found) == 1:
            words = self.tr("From “{label}” to {until}: 1 difference")
        told = words.format(label=self._title(earlier), until=until, n=len(found))
        self._told.setText(told)
        self.found.show_differences(found, self.tr("The plan is the same at both points."))

    def _undo_to(self) -> None:
        """Ask, with the list of what is taken back, then take it back step by step."""
        entry = self._current
        if entry is None:
            return
        steps = steps_after(self.open_plan.session, entry.id)
        if not steps:
            self._told.setText(self.tr("Nothing was done after this point that can be undone."))
            return
        shown = "\n".join(f"•  {s}" for s in steps[:MOST_TOLD])
        if len(steps) > MOST_TOLD:
            shown += "\n" + self.tr("and {n} more").format(n=len(steps) - MOST_TOLD)
        box_ = QMessageBox(self.window())
        box_.setWindowTitle(self.tr("Undo to here"))
        words = self.tr("{n} steps are taken back. Redo brings them back again.")
        box_.setText(words.format(n=len(steps)))
        box_.setInformativeText(shown)
        yes = box_.addButton(self.tr("Undo them"), QMessageBox.ButtonRole.AcceptRole)
        box_.addButton(self.tr("Leave it"), QMessageBox.ButtonRole.RejectRole)
        box_.buttonClicked.connect(lambda b: self.undo_to(entry.id) if b is yes else None)
        box_.open()

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
        self._lay_out()

    def _lay_out(self) -> None:
        small = self.look.is_narrow(self.window().width())
        self._left_box.setVisible(not small or self._list_only)
        self._right.setVisible(not small or not self._list_only)
        self._all.setVisible(small)
        self._columns.setContentsMargins(self.look.px(32), 0, self.look.px(32 if small else 0), 0)
