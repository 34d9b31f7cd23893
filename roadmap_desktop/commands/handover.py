"""A plan handed to somebody else as a file, and one taken in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from roadmap_desktop.commands.firms import same_firm
from roadmap_desktop.commands.saving import add_plan
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.entities import BY_NAME, Scope
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.new_ids import with_new_ids
from roadmap_desktop.exchange.plan_file import PlanFile, read_plan_file, write_plan_file
from roadmap_desktop.exchange.plan_history import HandedChange, HandedStep
from roadmap_desktop.store.backup import Reason
from roadmap_desktop.store.revisions import (
    WHOLE_STORE,
    Change,
    Revision,
    RevisionKind,
    RevisionScope,
)
from roadmap_desktop.store.store import Store

COPY = "Copy of "
VERBS = {RevisionKind.UNDO: "Undo: ", RevisionKind.REDO: "Redo: "}


def history_of(store: Store, plan_id: str) -> tuple[HandedStep, ...]:
    """What was done to a plan and its firm, oldest first, as a plan file holds it."""
    revisions = store.journal.history(RevisionScope.of_plan(plan_id))
    return tuple(_step(revision) for revision in reversed(revisions))


def _step(revision: Revision) -> HandedStep:
    return HandedStep(
        label=VERBS.get(revision.kind, "") + revision.label,
        actor=revision.actor,
        at=revision.at,
        scope=revision.scope.kind,
        changes=tuple(
            HandedChange(entity=c.entity, id=c.id, old=c.old, new=c.new) for c in revision.changes
        ),
    )


def export_plan_file(store: Store, plan_id: str, path: Path, program: str) -> PlanFile:
    """Write a plan with its firm and history to a file; what the file holds.

    ``program`` is the version that writes. Raises ``PlanError``; an older file is then untouched.
    """
    return write_plan_file(path, store.load_plan(plan_id), history_of(store, plan_id), program)


def import_plan_file(store: Store, path: Path, actor: str) -> str:
    """Take a plan file in; the id of the new plan.

    Rows get new ids, so that a plan may come back beside its original. Its firm is used again only
    where the store has one that is the same in everything. Its history comes along for reading.
    A backup is made first. Raises ``PlanError``; then nothing was written.
    """
    file = read_plan_file(path)
    store.back_up(Reason.IMPORT)
    return _take_in(store, file, actor, f"Import {path.name}")


def duplicate(store: Store, plan_id: str, catalogue: Catalogue, actor: str) -> str:
    """Make a plan like another one, for the same firm; the id of the copy.

    Decisions and what was accepted by name stay with the original, and so does its history.
    """
    plan = store.load_plan(plan_id)
    title = plan.header.title or catalogue.question("plan.title").label
    header = replace(plan.header, title=COPY + title, number="", archived=False)
    copy = replace(plan, header=header, gate_decisions=(), acceptances=())
    return _take_in(store, PlanFile(copy), actor, f"Copy the plan “{title}”")


def _take_in(store: Store, file: PlanFile, actor: str, label: str) -> str:
    known = same_firm(store, file.plan)
    ids = {file.plan.client.id: known.id} if known else {}
    fresh = with_new_ids(file, store.new_id, ids)
    plan = fresh.plan
    steps = [_revision(n, step, plan, known is None) for n, step in enumerate(fresh.history)]
    with store.journal.revision(label, actor, WHOLE_STORE) as session:
        store.journal.hand_over(session, [step for step in steps if step.changes])
        add_plan(session, plan, with_client=known is None)
    return plan.id


def _revision(number: int, step: HandedStep, plan: Plan, with_client: bool) -> Revision:
    """A step as the journal keeps it; what was done to a firm the store has is left out."""
    scope = RevisionScope.of_plan(plan.id)
    if step.scope is Scope.CLIENT:
        scope = RevisionScope.of_client(plan.client.id)
    return Revision(
        id=number,
        label=step.label,
        actor=step.actor,
        at=step.at,
        kind=RevisionKind.HANDED_OVER,
        scope=scope,
        changes=tuple(
            _change(change, plan)
            for change in step.changes
            if with_client or BY_NAME[change.entity].scope is not Scope.CLIENT
        ),
    )


def _change(change: HandedChange, plan: Plan) -> Change:
    entity = BY_NAME[change.entity]
    of_client = entity.scope is Scope.CLIENT
    return Change(
        entity=change.entity,
        id=change.id,
        old=change.old,
        new=change.new,
        client_id=plan.client.id if of_client or entity.name == "plan" else "",
        plan_id="" if of_client else plan.id,
    )
