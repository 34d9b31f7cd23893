"""Where each requirement row is served and which passing test proves it.

``python3 packaging/dev.py requirements`` runs the marked tests and prints the count; the whole
table goes to build/requirements.md.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from roadmap_desktop.app import paths
from roadmap_desktop.catalogue.load import load_catalogue

TESTS = Path(__file__).parent
ROOT = TESTS.parent
PROOFS = ROOT / "build" / "test" / "requirement-proofs.json"
ROW_ID = re.compile(r"\b(?:S[0-4]|X)-\d{1,2}\b")
SPAN = re.compile(r"\b(S[0-4]|X)-(\d{1,2}) to \1-(\d{1,2})\b")


def rows() -> list[dict[str, str]]:
    """Every requirement row, in order."""
    text = (TESTS / "requirements.toml").read_text(encoding="utf-8")
    found: list[dict[str, str]] = tomllib.loads(text)["requirement"]
    return found


def catalogue_places(record: Any, path: str) -> Iterator[tuple[str, str]]:
    """(row id, place) for every catalogue record that names a row."""
    if isinstance(record, tuple):
        for one in record:
            yield from catalogue_places(one, path)
    elif is_dataclass(record):
        name = getattr(record, "id", "") or getattr(record, "stage", "")
        for row in getattr(record, "requirements", ()):
            yield row, f"{path} {name}"
        for field in fields(record):
            yield from catalogue_places(getattr(record, field.name), field.name)


def source_places() -> Iterator[tuple[str, str]]:
    """(row id, module) for every module of the program that names a row."""
    for module in sorted((ROOT / "roadmap_desktop").rglob("*.py")):
        text = module.read_text(encoding="utf-8")
        found = set(ROW_ID.findall(text))
        for seed, first, last in SPAN.findall(text):
            found |= {f"{seed}-{n}" for n in range(int(first), int(last) + 1)}
        for row in found:
            yield row, module.relative_to(ROOT).as_posix()


def served() -> dict[str, list[str]]:
    """Row id -> places in catalogue and code."""
    catalogue = load_catalogue(paths.resources() / "catalogue" / "en")
    places: dict[str, list[str]] = defaultdict(list)
    for field in fields(catalogue):
        for row, place in catalogue_places(getattr(catalogue, field.name), field.name):
            places[row].append(place)
    for row, place in source_places():
        places[row].append(place)
    return places


def proofs() -> dict[str, list[str]]:
    """Row id -> tests that prove it; a row with a failing test counts as unproven."""
    outcomes: dict[str, dict[str, bool]] = json.loads(PROOFS.read_text(encoding="utf-8"))
    return {row: sorted(tests) for row, tests in outcomes.items() if all(tests.values())}


def main() -> int:
    """Run the marked tests (unless told not to), print the count, write the table."""
    parser = argparse.ArgumentParser(description="Requirement rows: served where, proven by what")
    parser.add_argument("--no-run", action="store_true", help="use the last test run's results")
    if not parser.parse_args().no_run:
        marked = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "-m", "requirement"]
        subprocess.run(marked, cwd=ROOT, check=False)
    where, proven = served(), proofs()
    table = ["| Row | Depth | Served by | Proven by |", "|---|---|---|---|"]
    count: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    open_rows: dict[str, list[str]] = defaultdict(list)
    for row in rows():
        row_id, seed = row["id"], row["id"].partition("-")[0]
        tests = proven.get(row_id, [])
        places = where.get(row_id, [])
        count[seed][0] += 1
        count[seed][1] += bool(places)
        count[seed][2] += bool(places and tests)
        if not (places and tests):
            open_rows[seed].append(row_id + ("" if not places else " (served)"))
        listed = "<br>".join(places), "<br>".join(t.rpartition("/")[2] for t in tests)
        table.append(f"| {row_id} | {row['depth']} | {listed[0]} | {listed[1]} |")
    out = ROOT / "build" / "requirements.md"
    out.write_text("\n".join(table) + "\n", encoding="utf-8")
    print(f"{'seed':8}{'rows':>6}{'served':>8}{'proven':>8}")
    for seed, numbers in count.items():
        print(f"{seed:8}{numbers[0]:6}{numbers[1]:8}{numbers[2]:8}")
    total = [sum(column) for column in zip(*count.values(), strict=True)]
    print(f"{'all':8}{total[0]:6}{total[1]:8}{total[2]:8}\n\nNot counted:")
    for seed, names in open_rows.items():
        print(f"{seed}: {', '.join(names)}")
    print(f"\nThe whole table: {out.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
