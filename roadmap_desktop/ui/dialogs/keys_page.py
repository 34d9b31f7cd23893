"""The manual's page of keys: found by typing, and printed to lie beside the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QWidget

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.dialogs.help_topic import HelpTopic, PartKind
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.banner import Banner
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, clear, column, frame, line, row
from roadmap_desktop.ui.widgets.text import Heading, Text


@dataclass
class _Group:
    """Keys that work in one place, with what shows them."""

    title: str
    keys: list[tuple[str, str]] = field(default_factory=list)
    rows: list[tuple[str, QWidget]] = field(default_factory=list)
    """All words of a row, and the row with its hairline."""
    widget: QWidget | None = None


class KeysPage(QWidget):
    """Groups of keys, as the menus have them now."""

    def __init__(self, look: Look, topic: HelpTopic, fonts: Path) -> None:
        super().__init__()
        self._look = look
        self._topic = topic
        self._fonts = fonts
        self._groups = _groups_of(topic)
        self.heading = Heading(look, topic.title)
        self.search = QLineEdit()
        self.search.setFont(look.font())
        self.search.setPlaceholderText(self.tr("Find keys, such as undo or Ctrl+E"))
        self.search.setAccessibleName(self.tr("Find keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_typed)
        self.print = Button(look, self.tr("&Print as PDF…"), "plain", "printer", self._print)
        self._told = column(look, gap=0)
        self._nothing = Text(look, self.tr("No keys have these words."), "body", "muted")
        self._nothing.hide()
        tools = row(look, (self.search, 1), self.print, gap=8)
        second = Text(look, topic.second, "body", "muted")
        shown = [self._draw(group) for group in self._groups]
        parts = (self.heading, second, 4, tools, self._told, self._nothing, *shown, None)
        self.setLayout(column(look, *parts, gap=8))

    def _draw(self, group: _Group) -> QWidget:
        look = self._look
        rows = column(look, gap=0, pad=(1, 1, 1, 1))
        for wish, keys in group.keys:
            pressed = Text(look, keys, "body", "", 600)
            words = row(look, (Text(look, wish), 3), (pressed, 2), gap=12, pad=(16, 6, 16, 6))
            one = box(column(look, line(), words, gap=0))
            one.setAccessibleName(f"{wish}: {keys}")
            group.rows.append((f"{group.title} {wish} {keys}".casefold(), one))
            rows.addWidget(one)
        head = Text(look, group.title, "lead", "", 600)
        group.widget = box(column(look, 6, head, frame("sheet", rows), gap=8))
        self._show_rows(group, ())
        return group.widget

    # --- finding -----------------------------------------------------------------------------

    def _on_typed(self, typed: str) -> None:
        """Rows that have all the words stay."""
        wanted = typed.casefold().split()
        found = [self._show_rows(group, wanted) for group in self._groups]
        self._nothing.setVisible(not any(found))

    def _show_rows(self, group: _Group, wanted: Sequence[str]) -> bool:
        first = True
        for words, widget in group.rows:
            fits = all(word in words for word in wanted)
            widget.setVisible(fits)
            rule = widget.findChild(QFrame, "line")
            if fits and isinstance(rule, QFrame):
                rule.setVisible(not first)
                first = False
        if group.widget is not None:
            group.widget.setVisible(not first)
        return not first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field first, and leaves the manual only then."""
        if event.key() == Qt.Key.Key_Escape and self.search.hasFocus() and self.search.text():
            self.search.clear()
            return
        super().keyPressEvent(event)

    # --- on paper ----------------------------------------------------------------------------

    def _print(self) -> None:
        """Write the sheet as PDF where the user says, and tell where it lies."""
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Where the sheet of keys is to lie"), "roadmap-keys.pdf", "PDF (*.pdf)"
        )
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write the whole sheet, whatever is searched for."""
        from roadmap_desktop.commands.keys_sheet import write_keys_sheet
        from roadmap_desktop.reports.content.keys_sheet import KeyGroup

        groups = [KeyGroup(title=g.title, keys=tuple(g.keys)) for g in self._groups]
        code = QLocale.territoryToCode(QLocale.system().territory())
        clear(self._told)
        try:
            made = write_keys_sheet(
                self._topic.title,
                self._topic.second,
                groups,
                path,
                country=code,
                fonts=self._fonts,
                today=date.today(),  # noqa: DTZ011 -- the user's own calendar day is meant
            )
        except PlanError as error:
            lead = self.tr("Nothing was written.")
            self._told.addWidget(Banner(self._look, "error", lead, str(error)))
            return
        words = self.tr("The sheet lies in {path}.").format(path=made.path)
        acts = (
            (self.tr("Open it"), lambda: _open(made.path)),
            (self.tr("Open folder"), lambda: _open(made.path.parent)),
        )
        self._told.addWidget(Banner(self._look, "success", words, "", acts))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _groups_of(topic: HelpTopic) -> list[_Group]:
    """The topic's headings with the keys that follow each."""
    groups: list[_Group] = []
    for part in topic.parts:
        if part.kind is PartKind.HEAD:
            groups.append(_Group(part.text))
        elif part.kind is PartKind.KEYS and groups:
            groups[-1].keys.extend(part.pairs)
    return groups
