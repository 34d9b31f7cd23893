"""The store as the window knows it: plans come and go, drafts, backups."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from roadmap_desktop.app import paths
from roadmap_desktop.commands.answers import answer
from roadmap_desktop.commands.office import NEW_PLAN, QUICK_PLAN, Office, Premises
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import InputError, PlanError
from roadmap_desktop.exchange.answers_file import empty_plan
from tests.unit.commands.command_rig import ME, TODAY, Clock

Open = Callable[[], Office]


@pytest.fixture
def premises(tmp_path: Path) -> Premises:
    return Premises(
        store=tmp_path / "store" / "roadmap.db",
        migrations=paths.migrations(),
        samples=paths.resources() / "samples",
        witness=tmp_path / "witness.json",
    )


@pytest.fixture
def open_office(premises: Premises, catalogue: Catalogue) -> Iterator[Open]:
    """Opens the office; all are closed at the end."""
    opened: list[Office] = []
    clock = Clock()

    def act() -> Office:
        office = Office(premises, catalogue, today=lambda: TODAY, now=clock, actor=ME)
        opened.append(office)
        return office

    yield act
    for office in opened:
        office.close()


@pytest.fixture
def office(open_office: Open) -> Office:
    return open_office()


def titles(office: Office) -> list[str]:
    return [p.title for p in office.plans().plans]


# --- what it is given --------------------------------------------------------------------------


def test_content_is_read_once_and_only_when_it_is_needed(
    premises: Premises, catalogue: Catalogue
) -> None:
    read: list[str] = []

    def load() -> Catalogue:
        read.append("catalogue")
        return catalogue

    moment = datetime(2027, 1, 4, 9, tzinfo=UTC)
    office = Office(premises, load, today=lambda: TODAY, now=lambda: moment, actor=ME)
    assert office.plans().plans == ()
    assert read == []
    assert office.catalogue is catalogue
    assert office.catalogue is catalogue
    assert read == ["catalogue"]
    assert (office.today, office.now) == (TODAY, moment)
    assert not office.read_only
    assert office.notices == ()
    office.close()


def test_the_day_is_asked_for_each_time(premises: Premises, catalogue: Catalogue) -> None:
    """A program that is open over midnight."""
    days = iter([date(2027, 1, 4), date(2027, 1, 5)])
    moment = datetime(2027, 1, 4, 9, tzinfo=UTC)
    office = Office(premises, catalogue, today=lambda: next(days), now=lambda: moment, actor=ME)
    assert [office.today, office.today] == [date(2027, 1, 4), date(2027, 1, 5)]
    office.close()


# --- plans come and go -------------------------------------------------------------------------


def test_the_samples_come_lightest_first(office: Office) -> None:
    assert office.samples() == ("bakery", "accounting", "home_care")
    ids = [office.add_sample(name) for name in office.samples()]
    assert [p.id for p in office.plans().plans] == ids[::-1], "the last one made stands first"
    names = [c.name for c in office.clients()]
    assert names == sorted(names)
    assert len(names) == 3


def test_a_sample_that_is_not_there_is_not_offered(premises: Premises, open_office: Open) -> None:
    gone = dataclasses.replace(premises, samples=premises.store.parent / "none")
    office = open_office()
    office.premises = gone
    assert office.samples() == ()


def test_a_plan_is_kept_opened_copied_and_found(office: Office, catalogue: Catalogue) -> None:
    plan = empty_plan(catalogue, TODAY, office.new_id)
    header = dataclasses.replace(plan.header, title="Quotes by noon")
    kept = office.add_plan(dataclasses.replace(plan, header=header))
    assert office.load_plan(kept).header.title == "Quotes by noon"
    copy = office.duplicate(kept)
    assert titles(office) == ["Copy of Quotes by noon", "Quotes by noon"]
    assert titles_found(office, "copy noon") == ["Copy of Quotes by noon"]
    session = office.open_plan(copy)
    session.run(answer, "plan.title", "Quotes by ten")
    assert titles(office) == ["Quotes by ten", "Quotes by noon"]
    assert session.revisions()[0].actor == ME


def titles_found(office: Office, words: str) -> list[str]:
    return [p.title for p in office.plans(words).plans]


def test_the_list_comes_in_pages(office: Office) -> None:
    for name in office.samples():
        office.add_sample(name)
    first = office.plans(limit=2)
    assert len(first.plans) == 2
    second = office.plans(after=first.next, limit=2)
    assert len(second.plans) == 1
    assert second.next is None
    assert {p.id for p in first.plans}.isdisjoint({p.id for p in second.plans})
    assert office.plans(limit=3).next is None


def test_a_plan_that_is_gone_is_told(office: Office) -> None:
    plan = office.add_sample("bakery")
    office.delete(plan)
    for act in (office.open_plan, office.load_plan, office.duplicate, office.delete):
        with pytest.raises(PlanError) as refusal:
            act(plan)
        assert str(refusal.value).endswith(".")


def test_deleting_is_taken_back_and_done_again(office: Office) -> None:
    assert (office.undo_label, office.redo_label) == ("", "")
    plan = office.add_sample("bakery")
    before = office.load_plan(plan)
    office.delete(plan)
    assert office.undo_label == "Delete the plan “Drafting replies to customers”"
    office.undo()
    assert office.load_plan(plan) == before
    assert office.redo_label == "Delete the plan “Drafting replies to customers”"
    office.redo()
    assert office.plans().plans == ()
    office.undo()
    office.undo()
    assert office.undo_label == ""
    assert office.clients() == (), "the firm came with the plan, and goes with it"


def test_an_erased_firm_is_gone_for_good(office: Office) -> None:
    office.add_sample("bakery")
    office.add_sample("accounting")
    (bakery,) = [c for c in office.clients() if c.name == "Wrenfield Bakery"]
    erased = office.erase_client(bakery.id)
    assert (erased.client_name, erased.plans) == ("Wrenfield Bakery", 1)
    assert titles(office) == ["Reading supplier invoices"]
    with pytest.raises(PlanError):
        office.erase_client(bakery.id)


# --- files -------------------------------------------------------------------------------------


def test_a_plan_goes_out_and_comes_in_as_a_file(office: Office, tmp_path: Path) -> None:
    plan = office.add_sample("bakery")
    before = office.load_plan(plan)
    file = tmp_path / "bakery.roadmap"
    office.hand_over(plan, file, "1.0")
    office.delete(plan)
    taken = office.take_in(file)
    assert taken != plan
    assert office.load_plan(taken).use_case.work == before.use_case.work
    assert titles(office) == ["Drafting replies to customers"]
    shouted = file.rename(tmp_path / "BAKERY.ROADMAP")
    assert office.take_in(shouted) != taken


@pytest.mark.parametrize("name", ["plan.pdf", "plan", "plan.toml.bak", ".roadmap.txt"])
def test_another_kind_of_file_is_refused_by_its_name(
    office: Office, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    file.write_text("", encoding="utf-8")
    with pytest.raises(PlanError) as refusal:
        office.take_in(file)
    assert str(refusal.value) == (
        f"{name} is neither a plan (.roadmap) nor a file of answers (.toml); choose one of these."
    )


def test_every_mistake_of_a_file_of_answers_is_told_and_nothing_is_kept(
    office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[firm]\nhead_count = "few"\ncountry = "Atlantis"\n', encoding="utf-8")
    with pytest.raises(InputError) as refusal:
        office.take_in(file)
    assert {p.where for p in refusal.value.problems} >= {"firm.head_count", "firm.country"}
    assert office.plans().plans == ()
    assert office.clients() == ()


@pytest.mark.parametrize("name", ["none.toml", "none.roadmap"])
def test_a_file_that_is_not_there_is_told(office: Office, tmp_path: Path, name: str) -> None:
    with pytest.raises(PlanError) as refusal:
        office.take_in(tmp_path / name)
    assert name in str(refusal.value)


# --- drafts ------------------------------------------------------------------------------------

VALUES = [
    "words",
    "",
    'with "quotes" and ünï©ode 🥐',
    0,
    2.5,
    True,
    None,
    [],
    [["", "name", "Ada"], ["row-1", "examples", "x"]],
    {"checks.one": "in words"},
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_draft_comes_back_as_it_was_at_the_next_start(open_office: Open, value: object) -> None:
    office = open_office()
    plan = office.add_sample("bakery")
    office.keep_draft(plan, "use.work", value)
    office.keep_draft(NEW_PLAN, "firm.name", "Otter")
    office.close()
    later = open_office()
    found = later.drafts(plan)
    assert found == {"use.work": value}
    assert type(found["use.work"]) is type(value)
    assert later.drafts() == {"firm.name": "Otter"}


def test_a_newer_draft_takes_the_place_of_the_older(office: Office) -> None:
    office.keep_draft(NEW_PLAN, "firm.name", "Ott")
    office.keep_draft(NEW_PLAN, "firm.name", "Otter")
    assert office.drafts() == {"firm.name": "Otter"}


def test_drafts_are_dropped_by_field_or_all_at_once(office: Office) -> None:
    for field in ("a", "b", "c"):
        office.keep_draft("one", field, field)
        office.keep_draft("two", field, field)
    office.drop_drafts("one", "a", "b", "not there")
    assert office.drafts("one") == {"c": "c"}
    office.drop_drafts("one")
    assert office.drafts("one") == {}
    assert set(office.drafts("two")) == {"a", "b", "c"}


def test_an_unfinished_quick_plan_is_known_with_its_page(open_office: Open) -> None:
    office = open_office()
    first, second = office.add_sample("bakery"), office.add_sample("accounting")
    assert office.unfinished() == {}
    office.keep_draft(first, QUICK_PLAN, 0)
    office.keep_draft(second, QUICK_PLAN, 7)
    office.keep_draft(NEW_PLAN, QUICK_PLAN, 1)
    assert office.unfinished() == {first: 0, second: 7}, "what is no plan yet is none"
    office.close()
    later = open_office()
    assert later.unfinished() == {first: 0, second: 7}
    later.drop_drafts(first, QUICK_PLAN)
    assert later.unfinished() == {second: 7}


# --- backups -----------------------------------------------------------------------------------


def test_a_backup_says_what_it_holds_and_brings_it_back(office: Office) -> None:
    plan = office.add_sample("bakery")
    made = office.back_up()
    assert [b.path for b in office.backups()] == [made.path]
    content = office.look_into(made.path)
    assert (content.plan_count, content.client_count) == (1, 1)
    office.open_plan(plan).run(answer, "plan.title", "Later")
    office.add_sample("accounting")
    former = office.restore(made.path)
    assert titles(office) == ["Drafting replies to customers"]
    assert former is not None
    assert office.look_into(former).plan_count == 2, "the state before is kept as a backup"
    office.open_plan(plan).run(answer, "plan.title", "Goes on")
    assert titles(office) == ["Goes on"]


def test_a_damaged_backup_is_refused_and_the_store_stays_open(
    office: Office, tmp_path: Path
) -> None:
    office.add_sample("bakery")
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"nothing of the kind")
    for act in (office.look_into, office.restore):
        with pytest.raises(PlanError) as refusal:
            act(broken)
        assert "broken.db" in str(refusal.value)
    assert titles(office) == ["Drafting replies to customers"]
    office.add_sample("accounting")


def test_a_copy_of_the_store_goes_to_a_free_name_only(office: Office, tmp_path: Path) -> None:
    office.add_sample("bakery")
    target = tmp_path / "copy.db"
    office.save_copy(target)
    assert office.look_into(target).plan_count == 1
    before = target.read_bytes()
    with pytest.raises(PlanError) as refusal:
        office.save_copy(target)
    assert str(refusal.value) == f"{target} is there already. Choose a name that is free."
    assert target.read_bytes() == before


def test_the_days_backup_is_made_once(office: Office) -> None:
    office.add_sample("bakery")
    office.back_up_when_due()
    assert len(office.backups()) == 1
    office.back_up_when_due()
    assert len(office.backups()) == 1
    assert office.notices == ()
