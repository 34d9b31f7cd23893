"""Fields to sign: name, function, decision, date and signature; and which version is signed."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from roadmap_desktop.reports.blocks import DocumentStatus, Signatures
from roadmap_desktop.reports.pdf import words
from roadmap_desktop.reports.pdf.fonts import REGULAR
from roadmap_desktop.reports.pdf.library import SignTable, qr_modules
from roadmap_desktop.reports.pdf.look import (
    BOX,
    FAINT,
    INK,
    LINE,
    SIGN_ROW,
    SIGN_ROW_SMALL,
    STYLES,
)
from roadmap_desktop.reports.pdf.marks import Box, Gap
from roadmap_desktop.reports.pdf.press import Press
from roadmap_desktop.reports.pdf.tables import CELL_GAP, Command, plain

_QR_SIDE = 21 * mm
_PADDING = 6.0
_LARGE = (37 * mm, 33 * mm, 39 * mm, 20 * mm, 41 * mm)
_SMALL = (60 * mm, 38 * mm, 72 * mm)


def signatures_flow(signatures: Signatures, press: Press) -> list[Flowable]:
    """Large fields with a box for each decision, or the narrow ones of a gate sheet."""
    if signatures.large:
        return [_large(signatures, press), *_version(press)]
    table = _small(signatures.people, press)
    if not signatures.decisions:
        return [table]
    return [_choice(signatures.decisions, press), Gap(8), table]


def _large(signatures: Signatures, press: Press) -> Flowable:
    heads = ["Name, function", "Decision", "Comment or conditions", "Date", "Signature"]
    rows = [
        [
            _person(name, function, press),
            [_ticks(signatures.decisions, press)] if signatures.decisions else "",
            "",
            "",
            _signature_cell(press),
        ]
        for name, function in signatures.people
    ]
    widths = list(_LARGE)
    verticals: list[Command] = [
        ("LINEBEFORE", (column, 1), (column, -1), 0.4, FAINT) for column in (2, 3, 4)
    ]
    if not signatures.decisions:
        heads.pop(1)
        for row in rows:
            row.pop(1)
        widths[0] += widths.pop(1)
        verticals = [("LINEBEFORE", (column, 1), (column, -1), 0.4, FAINT) for column in (1, 2, 3)]
    return _fields(heads, rows, widths, SIGN_ROW, verticals, press)


def _small(people: Sequence[tuple[str, str]], press: Press) -> Flowable:
    rows: list[list[Flowable | list[Flowable] | str]] = [
        [_person(name, function, press), "", _signature_cell(press)] for name, function in people
    ]
    bottom: Command = ("VALIGN", (0, 1), (-1, -1), "BOTTOM")
    heads = ["Name, function", "Date", "Signature"]
    return _fields(heads, rows, list(_SMALL), SIGN_ROW_SMALL, [bottom], press)


def _fields(
    heads: Sequence[str],
    rows: Sequence[Sequence[Flowable | list[Flowable] | str]],
    widths: Sequence[float],
    least_height: float,
    extra: Sequence[Command],
    press: Press,
) -> Flowable:
    heights = [max(least_height, _tallest(row, widths) + 2 * _PADDING) for row in rows]
    everything = ((0, 0), (-1, -1))
    commands: list[Command] = [
        ("FONT", *everything, REGULAR, 9),
        ("VALIGN", *everything, "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), CELL_GAP),
        ("RIGHTPADDING", *everything, CELL_GAP),
        ("TOPPADDING", *everything, _PADDING),
        ("BOTTOMPADDING", *everything, _PADDING),
        ("TOPPADDING", (0, 0), (-1, 0), 0),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 4),
        ("LINEBELOW", (0, 0), (-1, 0), 1, INK, "butt"),
        ("LINEBELOW", (0, 1), (-1, -2), 0.4, LINE, "butt"),
        ("LINEBELOW", (0, -1), (-1, -1), 1, INK, "butt"),
    ]
    table = SignTable(
        [[press.para(head, "label") for head in heads], *(list(row) for row in rows)],
        list(widths),
        [None, *heights],
        repeatRows=1,
        longTableOptimize=0,
        style=[*commands, *extra],
    )
    table.hAlign = "LEFT"
    return table


def _tallest(row: Sequence[Flowable | list[Flowable] | str], widths: Sequence[float]) -> float:
    """Height of the fullest cell, so that a long name never runs over the line below."""
    tallest = 0.0
    for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
        inner = width - (CELL_GAP if at == 0 else 2 * CELL_GAP)
        content = cell if isinstance(cell, list) else []
        tallest = max(tallest, sum(item.wrap(inner, 10_000)[1] for item in content))
    return tallest


def _person(name: str, function: str, press: Press) -> list[Flowable]:
    content: list[Flowable] = []
    if name:
        content.append(press.para(name, "cell_strong"))
    if function:
        content.append(press.para(function, "cell"))
    return content


def _signature_cell(press: Press) -> list[Flowable]:
    if press.control.status is DocumentStatus.DRAFT:
        return [press.para(words.DO_NOT_SIGN, "cell_quiet")]
    return []


def _ticks(decisions: Sequence[str], press: Press) -> Flowable:
    rows = [[Box("open"), press.para(decision, "cell")] for decision in decisions]
    mark = BOX + 5
    return plain(rows, [mark, _LARGE[1] - mark - 2 * CELL_GAP], padding=1.2)


def _choice(decisions: Sequence[str], press: Press) -> Flowable:
    """Boxes side by side, as many to a line as there is room for."""
    mark, after = BOX + 5, 14.0
    look = STYLES["cell"]
    lines: list[list[tuple[str, float]]] = [[]]
    used = 0.0
    for decision in decisions:
        words_width = press.typesetter.width(decision, look.fontName, look.fontSize) + 1
        width = min(mark + words_width + after, press.width)
        if used + width > press.width + after and lines[-1]:
            lines.append([])
            used = 0.0
        lines[-1].append((decision, width))
        used += width
    return KeepTogether(
        [
            plain(
                [
                    [
                        plain([[Box("open"), press.para(text, "cell")]], [mark, width - mark - 2])
                        for text, width in line
                    ]
                ],
                [width for _, width in line],
                padding=1.5,
            )
            for line in lines
        ]
    )


def _version(press: Press) -> list[Flowable]:
    """The full fingerprint with a code a camera can read."""
    control = press.control
    if not control.fingerprint:
        return []
    half = len(control.fingerprint) // 2
    code = QrCode(f"{control.number};{control.revision};{control.fingerprint}")
    beside = [
        Gap(5),
        press.para(words.FULL_FINGERPRINT, "label"),
        press.para(words.grouped(control.fingerprint[:half]), "cell"),
        press.para(words.grouped(control.fingerprint[half:]), "cell"),
        Gap(3),
        press.para(words.FINGERPRINT_NOTE, "note"),
    ]
    column = 29 * mm
    return [Gap(9), plain([[code, beside]], [column, press.width - column])]


class QrCode(Flowable):
    """A QR code of 21 mm."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.modules = qr_modules(content)
        self.width = self.height = _QR_SIDE

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Always its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """Dark modules as bars, one run of a row at a time, so that no seams show."""
        canvas = self.canv
        canvas.setFillColor(INK)
        side = _QR_SIDE / len(self.modules)
        path = canvas.beginPath()
        for row, modules in enumerate(self.modules):
            start = None
            for column, dark in enumerate([*modules, False]):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    left, bottom = start * side, _QR_SIDE - (row + 1) * side
                    path.rect(left, bottom, (column - start) * side, side)
                    start = None
        canvas.drawPath(path, fill=1, stroke=0)
