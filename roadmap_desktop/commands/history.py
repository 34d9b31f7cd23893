"""What was done to a plan: told, compared, and taken back to a chosen point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.diff import Difference, differences
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.store.revisions import Change, Revision, RevisionKind, RevisionScope
from roadmap_desktop.store.store import apply_changes


@dataclass(frozen=True)
class HistoryEntry:
    """One act of a person, as the history shows it."""

    id: int
    label: str
    at: datetime
    actor: str
    kind: str
    """``do``, ``undo``, ``redo``, or ``handed_over`` for what came with an imported plan."""
    undone: bool
    """It was taken back later, and not done again."""

    @property
    def imported(self) -> bool:
        """It came along with an imported plan: to read, not to go back to."""
        return self.kind == RevisionKind.HANDED_OVER.value


def entries(session: PlanSession) -> tuple[HistoryEntry, ...]:
    """All that was done to the plan and its firm, newest first."""
    revisions = session.revisions()
    done = {step.id for step in session.steps_done()}
    own = RevisionScope.of_plan(session.plan.id)
    return tuple(
        HistoryEntry(
            id=r.id,
            label=r.label,
            at=r.at,
            actor=r.actor,
            kind=r.kind.value,
            # What another plan of the firm did to the firm is none of this plan's steps.
            undone=r.kind is RevisionKind.DO and r.scope == own and r.id not in done,
        )
        for r in revisions
    )


def plan_at(session: PlanSession, revision: int) -> Plan:
    """The plan as it stood after a revision; everything later is taken off a copy.

    A plan that was deleted and brought back is the same before and after.
    """
    plan = session.plan
    for later in session.revisions():
        if later.id <= revision:
            break
        if later.kind is not RevisionKind.HANDED_OVER and not _is_of_the_whole(later):
            plan = apply_changes(plan, _reversed(later))
    return plan


def _reversed(revision: Revision) -> tuple[Change, ...]:
    return tuple(replace(c, old=c.new, new=c.old) for c in reversed(revision.changes))


def what_changed(
    session: PlanSession, revision: int, catalogue: Catalogue
) -> tuple[Difference, ...]:
    """What one revision did, in planning words; () for the one that made the plan."""
    found = next((r for r in session.revisions() if r.id == revision), None)
    if found is None or found.kind is RevisionKind.HANDED_OVER:
        return ()
    if _is_of_the_whole(found) or any(c.entity == "client" and not c.old for c in found.changes):
        return ()
    now = plan_at(session, revision)
    return differences(apply_changes(now, _reversed(found)), now, catalogue)


def _is_of_the_whole(revision: Revision) -> bool:
    """The plan itself was made, deleted or brought back."""
    return any(c.entity == "plan" and (c.old is None or c.new is None) for c in revision.changes)


def compare(
    session: PlanSession, first: int, second: int | None, catalogue: Catalogue
) -> tuple[Difference, ...]:
    """What differs between two points; ``second`` None means now."""
    later = session.plan if second is None else plan_at(session, second)
    return differences(plan_at(session, first), later, catalogue)


def steps_after(session: PlanSession, revision: int) -> tuple[str, ...]:
    """What 'undo to here' would take back, newest first."""
    return tuple(s.label for s in reversed(session.steps_done()) if s.id > revision)


def undo_to(session: PlanSession, revision: int) -> int:
    """Take back every step after a revision; how many there were.

    Raises ``CannotUndoError`` where one of them cannot be taken back; those before it are.
    """
    count = 0
    while (steps := session.steps_done()) and steps[-1].id > revision:
        session.undo()
        count += 1
    return count
