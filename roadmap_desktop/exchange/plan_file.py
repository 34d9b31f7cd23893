"""The plan file: one plan with its client and history, as a zip of JSON with fixed names.

It comes from strangers, so it is read with bounds and never unpacked: fixed member names, none
twice, a limit on what may come out whatever the headers claim, strict JSON, and every value held to
its field.
"""

from __future__ import annotations

import io
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

import roadmap_desktop
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.program_version import is_newer
from roadmap_desktop.exchange.plan_history import HandedStep, history_from_plain, history_to_plain
from roadmap_desktop.exchange.plan_records import plan_from_plain, plan_to_plain

FORMAT = 2
READ = (1, 2)
"""Formats that are read; the first does not say which program it needs."""
NEEDS = "0.2.0"
"""The first program that knows every field written here; raise it with a new field."""
SUFFIX = ".roadmap"
MANIFEST, PLAN, HISTORY = "manifest.json", "plan.json", "history.json"
MEMBERS = (MANIFEST, PLAN, HISTORY)
LARGEST_FILE = 8 * 1024 * 1024
LARGEST_MEMBER = 8 * 1024 * 1024
LARGEST_MANIFEST = 4 * 1024
MOST_ENTRIES = 16
LARGEST_DIRECTORY = 16 * 1024
_STAMP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_END = struct.Struct("<4s4H2LH")
"""The end of a zip's directory, and what it counts."""


class PlanFileError(PlanError):
    """A file that is not taken in; nothing was written."""


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    format: int
    program: str
    needs: str = ""
    """The oldest program that can read it, '' in a file of the first format."""
    catalogue: str
    steps_left_out: int = 0


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What a plan file holds; ids are those of the store it was written from."""

    plan: Plan
    history: tuple[HandedStep, ...] = ()
    """Oldest first."""
    steps_left_out: int = 0
    """Steps of the history that did not fit, the oldest ones."""


def to_bytes(plan: Plan, history: Sequence[HandedStep], program: str) -> bytes:
    """The file's content; the same plan and history always give the same bytes.

    ``history`` is oldest first; what does not fit is left out from its beginning. Raises
    ``PlanFileError`` for a plan that is too large to be read again.
    """
    plan_json = _dump(plan_to_plain(plan))
    if len(plan_json) > LARGEST_MEMBER:
        raise PlanFileError("This plan is too large for a plan file; remove long texts or a logo.")
    steps = [_dump(step) for step in history_to_plain(history)]
    first = _first_that_fits(steps)
    manifest = {
        "format": FORMAT,
        "program": program,
        "needs": NEEDS,
        "catalogue": plan.header.catalogue_version,
        "steps_left_out": first,
    }
    members = (_dump(manifest), plan_json, b"[" + b",\n".join(steps[first:]) + b"]")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in zip(MEMBERS, members, strict=True):
            info = zipfile.ZipInfo(name, _STAMP)
            info.create_system = _UNIX
            info.external_attr = 0o600 << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _first_that_fits(steps: Sequence[bytes]) -> int:
    room = LARGEST_MEMBER - 2
    for place in range(len(steps) - 1, -1, -1):
        room -= len(steps[place]) + 2
        if room < 0:
            return place + 1
    return 0


def _dump(plain: Any) -> bytes:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def write_plan_file(
    path: Path, plan: Plan, history: Sequence[HandedStep], program: str
) -> PlanFile:
    """Write a plan file: aside, read again, then moved into place; what it holds.

    A failure raises ``PlanFileError`` and leaves a file that was there before as it was.
    """
    content = to_bytes(plan, history, program)
    aside = path.with_name(path.name + ".part")
    try:
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written = read_plan_file(aside)
        if written.plan != plan:
            raise PlanFileError(f"{path.name} did not hold the plan when read again; try again.")
        aside.replace(path)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise PlanFileError(
            f"{path} cannot be written ({reason}); choose another folder."
        ) from None
    finally:
        aside.unlink(missing_ok=True)
    return written


def read_plan_file(path: Path) -> PlanFile:
    """The plan in a file; ``PlanFileError`` says why it is not taken in."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise PlanFileError(f"{path} cannot be read ({reason}); check name and rights.") from None
    if len(content) > LARGEST_FILE:
        raise PlanFileError(f"{path.name} is too large for a plan file; ask for it again.")
    return from_bytes(content, path.name)


