"""Editing on the timeline's screen: what hand and keys want, what is told of it, what is done."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.commands.timeline.nesting import indent_rows, outdent_rows
from roadmap_desktop.commands.timeline.rhythm import add_recurring
from roadmap_desktop.commands.timeline.rows import (
    NewRow,
    add_rows,
    arrange_by_date,
    arrange_rows,
    remove_rows,
)
from roadmap_desktop.commands.timeline.what_if import Tried
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask
from roadmap_desktop.timeline.what_if import difference
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline import acts
from roadmap_desktop.ui.timeline.addendum_offer import AddendumOffer
from roadmap_desktop.ui.timeline.announcing import announcement
from roadmap_desktop.ui.timeline.edit_keys import EditKeys
from roadmap_desktop.ui.timeline.editor import ChartEditor
from roadmap_desktop.ui.timeline.hand import Hand
from roadmap_desktop.ui.timeline.link_acts import LinkActs
from roadmap_desktop.ui.timeline.link_words import drawn_link, link_sentence
from roadmap_desktop.ui.timeline.moves_in_words import held_back, moves_in_words, squeezed
from roadmap_desktop.ui.timeline.pane import ChartPane
from roadmap_desktop.ui.timeline.rhythm_words import last_days_in_words
from roadmap_desktop.ui.timeline.row_drag import RowDrag
from roadmap_desktop.ui.timeline.row_words import dates_in_words
from roadmap_desktop.ui.timeline.strip import ConsequenceStrip
from roadmap_desktop.ui.timeline.table import RowsTable


class EditedScreen(Protocol):
    """What editing needs of the screen."""

    pane: ChartPane

    @property
    def over(self) -> QWidget:
        """What the strip lies over, at its foot."""
        ...

    def chosen(self) -> tuple[str, ...]:
        """Ids of the chosen rows, in the order shown."""
        ...

    def show_tried(self, schedule: Schedule | None) -> None:
        """Show dates that are only tried, in the rows' places; None shows the plan again."""
        ...

    def keep_above(self, y: int) -> None:
        """Scroll the current row above what lies over the screen from ``y`` on."""
        ...

    def go_to(self, row: str, *, edit: bool) -> None:
        """Make a row the current one, and begin to edit its name."""
        ...


