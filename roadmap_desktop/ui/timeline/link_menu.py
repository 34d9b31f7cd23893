"""The links of a row as a menu: each can be taken away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from roadmap_desktop.commands.timeline.links import links_of, unlink_rows
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink
from roadmap_desktop.ui.timeline.acts import Act


def _t(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)


def add_links(menu: QMenu, schedule: Schedule, row: str, run: Callable[[Act], object]) -> None:
    """Offer to take away each link of a row; nothing where it has none."""
    before, after = links_of(schedule, row)
    if not before and not after:
        return
    inner = menu.addMenu(_t("Take away a link"))
    inner.setFont(menu.font())
    for link in (*before, *after):
        act: Act = partial(
            unlink_rows,
            schedule=schedule,
            predecessor=link.predecessor,
            successor=link.successor,
        )
        action = inner.addAction(_words(schedule, link, row).replace("&", "&&"))
        action.triggered.connect(lambda _=False, one=act: run(one))


def _words(schedule: Schedule, link: ScheduledLink, row: str) -> str:
    """'It waits for “Agree stop rules” (SS+2)'."""
    other = link.predecessor if link.successor == row else link.successor
    name = schedule.by_id[other].name
    lag = f"{link.lag:+d}" if link.lag else ""
    kind = "" if link.kind.value == "FS" and not lag else f" ({link.kind.value}{lag})"
    waits = _t("It waits for “{name}”") if link.successor == row else _t("“{name}” waits for it")
    return waits.format(name=name) + kind