def from_bytes(content: bytes, name: str = "The file") -> PlanFile:
    """Like ``read_plan_file``, from what the file holds."""
    damaged = PlanFileError(
        f"{name} is damaged or no plan file; ask whoever sent it to export it again."
    )
    try:
        _check_directory(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive, name)
    except PlanFileError:
        raise
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError):
        raise damaged from None
    except (ValueError, LookupError, TypeError, RuntimeError, OverflowError, MemoryError):
        # NotImplementedError and RecursionError are RuntimeErrors, UnicodeError a ValueError.
        raise damaged from None


def _check_directory(content: bytes) -> None:
    """Refuse a directory of thousands of entries before it is read."""
    place = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    if place < 0 or len(content) - place < _END.size:
        raise ValueError("no directory")
    _, _, _, here, entries, size, _, _ = _END.unpack_from(content, place)
    if entries > MOST_ENTRIES or here != entries or size > LARGEST_DIRECTORY:
        raise ValueError("directory")


def _read(archive: zipfile.ZipFile, name: str) -> PlanFile:
    names = archive.namelist()
    if MANIFEST not in names or len(set(names)) != len(names):
        raise PlanFileError(f"{name} is no plan file; choose one that ends in {SUFFIX}.")
    plain = _strict(_bounded(archive, MANIFEST, LARGEST_MANIFEST, name))
    if not isinstance(plain, dict):
        raise ValueError("manifest")
    _refuse_newer(plain, name)
    try:
        manifest = msgspec.convert(plain, _Manifest)
        if manifest.format not in READ or set(names) != set(MEMBERS):
            raise PlanFileError(f"{name} is no plan file; choose one that ends in {SUFFIX}.")
        plan = plan_from_plain(_strict(_bounded(archive, PLAN, LARGEST_MEMBER, name)))
        history = history_from_plain(_strict(_bounded(archive, HISTORY, LARGEST_MEMBER, name)))
    except (ValueError, LookupError, TypeError):
        _refuse_unknown(plain, name)
        raise
    return PlanFile(plan, history, max(0, manifest.steps_left_out))


def _refuse_newer(manifest: dict[str, Any], name: str) -> None:
    """Refuse a file that says itself that this program cannot read it."""
    needs, written_as = manifest.get("needs"), manifest.get("format")
    if is_newer(needs, roadmap_desktop.__version__):
        raise PlanFileError(
            f"{name} needs Roadmap Desktop {needs} or newer; this is"
            f" {roadmap_desktop.__version__}. Install the newer version, then import it again."
        )
    if isinstance(written_as, int) and written_as > FORMAT:
        raise PlanFileError(
            f"{name} was written by a newer version of the program; update this one, then import"
            " it again."
        )


def _refuse_unknown(manifest: dict[str, Any], name: str) -> None:
    """Tell what a newer program added from what is damaged."""
    program = manifest.get("program")
    if is_newer(program, roadmap_desktop.__version__):
        raise PlanFileError(
            f"{name} was written by Roadmap Desktop {program} and holds what this one,"
            f" {roadmap_desktop.__version__}, does not know; install {program}, then import it"
            " again."
        )


def _bounded(archive: zipfile.ZipFile, member: str, limit: int, name: str) -> bytes:
    """A member's content; never more than the limit, whatever its header claims."""
    info = archive.getinfo(member)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("compression")
    content = b""
    if info.file_size <= limit:
        with archive.open(info) as stream:
            content = stream.read(limit + 1)
    if info.file_size > limit or len(content) > limit:
        raise PlanFileError(f"{name} unpacks to more than a plan can be; it was not taken in.")
    return content


def _strict(content: bytes) -> Any:
    """JSON without keys that stand twice and without numbers that are none."""
    return json.loads(
        content.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant
    )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(text: str) -> Any:
    raise ValueError(text)
