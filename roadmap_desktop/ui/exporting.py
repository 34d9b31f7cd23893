"""Writes a document of the open plan beside the window, with progress and cancel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from roadmap_desktop import __version__
from roadmap_desktop.commands.addendum import (
    AddendumOrder,
    addendum_of,
    as_it_stands,
    earlier_of,
    write_addendum,
)
from roadmap_desktop.commands.documents import (
    Format,
    Progress,
    Step,
    Written,
    check_folder,
    usual_paper,
    write_document,
    write_gate_sheet,
)
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.jobs import Job, Ticket, Work, Worker

if TYPE_CHECKING:
    from roadmap_desktop.exchange.icalendar import Events
    from roadmap_desktop.reports.chart.options import PrintOptions
    from roadmap_desktop.reports.pdf.paper import Paper
    from roadmap_desktop.ui.open_plan import OpenPlan


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be written, and where."""

    format: Format
    path: Path
    paper: Paper | None = None
    """None: the paper of the firm's country."""
    options: PrintOptions | None = None
    """How the timeline alone is to be printed."""
    gate: str = ""
    """Only the sheet of this gate, as PDF."""
    events: frozenset[Events] = frozenset()
    """What becomes an event in a calendar."""
    remind: bool = True
    """A calendar reminds one week before each gate."""
    other_work: bool = False
    """For other programs: only what stands outside the phases."""
    addendum: AddendumOrder | None = None
    """What an addendum is held against, and why dates move."""


class Exporter(QObject):
    """One document at a time; exactly one of done, refused and cancelled follows a start."""

    progressed = Signal(int, str)
    """Percent, and what is being done in words."""
    done = Signal(object)
    """``Written``."""
    refused = Signal(str)
    """Why nothing was written, and what to do."""
    cancelled = Signal()

    def __init__(
        self, open_plan: OpenPlan, worker: Worker, fonts: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._open_plan = open_plan
        self._worker = worker
        self._fonts = fonts
        self._job: Job | None = None

    @property
    def is_running(self) -> bool:
        """A document is being written."""
        return self._job is not None

    def start(self, order: Order) -> None:
        """Begin; the plan is written as it stands at this moment."""
        if order.format is Format.ROADMAP:
            self._hand_over(order.path)
            return
        if order.format.is_for_others:
            self._write_for_others(order)
            return
        try:
            work = self._work(order) if order.addendum is None else self._addendum(order)
        except PlanError as error:
            self.refused.emit(str(error))
            return
        job = self._worker.start(work)
        self._job = job
        job.progressed.connect(self.progressed)
        job.done.connect(self._on_done)
        job.refused.connect(self._on_refused)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    def cancel(self) -> None:
        """Call it off; an older file stays as it was."""
        if self._job is not None:
            self._job.cancel()

    def _work(self, order: Order) -> Work:
        opened = self._open_plan
        plan, found, catalogue = opened.plan, opened.assessment, opened.catalogue
        today, fonts, words = opened.today, self._fonts, self._words(order.format)

        def work(ticket: Ticket) -> Written:
            given: dict[str, Any] = {
                "paper": order.paper or usual_paper(plan),
                "fonts": fonts,
                "today": today,
                "progress": _teller(ticket, words),
            }
            if order.gate:
                return write_gate_sheet(plan, found, catalogue, order.gate, order.path, **given)
            given["options"] = order.options
            return write_document(plan, found, catalogue, order.format, order.path, **given)

        return work

    def _addendum(self, order: Order) -> Work:
        """What it says is found at once, as the history is needed for it; drawing it is slow."""
        opened, fonts, words = self._open_plan, self._fonts, self._words(order.format)
        wanted = order.addendum or AddendumOrder(against="")
        now = as_it_stands(opened.session, opened.catalogue)
        earlier = earlier_of(opened.session, wanted.against, now)
        found = addendum_of(now, earlier, reason=wanted.reason, asked_by=wanted.asked_by)

        def work(ticket: Ticket) -> Written:
            return write_addendum(
                found,
                now,
                order.path,
                paper=order.paper,
                fonts=fonts,
                progress=_teller(ticket, words),
            )

        return work

    def _hand_over(self, path: Path) -> None:
        """The plan file holds the history, which only the store has; it is small and quick."""
        opened = self._open_plan
        try:
            check_folder(path)
            opened.office.hand_over(opened.id, path, __version__)
        except PlanError as error:
            self.refused.emit(str(error))
            return
        self.done.emit(Written(path=path, format=Format.ROADMAP, size_bytes=path.stat().st_size))

    def _write_for_others(self, order: Order) -> None:
        """What other programs read is made at once; how new it is only the history tells."""
        from roadmap_desktop.commands.timeline_files import (
            TimelineFile,
            other_work_only,
            timeline_content,
            write_timeline_file,
        )

        kinds = {
            Format.CALENDAR: TimelineFile.ICS,
            Format.PROJECT: TimelineFile.MSPDI,
            Format.TABLE: TimelineFile.CSV,
        }
        opened = self._open_plan
        schedule = opened.assessment.schedule
        try:
            made = timeline_content(
                opened.plan,
                other_work_only(schedule) if order.other_work else schedule,
                kinds[order.format],
                notice=opened.catalogue.notice,
                last=next(iter(opened.session.revisions()), None),
                events=order.events,
                remind=order.remind,
            )
            write_timeline_file(order.path, made)
        except PlanError as error:
            self.refused.emit(str(error))
            return
        self.done.emit(
            Written(
                path=order.path,
                format=order.format,
                size_bytes=len(made.content),
                warnings=made.notes,
            )
        )

    def _words(self, format_: Format) -> Mapping[Step, str]:
        draw = {
            Format.PDF: self.tr("Drawing the pages"),
            Format.XLSX: self.tr("Filling the sheets"),
            Format.ADDENDUM: self.tr("Drawing the pages"),
            Format.TIMELINE: self.tr("Drawing the pages"),
            Format.TIMELINE_SVG: self.tr("Drawing the timeline"),
            Format.TIMELINE_PNG: self.tr("Drawing the timeline"),
        }
        return {
            Step.GATHER: self.tr("Collecting the content"),
            Step.DRAW: draw.get(format_, ""),
            Step.PLACE: self.tr("Putting the file in its place"),
        }

    @Slot(object)
    def _on_done(self, written: Written) -> None:
        self._job = None
        self.done.emit(written)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._job = None
        self.refused.emit(sentence)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.refused.emit(
            self.tr("Something went wrong while writing. What you entered is saved; try again.")
        )
        raise error

    @Slot()
    def _on_cancelled(self) -> None:
        self._job = None
        self.cancelled.emit()


def _teller(ticket: Ticket, words: Mapping[Step, str]) -> Progress:
    def tell(percent: int, step: Step) -> None:
        ticket.progress(percent, words[step])

    return tell
