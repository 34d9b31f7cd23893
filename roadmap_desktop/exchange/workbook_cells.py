"""The values of one sheet of a stranger's workbook, within bounds.

Read here and not by openpyxl, which needs twenty seconds and more for some small files made to
hurt: each part is told element by element, and whatever goes beyond a list of tasks ends the
reading. Formulas are never worked out; the value that was saved with a formula is what counts.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from roadmap_desktop.exchange.table_file import Table, TableRefusedError, TableRow
from roadmap_desktop.exchange.workbook_sheet import SheetReader, Styles
from roadmap_desktop.exchange.xml_events import Fault, XmlFaultError, tell

LARGEST_UNPACKED = 50 * 1024 * 1024
MOST_MEMBERS = 2_000
MOST_SHEETS = 200
MOST_STRINGS = 400_000
SENTENCES: Mapping[Fault, str] = MappingProxyType(
    {
        Fault.DOCUMENT_TYPE: "{name} declares a document type, which a workbook never does and "
        "attacks do; it was not read.",
        Fault.TOO_MUCH: "{name} has more cells than a list of tasks; save only the list, without "
        "empty cells that have a format.",
    }
)


def read_workbook(content: bytes, name: str, sheet: str) -> Table:
    """One sheet as a table: the one that is named, else the first that has rows.

    Raises ``PlanError`` for a damaged, too large or hostile workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _Workbook(archive, name).table(sheet)
    except XmlFaultError as error:
        sentence = SENTENCES.get(error.fault)
        raise (
            TableRefusedError(sentence.format(name=name)) if sentence else _damaged(name)
        ) from None
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError):
        raise _damaged(name) from None
    except (ValueError, LookupError, TypeError, OverflowError, RuntimeError, MemoryError):
        # What zipfile says of entries made to hurt; NotImplementedError is a RuntimeError.
        raise _damaged(name) from None


def _damaged(name: str) -> TableRefusedError:
    return TableRefusedError(
        f"{name} is damaged or no workbook; open it in Excel or LibreOffice and save it as .xlsx."
    )


@dataclass(slots=True)
class _Sheet:
    name: str
    part: str


@dataclass(slots=True)
class _Workbook:
    """The parts of a workbook that matter here."""

    archive: zipfile.ZipFile
    name: str
    room: int = LARGEST_UNPACKED
    since_1904: bool = False
    sheets: list[_Sheet] = field(default_factory=list)

    def table(self, wanted: str) -> Table:
        """The sheet that is wanted, or the first with rows in it."""
        self._check_members()
        main = self._main_part()
        related = self._related(main)
        self._read_sheets(main, {id_: part for id_, (_, part) in related.items()})
        parts = dict(related.values())
        styles = self._styles(parts.get("styles", ""))
        strings = self._strings(parts.get("sharedStrings", ""))
        names = tuple(sheet.name for sheet in self.sheets)
        if wanted and wanted not in names:
            listed = ", ".join(f"“{one[:40]}”" for one in names[:8])
            raise TableRefusedError(f"{self.name} has no sheet “{wanted[:40]}”; it has {listed}.")
        for sheet in self.sheets:
            if wanted and sheet.name != wanted:
                continue
            rows = self._rows(sheet.part, styles, strings)
            if rows:
                return Table(name=self.name, rows=rows, sheet=sheet.name, sheets=names)
        raise TableRefusedError(f"{self.name} is empty; there is nothing to take over.")

    def _check_members(self) -> None:
        names = self.archive.namelist()
        if len(names) > MOST_MEMBERS or len(set(names)) != len(names):
            raise _damaged(self.name)

    def _part(self, part: str) -> bytes:
        """A member's content; all together never more than the limit, whatever headers claim."""
        info = self.archive.getinfo(part)
        if info.flag_bits & 1 or info.compress_type not in (
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        ):
            raise _damaged(self.name)
        content = b""
        if info.file_size <= self.room:
            with self.archive.open(info) as stream:
                content = stream.read(self.room + 1)
        self.room -= max(len(content), info.file_size)
        if self.room < 0:
            raise TableRefusedError(
                f"{self.name} unpacks to more than {LARGEST_UNPACKED // 1024 // 1024} MB; save only"
                " the list of tasks."
            )
        return content

    def _main_part(self) -> str:
        if "_rels/.rels" not in self.archive.namelist():
            raise TableRefusedError(
                f"{self.name} is a packed file but no workbook; choose a .xlsx file."
            )
        for kind, part in self._related("").values():
            if kind == "officeDocument":
                return part
        raise _damaged(self.name)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Id -> (last word of the kind, part) of what belongs to a part."""
        folder, _, bare = part.rpartition("/")
        path = posixpath.join(folder, "_rels", f"{bare}.rels")
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, given: dict[str, str]) -> None:
            if tag == "Relationship" and given.get("TargetMode") != "External":
                target = given.get("Target", "")
                whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                kind = given.get("Type", "").rpartition("/")[2]
                found[given.get("Id", "")] = (kind, posixpath.normpath(whole))

        tell(self._part(path), start, _nothing, _nothing)
        return found

    def _read_sheets(self, main: str, parts: Mapping[str, str]) -> None:
        def start(tag: str, given: dict[str, str]) -> None:
            if tag == "workbookPr":
                self.since_1904 = given.get("date1904") in ("1", "true")
            if tag != "sheet" or given.get("state", "visible") != "visible":
                return
            id_ = next((v for k, v in given.items() if k.rpartition(":")[2] == "id"), "")
            if id_ in parts and len(self.sheets) < MOST_SHEETS:
                self.sheets.append(_Sheet(given.get("name", ""), parts[id_]))

        tell(self._part(main), start, _nothing, _nothing)

    def _styles(self, part: str) -> Styles:
        styles = Styles(since_1904=self.since_1904)
        if part in self.archive.namelist():
            tell(self._part(part), styles.start, styles.end, _nothing)
        return styles

    def _strings(self, part: str) -> list[str]:
        strings = _Strings()
        if part in self.archive.namelist():
            tell(self._part(part), strings.start, strings.end, strings.text)
        return strings.found

    def _rows(self, part: str, styles: Styles, strings: list[str]) -> tuple[TableRow, ...]:
        reader = SheetReader(self.name, styles, strings)
        tell(self._part(part), reader.start, reader.end, reader.text)
        return tuple(reader.rows)


def _nothing(*_: object) -> None:
    return None


class _Strings:
    """The texts that cells refer to by number; how they are spoken is left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._in_text = False
        self._spoken = 0

    def start(self, tag: str, _given: dict[str, str]) -> None:
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._spoken += 1
        elif tag == "t":
            self._in_text = not self._spoken

    def end(self, tag: str) -> None:
        if tag == "t":
            self._in_text = False
        elif tag == "rPh":
            self._spoken -= 1
        elif tag == "si":
            if len(self.found) >= MOST_STRINGS:
                raise XmlFaultError(Fault.TOO_MUCH)
            self.found.append("".join(self._parts))

    def text(self, data: str) -> None:
        if self._in_text:
            self._parts.append(data)
