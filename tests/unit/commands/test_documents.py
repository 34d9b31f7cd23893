"""Documents as the command line and the window have them written."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from roadmap_desktop.app import paths
from roadmap_desktop.commands.documents import (
    Format,
    Step,
    Written,
    file_name,
    usual_paper,
    write_document,
    write_gate_sheet,
)
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.reports.pdf.paper import Paper
from tests.unit.commands.command_rig import TODAY

FONTS = paths.resources() / "fonts"
NEED_MORE = (Format.ROADMAP, Format.ADDENDUM)
"""The history, and something earlier to hold the plan against."""
MADE_BY_PLAN = tuple(one for one in Format if one not in NEED_MORE and not one.is_for_others)


class CalledOffError(Exception):
    """What a cancel button raises."""


def written(
    session: PlanSession,
    catalogue: Catalogue,
    format_: Format,
    path: Path,
    stop: Step | None = None,
) -> Written:
    def progress(percent: int, step: Step) -> None:
        assert 0 <= percent <= 100
        if step is stop:
            raise CalledOffError

    return write_document(
        session.plan,
        session.assessment,
        catalogue,
        format_,
        path,
        paper=Paper.A4,
        fonts=FONTS,
        today=TODAY,
        progress=progress,
    )


@pytest.mark.parametrize("format_", MADE_BY_PLAN)
def test_each_document_says_what_it_holds(
    bakery: PlanSession, catalogue: Catalogue, tmp_path: Path, format_: Format
) -> None:
    path = tmp_path / file_name(bakery.plan, format_)
    made = written(bakery, catalogue, format_, path)
    assert made.path == path
    assert made.size_bytes == path.stat().st_size
    assert list(tmp_path.glob("*.new")) == []
    match format_:
        case Format.PDF | Format.TIMELINE:
            assert made.pages == len(PdfReader(path).pages)
        case Format.TIMELINE_SVG:
            assert path.read_text(encoding="utf-8").startswith("<?xml")
        case Format.TIMELINE_PNG:
            assert path.read_bytes().startswith(b"\x89PNG")
        case Format.XLSX:
            assert made.sheets > 5
            assert made.rows > 50
        case _:
            assert made.lines == len(path.read_text(encoding="utf-8").splitlines())
            assert "pilot" in json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("format_", MADE_BY_PLAN)
@pytest.mark.parametrize("stop", [Step.GATHER, Step.PLACE])
def test_called_off_late_or_early_it_leaves_the_older_file(
    bakery: PlanSession, catalogue: Catalogue, tmp_path: Path, format_: Format, stop: Step
) -> None:
    path = tmp_path / f"plan.{format_}"
    path.write_bytes(b"older")
    with pytest.raises(CalledOffError):
        written(bakery, catalogue, format_, path, stop)
    assert path.read_bytes() == b"older"
    assert [p for p in tmp_path.iterdir() if p.name.startswith("plan.")] == [path]


@pytest.mark.parametrize("format_", MADE_BY_PLAN)
def test_a_full_disk_is_told_with_the_name_the_user_chose(
    bakery: PlanSession,
    catalogue: Catalogue,
    tmp_path: Path,
    format_: Format,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / f"plan.{format_}"
    path.write_bytes(b"older")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlanError, match="No space left") as told:
        written(bakery, catalogue, format_, path)
    monkeypatch.undo()
    assert f"{path} " in str(told.value).replace(":", " ")
    assert ".new" not in str(told.value)
    assert path.read_bytes() == b"older"
    assert [p for p in tmp_path.iterdir() if p.name.startswith("plan.")] == [path]


def test_a_folder_in_the_place_of_the_file_is_told(
    bakery: PlanSession, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "plan.pdf"
    path.mkdir()
    with pytest.raises(PlanError, match=r"plan\.pdf cannot be replaced"):
        written(bakery, catalogue, Format.PDF, path)
    assert list(tmp_path.glob("*.new")) == []


def test_a_missing_folder_is_told_before_anything_is_drawn(
    bakery: PlanSession, catalogue: Catalogue, tmp_path: Path
) -> None:
    with pytest.raises(PlanError, match="does not exist; make it or choose another"):
        written(bakery, catalogue, Format.PDF, tmp_path / "none" / "plan.pdf")


@pytest.mark.requirement("S0-67")
def test_the_sheet_of_any_gate_can_be_had_alone(
    bakery: PlanSession, catalogue: Catalogue, tmp_path: Path
) -> None:
    for gate in bakery.assessment.gates:
        path = tmp_path / f"{gate.gate}.pdf"
        made = write_gate_sheet(
            bakery.plan,
            bakery.assessment,
            catalogue,
            gate.gate,
            path,
            paper=Paper.A4,
            fonts=FONTS,
            today=TODAY,
        )
        text = " ".join(PdfReader(path).pages[0].extract_text().split())
        assert f"Gate sheet: {gate.name[0].lower()}{gate.name[1:]}" in text
        assert made.pages <= 2


@pytest.mark.parametrize(
    ("country", "paper"), [("US", "letter"), ("CA", "letter"), ("GB", "a4"), ("", "a4")]
)
def test_the_paper_is_that_of_the_country(bakery: PlanSession, country: str, paper: str) -> None:
    client = replace(bakery.plan.client, country=country)
    assert usual_paper(replace(bakery.plan, client=client)).value == paper


def test_a_file_name_has_nothing_a_disk_refuses(bakery: PlanSession) -> None:
    header = replace(bakery.plan.header, number="A/B: 7*")
    assert file_name(replace(bakery.plan, header=header), Format.XLSX) == "A-B--7-.xlsx"


def test_knowing_the_formats_loads_nothing_that_draws() -> None:
    heavy = "{'reportlab', 'openpyxl', 'pypdf', 'sqlalchemy'}"
    code = f"import sys, roadmap_desktop.commands.documents; print({heavy} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
