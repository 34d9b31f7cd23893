"""Words beside a mark, on a ground of their own."""

from __future__ import annotations

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.chart.colours import RowInks
from roadmap_desktop.reports.chart.marks import DIAMOND
from roadmap_desktop.reports.chart.scale import LABEL_SIZE, Scale
from roadmap_desktop.reports.chart.shapes import Boxes, Face, Shape, Words
from roadmap_desktop.reports.chart.table import CENTRE, TableRow
from roadmap_desktop.reports.inks import Ink
from roadmap_desktop.reports.pdf.fonts import BOLD, REGULAR
from roadmap_desktop.reports.pdf.text import Typesetter

_MOST = 170.0
"""Width beyond which a gate is named by its date alone, in points."""


def label(
    row: TableRow, middle: float, scale: Scale, inks: RowInks, typesetter: Typesetter
) -> list[Shape]:
    """Name and date of a gate, the date of a milestone, what the colour of a bar says."""
    task = row.row.task
    if not scale.shows(task.finish_day, task.finish_day + 1):
        return []
    if task.kind not in (TaskKind.GATE, TaskKind.MILESTONE):
        left, right = scale.x(task.start_day), scale.x(task.finish_day + 1)
        text = inks.word(task)
        return _beside(text, (left, right), middle, scale, Face.REGULAR, typesetter)
    text = f"{task.name}, {row.row.start}" if task.kind is TaskKind.GATE else row.row.start
    if typesetter.width(text, BOLD, LABEL_SIZE) > _MOST:
        text = row.row.start
    centre = scale.inside(task.start_day + 0.5, DIAMOND)
    sides = (centre - DIAMOND, centre + DIAMOND)
    return _beside(text, sides, middle, scale, Face.BOLD, typesetter)


def _beside(
    text: str,
    sides: tuple[float, float],
    middle: float,
    scale: Scale,
    face: Face,
    typesetter: Typesetter,
) -> list[Shape]:
    """Right of a mark, left of it where the scale ends; nothing where neither has room."""
    if not text:
        return []
    width = typesetter.width(text, BOLD if face is Face.BOLD else REGULAR, LABEL_SIZE)
    begin = sides[1] + 3
    if begin + width + 1.5 > scale.right:
        begin = sides[0] - 3 - width
    if begin < scale.left:
        return []
    return [
        Boxes(Ink.PAPER, ((begin - 1.5, middle - 4.5, width + 3, 9.0),)),
        Words(begin, middle + CENTRE, text, LABEL_SIZE, face),
    ]
