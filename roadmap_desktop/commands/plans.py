"""Plans as a whole: made, renamed, archived, deleted, found."""

from __future__ import annotations

from dataclasses import replace

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.commands.firms import bring_up_to_date, firm_called
from roadmap_desktop.commands.saving import add_plan
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.store.plan_list import PlanSummary
from roadmap_desktop.store.removal import delete_plan as delete_rows
from roadmap_desktop.store.revisions import WHOLE_STORE
from roadmap_desktop.store.store import Store

MANY = 100_000
"""More plans than one store holds: the whole list."""


def create_plan(store: Store, plan: Plan, actor: str) -> str:
    """Keep a new plan; its id.

    A firm of the same name is used again, not doubled; what the plan newly says about it counts
    for its other plans too. Undone from the list of plans.
    """
    known = firm_called(store, plan.client.name)
    label = f"Make the plan “{plan.header.title}”"
    if known is None:
        with store.journal.revision(label, actor, WHOLE_STORE) as session:
            add_plan(session, plan, with_client=True)
        return plan.id
    closures = store.closures(known.id)
    header = replace(plan.header, client_id=known.id, number=_free_number(store, plan))
    with store.journal.revision(label, actor, WHOLE_STORE) as session:
        bring_up_to_date(session, known, closures, plan)
        kept = replace(plan, client=known, header=header, closures=())
        add_plan(session, kept, with_client=False)
    return plan.id


def _free_number(store: Store, plan: Plan) -> str:
    """The plan's document number, counted up while another plan has it."""
    number = plan.header.number
    taken = {s.document_number for s in store.plans(search=plan.client.name, limit=MANY).plans}
    head, _, tail = number.rpartition("-")
    while number in taken and tail.isdigit():
        tail = str(int(tail) + 1).zfill(2)
        number = f"{head}-{tail}"
    return number


def rename(edit: Edit, title: str) -> Step:
    """Give the plan another title."""
    wanted = wording.name(title, "A plan needs a title; type one.")
    header = replace(edit.plan.header, title=wanted)
    return Step(f"Rename to “{header.title}”", replace(edit.plan, header=header))


def archive(edit: Edit, archived: bool) -> Step:
    """Put the plan away, or take it out again."""
    header = replace(edit.plan.header, archived=archived)
    label = "Put the plan away" if archived else "Take the plan out again"
    return Step(label, replace(edit.plan, header=header))


def delete(store: Store, plan_id: str, actor: str) -> None:
    """Delete a plan with all its parts; undone from the list of plans."""
    title = store.load_plan(plan_id).header.title
    with store.journal.revision(f"Delete the plan “{title}”", actor, WHOLE_STORE) as session:
        delete_rows(session, plan_id)


def find(store: Store, words: str) -> PlanSummary:
    """The one plan with that id, document number or title; ``PlanError`` for none or several.

    Where nothing is called exactly so, the one plan that a search for the words finds.
    """
    wanted = words.strip().casefold()
    if not wanted:
        raise PlanError("Name a plan by its title, document number or id; list shows them.")
    every = store.plans(limit=MANY).plans
    found = [s for s in every if wanted in _names(s)]
    found = found or [s for s in every if s.id.startswith(wanted)]
    found = found or list(store.plans(search=words, limit=MANY).plans)
    if len(found) == 1:
        return found[0]
    if not found:
        raise PlanError(f"No plan is called '{words}'; list shows them all.")
    listed = "; ".join(f"{_short_id(s, every)} ({s.document_number} {s.title})" for s in found[:5])
    raise PlanError(
        f"'{words}' fits several plans: {listed}. Use the id in front of the right one."
    )


def _short_id(summary: PlanSummary, every: tuple[PlanSummary, ...]) -> str:
    """As much of a plan's id as tells it from all others, 8 characters at least."""
    others = [s.id for s in every if s.id != summary.id]
    length = 8
    while any(one.startswith(summary.id[:length]) for one in others):
        length += 1
    return summary.id[:length]


def _names(summary: PlanSummary) -> tuple[str, ...]:
    return (summary.id, summary.document_number.casefold(), summary.title.casefold())
