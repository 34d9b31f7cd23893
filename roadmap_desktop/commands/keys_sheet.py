"""Writes the sheet of keys as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from roadmap_desktop import __version__
from roadmap_desktop.commands.documents import LETTER_COUNTRIES, Written, pdf_of, written_in_place
from roadmap_desktop.reports.content.keys_sheet import KeyGroup, keys_sheet
from roadmap_desktop.reports.pdf.paper import Paper


def write_keys_sheet(
    title: str,
    note: str,
    groups: Sequence[KeyGroup],
    path: Path,
    *,
    country: str,
    fonts: Path,
    today: date,
) -> Written:
    """Write it on the paper of a country (ISO 3166 code); ``PlanError`` where it cannot be."""
    paper = Paper.LETTER if country.upper() in LETTER_COUNTRIES else Paper.A4
    document = keys_sheet(title, note, groups, version=__version__, today=today)
    return written_in_place(path, lambda aside: pdf_of(document, aside, paper, fonts), None)
