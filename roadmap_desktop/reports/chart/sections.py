"""Which rows are printed on which days: the whole plan, a phase of its own, or what comes after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.chart.content import TimelineContent
from roadmap_desktop.reports.chart.options import Layout, PrintOptions
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.timeline.words import full_date

_TAIL_MARGIN = 14
"""Days shown after the last mark of the tail, so that it does not stand on the edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSection:
    """Rows with the days that are shown beside them."""

    rows: tuple[ScheduledTask, ...]
    first_day: int
    last_day: int
    title: str = ""
    """'' for the plan itself."""
    tail: bool = False
    """On a scale of its own."""

    @property
    def days(self) -> int:
        """Days shown."""
        return self.last_day - self.first_day + 1


def chart_sections(content: TimelineContent, options: PrintOptions) -> tuple[ChartSection, ...]:
    """The sections of a print, each on its own days.

    Raises PlanError where the options leave no row.
    """
    schedule = content.schedule
    rows = _wanted(schedule, options)
    plan = [row for row in rows if not row.tail]
    tail = [row for row in rows if row.tail] if options.tail else []
    if not plan and not tail:
        raise PlanError(_nothing(options))
    found: list[ChartSection] = []
    if plan and options.layout is Layout.BY_PHASE:
        found += _by_phase(content, plan, options)
    elif plan:
        found.append(_section(content, plan, options))
    if tail:
        found.append(_tail_section(schedule, tail, options))
    return tuple(found)


def about_print(schedule: Schedule, sections: Sequence[ChartSection], options: PrintOptions) -> str:
    """Span, what was left out, and that it promises nothing (S1-56)."""
    plan = [section for section in sections if not section.tail] or list(sections)
    first, last = min(s.first_day for s in plan), max(s.last_day for s in plan)
    before = schedule.start - timedelta(days=1)
    begin, end = (full_date(before + timedelta(days=day)) for day in (first, last))
    words = [f"{begin} to {end}, day {first} to {last}.".replace("-", "−")]
    shown = sum(len(section.rows) for section in sections)
    every = sum(1 for row in schedule.rows if options.tail or not row.tail)
    if shown < every:
        words.append(f"{shown} of {every} rows.")
    words.append("An illustration to adapt, not a promise.")
    return " ".join(words)


def _wanted(schedule: Schedule, options: PrintOptions) -> list[ScheduledTask]:
    """The rows asked for, of those that touch the days asked for."""
    ids = None if options.rows is None else frozenset(options.rows)
    return [
        row
        for row in schedule.rows
        if (ids is None or row.id in ids)
        and (options.first is None or row.finish >= options.first)
        and (options.last is None or row.start <= options.last)
    ]


def _section(
    content: TimelineContent, rows: Sequence[ScheduledTask], options: PrintOptions, title: str = ""
) -> ChartSection:
    """Rows with all their days, those in the baseline too."""
    schedule = content.schedule
    kept = content.baseline.dates if content.baseline else {}
    known = [kept[row.id] for row in rows if row.id in kept]
    first = min([row.start_day for row in rows] + [schedule.day_number(d) for d, _ in known])
    last = max([row.finish_day for row in rows] + [schedule.day_number(d) for _, d in known])
    if options.first is not None:
        first = max(schedule.day_number(options.first), first)
    if options.last is not None:
        last = min(schedule.day_number(options.last), last)
    return ChartSection(rows=tuple(rows), first_day=first, last_day=max(first, last), title=title)


def _by_phase(
    content: TimelineContent, rows: Sequence[ScheduledTask], options: PrintOptions
) -> list[ChartSection]:
    """A section for each phase that has rows, in the order of the rows."""
    phases = dict.fromkeys(row.phase for row in rows)
    names = {row.phase: row.name for row in content.schedule.rows if row.kind is TaskKind.PHASE}
    return [
        _section(
            content,
            [row for row in rows if row.phase == phase],
            options,
            names.get(phase, "Outside the phases"),
        )
        for phase in phases
    ]


def _tail_section(
    schedule: Schedule, rows: Sequence[ScheduledTask], options: PrintOptions
) -> ChartSection:
    ends = schedule.day_number(schedule.finish)
    first = min(ends + 1, *(row.start_day for row in rows))
    last = max(row.finish_day for row in rows) + _TAIL_MARGIN
    if options.first is not None:
        first = max(first, schedule.day_number(options.first))
    if options.last is not None:
        last = min(last, schedule.day_number(options.last))
    return ChartSection(
        rows=tuple(rows),
        first_day=first,
        last_day=max(first, last),
        title=f"After day {ends}",
        tail=True,
    )


def _nothing(options: PrintOptions) -> str:
    if options.first is None and options.last is None:
        return "No row of the timeline is left to print; choose other rows."
    after = f"from {full_date(options.first)}" if options.first else ""
    before = f"up to {full_date(options.last)}" if options.last else ""
    when = " ".join(part for part in (after, before) if part)
    return f"Nothing on the timeline falls on the days asked for ({when}); choose other days."
