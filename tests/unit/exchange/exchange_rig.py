"""What the tests of foreign files build on."""

from __future__ import annotations

import os
from datetime import date

TODAY = date(2027, 1, 4)
LEAST = '[firm]\nname = "Hazel Lane Bakery"\n[use]\nwork = "Draft replies to customers."\n'
"""The answers a plan cannot do without."""


def repeats(slice_: int, full: int) -> int:
    """How often a test repeats: a slice of the full count, except in a soak."""
    return full if os.environ.get("ROADMAP_SOAK") == "1" else slice_
