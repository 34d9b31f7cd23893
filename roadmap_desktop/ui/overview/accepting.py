"""Dialogs with a name and a reason: accepting a finding, setting the depth by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QWidget

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.answering.text_fields import GrowingText
from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, mark_problem, page
from roadmap_desktop.ui.overview.side import depth_name
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.layouts import column
from roadmap_desktop.ui.widgets.text import Heading, Text

Act = Callable[[str, str], object]
"""Takes a name and a reason; raises ``PlanError`` where one is missing."""


class ReasonDialog(PageDialog):
    """Asks who, and why; what is refused is told and nothing typed is lost."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        title: str,
        words: str,
        people: Sequence[str],
        button: str,
        act: Act,
        extra: Sequence[QWidget] = (),
    ) -> None:
        super().__init__(look, title, parent, QSize(520, 480))
        self._act = act
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setFont(look.font())
        self.name.addItems([*people])
        self.name.setCurrentText(people[0] if people else "")
        self.name.setAccessibleName(self.tr("Who"))
        self.reason = GrowingText(look, 3, 8)
        self.reason.setAccessibleName(self.tr("Because"))
        self._no_name, self._no_reason, self._told = (
            Text(look, "", "body", "error", 500) for _ in range(3)
        )
        for told in (self._no_name, self._no_reason, self._told):
            told.hide()
        self._page = page(
            look,
            column(
                look,
                Heading(look, title, "heading"),
                Text(look, words, "body", "muted"),
                self._told,
                4,
                *extra,
                8,
                Text(look, self.tr("Who"), "body", "", 600),
                self._no_name,
                self.name,
                8,
                Text(look, self.tr("Because, as it is printed"), "body", "", 600),
                self._no_reason,
                self.reason,
                gap=6,
            ),
        )
        self.primary = Button(look, button, "primary", pressed=self._on_keep)
        foot = Foot(look)
        leave = Button(look, self.tr("Leave it"), "plain", pressed=self.reject)
        foot.show_parts(self.primary, leave)
        self.fill(self._page, foot, grows=self._page)
        self.hug(self._page)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        try:
            self._act(self.name.currentText(), self.reason.toPlainText())
        except PlanError as error:
            self._tell(str(error))
        else:
            self.accept()

    def _tell(self, refusal: str) -> None:
        """Say beside each field what it lacks; where neither lacks anything, what is wrong."""
        lacks = {
            self.name: "" if self.name.currentText().strip() else self.tr("Say who decides this."),
            self.reason: ""
            if self.reason.toPlainText().strip()
            else self.tr("Say why; it is printed with the name."),
        }
        for field, told in ((self.name, self._no_name), (self.reason, self._no_reason)):
            told.setText(lacks[field])
            told.setVisible(bool(lacks[field]))
            mark_problem(field, lacks[field])
        self._told.setText("" if any(lacks.values()) else refusal)
        self._told.setVisible(bool(self._told.text()))
        self.hug(self._page)
        first = next((field for field, words in lacks.items() if words), self.reason)
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def depth_options(look: Look, current: Depth | None) -> tuple[QButtonGroup, list[Option]]:
    """Options for the depth: the three, and 'as the rules say'."""
    group = QButtonGroup()
    options = []
    rules = QCoreApplication.translate("ReasonDialog", "As the rules say")
    choices: list[tuple[str, str]] = [("", rules)]
    choices += [(depth.value, depth_name(depth)) for depth in Depth]
    for number, (value, words) in enumerate(choices):
        option = Option(look, words)
        option.setProperty("depth", value)
        option.setChecked(value == (current.value if current else ""))
        group.addButton(option, number)
        options.append(option)
    return group, options
