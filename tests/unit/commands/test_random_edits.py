"""Whatever is done to a timeline, in whatever order, can be taken back to the identical plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.commands.edit import Step
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.commands.timeline import (
    baselines,
    dates,
    links,
    nesting,
    phases,
    progress,
    restoring,
    rhythm,
    rows,
)
from roadmap_desktop.commands.timeline.together import together
from roadmap_desktop.commands.timing import set_timing, timing_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind, OffDays
from roadmap_desktop.store.store import Store
from roadmap_desktop.timeline.baselines import dates_of
from roadmap_desktop.timeline.plan_schedule import plan_schedule
from roadmap_desktop.timeline.schedule import Schedule
from tests.store.store_rig import count
from tests.unit.commands.command_rig import ME

EDITS = 200
MIDWAY = date(2027, 3, 1)
"""Some of the work lies behind this day, so that it can have begun and ended."""
WORDS = ("Ring the printer", "Label the shelf", "Ask at the counter", "Fold", "Write it down")
PEOPLE = ("Marta Oldfield", "Zoe", "", "Ines Carver")


class Hand:
    """Somebody who edits a plan at random; the same seed does the same again."""

    def __init__(self, session: PlanSession, seed: int) -> None:
        self.session = session
        self.random = Random(seed)
        self.kinds: dict[str, Callable[[], Any]] = {
            name.removeprefix("do_"): getattr(self, name)
            for name in dir(self)
            if name.startswith("do_")
        }

    @property
    def schedule(self) -> Schedule:
        return self.session.assessment.schedule

    @property
    def rings(self) -> int:
        return sum(one.code == "cycle" for one in self.schedule.conflicts)

    def row(self) -> str:
        """Mostly what can be edited, now and then a gate, a phase or a later review."""
        found = self.schedule.rows
        if self.random.random() < 0.9:
            found = tuple(
                one for one in found if one.kind in ("task", "milestone") and not one.tail
            )
        return self.random.choice(found).id

    def some(self) -> list[str]:
        return list(dict.fromkeys(self.row() for _ in range(self.random.randint(1, 3))))

    def day(self, spread: int = 60) -> date:
        return MIDWAY + timedelta(days=self.random.randint(-spread, spread))

    def phase(self) -> str:
        return self.random.choice(self.schedule.phases).id

    def pair(self) -> tuple[str, str]:
        """Two rows in their order on the paper, so that few would make a ring."""
        order = [one.id for one in self.schedule.rows]
        one, other = sorted((self.row(), self.row()), key=order.index)
        return one, other

    def waits(self) -> links.WaitsFor:
        kind, unit = self.random.choice(list(LinkKind)), self.random.choice(list(LagUnit))
        return links.WaitsFor(self.row(), kind, self.random.randint(-3, 5), unit)

    # --- dates ----------------------------------------------------------------------------

    def do_move(self) -> object:
        return self.session.run(dates.move_rows, {one: self.day() for one in self.some()})

    def do_resize(self) -> object:
        unit = self.random.choice([None, *LengthUnit])
        lengths = {one: self.random.randint(0, 12) for one in self.some()}
        starts = {one: self.day() for one in lengths} if self.random.random() < 0.3 else None
        return self.session.run(dates.resize_rows, lengths, unit, starts)

    def do_hold(self) -> object:
        maybe = [self.day() if self.random.random() < 0.5 else None for _ in range(3)]
        return self.session.run(
            dates.hold_row,
            self.row(),
            start_no_earlier=maybe[0],
            finish_no_later=maybe[1],
            must_start_on=maybe[2],
            as_late_as_possible=self.random.random() < 0.3,
        )

    def do_free(self) -> object:
        return self.session.run(dates.free_rows, self.some())

    def do_reschedule(self) -> object:
        return self.session.run(dates.reschedule_rows, {one: self.day(20) for one in self.some()})

    # --- phases ---------------------------------------------------------------------------

    def do_stretch_phase(self) -> object:
        days = self.random.randint(5, 60)
        return self.session.run(phases.stretch_phase, self.schedule, self.phase(), days)

    def do_move_phase(self) -> object:
        days = self.random.randint(-7, 14)
        return self.session.run(phases.move_phase, self.schedule, self.phase(), days)

    def do_change_timing(self) -> object:
        timing = timing_of(self.session.plan)
        phase_days = {**timing.phase_days, self.phase(): self.random.randint(5, 60)}
        return self.session.run(set_timing, replace(timing, phase_days=phase_days))

    # --- links ----------------------------------------------------------------------------

    def do_link(self) -> object:
        wait = self.waits()
        return self.session.run(
            links.link_rows, self.schedule, *self.pair(), wait.kind, wait.lag, wait.lag_unit
        )

    def do_unlink(self) -> object:
        drawn = [one for one in self.schedule.links if not one.implied]
        one = self.random.choice(drawn)
        return self.session.run(links.unlink_rows, self.schedule, one.predecessor, one.successor)

    def do_predecessors(self) -> object:
        wanted = [self.waits() for _ in range(self.random.randint(0, 2))]
        return self.session.run(links.set_predecessors, self.schedule, self.row(), wanted)

    # --- rows -----------------------------------------------------------------------------

    def do_add(self) -> object:
        made = [
            rows.NewRow(
                name=self.random.choice(WORDS),
                length=self.random.randint(0, 6),
                unit=self.random.choice(list(LengthUnit)),
                owner=self.random.choice(PEOPLE),
                start=self.random.choice([None, self.day()]),
            )
            for _ in range(self.random.randint(1, 3))
        ]
        near = self.schedule.by_id[self.row()]
        phase = self.random.choice([near.phase, "outside"])
        parent = near.parent if phase == near.phase else ""
        return self.session.run(rows.add_rows, made, phase=phase, parent=parent)

    def do_name(self) -> object:
        words = (*WORDS, "")
        return self.session.run(rows.name_row, self.row(), self.random.choice(words))

    def do_owner(self) -> object:
        return self.session.run(rows.own_rows, self.some(), self.random.choice(PEOPLE))

    def do_remove(self) -> object:
        return self.session.run(rows.remove_rows, self.some()[:2])

    def do_recur(self) -> object:
        phase = self.random.choice([*(one.id for one in self.schedule.phases), "outside"])
        return self.session.run(rhythm.add_recurring, self.random.choice(WORDS), phase=phase)

    def do_rhythm(self) -> object:
        """As often counted from the end of the phase as to a date that stays."""
        again = [one for one in self.schedule.rows if one.kind == "recurring" and not one.tail]
        one = self.random.choice(again)
        ends = (phase.finish for phase in self.schedule.phases if phase.id == one.phase)
        moves = self.random.random() < 0.5
        return self.session.run(
            rhythm.set_rhythm,
            one.id,
            every=self.random.randint(1, 3),
            unit=self.random.choice(rhythm.UNITS),
            first=self.random.choice([None, self.day()]),
            until=self.random.choice([None, self.day()]),
            off_days=self.random.choice(list(OffDays)),
            phase_end=next(ends, None) if moves else None,
        )

    def do_restore(self) -> object:
        changed = [one.template for one in self.session.plan.tasks if one.template]
        removed = [one.template for one in self.session.plan.tasks if one.removed]
        found = removed or changed or [self.row()]
        return self.session.run(restoring.restore_rows, [self.random.choice(found)])

    def do_indent(self) -> object:
        under = self.schedule.by_id[self.row()]
        near = [one for one in self.schedule.rows if one.phase == under.phase]
        own = [one.id for one in near if one.own and one.id != under.id]
        found = [self.random.choice(own or [one.id for one in near])]
        return self.session.run(nesting.indent_rows, self.schedule, found, under.id)

    def do_outdent(self) -> object:
        nested = [one.id for one in self.schedule.rows if one.parent]
        return self.session.run(
            nesting.outdent_rows, self.schedule, [self.random.choice(nested or [self.row()])]
        )

    def do_arrange(self) -> object:
        phase = self.phase()
        kinds = ("task", "milestone", "recurring")
        inside = [one for one in self.schedule.rows if one.phase == phase and one.kind in kinds]
        found = [one.id for one in inside]
        self.random.shuffle(found)
        return self.session.run(rows.arrange_rows, found, found[:1])

    def do_arrange_by_date(self) -> object:
        placed = [
            one.template or one.id for one in self.session.plan.tasks if one.place is not None
        ]
        return self.session.run(rows.arrange_by_date, placed or self.some())

    # --- progress -------------------------------------------------------------------------

    def do_percent(self) -> object:
        return self.session.run(
            progress.record_percent, self.some(), self.random.choice([0, 12.5, 50, 100])
        )

    def do_actuals(self) -> object:
        start = MIDWAY - timedelta(days=self.random.randint(0, 40))
        finish = self.random.choice([None, start + timedelta(days=self.random.randint(0, 20))])
        left = self.random.choice([None, 0, 3])
        return self.session.run(
            progress.record_actuals, self.row(), start=start, finish=finish, remaining_days=left
        )

    def do_take_baseline(self) -> object:
        name = f"Stand {self.random.randint(1, 30)}"
        return self.session.run(baselines.take_baseline, name, dates_of(self.schedule))

    def do_rename_baseline(self) -> object:
        taken = [one.id for one in self.session.plan.baselines]
        name = f"Stand {self.random.randint(1, 30)}"
        chosen = self.random.choice([*taken, "gone"])
        return self.session.run(baselines.rename_baseline, chosen, name)

    def do_drop_baseline(self) -> object:
        taken = [one.id for one in self.session.plan.baselines]
        return self.session.run(baselines.drop_baseline, self.random.choice([*taken, "gone"]))

    # --- several at once ------------------------------------------------------------------

    def do_paste(self) -> object:
        def act(row: str, name: str) -> Callable[[Any], Step]:
            return lambda edit: rows.name_row(edit, row, name)

        acts = [act(one, self.random.choice(WORDS)) for one in self.some()]
        return self.session.run(together, "Paste cells", acts)


def anew(session: PlanSession, catalogue: Catalogue) -> Assessment:
    """The assessment with nothing remembered, the schedule neither."""
    found = assess(session.plan, catalogue, MIDWAY)
    sprint = found.readiness.sprint_needed
    schedule = plan_schedule(session.plan, catalogue, found.depth, MIDWAY, sprint)
    return replace(found, schedule=schedule)


@pytest.fixture
def session(
    make_sample: Callable[[str], str], store: Store, catalogue: Catalogue, sample: str
) -> PlanSession:
    return PlanSession(store, make_sample(sample), catalogue, MIDWAY, ME)


@pytest.mark.requirement("S1-55")
@pytest.mark.soak
@pytest.mark.parametrize("seed", range(count(1, 40)))
@pytest.mark.parametrize("sample", ["bakery", "home_care"])
def test_as_many_undos_as_edits_give_back_the_identical_plan(
    session: PlanSession, store: Store, catalogue: Catalogue, seed: int
) -> None:
    """On the way gates keep their order, no rows come to wait for each other, and what is
    remembered of earlier states is what would be worked out anew."""
    hand = Hand(session, seed)
    gates = [one.id for one in hand.schedule.gates]
    rings = hand.rings
    states, done, refused = [session.plan], Counter[str](), Counter[str]()
    while len(states) <= EDITS:
        kind = hand.random.choice(list(hand.kinds))
        try:
            revision = hand.kinds[kind]()
        except PlanError:
            refused[kind] += 1
            revision = None
        if revision is None:
            assert session.plan is states[-1]
            continue
        done[kind] += 1
        assert session.plan != states[-1]
        states.append(session.plan)
        assert [one.id for one in hand.schedule.gates] == gates
        now = hand.rings
        assert now <= rings
        rings = now
        if len(states) % 10 == 0:
            assert session.assessment == anew(session, catalogue)
    assert sum(refused.values()) < sum(done.values()) / 2
    assert len(done) > len(hand.kinds) * 0.8
    assert store.load_plan(session.plan.id) == states[-1]
    for earlier in reversed(states[:-1]):
        session.undo()
        assert session.plan == earlier
    assert session.undo_label == ""
    assert store.load_plan(session.plan.id) == states[0]
    for later in states[1:]:
        session.redo()
        assert session.plan == later
    assert session.redo_label == ""
    assert store.load_plan(session.plan.id) == states[-1]
    assert store.verify().is_whole
