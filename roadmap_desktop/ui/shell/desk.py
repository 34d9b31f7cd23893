"""What the window does once the store is open: opens plans, goes to places, carries out actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox

from roadmap_desktop.commands.office import NOT_SAVED, Office
from roadmap_desktop.domain.errors import InputError, PlanError
from roadmap_desktop.ui.home.acts import HomeActs
from roadmap_desktop.ui.main_window import MainWindow
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.settings import Shown
from roadmap_desktop.ui.shell.banners import Act
from roadmap_desktop.ui.shell.dialogs import Dialogs
from roadmap_desktop.ui.shell.entries import action_entries, help_entries, plan_entries
from roadmap_desktop.ui.shell.looks import step_scale
from roadmap_desktop.ui.shell.places import Places

if TYPE_CHECKING:
    from roadmap_desktop.commands.session import PlanChange
    from roadmap_desktop.ui.open_plan import OpenPlan

LAST_ACT = "last_act"
"""The one banner that says what came of the last act."""
OVERVIEW = Destination(place=Place.OVERVIEW)
PLACES_OF_A_PLAN = (
    Place.OVERVIEW,
    Place.INTERVIEW,
    Place.TIMELINE,
    Place.GATES,
    Place.HISTORY,
)


class WindowDesk(QObject):
    """Carries out what menus, keys, rail and screens ask for."""

    def __init__(self, window: MainWindow, office: Office) -> None:
        super().__init__(window)
        self.window = window
        self.office = office
        self.dialogs = Dialogs(window, self)
        self.acts = HomeActs(office, self)
        self.acts.changed.connect(self._on_list_changed)
        self.acts.refused.connect(self.refuse)
        self.acts.not_saved.connect(self.not_saved)
        self.acts.told.connect(self._on_told)
        self.acts.plan_came.connect(lambda plan_id: self.window.home.show_plan(plan_id))
        self._handlers = self._table()
        self._connect_home()
        window.home.show_office(office)
        self.show_notices()
        self.go(Destination(place=Place.HOME))

    def _table(self) -> Mapping[str, Callable[[], object]]:
        window, dialogs = self.window, self.dialogs
        return {
            "new": self.begin_quick_plan,
            "open_file": dialogs.open_file,
            "example": lambda: self.open_sample(self.office.samples()[0]),
            "export": dialogs.export,
            "preview": dialogs.preview,
            "rename": dialogs.rename,
            "quick_plan": self.resume_quick_plan,
            "close_plan": lambda: self.go(Destination(place=Place.HOME)),
            "back_up": self.back_up,
            "restore": dialogs.restore,
            "save_copy": dialogs.save_copy,
            "quit": window.close,
            "undo": self.undo,
            "redo": self.redo,
            "find": self.find_in_plan,
            "palette": self.find_anything,
            "settings": dialogs.settings,
            "shortcuts": dialogs.shortcuts,
            "home": lambda: self.go(Destination(place=Place.HOME)),
            **{
                place.value: partial(self.go, Destination(place=place))
                for place in PLACES_OF_A_PLAN
            },
            "theme_system": lambda: self.use_theme("system"),
            "theme_light": lambda: self.use_theme("light"),
            "theme_dark": lambda: self.use_theme("dark"),
            "theme_high": lambda: self.use_theme("high"),
            "larger": lambda: self.use_scale(step_scale(window.settings.scale, 1)),
            "smaller": lambda: self.use_scale(step_scale(window.settings.scale, -1)),
            "normal_size": lambda: self.use_scale(1.0),
            "full_screen": self.full_screen,
            "help": dialogs.help,
            "glossary": lambda: dialogs.help("glossary"),
            "about": dialogs.about,
        }

    def act(self, action: str) -> None:
        """Carry out an action of the table."""
        spec = next(s for s in self.window.actions_.specs if s.id == action)
        if spec.of_plan and self.window.open_plan is None:
            self.tell(
                self.tr("Open a plan first; “{action}” is about one.").format(
                    action=spec.plain_text
                )
            )
            return
        if action not in ("palette", "find"):
            self.window.put_palette_away()
        self._handlers[action]()

    # --- going -------------------------------------------------------------------------------

    def go(self, destination: Destination) -> None:
        """Show a place of the open plan, Home or Quick plan."""
        window = self.window
        if not self._may_leave():
            return
        place = destination.place
        if place is Place.HOME:
            if not self._may_drop():
                return
            self._close_plan()
            self._calm()
            window.home.refresh()
            window.show_screen(window.home, destination)
            window.home.focus_first()
        elif place is Place.QUICK_PLAN:
            self.resume_quick_plan()
        elif window.open_plan is not None:
            if place is not window.destination.place:
                window.banners.take(LAST_ACT)
            places = self._places(window.open_plan)
            window.show_screen(places, destination)
            places.show_destination(destination)
        self._show_header()

    def open(self, plan_id: str, destination: Destination = OVERVIEW) -> None:
        """Open a plan; one whose Quick plan was left half-way goes on with it."""
        if not self._may_leave() or not self._may_drop():
            return
        from roadmap_desktop.ui.open_plan import OpenPlan  # brings the rules along

        try:
            opened = OpenPlan(self.office, plan_id)
        except PlanError as error:
            self.refuse(str(error))
            return
        self._close_plan()
        self._calm()
        self._take(opened)
        if plan_id in self.office.unfinished():
            self.resume_quick_plan()
        else:
            self.go(destination)

    def _take(self, opened: OpenPlan) -> None:
        self.window.open_plan = opened
        opened.plan_changed.connect(self._on_plan_changed)
        opened.saved.connect(self._on_saved)
        opened.refused.connect(self.refuse)
        opened.not_saved.connect(self.not_saved)

    def _close_plan(self) -> None:
        window = self.window
        for screen in (window.places, window.quick):
            if screen is not None:
                window.screens.removeWidget(screen)
                screen.deleteLater()
        window.places, window.quick = None, None
        if window.open_plan is not None:
            window.open_plan.deleteLater()
        window.open_plan = None

    def _places(self, opened: OpenPlan) -> Places:
        window = self.window
        if window.places is None:
            window.places = Places(window.look, opened, self.go, window.settings)
            window.places.moved.connect(window.remember)
            window.places.sheet_requested.connect(self.dialogs.preview)
        return window.places

    def _may_leave(self) -> bool:
        window = self.window
        current = window.screens.currentWidget()
        if current is not None and current is window.places:
            return window.places.may_leave()
        if current is not None and current is window.quick:
            window.quick.keep_now()
        return True

    def may_close(self) -> bool:
        """The screen in sight lets go, and nothing runs any more."""
        return self._may_leave() and self._may_drop() and self.window.worker.finish()

    def _may_drop(self) -> bool:
        """What could not be saved is still on the screen; it goes only where the user says so."""
        banners = self.window.banners
        if self.window.screens.currentWidget() is self.window.home:
            return True
        if "not_saved" not in banners.shown_keys():
            return True
        leave = self.ask(
            self.tr("Not saved"),
            self.tr("What you entered last is not saved. Leave it, and it is lost."),
            self.tr("Leave without saving"),
            self.tr("Stay here"),
        )
        if leave:
            banners.take("not_saved")
        return leave

    # --- Quick plan --------------------------------------------------------------------------

    def begin_quick_plan(self) -> None:
        """Start a new plan by its first page."""
        if not self._may_leave() or not self._may_drop():
            return
        self._close_plan()
        self.window.banners.take(LAST_ACT)
        if not self.office.drafts():
            self.window.header.show_nothing_yet()
        self._show_quick_plan(None)

    def resume_quick_plan(self) -> None:
        """Go through Quick plan with the open plan."""
        self._show_quick_plan(self.window.open_plan)

    def _show_quick_plan(self, opened: OpenPlan | None) -> None:
        window = self.window
        if window.quick is not None:
            window.screens.removeWidget(window.quick)
            window.quick.deleteLater()
        from roadmap_desktop.ui.quick_plan.view import QuickPlanView  # not needed by Home

        window.quick = QuickPlanView(window.look, self.office, window.settings, opened)
        window.quick.begun.connect(self._on_begun)
        window.quick.left.connect(lambda: self.go(Destination(place=Place.HOME)))
        window.quick.finished.connect(lambda: self.go(Destination(place=Place.TIMELINE)))
        window.quick.help_requested.connect(self.dialogs.help)
        window.quick.saved.connect(self._on_saved)
        window.show_screen(window.quick, Destination(place=Place.QUICK_PLAN))
        self._show_header()
        window.quick.start()

    def _on_begun(self, opened: OpenPlan) -> None:
        self._take(opened)
        self.window.header.show_saved(self.office.now)
        self._show_header()
        self.window.remember(Destination(place=Place.QUICK_PLAN))

    # --- acts --------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last step of the open plan, or of the list."""
        opened = self.window.open_plan
        self.window.banners.take(LAST_ACT)
        if opened is None:
            self.acts.undo()
        elif opened.session.undo_label:
            opened.undo()
        else:
            self.tell(self.tr("There is nothing to undo in this plan."))

    def redo(self) -> None:
        """Do it again."""
        opened = self.window.open_plan
        self.window.banners.take(LAST_ACT)
        if opened is None:
            self.acts.redo()
        elif opened.session.redo_label:
            opened.redo()
        else:
            self.tell(self.tr("There is nothing to redo in this plan."))

    def open_sample(self, name: str) -> None:
        """Make a finished example one's own and open it."""
        self.take_in(lambda: self.office.add_sample(name))

    def open_path(self, path: Path) -> None:
        """Take in a plan file or a file of answers and open the plan; tasks of another program
        are looked at first."""
        from roadmap_desktop.exchange.foreign_file import is_foreign

        if is_foreign(path):
            self.dialogs.take_tasks(path)
        else:
            self.take_in(lambda: self.office.take_in(path))

    def take_in(self, make: Callable[[], str]) -> None:
        """Make a plan and open it; every mistake of a file is listed."""
        try:
            plan_id = make()
        except InputError as error:
            self.dialogs.problems(str(error), error.problems)
        except NOT_SAVED as error:
            self.not_saved(str(error))
        except PlanError as error:
            self.refuse(str(error))
        else:
            self.open(plan_id)

    def back_up(self) -> None:
        """Make a backup now."""
        try:
            made = self.office.back_up()
        except PlanError as error:
            self.refuse(str(error))
        else:
            self.tell(self.tr("Backup made and checked: {path}").format(path=made.path))

    def find_anything(self) -> None:
        """Open the palette over everything."""
        window, opened = self.window, self.window.open_plan
        entries = action_entries(window.actions_, self.act, opened is not None)
        if opened is not None:
            entries += plan_entries(opened, self.go)
        entries += help_entries(self.office.catalogue, self.dialogs.help)
        window.palette_.open_with(entries, self.tr("Find an action, question, task or help"))

    def find_in_plan(self) -> None:
        """Open the palette over what stands in the plan."""
        if self.window.open_plan is not None:
            entries = plan_entries(self.window.open_plan, self.go)
            self.window.palette_.open_with(entries, self.tr("Find in this plan"))

    def use_theme(self, name: str) -> None:
        """Dress the window in another theme."""
        self.window.settings.theme = name
        self.window.look_again()

    def use_scale(self, scale: float) -> None:
        """Write larger or smaller."""
        self.window.settings.scale = scale
        self.window.look_again()

    def use_name(self) -> None:
        """From now on steps are those of who is named in the settings."""
        self.office.actor = self.window.settings.actor
        if self.window.open_plan is not None:
            self.window.open_plan.session.actor = self.office.actor

    def full_screen(self) -> None:
        """Fill the screen, or stand in a window again."""
        window = self.window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def dress_again(self) -> None:
        """Show what was shown, in a window that was built anew."""
        window, destination = self.window, self.window.destination
        self._connect_home()
        window.home.show_office(self.office)
        if destination.place is Place.QUICK_PLAN:
            self._show_quick_plan(window.open_plan)
        else:
            keep = window.open_plan
            if destination.place is Place.HOME or keep is None:
                window.show_screen(window.home, Destination(place=Place.HOME))
            else:
                self.go(destination)
        self._show_header()

    def reopen(self) -> None:
        """Begin again after the store was put back to a backup."""
        self._close_plan()
        self.window.home.show_office(self.office)
        self.show_notices()
        self.go(Destination(place=Place.HOME))

    # --- telling -----------------------------------------------------------------------------

    def tell(self, words: str, acts: Sequence[Act] = ()) -> None:
        """Say what came of the last act, until the next one or another place is gone to."""
        self.window.banners.put(LAST_ACT, "info", words, "", acts)

    def refuse(self, sentence: str) -> None:
        """Say what could not be done and what to do instead."""
        self.window.banners.put(LAST_ACT, "warning", self.tr("Nothing was changed."), sentence)

    def _on_told(self, words: str, undoable: bool) -> None:
        self.tell(words, [(self.tr("Undo"), self.undo)] if undoable else ())

    def _calm(self) -> None:
        """What was said about the last act no longer holds; all that there is, is saved."""
        window = self.window
        window.banners.take(LAST_ACT)
        if "not_saved" in window.banners.shown_keys():
            return
        state = window.header.saved_state
        if state.trouble or (not state.shown and self.office.plans(limit=1).plans):
            window.header.show_saved()

    def not_saved(self, sentence: str) -> None:
        """Say that the store could not keep the last change, until one is kept."""
        self.window.header.show_trouble()
        said = sentence.removeprefix("Not saved: ")  # as the banner begins
        said = said[:1].upper() + said[1:]
        lead = self.tr("Not saved.")
        self.window.banners.put("not_saved", "error", lead, said, [self._copy_act()], stays=True)

    def _copy_act(self) -> tuple[str, Callable[[], object]]:
        return self.tr("Save a copy elsewhere…"), self.dialogs.save_copy

    def show_notices(self) -> None:
        """A banner for each thing the store has to tell."""
        banners, notices = self.window.banners, self.office.notices
        for key in banners.shown_keys():
            if key.startswith("notice.") and key not in {f"notice.{n.kind}" for n in notices}:
                banners.take(key)
        for notice in notices:
            # Where nothing can be changed there is one thing to do: work on a copy.
            acts = [self._copy_act()] if self.office.read_only else []
            stays = self.office.read_only
            banners.put(f"notice.{notice.kind}", "warning", notice.sentence, "", acts, stays=stays)

    def offer_to_go_on(self, shown: Shown) -> None:
        """After an unclean end: say so, and offer to go where one was."""
        place = shown.destination.place

        def go_on() -> None:
            self.window.banners.take("unclean")
            if shown.plan_id:
                self.open(shown.plan_id, OVERVIEW if place is Place.HOME else shown.destination)
            elif place is Place.QUICK_PLAN:
                self.begin_quick_plan()

        acts = [(self.tr("Continue where you were"), go_on)]
        if not shown.plan_id and place is not Place.QUICK_PLAN:
            acts = []
        self.window.banners.put(
            "unclean",
            "info",
            self.tr("The program ended unexpectedly."),
            self.tr("All you had entered is here, up to the last two seconds."),
            acts,
        )

    def ask(self, title: str, question: str, act: str, leave: str = "") -> bool:
        """Ask before something large; True for the act."""
        box = QMessageBox(self.window)
        box.setWindowTitle(title)
        box.setText(question)
        yes = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(leave or self.tr("Leave it"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is yes

    def _on_saved(self, at: datetime) -> None:
        self.window.banners.take("not_saved")
        self.window.header.show_saved(at)

    def _on_plan_changed(self, change: PlanChange) -> None:
        del change
        self.window.banners.take(LAST_ACT)
        QTimer.singleShot(0, self._show_header)

    def _on_list_changed(self) -> None:
        self.window.home.refresh()
        self.window.banners.take(LAST_ACT)
        self.window.banners.take("not_saved")
        self.window.header.show_saved(self.office.now)
        self._show_header()

    def _show_header(self) -> None:
        window, opened = self.window, self.window.open_plan
        header = window.header
        if opened is not None:
            plan = opened.plan
            in_plan = window.destination.place is not Place.QUICK_PLAN
            header.show_place(plan.header.title, plan.client.name, undo=True, export=in_plan)
            header.show_steps(opened.session.undo_label, opened.session.redo_label)
            return
        title = "Roadmap"
        if window.destination.place is Place.QUICK_PLAN:
            title = self.tr("New plan")
        on_home = window.destination.place is Place.HOME
        undo = self.acts.undo_label if on_home else ""
        redo = self.acts.redo_label if on_home else ""
        header.show_place(title, "", undo=on_home and bool(undo or redo), export=False)
        header.show_steps(undo, redo)

    def _connect_home(self) -> None:
        home = self.window.home
        home.plan_requested.connect(self.open)
        home.quick_plan_requested.connect(self.begin_quick_plan)
        home.sample_requested.connect(self.open_sample)
        home.file_requested.connect(self.open_path)
        home.duplicate_requested.connect(self.acts.duplicate)
        home.archive_requested.connect(self.acts.archive)
        home.delete_requested.connect(self.acts.delete)
        home.erase_requested.connect(self.dialogs.erase)
        home.restore_requested.connect(self.dialogs.restore)
        home.open_file_requested.connect(self.dialogs.open_file)
