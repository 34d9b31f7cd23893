"""Above the pages of a preview: page number, zoom, print, save."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QSizePolicy

from roadmap_desktop.ui.dialogs.pages_view import Fit, Zoom
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button, IconButton
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.text import Heading, Text

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class PreviewBar(QFrame):
    """Tells what is asked for; the dialog does it."""

    page_requested = Signal(int)
    zoom_requested = Signal(object)
    """A ``Zoom``."""
    print_requested = Signal()
    save_requested = Signal()
    close_requested = Signal()

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self.setObjectName("head")
        self._look = look
        self._factor = 1.0
        self.heading = Heading(look, title, "lead")
        self._count = 1
        self.page = QLineEdit("1")
        self.page.setAccessibleName(self.tr("Page"))
        self.page.setFixedWidth(look.px(52))
        self.page.editingFinished.connect(self._on_page_typed)
        self.total = Text(look, "", "body", "muted", wrap=False)
        self.zoom = QComboBox()
        self.zoom.setAccessibleName(self.tr("Zoom"))
        self._zooms: list[Zoom] = [Fit.WIDTH, Fit.PAGE, *ZOOMS]
        for zoom in self._zooms:
            self.zoom.addItem(self._words(zoom))
        self.zoom.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.zoom.activated.connect(lambda at: self.zoom_requested.emit(self._zooms[at]))
        smaller = IconButton(look, "zoom-out", self.tr("Smaller"), lambda: self.step_zoom(-1))
        larger = IconButton(look, "zoom-in", self.tr("Larger"), lambda: self.step_zoom(1))
        print_ = Button(look, self.tr("&Print…"), "primary", "printer", self.print_requested.emit)
        save = Button(look, self.tr("&Save as…"), "plain", "file-down", self.save_requested.emit)
        close = Button(look, self.tr("Close"), "plain", pressed=self.close_requested.emit)
        words = Text(look, self.tr("Page"), wrap=False)
        words.setBuddy(self.page)
        flow = FlowLayout(look.px(16))
        flow.addWidget(box(row(look, words, self.page, self.total, gap=6)))
        flow.addWidget(box(row(look, smaller, self.zoom, larger, gap=2)))
        flow.addWidget(box(row(look, print_, save, close, gap=8)))
        self.setLayout(column(look, self.heading, flow, gap=6, pad=(16, 10, 16, 10)))
        for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=by: self.step_zoom(by))
        fit = QShortcut(QKeySequence("Ctrl+0"), self)
        fit.activated.connect(lambda: self._choose(0))

    def show_pages(self, count: int) -> None:
        """There are so many."""
        self._count = count
        self.total.setText(self.tr("of {count}").format(count=count))

    def show_page(self, number: int) -> None:
        """This one is in sight."""
        self.page.setText(str(number))

    def _on_page_typed(self) -> None:
        """Go there; what is no page becomes the nearest one."""
        typed = self.page.text().strip()
        number = min(max(int(typed), 1), self._count) if typed.isdecimal() else 1
        self.page.setText(str(number))
        self.page_requested.emit(number)

    def show_factor(self, factor: float) -> None:
        """The pages stand this large."""
        self._factor = factor

    def step_zoom(self, by: int) -> None:
        """The next larger (1) or smaller (-1) zoom of the list."""
        slack = 0.02
        if by > 0:
            found = [z for z in ZOOMS if z > self._factor + slack][:1]
        else:
            found = [z for z in ZOOMS if z < self._factor - slack][-1:]
        if found:
            self._choose(self._zooms.index(found[0]))

    def _choose(self, at: int) -> None:
        self.zoom.setCurrentIndex(at)
        self.zoom_requested.emit(self._zooms[at])

    def _words(self, zoom: Zoom) -> str:
        if zoom is Fit.WIDTH:
            return self.tr("Fit width")
        if zoom is Fit.PAGE:
            return self.tr("Whole page")
        assert isinstance(zoom, float)  # noqa: S101 -- the fits are dealt with above
        return f"{zoom * 100:.0f} %"
