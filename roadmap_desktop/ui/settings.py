"""What the window remembers between two starts; nothing of a client is in it."""

from __future__ import annotations

import getpass
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.theme.tokens import LARGEST_SCALE, SMALLEST_SCALE, Theme

SYSTEM = "system"
HOME = Destination(place=Place.HOME)
PARTS = ("section", "question", "gate", "task")
"""What a destination names inside its place, by ids only."""
ACTOR = "actor"
"""Note in the settings: the name that was given for the history."""


@dataclass(frozen=True)
class Shown:
    """Which plan was open and what of it was in sight, to go on where one was."""

    plan_id: str = ""
    destination: Destination = HOME


class Settings:
    """Reads and writes the settings file; what cannot be read counts as not set."""

    def __init__(self, path: Path) -> None:
        self._stored = QSettings(str(path), QSettings.Format.IniFormat)

    def flush(self) -> None:
        """Write what has changed."""
        self._stored.sync()

    def _text(self, key: str, default: str = "") -> str:
        return str(self._stored.value(key, default) or default)

    @property
    def actor(self) -> str:
        """Who works here, for the history: as set, else the name one is logged in with."""
        try:
            return self.note(ACTOR) or getpass.getuser()
        except (OSError, KeyError):
            return "someone"

    @property
    def theme(self) -> str:
        """A theme's name, or 'system'."""
        name = self._text("look/theme", SYSTEM)
        return name if name in (SYSTEM, *Theme) else SYSTEM

    @theme.setter
    def theme(self, name: str) -> None:
        self._stored.setValue("look/theme", name)

    @property
    def scale(self) -> float:
        """Text size, 1.0 is 100 %."""
        try:
            scale = float(self._text("look/scale", "1"))
        except ValueError:
            return 1.0
        return min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)

    @scale.setter
    def scale(self, scale: float) -> None:
        self._stored.setValue("look/scale", str(scale))

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size, as Qt saves it."""
        value = self._stored.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._stored.setValue("window/geometry", geometry)

    @property
    def shown(self) -> Shown:
        """What was open last."""
        place = self._text("window/place")
        if place not in set(Place):
            return Shown()
        parts = {part: self._text(f"window/{part}") for part in PARTS}
        return Shown(self._text("window/plan"), Destination(place=Place(place), **parts))

    @shown.setter
    def shown(self, shown: Shown) -> None:
        self._stored.setValue("window/plan", shown.plan_id)
        self._stored.setValue("window/place", shown.destination.place.value)
        for part in PARTS:
            self._stored.setValue(f"window/{part}", getattr(shown.destination, part))

    @property
    def shortcuts(self) -> Mapping[str, str]:
        """Shortcuts the user has changed, by action; '' takes one away."""
        try:
            found = json.loads(self._text("keys/shortcuts", "{}"))
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}

    @shortcuts.setter
    def shortcuts(self, shortcuts: Mapping[str, str]) -> None:
        self._stored.setValue("keys/shortcuts", json.dumps(dict(shortcuts)))

    def folder(self, purpose: str) -> str:
        """The folder last used for something, e.g. 'export'."""
        return self._text(f"folders/{purpose}")

    def remember_folder(self, purpose: str, folder: Path) -> None:
        """Remember the folder used for something."""
        self._stored.setValue(f"folders/{purpose}", str(folder))

    def note(self, key: str) -> str:
        """Any other small text, e.g. the columns of a table."""
        return self._text(f"notes/{key}")

    def keep_note(self, key: str, text: str) -> None:
        """Keep any other small text."""
        self._stored.setValue(f"notes/{key}", text)
