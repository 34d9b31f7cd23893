"""Home's right side: what is due soon, and the other ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from roadmap_desktop.ui.home.due_row import DueRow
from roadmap_desktop.ui.home.menus import samples_menu
from roadmap_desktop.ui.home.model import RECENT, Due
from roadmap_desktop.ui.home.wishes import HomeWishes
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.dates import short_day
from roadmap_desktop.ui.widgets.layouts import clear, column, line
from roadmap_desktop.ui.widgets.text import Heading, Text

MOST = 5


@dataclass(frozen=True)
class PlanDue:
    """Something due, with the plan it belongs to."""

    due: Due
    plan_id: str
    title: str


class HomeSide(QWidget):
    """Due in the next seven days; examples, files, backups."""

    def __init__(self, look: Look, wishes: HomeWishes) -> None:
        super().__init__()
        self._look = look
        self._wishes = wishes
        self._shown: object = None
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.example = Button(
            look, self.tr("&Look at a finished example"), "flush", "file-text", self.offer_samples
        )
        file = Button(
            look,
            self.tr("Open a plan or project &file…"),
            "flush",
            "folder-open",
            wishes.open_file_requested.emit,
        )
        backup = Button(
            look,
            self.tr("&Restore from a backup…"),
            "flush",
            "history",
            wishes.restore_requested.emit,
        )
        drop = self.tr("Files can also be dropped onto this window.")
        self.setLayout(
            column(
                look,
                self._title(self.tr("Due in the next seven days")),
                4,
                self.list,
                24,
                self._title(self.tr("Also from here")),
                2,
                *(self.example, file, backup),
                Text(look, drop, "small", "muted"),
                gap=6,
            )
        )

    def _title(self, words: str) -> Heading:
        return Heading(self._look, words, "heading")

    def offer_samples(self) -> None:
        """The finished examples in a menu."""
        menu = samples_menu(self._look, self, self._wishes.sample_requested.emit)
        menu.popup(self.example.mapToGlobal(self.example.rect().bottomLeft()))

    def show_due(self, found: Sequence[PlanDue], today: date, *, of_many: bool, done: bool) -> None:
        """Show what is due; ``of_many``: only the plans changed last were looked through."""
        ordered = tuple(sorted(found, key=lambda one: one.due.day))
        if (ordered, today, of_many, done) == self._shown:
            return
        self._shown = (ordered, today, of_many, done)
        clear(self.list)
        for place, one in enumerate(ordered[:MOST]):
            if place:
                self.list.addWidget(line())
            self.list.addWidget(self._row(one, today))
        self._say_the_rest(len(ordered), of_many=of_many, done=done)

    def _say_the_rest(self, count: int, *, of_many: bool, done: bool) -> None:
        sentences = []
        if not count:
            sentences.append(self.tr("Nothing is due.") if done else self.tr("Looking…"))
        elif count > MOST:
            sentences.append(self.tr("{n} more are due.").format(n=count - MOST))
        if of_many:
            words = self.tr("From the {n} plans changed last.")
            sentences.append(words.format(n=RECENT))
        if sentences:
            self.list.addSpacing(self._look.px(6))
            self.list.addWidget(Text(self._look, " ".join(sentences), "small", "muted"))

    def _row(self, one: PlanDue, today: date) -> QWidget:
        due = one.due
        late = due.day < today
        how = ", ".join(p for p in (due.how, self.tr("late") if late else "") if p)
        when = short_day(due.day)
        second = " · ".join(p for p in (how, due.who, one.title) if p)
        made = DueRow(self._look, when, due.what, second, late=late)
        spoken = (when, due.what, one.title, how, due.who)
        made.setAccessibleName(", ".join(p for p in spoken if p))
        made.setToolTip(self.tr("Open “{title}”").format(title=one.title))
        made.clicked.connect(lambda: self._wishes.plan_requested.emit(one.plan_id))
        return made
