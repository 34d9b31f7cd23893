"""The timeline can be read on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from roadmap_desktop.reports.blocks import Gantt, Section
from roadmap_desktop.reports.pdf.write import Paper
from roadmap_desktop.timeline.schedule import Schedule

HEADS = "Phase, task, gate Who Days From To"


def timeline(schedule: Schedule) -> Section:
    return Section(
        id="timeline",
        title="Timeline",
        standfirst="120 days as an illustration to adapt, not a promise.",
        landscape=True,
        blocks=(Gantt(schedule=schedule),),
    )


@pytest.mark.requirement("S1-56")
@pytest.mark.parametrize("paper", list(Paper))
def test_thirty_rows_stand_on_one_turned_page_in_readable_type(
    make: Any, write: Any, long_schedule: Any, paper: Paper
) -> None:
    schedule = long_schedule(1)
    assert len([row for row in schedule.rows if not row.tail]) == 30
    pdf = write(make.document(timeline(schedule)), paper)
    assert pdf.result.pages == 1
    box = pdf.reader.pages[0].mediabox
    assert box.width > box.height
    assert min(pdf.sizes(1)) >= 7.0
    text = pdf.text(1)
    assert "illustration to adapt" in text
    for row in schedule.rows:
        if not row.tail:
            assert row.name in text
    for expected in (
        "Weeks 2 to 4: plus allergens and complaints Tomasz 29–47 9 Feb 27 Feb",
        "Idea gate: worth trying?, 16 Jan",
        "Review gate: go on, change or end?, 11 May",
        "January 2027",
        "Tuesday, date",
        "task on the critical path",
        "closed day",
    ):
        assert expected in text, expected


@pytest.mark.requirement("S1-56")
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("extra", [2, 6, 14, 40])
def test_more_rows_break_and_repeat_both_heads(
    make: Any, write: Any, long_schedule: Any, extra: int, paper: Paper
) -> None:
    schedule = long_schedule(extra)
    pdf = write(make.document(timeline(schedule)), paper)
    assert pdf.result.pages > 1
    shown = " ".join(pdf.texts)
    for number, text in enumerate(pdf.texts, 1):
        assert text.count(HEADS) == 1
        assert "Tuesday, date" in text
        assert min(pdf.sizes(number)) >= 7.0
        assert any(f"{at} {phase.name}" in text for at, phase in enumerate(schedule.phases, 1))
    for phase in schedule.phases:
        assert f"{phase.number} {phase.name}" in shown
    assert shown.count("Own task") == 5 * extra


def test_pages_break_before_a_phase_where_phases_fit(
    make: Any, write: Any, long_schedule: Any
) -> None:
    pdf = write(make.document(timeline(long_schedule(8))))
    starts = [text.split(HEADS)[1].strip()[:2] for text in pdf.texts]
    assert starts[0] == "1 "
    assert "(continued)" not in " ".join(pdf.texts)


def test_a_phase_longer_than_a_page_names_itself_again(
    make: Any, write: Any, long_schedule: Any
) -> None:
    pdf = write(make.document(timeline(long_schedule(45))))
    assert "1 Prepare (continued)" in pdf.text(2)


@pytest.mark.parametrize("paper", list(Paper))
def test_long_names_of_own_tasks_are_printed_whole(
    make: Any, write: Any, long_schedule: Any, paper: Paper
) -> None:
    name = "Own task {} with a name that goes on about what has to be done before anybody may start"
    pdf = write(make.document(timeline(long_schedule(3, name=name))), paper)
    squeezed = "".join("".join(pdf.texts).split())
    assert "…" not in squeezed
    for at in range(3):
        assert squeezed.count("".join(name.format(at).split())) == 5
    assert min(min(pdf.sizes(page)) for page in range(1, pdf.result.pages + 1)) >= 7.0


def test_the_strip_names_every_phase_and_gate(make: Any, write: Any) -> None:
    pdf = write(make.document(make.sample().sections[0]))
    text = pdf.text(1)
    for expected in ("Prepare", "Limited rollout", "Settle and decide", "Pilot verdict", "day 120"):
        assert expected in text


def test_a_long_plan_names_its_years_and_leaves_out_what_would_be_a_haze(
    make: Any, write: Any, schedule: Schedule
) -> None:
    last = schedule.rows[19]
    far = replace(last, finish_day=540, finish=schedule.start + timedelta(days=539))
    rows = tuple(far if row is last else row for row in schedule.rows)
    pdf = write(make.document(timeline(replace(schedule, rows=rows))))
    text = pdf.text(1)
    assert "2027 to 2028" in text
    assert "closed day" not in text
