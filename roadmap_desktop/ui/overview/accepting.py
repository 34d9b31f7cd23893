"""Dialogs with a name and a reason: accepting a finding, setting the depth by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDialog, QWidget

from roadmap_desktop.domain.content import Depth
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.answering.text_fields import GrowingText
from roadmap_desktop.ui.overview.side import depth_name
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.layouts import Part, column, row
from roadmap_desktop.ui.widgets.text import Heading, Text

Act = Callable[[str, str], object]
"""Takes a name and a reason; raises ``PlanError`` where one is missing."""


class ReasonDialog(QDialog):
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
        super().__init__(parent)
        self.setWindowTitle(title)
        self._act = act
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setFont(look.font())
        self.name.addItems([*people])
        self.name.setCurrentText(people[0] if people else "")
        self.name.setAccessibleName(self.tr("Who"))
        self.reason = GrowingText(look, 3, 8)
        self.reason.setAccessibleName(self.tr("Because"))
        self._told = Text(look, "", "body", "error", 500)
        self._told.hide()
        keep = Button(look, button, "primary", pressed=self._on_keep)
        keep.setDefault(True)
        leave = Button(look, self.tr("Leave it"), "plain", pressed=self.reject)
        parts: list[Part] = [
            Heading(look, title, "heading"),
            Text(look, words, "body", "muted"),
            *extra,
            self._told,
            4,
            Text(look, self.tr("Who"), "body", "", 600),
            self.name,
            Text(look, self.tr("Because, as it is printed"), "body", "", 600),
            self.reason,
            8,
            row(look, keep, leave, None, gap=12),
        ]
        self.setLayout(column(look, *parts, gap=6, pad=24))
        self.setMinimumWidth(look.px(460))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        try:
            self._act(self.name.currentText(), self.reason.toPlainText())
        except PlanError as error:
            self._told.setText(str(error))
            self._told.show()
            empty = self.reason if self.name.currentText().strip() else self.name
            for field in (self.name, self.reason):
                field.setAccessibleDescription(str(error) if field is empty else "")
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()


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
