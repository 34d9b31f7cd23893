"""The table of actions: every thing one can ask for, wherever the window stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, kw_only=True)
class ActionSpec:
    """One thing the user can ask for, wherever the window stands."""

    id: str
    text: str
    """With its mnemonic."""
    menu: str
    """``plan``, ``edit``, ``view`` or ``help``."""
    keys: str = ""
    """The shortcut it comes with, in Qt's portable spelling."""
    icon: str = ""
    group: int = 0
    """A line stands in the menu where the group changes."""
    of_plan: bool = False
    """Asks for an open plan; without one it says so."""
    hint: str = ""

    @property
    def plain_text(self) -> str:
        """The text without mnemonic and dots."""
        return self.text.replace("&", "").rstrip("…")


def _t(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def menu_titles() -> Mapping[str, str]:
    """The menus in their order."""
    return {"plan": _t("&Plan"), "edit": _t("&Edit"), "view": _t("&View"), "help": _t("&Help")}


def action_table() -> tuple[ActionSpec, ...]:
    """Every action, in the order of the menus."""
    spec = ActionSpec
    return (
        spec(id="new", text=_t("&New plan…"), menu="plan", keys="Ctrl+N", icon="plus"),
        spec(
            id="open_file", text=_t("&Open a file…"), menu="plan", keys="Ctrl+O", icon="folder-open"
        ),
        spec(id="example", text=_t("&Look at an example"), menu="plan", icon="file-text"),
        spec(
            id="export",
            text=_t("&Export…"),
            menu="plan",
            keys="Ctrl+E",
            icon="file-down",
            group=1,
            of_plan=True,
        ),
        spec(
            id="export_again",
            text=_t("Export a&gain"),
            menu="plan",
            keys="Ctrl+Shift+E",
            icon="file-down",
            group=1,
            of_plan=True,
        ),
        spec(
            id="preview",
            text=_t("&Print preview…"),
            menu="plan",
            keys="Ctrl+P",
            icon="printer",
            group=1,
            of_plan=True,
        ),
        spec(
            id="rename",
            text=_t("Re&name this plan…"),
            menu="plan",
            icon="pencil",
            group=2,
            of_plan=True,
        ),
        spec(
            id="quick_plan",
            text=_t("Go through &Quick plan again"),
            menu="plan",
            icon="list",
            group=2,
            of_plan=True,
        ),
        spec(
            id="close_plan",
            text=_t("&Close this plan"),
            menu="plan",
            keys="Ctrl+W",
            icon="house",
            group=2,
            of_plan=True,
        ),
        spec(
            id="back_up",
            text=_t("Make a &backup now"),
            menu="plan",
            icon="database-backup",
            group=3,
        ),
        spec(
            id="restore", text=_t("&Restore from a backup…"), menu="plan", icon="history", group=3
        ),
        spec(
            id="save_copy",
            text=_t("Save a cop&y of everything…"),
            menu="plan",
            icon="save",
            group=3,
        ),
        spec(id="quit", text=_t("&Quit"), menu="plan", keys="Ctrl+Q", icon="log-out", group=4),
        spec(id="undo", text=_t("&Undo"), menu="edit", keys="Ctrl+Z", icon="undo-2"),
        spec(id="redo", text=_t("&Redo"), menu="edit", keys="Ctrl+Shift+Z", icon="redo-2"),
        spec(
            id="find",
            text=_t("&Find in this plan…"),
            menu="edit",
            keys="Ctrl+F",
            icon="search",
            group=1,
            of_plan=True,
        ),
        spec(
            id="palette",
            text=_t("Find &anything…"),
            menu="edit",
            keys="Ctrl+K",
            icon="search",
            group=1,
        ),
        spec(
            id="settings",
            text=_t("&Settings…"),
            menu="edit",
            keys="Ctrl+,",
            icon="settings",
            group=2,
        ),
        spec(
            id="shortcuts", text=_t("&Keyboard shortcuts…"), menu="edit", icon="keyboard", group=2
        ),
        spec(id="home", text=_t("&Home"), menu="view", keys="Alt+Home", icon="house"),
        spec(
            id="overview",
            text=_t("&Overview"),
            menu="view",
            keys="Ctrl+1",
            icon="layout-dashboard",
            of_plan=True,
        ),
        spec(
            id="interview",
            text=_t("&Interview"),
            menu="view",
            keys="Ctrl+2",
            icon="list-checks",
            of_plan=True,
        ),
        spec(
            id="timeline",
            text=_t("&Timeline"),
            menu="view",
            keys="Ctrl+3",
            icon="calendar-range",
            of_plan=True,
        ),
        spec(
            id="gates",
            text=_t("&Gates"),
            menu="view",
            keys="Ctrl+4",
            icon="milestone",
            of_plan=True,
        ),
        spec(
            id="history",
            text=_t("H&istory"),
            menu="view",
            keys="Ctrl+5",
            icon="history",
            of_plan=True,
        ),
        spec(
            id="theme_system",
            text=_t("Colours of the &system"),
            menu="view",
            icon="monitor",
            group=1,
        ),
        spec(id="theme_light", text=_t("&Light"), menu="view", icon="sun", group=1),
        spec(id="theme_dark", text=_t("&Dark"), menu="view", icon="moon", group=1),
        spec(id="theme_high", text=_t("High &contrast"), menu="view", icon="contrast", group=1),
        spec(
            id="larger",
            text=_t("L&arger text"),
            menu="view",
            keys="Ctrl++",
            icon="zoom-in",
            group=2,
        ),
        spec(
            id="smaller",
            text=_t("S&maller text"),
            menu="view",
            keys="Ctrl+-",
            icon="zoom-out",
            group=2,
        ),
        spec(id="normal_size", text=_t("&Normal text size"), menu="view", keys="Ctrl+0", group=2),
        spec(
            id="projector_size",
            text=_t("Pro&jector text size"),
            menu="view",
            keys="Ctrl+9",
            icon="presentation",
            group=2,
        ),
        spec(
            id="full_screen",
            text=_t("&Full screen"),
            menu="view",
            keys="F11",
            icon="maximize",
            group=3,
        ),
        spec(id="help", text=_t("&Help"), menu="help", keys="F1", icon="book-open"),
        spec(id="keys", text=_t("&Keys"), menu="help", keys="Shift+F1", icon="keyboard"),
        spec(id="glossary", text=_t("&Glossary"), menu="help", icon="book-open"),
        spec(id="about", text=_t("&About Roadmap Desktop"), menu="help", icon="info", group=1),
    )


SECOND_KEYS: Mapping[str, str] = {"redo": "Ctrl+Y", "larger": "Ctrl+="}
"""What people press as well."""
