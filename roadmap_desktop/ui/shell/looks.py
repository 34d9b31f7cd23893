"""Steps of the text size."""

from __future__ import annotations

from roadmap_desktop.ui.theme.tokens import SCALES


def step_scale(scale: float, by: int) -> float:
    """The next larger (1) or smaller (-1) text size."""
    nearest = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - scale))
    return SCALES[max(0, min(len(SCALES) - 1, nearest + by))]
