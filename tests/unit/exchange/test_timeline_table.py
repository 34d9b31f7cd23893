"""The timeline as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap_desktop.exchange.list_reading import begin
from roadmap_desktop.exchange.table_file import read_table
from roadmap_desktop.exchange.task_list import take
from roadmap_desktop.exchange.timeline_table import COLUMNS, as_csv, as_json
from tests.unit.exchange.exchange_rig import repeats
from tests.unit.exchange.foreign_rig import LINKS, day, make_schedule, row


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_every_column_for_every_row() -> None:
    content = as_csv(make_schedule())
    assert content.startswith(b"\xef\xbb\xbf")
    found = {one["id"]: one for one in rows_of(content)}
    assert list(found["count"]) == list(COLUMNS)
    assert len(found) == len(make_schedule().rows)
    count = found["count"]
    assert (count["start"], count["finish"]) == (day(8).isoformat(), day(12).isoformat())
    assert (count["start_day"], count["finish_day"], count["working_days"]) == ("8", "12", "5")
    assert (count["total_float"], count["critical"], count["owner"]) == ("2", "no", "Ines")
    assert found["write"]["critical"] == "yes"
    assert found["write"]["percent"] == "50.0"
    assert found["side"]["predecessors"] == "count SS+1d;gate SF-3d"
    assert found["child"]["predecessors"] == "count FF+4ed"
    assert (found["child"]["level"], found["child"]["parent"]) == ("3", "parent")
    assert found["talk"]["occurrences"] == f"{day(5)};{day(12)}"


def test_json_says_the_same_with_links_apart() -> None:
    plain = json.loads(as_json(make_schedule()))
    found = {one["id"]: one for one in plain["tasks"]}
    assert tuple(found["count"]) == COLUMNS
    assert (plain["start"], plain["finish"]) == (day(1).isoformat(), day(120).isoformat())
    assert found["talk"]["occurrences"] == [day(5).isoformat(), day(12).isoformat()]
    assert found["write"]["critical"] is True
    assert [(x["predecessor"], x["successor"], x["kind"], x["lag"]) for x in plain["links"]] == [
        (x.predecessor, x.successor, x.kind.value, x.lag) for x in LINKS
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_no_text_becomes_a_formula(text: str) -> None:
    content = as_csv(make_schedule(rows=(row("a", 1, 1, name=text, owner=text, note=text),)))
    (one,) = rows_of(content)
    for column in ("name", "owner", "note"):
        assert one[column].startswith("'")


def test_numbers_below_zero_stay_numbers() -> None:
    (one,) = rows_of(as_csv(make_schedule(rows=(row("a", 1, 1, total_float=-3),))))
    assert one["total_float"] == "-3"


@pytest.mark.soak
@given(st.text(max_size=60))
@settings(max_examples=repeats(100, 5_000), deadline=None)
def test_any_words_stay_in_their_cell(text: str) -> None:
    rows = (row("a", 1, 1, name=text), row("b", 2, 2, name="B"))
    found = rows_of(as_csv(make_schedule(rows=rows, links=())))
    assert [one["id"] for one in found] == ["a", "b"]
    assert not found[0]["name"].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_csv_is_a_list_of_tasks_again() -> None:
    """What one office writes, another one's program reads: names, dates, links, outline."""
    content = as_csv(make_schedule())
    found = take(begin(read_table(content, "timeline.csv")))
    assert found.rejected == ()
    tasks = {t.key: t for t in found.tasks.tasks}
    assert (tasks["count"].start, tasks["count"].finish) == (day(8), day(12))
    assert tasks["write"].percent == 50
    assert tasks["child"].level == 3
    links = {(x.predecessor, x.successor, x.kind, x.lag) for x in found.tasks.links}
    assert links == {(x.predecessor, x.successor, x.kind, x.lag) for x in LINKS}
