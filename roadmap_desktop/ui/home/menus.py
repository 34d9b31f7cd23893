"""Home's menus: what can be done to a plan, and the finished examples."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from roadmap_desktop.ui.theme.look import Look

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import PlanSummary

LONGEST_FIRM = 40


def _t(text: str) -> str:
    return QCoreApplication.translate("HomeMenus", text)


def plan_menu(
    look: Look,
    parent: QWidget,
    plan: PlanSummary,
    *,
    open_plan: Callable[[], object],
    copy: Callable[[], object],
    put_away: Callable[[], object],
    delete: Callable[[], object],
    erase: Callable[[], object],
) -> QMenu:
    """All that can be done to a plan of the list."""
    away = _t("&Take out again") if plan.archived else _t("&Put away")
    icon = "archive-restore" if plan.archived else "archive"
    firm = plan.client_name
    if len(firm) > LONGEST_FIRM:
        firm = f"{firm[:LONGEST_FIRM].rstrip()}…"
    menu = _menu(look, parent)
    _add(look, menu, _t("&Open"), "folder-open", open_plan, _t("Enter"))
    _add(look, menu, _t("Make a &copy"), "copy", copy)
    _add(look, menu, away, icon, put_away)
    _add(look, menu, _t("&Delete"), "trash-2", delete, _t("Del"))
    menu.addSeparator()
    erase_words = _t("&Erase {firm} for good…").format(firm=firm.replace("&", "&&"))
    _add(look, menu, erase_words, "eraser", erase)
    return menu


def samples_menu(look: Look, parent: QWidget, choose: Callable[[str], object]) -> QMenu:
    """The finished examples, each with what it shows."""
    menu = _menu(look, parent)
    for name, words in sample_words().items():
        _add(look, menu, words, "file-text", partial(choose, name))
    return menu


def sample_words() -> dict[str, str]:
    """The finished examples by name, the lightest first."""
    return {
        "bakery": _t("A &bakery of 6 drafts replies to customers · light plan"),
        "accounting": _t("An &accounting office of 14 reads invoices · standard plan"),
        "home_care": _t("A &home care service of 38 sums up visit notes · formal plan"),
    }


def _menu(look: Look, parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setFont(look.font())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(
    look: Look, menu: QMenu, words: str, icon: str, act: Callable[[], object], keys: str = ""
) -> None:
    action = menu.addAction(look.icon(icon), f"{words}\t{keys}" if keys else words)
    action.triggered.connect(lambda: act())
