"""Breaks a text into so many lines, the last one cut short."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout


def lines_of(font: QFont, words: str, width: int, most: int) -> list[str]:
    """The lines of a text at this width, at most so many; what does not fit becomes an ellipsis."""
    metrics = QFontMetrics(font)
    if most < 1 or not words:
        return []
    if metrics.horizontalAdvance(words) <= width:
        return [words]
    units = words.encode("utf-16-le")  # Qt counts in these, two bytes each
    layout = QTextLayout(words, font)
    layout.beginLayout()
    found: list[str] = []
    start = 0
    while len(found) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        end = start + 2 * line.textLength()
        found.append(units[start:end].decode("utf-16-le", "replace").strip())
        start = end
    layout.endLayout()
    rest = units[start:].decode("utf-16-le", "replace").strip()
    if rest:
        found.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return found
