"""Any order of edits, undo, redo and restarts, on two plans of one client."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from roadmap_desktop.domain.model.data_rules import DataRuleKind
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.store.faults import CannotUndoError, StillReferredError
from roadmap_desktop.store.removal import delete_plan
from roadmap_desktop.store.revisions import WHOLE_STORE, Revision, RevisionScope
from roadmap_desktop.store.store import apply_changes
from roadmap_desktop.store.tables.client import ClientRow, ClosureRow
from roadmap_desktop.store.tables.data_rules import DataRuleRow
from roadmap_desktop.store.tables.people import PersonRow
from roadmap_desktop.store.tables.plan import PlanRow
from roadmap_desktop.store.tables.risks import RiskRow
from roadmap_desktop.store.tables.use_case import UseCaseRow
from tests.store.store_rig import ME, Desk, add_client, add_plan, count, rows_of

PLANS = ("replies", "invoices")
SCOPES = (WHOLE_STORE, RevisionScope.of_client("bakery"), *map(RevisionScope.of_plan, PLANS))
EVERY = 10
"""The whole journal is replayed every so many steps; it gets longer with each."""

plans = st.sampled_from(PLANS)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
number = st.integers(0, 40)


class JournalMachine(RuleBasedStateMachine):
    """Rows, plans patched from changes, and per scope the states that undo and redo lead to."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.desk = Desk(self.folder / "roadmap.db")
        self.store = self.desk.open()
        self.plans: dict[str, Plan] = {}
        self.made = 0
        self.steps = 0
        self.done: dict[RevisionScope, list[int]] = {scope: [] for scope in SCOPES}
        self.undone: dict[RevisionScope, list[int]] = {scope: [] for scope in SCOPES}
        self.took(add_client(self.store))
        for plan_id in PLANS:
            self.took(add_plan(self.store, plan_id))

    def new_id(self) -> str:
        self.made += 1
        return f"x{self.made}"

    def took(self, revision: Revision | None) -> None:
        """Patch the plans as a session does; load afresh only where the patch says so."""
        self.steps += 1
        if revision is None:
            return
        for plan_id, plan in list(self.plans.items()):
            try:
                self.plans[plan_id] = apply_changes(plan, revision.changes)
            except LookupError:
                del self.plans[plan_id]
        if revision.target is None:
            self.done[revision.scope].append(revision.id)
            self.undone[revision.scope].clear()

    def edit(self, scope: RevisionScope, act: Any) -> None:
        try:
            with self.store.journal.revision("Edit", ME, scope) as session:
                act(session)
        except StillReferredError:
            self.steps += 1
            return
        self.took(session.recorded)

    def pick(self, session: Any, kind: Any, plan_id: str, place: int) -> Any:
        rows = session.scalars(select(kind).where(kind.plan_id == plan_id).order_by(kind.id)).all()
        return rows[place % len(rows)] if rows else None

    @rule(plan_id=plans, title=words, archived=st.booleans())
    def change_header(self, plan_id: str, title: str, archived: bool) -> None:
        def act(session: Any) -> None:
            row = session.get(PlanRow, plan_id)
            if row:
                row.title, row.archived = title, archived

        self.edit(RevisionScope.of_plan(plan_id), act)

    @rule(plan_id=plans, flags=st.lists(words, max_size=3), work=words)
    def change_use_case(self, plan_id: str, flags: list[str], work: str) -> None:
        def act(session: Any) -> None:
            row = session.get(UseCaseRow, f"{plan_id}-use")
            if row:
                row.impact_flags, row.work = tuple(flags), work
                session.flush()
                row.work = f"{work}!"

        self.edit(RevisionScope.of_plan(plan_id), act)

    @rule(plan_id=plans, names=st.lists(words, min_size=1, max_size=3), place=number)
    def add_rows(self, plan_id: str, names: list[str], place: int) -> None:
        def act(session: Any) -> None:
            if not session.get(PlanRow, plan_id):
                return
            owner = self.pick(session, PersonRow, plan_id, place)
            for name in names:
                session.add(PersonRow(id=self.new_id(), plan_id=plan_id, name=name, position=place))
                session.add(
                    RiskRow(
                        id=self.new_id(),
                        plan_id=plan_id,
                        risk=name,
                        owner_id=owner.id if owner else "",
                    )
                )
            session.add(DataRuleRow(id=self.new_id(), plan_id=plan_id, kind=DataRuleKind.ALLOWED))

        self.edit(RevisionScope.of_plan(plan_id), act)

    @rule(plan_id=plans, one=number, other=number)
    def swap_positions(self, plan_id: str, one: int, other: int) -> None:
        def act(session: Any) -> None:
            a = self.pick(session, PersonRow, plan_id, one)
            b = self.pick(session, PersonRow, plan_id, other)
            if a and b:
                a.position, b.position = b.position, a.position + 1

        self.edit(RevisionScope.of_plan(plan_id), act)

    @rule(plan_id=plans, place=number, kind=st.sampled_from([PersonRow, RiskRow, DataRuleRow]))
    def remove_row(self, plan_id: str, place: int, kind: Any) -> None:
        def act(session: Any) -> None:
            row = self.pick(session, kind, plan_id, place)
            if row:
                session.delete(row)

        self.edit(RevisionScope.of_plan(plan_id), act)

    @rule(name=words, heads=st.integers(0, 50), from_plan=st.none() | plans)
    def change_client(self, name: str, heads: int, from_plan: str | None) -> None:
        def act(session: Any) -> None:
            row = session.get_one(ClientRow, "bakery")
            row.name, row.head_count = name, heads
            if heads % 3 == 0:
                session.add(ClosureRow(id=self.new_id(), client_id="bakery", name=name))

        scope = RevisionScope.of_plan(from_plan) if from_plan else SCOPES[1]
        self.edit(scope, act)

    @rule(plan_id=plans)
    def remove_plan(self, plan_id: str) -> None:
        def act(session: Any) -> None:
            if session.get(PlanRow, plan_id):
                delete_plan(session, plan_id)

        self.edit(WHOLE_STORE, act)

    @rule(plan_id=plans)
    def fail(self, plan_id: str) -> None:
        before = rows_of(self.store)
        try:
            with self.store.journal.revision("Fails", ME, WHOLE_STORE) as session:
                row = session.get(PlanRow, plan_id)
                if row:
                    row.title = "never"
                session.flush()
                raise InterruptedError
        except InterruptedError:
            pass
        assert rows_of(self.store) == before

    @rule(scope=st.sampled_from(SCOPES))
    def undo(self, scope: RevisionScope) -> None:
        self.revert(scope, self.done, self.undone, "undo")

    @rule(scope=st.sampled_from(SCOPES))
    def redo(self, scope: RevisionScope) -> None:
        self.revert(scope, self.undone, self.done, "redo")

    def revert(
        self,
        scope: RevisionScope,
        source: dict[RevisionScope, list[int]],
        goal: dict[RevisionScope, list[int]],
        act: str,
    ) -> None:
        """What is taken back is the last of the scope, and only where nothing is in the way."""
        before = rows_of(self.store)
        try:
            revision = getattr(self.store.journal, act)(scope, ME)
        except CannotUndoError:
            self.steps += 1
            assert rows_of(self.store) == before
            return
        assert revision.target == source[scope].pop()
        goal[scope].append(revision.target)
        self.took(revision)

    @rule()
    def restart(self) -> None:
        self.steps += 1
        self.store.close()
        self.store = self.desk.open(back_up=False)

    @invariant()
    def plans_are_the_rows(self) -> None:
        if not hasattr(self, "plans"):
            return
        there = {summary.id for summary in self.store.plans().plans}
        assert there >= set(self.plans)
        for plan_id in there:
            fresh = self.store.load_plan(plan_id)
            assert self.plans.setdefault(plan_id, fresh) == fresh

    @invariant()
    def replay_gives_the_rows(self) -> None:
        if hasattr(self, "plans") and self.steps % EVERY == 0:
            assert self.store.verify().problems == ()

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        assert self.store.verify().problems == ()
        self.desk.clear()
        shutil.rmtree(self.folder)


JournalMachine.TestCase.settings = settings(
    max_examples=count(25, 350),
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
TestJournalMachine = pytest.mark.soak(JournalMachine.TestCase)
