"""Our MSPDI, read and written again by MPXJ, still says the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from roadmap_desktop.app import paths
from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind, TaskKind
from roadmap_desktop.exchange.answers_file import read_answers
from roadmap_desktop.exchange.foreign_tasks import ForeignTasks
from roadmap_desktop.exchange.mspdi import read, write
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink, ScheduledTask
from tests.unit.exchange.exchange_rig import TODAY, repeats
from tests.unit.exchange.foreign_rig import START, make_calendar, make_plan, make_schedule, row

Passed = Callable[[bytes], bytes]


@pytest.fixture
def through_mpxj(jvm: Any) -> Passed:
    """A file as MPXJ writes it after reading it."""
    reader = jvm.JClass("org.mpxj.mspdi.MSPDIReader")
    writer = jvm.JClass("org.mpxj.mspdi.MSPDIWriter")
    incoming, outgoing = (
        jvm.JClass("java.io.ByteArrayInputStream"),
        jvm.JClass("java.io.ByteArrayOutputStream"),
    )

    def passed(content: bytes) -> bytes:
        project = reader().read(incoming(content))
        stream = outgoing()
        writer().write(project, stream)
        return bytes(stream.toByteArray())

    return passed


def differences(one: ForeignTasks, other: ForeignTasks) -> list[str]:
    """What the two say differently, as a reader of a failed test wants it."""
    found = [
        f"{a.name}.{field.name}: {getattr(a, field.name)} / {getattr(b, field.name)}"
        for a, b in zip(one.tasks, other.tasks, strict=True)
        for field in fields(a)
        if getattr(a, field.name) != getattr(b, field.name)
    ]
    found += [f"link {a} / {b}" for a, b in zip(one.links, other.links, strict=True) if a != b]
    if (one.name, one.start, one.calendar) != (other.name, other.start, other.calendar):
        found.append(f"project {one.calendar} / {other.calendar}")
    return [*found, *other.not_carried]


def test_everything_a_timeline_has_survives(through_mpxj: Passed) -> None:
    ours = write(make_plan(), make_schedule())
    assert differences(read(ours), read(through_mpxj(ours))) == []


@pytest.mark.parametrize("name", ["bakery", "accounting", "home_care"])
def test_real_plans_survive(through_mpxj: Passed, name: str, catalogue: Catalogue) -> None:
    numbers = count(1)
    path = paths.resources() / "samples" / f"{name}.toml"
    plan = read_answers(path, catalogue, TODAY, lambda: f"row-{next(numbers)}")
    ours = write(plan, assess(plan, catalogue, TODAY).schedule)
    assert differences(read(ours), read(through_mpxj(ours))) == []


@pytest.mark.soak
def test_any_timeline_survives(through_mpxj: Passed) -> None:
    for seed in range(repeats(6, 400)):
        ours = write(make_plan(), any_schedule(random.Random(seed)))
        again = through_mpxj(ours)
        assert differences(read(ours), read(again)) == [], f"seed {seed}"
        # What came back is as good as ours to the next program that writes it.
        assert differences(read(again), read(through_mpxj(again))) == [], f"seed {seed}"


def any_schedule(rng: random.Random) -> Schedule:
    """Rows of every kind with links of every kind, forward only, and a calendar with closures."""
    rows = list(_rows(rng))
    links: dict[tuple[str, str], ScheduledLink] = {}
    for place in range(1, len(rows)):
        for _ in range(rng.randrange(3)):
            before, after = rows[rng.randrange(place)], rows[place]
            if TaskKind.RECURRING in (before.kind, after.kind):
                continue
            links[before.id, after.id] = ScheduledLink(
                predecessor=before.id,
                successor=after.id,
                kind=rng.choice(list(LinkKind)),
                lag=rng.choice([0, 0, 1, 5, -2, 30]),
                lag_unit=rng.choice(list(LagUnit)),
            )
    return make_schedule(rows=tuple(rows), links=tuple(links.values()))


def _rows(rng: random.Random) -> Iterator[ScheduledTask]:
    calendar = make_calendar()
    for number in range(rng.randrange(5, 80)):
        first = calendar.next_open(START + timedelta(rng.randrange(300)))
        unit = rng.choice(list(LengthUnit))
        days = rng.randrange(1, 30)
        last = calendar.add_working_days(first, days - 1)
        if unit is LengthUnit.WEEKS:
            last = calendar.add_working_days(first, 5 * (days % 4 + 1) - 1)
        elif unit is LengthUnit.CALENDAR_DAYS:
            last = first + timedelta(days - 1)
        kind = rng.choice([TaskKind.TASK] * 5 + [TaskKind.MILESTONE, TaskKind.GATE])
        if rng.random() < 0.05:
            kind = TaskKind.RECURRING
        if kind in (TaskKind.MILESTONE, TaskKind.GATE):
            last = first
        begun: date | None = first if kind is TaskKind.TASK and rng.random() < 0.3 else None
        yield row(
            f"r{number}",
            (first - START).days + 1,
            (last - START).days + 1,
            kind=kind,
            name=f"Task {number} “{rng.choice('äß<&>')}”",
            phase="",
            length_unit=unit,
            length=days,
            occurrences=(first, last) if kind is TaskKind.RECURRING and first != last else (),
            percent=float(rng.randrange(1, 100)) if begun else 0.0,
            actual_start=begun,
            actual_finish=last if begun and rng.random() < 0.3 else None,
            owner=rng.choice(["", "Ines", "Marta"]),
        )
