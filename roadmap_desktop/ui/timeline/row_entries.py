"""What the menu of the timeline offers on a task, a phase, a gate, a later review or empty space.

Only what makes sense there is offered; what cannot be done just now says why in its tooltip.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import ScheduledTask
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.link_dialog import LinkDialog
from roadmap_desktop.ui.timeline.rhythm_dialog import RhythmDialog
from roadmap_desktop.ui.timeline.row_dialogs import ActualsDialog, HoldDialog

if TYPE_CHECKING:
    from roadmap_desktop.ui.timeline.row_menu import RowActs


def _t(text: str) -> str:
    return QCoreApplication.translate("TimelineMenu", text)


@dataclass(frozen=True)
class Entry:
    """One line of a menu."""

    words: str
    act: Callable[[], object]
    keys: str = ""
    why: str = ""
    """Why it cannot be done just now, '' where it can."""


@dataclass(frozen=True)
class Group:
    """Lines that belong together; with a title they are a menu of their own."""

    entries: Sequence[Entry]
    title: str = ""


def entries_of(acts: RowActs, row: ScheduledTask) -> list[Group]:
    """What can be done with a row, in groups."""
    if row.tail:
        return _of_later(acts, row)
    if row.kind is TaskKind.PHASE:
        return _of_phase(acts, row)
    if row.kind is TaskKind.GATE:
        return _of_gate(acts)
    return _of_work(acts, row)


def entries_of_nothing(acts: RowActs) -> list[Group]:
    """What can be done where no row is."""
    every = Entry(_t("Select all rows"), acts.select_all, _t("Ctrl+A"))
    return [Group(_adding(acts)), Group((_paste_new(acts), every))]


def _of_work(acts: RowActs, row: ScheduledTask) -> list[Group]:
    recurs = row.kind is TaskKind.RECURRING
    rhythm = Group((Entry(_t("How often it comes…"), lambda: acts.ask(RhythmDialog)),))
    return [
        Group((Entry(_t("Edit"), acts.edit, "F2"),)),
        Group(_adding(acts, row), _t("Add")),
        Group(_places(acts, row), _t("Place")),
        rhythm if recurs else Group(_links(acts), _t("Links")),
        Group(_dates(acts, row)[: 1 if recurs else None]),
        Group(_clip(acts)),
        Group((Entry(_t("Remove"), acts.editing.remove, _t("Del")),)),
    ]


def _of_later(acts: RowActs, row: ScheduledTask) -> list[Group]:
    """What falls after the last phase, or the heading of it."""
    if row.kind is TaskKind.PHASE:
        return [Group((_copy(acts),))]
    once = "" if row.kind is TaskKind.RECURRING else _t("It comes once, on a day that follows.")
    stays = _t("It is what the method asks for after the end of the plan.")
    follows = _t("It follows from the end of the plan; move or stretch a phase instead.")
    return [
        Group(
            (
                Entry(_t("Change who does it"), lambda: acts.edit_column(Column.WHO)),
                Entry(_t("How often it comes…"), lambda: acts.ask(RhythmDialog), why=once),
                Entry(_t("Hold its dates…"), lambda: None, why=follows),
            )
        ),
        Group((_copy(acts),)),
        Group((Entry(_t("Remove"), lambda: None, _t("Del"), stays),)),
    ]


def _places(acts: RowActs, row: ScheduledTask) -> tuple[Entry, ...]:
    editing = acts.editing
    nested = "" if row.parent else _t("It is no subtask.")
    placed = "" if acts.is_placed(row) else _t("The rows beside it stand by date already.")
    return (
        Entry(_t("Indent"), lambda: editing.nest(1), _t("Alt+Shift+Right")),
        Entry(_t("Outdent"), lambda: editing.nest(-1), _t("Alt+Shift+Left"), nested),
        Entry(_t("One place up"), lambda: editing.take_place(-1), _t("Alt+Up")),
        Entry(_t("One place down"), lambda: editing.take_place(1), _t("Alt+Down")),
        Entry(_t("In the order of dates again"), editing.order_by_date, why=placed),
    )


def _dates(acts: RowActs, row: ScheduledTask) -> tuple[Entry, ...]:
    summary = _t("This follows from its subtasks.") if row.summary else ""
    begun = _t("It has begun; its dates are history.") if row.actual_start else ""
    free = row.start_no_earlier or row.must_start_on or row.as_late_as_possible
    loose = "" if free else _t("Nothing holds it but what it waits for.")
    return (
        Entry(_t("Hold its dates…"), lambda: acts.ask(HoldDialog), why=begun),
        Entry(_t("Start as soon as possible"), acts.free, why=begun or loose),
        Entry(_t("Mark as done"), acts.mark_done, why=summary),
        Entry(_t("Record how it went…"), lambda: acts.ask(ActualsDialog), why=summary),
    )


def _links(acts: RowActs) -> tuple[Entry, ...]:
    return (
        Entry(_t("Link to the next row chosen"), acts.editing.link, _t("Ctrl+L")),
        Entry(_t("Link with…"), lambda: acts.ask(LinkDialog)),
        Entry(_t("Its links…"), acts.editing.list_links, _t("Ctrl+Shift+L")),
    )


def _of_phase(acts: RowActs, row: ScheduledTask) -> list[Group]:
    folded = acts.is_folded(row)
    fold = Entry(
        _t("Unfold") if folded else _t("Fold"),
        lambda: acts.fold(row, folded=not folded),
        _t("Right") if folded else _t("Left"),
    )
    dates = (
        Entry(_t("Change its start"), lambda: acts.edit_column(Column.START)),
        Entry(_t("Change its length"), lambda: acts.edit_column(Column.DAYS)),
        Entry(_t("Longer by a day"), lambda: acts.stretch(row, 1), _t("Alt+Shift+Right")),
        Entry(_t("Shorter by a day"), lambda: acts.stretch(row, -1), _t("Alt+Shift+Left")),
        Entry(_t("Start, phases and closed days…"), acts.setup_requested.emit),
    )
    planned = any(phase.id == row.phase for phase in acts.schedule.phases)  # not other work
    return [
        Group((fold,)),
        *([Group(dates)] if planned else []),
        Group(_adding(acts, row)),
        Group((_copy(acts), _paste_new(acts))),
    ]


def _of_gate(acts: RowActs) -> list[Group]:
    decision = Entry(_t("Go to its decision"), acts.go_to_decision)
    return [
        Group((decision, Entry(_t("Edit"), acts.edit, "F2"))),
        Group(_links(acts)),
        Group(_adding(acts)),
        Group((_copy(acts), _paste_new(acts))),
    ]


def _adding(acts: RowActs, row: ScheduledTask | None = None) -> tuple[Entry, ...]:
    editing = acts.editing
    found = [Entry(_t("Add a task below"), editing.insert, _t("Ins"))]
    if row is not None and row.kind is TaskKind.TASK:
        found.append(Entry(_t("Add a subtask"), lambda: editing.insert(below=True)))
    return (
        *found,
        Entry(_t("Add a milestone"), acts.add_milestone),
        Entry(_t("Add what recurs"), editing.insert_recurring),
    )


def _clip(acts: RowActs) -> tuple[Entry, ...]:
    fills = len(acts.chosen) > 1
    why = "" if fills else _t("Select several rows first; the first one is copied down.")
    return (
        Entry(_t("Cut"), acts.cut, _t("Ctrl+X")),
        _copy(acts),
        Entry(_t("Paste"), acts.clip.paste, _t("Ctrl+V")),
        _paste_new(acts),
        Entry(_t("Fill down"), acts.clip.fill_down, _t("Ctrl+D"), why),
    )


def _copy(acts: RowActs) -> Entry:
    return Entry(_t("Copy"), acts.clip.copy, _t("Ctrl+C"))


def _paste_new(acts: RowActs) -> Entry:
    return Entry(_t("Paste as new rows"), acts.clip.paste_new, _t("Ctrl+Shift+V"))
