"""Start, phases and closed days: what would move is shown before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.commands.timing import Timing, consequences, set_timing, timing_of
from roadmap_desktop.domain.content import Preset
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.client import Closure
from roadmap_desktop.timeline.plan_schedule import plan_schedule
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.answering.date_field import DateEdit
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button, IconButton
from roadmap_desktop.ui.widgets.choices import Check
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, clear, column, line, row
from roadmap_desktop.ui.widgets.text import Heading, Text

AFTER = 200
"""Milliseconds after the last key until the consequences are worked out."""


class ClosureRow(QWidget):
    """One closure: what for, from, to, every year."""

    def __init__(self, look: Look, closure: Closure, start: date | None) -> None:
        super().__init__()
        self._id = closure.id
        self.name = QLineEdit(closure.name)
        self.name.setFont(look.font())
        self.name.setAccessibleName(self.tr("What for"))
        self.name.setPlaceholderText(self.tr("What for"))
        self.first, self.last = DateEdit(look, start), DateEdit(look, start)
        for edit, day, words in (
            (self.first, closure.start, self.tr("First closed day")),
            (self.last, closure.finish, self.tr("Last closed day")),
        ):
            edit.line.setAccessibleName(words)
            edit.line.setPlaceholderText(words)
            edit.echo.hide()
            if day:
                edit.show_day(day)
        self.yearly = Check(look, self.tr("every year"))
        self.yearly.setChecked(closure.yearly)
        self.remove = IconButton(look, "trash-2", self.tr("Remove this closure"))
        dates = row(look, (self.first, 1), (self.last, 1), self.yearly, self.remove, gap=6)
        self.setLayout(column(look, self.name, dates, gap=4))

    def closure(self) -> Closure:
        """What was entered; ``PlanError`` for a date that is none."""
        for edit in (self.first, self.last):
            if edit.line.text().strip() and edit.day is None:
                raise PlanError(f"“{edit.line.text()}” is no date; write it as 24 Dec 2026.")
        return Closure(
            id=self._id,
            name=self.name.text().strip() or "Closed",
            start=self.first.day,
            finish=self.last.day,
            yearly=self.yearly.isChecked(),
        )


class SetupDialog(QDialog):
    """Edits a copy; 'Change the timeline' takes it over as one step, Esc leaves all as it was."""

    def __init__(self, look: Look, open_plan: OpenPlan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Start, phases and closed days"))
        self._look = look
        self._open_plan = open_plan
        self._before = open_plan.assessment.schedule
        self._timing = timing_of(open_plan.plan)
        self._closures: list[ClosureRow] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self.show_consequences)
        left = ScrollPage(column(look, *self._form(), None, gap=6, pad=(24, 20, 24, 20)))
        self._told = QVBoxLayout()
        self._told.setSpacing(look.px(4))
        title = Text(look, self.tr("What moves"), "heading", "", 600)
        right = ScrollPage(column(look, title, 4, self._told, None, gap=4, pad=(8, 24, 24, 20)))
        self.keep = Button(look, self.tr("Change the timeline"), "primary", pressed=self._on_keep)
        leave = Button(look, self.tr("Leave it as it was"), "plain", pressed=self.reject)
        foot = row(look, self.keep, leave, None, gap=12, pad=(24, 11, 24, 11))
        body = row(look, (left, 55), (right, 45), gap=0)
        self.setLayout(column(look, (box(body), 1), line(), box(foot), gap=0))
        self.resize(look.px(940), look.px(620))
        self.show_consequences()
        self.start.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the form ----------------------------------------------------------------------------

    def _form(self) -> list[QWidget | QVBoxLayout | FlowLayout | QGridLayout | int]:
        look = self._look
        self.start = DateEdit(look, None)
        self.start.line.setAccessibleName(self.tr("The plan starts on"))
        if self._timing.start:
            self.start.show_day(self._timing.start)
        self.start.line.textChanged.connect(lambda _: self._timer.start())
        self.preset = QComboBox()
        self.preset.setFont(look.font())
        self.preset.setAccessibleName(self.tr("How long it takes"))
        for one in self._presets():
            self.preset.addItem(one.name, one.id)
        current = self._timing.preset or self._presets()[0].id
        self.preset.setCurrentIndex(max(0, self.preset.findData(current)))
        self.preset.currentIndexChanged.connect(self._on_preset)
        self._meaning = Text(look, "", "small", "muted")
        return [
            Heading(look, self.tr("Start, phases and closed days"), "heading"),
            8,
            Text(look, self.tr("The plan starts on"), "body", "", 600),
            self.start,
            8,
            Text(look, self.tr("How long it takes"), "body", "", 600),
            self.preset,
            self._meaning,
            8,
            Text(look, self.tr("Length of each phase, in calendar days"), "body", "", 600),
            self._phase_grid(),
            8,
            Text(look, self.tr("Open on"), "body", "", 600),
            self._weekdays(),
            Text(look, self._holidays(), "small", "muted"),
            8,
            Text(look, self.tr("Own closed days"), "body", "", 600),
            self._closure_list(),
        ]

    def _presets(self) -> Sequence[Preset]:
        return self._open_plan.catalogue.presets

    def _phase_grid(self) -> QGridLayout:
        look, grid = self._look, QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        self._phases: dict[str, QSpinBox] = {}
        lengths = {p.id: p.days for p in self._before.phases}
        for place, phase in enumerate(self._open_plan.catalogue.phases):
            spin = QSpinBox()
            spin.setFont(look.font())
            spin.setRange(1, 730)
            spin.setMinimumWidth(look.px(96))
            spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            spin.setSuffix(self.tr(" days"))
            spin.setValue(lengths.get(phase.id, phase.days) - self._sprint(phase.id))
            spin.setAccessibleName(self.tr("Days of {phase}").format(phase=phase.name))
            spin.valueChanged.connect(lambda _: self._timer.start())
            self._phases[phase.id] = spin
            words = f"{phase.number}  {phase.name}"
            grid.addWidget(Text(look, words, wrap=False), place, 0)
            grid.addWidget(spin, place, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _sprint(self, phase: str) -> int:
        """A readiness sprint is put in by the rules and is no length of the firm's."""
        first = self._open_plan.catalogue.phases[0].id
        return self._before.sprint_days if phase == first else 0

    def _weekdays(self) -> FlowLayout:
        flow = FlowLayout(self._look.px(10))
        self._days: list[Check] = []
        for number in range(7):
            name = QLocale().standaloneDayName(number + 1, QLocale.FormatType.LongFormat)
            check = Check(self._look, name)
            check.setChecked(number in self._timing.work_week)
            check.toggled.connect(lambda _: self._timer.start())
            self._days.append(check)
            flow.addWidget(check)
        return flow

    def _holidays(self) -> str:
        client = self._open_plan.plan.client
        country = self._open_plan.catalogue.text_of("countries", client.country)
        if not client.country:
            return self.tr("No country is named, so public holidays count as open days.")
        place = f"{country}, {client.region}" if client.region else country
        words = self.tr("Public holidays of {place} are closed; the country is in the interview.")
        return words.format(place=place)

    def _closure_list(self) -> QVBoxLayout:
        look = self._look
        self._closure_box = QVBoxLayout()
        self._closure_box.setSpacing(look.px(8))
        for closure in self._timing.closures:
            self._add_closure(closure)
        add = Button(look, self.tr("Add closed days"), "flush", "plus", self._on_add)
        self._closure_box.addWidget(add)
        return self._closure_box

    def _add_closure(self, closure: Closure) -> ClosureRow:
        made = ClosureRow(self._look, closure, self._timing.start)
        for edit in (made.first.line, made.last.line, made.name):
            edit.textChanged.connect(lambda _: self._timer.start())
        made.yearly.toggled.connect(lambda _: self._timer.start())
        made.remove.clicked.connect(lambda: self._remove(made))
        self._closure_box.insertWidget(len(self._closures), made)
        self._closures.append(made)
        return made

    def _on_add(self) -> None:
        self._add_closure(Closure(id="")).name.setFocus()

    def _remove(self, made: ClosureRow) -> None:
        self._closures.remove(made)
        made.hide()
        made.deleteLater()
        self._timer.start()

    def _on_preset(self) -> None:
        """Another preset brings its own lengths."""
        preset = self._presets()[self.preset.currentIndex()]
        self._meaning.setText(preset.meaning)
        for spin, days in zip(self._phases.values(), preset.phase_days, strict=False):
            spin.setValue(days)
        self._timer.start()

    # --- consequences ------------------------------------------------------------------------

    def timing(self) -> Timing:
        """What was entered; ``PlanError`` for what cannot be read."""
        if self.start.line.text().strip() and self.start.day is None:
            words = self.tr("“{typed}” is no date; write it as 11 Jan 2027.")
            raise PlanError(words.format(typed=self.start.line.text()))
        preset = self._presets()[self.preset.currentIndex()]
        lengths = {p: s.value() for p, s in self._phases.items()}
        usual = dict(zip(self._phases, preset.phase_days, strict=False))
        given = tuple(c.closure() for c in self._closures)
        return Timing(
            start=self.start.day,
            preset=preset.id if preset.id != self._presets()[0].id else self._timing.preset,
            phase_days={p: d for p, d in lengths.items() if usual.get(p) != d},
            work_week=tuple(n for n, check in enumerate(self._days) if check.isChecked()),
            closures=given,
        )

    def _preset_of(self, timing: Timing) -> Timing:
        """The default preset is kept as it was written, so that nothing differs by its name."""
        chosen = self._presets()[self.preset.currentIndex()].id
        default = self._presets()[0].id
        same = chosen == default and self._timing.preset in ("", default)
        return replace(timing, preset=self._timing.preset if same else chosen)

    def _after(self) -> Schedule:
        opened = self._open_plan
        numbers = iter(range(10_000))
        edit = Edit(
            plan=opened.plan,
            catalogue=opened.catalogue,
            today=opened.today,
            new_id=lambda: f"copy-{next(numbers)}",
        )
        step = set_timing(edit, self._preset_of(self.timing()))
        found = opened.assessment
        return plan_schedule(
            step.plan, opened.catalogue, found.depth, opened.today, found.readiness.sprint_needed
        )

    def show_consequences(self) -> None:
        """Say what would move, or what cannot be."""
        look = self._look
        clear(self._told)
        try:
            after = self._after()
        except PlanError as error:
            self._told.addWidget(Text(look, str(error), "body", "error", 500))
            return
        moved = consequences(self._before, after)
        if not moved:
            self._told.addWidget(Text(look, self.tr("Nothing moves."), "body", "muted"))
        for one in moved:
            self._told.addWidget(Text(look, one.sentence))
        known = {c.text for c in self._before.conflicts}
        clashes = [c.text for c in after.conflicts if c.text not in known]
        if clashes:
            self._told.addSpacing(look.px(8))
            words = self.tr("These dates could not be kept")
            self._told.addWidget(Text(look, words, "body", "warning", 600))
            for clash in clashes:
                self._told.addWidget(Text(look, clash, "body", "warning"))
        if after.adaptations:
            self._told.addSpacing(look.px(8))
            words = self.tr("Against the 120-day original")
            self._told.addWidget(Text(look, words, "body", "", 600))
            for adaptation in after.adaptations:
                self._told.addWidget(Text(look, adaptation.text, "body", "muted"))

    def _on_keep(self) -> None:
        try:
            self._open_plan.run(set_timing, self._preset_of(self.timing()))
        except PlanError as error:
            clear(self._told)
            self._told.addWidget(Text(self._look, str(error), "body", "error", 500))
            return
        self.accept()
