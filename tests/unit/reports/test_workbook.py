"""The workbook as a person with a spreadsheet program gets it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from roadmap_desktop.assessment.readiness import word_for
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.domain.model.governance import Decision, GateDecision
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.content.worksheets import listable
from roadmap_desktop.reports.excel.write import write_workbook
from tests.unit.reports.sample_plans import LONG_WORD, SAMPLES, control_of, hostile, sample

SHEETS = [
    *("Summary", "Use case and data", "Pilot", "Stop rules", "Timeline", "Gates", "Checklists"),
    *("Risks", "KPIs", "Open items"),
]


def written(plan: Plan, catalogue: Catalogue, folder: Path) -> tuple[Workbook, Any]:
    control, found = control_of(plan, catalogue)
    path = folder / "plan.xlsx"
    result = write_workbook(plan, found, catalogue, control, path)
    assert result.size_bytes == path.stat().st_size
    return load_workbook(path), found


@pytest.fixture(scope="module")
def bakery(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workbook, Any]:
    return written(sample("bakery", catalogue), catalogue, tmp_path_factory.mktemp("book"))


@pytest.mark.requirement("S0-85", "X-16")
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sheet_is_there_protected_and_carries_the_notice(
    name: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    book, _ = written(sample(name, catalogue), catalogue, tmp_path)
    assert book.sheetnames == SHEETS
    for sheet in book:
        words = {c.value for row in sheet.iter_rows() for c in row}
        assert catalogue.notice in words, sheet.title
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert sheet.column_dimensions["A"].hidden
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.page_setup.orientation == "landscape"
        assert not sheet.sheet_view.showGridLines


@pytest.mark.requirement("S0-84")
def test_checklists_have_drop_downs_filters_and_unlocked_answers(
    bakery: tuple[Workbook, Any], catalogue: Catalogue
) -> None:
    sheet = bakery[0]["Checklists"]
    head = next(c.row for c in sheet["B"] if c.value == "List")
    heads = [c.value for c in sheet[head]]
    assert heads[1:9] == [
        *("List", "State", "Question", "Why it matters", "A good sign"),
        *("Our answer", "Owner", "By"),
    ]
    ids = [c.value for c in sheet["A"] if c.value]
    assert set(ids) >= {i.id for i in catalogue.find("checklists", "seven").items}
    row = next(c.row for c in sheet["A"] if c.value == "seven.use")
    offered = [v for v in sheet.data_validations.dataValidation if f"C{row}" in v.sqref]
    assert len(offered) == 1
    assert "in part" in offered[0].formula1
    assert not sheet.cell(row, 3).protection.locked
    assert sheet.cell(row, 4).protection.locked
    last = max(c.row for c in sheet["A"] if c.value)
    assert sheet.auto_filter.ref == f"B{head}:I{last}"
    assert sheet.freeze_panes == f"E{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"


def as_date(value: Any) -> date:
    return value.date() if isinstance(value, datetime) else value


@pytest.mark.requirement("S1-56", "S1-54")
def test_the_gantt_is_native_and_follows_a_changed_date(bakery: tuple[Workbook, Any]) -> None:
    book, found = bakery
    sheet = book["Timeline"]
    starts = [as_date(c.value) for c in sheet[4] if c.value]
    assert sheet.row_dimensions[4].hidden
    rules = {
        rule.formula[0]: area.sqref for area in sheet.conditional_formatting for rule in area.rules
    }
    assert len(rules) == 3
    pattern = re.compile(r'AND\(\$(\w+)8="(\w+)",\$D8<(\w+)\$4,\$E8>=(\w+)\$4\)')
    kinds = {m[2]: m[1] for formula in rules if (m := pattern.fullmatch(formula))}
    assert set(kinds) == {"phase", "critical", "task"}
    schedule = found.schedule
    task = next(r for r in schedule.rows if r.kind is TaskKind.TASK and r.critical)
    row = next(c.row for c in sheet["A"] if c.value == task.id)
    assert as_date(sheet.cell(row, 4).value) == task.start
    assert sheet[f"{kinds['critical']}{row}"].value == "critical"

    def bar(first: date, last: date) -> list[int]:
        pairs = list(pairwise(starts))
        return [n for n, (a, b) in enumerate(pairs) if first < b and last >= a]

    shown = bar(task.start, task.finish)
    assert starts[shown[0]] <= task.start
    assert starts[shown[-1] + 1] > task.finish
    later = starts[shown[0] + 2]
    assert bar(later, task.finish + (later - task.start))[0] == shown[0] + 2
    gate = next(c.row for c in sheet["A"] if c.value == "idea")
    marks = [str(c.value) for c in sheet[gate] if str(c.value).startswith("=IF(AND")]
    assert len(marks) == len(starts) - 1
    assert all("◆" in m for m in marks)


def test_what_a_person_typed_is_never_a_formula(catalogue: Catalogue, tmp_path: Path) -> None:
    book, _ = written(hostile(catalogue), catalogue, tmp_path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert sheet.title == "Timeline"
                    assert str(cell.value).startswith(("=IF(AND", "=IF(SUMPRODUCT", "=$D"))
                elif isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                    assert cell.quotePrefix, (sheet.title, cell.coordinate)


def test_long_words_and_texts_get_tall_rows(catalogue: Catalogue, tmp_path: Path) -> None:
    book, _ = written(hostile(catalogue), catalogue, tmp_path)
    sheet = book["Use case and data"]
    row = next(c.row for r in sheet.iter_rows() for c in r if c.value == LONG_WORD)
    assert sheet.row_dimensions[row].height >= 19
    tall = max(d.height or 0 for d in sheet.row_dimensions.values())
    assert tall > 200


def test_a_text_no_cell_can_hold_is_refused_and_the_old_file_stays(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    plan = sample("bakery", catalogue)
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"older")
    control, found = control_of(plan, catalogue)
    long = replace(plan, use_case=replace(plan.use_case, work="x" * 32_768))
    with pytest.raises(PlanError, match="shorten it"):
        write_workbook(long, found, catalogue, control, path)
    assert path.read_bytes() == b"older"
    assert [p.name for p in tmp_path.iterdir()] == ["plan.xlsx"]


def test_the_same_plan_gives_the_same_bytes(catalogue: Catalogue, tmp_path: Path) -> None:
    plan = sample("bakery", catalogue)
    control, found = control_of(plan, catalogue)
    sums = set()
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(plan, found, catalogue, control, tmp_path / name)
        sums.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(sums) == 1


def words_of(sheet: Any) -> set[str]:
    return {str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None}


@pytest.mark.parametrize("name", SAMPLES)
def test_no_row_is_higher_than_a_spreadsheet_program_shows(
    name: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    for plan in (sample(name, catalogue), hostile(catalogue)):
        book, _ = written(plan, catalogue, tmp_path)
        for sheet in book:
            heights = [d.height or 0 for d in sheet.row_dimensions.values()]
            assert max(heights) <= 409, sheet.title


def test_on_an_adverse_list_no_is_the_word_that_stays_quiet(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    book, _ = written(sample("home_care", catalogue), catalogue, tmp_path)
    sheet = book["Checklists"]
    loud = {
        area: rule.formula[0]
        for area in sheet.conditional_formatting
        for rule in area.rules
        if '="open"' in rule.formula[0]
    }
    for checklist in catalogue.checklists:
        rows = [c.row for c in sheet["A"] if c.value in {i.id for i in checklist.items}]
        good, bad = (word_for(checklist, s) for s in (ItemState.YES, ItemState.NO))
        if checklist.adverse:
            good, bad = bad, good
        for row in rows:
            (formula,) = [f for area, f in loud.items() if f"C{row}" in area]
            assert f'="{listable(bad)}"' in formula, checklist.id
            assert f'="{listable(good)}"' not in formula, checklist.id


@pytest.mark.requirement("S0-45", "S0-67")
def test_a_recorded_decision_stands_on_the_sheet_of_gates(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    plan = sample("bakery", catalogue)
    record = catalogue.gate("idea")
    made = GateDecision(
        id="made",
        gate="idea",
        decision=Decision(record.decisions[0]),
        decided_by="Marta Oldfield",
        decided_on=date(2027, 1, 3),
        reason="Replies take too long.",
        evidence_against="Nobody has timed them yet.",
        conditions="Time forty of them.",
    )
    decided = replace(plan, gate_decisions=(made,))
    book, _ = written(decided, catalogue, tmp_path)
    sheet = book["Gates"]
    (row,) = [c.row for c in sheet["A"] if c.value == "decision.idea"]
    shown = [as_date(c.value) for c in sheet[row] if c.value is not None]
    word = listable(catalogue.text_of("decisions", made.decision))
    against, conditions = made.evidence_against, made.conditions
    assert shown[1:5] == [word, made.reason, against, conditions]
    assert shown[5:] == [made.decided_by, made.decided_on]


@pytest.mark.requirement("S4-4", "S3-38")
def test_what_is_signed_on_the_way_can_be_worked_on(bakery: tuple[Workbook, Any]) -> None:
    sheet = bakery[0]["Gates"]
    ids = [c.value for c in sheet["A"] if c.value]
    assert {"go_live.tests", "go_live.users", "go_live.way_back"} <= set(ids)
    assert [i for i in ids if i.startswith("agreement.")] == [f"agreement.{n}" for n in (1, 2, 3)]
    assert {"for business", "for IT", "for data and AI"} <= words_of(sheet)


def test_every_sheet_says_which_document_it_belongs_to(bakery: tuple[Workbook, Any]) -> None:
    for sheet in bakery[0]:
        words = words_of(sheet)
        assert any("Fingerprint" in w and "revision 1" in w for w in words), sheet.title
    legend = next(w for w in words_of(bakery[0]["Timeline"]) if w.startswith("Black: phase"))
    for sign in ("◆", "◇", "●", "critical path"):
        assert sign in legend
