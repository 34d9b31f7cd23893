"""The manual: searchable, offline, open beside the work; F1 opens it at the question in sight."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.ui.action_table import action_table
from roadmap_desktop.ui.dialogs.help_page import HelpPage
from roadmap_desktop.ui.dialogs.help_topic import HelpTopic
from roadmap_desktop.ui.dialogs.help_topics import catalogue_topics
from roadmap_desktop.ui.dialogs.keys_page import KeysPage
from roadmap_desktop.ui.dialogs.manual import KEYBOARD, keyboard_topic, manual_topics
from roadmap_desktop.ui.dialogs.page_dialog import PageDialog, page
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.row_list import RowList, in_sheet
from roadmap_desktop.ui.widgets.row_model import RowItem
from roadmap_desktop.ui.widgets.text import Text

WIDE = QSize(1040, 720)
_WORD = re.compile(r"\w+")


class HelpDialog(PageDialog):
    """Topics at the left, with a search over all their words; the chosen one at the right."""

    def __init__(
        self, look: Look, catalogue: Catalogue, fonts: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, self.tr("Help"), parent, WIDE)
        self.setModal(False)
        self._catalogue = catalogue
        self._fonts = fonts
        topics = (
            *manual_topics(),
            keyboard_topic(self._keys_of),
            *catalogue_topics(catalogue),
        )
        self.topics: dict[str, HelpTopic] = {topic.id: topic for topic in topics}
        self._words = {t.id: _words_of(t.words) for t in topics}
        self._past: list[str] = []
        self.shown = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the manual"))
        self.search.setAccessibleName(self.tr("Search the manual"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_typed)
        self.found = Text(look, "", "small", "muted")
        self.found.hide()
        self._reading = True
        self.list = RowList(look, self.tr("Topics"), grows=False)
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(self._on_chosen)
        self.back = Button(look, self.tr("&Back"), "quiet", "arrow-left", self.go_back)
        self.pages = QStackedWidget()
        self._build()
        self._list_topics(topics)
        self.show_topic(topics[0].id)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._focus_search)
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back)
        self._asked = False

    def _build(self) -> None:
        look = self.look
        self.side = box(
            column(
                look,
                self.search,
                self.found,
                (in_sheet(look, self.list), 1),
                gap=8,
                pad=(16, 16, 0, 16),
            )
        )
        close = Button(look, self.tr("&Close"), "plain", pressed=self.reject)
        self.to_list = Button(look, self.tr("&All topics"), "quiet", "list", self._focus_search)
        tools = box(row(look, self.to_list, self.back, None, close, pad=(16, 12, 16, 0)))
        self.text = box(column(look, tools, (self.pages, 1), gap=0))
        self._halves = row(look, self.side, (self.text, 1), gap=0)
        self.fill(whole := box(self._halves), grows=whole)

    # --- opening -----------------------------------------------------------------------------

    def open(self) -> None:
        """Stand beside the work: one reads here and answers there. One manual at a time."""
        parent = self.parentWidget()
        if parent is not None:
            for other in parent.findChildren(HelpDialog):
                if other is not self:
                    other.close()
                    other.deleteLater()
        self.show()
        self.raise_()
        self.activateWindow()
        first = self.page.heading if self._asked or self.is_stacked else self.search
        first.setFocus()

    def show_question(self, question_id: str) -> None:
        """Show what is said around a question."""
        self.show_topic(question_id)

    def show_topic(self, topic_id: str) -> None:
        """Show a topic; one that is not known leaves the page as it is."""
        topic = self.topics.get(topic_id)
        if topic is None or topic_id == self.shown:
            return
        if self.shown and self.isVisible():
            self._past.append(self.shown)
        self._asked = True
        self._read(True)
        self._show(topic)

    def go_back(self) -> None:
        """Show what was shown before."""
        if self._past:
            self._show(self.topics[self._past.pop()])

    def _show(self, topic: HelpTopic) -> None:
        self.shown = topic.id
        self.page = self._page_of(topic)
        old = self.pages.currentWidget()
        self.pages.addWidget(page(self.look, column(self.look, self.page, gap=0)))
        self.pages.setCurrentIndex(self.pages.count() - 1)
        if old is not None:
            self.pages.removeWidget(old)
            old.deleteLater()
        self.back.setVisible(bool(self._past))
        self.list.mark(topic.id)
        self.list.scrollTo(self.list.currentIndex(), RowList.ScrollHint.PositionAtCenter)

    def _page_of(self, topic: HelpTopic) -> HelpPage | KeysPage:
        if topic.id == KEYBOARD:
            return KeysPage(self.look, topic, self._fonts)
        return HelpPage(self.look, topic)

    # --- searching ---------------------------------------------------------------------------

    def _on_typed(self, typed: str) -> None:
        words = _words_of(typed)
        if not words:
            self._list_topics(tuple(self.topics.values()))
            self.found.hide()
            return
        ranked = [(self._rank(t, words), t) for t in self.topics.values()]
        hits = [t for wanted in range(3) for rank, t in ranked if rank == wanted]
        self.list.show_rows(
            [RowItem(key=t.id, title=t.title, second=t.group) for t in hits],
            hits[0].id if hits else "",
        )
        self.list.scrollToTop()
        self.found.setText(self._count(len(hits)))
        self.found.show()
        if hits and hits[0].id != self.shown:
            self._show(hits[0])
            self.list.scrollToTop()

    def _rank(self, topic: HelpTopic, words: Sequence[str]) -> int | None:
        """0: the title has all words, 1: the text has them in a row, 2: somewhere; or None."""
        title = _words_of(topic.title)
        if all(any(t.startswith(w) for t in title) for w in words):
            return 0
        said = self._words[topic.id]
        if not all(any(s.startswith(w) for s in said) for w in words):
            return None
        rows = zip(*(said[n:] for n in range(len(words))), strict=False)
        return 1 if any(all(map(str.startswith, one, words)) for one in rows) else 2

    def _count(self, hits: int) -> str:
        if not hits:
            return self.tr("Nothing has these words; try fewer or shorter ones.")
        if hits == 1:
            return self.tr("1 topic")
        return self.tr("{count} topics").format(count=hits)

    def _list_topics(self, topics: Sequence[HelpTopic]) -> None:
        rows: list[RowItem] = []
        group = ""
        for topic in topics:
            if topic.group != group:
                group = topic.group
                rows.append(RowItem(key=f"group.{len(rows)}", title=group, heading=True))
            rows.append(RowItem(key=topic.id, title=topic.title))
        self.list.show_rows(rows, self.shown)

    def _on_moved(self, topic_id: str) -> None:
        if not self.is_stacked:
            self.show_topic(topic_id)

    def _on_chosen(self, topic_id: str) -> None:
        """Enter and click: go and read."""
        self.show_topic(topic_id)
        self._read(True)
        self.page.heading.setFocus()

    def _read(self, reading: bool) -> None:
        """Where there is room for one only: the text, or the list."""
        self._reading = reading
        self._make_room()

    def _focus_search(self) -> None:
        self._read(False)
        self.search.setFocus()
        self.search.selectAll()

    def _keys_of(self, action: str) -> str:
        """The keys of an action as they are now, else those it comes with."""
        parent = self.parentWidget()
        found = parent.findChild(QAction, action) if parent is not None else None
        if isinstance(found, QAction):
            text = found.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            return str(text)
        return next((s.keys for s in action_table() if s.id == action), "")

    # --- the window --------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter lead from the search into the list and the text."""
        if self.search.hasFocus():
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_chosen(self.shown)
                return
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, list and text take turns."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        stacked = self.is_stacked
        self.side.setVisible(not stacked or not self._reading)
        self.text.setVisible(not stacked or self._reading)
        self.to_list.setVisible(stacked)
        wide = 16_777_215 if stacked else self.look.px(340)
        self.side.setMaximumWidth(wide)
        self.side.setMinimumWidth(0 if stacked else wide)
        layout = self.side.layout()
        if layout is not None:
            pad = self.look.px(16)
            layout.setContentsMargins(pad, pad, pad if stacked else 0, pad)

    def changeEvent(self, event: QEvent) -> None:
        """The window was dressed anew: so is the manual, at the same topic."""
        super().changeEvent(event)
        parent = self.parentWidget()
        wanted = getattr(parent, "look", self.look)
        if event.type() == QEvent.Type.PaletteChange and wanted != self.look and self.isVisible():
            QTimer.singleShot(0, self, partial(self._dress_again, wanted))

    def _dress_again(self, look: Look) -> None:
        again = HelpDialog(look, self._catalogue, self._fonts, self.parentWidget())
        again.show_topic(self.shown)
        again.setGeometry(self.geometry())
        again.open()


def _words_of(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]
