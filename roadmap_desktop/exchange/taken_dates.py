"""What is different about the dates of tasks that were taken over, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roadmap_desktop.exchange.foreign_tasks import ForeignTask
from roadmap_desktop.exchange.kept_dates import Kept, last_day
from roadmap_desktop.timeline.calendar import WorkingCalendar

MOST_NAMED = 3


def date_notes(
    tasks: Sequence[ForeignTask], kept: Kept, calendar: WorkingCalendar
) -> Iterable[str]:
    """A sentence for each kind of difference, with the first tasks it is about; ``tasks`` are
    those without rows below."""
    empty = [task.name for task in tasks if task.summary and not task.occurrences]
    if empty:
        yield (
            f"{_tasks(empty, 'spans', 'span')} only what is left out; here "
            f"{_they(empty, 'is a task of its own', 'are tasks of their own')}: {_named(empty)}."
        )
    early = [task.name for task in tasks if task.key in kept.early]
    if early:
        yield (
            f"{_tasks(early, 'starts', 'start')} in the file before what "
            f"{_they(early, 'waits', 'wait')} for allows it; here "
            f"{_they(early, 'starts', 'start')} when that is done: {_named(early)}."
        )
    added = [task.name for task in tasks if task.key in kept.added]
    if added:
        dates = "a date" if len(added) == 1 else "dates"
        yield (
            f"{_tasks(added, 'stands', 'stand')} on {dates} that neither links nor the start of "
            f"the plan give; here {_they(added, 'starts', 'start')} no earlier than in the file: "
            f"{_named(added)}."
        )
    late = [task.name for task in tasks if task.key in kept.late]
    if late:
        yield (
            f"{_tasks(late, 'is', 'are')} as late as possible, which here leaves what follows "
            f"where it is; {_they(late, 'starts', 'start')} no earlier than in the file too: "
            f"{_named(late)}."
        )
    other_end = [
        task.name
        for task in tasks
        if task.length and task.finish and last_day(task, calendar) != task.finish
    ]
    if other_end:
        their = "its" if len(other_end) == 1 else "their"
        yield (
            f"{_tasks(other_end, 'ends', 'end')} on another day than in the file, for {their} "
            f"length counts in the firm's calendar: {_named(other_end)}."
        )


def _tasks(names: Sequence[str], one: str, several: str) -> str:
    return f"1 task {one}" if len(names) == 1 else f"{len(names)} tasks {several}"


def _they(names: Sequence[str], one: str, several: str) -> str:
    return f"it {one}" if len(names) == 1 else f"they {several}"


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name[:60]}”" for name in names[:MOST_NAMED])
    return f"{shown}, …" if len(names) > MOST_NAMED else shown
