"""The scrolling part of a page: questions, and beside them what explains the one in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.ui.answering.aside import Aside
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import Desk, ScrollPage, box, column


class PageBody(ScrollPage):
    """The explanation stays beside what is in sight, and below everything where it is narrow."""

    def __init__(self, look: Look, main: QWidget, *, left: int, left_when_narrow: int) -> None:
        self._row = QHBoxLayout()
        super().__init__(self._row)
        self._look = look
        self._main = main
        self._left = left, left_when_narrow
        self._small = False
        self.aside = Aside(look)
        self._column = column(look, self.aside, None, gap=0)
        self._row.setSpacing(look.px(40))
        self._row.addWidget(main, 60)
        self._row.addWidget(box(self._column), 32)
        self.verticalScrollBar().valueChanged.connect(self._place_aside)
        content = self.widget()
        if isinstance(content, Desk):
            content.grew.connect(self._place_aside)
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
        self._row.setContentsMargins(px(self._left[small]), px(24), px(32), px(20))
        self._place_aside()

    def to_top(self) -> None:
        """Show the page's beginning."""
        self.verticalScrollBar().setValue(0)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until a widget is in sight, with some room around it."""
        self.ensureWidgetVisible(widget, 0, self._look.px(24))

    def _place_aside(self) -> None:
        """Keep the explanation where one looks, as far down as the questions go."""
        above = 0
        if not self._small:
            tall = self.aside.heightForWidth(self.aside.width())
            room = self._main.height() - max(tall, self.aside.minimumSizeHint().height())
            above = max(0, min(self.verticalScrollBar().value(), room))
        if self._column.contentsMargins().top() != above:
            self._column.setContentsMargins(0, above, 0, 0)
