"""The main window: puts menu, header, rail and screens together, and nothing else.

Everything that needs the store is imported after the first paint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from roadmap_desktop.ui.actions import Actions
from roadmap_desktop.ui.home.drop import dropped_files
from roadmap_desktop.ui.home.view import HomeView
from roadmap_desktop.ui.jobs import Worker
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.settings import SYSTEM, Settings, Shown
from roadmap_desktop.ui.shell.banners import Banners
from roadmap_desktop.ui.shell.full_screen import FullScreen
from roadmap_desktop.ui.shell.header import Header, SavedState
from roadmap_desktop.ui.shell.rail import Rail
from roadmap_desktop.ui.theme.apply import apply_look, system_theme
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.theme.tokens import Theme
from roadmap_desktop.ui.widgets.focus_ring import FocusRings
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.unsaved import UNSAVED

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import Office
    from roadmap_desktop.ui.open_plan import OpenPlan
    from roadmap_desktop.ui.quick_plan.view import QuickPlanView
    from roadmap_desktop.ui.shell.palette import Palette
    from roadmap_desktop.ui.shell.places import Places

LEAST_WIDTH, LEAST_HEIGHT = 720, 480
USUAL_WIDTH, USUAL_HEIGHT = 1280, 800


class Desk(Protocol):
    """What the window asks of whoever carries its wishes out, once the store is open."""

    def act(self, action: str) -> None:
        """Carry out an action of the table."""

    def go(self, destination: Destination) -> None:
        """Show a place."""

    def open_path(self, path: Path) -> None:
        """Take a file in."""

    def dress_again(self) -> None:
        """Fill the window, which was built anew."""

    def may_close(self) -> bool:
        """False where the screen in sight keeps the user."""


class MainWindow(QMainWindow):
    """Shows Home, Quick plan, or the places of the open plan."""

    first_painted = Signal()
    ready = Signal()
    """The store is open and Home is filled."""

    def __init__(self, settings: Settings, resources: Path) -> None:
        super().__init__()
        self.settings = settings
        self.resources = resources
        self.look = self._wanted_look()
        self.office: Office | None = None
        self.open_plan: OpenPlan | None = None
        self.places: Places | None = None
        self.quick: QuickPlanView | None = None
        self.destination = Destination(place=Place.HOME)
        self.desk: Desk | None = None
        self.worker = Worker(self)
        self._painted = False
        self._palette: Palette | None = None
        self.setWindowTitle("Roadmap Desktop")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.setAcceptDrops(True)
        self.actions_ = Actions(self, self._on_asked, settings.shortcuts)
        self.actions_.fill_menus(self)
        self.banners = Banners(self.look)
        self.full_screen = FullScreen(self)
        self._build()
        self.rings = FocusRings(self, self.look)
        self._take_place()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch_focus)

    # --- assembling --------------------------------------------------------------------------

    def _build(self, said: SavedState | None = None) -> None:
        """Make everything that has colours or sizes."""
        look = self.look
        self.menuBar().setFont(look.font())
        self.actions_.dress(look)
        self.header = Header(look, self.actions_.keys_of("palette"))
        self.header.show_state(said or SavedState())
        self.header.asked.connect(self._on_asked)
        self.header.menu_requested.connect(self.full_screen.open_menu)
        banners = Banners(look)
        banners.carry_over(self.banners)
        self.banners = banners
        self.rail = Rail(look)
        self.rail.place_requested.connect(lambda place: self.go(Destination(place=Place(place))))
        self.home = HomeView(look, self.settings)
        self.screens = QStackedWidget()
        self.screens.addWidget(self.home)
        main = box(column(look, self.banners, (self.screens, 1), gap=0))
        body = column(look, self.header, (box(row(look, self.rail, (main, 1), gap=0)), 1), gap=0)
        self.setCentralWidget(box(body))
        self.rail.hide()
        self.full_screen.fit()

    @property
    def palette_(self) -> Palette:
        """The command palette; made when it is first asked for."""
        if self._palette is None:
            from roadmap_desktop.ui.shell.palette import Palette

            self._palette = Palette(self, self.look)
        return self._palette

    def put_palette_away(self) -> None:
        """Nothing goes on behind the palette."""
        if self._palette is not None:
            self._palette.close_palette()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped on every screen."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open them; tasks of another program go into the plan that is open."""
        for path in dropped_files(event.mimeData()):
            if self.desk is not None:
                self.desk.open_path(path)
        event.acceptProposedAction()

    def use_look(self, look: Look) -> None:
        """Dress the window anew; what is open stays open."""
        if look == self.look:
            return
        app = QApplication.instance()
        self.look = look
        if isinstance(app, QApplication):
            apply_look(app, look)
        old, palette = self.takeCentralWidget(), self._palette
        self._build(self.header.saved_state)
        self._palette = None
        if palette is not None:
            palette.deleteLater()
        if old is not None:
            old.hide()  # a look that lasted for a moment only would still be shown, on its own
            old.deleteLater()
        self.rings.use(look)
        self.quick = None
        self.places = None
        if self.desk is not None:
            self.desk.dress_again()

    def _wanted_look(self) -> Look:
        app = QApplication.instance()
        name = self.settings.theme
        if name != SYSTEM:
            theme = Theme(name)
        else:
            theme = system_theme(app) if isinstance(app, QApplication) else Theme.LIGHT
        return Look(theme, self.settings.scale, self.resources / "icons")

    def look_again(self) -> None:
        """Take over theme and text size from the settings."""
        self.use_look(self._wanted_look())

    # --- the desk ----------------------------------------------------------------------------

    def furnish(self, desk: Desk) -> None:
        """Bring in what needs the store, once the window is painted."""
        self.desk = desk

    def go(self, destination: Destination) -> None:
        """Show a place."""
        if self.desk is not None:
            self.desk.go(destination)

    def show_screen(self, widget: QWidget, destination: Destination) -> None:
        """Put a screen in sight; the rail stands beside the places of a plan only."""
        if self.screens.indexOf(widget) < 0:
            self.screens.addWidget(widget)
        self.screens.setCurrentWidget(widget)
        self.rail.setVisible(destination.place not in (Place.HOME, Place.QUICK_PLAN))
        if not self.rail.isHidden():
            self.rail.show_place(destination.place)
        self.remember(destination)
        self.full_screen.fit()

    def remember(self, destination: Destination) -> None:
        """Something else is in sight; another look and the next start come back to it."""
        self.destination = destination
        plan_id = self.open_plan.id if self.open_plan else ""
        self.settings.shown = Shown(plan_id, destination)

    def _on_asked(self, action: str) -> None:
        if self.desk is not None:
            self.desk.act(action)

    # --- the window itself -------------------------------------------------------------------

    def _take_place(self) -> None:
        """Stand where it stood, as far as that is on a screen."""
        saved = self.settings.geometry
        if saved.isEmpty() or not self.restoreGeometry(saved):
            self.resize(USUAL_WIDTH, USUAL_HEIGHT)
        screen = self.screen()
        room = screen.availableGeometry()
        size = self.size().boundedTo(room.size())
        self.resize(size)
        frame = self.frameGeometry()
        if not room.contains(frame.topLeft()) or not room.intersects(frame):
            frame.moveCenter(room.center())
            self.move(frame.topLeft())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window can be seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def showEvent(self, event: QShowEvent) -> None:
        """Paint at once, before anything slow begins."""
        super().showEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows less around the plan."""
        super().resizeEvent(event)
        self.full_screen.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the desktop from light to dark, and to the whole screen and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.full_screen.fit()
        if event.type() == QEvent.Type.ThemeChange and self.settings.theme == SYSTEM:
            QTimer.singleShot(0, self.look_again)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave only where the screen in sight lets go; everything is saved already."""
        if self.desk is not None and not self.desk.may_close():
            event.ignore()
            return
        self.settings.geometry = QByteArray(self.saveGeometry())
        self.settings.flush()
        super().closeEvent(event)

    def _watch_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Look at the events of what has the focus; those of the whole program are too many."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo belongs to a field only while it holds typing that is no answer yet."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and watched.property(UNSAVED) is False
            and (
                event.matches(QKeySequence.StandardKey.Undo)
                or event.matches(QKeySequence.StandardKey.Redo)
            )
        ):
            event.ignore()
            return True
        return False  # handing an object on that is just being made can end the program

    def raise_window(self) -> None:
        """Come to the front; a second start asks for it."""
        if self.windowState() & Qt.WindowState.WindowMinimized:
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
