"""Taking tasks of another program in is one step; a new plan of them starts when they do."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.commands.import_tasks import import_tasks, plan_of_tasks, try_import
from roadmap_desktop.commands.plans import create_plan
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline_files import TimelineFile, is_sent_back
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import OUTSIDE, TaskKind
from roadmap_desktop.exchange.foreign_tasks import (
    ClosedDays,
    ForeignCalendar,
    ForeignLink,
    ForeignTask,
    ForeignTasks,
)
from roadmap_desktop.store.store import Store
from roadmap_desktop.timeline.words import full_date
from tests.unit.commands.command_rig import ME, TODAY, ids

SHUT = date(2027, 3, 26)
FILE = ForeignTasks(
    name="Shop refit",
    calendar=ForeignCalendar(
        work_week=(0, 1, 2, 3, 4, 5),
        closed=(ClosedDays(name="Good Friday", start=SHUT, finish=SHUT),),
    ),
    tasks=(
        ForeignTask(key="1", name="Clean", start=date(2027, 2, 1), length=2, owner="Zoe"),
        ForeignTask(key="2", name="Paint", start=date(2027, 2, 3), length=3),
    ),
    links=(ForeignLink(predecessor="1", successor="2"),),
)


def test_it_is_one_step_undone_as_one(bakery: PlanSession, store: Store) -> None:
    before = bakery.plan
    revision = bakery.run(import_tasks, FILE, source="shop.xml")
    assert revision is not None
    assert revision.label == "Take over 2 tasks of shop.xml"
    assert store.load_plan(before.id) == bakery.plan
    rows = {r.name: r for r in bakery.assessment.schedule.rows if r.own}
    # The bakery is closed on Mondays.
    assert (rows["Clean"].start, rows["Paint"].start) == (date(2027, 2, 2), date(2027, 2, 4))
    assert rows["Clean"].owner == "Zoe"
    bakery.undo()
    assert bakery.plan == before == store.load_plan(before.id)
    assert store.verify().is_whole


def test_trying_it_tells_and_writes_nothing(bakery: PlanSession, catalogue: Catalogue) -> None:
    edit = Edit(plan=bakery.plan, catalogue=catalogue, today=TODAY, new_id=ids(7_000_000))
    taken = try_import(edit, FILE, source="shop.xml")
    assert len(taken.plan.tasks) == len(bakery.plan.tasks) + 2
    assert [n for n in taken.notes if "The file works on Monday to Saturday" in n]
    assert bakery.undo_label == ""


def test_a_new_plan_starts_when_the_project_does(store: Store, catalogue: Catalogue) -> None:
    taken = plan_of_tasks(
        FILE, catalogue, TODAY, store.new_id, firm="Otto Cycles", source="shop.xml"
    )
    plan_id = create_plan(store, taken.plan, ME)
    session = PlanSession(store, plan_id, catalogue, TODAY, ME)
    header = session.plan.header
    assert (header.title, header.start) == ("Shop refit", date(2027, 2, 1))
    assert header.number == "OC-AI-01"
    assert session.plan.client.work_week == (0, 1, 2, 3, 4, 5)
    assert [(c.name, c.start) for c in session.plan.closures] == [("Good Friday", SHUT)]
    rows = {r.name: r.start for r in session.assessment.schedule.rows if r.own}
    assert rows == {"Clean": date(2027, 2, 1), "Paint": date(2027, 2, 3)}
    assert store.verify().is_whole


def test_without_any_date_a_new_plan_starts_on_the_next_monday_and_says_so(
    catalogue: Catalogue,
) -> None:
    file = ForeignTasks(tasks=(ForeignTask(key="1", name="Clean", length=2),))
    taken = plan_of_tasks(file, catalogue, TODAY, ids(), firm="Otto", source="shop.csv")
    start = taken.plan.header.start
    assert start is not None
    assert start > TODAY
    assert start.weekday() == 0
    assert (start - TODAY).days <= 7
    told = f"shop.csv names no date; the plan starts on {full_date(start)} until you change it."
    assert taken.notes[0] == told
    assert assess(taken.plan, catalogue, TODAY).schedule.by_id[taken.ids["1"]].start == start


def test_the_file_s_work_stands_first_and_whole_under_its_name(catalogue: Catalogue) -> None:
    taken = plan_of_tasks(FILE, catalogue, TODAY, ids(), firm="Otto", source="shop.xml")
    schedule = assess(taken.plan, catalogue, TODAY).schedule
    assert [row.name for row in schedule.rows[:4]] == ["Shop refit", "Clean", "Paint", "Prepare"]
    assert {row.phase for row in schedule.rows[:3]} == {OUTSIDE}
    assert OUTSIDE not in {row.phase for row in schedule.rows[3:]}
    assert is_sent_back(taken.plan, schedule, TimelineFile.MSPDI)
    assert is_sent_back(taken.plan, schedule, TimelineFile.CSV)
    assert not is_sent_back(taken.plan, schedule, TimelineFile.ICS)


def test_taken_into_a_plan_it_stands_after_the_plan_s_own_phases(bakery: PlanSession) -> None:
    bakery.run(import_tasks, FILE, source="shop.xml")
    schedule = bakery.assessment.schedule
    heads = [row.name for row in schedule.rows if row.kind is TaskKind.PHASE]
    assert heads[-1] == "Other work"
    assert not is_sent_back(bakery.plan, schedule, TimelineFile.MSPDI)


@pytest.mark.parametrize(
    ("file", "firm", "words"),
    [
        (FILE, " ", "needs a firm"),
        (
            ForeignTasks(tasks=FILE.tasks, start=date(2140, 1, 1)),
            "Otto",
            "cannot start on 2140-01-01",
        ),
    ],
)
def test_a_new_plan_needs_a_firm_and_a_date(
    file: ForeignTasks, firm: str, words: str, catalogue: Catalogue
) -> None:
    with pytest.raises(PlanError, match=words):
        plan_of_tasks(file, catalogue, TODAY, ids(), firm=firm, source="shop.xml")
