"""How the window looks: theme and text size."""

from __future__ import annotations

from roadmap_desktop.ui.main_window import MainWindow
from roadmap_desktop.ui.theme.tokens import SCALES


class Looks:
    """Keeps what is chosen in the settings and dresses the window in it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def use_theme(self, name: str) -> None:
        """Dress the window in another theme."""
        self._window.settings.theme = name
        self._window.look_again()

    def use_scale(self, scale: float) -> None:
        """Write larger or smaller."""
        self._window.settings.scale = scale
        self._window.look_again()

    def step_scale(self, by: int) -> None:
        """Write one step larger (1) or smaller (-1)."""
        self.use_scale(step_scale(self._window.settings.scale, by))


def step_scale(scale: float, by: int) -> float:
    """The next larger (1) or smaller (-1) text size."""
    nearest = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - scale))
    return SCALES[max(0, min(len(SCALES) - 1, nearest + by))]
