"""The whole plan on one line: phases as boxes, gates as diamonds with their names."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR
from roadmap_desktop.reports.pdf.look import INK, MID, SOFT, TINT
from roadmap_desktop.reports.pdf.marks import draw_diamond
from roadmap_desktop.reports.pdf.press import Press
from roadmap_desktop.timeline.schedule import Schedule, ScheduledPhase

_SIZE = 7.5
_LINE = 10.0
_BAR = 17.0
_BAR_BASE = 28.0
_DIAMOND = 4.0
_BETWEEN = 4.0
"""Least distance between two names on one line, in points."""


class PhaseStripDrawing(Flowable):
    """Phases to scale; names that do not fit into their box move into a key below."""

    def __init__(self, schedule: Schedule, press: Press) -> None:
        super().__init__()
        self.schedule = schedule
        self.press = press
        self.width = press.width
        last = max(schedule.day_number(schedule.finish), 1)
        self._day = self.width / last
        self._labels = self._gate_labels()
        self._levels = max((level for *_, level in self._labels), default=0) + 1
        self._short = not all(self._fits(phase) for phase in schedule.phases)
        self._key = self._key_lines() if self._short else []
        self.height = _BAR_BASE + _BAR + 13 + self._levels * _LINE + len(self._key) * _LINE

    def wrap(self, *_room: float) -> tuple[float, float]:
        """As wide as the text."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw on the current canvas."""
        self.canv.translate(0, len(self._key) * _LINE)
        self._draw_phases(self.schedule.phases)
        self._draw_gates()
        for at, line in enumerate(self._key):
            self.canv.setFillColor(SOFT)
            self.press.typesetter.draw(self.canv, 0, -_LINE * (at + 1) + 4, line, REGULAR, _SIZE)

    def _x(self, day: float) -> float:
        return (day - 1) * self._day

    def _fits(self, phase: ScheduledPhase) -> bool:
        room = self._x(phase.finish_day + 1) - self._x(phase.start_day) - 4
        return self.press.typesetter.width(phase.name, BOLD, _SIZE) <= room

    def _draw_phases(self, phases: Sequence[ScheduledPhase]) -> None:
        canvas, typesetter = self.canv, self.press.typesetter
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.6)
        free_from = 0.0
        end = f"day {self.schedule.day_number(self.schedule.finish)}"
        end_date = words.short_day(self.schedule.finish)
        last_label = self.width - max(
            typesetter.width(text, REGULAR, _SIZE) for text in (end, end_date)
        )
        for at, phase in enumerate(phases):
            left, right = self._x(phase.start_day), self._x(phase.finish_day + 1)
            canvas.setFillColor(MID if at % 2 else TINT)
            canvas.rect(left, _BAR_BASE, right - left, _BAR, fill=1)
            canvas.setFillColor(INK)
            name = str(phase.number) if self._short else phase.name
            typesetter.draw(canvas, (left + right) / 2, _BAR_BASE + 6, name, BOLD, _SIZE, "centre")
            day, on = f"day {phase.start_day}", words.short_day(phase.start)
            width = max(typesetter.width(text, REGULAR, _SIZE) for text in (day, on))
            if left >= free_from and left + width + _BETWEEN <= last_label:
                canvas.setFillColor(SOFT)
                typesetter.draw(canvas, left, 18, day, REGULAR, _SIZE)
                typesetter.draw(canvas, left, 8, on, REGULAR, _SIZE)
                free_from = left + width + _BETWEEN
        canvas.setFillColor(SOFT)
        typesetter.draw(canvas, self.width, 18, end, REGULAR, _SIZE, "right")
        typesetter.draw(canvas, self.width, 8, end_date, REGULAR, _SIZE, "right")

    def _draw_gates(self) -> None:
        canvas, typesetter = self.canv, self.press.typesetter
        base = _BAR_BASE + _BAR
        for name, centre, left, level in self._labels:
            draw_diamond(canvas, centre, base + 6, _DIAMOND)
            foot = base + 14 + level * _LINE
            if level:
                canvas.setStrokeColor(SOFT)
                canvas.setLineWidth(0.3)
                canvas.line(centre, base + 6 + _DIAMOND, centre, foot - 2)
            canvas.setFillColor(INK)
            typesetter.draw(canvas, left, foot, name, REGULAR, _SIZE)

    def _gate_labels(self) -> list[tuple[str, float, float, int]]:
        """(name, centre, left edge, level) of each gate; a name that would touch goes higher."""
        typesetter = self.press.typesetter
        taken: list[float] = []
        labels = []
        for gate in self.schedule.gates:
            name = gate.name.split(":")[0].strip()
            centre = self._x(gate.start_day + 0.5)
            width = typesetter.width(name, REGULAR, _SIZE)
            left = min(max(centre - width / 2, 0.0), self.width - width)
            level = next((at for at, end in enumerate(taken) if end + _BETWEEN <= left), len(taken))
            if level == len(taken):
                taken.append(0.0)
            taken[level] = left + width
            labels.append((name, min(centre, self.width - _DIAMOND), left, level))
        return labels

    def _key_lines(self) -> list[str]:
        pieces = [
            f"{phase.number} {phase.name} (from {words.short_day(phase.start)})"
            for phase in self.schedule.phases
        ]
        return self.press.typesetter.lines(words.SEPARATOR.join(pieces), REGULAR, _SIZE, self.width)
