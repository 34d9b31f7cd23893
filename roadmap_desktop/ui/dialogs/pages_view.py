"""Pages below each other on the desk; only those in sight are drawn."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from roadmap_desktop.ui.dialogs.pdf_pages import POINTS_PER_INCH, PageFacts, PdfPages
from roadmap_desktop.ui.theme.look import Look

SMALLEST_ZOOM, LARGEST_ZOOM = 0.25, 4.0


class Fit(Enum):
    """Zooms that follow the size of the window."""

    WIDTH = "width"
    PAGE = "page"


Zoom = Fit | float
"""A fit, or a factor: 1.0 is as large as on paper."""


class PageSheet(QWidget):
    """One page; it shows the picture it has, stretched until a better one is drawn."""

    def __init__(self, look: Look, facts: PageFacts, total: int) -> None:
        super().__init__()
        self.facts = facts
        self.picture: QImage | None = None
        self._edge = look.colour("border")
        words = QCoreApplication.translate("Preview", "Page {number} of {total}: {title}")
        name = words.format(number=facts.number, total=total, title=facts.title)
        self.setAccessibleName(name.rstrip(": "))
        self.setAccessibleDescription(facts.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper is white in every theme."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.picture is None:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
        else:
            painter.drawImage(self.rect(), self.picture)
        painter.setPen(QPen(self._edge, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PagesView(QScrollArea):
    """Scrolls through the pages of a document."""

    page_changed = Signal(int)
    """Another page is in sight, counted from 1."""
    zoom_changed = Signal(float)
    """The factor in force."""
    step_requested = Signal(int)
    """Larger (1) or smaller (-1), by the wheel."""

    def __init__(self, look: Look, pages: PdfPages, name: str) -> None:
        super().__init__()
        self._look = look
        self._pages = pages
        self._zoom: Zoom = Fit.WIDTH
        self._current = 1
        self._closed = False
        self._laid = False
        self._moving = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setProperty("ring", False)
        self.sheets = [PageSheet(look, facts, len(pages)) for facts in pages.facts]
        self.desk = desk = QFrame()
        desk.setObjectName("desk")
        layout = QVBoxLayout(desk)
        pad = look.px(16)
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.setSpacing(pad)
        for sheet in self.sheets:
            layout.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(desk)
        self.setWidgetResizable(True)
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(0)
        self._drawing.timeout.connect(self._draw_next)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # --- zoom --------------------------------------------------------------------------------

    @property
    def zoom(self) -> Zoom:
        """What was chosen."""
        return self._zoom

    @property
    def factor(self) -> float:
        """How large the page in sight stands now; 1.0 is as large as on paper."""
        return self._factor_of(self.sheets[self._current - 1].facts)

    def _factor_of(self, facts: PageFacts) -> float:
        """A fit makes each page as large as there is room, upright ones and turned ones."""
        if isinstance(self._zoom, float):
            return self._zoom
        room = self._room()
        factor = room.width() / (facts.size.width() * self._px_per_point())
        if self._zoom is Fit.PAGE:
            factor = min(factor, room.height() / (facts.size.height() * self._px_per_point()))
        return min(max(factor, SMALLEST_ZOOM), LARGEST_ZOOM)

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller; the same place of the same page stays in sight."""
        if not isinstance(zoom, Fit):
            zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
        self._zoom = zoom
        self._lay_out()

    def _room(self) -> QSize:
        pad = 2 * self._look.px(16)
        bar = self.verticalScrollBar().sizeHint().width()
        size = self.maximumViewportSize()
        return QSize(max(80, size.width() - bar - pad), max(80, size.height() - pad))

    def _px_per_point(self) -> float:
        return self.logicalDpiX() / POINTS_PER_INCH

    def _lay_out(self) -> None:
        """Give each sheet its size and stay where one was."""
        if not self.isVisible():
            return
        current = self.sheets[self._current - 1]
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        into = (down.value() - current.y()) / current.height() if self._laid else -1.0
        side = across.value() + across.pageStep() / 2
        aside = side / (across.maximum() + across.pageStep()) if across.maximum() else 0.5
        self._moving = True
        for sheet in self.sheets:
            scale = self._factor_of(sheet.facts) * self._px_per_point()
            size = sheet.facts.size
            sheet.setFixedSize(round(size.width() * scale), round(size.height() * scale))
        self._arrange()
        down.setValue(round(current.y() + into * current.height()))
        width = across.maximum() + across.pageStep()
        across.setValue(round(aside * width - across.pageStep() / 2))
        self._moving = False
        self._laid = True
        self.zoom_changed.emit(self.factor)
        self._drawing.start()

    def _arrange(self) -> None:
        """Place the sheets now, so that the bars have their new ranges."""
        desk, layout = self.desk, self.desk.layout()
        if layout is not None:
            layout.activate()
        desk.resize(desk.minimumSizeHint().expandedTo(self.viewport().size()))
        QCoreApplication.sendPostedEvents(desk, int(QEvent.Type.LayoutRequest))

    # --- pages -------------------------------------------------------------------------------

    @property
    def current(self) -> int:
        """The page in sight, counted from 1."""
        return self._current

    def show_page(self, number: int) -> None:
        """Bring a page's head into sight."""
        number = min(max(number, 1), len(self.sheets))
        sheet = self.sheets[number - 1]
        self.verticalScrollBar().setValue(sheet.y() - self._look.px(8))
        self._set_current(number)

    def _set_current(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self.setAccessibleDescription(self.sheets[number - 1].accessibleName())
            self.page_changed.emit(number)

    def _on_scrolled(self) -> None:
        if self._moving:
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        passed = [s.facts.number for s in self.sheets if s.y() <= middle]
        self._set_current(passed[-1] if passed else 1)
        self._drawing.start()

    # --- drawing -----------------------------------------------------------------------------

    def in_sight(self) -> list[PageSheet]:
        """The sheets one sees at least an edge of."""
        top = self.verticalScrollBar().value()
        seen = QRect(0, top, 1, self.viewport().height())
        return [s for s in self.sheets if s.y() < seen.bottom() and s.geometry().bottom() > top]

    def _draw_next(self) -> None:
        """Draw one page that is in sight and not yet sharp; let go of those far away."""
        if self._closed or not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        seen = self.in_sight()
        for sheet in self.sheets:
            if sheet not in seen:
                sheet.picture = None
        for sheet in seen:
            wanted = round(sheet.width() * ratio)
            if sheet.picture is None or sheet.picture.text("for") != str(wanted):
                scale = wanted / sheet.facts.size.width()
                sheet.picture = self._pages.picture(sheet.facts.number, scale)
                sheet.picture.setText("for", str(wanted))
                sheet.update()
                self._drawing.start()
                return

    def let_go(self) -> None:
        """Draw no more; the pages are about to be closed."""
        self._closed = True
        for sheet in self.sheets:
            sheet.picture = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fit follows."""
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QEvent) -> None:
        """Begin to draw."""
        super().showEvent(event)  # type: ignore[arg-type] # as Qt hands it over
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.step_requested.emit(1 if turned > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
