"""The scrolling part of a page: questions, and beside them what explains the one in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget
from shiboken6 import isValid

from roadmap_desktop.domain.content import Question
from roadmap_desktop.ui.answering.aside import Aside
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, column


class PageBody(ScrollPage):
    """The explanation stays beside what is in sight, and below everything where it is narrow."""

    def __init__(self, look: Look, main: QWidget) -> None:
        self._look = look
        self._main = main
        self._small = False
        self.aside = Aside(look)
        self._column = column(look, self.aside, None, gap=0)
        self._side = box(self._column)
        self._row = QHBoxLayout()
        self._row.setSpacing(look.px(40))
        self._row.addWidget(main, 60)
        self._row.addWidget(self._side, 32)
        super().__init__(self._row)
        self.verticalScrollBar().valueChanged.connect(self._place_aside)
        main.installEventFilter(self)
        self.fit(small=False)

    def explain(self, question: Question) -> None:
        """Explain another question."""
        self.aside.explain(question)
        self._place_aside()

    def fit(self, *, small: bool) -> None:
        """One column where it is narrow."""
        self._small = small
        way = QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        px = self._look.px
        self._row.setContentsMargins(px(24 if small else 40), px(24), px(32), px(20))
        self._place_aside()

    def to_top(self) -> None:
        """Show the page's beginning."""
        self.verticalScrollBar().setValue(0)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until a widget is in sight, with some room around it."""
        if isValid(widget):
            self.ensureWidgetVisible(widget, 0, self._look.px(24))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The room beside the questions grows and shrinks with them."""
        if watched is self._main and event.type() == QEvent.Type.Resize:
            self._place_aside()
        return super().eventFilter(watched, event)

    def _place_aside(self) -> None:
        """Keep the explanation where one looks, as far down as the questions go."""
        above = 0
        if not self._small:
            tall = self.aside.heightForWidth(self.aside.width())
            room = self._main.height() - max(tall, self.aside.minimumSizeHint().height())
            above = max(0, min(self.verticalScrollBar().value(), room))
        if self._column.contentsMargins().top() != above:
            self._column.setContentsMargins(0, above, 0, 0)
