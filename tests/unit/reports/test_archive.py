"""Every PDF is fit for an archive (PDF/A-3b): it brings its typefaces, colours and description."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from roadmap_desktop.app import paths
from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.commands.documents import Format, write_document, write_gate_sheet
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.reports.chart.options import Layout, PrintOptions
from roadmap_desktop.reports.pdf.paper import Paper
from tests.unit.reports.sample_plans import SAMPLES, TODAY, hostile, sample

FONTS = paths.resources() / "fonts"


@pytest.fixture(scope="module")
def written(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The report of each sample, of a plan full of hurting texts, a gate sheet, a timeline."""
    folder = tmp_path_factory.mktemp("archive")
    plans = {name: sample(name, catalogue) for name in SAMPLES} | {"hostile": hostile(catalogue)}
    given: dict[str, Any] = {"paper": Paper.A4, "fonts": FONTS, "today": TODAY}
    made = []
    for name, plan in plans.items():
        path = folder / f"{name}.pdf"
        found = assess(plan, catalogue, TODAY)
        made.append(write_document(plan, found, catalogue, Format.PDF, path, **given).path)
    plan = plans["bakery"]
    found = assess(plan, catalogue, TODAY)
    gate, path = found.gates[0].gate, folder / "gate.pdf"
    made.append(write_gate_sheet(plan, found, catalogue, gate, path, **given).path)
    path = folder / "timeline.pdf"
    options = PrintOptions(layout=Layout.TILED)
    timeline = Format.TIMELINE
    made.append(
        write_document(plan, found, catalogue, timeline, path, **given, options=options).path
    )
    return made


def test_each_says_that_it_is_archivable_and_embeds_what_it_uses(written: list[Path]) -> None:
    links = 0
    for path in written:
        reader = PdfReader(path, strict=True)
        root: Any = reader.trailer["/Root"]
        packet = root["/Metadata"].get_data().decode()
        assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in packet
        assert str(reader.metadata.title).replace("&", "&amp;") in packet  # type: ignore[union-attr]
        assert root["/OutputIntents"][0]["/DestOutputProfile"].get_data()[36:40] == b"acsp"
        assert b"/JavaScript" not in path.read_bytes()
        for page in reader.pages:
            fonts: Any = page["/Resources"].get("/Font", {})  # type: ignore[attr-defined]
            for font in fonts.values():
                assert "/FontFile2" in font.get_object()["/FontDescriptor"], path.name
            for note in page.get("/Annots", ()):
                assert note.get_object()["/F"] == 4
                links += 1
    assert links > 10, "page references are links"


def validator() -> str:
    """The program that judges PDF/A: the one named in ``VERAPDF``, else ``verapdf`` on the path."""
    return shutil.which(os.environ.get("VERAPDF", "verapdf")) or ""


@pytest.mark.skipif(not validator(), reason="veraPDF is not installed; VERAPDF names it elsewhere")
def test_the_reference_validator_finds_nothing_to_object_to(written: list[Path]) -> None:
    judged = subprocess.run(
        [validator(), "3b", *map(str, written)], capture_output=True, text=True, check=False
    )
    assert judged.returncode == 0, judged.stdout + judged.stderr
    assert judged.stdout.count("PASS") == len(written)
