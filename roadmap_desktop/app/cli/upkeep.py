"""Commands that look after the store: backup, restore, verify."""

from __future__ import annotations

from pathlib import Path

from roadmap_desktop.app import paths
from roadmap_desktop.app.cli.desk import Desk
from roadmap_desktop.app.cli.text import counted, size, table
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.store.backup import backups_of, inspect_backup
from roadmap_desktop.store.restore import restore as restore_store


def backup(desk: Desk) -> int:
    """Write a backup, checked by reopening it."""
    with desk.store() as store:
        made = store.back_up()
    desk.say(f"{made.path}  {size(made.path.stat().st_size)}, checked by reopening it")
    return 0


def restore(desk: Desk) -> int:
    """Go back to a backup; without a name, list what there is."""
    given = desk.arguments
    path = desk.store_path
    if not given.file:
        return _list_backups(desk, path)
    chosen = _chosen(path, given.file)
    content = inspect_backup(chosen)
    edited = f"{content.last_edit:%Y-%m-%d %H:%M}" if content.last_edit else "never"
    plans, firms = counted(content.plan_count, "plan"), counted(content.client_count, "firm")
    made = f"{content.made_at:%Y-%m-%d %H:%M}"
    desk.say(f"{chosen.name}: made {made}, {plans} of {firms}, last edit {edited}.")
    if not given.yes:
        desk.say("Nothing was changed. To go back to it, add --yes.")
        return 0
    former = restore_store(
        path,
        chosen,
        migrations=paths.migrations(),
        now=desk.now,
        witness=paths.witness_path(),
    )
    desk.say(f"Restored. The former state lies in {former}." if former else "Restored.")
    return 0


def _list_backups(desk: Desk, path: Path) -> int:
    rows = []
    for one in backups_of(path):
        made = f"{one.made_at:%Y-%m-%d %H:%M}"
        try:
            count = str(inspect_backup(one.path).plan_count)
        except PlanError:
            count = "damaged"
        rows.append((one.path.name, made, one.reason, count))
    if not rows:
        desk.say("There is no backup yet. Make one with: roadmap-desktop backup")
        return 0
    desk.say(table(("Backup", "Made", "Because", "Plans"), rows, right=(3,)))
    desk.say("Look at one with: roadmap-desktop restore NAME")
    return 0


def _chosen(path: Path, name: str) -> Path:
    for one in backups_of(path):
        if one.path.name == name:
            return one.path
    if Path(name).exists():
        return Path(name)
    raise PlanError(f"No backup is called '{name}'; list them with: roadmap-desktop restore")


def verify(desk: Desk) -> int:
    """Check the store against its own journal."""
    with desk.store() as store:
        found = store.verify()
    if found.is_whole:
        desk.say(f"Whole: {found.revisions} revisions replayed, {found.rows} rows compared.")
        return 0
    for problem in found.problems:
        desk.warn(problem)
    raise PlanError("The store is not whole. Restore a backup: roadmap-desktop restore")
