"""The calendar file as a calendar program reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.exchange.icalendar import Events, write
from tests.unit.exchange.exchange_rig import TODAY, repeats
from tests.unit.exchange.foreign_rig import ROWS, day, make_plan, make_schedule, row

WHEN = datetime(2027, 1, 4, 9, 30, tzinfo=UTC)


def content(**more: Any) -> bytes:
    schedule = make_schedule(**more.pop("schedule", {}))
    return write(make_plan(), schedule, **{"sequence": 7, "modified": WHEN, **more})


def events(text: bytes) -> list[Any]:
    found = icalendar.Calendar.from_ical(text)
    assert not found.errors
    for one in found.walk("VEVENT"):
        assert not one.errors
    return list(found.walk("VEVENT"))


def by_name(text: bytes) -> dict[str, Any]:
    return {str(one["SUMMARY"]): one for one in events(text)}


def test_it_is_a_calendar_with_all_a_program_asks_for() -> None:
    calendar = icalendar.Calendar.from_ical(content())
    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
    assert calendar["METHOD"] == "PUBLISH"
    assert "PRODID" in calendar
    for one in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE"} <= set(one)


def test_days_are_whole_and_end_on_the_day_after() -> None:
    count = by_name(content())["Count"]
    assert count.decoded("DTSTART") == day(8)
    assert count.decoded("DTEND") == day(13)
    assert type(count.decoded("DTSTART")) is date
    gate = by_name(content())["Pilot gate"]
    assert gate.decoded("DTEND") - gate.decoded("DTSTART") == timedelta(1)


def test_what_recurs_is_an_event_for_each_date() -> None:
    found = [one for one in events(content()) if str(one["SUMMARY"]) == "Talk"]
    assert [one.decoded("DTSTART") for one in found] == [day(5), day(12)]
    assert len({str(one["UID"]) for one in found}) == 2


def test_phases_and_summaries_are_no_events() -> None:
    assert not {"Prepare", "Pilot", "Set up"} & set(by_name(content()))


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({Events.GATES}, {"Pilot gate"}),
        ({Events.REVIEWS}, {"Talk"}),
        ({Events.MILESTONES}, {"Letter is out"}),
        ({Events.AFTER}, {"Adoption check"}),
        ({Events.GATES, Events.AFTER}, {"Pilot gate", "Adoption check"}),
        (set(), set()),
    ],
)
def test_one_chooses_what_becomes_an_event(chosen: set[Events], names: set[str]) -> None:
    assert set(by_name(content(events=chosen))) == names


def test_an_update_replaces_what_was_there() -> None:
    """The same events under the same identity, newer by sequence, whatever has moved."""
    later = tuple(
        row(r.id, r.start_day + 3, r.finish_day + 3, kind=r.kind, name=r.name)
        for r in ROWS
        if not r.summary and r.kind is not TaskKind.RECURRING
    )
    rows = tuple(r for r in ROWS if not r.summary and r.kind is not TaskKind.RECURRING)
    before = by_name(content(schedule={"rows": rows, "links": ()}))
    after = by_name(
        content(
            schedule={"rows": later, "links": ()},
            sequence=8,
            modified=WHEN + timedelta(hours=1),
        )
    )
    assert set(before) == set(after)
    for name, old in before.items():
        new = after[name]
        assert new["UID"] == old["UID"]
        assert new["SEQUENCE"] > old["SEQUENCE"]
        assert new.decoded("LAST-MODIFIED") > old.decoded("LAST-MODIFIED")
        assert new.decoded("DTSTART") == old.decoded("DTSTART") + timedelta(3)


def test_another_plan_has_other_events() -> None:
    mine = {str(one["UID"]) for one in events(content())}
    other = write(
        Plan(**{f: getattr(make_plan(), f) for f in Plan.__slots__} | {"header": _other_header()}),
        make_schedule(),
        sequence=1,
        modified=WHEN,
    )
    assert len(mine) == len(events(content()))
    assert not mine & {str(one["UID"]) for one in events(other)}


def _other_header() -> Any:
    from dataclasses import replace

    return replace(make_plan().header, id="plan-2")


def test_gates_announce_themselves_a_week_before_where_that_is_wished() -> None:
    found = by_name(content())
    (alarm,) = found["Pilot gate"].walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(days=-7)
    assert (alarm["ACTION"], str(alarm["DESCRIPTION"])) == ("DISPLAY", "Pilot gate")
    assert not list(found["Count"].walk("VALARM"))
    assert not list(by_name(content(remind=False))["Pilot gate"].walk("VALARM"))


def test_the_description_says_day_owner_and_note() -> None:
    text = str(by_name(content())["Count"]["DESCRIPTION"])
    assert text.splitlines() == ["Days 8 to 12", "Who: Ines", "Minutes & errors,", "by hand"]


def test_lines_are_short_and_end_as_the_standard_says() -> None:
    rows = (row("a", 1, 1, name="ä€𝄞" * 60, note="x" * 400),)
    text = content(schedule={"rows": rows, "links": ()})
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in text.replace(b"\r\n", b"")
    for line in text.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert str(events(text)[0]["SUMMARY"]) == "ä€𝄞" * 60


@pytest.mark.soak
@given(st.text(max_size=90), st.text(max_size=200))
@settings(max_examples=repeats(150, 10_000), deadline=None)
def test_any_words_come_back_as_they_were(name: str, note: str) -> None:
    rows = (row("a", 1, 1, name=f"a{name}", note=f"{note}z"),)
    (event,) = events(content(schedule={"rows": rows, "links": ()}))
    assert str(event["SUMMARY"]) == f"a{_clean(name)}"
    assert str(event["DESCRIPTION"]).endswith(_clean(f"\n{note}z"))


def _clean(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        s
        for s in lines
        if s in "\n\t" or not (ord(s) < 32 or 127 <= ord(s) < 160 or s in "\u2028\u2029")
    )


def test_real_plans_become_events(sample: Plan, catalogue: Catalogue) -> None:
    schedule = assess(sample, catalogue, TODAY).schedule
    text = write(sample, schedule, sequence=1, modified=WHEN)
    expected = sum(
        max(1, len(r.occurrences))
        for r in schedule.rows
        if r.kind is not TaskKind.PHASE and not r.summary
    )
    found = events(text)
    assert len(found) == expected
    assert len({str(one["UID"]) for one in found}) == expected
    assert write(sample, schedule, sequence=1, modified=WHEN) == text
