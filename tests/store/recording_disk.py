"""Stands between the program's own SQLite and the disk and notes every write, sync and delete.

SQLite reaches files through a table of functions (a VFS). This one is a copy of the system's with
some functions replaced, and is the default while it is switched on, so that the store runs on it
unchanged. From the notes follows what could be on the disk after the power failed at any moment.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

SECTOR = 512

c_int, c_int64, c_void_p, c_char_p = ctypes.c_int, ctypes.c_int64, ctypes.c_void_p, ctypes.c_char_p

_OPEN = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, ctypes.POINTER(c_int))
_DELETE = ctypes.CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_WRITE = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = ctypes.CFUNCTYPE(c_int, c_void_p, c_int)
_CLOSE = ctypes.CFUNCTYPE(c_int, c_void_p)


class Methods(ctypes.Structure):
    """``sqlite3_io_methods`` of version 3."""

    _fields_ = [
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        *[(f"other{n}", c_void_p) for n in range(13)],
    ]


class File(ctypes.Structure):
    """``sqlite3_file``; the system's own fields follow."""

    _fields_ = [("methods", ctypes.POINTER(Methods))]


class Vfs(ctypes.Structure):
    """``sqlite3_vfs`` of version 3."""

    _fields_ = [
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        *[(f"other{n}", c_void_p) for n in range(14)],
    ]


def sqlite_library() -> ctypes.CDLL | None:
    """The SQLite that Python's own module uses, None where it is built into the module."""
    import _sqlite3

    if sys.platform.startswith("linux"):
        with Path("/proc/self/maps").open(encoding="utf-8") as maps:
            names = {line.split()[-1] for line in maps if "libsqlite3" in line}
        candidates = sorted(names)
    else:
        candidates = [getattr(_sqlite3, "__file__", "")]
    for name in candidates:
        library = ctypes.CDLL(name)
        if hasattr(library, "sqlite3_vfs_find"):
            return library
    return None


class Op(Enum):
    """What was done to a file."""

    CREATE = "create"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Entry:
    """One note."""

    op: Op
    name: str
    offset: int = 0
    data: bytes = b""
    synced: bool = False
    """A delete that was made sure of."""


@dataclass
class RecordingDisk:
    """Notes what is done to the files of one folder."""

    folder: Path
    entries: list[Entry] = field(default_factory=list)

    def syncs(self) -> int:
        """How often a file was synced; each is one fdatasync."""
        return sum(entry.op is Op.SYNC for entry in self.entries)

    @contextmanager
    def switched_on(self) -> Iterator[None]:
        """Take the place of the system's VFS for files opened inside the block."""
        library = sqlite_library()
        assert library is not None
        library.sqlite3_vfs_find.restype = ctypes.POINTER(Vfs)
        library.sqlite3_vfs_find.argtypes = [c_char_p]
        library.sqlite3_vfs_register.argtypes = [ctypes.POINTER(Vfs), c_int]
        library.sqlite3_vfs_unregister.argtypes = [ctypes.POINTER(Vfs)]
        system = library.sqlite3_vfs_find(None)
        own = Vfs.from_buffer_copy(system.contents)
        own.name = b"recording"
        kept = [_OPEN(self._opener(system.contents)), _DELETE(self._deleter(system.contents))]
        own.open = ctypes.cast(kept[0], c_void_p)
        own.delete = ctypes.cast(kept[1], c_void_p)
        self._kept: list[Any] = [own, *kept]
        self._names: dict[int, str] = {}
        self._tables: dict[int, Methods] = {}
        library.sqlite3_vfs_register(ctypes.byref(own), 1)
        try:
            yield
        finally:
            library.sqlite3_vfs_unregister(ctypes.byref(own))
            library.sqlite3_vfs_register(system, 1)

    def _opener(self, system: Vfs) -> Any:
        system_open = _OPEN(system.open)

        def open_file(vfs: Any, name: Any, file: int, flags: int, out: Any) -> int:
            path = ctypes.cast(name, c_char_p).value if name else None
            known = Path(path.decode()) if path else None
            ours = known is not None and known.parent == self.folder
            existed = known is not None and known.exists()
            result = system_open(vfs, name, file, flags, out)
            if result == 0 and ours and known is not None:
                if not existed:
                    self.entries.append(Entry(Op.CREATE, known.name))
                opened = ctypes.cast(file, ctypes.POINTER(File)).contents
                opened.methods = ctypes.pointer(self._recording(opened.methods.contents))
                self._names[file] = known.name
            return int(result)

        return open_file

    def _recording(self, system: Methods) -> Methods:
        """The system's functions for an open file, with ours for what changes it."""
        address = ctypes.addressof(system)
        if address in self._tables:
            return self._tables[address]
        system_write, system_truncate = _WRITE(system.write), _TRUNCATE(system.truncate)

        def write(file: int, data: int, size: int, offset: int) -> int:
            result = system_write(file, data, size, offset)
            if result == 0:
                written = ctypes.string_at(data, size)
                self.entries.append(Entry(Op.WRITE, self._names[file], offset, written))
            return int(result)

        def truncate(file: int, size: int) -> int:
            result = system_truncate(file, size)
            if result == 0:
                self.entries.append(Entry(Op.TRUNCATE, self._names[file], size))
            return int(result)

        def sync(file: int, flags: int) -> int:
            del flags
            # The disk is a simulated one: nothing has to reach the real one.
            self.entries.append(Entry(Op.SYNC, self._names[file]))
            return 0

        own = Methods.from_buffer_copy(system)
        kept = [_WRITE(write), _TRUNCATE(truncate), _SYNC(sync)]
        own.write, own.truncate, own.sync = (ctypes.cast(one, c_void_p) for one in kept)
        self._kept += kept
        self._tables[address] = own
        return own

    def _deleter(self, system: Vfs) -> Any:
        system_delete = _DELETE(system.delete)

        def delete(vfs: Any, name: bytes, sync_folder: int) -> int:
            path = Path(name.decode())
            existed = path.exists()
            result = system_delete(vfs, name, sync_folder)
            if existed and path.parent == self.folder:
                self.entries.append(Entry(Op.DELETE, path.name, synced=bool(sync_folder)))
            return int(result)

        return delete


