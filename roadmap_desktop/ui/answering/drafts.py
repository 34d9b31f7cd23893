"""Keeps typing safe: a draft one second after the last key, every two seconds at most."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

QUIET = 1_000
"""Milliseconds without a key after which a draft is kept."""
AT_MOST = 1_900
"""Milliseconds after which it is kept while keys still come; two seconds are promised."""

Keep = Callable[[str, Any], None]


class DraftKeeper(QObject):
    """Collects what was typed, by field, and hands it to the store in good time."""

    def __init__(self, keep: Keep, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self._waiting: dict[str, Callable[[], Any]] = {}
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    def touched(self, field: str, read: Callable[[], Any]) -> None:
        """Something was typed in a field; ``read`` gives what stands in it when it is kept."""
        if not self._waiting:
            self._since.start()
        self._waiting[field] = read
        left = AT_MOST - int(self._since.elapsed())
        self._timer.start(max(0, min(QUIET, left)))

    def forget(self, *fields: str) -> None:
        """These were committed; nothing of them is to be kept."""
        for field in fields:
            self._waiting.pop(field, None)

    def flush(self) -> None:
        """Keep now what waits."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for field, read in waiting.items():
            self._keep(field, read())
