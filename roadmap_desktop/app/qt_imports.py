"""Keeps Qt for Python from reading the source of every module that is imported after it.

It looks there for the word PySide6, to know in which modules ``from __feature__ import ...`` may
change names. The program uses no such feature; without the search it starts sooner, and the text of
a thousand files does not stay in memory (35 MB).
"""

from __future__ import annotations

import sys
from types import ModuleType


def do_not_search() -> None:
    """Import Qt, and answer for each module that comes after it that it uses none."""
    import PySide6.QtCore  # noqa: F401 -- brings the search along

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = _uses_no_feature


def _uses_no_feature(module: ModuleType) -> bool:
    del module
    return False
