"""What is done with links on the timeline's screen: drawn between two rows by key, changed, taken
away, and told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from roadmap_desktop.commands.timeline.links import link_rows, unlink_rows
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LinkKind
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink, ScheduledTask
from roadmap_desktop.timeline.what_if import difference
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.timeline.editor import ChartEditor
from roadmap_desktop.ui.timeline.hand import Hand
from roadmap_desktop.ui.timeline.link_dialog import LinkDialog
from roadmap_desktop.ui.timeline.link_hand import LinkHand
from roadmap_desktop.ui.timeline.link_hits import Ends
from roadmap_desktop.ui.timeline.link_words import kinds_in_words, link_sentence
from roadmap_desktop.ui.timeline.links_dialog import LinksDialog
from roadmap_desktop.ui.timeline.moves_in_words import moves_in_words
from roadmap_desktop.ui.timeline.pane import ChartPane
from roadmap_desktop.ui.timeline.row_dialog import RowDialog

Tell = Callable[..., object]
"""Says a sentence on screen and to a screen reader; ``stays=True`` until something else is said."""


class LinkActs(QObject):
    """Carries out what hand, keys and menus want of links."""

    def __init__(
        self,
        look: Look,
        open_plan: OpenPlan,
        editor: ChartEditor,
        pane: ChartPane,
        hand: Hand,
        tell: Tell,
    ) -> None:
        super().__init__(pane)
        self._look = look
        self._open_plan = open_plan
        self._editor = editor
        self._pane = pane
        self._tell = tell
        self._from = ""
        self._kind = LinkKind.FS
        self.hand = LinkHand(look, pane, hand)
        self.hand.change_requested.connect(lambda *ends: self.change(ends))
        self.hand.take_away_requested.connect(lambda *ends: self.take_away(ends))
        self.hand.chosen_changed.connect(self._on_chosen)

    # --- drawn by key ------------------------------------------------------------------------

    def begin_or_draw(self, current: ScheduledTask) -> None:
        """Begin a link at a row; at another one, draw it to there; where it begins, take the next
        kind of link."""
        if not self._from or self._from not in self._editor.schedule.by_id:
            self._from, self._kind = current.id, LinkKind.FS
            self._tell_begun(current)
            return
        if self._from == current.id:
            kinds = list(kinds_in_words())
            self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
            self._tell_begun(current)
            return
        before, self._from = self._from, ""
        try:
            act = partial(
                link_rows,
                schedule=self._editor.schedule,
                predecessor=before,
                successor=current.id,
                kind=self._kind,
            )
            drawn = self._open_plan.run(act)
        except PlanError as error:
            self._editor.told.emit(str(error))
            return
        if not drawn:
            self._tell(self.tr("They are linked like that already."))

    def _tell_begun(self, row: ScheduledTask) -> None:
        words = self.tr("Link from “{name}”: the row that waits {kind}. Go there and press Ctrl+L.")
        more = self.tr(
            "Ctrl+L here changes the kind, Esc leaves it. Ctrl+Shift+L lists the links it has."
        )
        told = words.format(name=row.name, kind=kinds_in_words()[self._kind])
        self._tell(told, more, stays=True)

    def forget(self) -> None:
        """Forget the link that was begun."""
        self._from = ""

    # --- changed and taken away ----------------------------------------------------------------

    def change(self, ends: Ends) -> None:
        """Open the links of the row that waits, with this one chosen."""
        self.open_list(ends[1], ends)

    def open_list(self, row: str, chosen: Ends | None = None) -> None:
        """Open the links of a row."""
        task = self._editor.schedule.by_id.get(row)
        if task is None:
            return
        back = self._look_back()
        dialog = LinksDialog(self._look, self._open_plan, task, self._pane.window(), chosen)
        schedule = self._editor.schedule
        dialog.taken_away.connect(lambda sentence: self._tell_taken(sentence, schedule))
        dialog.another_requested.connect(
            lambda: self._open(
                LinkDialog(self._look, self._open_plan, task, self._pane.window()), back
            )
        )
        self._open(dialog, back)

    def _look_back(self) -> QWidget:
        """What has the focus again when a dialog is closed."""
        return QApplication.focusWidget() or self._pane

    def _open(self, dialog: RowDialog, back: QWidget) -> None:
        dialog.finished.connect(lambda _: back.setFocus(Qt.FocusReason.OtherFocusReason))
        dialog.open()

    def take_away(self, ends: Ends) -> None:
        """Take a link away."""
        schedule = self._editor.schedule
        link = self.hand.chosen
        act = partial(unlink_rows, schedule=schedule, predecessor=ends[0], successor=ends[1])
        if self._editor.run(act):
            self.hand.choose(None)
            if link is not None:
                self._tell_taken(link_sentence(schedule, link), schedule)

    def _tell_taken(self, sentence: str, before: Schedule) -> None:
        """What is gone, and what has moved since ``before`` because nothing holds it now."""
        words = self.tr("Link taken away: {link}. Undo brings it back.")
        found = difference(before, self._editor.schedule)
        moved, clash = moves_in_words(found)
        parts = [f"{moved}."]
        if found.moved and found.tasks:
            tasks = self.tr("1 task moves.") if found.tasks == 1 else self.tr("{n} tasks move.")
            parts.append(tasks.format(n=found.tasks))
        self._tell(words.format(link=sentence), " ".join((*parts, clash)).strip())

    def _on_chosen(self) -> None:
        link = self.hand.chosen
        if link is not None:
            words = self.tr("Link: {link}. Enter changes it, Del takes it away.")
            sentence = link_sentence(self._editor.schedule, link)
            self._tell(words.format(link=sentence))

    # --- its menu ------------------------------------------------------------------------------

    def open_menu(self, at: QPoint) -> None:
        """Open the menu of the chosen link."""
        link = self.hand.chosen
        if link is not None:
            menu = self.menu(link)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def menu(self, link: ScheduledLink) -> QMenu:
        """The menu of a link."""
        menu, ends = QMenu(self._pane), (link.predecessor, link.successor)
        menu.setFont(self._look.font())
        for kind, words in kinds_in_words().items():
            action = menu.addAction(self.tr("The waiting one {kind}").format(kind=words))
            action.setCheckable(True)
            action.setChecked(kind is link.kind)
            act = partial(
                link_rows,
                schedule=self._editor.schedule,
                predecessor=link.predecessor,
                successor=link.successor,
                kind=kind,
                lag=link.lag,
                lag_unit=link.lag_unit,
            )
            action.triggered.connect(lambda _=False, one=act: self._editor.run(one))
        menu.addSeparator()
        menu.addAction(
            self.tr("Kind and days between…") + "\t" + self.tr("Enter")
        ).triggered.connect(lambda: self.change(ends))
        menu.addAction(self.tr("Take it away") + "\t" + self.tr("Del")).triggered.connect(
            lambda: self.take_away(ends)
        )
        return menu
