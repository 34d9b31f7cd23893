"""How long each phase is, and where a day of the 120-day template falls in this plan.

Phases can be made longer or shorter, and may begin after a wait; their order stays, and each keeps
its gates (S1-55).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.timeline import Phase, Preset
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import PhaseSetting
from roadmap_desktop.timeline.schedule import Adaptation
from roadmap_desktop.timeline.words import days as in_days

LONGEST_PHASE = 730
"""Calendar days; nothing in the presets comes near."""


def check_phase_days(days: int) -> None:
    """Refuse a length that would drop a phase or lose all bounds (``PlanError``, S1-55)."""
    if not 1 <= days <= LONGEST_PHASE:
        raise PlanError(
            f"A phase cannot take {days} days: give it 1 to {LONGEST_PHASE}. A phase may be short, "
            "but none may be dropped."
        )


def scaled(amount: int, of: int, to: int) -> int:
    """``amount`` out of ``of``, in proportion out of ``to``; halves are rounded up."""
    return (2 * amount * to + of) // (2 * of)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSpan:
    """One phase laid on the plan's days."""

    phase: Phase
    first_day: int
    days: int
    """Length in calendar days, without the sprint."""
    preset_days: int
    """Length that the preset gives it."""
    sprint_days: int = 0
    """Length of the readiness sprint at its end."""
    wait_days: int = 0
    """Calendar days of waiting before it begins."""

    @property
    def last_day(self) -> int:
        """Last plan day, the sprint included."""
        return self.first_day + self.days + self.sprint_days - 1

    @property
    def sprint_first_day(self) -> int:
        """First plan day of the sprint."""
        return self.first_day + self.days

    def scaled_days(self, working_days: int) -> int:
        """A task's length in proportion to the phase's, at least one working day."""
        return max(1, scaled(working_days, self.phase.days, self.days))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All phases on the plan's days; day 1 is ``start``."""

    start: date
    preset: Preset
    spans: tuple[PhaseSpan, ...]

    @property
    def last_day(self) -> int:
        """Last plan day of the last phase."""
        return self.spans[-1].last_day

    def date_of(self, day: int) -> date:
        """Date of a plan day."""
        return self.start + timedelta(days=day - 1)

    def span(self, phase: str) -> PhaseSpan | None:
        """The phase with that id, None for an unknown one."""
        return next((one for one in self.spans if one.phase.id == phase), None)

    def span_on(self, day: int) -> PhaseSpan:
        """The phase in which a plan day lies; days outside count to the nearest phase."""
        return next((one for one in self.spans if day <= one.last_day), self.spans[-1])

    def first_day_for(self, template_day: int) -> int:
        """Plan day on which something begins that begins on that day of the template."""
        span = self._template_span(template_day)
        into = template_day - span.phase.first_day
        if template_day > span.phase.last_day:
            return span.last_day + template_day - span.phase.last_day
        return span.first_day + into * span.days // span.phase.days

    def last_day_for(self, template_day: int) -> int:
        """Plan day on which something ends that ends on that day of the template."""
        span = self._template_span(template_day)
        if template_day >= span.phase.last_day:
            return span.last_day + template_day - span.phase.last_day
        into = template_day - span.phase.first_day + 1
        return span.first_day + max(1, scaled(into, span.phase.days, span.days)) - 1

    def _template_span(self, template_day: int) -> PhaseSpan:
        return next(
            (one for one in self.spans if template_day <= one.phase.last_day), self.spans[-1]
        )

    def with_sprint(self, phase: str, days: int) -> Layout:
        """The same with a readiness sprint at the end of one phase; later ones move (S1-8)."""
        spans, moved = [], 0
        for one in self.spans:
            here = days if one.phase.id == phase else 0
            spans.append(replace(one, first_day=one.first_day + moved, sprint_days=here))
            moved += here
        return replace(self, spans=tuple(spans))


def lay_out(
    catalogue: Catalogue, preset_id: str, settings: Sequence[PhaseSetting], start: date
) -> Layout:
    """Phases as the preset has them, unless the plan sets its own length.

    An unknown preset counts as the default one; lengths are kept within what
    ``check_phase_days`` allows.
    """
    preset = catalogue.find("presets", preset_id) or catalogue.presets[0]
    own: Mapping[str, int] = {one.phase: one.days for one in settings if one.days is not None}
    waits = {one.phase: one.wait_days or 0 for one in settings}
    spans: list[PhaseSpan] = []
    first_day = 1
    for phase, preset_days in zip(catalogue.phases, preset.phase_days, strict=True):
        days = max(1, min(LONGEST_PHASE, own.get(phase.id, preset_days)))
        wait = max(0, min(LONGEST_PHASE, waits.get(phase.id, 0))) if spans else 0
        first_day += wait
        spans.append(
            PhaseSpan(
                phase=phase,
                first_day=first_day,
                days=days,
                preset_days=preset_days,
                wait_days=wait,
            )
        )
        first_day += days
    return Layout(start=start, preset=preset, spans=tuple(spans))


# --- saying it --------------------------------------------------------------------------------


def adaptations(layout: Layout) -> tuple[Adaptation, ...]:
    """By how much the plan differs from the template, in words: the whole, then each phase (S1-55).

    Empty for an unchanged plan.
    """
    original = sum(span.phase.days for span in layout.spans)
    changed = [span for span in layout.spans if _difference(span)]
    if not changed:
        return ()
    found = [_whole(layout, original, changed)]
    for span in changed:
        own = span.days - span.phase.days
        if own:
            text = f"{span.phase.name}: {in_days(span.days)} instead of {span.phase.days}."
            found.append(Adaptation(phase=span.phase.id, days=own, text=text))
        if span.wait_days:
            text = f"{span.phase.name}: begins after a wait of {in_days(span.wait_days)}."
            found.append(Adaptation(phase=span.phase.id, days=span.wait_days, text=text))
        if span.sprint_days:
            text = (
                f"{span.phase.name}: a readiness sprint of {in_days(span.sprint_days)} before the "
                "pilot, because a critical prerequisite is weak."
            )
            found.append(Adaptation(phase=span.phase.id, days=span.sprint_days, text=text))
    return tuple(found)


def _difference(span: PhaseSpan) -> int:
    return span.days + span.sprint_days + span.wait_days - span.phase.days


def _whole(layout: Layout, original: int, changed: Sequence[PhaseSpan]) -> Adaptation:
    total = layout.last_day - original
    text = f"{_more_or_less(total)} the {original}-day original"
    if len(changed) == 1:
        text += f", all in {changed[0].phase.name}"
    elif any(
        span.days != span.preset_days or span.wait_days for span in layout.spans
    ) or not _is_preset(layout):
        parts = (f"{span.phase.name} {_signed(_difference(span))}" for span in changed)
        text += ": " + ", ".join(parts)
    if _is_preset(layout):
        text += f"; follows the preset “{layout.preset.name}”"
    return Adaptation(phase="", days=total, text=text + ".")


def _is_preset(layout: Layout) -> bool:
    """The lengths come from another preset than the template's own."""
    return any(span.preset_days != span.phase.days for span in layout.spans)


def _more_or_less(days: int) -> str:
    if not days:
        return "As long as"
    return f"{in_days(abs(days))} {'longer' if days > 0 else 'shorter'} than"


def _signed(days: int) -> str:
    return f"+{days}" if days > 0 else f"−{abs(days)}"
