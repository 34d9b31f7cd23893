"""What the window does once the store is open: every action goes to who carries it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from roadmap_desktop.commands.office import Office
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.home.acts import HomeActs
from roadmap_desktop.ui.main_window import MainWindow
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.shell.dialogs import Dialogs
from roadmap_desktop.ui.shell.entries import action_entries, help_entries, plan_entries
from roadmap_desktop.ui.shell.going import HOME, OVERVIEW, Going
from roadmap_desktop.ui.shell.incoming import Incoming
from roadmap_desktop.ui.shell.looks import Looks
from roadmap_desktop.ui.shell.telling import Telling
from roadmap_desktop.ui.theme.tokens import PROJECTOR_SCALE

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
        self.telling = Telling(window, office)
        self.going = Going(window, office, self.telling)
        self.incoming = Incoming(window, office, self.going, self.telling)
        self.looks = Looks(window)
        self.dialogs = Dialogs(window, office, self.going, self.telling, self.looks)
        self.acts = HomeActs(office, self)
        self._handlers = self._table()
        self._connect_parts()
        self._furnish_home()
        self.telling.show_notices()
        self.go(HOME)

    # --- actions -----------------------------------------------------------------------------

    def _table(self) -> Mapping[str, Callable[[], object]]:
        dialogs, looks = self.dialogs, self.looks
        return {
            "new": self.going.begin_quick_plan,
            "open_file": self.incoming.choose_file,
            "example": lambda: self.open_sample(self.office.samples()[0]),
            "export": dialogs.export,
            "export_again": dialogs.export_again,
            "preview": dialogs.preview,
            "rename": dialogs.rename,
            "quick_plan": self.going.resume_quick_plan,
            "close_plan": partial(self.go, HOME),
            "back_up": self._back_up,
            "restore": dialogs.restore,
            "save_copy": dialogs.save_copy,
            "quit": self.window.close,
            "undo": self._undo,
            "redo": self._redo,
            "find": self._find_in_plan,
            "palette": self._find_anything,
            "settings": dialogs.settings,
            "shortcuts": dialogs.shortcuts,
            "home": partial(self.go, HOME),
            **{
                place.value: partial(self.go, Destination(place=place))
                for place in PLACES_OF_A_PLAN
            },
            "theme_system": partial(looks.use_theme, "system"),
            "theme_light": partial(looks.use_theme, "light"),
            "theme_dark": partial(looks.use_theme, "dark"),
            "theme_high": partial(looks.use_theme, "high"),
            "larger": partial(looks.step_scale, 1),
            "smaller": partial(looks.step_scale, -1),
            "normal_size": partial(looks.use_scale, 1.0),
            "projector_size": partial(looks.use_scale, PROJECTOR_SCALE),
            "full_screen": self.window.full_screen.turn,
            "help": dialogs.help,
            "keys": partial(dialogs.help, "keyboard"),
            "glossary": partial(dialogs.help, "glossary"),
            "about": dialogs.about,
        }

    def act(self, action: str) -> None:
        """Carry out an action of the table."""
        spec = next(s for s in self.window.actions_.specs if s.id == action)
        if spec.of_plan and self.window.open_plan is None:
            words = self.tr("Open a plan first; “{action}” is about one.")
            self.telling.tell(words.format(action=spec.plain_text))
            return
        if action not in ("palette", "find"):
            self.window.put_palette_away()
        self._handlers[action]()

    # --- what is asked for from elsewhere ----------------------------------------------------

    def go(self, destination: Destination) -> None:
        """Show a place of the open plan, Home or Quick plan."""
        self.going.go(destination)

    def open(self, plan_id: str, destination: Destination = OVERVIEW) -> None:
        """Open a plan; one whose Quick plan was left half-way goes on with it."""
        self.going.open(plan_id, destination)

    def open_path(self, path: Path) -> None:
        """Take in a file of any kind the program reads."""
        self.incoming.open_path(path)

    def open_sample(self, name: str) -> None:
        """Make a finished example one's own and open it."""
        self.incoming.open_sample(name)

    def may_close(self) -> bool:
        """The screen in sight lets go, and nothing runs any more."""
        return self.going.may_close()

    def dress_again(self) -> None:
        """Show what was shown, in a window that was built anew."""
        self._furnish_home()
        self.going.show_again()

    # --- acts --------------------------------------------------------------------------------

    def _undo(self) -> None:
        """Take back the last step of the open plan, or of the list."""
        opened = self.window.open_plan
        self.telling.forget_last_act()
        if opened is None:
            self.acts.undo()
        elif opened.session.undo_label:
            opened.undo()
        else:
            self.telling.tell(self.tr("There is nothing to undo in this plan."))

    def _redo(self) -> None:
        """Do it again."""
        opened = self.window.open_plan
        self.telling.forget_last_act()
        if opened is None:
            self.acts.redo()
        elif opened.session.redo_label:
            opened.redo()
        else:
            self.telling.tell(self.tr("There is nothing to redo in this plan."))

    def _back_up(self) -> None:
        """Make a backup now."""
        try:
            made = self.office.back_up()
        except PlanError as error:
            self.telling.refuse(str(error))
        else:
            words = self.tr("Backup made and checked: {path}")
            self.telling.tell(words.format(path=made.path))

    def _find_anything(self) -> None:
        """Open the palette over everything."""
        window, opened = self.window, self.window.open_plan
        entries = action_entries(window.actions_, self.act, opened is not None)
        if opened is not None:
            entries += plan_entries(opened, self.go)
        entries += help_entries(self.office.catalogue, self.dialogs.help)
        window.palette_.open_with(entries, self.tr("Find an action, question, task or help"))

    def _find_in_plan(self) -> None:
        """Open the palette over what stands in the plan."""
        if self.window.open_plan is not None:
            entries = plan_entries(self.window.open_plan, self.go)
            self.window.palette_.open_with(entries, self.tr("Find in this plan"))

    # --- what the parts tell -----------------------------------------------------------------

    def _connect_parts(self) -> None:
        acts, telling, dialogs = self.acts, self.telling, self.dialogs
        self.going.heading_changed.connect(self._show_heading)
        self.going.sheet_requested.connect(dialogs.preview)
        self.going.addendum_requested.connect(dialogs.export)
        self.going.help_requested.connect(dialogs.help)
        telling.copy_requested.connect(dialogs.save_copy)
        dialogs.name_given.connect(self._use_name)
        dialogs.store_replaced.connect(self._begin_again)
        acts.changed.connect(self._on_list_changed)
        acts.refused.connect(telling.refuse)
        acts.not_saved.connect(telling.not_saved)
        acts.told.connect(self._on_told)
        acts.plan_came.connect(lambda plan_id: self.window.home.show_plan(plan_id))

    def _furnish_home(self) -> None:
        acts, dialogs, wishes = self.acts, self.dialogs, self.window.home.wishes
        wishes.plan_requested.connect(self.open)
        wishes.quick_plan_requested.connect(self.going.begin_quick_plan)
        wishes.sample_requested.connect(self.open_sample)
        wishes.file_requested.connect(self.open_path)
        wishes.duplicate_requested.connect(acts.duplicate)
        wishes.archive_requested.connect(acts.archive)
        wishes.delete_requested.connect(acts.delete)
        wishes.erase_requested.connect(dialogs.erase)
        wishes.restore_requested.connect(dialogs.restore)
        wishes.open_file_requested.connect(self.incoming.choose_file)
        self.window.home.show_office(self.office)

    def _use_name(self) -> None:
        """From now on steps are those of who is named in the settings."""
        self.office.actor = self.window.settings.actor
        if self.window.open_plan is not None:
            self.window.open_plan.session.actor = self.office.actor

    def _begin_again(self) -> None:
        """The store was put back to a backup."""
        self.going.close_plan()
        self.window.home.show_office(self.office)
        self.telling.show_notices()
        self.go(HOME)

    def _on_told(self, words: str, undoable: bool) -> None:
        self.telling.tell(words, [(self.tr("Undo"), self._undo)] if undoable else ())

    def _on_list_changed(self) -> None:
        self.window.home.refresh()
        self.telling.forget_last_act()
        self.telling.saved(self.office.now)
        self._show_heading()

    def _show_heading(self) -> None:
        window, opened = self.window, self.window.open_plan
        header, place = window.header, window.destination.place
        if opened is not None:
            plan = opened.plan
            in_plan = place is not Place.QUICK_PLAN
            header.show_place(plan.header.title, plan.client.name, undo=True, export=in_plan)
            header.show_steps(opened.session.undo_label, opened.session.redo_label)
            return
        title = self.tr("New plan") if place is Place.QUICK_PLAN else "Roadmap"
        on_home = place is Place.HOME
        undo = self.acts.undo_label if on_home else ""
        redo = self.acts.redo_label if on_home else ""
        header.show_place(title, "", undo=on_home and bool(undo or redo), export=False)
        header.show_steps(undo, redo)
