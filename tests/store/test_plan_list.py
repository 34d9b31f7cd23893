from __future__ import annotations

import pytest

from roadmap_desktop.store.plan_list import search_words
from roadmap_desktop.store.removal import delete_plan
from roadmap_desktop.store.revisions import WHOLE_STORE, RevisionScope
from roadmap_desktop.store.store import Store
from roadmap_desktop.store.tables.client import ClientRow
from roadmap_desktop.store.tables.plan import PlanRow
from tests.store.store_rig import ME, Clock, Desk, add_client, add_plan, furnish, retitle


def ids(store: Store, search: str = "") -> list[str]:
    return [plan.id for plan in store.plans(search).plans]


@pytest.fixture
def plans(store: Store) -> Store:
    """Three plans of two firms."""
    add_client(store, "office", "Kanzlei Émile & Söhne")
    add_plan(store, "invoices", "office", "Read invoices")
    add_plan(store, "menus", "bakery", "Crème brûlée: menus of the week")
    return store


def test_a_summary_says_what_the_list_shows(plans: Store, clock: Clock) -> None:
    clock.pass_by(hours=2)
    revision = retitle(plans, "Answers", "replies")
    assert revision
    first = plans.plans().plans[0]
    assert (first.id, first.title, first.client_id, first.client_name) == (
        "replies",
        "Answers",
        "bakery",
        "Backhaus Süd",
    )
    assert (first.changed_at, first.revision) == (clock.time, revision.id)
    assert (first.start, first.archived) == (None, False)


def test_the_plan_changed_last_comes_first_whatever_the_clock_says(
    plans: Store, clock: Clock
) -> None:
    assert ids(plans) == ["menus", "invoices", "replies"]
    clock.pass_by(days=-100)
    retitle(plans, "x", "replies")
    assert ids(plans) == ["replies", "menus", "invoices"]
    plans.journal.undo(RevisionScope.of_plan("replies"), ME)
    assert ids(plans) == ["replies", "menus", "invoices"]


def test_a_change_of_the_client_is_a_change_of_its_plans(plans: Store) -> None:
    with plans.journal.revision("Heads", ME, RevisionScope.of_client("office")) as session:
        session.get_one(ClientRow, "office").head_count = 14
    assert session.recorded
    assert ids(plans)[0] == "invoices"
    assert plans.plans().plans[0].revision == session.recorded.id


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["menus", "invoices", "replies"]),
        ("   ", ["menus", "invoices", "replies"]),
        ("r", ["invoices", "replies"]),
        ("re", ["invoices", "replies"]),
        ("rea", ["invoices"]),
        ("read inv", ["invoices"]),
        ("inv READ", ["invoices"]),
        ("emile", ["invoices"]),
        ("Émile", ["invoices"]),
        ("sohne", ["invoices"]),
        ("creme brulee", ["menus"]),
        ("backhaus", ["menus", "replies"]),
        ("sud week", ["menus"]),
        ("eek", []),
        ("read customers", []),
        ("zzz", []),
        ('"', []),
        ("'; DROP TABLE plan; --", []),
        ("title:read", []),
        ("read*", ["invoices"]),
        ("read AND invoices", []),
        ("NOT read", []),
        ("NEAR(read)", []),
        ("^read", ["invoices"]),
        ("&", []),
        ("read\x00invoices", ["invoices"]),
        ("\ud83e", []),
        ("a" * 5000, []),
    ],
)
def test_search_finds_words_that_begin_like_what_was_typed(
    plans: Store, search: str, found: list[str]
) -> None:
    assert ids(plans, search) == found


def test_search_words_are_quoted() -> None:
    assert search_words('Read "in_voices"') == '"Read"* "in"* "voices"*'


def test_search_follows_edits_undo_and_deletion(plans: Store) -> None:
    retitle(plans, "Antworten", "replies")
    assert ids(plans, "draft") == []
    assert ids(plans, "antw") == ["replies"]
    plans.journal.undo(RevisionScope.of_plan("replies"), ME)
    assert ids(plans, "draft") == ["replies"]
    with plans.journal.revision("Rename", ME, RevisionScope.of_client("bakery")) as session:
        session.get_one(ClientRow, "bakery").name = "Mühlenbäcker"
    assert ids(plans, "backhaus") == []
    assert sorted(ids(plans, "muhlen")) == ["menus", "replies"]
    with plans.journal.revision("Number", ME, RevisionScope.of_plan("invoices")) as session:
        session.get_one(PlanRow, "invoices").number = "R-2027/04"
    assert ids(plans, "2027") == ["invoices"]
    with plans.journal.revision("Move", ME, WHOLE_STORE) as session:
        session.get_one(PlanRow, "menus").client_id = "office"
    assert sorted(ids(plans, "kanzlei")) == ["invoices", "menus"]
    with plans.journal.revision("Delete", ME, WHOLE_STORE) as session:
        delete_plan(session, "invoices")
    assert ids(plans, "kanzlei") == ["menus"]
    plans.journal.undo(WHOLE_STORE, ME)
    assert sorted(ids(plans, "kanzlei")) == ["invoices", "menus"]
    assert plans.verify().is_whole


@pytest.mark.parametrize("search", ["", "plan"])
@pytest.mark.parametrize("limit", [1, 4, 5, 7, 100])
def test_pages_join_to_the_whole_list(desk: Desk, limit: int, search: str) -> None:
    store = furnish(desk.open())
    for number in range(12):
        add_plan(store, f"p{number}", title=f"Plan {number}")
    # All of them touched by one revision: the list still has an order.
    with store.journal.revision("Rename", ME, RevisionScope.of_client("bakery")) as session:
        session.get_one(ClientRow, "bakery").name = "Plan makers"
    pages = [store.plans(search, limit=limit)]
    while pages[-1].next is not None:
        pages.append(store.plans(search, after=pages[-1].next, limit=limit))
    whole = store.plans(search).plans
    assert len(whole) == 13
    assert tuple(plan for page in pages for plan in page.plans) == whole
    assert [len(page.plans) for page in pages[:-1]] == [limit] * (len(pages) - 1)
    assert 0 < len(pages[-1].plans) <= limit


def test_clients_come_by_name(plans: Store) -> None:
    add_client(plans, "z", "anna's flowers")
    assert [c.name for c in plans.clients()] == [
        "anna's flowers",
        "Backhaus Süd",
        "Kanzlei Émile & Söhne",
    ]