class TimelineEditing(QObject):
    """Puts editor, hand, keys and strip together."""

    def __init__(
        self,
        look: Look,
        open_plan: OpenPlan,
        screen: EditedScreen,
        table: RowsTable,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._open_plan = open_plan
        self._screen = screen
        self._told_last = ""
        self.editor = ChartEditor(open_plan)
        self.hand = Hand(look, screen.pane, self.editor, screen.chosen)
        self.keys = EditKeys(self.editor, screen.pane, table, screen.chosen)
        self.strip = ConsequenceStrip(look, screen.over)
        self.offer = AddendumOffer(open_plan, self.strip, self)
        self.links = LinkActs(look, open_plan, self.editor, screen.pane, self.hand, self.tell)
        self.editor.tried.connect(self._on_tried)
        self.editor.told.connect(self._on_told)
        self.strip.kept.connect(self._keep)
        self.strip.left.connect(self._leave)
        self.keys.nest_requested.connect(self.nest)
        self.keys.place_requested.connect(self.take_place)
        self.keys.insert_requested.connect(self.insert)
        self.keys.remove_requested.connect(self.remove)
        self.keys.link_requested.connect(self.link)
        self.keys.links_requested.connect(self.list_links)
        self.keys.name_requested.connect(table.edit_name)
        self.keys.asked.connect(self._ask)
        self.keys.left.connect(self.give_up)
        self.rows_by_hand = RowDrag(look, table)
        self.rows_by_hand.dropped.connect(self.take_behind)

    # --- telling -----------------------------------------------------------------------------

    def _on_tried(self, tried: Tried | None, *, elsewhere: bool = False) -> None:
        """Say what is tried; with ``elsewhere`` the focus stays where it went."""
        if tried is None:
            self._screen.show_tried(None)
            self.strip.hide()
            return
        self._screen.show_tried(tried.schedule)
        before = self.editor.schedule
        found = difference(
            before,
            tried.schedule,
            decided=[one.gate for one in self._open_plan.plan.gate_decisions],
            today=self._open_plan.today,
            besides=self._screen.chosen(),
        )
        words, clash = moves_in_words(found)
        row = tried.schedule.by_id.get(self._held_row(asked=elsewhere))
        drawn = drawn_link(before, tried.schedule) if self.hand.draws_link else None
        if drawn is not None:
            words = f"{link_sentence(tried.schedule, drawn)}\n{words}"
        elif row is not None:
            words = f"{row.name}: {dates_in_words(row)}\n{words}"
        why = [clash] + [
            held_back(tried.schedule, row, day) for row, day in self.editor.wanted_starts()
        ]
        why += [squeezed(before, tried.schedule, row) for row, _ in self.editor.wanted_starts()]
        why.append(last_days_in_words(self._open_plan.plan.tasks, before, tried.schedule))
        asks = not (self.hand.holds or self.keys.holds)
        usual = self.tr("Enter keeps it, Esc leaves it.") if asks else ""
        if elsewhere:
            usual = self.tr("It is not kept yet: keep it or leave it.")
        told = next((one for one in why if one), "")
        more = told or usual or self.tr("Let go to keep it, Esc leaves it.")
        self.strip.say(words, more, stays=True, asks=asks)
        if elsewhere:
            self._announce(usual)
        if self.keys.holds and row is not None:  # under the mouse it is seen, not heard
            parts = announcement(row, before.by_id.get(row.id)), words.partition("\n")[2], told
            self._announce(". ".join(part for part in parts if part))
        if not self.hand.holds:  # under the hand nothing may be scrolled away
            self._screen.keep_above(self.strip.y())
        if asks and not elsewhere:
            self.strip.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """The focus left what the keys held: it stays in the air, and the strip asks."""
        if self.editor.is_trying:
            self._on_tried(self.editor.outcome, elsewhere=True)

    def _held_row(self, *, asked: bool) -> str:
        """The row that hand or keys hold, or held until it was ``asked``; '' where an act was asked
        for by a menu."""
        if self.hand.holds:
            return self.hand.row
        chosen = self._screen.chosen()
        return chosen[0] if (self.keys.holds or asked) and chosen else ""

    def _on_told(self, words: str) -> None:
        self.strip.say(words, tone="error", stays=False)
        self._announce(words)

    def tell(self, words: str, more: str = "", *, stays: bool = False) -> None:
        """Say something on screen and to a screen reader, for some seconds or until something else
        is said."""
        self.strip.say(words, more, stays=stays)
        self._announce(words)

    def tell_change(self, before: Schedule | None, change: PlanChange | None) -> None:
        """Say to a screen reader how the current row stands after a change.

        What was only tried was tried on the plan before the change, and is left.
        """
        if change is None or before is None:
            return
        self.hand.leave()
        self.keys.leave()
        self.strip.hide()
        self.offer.after(before, change)
        if self.strip.isVisible():
            self._screen.keep_above(self.strip.y())
        chosen = self._screen.chosen()
        row = self.editor.schedule.by_id.get(chosen[0]) if chosen else None
        if row is not None:
            self._announce(announcement(row, before.by_id.get(row.id)))

    def _announce(self, words: str) -> None:
        self._told_last = words
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._screen.pane, words))

    @property
    def announced(self) -> str:
        """What was told to a screen reader last."""
        return self._told_last

    def _keep(self) -> None:
        self._screen.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.drop()

    def _leave(self) -> None:
        self._screen.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.leave()

    # --- rows --------------------------------------------------------------------------------

    def _current(self) -> ScheduledTask | None:
        chosen = self._screen.chosen()
        return self.editor.schedule.by_id.get(chosen[0]) if chosen else None

    def _run(self, act: acts.Act) -> bool:
        return self.editor.run(act)

    def nest(self, way: int) -> None:
        """Indent the chosen rows under the one above, or outdent them."""
        rows, current = self._screen.chosen(), self._current()
        if current is None:
            return
        if way < 0:
            self._run(partial(outdent_rows, schedule=self.editor.schedule, rows=rows))
            return
        above = self._above(current)
        if above is None:
            self._on_told(self.tr("There is no task above it on its level to belong to."))
        else:
            self._run(
                partial(indent_rows, schedule=self.editor.schedule, rows=rows, under=above.id)
            )

    def _above(self, row: ScheduledTask) -> ScheduledTask | None:
        """The nearest row before it on its level that can have subtasks."""
        rows, chosen = self.editor.schedule.by_id, self._screen.chosen()
        siblings = self._siblings(row)
        place = siblings.index(row.id) if row.id in siblings else 0
        found = [rows[one] for one in siblings[:place] if one not in chosen]
        return next((one for one in reversed(found) if one.kind is TaskKind.TASK), None)

    def take_place(self, way: int) -> None:
        """Take the chosen row one place up or down among its siblings."""
        current = self._current()
        if current is None or current.kind in (TaskKind.PHASE, TaskKind.GATE) or current.tail:
            self._on_told(self.tr("Phases and gates keep their order; choose a task."))
            return
        siblings = self._siblings(current)
        place = siblings.index(current.id)
        if 0 <= place + way < len(siblings):
            siblings.insert(place + way, siblings.pop(place))
            self._run(partial(arrange_rows, rows=siblings, moved=(current.id,)))

    def take_behind(self, row: str, behind: str, nested: bool) -> None:
        """Take a row to the place behind another one, or make it that one's subtask."""
        rows = self.editor.schedule.by_id
        moved, above = rows.get(row), rows.get(behind)
        if moved is None or above is None or above.phase != moved.phase:
            self._on_told(self.tr("A task stays in its phase; let it go among the phase's rows."))
            return
        if nested:
            self._run(
                partial(indent_rows, schedule=self.editor.schedule, rows=(row,), under=above.id)
            )
            return
        siblings = [one for one in self._siblings(moved) if one != row]
        beside = (above.id, *self.editor.schedule.above(above.id))
        anchor = next((one for one in beside if one in siblings), "")
        place = siblings.index(anchor) + 1 if anchor in siblings else 0
        if above.kind is TaskKind.GATE and above.id not in siblings:
            earlier = [one for one in siblings if rows[one].start <= above.start]
            place = len(earlier)
        siblings.insert(place, row)
        self._run(partial(arrange_rows, rows=siblings, moved=(row,)))

    def order_by_date(self) -> None:
        """Let the rows beside the current one stand by date again."""
        current = self._current()
        if current is not None:
            self._run(partial(arrange_by_date, rows=self._siblings(current)))

    def _siblings(self, row: ScheduledTask) -> list[str]:
        """Rows of its phase on its level, in the order shown."""
        return [
            one.id
            for one in self.editor.schedule.rows
            if one.phase == row.phase
            and one.parent == row.parent
            and not one.tail
            and one.kind not in (TaskKind.PHASE, TaskKind.GATE)
        ]

    def insert(self, name: str = "", length: int = 1, *, below: bool = False) -> None:
        """Add a row after the current one, or as its subtask, and begin to edit its name."""
        current = self._current()
        if current is None:
            return
        phases = self.editor.schedule.phases
        parent = current.parent
        if below and current.kind is TaskKind.TASK:
            parent = current.id
        working = current.kind in (TaskKind.TASK, TaskKind.MILESTONE)
        row = NewRow(
            name=name or self.tr("New task"),
            length=length,
            start=current.start if working else None,
        )
        before = {task.id for task in self._open_plan.plan.tasks}
        phase = current.phase or phases[-1].id
        stands = working or current.kind is TaskKind.RECURRING
        after = current.id if stands and not current.tail and parent == current.parent else ""
        if self._run(partial(add_rows, rows=(row,), phase=phase, parent=parent, after=after)):
            added = [t.id for t in self._open_plan.plan.tasks if t.id not in before]
            self._screen.go_to(added[-1], edit=True)

    def insert_recurring(self) -> None:
        """Add an item that comes every week, and begin to edit its name."""
        current = self._current()
        if current is None:
            return
        phase = current.phase or self.editor.schedule.phases[-1].id
        before = {task.id for task in self._open_plan.plan.tasks}
        name, parent = self.tr("New review"), current.parent
        if self._run(partial(add_recurring, name=name, phase=phase, parent=parent)):
            added = [t.id for t in self._open_plan.plan.tasks if t.id not in before]
            self._screen.go_to(added[-1], edit=True)

    def remove(self) -> None:
        """Take the chosen rows off the timeline."""
        rows = self._screen.chosen()
        if self._run(partial(remove_rows, rows=rows)):
            self._announce(self.tr("Removed. Undo brings it back."))

    # --- links -------------------------------------------------------------------------------

    def link(self) -> None:
        """Begin a link at the current row; a second time, draw it to here."""
        current = self._current()
        if current is not None:
            self.links.begin_or_draw(current)

    def list_links(self) -> None:
        """Open the links of the current row."""
        current = self._current()
        if current is not None:
            self.links.open_list(current.id)

    def give_up(self) -> None:
        """Forget the link that was begun, or let go of what the mouse holds."""
        self.links.forget()
        self.strip.hide()
        self.hand.leave()
