"""Countries and regions as people write them, and the library behind them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.timeline.public_holidays import check_place, holidays_of_year


@pytest.mark.parametrize(
    ("country", "region", "codes"),
    [
        ("", "", ("", "")),
        ("GB", "", ("GB", "")),
        ("gb", "sct", ("GB", "SCT")),
        ("GB", "Scotland", ("GB", "SCT")),
        ("UK", "England", ("GB", "ENG")),
        ("united kingdom", "", ("GB", "")),
        ("GBR", "", ("GB", "")),
        ("de", "Bayern", ("DE", "BY")),
        (" DE ", " by ", ("DE", "BY")),
    ],
)
def test_a_place_is_understood_by_code_or_name(
    country: str, region: str, codes: tuple[str, str]
) -> None:
    assert check_place(country, region) == codes


@pytest.mark.parametrize(
    ("country", "region", "sentence"),
    [
        ("XX", "", "“XX”: write its two letters"),
        ("England", "", "“England”: write its two letters"),
        ("GB", "Bavaria", "write one of ENG, NIR, SCT, WLS"),
        ("", "SCT", "needs its country"),
        ("IE", "Cork", "leave the region out"),
    ],
)
def test_an_unknown_place_is_refused_with_what_to_write(
    country: str, region: str, sentence: str
) -> None:
    with pytest.raises(PlanError, match=sentence):
        check_place(country, region)


def test_holidays_come_in_english_and_of_one_year_only() -> None:
    found = dict(holidays_of_year("DE", "BY", 2027))
    assert found[date(2027, 1, 6)] == "Epiphany"
    assert {day.year for day in found} == {2027}


def test_the_library_is_not_loaded_before_a_country_asks_for_it() -> None:
    program = (
        "import sys, roadmap_desktop.timeline.plan_schedule, roadmap_desktop.timeline.geometry;"
        "sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
