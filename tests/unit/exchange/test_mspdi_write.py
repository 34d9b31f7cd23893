"""The timeline as MSPDI says the same when it is read again."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date

import pytest

from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import LengthUnit, TaskKind
from roadmap_desktop.exchange.foreign_tasks import ForeignTask, ForeignTasks
from roadmap_desktop.exchange.mspdi import left_out, read, write
from roadmap_desktop.exchange.outline import outline
from roadmap_desktop.timeline.schedule import Schedule
from tests.unit.exchange.exchange_rig import TODAY, repeats
from tests.unit.exchange.foreign_rig import EASTER, LINKS, START, day, make_plan, make_schedule, row


@pytest.fixture(scope="module")
def content() -> bytes:
    return write(make_plan(), make_schedule())


@pytest.fixture(scope="module")
def found(content: bytes) -> ForeignTasks:
    return read(content)


def named(found: ForeignTasks, name: str) -> ForeignTask:
    return next(task for task in found.tasks if task.name == name)


def test_rows_come_back_in_outline_order(found: ForeignTasks) -> None:
    shown = [(o.row.name, o.level, o.row.start, o.row.finish) for o in outline(make_schedule())]
    got = [(t.name, t.level, t.start, t.finish) for t in found.tasks]
    assert got == shown
    assert [(t.name, t.level) for t in found.tasks][3:6] == [
        ("Beside <it>", 2),
        ("Set up", 2),
        ("Accounts", 3),
    ]


def test_the_project_and_its_calendar_come_back(found: ForeignTasks) -> None:
    assert (found.name, found.firm) == ("Replies & more", "Wrenfield “Bakery” & Co")
    assert found.start == START
    assert found.calendar
    assert found.calendar.work_week == (0, 1, 2, 3, 4)
    assert [(c.name, c.start, c.finish) for c in found.calendar.closed] == [
        ("Good Friday & more", EASTER, EASTER),
        ("Summer break", date(2027, 8, 2), date(2027, 8, 6)),
    ]
    assert found.not_carried == ()


def test_links_come_back_with_kind_and_lag(found: ForeignTasks) -> None:
    names = {t.key: t.name for t in found.tasks}
    rows = make_schedule().by_id
    got = {
        (names[x.predecessor], names[x.successor], x.kind, x.lag, x.lag_unit) for x in found.links
    }
    assert got == {
        (rows[x.predecessor].name, rows[x.successor].name, x.kind, x.lag, x.lag_unit) for x in LINKS
    }


@pytest.mark.parametrize(
    ("name", "length", "unit"),
    [
        ("Write", 3, LengthUnit.WORKING_DAYS),
        ("Paint dries", 7, LengthUnit.CALENDAR_DAYS),
        ("Two weeks", 2, LengthUnit.WEEKS),
        ("Pilot gate", 0, LengthUnit.WORKING_DAYS),
        ("Set up", None, LengthUnit.WORKING_DAYS),
    ],
)
def test_lengths_come_back_in_their_unit(
    found: ForeignTasks, name: str, length: int | None, unit: LengthUnit
) -> None:
    task = named(found, name)
    assert (task.length, task.unit) == (length, unit)


def test_what_holds_a_task_comes_back(found: ForeignTasks) -> None:
    count = named(found, "Count")
    assert (count.start_no_earlier, count.finish_no_later) == (day(8), day(15))
    assert named(found, "Two weeks").must_start_on == day(22)
    assert named(found, "Sum up").as_late_as_possible


def test_what_only_its_phase_holds_keeps_its_date(found: ForeignTasks) -> None:
    assert named(found, "Adoption check").start_no_earlier == day(161)
    assert named(found, "Pilot gate").start_no_earlier == day(19)
    late = [LINKS[0], replace(LINKS[0], predecessor="count", successor="gate", lag=5)]
    again = read(write(make_plan(), make_schedule(links=tuple(late))))
    assert named(again, "Pilot gate").start_no_earlier is None


def test_progress_owner_and_notes_come_back(found: ForeignTasks) -> None:
    task = named(found, "Write")
    assert (task.percent, task.actual_start, task.owner) == (50, day(1), "Marta")
    assert named(found, "Count").note == "Minutes & errors,\nby hand"
    assert named(found, "Set up").owner == ""


def test_recurring_items_come_back_as_their_dates(found: ForeignTasks) -> None:
    talk = named(found, "Talk")
    assert talk.occurrences == (day(5), day(12))
    assert talk.owner == "Ines"
    assert not [t for t in found.tasks if t.name.startswith("Talk ")]


def test_the_newest_baseline_is_number_0(found: ForeignTasks) -> None:
    count = named(found, "Count")
    assert [(b.number, b.start, b.finish) for b in count.baselines] == [
        (0, day(8), day(12)),
        (1, day(4), day(9)),
    ]


def test_the_same_plan_gives_the_same_bytes(content: bytes) -> None:
    assert write(make_plan(), make_schedule()) == content


def test_what_the_file_cannot_hold_is_told() -> None:
    told = left_out(make_plan(), make_schedule())
    assert any("Recurring" in sentence for sentence in told)
    assert all(sentence.endswith(".") for sentence in told)


def test_any_words_do_no_harm() -> None:
    words = "<Task>&amp; \x00\x0b\ud800 ]]> \"'"
    rows = (row("a", 1, 1, name=words, owner=words, note=words),)
    (task,) = read(write(make_plan(), make_schedule(rows=rows, links=()))).tasks
    assert task.name == task.owner == "<Task>&amp; ]]> \"'"


def test_subtasks_of_each_other_are_not_lost() -> None:
    rows = (row("a", 1, 1, parent="b"), row("b", 1, 1, parent="a"), row("c", 1, 1, parent="c"))
    again = read(write(make_plan(), make_schedule(rows=rows, links=())))
    assert sorted(t.name for t in again.tasks) == ["A", "B", "C"]


def test_real_plans_come_back(sample: Plan, catalogue: Catalogue) -> None:
    schedule: Schedule = assess(sample, catalogue, TODAY).schedule
    again = read(write(sample, schedule))
    assert again.not_carried == ()
    rows = [one.row for one in outline(schedule)]
    assert len(again.links) == len(schedule.links)
    for shown, task in zip(rows, again.tasks, strict=True):
        if shown.kind is TaskKind.RECURRING:
            assert task.occurrences == shown.occurrences
        else:
            assert (task.start, task.finish) == (shown.start, shown.finish), shown.name


@pytest.mark.soak
def test_damaged_files_are_read_or_refused(content: bytes) -> None:
    """Bits flipped, stretches cut and doubled, values exchanged: tasks, or a sentence."""
    text = content.decode()
    values = [m.span(1) for m in re.finditer(r">([^<>\n]+)<", text)]
    odd = ["", "-1", "0", "1", "9" * 30, "2027-13-01T00:00:00", "PT-5H", "\x01", "&#0;", "1e400"]
    taken = 0
    for seed in range(repeats(300, 10_000)):
        rng = random.Random(seed)
        damaged = bytearray(content)
        if seed % 3:
            changed = text
            for first, last in sorted(rng.sample(values, 3), reverse=True):
                other = rng.choice(values)
                word = rng.choice([*odd, text[slice(*other)]])
                changed = changed[:first] + word + changed[last:]
            damaged = bytearray(changed.encode())
        else:
            for _ in range(rng.randrange(1, 5)):
                place, length = rng.randrange(len(damaged)), rng.randrange(1, 60)
                match rng.randrange(3):
                    case 0:
                        damaged[place] ^= 1 << rng.randrange(8)
                    case 1:
                        del damaged[place : place + length]
                    case _:
                        damaged[place:place] = damaged[place : place + length]
        try:
            found = read(bytes(damaged))
        except PlanError:
            continue
        taken += 1
        assert len({task.key for task in found.tasks}) == len(found.tasks)
    assert taken > 20
