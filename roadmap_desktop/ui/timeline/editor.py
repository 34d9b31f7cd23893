"""Tries acts on a copy, shows what else would move, and runs what is let go."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from roadmap_desktop.commands.timeline.what_if import Tried, try_out
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.moves_in_words import held_back


class ChartEditor(QObject):
    """One act at a time: ``try_act`` as often as the hand moves, then ``drop`` or ``leave``."""

    tried = Signal(object)
    """A ``Tried``, or None when nothing is tried any more."""
    told = Signal(str)
    """Why something cannot be done, or what was done; nothing was lost."""

    def __init__(self, open_plan: OpenPlan) -> None:
        super().__init__()
        self.open_plan = open_plan
        self._act: Act | None = None
        self._tried: Tried | None = None

    @property
    def schedule(self) -> Schedule:
        """The plan's schedule as it stands."""
        return self.open_plan.assessment.schedule

    @property
    def is_trying(self) -> bool:
        """An act is held in the air."""
        return self._act is not None

    @property
    def outcome(self) -> Tried | None:
        """What the act in the air would do."""
        return self._tried

    def wanted_starts(self) -> list[tuple[str, date]]:
        """Rows that the act in the air would start on a date, with that date."""
        wanted = getattr(self._act, "keywords", {}).get("starts") or {}
        return list(wanted.items())

    def try_act(self, act: Act) -> bool:
        """Work out what an act would do; False where it is refused, and why is told."""
        try:
            found = try_out(self.open_plan.session, self.open_plan.catalogue, act)
        except PlanError as error:
            self.told.emit(str(error))
            return False
        self._act, self._tried = act, found
        self.tried.emit(found)
        return True

    def leave(self) -> None:
        """Let all be as it was."""
        held, self._act, self._tried = self._act, None, None
        if held is not None:
            self.tried.emit(None)

    def drop(self) -> bool:
        """Do what was tried last, as one step that one undo takes back.

        Where a start was wished for that cannot be and no row moves, nothing is written.
        """
        act, found = self._act, self._tried
        why = self._why_nothing_moves()
        self._act, self._tried = None, None
        if act is None:
            return False
        done = not why and found is not None and found.changed and self.run(act)
        if not done:
            self.tried.emit(None)
        if why:  # last, so that it stays to be read
            self.told.emit(why)
        return done

    def _why_nothing_moves(self) -> str:
        """What holds the rows that were to start on other dates; '' where something moves."""
        found, wanted = self._tried, self.wanted_starts()
        if found is None or not wanted:
            return ""
        rows = self.schedule.by_id
        for row in found.schedule.rows:
            before = rows.get(row.id)
            if before is None or (before.start, before.finish) != (row.start, row.finish):
                return ""
        told = (held_back(found.schedule, row, day) for row, day in wanted)
        return next((why for why in told if why), "")

    def run(self, act: Act) -> bool:
        """Do an act at once; False where it is refused, and why is told."""
        try:
            return self.open_plan.run(act)
        except PlanError as error:
            self.told.emit(str(error))
            return False
