"""The few colours of everything that is printed; each stays apart from the others in grey."""

from __future__ import annotations

from enum import StrEnum


class Ink(StrEnum):
    """A colour as six hexadecimal digits, sRGB."""

    TEXT = "#1a1a1a"
    SOFT = "#4d4d4d"
    LINE = "#8c8c8c"
    FAINT = "#c8c8c8"
    TINT = "#f1f3f3"
    CLOSED = "#e7e9e9"
    ACCENT = "#1f4b7f"
    MID = "#a9bfdb"
    ALERT = "#9e1f1a"
    PAPER = "#ffffff"
