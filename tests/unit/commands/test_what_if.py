"""A command tried on a copy: what it would do is told, nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from roadmap_desktop.commands import checklists
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline import dates, links, phases, progress, rows
from roadmap_desktop.commands.timeline.what_if import try_out
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.store.store import Store
from roadmap_desktop.timeline.what_if import difference
from tests.unit.commands.command_rig import ME, TODAY
from tests.unit.commands.timeline_rig import FIRST_WEEK, TESTS, WIDER, schedule

Tries = Callable[[PlanSession], tuple[Any, tuple[Any, ...], dict[str, Any]]]
TRIED: dict[str, Tries] = {
    "a row moved": lambda _: (dates.move_rows, ({TESTS: date(2027, 3, 10)},), {}),
    "a row resized": lambda _: (dates.resize_rows, ({TESTS: 9},), {}),
    "a phase moved": lambda s: (phases.move_phase, (schedule(s), "pilot", 14), {}),
    "a phase stretched": lambda s: (phases.stretch_phase, (schedule(s), "pilot", 44), {}),
    "rows linked": lambda s: (
        links.link_rows,
        (schedule(s), TESTS, "make_ready.way_back"),
        {},
    ),
    "a link gone": lambda s: (links.unlink_rows, (schedule(s), FIRST_WEEK, WIDER), {}),
    "rows removed": lambda _: (rows.remove_rows, ([WIDER],), {}),
    "an actual start": lambda _: (
        progress.record_actuals,
        (WIDER,),
        {"start": TODAY, "finish": None},
    ),
}


@pytest.mark.parametrize("act", TRIED.values(), ids=TRIED)
def test_what_was_tried_is_what_comes_of_it(
    bakery: PlanSession, catalogue: Catalogue, act: Tries
) -> None:
    command, args, kwargs = act(bakery)
    before, revisions = bakery.plan, len(bakery.revisions())
    stood = schedule(bakery)
    tried = try_out(bakery, catalogue, command, *args, **kwargs)
    assert tried.changed
    assert tried.schedule != stood
    assert bakery.plan is before
    assert schedule(bakery) is stood
    assert len(bakery.revisions()) == revisions
    bakery.run(command, *args, **kwargs)
    assert bakery.undo_label == tried.label
    assert schedule(bakery) == tried.schedule
    bakery.undo()
    assert schedule(bakery) == stood


@pytest.mark.requirement("S1-8")
def test_it_is_tried_at_the_depth_and_with_the_sprint_in_force(
    make_sample: Callable[[str], str], store: Store, catalogue: Catalogue
) -> None:
    session = PlanSession(store, make_sample("home_care"), catalogue, TODAY, ME)
    session.run(checklists.answer_line, "readiness.data", "no")
    found = schedule(session)
    tried = try_out(session, catalogue, phases.stretch_phase, found, "settle", 27)
    assert tried.schedule.sprint_days == found.sprint_days > 0
    assert tried.schedule.by_id.keys() == found.by_id.keys()


def test_nothing_to_change_is_said(bakery: PlanSession, catalogue: Catalogue) -> None:
    tried = try_out(bakery, catalogue, dates.free_rows, [TESTS])
    assert not tried.changed
    assert tried.schedule == schedule(bakery)


def test_a_refusal_is_told_as_when_it_is_done(bakery: PlanSession, catalogue: Catalogue) -> None:
    with pytest.raises(PlanError, match="no plan goes without it"):
        try_out(bakery, catalogue, rows.remove_rows, ["pilot"])


def test_what_else_would_move_is_told(bakery: PlanSession, catalogue: Catalogue) -> None:
    """The pilot two weeks later: the gates after it move by as many days."""
    tried = try_out(bakery, catalogue, phases.move_phase, schedule(bakery), "pilot", 14)
    found = difference(schedule(bakery), tried.schedule, today=TODAY)
    moved = {one.id: one.days for one in found.moved}
    assert {moved[one] for one in ("verdict", "rollout", "production", "review")} == {14}
