"""Somebody's project of a thousand tasks: taken over, sent back, read by them again.

Every field is compared. What is not the same is told before anything is written, and no more than
that is different.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import pytest

from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.commands.import_tasks import plan_of_tasks
from roadmap_desktop.commands.timeline_files import other_work_only
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.exchange.foreign_tasks import ForeignLink, ForeignTask, ForeignTasks
from roadmap_desktop.exchange.mspdi import read, write
from roadmap_desktop.exchange.taking_tasks import other_dates
from tests.mpxj.foreign_project import Scheduler, unscheduled, with_progress
from tests.unit.exchange.exchange_rig import TODAY, repeats

KEPT = (
    *("name", "level", "summary", "milestone", "length", "unit", "percent", "owner", "note"),
    *("actual_start", "actual_finish", "remaining_days", "finish_no_later", "must_start_on"),
    "as_late_as_possible",
)
"""Fields of a task that come back as they were."""


@dataclass(frozen=True)
class SentBack:
    """A project, what its owner gets back, and what was told about the difference."""

    there: ForeignTasks
    back: ForeignTasks
    told: Sequence[str]
    moved: Sequence[str]
    """Names of tasks of which it is said that they start on another day."""

    def pairs(self) -> Sequence[tuple[ForeignTask, ForeignTask]]:
        """Each task and what became of it."""
        by_name = {task.name: task for task in self.back.tasks}
        return [(task, by_name[task.name]) for task in self.there.tasks if task.name in by_name]

    def counted(self, words: str) -> int:
        """The number in front of the sentence with these words; 0 where it is not said."""
        said = next((one for one in self.told if words in one), "")
        found = re.match(r"\D{0,20}(\d+)", said)
        return int(found[1]) if found else 0


def sent_back(jvm: Any, catalogue: Catalogue, seed: int, size: int, *, rough: bool) -> SentBack:
    there = Scheduler(jvm)
    first = with_progress(there.scheduled(unscheduled(seed, size, rough=rough)), seed, rough=rough)
    foreign = read(first, "riverside.xml")
    numbers = count(1)
    taken = plan_of_tasks(
        foreign, catalogue, TODAY, lambda: f"row-{next(numbers)}", firm="Otto", source="r.xml"
    )
    schedule = assess(taken.plan, catalogue, TODAY).schedule
    moved = [
        row.name
        for task in foreign.tasks
        if (row := schedule.by_id.get(taken.ids.get(task.key, ""))) is not None
        and row.start != task.start
    ]
    assert len(other_dates(foreign, taken, schedule)) <= len(moved)
    back = read(there.passed_on(write(taken.plan, other_work_only(schedule))), "back.xml")
    return SentBack(foreign, back, taken.notes, moved)


def named_links(project: ForeignTasks) -> dict[tuple[str, str], ForeignLink]:
    names = {task.key: task.name for task in project.tasks}
    return {
        (names[one.predecessor], names[one.successor]): replace(one, predecessor="", successor="")
        for one in project.links
    }


@pytest.mark.soak
def test_a_project_without_oddities_comes_back_as_it_was(jvm: Any, catalogue: Catalogue) -> None:
    for seed in range(repeats(2, 40)):
        found = sent_back(jvm, catalogue, seed, repeats(300, 1_000), rough=False)
        assert [task.name for task in found.back.tasks] == [t.name for t in found.there.tasks]
        assert named_links(found.back) == named_links(found.there), f"seed {seed}"
        for task, again in found.pairs():
            where = f"seed {seed}, {task.name}"
            for field in KEPT:
                assert getattr(again, field) == getattr(task, field), f"{where}: {field}"
            spans = [(one.start, one.finish) for one in again.baselines]
            assert spans == [(one.start, one.finish) for one in task.baselines], where
            assert again.start == task.start or task.name in found.moved, where
        held = [a for a, b in found.pairs() if a.start_no_earlier != b.start_no_earlier]
        assert len(held) == found.counted("neither links nor the start"), f"seed {seed}"


@pytest.mark.soak
def test_what_a_rough_project_loses_is_told(jvm: Any, catalogue: Catalogue) -> None:
    said: list[str] = []
    for seed in range(repeats(2, 40)):
        found = sent_back(jvm, catalogue, seed, repeats(300, 1_000), rough=True)
        where = f"seed {seed}: {found.told}"
        off = found.counted("switched off")
        assert off > 0, where
        links = len(found.there.links)
        assert len(named_links(found.back)) == links, where
        by_level = [(task.name, task.level) for task in found.there.tasks]
        assert [(task.name, task.level) for task in found.back.tasks] == by_level, where
        said.append("\n".join(found.told))
        for task, again in found.pairs():
            for field in ("milestone", "percent", "owner", "note"):
                assert getattr(again, field) == getattr(task, field), f"{task.name}: {field}"
            # What ended in the middle of a day took all of it.
            if task.actual_finish is None and not task.summary:
                assert (again.length, again.unit) == (task.length, task.unit), task.name
            assert again.start == task.start or task.name in found.moved, f"{task.name} {where}"
    for words in (
        *("parts of days", "scheduled by hand", "must finish on", "must not finish before"),
        *("must not start after", "a deadline", "in percent", "The priority of"),
        *("even out the work", "hours of work", "hyperlink", "an estimated length"),
    ):
        assert any(words in one for one in said), words
