"""Public holidays by country and region, taken from the ``holidays`` library.

The library is only imported when a plan names a country, and each year is worked out once.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from roadmap_desktop.domain.errors import PlanError


class UnknownPlaceError(PlanError):
    """The country or region is not one whose public holidays are known."""


def check_place(country: str, region: str = "") -> tuple[str, str]:
    """Country and region as their codes; names and longer codes are understood as well.

    ``("gb", "England")`` becomes ``("GB", "ENG")``. An empty country means that no public
    holidays are observed.
    Raises ``UnknownPlaceError`` with what to write instead (S1-54).
    """
    if not country.strip():
        if region.strip():
            raise UnknownPlaceError(
                f"The region “{region.strip()}” needs its country: write the country's two "
                "letters, for example GB, or leave the region out."
            )
        return "", ""
    code = _country_code(country.strip())
    return code, _region_code(code, region.strip()) if region.strip() else ""


def _country_code(country: str) -> str:
    from holidays.registry import COUNTRIES

    wanted = country.casefold().replace(" ", "_")
    for module, names in COUNTRIES.items():
        codes = [name.casefold() for name in names[1:] if len(name) <= 3]
        if wanted == module or wanted in codes or wanted == names[0].casefold():
            return names[1]
    raise UnknownPlaceError(
        f"No public holidays are known for the country “{country}”: write its two letters, for "
        "example GB, DE or US, or leave it empty and enter the closed days yourself."
    )


def _region_code(country: str, region: str) -> str:
    import holidays

    entity = getattr(holidays, country)
    wanted = region.casefold()
    for code in entity.subdivisions:
        if wanted == code.casefold():
            return str(code)
    for name, code in entity.subdivisions_aliases.items():
        if wanted == name.casefold():
            return str(code)
    known = ", ".join(entity.subdivisions)
    raise UnknownPlaceError(
        f"{country} has no region “{region}”: "
        + (f"write one of {known}, or leave the region out." if known else "leave the region out.")
    )


@lru_cache(maxsize=256)
def holidays_of_year(
    country: str, region: str, year: int, language: str = "en"
) -> tuple[tuple[date, str], ...]:
    """The public holidays of one year with their names, in order of their dates.

    Names come in ``language`` where the library has it, else in the country's own.
    Raises ``UnknownPlaceError`` for a country or region without known holidays.
    """
    code, subdivision = check_place(country, region)
    if not code:
        return ()
    import holidays

    spoken = getattr(holidays, code).supported_languages
    found = holidays.country_holidays(
        code,
        subdiv=subdivision or None,
        years=year,
        expand=False,
        language=next((one for one in spoken if one.split("_")[0] == language), None),
    )
    return tuple(sorted((day, name) for day, name in found.items() if day.year == year))
