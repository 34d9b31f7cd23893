"""Names and notes of another program, made harmless without losing letters."""

from __future__ import annotations

import unicodedata

LONGEST_NAME = 200
LONGEST_NOTE = 2_000
SHAPING = "\u200c\u200d\u200e\u200f"
"""Signs without a width that belong to the spelling of Persian, Hindi, Hebrew or Arabic."""


def one_line(text: str) -> str:
    """The text on one line, each run of blanks as one; what only hides or turns other text
    around goes."""
    return " ".join("".join(map(_kept, text)).split())


def some_lines(text: str) -> str:
    """The text with its line breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(s if s == "\t" else _kept(s) for s in one) for one in lines).strip()


def _kept(sign: str) -> str:
    if sign.isprintable() or sign in SHAPING:
        return sign
    return "" if unicodedata.category(sign) == "Cf" else " "


def name_and_note(name: str, note: str) -> tuple[str, str]:
    """A name as long as a name can be, and the note; a longer name stands in full in front of
    that."""
    if len(name) > LONGEST_NAME:
        return name[: LONGEST_NAME - 1].rstrip() + "…", f"{name}\n{note}".strip()
    return name, note


def shortened(note: str) -> str:
    """A note as long as a note can be."""
    return note if len(note) <= LONGEST_NOTE else note[: LONGEST_NOTE - 1].rstrip() + "…"
