"""Where a store lies: in a synchronised folder, on a disk that cannot be written, or gone."""

from __future__ import annotations

import json
import os
import struct
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from roadmap_desktop.store.faults import StoreMovedError

SYNC_FOLDERS = MappingProxyType(
    {
        "dropbox": "Dropbox",
        "onedrive": "OneDrive",
        "google drive": "Google Drive",
        "googledrive": "Google Drive",
        "my drive": "Google Drive",
        "mobile documents": "iCloud",
        "icloud": "iCloud",
        "iclouddrive": "iCloud",
        "nextcloud": "Nextcloud",
        "owncloud": "ownCloud",
        "pcloud": "pCloud",
        "pclouddrive": "pCloud",
        "box sync": "Box",
        "mega": "MEGA",
        "megasync": "MEGA",
        "seafile": "Seafile",
        "syncthing": "Syncthing",
    }
)
"""How the folders of known services begin, in small letters, and what people call the service."""

SYNC_MARKS = MappingProxyType(
    {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".sync": "Resilio Sync"}
)
"""Files by which a service marks the top of a folder it synchronises."""


class NoticeKind(StrEnum):
    """What a notice is about."""

    SYNC_FOLDER = "sync_folder"
    READ_ONLY = "read_only"
    WRONG_SIZE = "wrong_size"
    WENT_BACK = "went_back"
    BACKUPS_OF_ANOTHER = "backups_of_another"
    NO_BACKUP = "no_backup"
    NOT_WHOLE = "not_whole"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell whoever opened the store; the store works all the same."""

    kind: NoticeKind
    sentence: str


def sync_service(path: Path) -> str:
    """The service that synchronises the store's folder, '' where none is known."""
    for folder in path.absolute().parents:
        name = folder.name.casefold()
        for beginning, service in SYNC_FOLDERS.items():
            if name == beginning or name.startswith((f"{beginning} ", f"{beginning}-")):
                return service
        for mark, service in SYNC_MARKS.items():
            if (folder / mark).exists():
                return service
    return ""


def sync_notice(path: Path) -> tuple[Notice, ...]:
    """A warning where a service may copy the store while it is written."""
    service = sync_service(path)
    if not service:
        return ()
    return (
        Notice(
            NoticeKind.SYNC_FOLDER,
            f"The store lies in a folder that {service} synchronises. Never open it on two"
            " computers at once, and close the program before you switch off; better move it to"
            " a folder of this computer alone.",
        ),
    )


def can_be_written(path: Path) -> bool:
    """The file and its folder may be written, as far as one can tell without writing."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def log_of(path: Path) -> Path:
    """The write-ahead log beside a store."""
    return path.with_name(f"{path.name}-wal")


def has_log(path: Path) -> bool:
    """There are edits in the log that may not be in the store's file yet."""
    log = log_of(path)
    return log.is_file() and log.stat().st_size > 0


LOG_HEADER = struct.Struct(">7I")
FRAME_HEADER = struct.Struct(">I4x2I")
FRAME_HEADER_SIZE = 24
LOG_HEADER_SIZE = 32
APPLICATION_ID_AT = 68


def begins_in_log(path: Path, application_id: int) -> bool:
    """The log holds the first page of a file with that application id.

    While the log is folded into the file, the file itself may be anything.
    """
    if not has_log(path):
        return False
    with log_of(path).open("rb") as log:
        header = log.read(LOG_HEADER_SIZE)
        if len(header) < LOG_HEADER_SIZE:
            return False
        _, _, page_size, _, *salt, _ = LOG_HEADER.unpack_from(header)
        while len(frame := log.read(FRAME_HEADER_SIZE)) == FRAME_HEADER_SIZE:
            number, *its_salt = FRAME_HEADER.unpack_from(frame)
            if its_salt != salt:
                return False
            page = log.read(page_size)
            if number == 1:
                return page[APPLICATION_ID_AT:][:4] == application_id.to_bytes(4, "big")
    return False


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """Which file is open, whatever its name is now."""

    device: int
    number: int

    @classmethod
    def of(cls, path: Path) -> FileIdentity:
        """The identity of the file that has this name now."""
        found = path.stat()
        return cls(found.st_dev, found.st_ino)

    def must_still_be(self, path: Path) -> None:
        """Raise ``StoreMovedError`` unless the path still names this file."""
        try:
            there = FileIdentity.of(path)
        except OSError:
            there = None
        if there != self:
            raise StoreMovedError(
                f"Not saved: the store {path} was renamed, replaced or removed while it was open."
                " Put it back, or save a copy elsewhere, then close the program."
            )


@dataclass(frozen=True, slots=True)
class Witness:
    """Remembers outside of the store how far it had come, to notice when an older one is back."""

    path: Path

    def last_revision(self, store_id: str) -> int:
        """The last revision seen of that store, 0 for none."""
        value = self._read().get(store_id, 0)
        return value if isinstance(value, int) else 0

    def remember(self, store_id: str, revision: int) -> None:
        """Note how far the store has come."""
        seen = {**self._read(), store_id: revision}
        part = self.path.with_name(f"{self.path.name}.part")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_text(json.dumps(seen), encoding="utf-8")
            part.replace(self.path)
        except OSError:
            # Only a warning depends on it; the store itself is safe without.
            return

    def notice(self, store_id: str, revision: int) -> tuple[Notice, ...]:
        """A warning where the store is older than it was."""
        seen = self.last_revision(store_id)
        if revision >= seen:
            return ()
        return (
            Notice(
                NoticeKind.WENT_BACK,
                f"The store is older than when it was last open here: it ends at edit {revision},"
                f" then it ended at {seen}. A synchronised folder or a copy may have put an old"
                " file back; look for the newer one before you go on.",
            ),
        )

    def _read(self) -> dict[str, object]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
