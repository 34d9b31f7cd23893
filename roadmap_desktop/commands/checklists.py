"""Single lines of checklists, and what is claimed for a gate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from roadmap_desktop.commands import wording
from roadmap_desktop.commands.depth import deepened
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.domain.answering import put_items
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.entities import BY_NAME, with_records
from roadmap_desktop.exchange.numbers import RefusedValueError
from roadmap_desktop.exchange.values import ValueReader
from roadmap_desktop.exchange.words import did_you_mean


def answer_line(edit: Edit, item_id: str, said: Any) -> Step:
    """Answer one line of a checklist, or one piece of a gate's evidence.

    ``said`` is a state (``yes``, ``in_part``, ``no``, ``?``, ``not_applicable``) or a table of
    state, text, owner and due; an empty one takes the answer away. For evidence, ``yes`` is there
    and ``in_part`` is only claimed.
    """
    text, labels = _line(edit, item_id)
    label = f"Answer “{text}”"
    if said is None or said in ("", {}):
        known = edit.plan.checklist_answer(item_id)
        gone = frozenset({known.id}) if known else frozenset[str]()
        plan = with_records(edit.plan, BY_NAME["checklist_answer"], (), gone)
        return Step(label, deepened(edit, plan))
    try:
        given = ValueReader(edit.catalogue, edit.plan.header.start).read_item(labels, said)
    except RefusedValueError as error:
        raise wording.refused(error, item_id, text) from None
    return Step(label, deepened(edit, put_items(edit.plan, {item_id: given}, edit.new_id)))


def is_line(edit: Edit, item_id: str) -> bool:
    """True for the id of a checklist's line or of a piece of a gate's evidence."""
    return item_id in edit.catalogue.checklist_items or item_id in _evidence(edit)


def said_in_words(text: str) -> Any:
    """What was typed for a line: a state, or ``state = in_part; text = ...; owner = Ines``."""
    words = text.strip()
    if "=" not in words:
        return words
    pairs = (part.partition("=") for part in words.split(";") if part.strip())
    return {key.strip(): value.strip() for key, _, value in pairs}


def _line(edit: Edit, item_id: str) -> tuple[str, Mapping[str, str]]:
    """The line's text and how its checklist words the states."""
    for checklist in edit.catalogue.checklists:
        for item in checklist.items:
            if item.id == item_id:
                return item.text, checklist.labels
    evidence = _evidence(edit)
    if item_id in evidence:
        return evidence[item_id], {}
    near = did_you_mean(item_id, [*edit.catalogue.checklist_items, *evidence])
    raise PlanError(f"No checklist has a line '{item_id}'{near or '; look at the checklist.'}")


def _evidence(edit: Edit) -> Mapping[str, str]:
    return {e.id: e.text for gate in edit.catalogue.gates for e in gate.evidence}
