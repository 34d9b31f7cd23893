"""A checksum over each revision, so that an altered journal is noticed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

REVISION_FIELDS = ("at", "actor", "label", "kind", "target", "scope", "scope_id")
CHANGE_FIELDS = ("entity", "row_id", "client_id", "plan_id", "old", "new")


def seal_of(revision: Mapping[Any, Any], changes: Sequence[Mapping[Any, Any]]) -> int:
    """CRC-32 of a revision's row and its changes' rows, in their order."""
    content = [
        [revision[name] for name in REVISION_FIELDS],
        *([change[name] for name in CHANGE_FIELDS] for change in changes),
    ]
    return zlib.crc32(json.dumps(content, ensure_ascii=True).encode())
