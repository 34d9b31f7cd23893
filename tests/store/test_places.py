from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_desktop.store.places import NoticeKind, Witness, sync_service
from roadmap_desktop.store.restore import restore
from tests.store.store_rig import Desk, furnish, retitle


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Bakery)/plans", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Backhaus Süd/Documents", "OneDrive"),
        ("Google Drive/My Drive", "Google Drive"),
        ("GoogleDrive-ines@example.org/x", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloud Drive", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud/work", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("pCloudDrive", "pCloud"),
        ("MEGAsync", "MEGA"),
        ("MEGA", "MEGA"),
        ("Seafile", "Seafile"),
        ("Syncthing", "Syncthing"),
        ("Documents/plans", ""),
        ("megaphones", ""),
        ("onedrivers", ""),
        ("dropboxes", ""),
    ],
)
def test_known_sync_folders_are_recognised(folder: str, service: str) -> None:
    assert sync_service(Path("/home/ines") / folder / "roadmap.db") == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".sync", "Resilio Sync")],
)
def test_a_service_is_recognised_by_its_mark(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / mark).touch()
    assert sync_service(tmp_path / "plans" / "roadmap.db") == service


def test_a_store_in_a_sync_folder_works_but_warns(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "Dropbox" / "roadmap.db")
    with furnish(desk.open()) as store:
        assert [n.kind for n in store.notices] == [NoticeKind.SYNC_FOLDER]
        assert "Dropbox synchronises" in store.notices[0].sentence
        assert retitle(store, "works") is not None
    assert [f.name for f in desk.path.parent.iterdir()] == ["roadmap.db"]


def test_an_older_store_in_the_place_of_a_newer_one_is_noticed(desk: Desk, tmp_path: Path) -> None:
    witness = tmp_path / "state" / "stores.json"
    with furnish(desk.open(witness=witness)) as store:
        assert store.notices == ()
    old = desk.path.read_bytes()
    with desk.open(witness=witness) as store:
        assert store.notices == ()
        retitle(store, "newer")
    desk.path.write_bytes(old)
    with desk.open(witness=witness, back_up=False) as store:
        assert [n.kind for n in store.notices] == [NoticeKind.WENT_BACK]
        assert "it ends at edit 2, then it ended at 3" in store.notices[0].sentence
    with desk.open(witness=witness, back_up=False) as store:
        assert store.notices == (), "it was told once"


def test_each_store_has_its_own_witness(tmp_path: Path) -> None:
    witness = tmp_path / "stores.json"
    one, other = Desk(tmp_path / "a" / "r.db"), Desk(tmp_path / "b" / "r.db")
    with furnish(one.open(witness=witness, new_id=lambda: "one")):
        pass
    with other.open(witness=witness, new_id=lambda: "other") as store:
        assert store.notices == ()
    assert Witness(witness).last_revision("one") == 2
    assert Witness(witness).last_revision("other") == 0


@pytest.mark.parametrize("content", ["", "[]", "{", '{"x": "y"}'])
def test_a_witness_that_cannot_be_read_is_begun_anew(
    desk: Desk, tmp_path: Path, content: str
) -> None:
    witness = tmp_path / "stores.json"
    witness.write_text(content, encoding="utf-8")
    with furnish(desk.open(witness=witness)) as store:
        assert store.notices == ()
        store_id = store.store_id
    assert Witness(witness).last_revision(store_id) == 2


def test_a_restored_backup_is_not_taken_for_a_lost_edit(desk: Desk, tmp_path: Path) -> None:
    witness = tmp_path / "stores.json"
    with furnish(desk.open(witness=witness)) as store:
        made = store.back_up()
        retitle(store, "newer")
    restore(desk.path, made.path, migrations=desk.migrations, now=desk.clock, witness=witness)
    with desk.open(witness=witness) as store:
        assert store.notices == ()
