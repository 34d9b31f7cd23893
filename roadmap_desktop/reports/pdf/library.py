"""What the drawing library keeps to itself and this package needs, in one place."""

# ruff: noqa: SLF001 - there is no public way to any of these

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from reportlab import rl_config
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, KeepTogether, Table

from roadmap_desktop.reports.pdf.paper import Sheet


class Stretching(Flowable):
    """A flowable whose pen rows may grow where the paper has room to spare."""

    @property
    def pen_extra(self) -> float:
        """Height it would gain, in points."""
        raise NotImplementedError

    def stretch(self) -> None:
        """Use that height."""
        raise NotImplementedError


class TearingTable(Table):
    """A table whose rows stay whole where they can.

    The library alone would tear any row that does not fit and print the head again in the middle
    of a page. Here a row moves to the next page, unless it is taller than half of one.
    """

    least_piece = 60.0
    """Height of a torn row's first piece, at least, in points."""

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Pieces that fit ``availHeight`` and the rest; none when all of it has to move on."""
        inner: Any = self
        inner._calc(availWidth, availHeight)
        heights: list[float] = inner._rowHeights
        first, used = 0, 0.0
        while first < len(heights) and used + heights[first] <= availHeight:
            used += heights[first]
            first += 1
        frame = self.__dict__.get("_frame")
        tall = first < len(heights) and (frame is None or heights[first] > frame._aH / 2)
        if tall and availHeight - used >= self.least_piece:
            torn: list[Flowable] = inner._splitRows(availHeight, doInRowSplit=1)
            if torn:
                return torn
        whole: list[Flowable] = inner._splitRows(availHeight, doInRowSplit=0)
        return whole


class SignTable(TearingTable, Stretching):
    """Rows of a fixed height to sign in; only its head row finds its own height."""

    stretched_by = 0.12

    @property
    def pen_extra(self) -> float:
        """Height it would gain, in points."""
        fixed: list[float | None] = self.__dict__["_argH"]
        return sum(height or 0.0 for height in fixed) * self.stretched_by

    def stretch(self) -> None:
        """Use that height; the library then measures anew."""
        inner: Any = self
        taller = [height and height * (1 + self.stretched_by) for height in inner._argH]
        inner._argH = taller
        inner._rowHeights = list(taller)
        inner.__dict__.pop("_rowpositions", None)


class TextFrame(Frame):
    """The text area; what the paper has beyond the composed height goes to pen rows only."""

    def __init__(self, sheet: Sheet) -> None:
        self.__dict__["spare"] = self.__dict__["spare_left"] = sheet.spare
        super().__init__(
            sheet.left,
            sheet.height - sheet.top - sheet.text_height,
            sheet.composed_width,
            sheet.text_height,
            leftPadding=0,
            bottomPadding=0,
            rightPadding=0,
            topPadding=0,
        )

    def _reset(self) -> None:
        inner: Any = super()
        inner._reset()
        whole: Any = self
        whole._geom()
        self.__dict__["spare_left"] = self.__dict__["spare"]

    def add(self, flowable: Flowable, canv: Canvas, trySplit: int = 0) -> Any:
        """Let pen rows that fit as they are grow into the spare height."""
        whole: Any = self
        if isinstance(flowable, Stretching):
            extra = flowable.pen_extra
            if 0 < extra <= whole.spare_left and self._fits(flowable):
                flowable.stretch()
                whole._y1p -= extra
                whole.spare_left -= extra
        return super().add(flowable, canv, trySplit)

    def _fits(self, flowable: Flowable) -> bool:
        whole: Any = self
        before = 0 if whole._atTop else flowable.getSpaceBefore()
        room = whole._y - whole._y1p - before
        return bool(flowable.wrap(whole._getAvailableWidth(), room)[1] <= room)


def mend_unicode_maps() -> None:
    """Name characters beyond the first 65,536 in a way that readers accept.

    The library writes them as five hexadecimal digits instead of two surrogates, so that emoji
    could not be copied or found.
    """
    module: Any = ttfonts
    module.makeToUnicodeCMap = _unicode_map


def _unicode_map(name: str, subset: Sequence[int]) -> str:
    entries = [
        f"<{at:02X}> <{chr(code).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for at, code in enumerate(subset)
    ]
    blocks = []
    for start in range(0, len(entries), 100):
        part = entries[start : start + 100]
        blocks += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo",
            f"<< /Registry ({name})",
            f"/Ordering ({name})",
            "/Supplement 0",
            ">> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def row_heights(table: Table) -> Sequence[float]:
    """Heights of a table's rows once it was wrapped, in points."""
    inner: Any = table
    return list(inner._rowHeights)


def kept_parts(kept: KeepTogether) -> Sequence[Flowable]:
    """What a KeepTogether holds."""
    inner: Any = kept
    return list(inner._content)


def qr_modules(content: str) -> list[list[bool]]:
    """The dark (True) and light squares of a QR code, rows from the top."""
    widget: Any = QrCodeWidget(content, barLevel="M", barBorder=0)
    widget.qr.make()
    return [[bool(module) for module in row] for row in widget.qr.modules]


def date_file(canvas: Canvas, day: date) -> None:
    """Date the file by the document it holds, not by the clock."""
    issued = datetime.combine(day, time(), UTC)
    stamp: Any = TimeStamp(1)
    stamp.t = issued.timestamp()
    stamp.lt = issued.timetuple()
    stamp.YMDhms = tuple(issued.timetuple())[:6]
    inner: Any = canvas
    inner._doc._timeStamp = stamp


def mend_streams() -> None:
    """End each stream with a line of its own, as archives demand, and write it as bytes.

    The library would set the end marker right behind the content and, unasked, write a quarter
    more so that the file looks like text.
    """
    rl_config.useA85 = 0
    stream: Any = pdfdoc.PDFStream
    if getattr(stream.format, "mended", False):
        return
    original = stream.format

    def format_(self: Any, document: Any) -> bytes:
        written: bytes = original(self, document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"

    format_.mended = True  # type: ignore[attr-defined]
    stream.format = format_


def shown_text(canvas: Canvas, face: str, text: str) -> list[tuple[str, str]]:
    """Pieces of a text as a page shows them: the embedded font's name and the escaped codes."""
    inner: Any = canvas
    font: Any = pdfmetrics.getFont(face)
    return [
        (str(font.getSubsetInternalName(subset, inner._doc)), str(inner._escape(piece)))
        for subset, piece in font.splitString(text, inner._doc)
    ]


def use_form(canvas: Canvas, name: str) -> str:
    """Tell the page that it places a form, and get the name by which it does."""
    inner: Any = canvas
    if name not in inner._formsinuse:
        inner._formsinuse.append(name)
    return str(inner._doc.getXObjectName(name))


def add_to_catalog(canvas: Canvas, key: str, value: Any) -> None:
    """Set an entry of the file's root that the library does not know of."""
    inner: Any = canvas
    catalog = inner._doc.Catalog
    if key not in catalog.__NoDefault__:
        catalog.__NoDefault__ = [*catalog.__NoDefault__, key]
    setattr(catalog, key, value)


def referred(canvas: Canvas, value: Any) -> Any:
    """A part of the file on its own, and a reference to it."""
    inner: Any = canvas
    return inner._doc.Reference(value)
