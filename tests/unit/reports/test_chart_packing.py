"""How long plans are laid on paper: few sheets, each full, none empty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roadmap_desktop.app import paths
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.tasks import OUTSIDE, TaskKind
from roadmap_desktop.reports.chart.content import TimelineContent, timeline_content
from roadmap_desktop.reports.chart.drawing import draw_timeline
from roadmap_desktop.reports.chart.options import Layout, PrintOptions, SheetSize
from roadmap_desktop.reports.chart.scale import EVERY_DAY
from roadmap_desktop.reports.chart.sections import ChartSection
from roadmap_desktop.reports.chart.shapes import Words
from roadmap_desktop.reports.chart.tiles import fitting_across, tile_scales
from roadmap_desktop.reports.pdf.fonts import load_fonts
from roadmap_desktop.reports.pdf.text import Typesetter
from tests.benchmarks import generated_plan
from tests.unit.reports.sample_plans import control_of

FONTS = paths.resources() / "fonts"
ROOM = EVERY_DAY * 7 * 6
"""Six weeks of readable days."""


def section(days: int) -> ChartSection:
    return ChartSection(rows=(), first_day=1, last_day=days)


@pytest.mark.parametrize(
    ("days", "one_wide", "a_tile_row", "across"),
    [
        (42, 1, 1, 1),  # six weeks fit on one sheet
        (43, 1, 1, 2),
        (85, 1, 1, 3),
        (120, 2, 1, 3),
        (168, 2, 1, 4),
        (169, 2, 1, 4),  # a fifth sheet side by side is one too many
        (3650, 2, 1, 4),
        (365, 20, 10, 4),  # 40 sheets are twice those of one page wide
        (365, 20, 11, 3),
        (365, 20, 21, 2),  # and two side by side is what was asked for, whatever it takes
        (60, 20, 21, 2),
    ],
)
def test_as_many_sheets_side_by_side_as_stay_sensible(
    days: int, one_wide: int, a_tile_row: int, across: int
) -> None:
    found = fitting_across(
        section(days), ROOM, lambda wide: one_wide if wide == 1 else a_tile_row * wide
    )
    assert found == across


@pytest.mark.parametrize(
    ("days", "asked", "scales", "each"),
    [(120, 1, 1, 120), (120, 2, 2, 63), (120, 3, 3, 42), (120, 4, 4, 35), (8, 6, 2, 7)],
)
def test_tiles_have_whole_weeks_and_the_same_width_of_a_day(
    days: int, asked: int, scales: int, each: int
) -> None:
    found = tile_scales(section(days), asked, 100.0, 500.0)
    assert [scale.days for scale in found] == [each] * scales
    assert len({scale.day for scale in found}) == 1
    assert found[-1].last_day >= days
    assert [scale.first_day for scale in found] == [1 + each * at for at in range(scales)]


def long_plan(
    tasks: int, months: int, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> TimelineContent:
    """Own tasks in chains that last so many months, outside the phases as an import leaves them."""
    monkeypatch.setattr(generated_plan, "DEPTH", months * 4)
    plan = generated_plan.own_task_plan(tasks)
    plan = replace(plan, tasks=tuple(replace(task, phase=OUTSIDE) for task in plan.tasks))
    control, found = control_of(plan, catalogue)
    return timeline_content(plan, found, control, today=control.issued)


@pytest.mark.parametrize("months", [6, 24])
def test_a_thousand_tasks_take_few_sheets(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, months: int
) -> None:
    """Fifty rows a sheet of A3, and what is crossed by a bracket alone is left out."""
    content = long_plan(1_000, months, catalogue, monkeypatch)
    typesetter = Typesetter(fonts=load_fonts(FONTS))
    wide = draw_timeline(content, PrintOptions(paper=SheetSize.A3), typesetter)
    tiled = PrintOptions(paper=SheetSize.A3, layout=Layout.TILED)
    assert len(wide.pages) <= 21
    assert len(draw_timeline(content, tiled, typesetter).pages) <= 32
    blank = draw_timeline(content, replace(tiled, blank_sheets=True), typesetter)
    assert len(blank.pages) >= 60


def test_subtasks_are_indented_by_their_level_and_what_they_belong_to_is_named_again(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two levels deep: over the break both the task and the one above it are said to go on."""
    content = long_plan(75, 6, catalogue, monkeypatch)
    top, part, *others = [row for row in content.schedule.rows if row.kind is TaskKind.TASK]
    rows = [
        replace(top, name="Kitchen", summary=True),
        replace(part, name="Ovens", summary=True, parent=top.id),
        *(replace(row, parent=part.id) for row in others),
    ]
    nested = replace(content, schedule=replace(content.schedule, rows=tuple(rows), links=()))
    typesetter = Typesetter(fonts=load_fonts(FONTS))
    drawing = draw_timeline(nested, PrintOptions(), typesetter)
    assert len(drawing.pages) == 3
    names = {"Kitchen", "Ovens", *(row.name for row in others)}
    for stamp, shapes in ((n, s.shapes) for n, s in drawing.stamps.items() if n[:4] == "rows"):
        lefts = {w.text: w.x for w in shapes if isinstance(w, Words)}
        again = "" if stamp == "rows-0-0" else " (continued)"
        kitchen, ovens = lefts[f"Kitchen{again}"], lefts[f"Ovens{again}"]
        inside = {left for text, left in lefts.items() if text in names - {"Kitchen", "Ovens"}}
        assert len(inside) == 1
        assert ovens - kitchen == pytest.approx(inside.pop() - ovens)
        assert ovens > kitchen
