"""Puts a look on the application: fonts, palette and style sheet."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.theme.style_sheet import style_sheet
from roadmap_desktop.ui.theme.tokens import Theme

FACES = ("NotoSans-Regular.ttf", "NotoSans-Medium.ttf", "NotoSans-SemiBold.ttf")

_R = QPalette.ColorRole
_ROLES: Mapping[QPalette.ColorRole, str] = MappingProxyType(
    {
        _R.Window: "surface",
        _R.WindowText: "text",
        _R.Base: "raised",
        _R.AlternateBase: "sunken",
        _R.Text: "text",
        _R.Button: "raised",
        _R.ButtonText: "text",
        _R.BrightText: "text",
        _R.Highlight: "accent",
        _R.HighlightedText: "on_accent",
        _R.Link: "accent",
        _R.LinkVisited: "accent",
        _R.PlaceholderText: "muted",
        _R.ToolTipBase: "raised",
        _R.ToolTipText: "text",
        _R.Accent: "accent",
        _R.Light: "rule",
        _R.Midlight: "rule",
        _R.Mid: "border",
        _R.Dark: "border",
        _R.Shadow: "border",
    }
)


def register_fonts(folder: Path) -> None:
    """Make the typeface known to Qt; the same one as on paper."""
    for face in FACES:
        QFontDatabase.addApplicationFont(str(folder / face))


def apply_look(app: QApplication, look: Look) -> None:
    """Dress the whole application."""
    app.setStyle("Fusion")
    app.setPalette(palette_of(look))
    app.setFont(look.font())
    icons = ("chevron-down", "chevron-right", "check")
    app.setStyleSheet(style_sheet(look, {icon: _picture_file(look, icon) for icon in icons}))


def palette_of(look: Look) -> QPalette:
    """The colours that Qt's own drawing uses."""
    palette = QPalette(look.colour("surface"))
    for role, name in _ROLES.items():
        palette.setColor(role, look.colour(name))
    for role in (_R.WindowText, _R.Text, _R.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, look.colour("muted"))
    return palette


def system_theme(app: QApplication) -> Theme:
    """The theme the desktop asks for, as far as it says."""
    hints = app.styleHints()
    contrast = getattr(getattr(hints, "accessibility", lambda: None)(), "contrastPreference", None)
    if callable(contrast) and contrast() == Qt.ContrastPreference.HighContrast:
        return Theme.HIGH_CONTRAST
    return Theme.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Theme.LIGHT


def _picture_file(look: Look, icon: str) -> str:
    """A style sheet takes pictures from files only, so the icon is drawn into one."""
    folder = Path(tempfile.gettempdir())
    path = folder / f"roadmap-desktop-{icon}-{look.theme}-{look.px(16)}.png"
    if not path.is_file():
        look.pixmap(icon, "text", 16).save(str(path))
    return path.as_posix()
