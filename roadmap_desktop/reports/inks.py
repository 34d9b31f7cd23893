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

    # those of the screen's light theme, for a timeline that is printed as it is seen
    CRITICAL = "#9b1750"
    BORDER = "#777e83"
    SUNKEN = "#e9e7df"
    ACCENT_FILL = "#e2ebf5"
    SUCCESS = "#1f6238"
    SUCCESS_FILL = "#e1f0e3"
    WARNING = "#744700"
    WARNING_FILL = "#fbedcb"
    ALERT_FILL = "#fbe5e1"
    PHASE_1 = "#3e4378"
    PHASE_1_EDGE = "#2b2f5c"
    PHASE_2 = "#2f7184"
    PHASE_2_EDGE = "#1f5666"
    PHASE_3 = "#5e9f7c"
    PHASE_3_EDGE = "#2f6b4b"
    PHASE_4 = "#b9ba5b"
    PHASE_4_EDGE = "#686a12"
    PHASE_5 = "#efdf9c"
    PHASE_5_EDGE = "#7e6a12"


PHASE_INKS = (
    (Ink.PHASE_1, Ink.PHASE_1_EDGE),
    (Ink.PHASE_2, Ink.PHASE_2_EDGE),
    (Ink.PHASE_3, Ink.PHASE_3_EDGE),
    (Ink.PHASE_4, Ink.PHASE_4_EDGE),
    (Ink.PHASE_5, Ink.PHASE_5_EDGE),
)
"""(fill, edge) of each phase; lightness rises in even steps, so that a grey print works."""
