"""Which of two versions of the program is the newer one, for stores and plan files."""

from __future__ import annotations

import re

_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){1,3}", re.ASCII)


def is_newer(version: object, than: str) -> bool:
    """'0.10.0' is newer than '0.9.1'; what is no version, such as '' or None, is newer than none.

    ``version`` may come from a stranger's file, ``than`` is a version of this program.
    """
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        return False
    return _parts(version) > _parts(than)


def _parts(version: str) -> tuple[int, ...]:
    numbers = [int(one) for one in version.split(".")]
    return tuple(numbers + [0] * (4 - len(numbers)))
