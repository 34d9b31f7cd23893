"""Single values as people write them: what is understood, and what is said where it is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.terms import Choice
from roadmap_desktop.exchange.numbers import RefusedValueError, number_from
from roadmap_desktop.exchange.toml_lines import line_of, lines_of_keys
from roadmap_desktop.exchange.typed import raw_from
from roadmap_desktop.exchange.words import (
    LONGEST_TEXT,
    chosen,
    chosen_several,
    date_from,
    text_from,
    yes_no_from,
)

START = date(2027, 1, 12)
HUGE = 10**400
CHOICES = (
    Choice(id="pause", text="Pause the use"),
    Choice(id="redesign", text="Change how it is used"),
    Choice(id="stop", text="Stop it for good"),
)


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (12, 12),
        (1.5, 1.5),
        ("1.5", 1.5),
        ("1,5", 1.5),
        (" 12 ", 12),
        ("-3", -3),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("12.34", 12.34),
        ("1500", 1500),
        (80.0, 80),
    ],
)
def test_numbers_have_a_point_or_a_comma(raw: Any, number: float) -> None:
    assert number_from(raw, None, None, whole=False) == number


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("twelve", "no number"),
        ("", "no number"),
        (True, "no number"),
        ([1], "no number"),
        ("1e9", "no number"),
        ("1,500", "two ways; write 1500"),
        ("1.500", "two ways; write 1500"),
        ("1.000.000", "two ways; write 1000000"),
        (float("nan"), "smaller"),
        (float("inf"), "smaller"),
        (HUGE, "smaller"),
        (1e300, "smaller"),
    ],
)
def test_what_is_no_number_is_refused(raw: Any, says: str) -> None:
    with pytest.raises(RefusedValueError, match=says):
        number_from(raw, None, None, whole=False)


@pytest.mark.parametrize(
    ("raw", "whole", "says"),
    [
        (1, False, ""),
        (5, False, ""),
        (0.99, False, "too small; the least is 1"),
        (5.01, False, "too large; the most is 5"),
        (2.5, False, ""),
        (2.5, True, "no whole number"),
    ],
)
def test_bounds_are_included(raw: float, whole: bool, says: str) -> None:
    if not says:
        assert number_from(raw, 1, 5, whole=whole) == raw
        return
    with pytest.raises(RefusedValueError, match=says):
        number_from(raw, 1, 5, whole=whole)


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        (date(2027, 1, 27), date(2027, 1, 27)),
        (datetime(2027, 1, 27, 12), date(2027, 1, 27)),  # noqa: DTZ001 -- as TOML reads it
        ("2027-01-27", date(2027, 1, 27)),
        ("day 1", date(2027, 1, 12)),
        ("Day 30", date(2027, 2, 10)),
        ("day 3660", date(2037, 1, 18)),
    ],
)
def test_dates_are_iso_or_days_of_the_plan(raw: Any, day: date) -> None:
    assert date_from(raw, START) == day


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("27.1.2027", "no date"),
        ("2027-02-30", "no date"),
        ("soon", "no date"),
        (20270127, "no date"),
        ("day 0", "no day 0"),
        ("day 3661", "no day 3661"),
        (date(1999, 12, 31), "check the year"),
        (date(9999, 12, 31), "check the year"),
    ],
)
def test_what_is_no_date_of_a_plan_is_refused(raw: Any, says: str) -> None:
    with pytest.raises(RefusedValueError, match=says):
        date_from(raw, START)


def test_a_day_of_the_plan_needs_its_start() -> None:
    with pytest.raises(RefusedValueError, match=r"give plan\.start too"):
        date_from("day 30", None)


@pytest.mark.parametrize("raw", ["pause", "PAUSE", "Pause the use", "pause the use", "Pau"])
def test_a_choice_is_known_by_id_words_or_their_beginning(raw: str) -> None:
    assert chosen(raw, CHOICES) == "pause"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("paus it", "did you mean 'pause'"),
        ("Stop it for ever", "did you mean 'stop'"),
        ("zebra", "none of the choices: pause, redesign, stop$"),
        ("pa", "none of the choices"),
        ("", "none of the choices"),
        (True, "none of the choices"),
        (HUGE, "none of the choices"),
    ],
)
def test_another_word_is_refused_with_the_nearest_one(raw: Any, says: str) -> None:
    with pytest.raises(RefusedValueError, match=says):
        chosen(raw, CHOICES)


def test_several_choices_count_once_each() -> None:
    assert chosen_several(["stop", "pause", "Stop it for good"], CHOICES) == ("stop", "pause")
    assert chosen_several("stop, pause", CHOICES) == ("stop", "pause")
    assert chosen_several([], CHOICES) == ()
    with pytest.raises(RefusedValueError, match="no list"):
        chosen_several(7, CHOICES)


@pytest.mark.parametrize(
    ("raw", "lines", "text"),
    [
        ("  two\n  lines ", False, "two lines"),
        ("two\r\nlines", True, "two\nlines"),
        ("=1+1", False, "=1+1"),
        ("<b>", False, "<b>"),
        ("a" * LONGEST_TEXT, True, "a" * LONGEST_TEXT),
        (7, False, "7"),
    ],
)
def test_texts_are_kept_as_they_are(raw: Any, lines: bool, text: str) -> None:
    assert text_from(raw, lines=lines) == text


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("nul\x00", "control characters"),
        ("bell\x07", "control characters"),
        ("half\ud800", "control characters"),
        ("a" * (LONGEST_TEXT + 1), "longer than 4,000"),
        (HUGE, "longer than"),
        (True, "in quotes"),
        (["a"], "in quotes"),
        (1.5, "in quotes"),
        (None, "in quotes"),
    ],
)
def test_texts_nobody_can_print_are_refused(raw: Any, says: str) -> None:
    with pytest.raises(RefusedValueError, match=says):
        text_from(raw, lines=True)


@pytest.mark.parametrize(
    ("raw", "said"), [(True, True), ("Yes", True), ("n", False), ("FALSE", False)]
)
def test_yes_and_no_are_words_too(raw: Any, said: bool) -> None:
    assert yes_no_from(raw) is said


@pytest.mark.parametrize("raw", ["perhaps", 1, None, []])
def test_neither_yes_nor_no_is_refused(raw: Any) -> None:
    with pytest.raises(RefusedValueError, match="neither yes nor no"):
        yes_no_from(raw)


@pytest.mark.parametrize(
    ("question", "typed", "raw"),
    [
        ("use.work", "Draft replies; sort mail", "Draft replies; sort mail"),
        ("use.work", "?", "?"),
        ("stop.rules", "suggested", "suggested"),
        ("use.impact_flags", "none", []),
        ("use.impact_flags", "money, staff", "money, staff"),
        ("use.impact_flags", '["money", "staff"]', ["money", "staff"]),
        ("data.forbidden", "Passwords", ["Passwords"]),
        ("data.forbidden", "Passwords | Wages", ["Passwords", "Wages"]),
        (
            "data.forbidden",
            "category = Passwords; examples = the till's code",
            [{"category": "Passwords", "examples": "the till's code"}],
        ),
        ("data.forbidden", '[{"category": "Wages"}]', [{"category": "Wages"}]),
        ("data.forbidden", '[{ category = "Wages" }]', [{"category": "Wages"}]),
        ("data.forbidden", '{ category = "Wages" }', {"category": "Wages"}),
        (
            "readiness.dimensions",
            "readiness.data = yes; access=in_part",
            {"readiness.data": "yes", "access": "in_part"},
        ),
    ],
)
def test_one_line_may_hold_a_list(
    catalogue: Catalogue, question: str, typed: str, raw: Any
) -> None:
    assert raw_from(catalogue.question(question), typed) == raw


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("data.forbidden", "[{ category = "),
        ("data.forbidden", "[" * 100_000),
        ("data.forbidden", "category = a; category = b"),
        ("data.forbidden", "category = a; b"),
        ("readiness.dimensions", "ready"),
        ("use.work", "a" * 300_000),
    ],
)
def test_a_line_that_makes_no_list_is_refused(
    catalogue: Catalogue, question: str, typed: str
) -> None:
    with pytest.raises(RefusedValueError, match=r"write it like|too long"):
        raw_from(catalogue.question(question), typed)


TOML = '''\
firm.name = "Hazel Lane"    # a comment = none
[use]
work = """
[not.a.table]
key = 1
"""
"impact_flags" = [
  "money",
]
[[data.forbidden]]
category = "a # b"
[[data.forbidden]]
category = 'c'
examples = "d"
[readiness.dimensions]
"readiness.data" = "yes"
'''


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("firm.name", 1),
        ("use.work", 3),
        ("use.impact_flags", 7),
        ("data.forbidden", 10),
        ("data.forbidden[1].category", 11),
        ("data.forbidden[2]", 12),
        ("data.forbidden[2].examples", 14),
        ("data.forbidden[2].reason", 12),
        ("readiness.dimensions.readiness.data", 16),
        ("not.a.table", 0),
        ("pilot.users", 0),
    ],
)
def test_a_key_is_found_on_its_line(where: str, line: int) -> None:
    assert line_of(where, lines_of_keys(TOML)) == line


def test_lines_are_found_in_any_text(read: Callable[[str], Any]) -> None:
    del read
    for text in (
        "",
        "[" * 5000,
        '"' * 999,
        "'''",
        "]]]]",
        "=\n=\n",
        "a.b.c.=[[",
        "[" + " " * 10**5,
    ):
        assert isinstance(lines_of_keys(text), dict)