@dataclass
class FileOnDisk:
    """What is sure of a file, and what was written since its last sync."""

    sure: bytearray = field(default_factory=bytearray)
    pending: list[Entry] = field(default_factory=list)
    name_is_sure: bool = True


class PowerLoss:
    """Goes through the notes in order; at each place tells what the power's end could leave."""

    def __init__(self, start: dict[str, bytes], entries: list[Entry]) -> None:
        self._entries = entries
        self._place = 0
        self._files = {name: FileOnDisk(bytearray(data)) for name, data in start.items()}
        self._unsure_deletes: list[tuple[str, FileOnDisk]] = []

    def go_to(self, place: int) -> None:
        """Let everything before ``place`` happen; only ever forward."""
        for entry in self._entries[self._place : place]:
            self._happen(entry)
        self._place = max(self._place, place)

    def _happen(self, entry: Entry) -> None:
        if entry.op is Op.DELETE:
            gone = self._files.pop(entry.name, None)
            if gone is not None and not entry.synced:
                self._unsure_deletes.append((entry.name, gone))
            return
        if entry.op is Op.CREATE:
            self._files[entry.name] = FileOnDisk(name_is_sure=False)
            return
        file = self._files.setdefault(entry.name, FileOnDisk(name_is_sure=False))
        if entry.op is Op.SYNC:
            for one in file.pending:
                _apply(file.sure, one)
            file.pending.clear()
            # A journaling file system writes names no later than the data synced after them.
            for other in self._files.values():
                other.name_is_sure = True
            self._unsure_deletes.clear()
        else:
            file.pending.append(entry)

    def image(self, chance: random.Random, torn: bool) -> dict[str, bytes]:
        """The files as they may be found: each unsynced sector is there, or not, or torn."""
        found: dict[str, bytes] = {}
        for name, file in self._files.items():
            if not file.name_is_sure and chance.random() < 0.5:
                continue
            found[name] = _perhaps(file, chance, torn)
        for name, file in self._unsure_deletes:
            if name not in found and chance.random() < 0.5:
                found[name] = _perhaps(file, chance, torn)
        return found


def _perhaps(file: FileOnDisk, chance: random.Random, torn: bool) -> bytes:
    data = bytearray(file.sure)
    for entry in file.pending:
        if entry.op is Op.TRUNCATE:
            if chance.random() < 0.5:
                _apply(data, entry)
            continue
        for start in range(0, len(entry.data), SECTOR):
            sector = entry.data[start : start + SECTOR]
            fate = chance.random()
            if fate < 0.5:
                _put(data, entry.offset + start, sector)
            elif torn and fate < 0.6:
                _put(data, entry.offset + start, sector[: len(sector) // 2])
            elif torn and fate < 0.65:
                _put(data, entry.offset + start, chance.randbytes(len(sector)))
    return bytes(data)


def _apply(data: bytearray, entry: Entry) -> None:
    if entry.op is Op.TRUNCATE:
        del data[entry.offset :]
    else:
        _put(data, entry.offset, entry.data)


def _put(data: bytearray, offset: int, piece: bytes) -> None:
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    data[offset : offset + len(piece)] = piece
