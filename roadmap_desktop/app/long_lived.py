"""Keeps what lives as long as an open plan out of the search for unreachable objects.

Python looks through all objects for rings of them that nobody holds any more. With the content, the
rules and a plan loaded that takes a tenth of a second, and it would happen in the middle of a drag.
What was loaded is set apart once it is in use, and looked at again when the plan is closed.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

SET_APART_AFTER = 1_000
"""Milliseconds after a plan was opened at which its screen has been painted."""
LOOK_AFTER = 100
"""Milliseconds after a plan was closed at which Home has been painted."""
NEW_OBJECTS = 10_000
"""New objects after which Python looks through those; its own 700 are meant for small scripts."""


class LongLived(QObject):
    """Follows plans as they are opened and closed; ends with the window that owns it."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        gc.set_threshold(NEW_OBJECTS, 10, 10)
        self._apart, self._look = QTimer(self), QTimer(self)
        for timer, wait, act in (
            (self._apart, SET_APART_AFTER, self.set_all_apart),
            (self._look, LOOK_AFTER, self.look_at_all),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(act)

    def set_apart(self) -> None:
        """Something was loaded that stays: set it apart in a moment."""
        self._apart.start()

    def take_back(self) -> None:
        """Something that was loaded has gone: look through everything in a moment."""
        self._look.start()

    def set_all_apart(self) -> None:
        """Whatever is loaded by now stays."""
        gc.freeze()

    def look_at_all(self) -> None:
        """Free what nobody holds any more, whatever was set apart."""
        gc.unfreeze()
        gc.collect()
        self._apart.start()

    def end(self) -> None:
        """The window closes: nothing stays apart."""
        self._apart.stop()
        self._look.stop()
        gc.unfreeze()
