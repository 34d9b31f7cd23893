"""Home's screen. It is made before the store is open, so it imports nothing heavy."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roadmap_desktop.ui.home.delegate import PlanDelegate, plan_words
from roadmap_desktop.ui.home.empty import EmptyHome
from roadmap_desktop.ui.home.model import Due, PlanListModel
from roadmap_desktop.ui.home.standing import StandingFinder
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import TickRow
from roadmap_desktop.ui.widgets.dates import short_day
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, clear, column, frame, line, row
from roadmap_desktop.ui.widgets.marks import Painted
from roadmap_desktop.ui.widgets.text import Heading, Text

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import Office, PlanSummary

TAKEN_IN = (".roadmap", ".toml")
MOST_DUE = 8


class PlanList(QListView):
    """The plans; Enter opens, Del deletes, the menu key shows all that can be done."""

    chosen = Signal()
    deleted = Signal()
    menu_requested = Signal(QPoint)
    scrolled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif event.key() == Qt.Key.Key_Menu or (
            event.key() == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.menu_requested.emit(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The mark at the row's right opens its menu, the rest of the row opens the plan."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        delegate = self.itemDelegate()
        where = event.position().toPoint()
        if isinstance(delegate, PlanDelegate) and delegate.more_area(
            self.visualRect(index)
        ).contains(where):
            self.menu_requested.emit(where)
        else:
            self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other rows may be in sight."""
        super().resizeEvent(event)
        self.scrolled.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Other rows are in sight."""
        super().scrollContentsBy(dx, dy)
        self.scrolled.emit()


class HomeView(QWidget):
    """All plans, what is due, and every way to begin."""

    plan_requested = Signal(str)
    quick_plan_requested = Signal()
    sample_requested = Signal(str)
    file_requested = Signal(Path)
    open_file_requested = Signal()
    duplicate_requested = Signal(str)
    archive_requested = Signal(str, bool)
    delete_requested = Signal(str)
    erase_requested = Signal(str)
    restore_requested = Signal()

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self._look = look
        self._settings = settings
        self._office: Office | None = None
        self.setAcceptDrops(True)
        self.model = PlanListModel(self)
        self.finder = StandingFinder(self.model, self)
        self.finder.found.connect(self._show_due)
        self._stack = QStackedWidget()
        self.empty = EmptyHome(
            look,
            self.quick_plan_requested.emit,
            lambda: self.sample_requested.emit("bakery"),
            self.open_file_requested.emit,
            self.restore_requested.emit,
        )
        self._stack.addWidget(ScrollPage(column(look, self.empty, None)))
        self._stack.addWidget(self._make_full())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._stack.setCurrentIndex(1)

    def _make_full(self) -> QWidget:
        look = self._look
        self.heading = Heading(look, self.tr("Plans"))
        self.search = QLineEdit()
        self.search.setFont(look.font())
        self.search.setPlaceholderText(self.tr("Search plans"))
        self.search.setAccessibleName(self.tr("Search plans"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(look.px(260))
        self.search.textChanged.connect(self._on_search)
        self.search.installEventFilter(self)
        self.new = Button(
            look, self.tr("New plan"), "primary", "plus", self.quick_plan_requested.emit
        )
        self.list = PlanList()
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Plans"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self.show_menu)
        self.list.menu_requested.connect(self.show_menu)
        self.list.chosen.connect(self._open_current)
        self.list.deleted.connect(self._delete_current)
        self.list.scrolled.connect(self._want_sight)
        self._delegate = PlanDelegate(look, date.today(), self.list)  # noqa: DTZ011 -- the user's day
        self.list.setItemDelegate(self._delegate)
        self._nothing = Text(look, "", "body", "muted")
        self._nothing.setContentsMargins(look.px(16), look.px(16), look.px(16), look.px(16))
        self._nothing.hide()
        self._away = TickRow(look, self.tr("Show plans that were put away"))
        self._away.clicked.connect(self.model.show_archived)
        head = row(look, (self.heading, 1), self.search, self.new, gap=12)
        self._head = Painted(look, self._draw_head, 34)
        self._sheet = frame(
            "sheet",
            column(look, self._head, line(), self._nothing, (self.list, 1), gap=0, pad=1),
        )
        left = box(column(look, head, 16, (self._sheet, 1000), 4, self._away, None, gap=0))
        right = self._make_side()
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(look.px(40), look.px(28), look.px(40), look.px(24))
        self._columns.setSpacing(look.px(40))
        self._columns.addWidget(left, 67)
        self._columns.addWidget(right, 28)
        return box(self._columns)

    def _draw_head(self, painter: QPainter, width: int, height: int) -> None:
        names = (self.tr("Plan"), self.tr("Stage"), self.tr("Next decision"), self.tr("Changed"))
        painter.setFont(self._look.font("small", 600))
        painter.setPen(self._look.colour("muted"))
        middle = int(Qt.AlignmentFlag.AlignVCenter.value)
        for name, (left, wide) in zip(names, self._delegate.columns(width), strict=True):
            if wide:
                painter.drawText(QRect(left, 0, wide + self._look.px(20), height), middle, name)

    def _make_side(self) -> QWidget:
        look = self._look
        self._due_list = QVBoxLayout()
        self._due_list.setSpacing(look.px(8))
        self._due_title = Text(look, self.tr("Due in the next seven days"), "heading", "", 600)
        self._example = Button(
            look, self.tr("Look at a finished example"), "flush", "file-text", self._offer_samples
        )
        ways = (
            self._example,
            Button(
                look,
                self.tr("Open a plan file…"),
                "flush",
                "folder-open",
                self.open_file_requested.emit,
            ),
            Button(
                look,
                self.tr("Restore from a backup…"),
                "flush",
                "history",
                self.restore_requested.emit,
            ),
        )
        also = Text(look, self.tr("Also from here"), "heading", "", 600)
        self._side = ScrollPage(
            column(look, 8, self._due_title, 4, self._due_list, 24, also, 2, *ways, None, gap=8)
        )
        return self._side

    # --- filling -----------------------------------------------------------------------------

    def show_office(self, office: Office) -> None:
        """Show the plans of a store; called after the first paint."""
        self._office = office
        self._delegate.today = office.today
        self.model.words = lambda plan, standing: plan_words(
            plan, standing, office.today, self.model.unfinished.get(plan.id)
        )
        self.finder.use(office)
        self.model.use(office)
        self._choose_face()

    def refresh(self) -> None:
        """Read the list again; the same plan stays the current one."""
        current = self.current
        self.model.reload()
        self._choose_face()
        self._mark(current.id if current else "")

    def _choose_face(self) -> None:
        if self._office is None:
            return
        anything = bool(self._office.plans(limit=1).plans)
        self._stack.setCurrentIndex(1 if anything else 0)
        rows = self.model.rowCount()
        self._nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        words = self.search.text().strip()
        self._nothing.setText(
            self.tr("No plan has words that begin with “{words}”.").format(words=words)
            if words
            else self.tr("All plans were put away; tick the box below to see them.")
        )
        self._head.setVisible(bool(rows))
        if rows:
            tall = self.list.sizeHintForRow(0) * min(rows, 500)
            self._sheet.setMaximumHeight(tall + self._head.height() + 6)
        else:
            self._sheet.setMaximumHeight(16_777_215)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        QTimer.singleShot(0, self._want_sight)

    def focus_first(self) -> None:
        """Give the place one begins at the focus."""
        if self._stack.currentIndex() == 0:
            self.empty.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _want_sight(self) -> None:
        """Work out where the plans in sight stand."""
        if self._office is None or not self.isVisible():
            return
        first = self.list.indexAt(QPoint(2, 2)).row()
        last = self.list.indexAt(QPoint(2, self.list.viewport().height() - 2)).row()
        plans = self.model.plans()
        last = last if last >= 0 else len(plans) - 1
        self.finder.want(list(plans[max(0, first) : last + 1]))
        self._show_due()

    def _show_due(self) -> None:
        found: list[tuple[Due, str]] = []
        for plan in self.model.plans()[:40]:
            standing = self.model.standing_of(plan)
            if standing is not None and not plan.archived:
                found += [(due, plan.title) for due in standing.due]
        found.sort(key=lambda one: one[0].day)
        shown = found[:MOST_DUE]
        if shown == getattr(self, "_shown_due", None):
            return
        self._shown_due = shown
        look = self._look
        clear(self._due_list)
        if not shown:
            self._due_list.addWidget(Text(look, self.tr("Nothing."), "body", "muted"))
        for place, (due, title) in enumerate(shown):
            if place:
                self._due_list.addWidget(line())
            when = Text(look, short_day(due.day), "small", "muted", 600, wrap=False)
            when.setFixedWidth(look.px(76))
            second = " · ".join(p for p in (title, due.who) if p)
            words = column(
                look,
                Text(look, due.what, "body", "", 500),
                Text(look, second, "small", "muted"),
                gap=1,
            )
            self._due_list.addLayout(row(look, column(look, 2, when, None), (words, 1)))

    # --- acts --------------------------------------------------------------------------------

    @property
    def current(self) -> PlanSummary | None:
        """The current plan."""
        return self.model.plan_at(self.list.currentIndex())

    def _mark(self, plan_id: str) -> None:
        for place, plan in enumerate(self.model.plans()):
            if plan.id == plan_id:
                self.list.setCurrentIndex(self.model.index(place))
                return
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _open_current(self) -> None:
        if self.current is not None:
            self.plan_requested.emit(self.current.id)

    def _delete_current(self) -> None:
        if self.current is not None:
            self.delete_requested.emit(self.current.id)

    def show_menu(self, where: QPoint) -> None:
        """All that can be done to the current plan."""
        index = self.list.indexAt(where)
        if index.isValid():
            self.list.setCurrentIndex(index)
        plan = self.current
        if plan is None:
            return
        away = self.tr("Take it out again") if plan.archived else self.tr("Put it away")
        menu = QMenu(self)
        menu.addAction(self.tr("&Open")).triggered.connect(
            lambda: self.plan_requested.emit(plan.id)
        )
        menu.addAction(self.tr("Make a &copy")).triggered.connect(
            lambda: self.duplicate_requested.emit(plan.id)
        )
        menu.addAction(away).triggered.connect(
            lambda: self.archive_requested.emit(plan.id, not plan.archived)
        )
        menu.addAction(self.tr("&Delete")).triggered.connect(
            lambda: self.delete_requested.emit(plan.id)
        )
        menu.addSeparator()
        erase = self.tr("Erase {firm} for good…").format(firm=plan.client_name.replace("&", "&&"))
        menu.addAction(erase).triggered.connect(lambda: self.erase_requested.emit(plan.client_id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(where))

    def _offer_samples(self) -> None:
        names = {
            "bakery": self.tr("A bakery drafts replies to customers (light plan)"),
            "accounting": self.tr("An accounting office sorts receipts (standard plan)"),
            "home_care": self.tr("A home care service summarises notes (formal plan)"),
        }
        menu = QMenu(self)
        for name, words in names.items():
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, name=name: self.sample_requested.emit(name))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._example.mapToGlobal(self._example.rect().bottomLeft()))

    def _on_search(self, words: str) -> None:
        self.model.search(words)
        self._choose_face()

    # --- Qt ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search field into the list, Enter opens what it found."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open_current()
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Plan files and files of answers are taken."""
        if any(Path(u.toLocalFile()).suffix in TAKEN_IN for u in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files in."""
        for url in event.mimeData().urls():
            path = Path(url.toLocalFile())
            if path.suffix in TAKEN_IN:
                self.file_requested.emit(path)
                event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where it is narrow."""
        super().resizeEvent(event)
        small = self._look.is_narrow(self.window().width())
        way = QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        side = self._look.px(24 if small else 40)
        self._columns.setContentsMargins(side, self._look.px(28), side, self._look.px(24))

    def hideEvent(self, event: QEvent) -> None:
        """Work on nothing that cannot be seen."""
        super().hideEvent(event)  # type: ignore[arg-type] # as Qt hands it over
        self.finder.stop()
