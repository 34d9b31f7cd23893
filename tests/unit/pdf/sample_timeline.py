"""The bakery's timeline, dated by hand."""

from __future__ import annotations

from datetime import date, timedelta

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.schedule import Schedule, ScheduledPhase, ScheduledTask

START = date(2027, 1, 12)
PHASES = (
    ("prepare", "Prepare", 1, 20),
    ("pilot", "Pilot", 21, 50),
    ("make_ready", "Make ready", 51, 70),
    ("limited_rollout", "Limited rollout", 71, 100),
    ("settle", "Settle and decide", 101, 120),
)
TASKS = (
    ("prepare", "t", "Write the use on one page", "Marta", 1, 4, True),
    ("prepare", "g", "Idea gate: worth trying?", "Marta", 5, 5, False),
    ("prepare", "t", "List what must never be typed in", "Ines", 8, 11, True),
    ("prepare", "t", "Time 40 replies written by hand", "Tomasz", 8, 16, False),
    ("prepare", "t", "Set up the account, training on inputs off", "Ines", 12, 15, True),
    ("prepare", "g", "Pilot gate: safe enough to try?", "Marta", 19, 19, False),
    ("pilot", "t", "Week 1: opening hours and orders", "Tomasz", 22, 26, True),
    ("pilot", "t", "Weeks 2 to 4: plus allergens and complaints", "Tomasz", 29, 47, True),
    ("pilot", "r", "Weekly review, 15 minutes", "Marta", 26, 47, False),
    ("pilot", "t", "Write the pilot summary", "Ines", 47, 50, True),
    ("pilot", "g", "Pilot verdict: go on?", "Marta", 50, 50, False),
    ("make_ready", "t", "Correct prompts and reply patterns", "Tomasz", 51, 57, True),
    ("make_ready", "t", "Rehearse the fallback: replies by hand", "Priya", 58, 60, True),
    ("make_ready", "g", "Rollout gate: may it grow?", "Marta", 68, 68, False),
    ("limited_rollout", "t", "Four people: opening hours and orders", "Tomasz", 78, 89, True),
    ("limited_rollout", "r", "Weekly review, ten sent replies", "Marta", 82, 96, False),
    ("limited_rollout", "g", "Production gate: ready for normal work?", "Marta", 99, 99, False),
    ("settle", "t", "Compare results with the targets", "Ines", 101, 106, True),
    ("settle", "t", "Ask all six what works", "Marta", 106, 110, False),
    ("settle", "g", "Review gate: go on, change or end?", "Marta", 120, 120, False),
)
KINDS = {"t": TaskKind.TASK, "g": TaskKind.GATE, "r": TaskKind.RECURRING}


def on(day: int) -> date:
    return START + timedelta(days=day - 1)


def task(
    phase: str, kind: str, name: str, owner: str, first: int, last: int, critical: bool
) -> ScheduledTask:
    weekly = tuple(on(day) for day in range(first, last + 1, 7)) if kind == "r" else ()
    return ScheduledTask(
        id=f"{phase}.{first}.{last}.{name}",
        name=name,
        phase=phase,
        kind=KINDS[kind],
        owner=owner,
        start=on(first),
        finish=on(last),
        start_day=first,
        finish_day=last,
        critical=critical,
        total_float=0 if critical else 3,
        minutes=15 if kind == "r" else 0,
        occurrences=weekly,
    )


def phase_row(phase: str, name: str, first: int, last: int) -> ScheduledTask:
    return ScheduledTask(
        id=phase,
        name=name,
        phase=phase,
        kind=TaskKind.PHASE,
        start=on(first),
        finish=on(last),
        start_day=first,
        finish_day=last,
    )


TAIL = (
    ScheduledTask(
        id="tail.adoption",
        name="90-day adoption check",
        phase="",
        kind=TaskKind.MILESTONE,
        owner="Marta",
        start=on(161),
        finish=on(161),
        start_day=161,
        finish_day=161,
        tail=True,
    ),
    ScheduledTask(
        id="tail.context",
        name="Monthly update of the AI context",
        phase="",
        kind=TaskKind.RECURRING,
        owner="Ines",
        start=on(150),
        finish=on(300),
        start_day=150,
        finish_day=300,
        minutes=30,
        occurrences=tuple(on(day) for day in range(150, 301, 30)),
        tail=True,
    ),
)


def make_schedule(extra: int = 0, *, name: str = "Own task {}") -> Schedule:
    rows: list[ScheduledTask] = []
    for phase, title, first, last in PHASES:
        rows.append(phase_row(phase, title, first, last))
        rows += [task(*each) for each in TASKS if each[0] == phase]
        rows += [
            task(phase, "t", name.format(at), "Priya", first + at % 10, first + at % 10 + 4, False)
            for at in range(extra)
        ]
    return Schedule(
        start=START,
        finish=on(120),
        preset="days_120",
        rows=(*rows, *TAIL),
        phases=tuple(
            ScheduledPhase(
                id=phase,
                number=number,
                name=title,
                start=on(first),
                finish=on(last),
                start_day=first,
                finish_day=last,
                template_days=last - first + 1,
            )
            for number, (phase, title, first, last) in enumerate(PHASES, 1)
        ),
        links=(),
        calendar=WorkingCalendar(
            work_week=frozenset({1, 2, 3, 4, 5}), closed={date(2027, 3, 26): "Good Friday"}
        ),
        go_live=on(71),
    )
