"""The timeline for other programs: which program, and what becomes an event in a calendar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from roadmap_desktop.commands.documents import Format
from roadmap_desktop.exchange.icalendar import Events
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.choices import Check, Option
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.text import Text

NOTE = "export.events"


class OthersForm(QWidget):
    """Begins as it was left the last time; tasks of a plan ``made_from`` another program's project
    are sent back without the roadmap unless that is asked for."""

    changed = Signal()
    """Another program is chosen."""

    def __init__(
        self, look: Look, settings: Settings, *, offers_other_work: bool, made_from: str = ""
    ) -> None:
        super().__init__()
        self._sent_back = bool(offers_other_work and made_from)
        self._settings = settings
        self._group = QButtonGroup(self)
        self.files: dict[Format, Option] = {}
        title = self.tr("For")
        for format_, words, second in (
            (Format.CALENDAR, self.tr("A calendar"), self.tr("iCalendar, .ics")),
            (Format.PROJECT, self.tr("MS Project"), self.tr("and its peers, .xml")),
            (Format.TABLE, self.tr("Any table"), self.tr("CSV, .csv")),
        ):
            option = Option(look, words, second)
            option.setAccessibleName(f"{title}: {words}")
            self._group.addButton(option)
            self.files[format_] = option
        self.files[Format.CALENDAR].setChecked(True)
        self.events: dict[Events, Check] = {}
        flow = FlowLayout(look.px(16))
        noted = settings.note(NOTE).split() or [Events.GATES, Events.REVIEWS, Events.AFTER]
        for event, words in (
            (Events.GATES, self.tr("Gates")),
            (Events.REVIEWS, self.tr("Reviews")),
            (Events.MILESTONES, self.tr("Milestones")),
            (Events.TASKS, self.tr("Tasks")),
            (Events.AFTER, self.tr("What comes after the plan")),
        ):
            check = Check(look, words)
            check.setChecked(event in noted)
            self.events[event] = check
            flow.addWidget(check)
        self.remind = Check(look, self.tr("Remind one week before each gate"))
        self.remind.setChecked(True)
        what = Text(look, self.tr("What becomes an event"), "body", "", 600)
        self._events = box(column(look, what, flow, self.remind, gap=6, pad=(0, 8, 0, 0)))
        words = self.tr("Only other work, without phases and gates")
        if made_from:
            words = self.tr("Only the tasks of “{project}”, without the roadmap's phases and gates")
        self.only_other = Check(look, words.format(project=made_from[:60]))
        self.only_other.setVisible(offers_other_work)
        told = Text(
            look, self.tr("A newer file replaces the events of an older one."), "small", "muted"
        )
        self._told = told
        self.setLayout(
            column(
                look,
                Text(look, title, "body", "", 600),
                row(look, *((option, 1) for option in self.files.values())),
                self.only_other,
                self._events,
                told,
                gap=4,
                pad=(0, 8, 0, 0),
            )
        )
        self._group.buttonToggled.connect(self._on_file)

    @property
    def format(self) -> Format:
        """The kind of file."""
        return next(one for one, option in self.files.items() if option.isChecked())

    @property
    def other_work(self) -> bool:
        """Only what stands outside the phases."""
        return self.only_other.isChecked()

    @property
    def wanted(self) -> frozenset[Events]:
        """What becomes an event."""
        return frozenset(one for one, check in self.events.items() if check.isChecked())

    def choose(self, format_: Format) -> None:
        """Choose a kind of file."""
        self.files[format_].setChecked(True)

    def remember(self) -> None:
        """Begin the same way the next time."""
        self._settings.keep_note(NOTE, " ".join(sorted(self.wanted)))

    def _on_file(self, option: QWidget, on: bool) -> None:
        del option
        if on:
            calendar = self.format is Format.CALENDAR
            # A project is sent back as it came; a calendar wants the gates too.
            self.only_other.setChecked(self._sent_back and not calendar)
            self._events.setVisible(calendar)
            self._told.setVisible(calendar)
            self.changed.emit()
