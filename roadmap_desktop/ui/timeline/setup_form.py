"""The form for start, preset, phase lengths, work week and closed days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from roadmap_desktop.commands.timing import Timing, timing_of
from roadmap_desktop.domain.content.timeline import Preset
from roadmap_desktop.timeline.phases import lay_out
from roadmap_desktop.ui.answering.date_field import DateEdit
from roadmap_desktop.ui.dialogs.page_dialog import mark_problem
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.closure_rows import ClosureRows
from roadmap_desktop.ui.timeline.days_edit import DaysEdit
from roadmap_desktop.ui.widgets.choices import Check
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import column
from roadmap_desktop.ui.widgets.text import Heading, Text


class SetupForm(QWidget):
    """Shows how the plan's time is set; ``timing`` tells what was entered."""

    changed = Signal()

    def __init__(self, look: Look, open_plan: OpenPlan) -> None:
        super().__init__()
        self._look = look
        self._plan = open_plan.plan
        self._catalogue = open_plan.catalogue
        self._was = timing_of(open_plan.plan)
        deepest = open_plan.assessment.depth
        self._presets: Sequence[Preset] = [
            one
            for one in open_plan.catalogue.presets
            if deepest.reaches(one.depth) or one.id == self._was.preset
        ]
        self.start = self._start_edit()
        self.preset = self._preset_box()
        self._meaning = Text(look, "", "small", "muted")
        self.phases: dict[str, DaysEdit] = {}
        self.weekdays: list[Check] = []
        self.closures = ClosureRows(look, self._was.closures, self._was.start)
        self.closures.changed.connect(self.changed)
        self._lay_out()
        self._say_meaning()
        self.preset.currentIndexChanged.connect(self._on_preset)

    def _lay_out(self) -> None:
        look = self._look

        def label(words: str) -> Text:
            return Text(look, words, "body", "", 600)

        def hint(words: str) -> Text:
            return Text(look, words, "small", "muted")

        self.setLayout(
            column(
                look,
                Heading(look, self.tr("Start, phases and closed days"), "heading"),
                8,
                label(self.tr("The plan starts on")),
                self.start,
                10,
                label(self.tr("How long it takes")),
                self.preset,
                self._meaning,
                10,
                label(self.tr("Length of each phase, in calendar days")),
                self._phase_grid(),
                10,
                label(self.tr("Days the firm is open")),
                self._weekday_row(),
                hint(self._holidays()),
                10,
                label(self.tr("The firm's own closed days")),
                self.closures,
                hint(self.tr("Open and closed days are the firm's and count in all its plans.")),
                gap=6,
            )
        )

    def _start_edit(self) -> DateEdit:
        edit = DateEdit(self._look, None)
        edit.line.setAccessibleName(self.tr("The plan starts on"))
        edit.line.setPlaceholderText(self.tr("11 Jan 2027"))
        if self._was.start:
            edit.show_day(self._was.start)
        edit.line.textChanged.connect(lambda _: self.changed.emit())
        return edit

    def _preset_box(self) -> QComboBox:
        box = QComboBox()
        box.setFont(self._look.font())
        box.setAccessibleName(self.tr("How long it takes"))
        for one in self._presets:
            box.addItem(one.name, one.id)
        box.setCurrentIndex(max(0, box.findData(self._was.preset)))
        return box

    def _phase_grid(self) -> QGridLayout:
        look, grid = self._look, QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(6))
        header = self._plan.header
        layout = lay_out(self._catalogue, header.preset, self._plan.phase_settings, date.min)
        for place, span in enumerate(layout.spans):
            edit = DaysEdit(look, span.days)
            name = f"{span.phase.number}  {span.phase.name}"
            edit.setAccessibleName(self.tr("Days of {phase}").format(phase=name))
            edit.textChanged.connect(lambda _: self._on_lengths())
            self.phases[span.phase.id] = edit
            grid.addWidget(Text(look, name, wrap=False), place, 0)
            grid.addWidget(edit, place, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _weekday_row(self) -> FlowLayout:
        flow, first = FlowLayout(self._look.px(10)), QLocale().firstDayOfWeek().value - 1
        boxes: dict[int, Check] = {}
        for number in [(first + n) % 7 for n in range(7)]:
            name = QLocale().standaloneDayName(number + 1, QLocale.FormatType.LongFormat)
            check = Check(self._look, name)
            check.setChecked(number in self._was.work_week)
            check.toggled.connect(lambda _: self.changed.emit())
            boxes[number] = check
            flow.addWidget(check)
        self.weekdays = [boxes[number] for number in range(7)]
        return flow

    def _holidays(self) -> str:
        client = self._plan.client
        if not client.country:
            return self.tr(
                "The interview names no country yet, so public holidays count as open days."
            )
        country = self._catalogue.text_of("countries", client.country) or client.country
        place = f"{country}, {client.region}" if client.region else country
        words = self.tr(
            "Public holidays are those of {place}; the country is a question of the interview."
        )
        return words.format(place=place)

    # --- what was entered --------------------------------------------------------------------

    def _chosen(self) -> Preset:
        return self._presets[self.preset.currentIndex()]

    def _on_preset(self) -> None:
        """Another preset brings its own lengths."""
        for phase, days in self._usual().items():
            self.phases[phase].show_days(days)
        self._say_meaning()
        self.changed.emit()

    def _on_lengths(self) -> None:
        self._say_meaning()
        self.changed.emit()

    def _say_meaning(self) -> None:
        """What the preset means, or how long it takes as it was adapted."""
        lengths = {phase: edit.days for phase, edit in self.phases.items()}
        adapted = lengths and lengths != self._usual() and None not in lengths.values()
        if adapted:
            days = sum(length or 0 for length in lengths.values())
            words = self.tr("Adapted: the phases below take {n} days together.").format(n=days)
            self._meaning.setText(words)
        else:
            self._meaning.setText(self._chosen().meaning)

    def problem(self) -> str:
        """What cannot be as it was entered, '' for nothing; its lines are marked."""
        words = ""
        for edit in self.phases.values():
            wrong = self.tr("“{field}” has to be at least 1.") if edit.days == 0 else ""
            wrong = wrong.format(field=edit.accessibleName())
            mark_problem(edit, wrong)
            words = words or wrong
        return self.closures.problem() or words

    def _usual(self) -> dict[str, int]:
        """The chosen preset's lengths, by phase."""
        return dict(zip(self.phases, self._chosen().phase_days, strict=True))

    def unread(self) -> QLineEdit | None:
        """The first line that cannot be read as the date or number it should hold."""
        if self.start.line.text().strip() and self.start.day is None:
            return self.start.line
        for edit in self.phases.values():
            if edit.days is None:
                return edit
        return self.closures.unread()

    def timing(self) -> Timing:
        """What was entered; a default that was only implied is not written down."""
        chosen, default = self._chosen().id, self._catalogue.presets[0].id
        implied = not self._was.preset and chosen == default
        usual = self._usual()
        lengths = {phase: edit.days or 0 for phase, edit in self.phases.items()}
        return Timing(
            start=self.start.day,
            preset="" if implied else chosen,
            phase_days={
                phase: days
                for phase, days in lengths.items()
                if days != usual[phase] or self._was.phase_days.get(phase) == days
            },
            work_week=tuple(n for n, check in enumerate(self.weekdays) if check.isChecked()),
            closures=self.closures.closures(),
        )
