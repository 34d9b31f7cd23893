"""Another title for the open plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.ui.dialogs.page_dialog import Foot, PageDialog, mark_problem, page
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import column
from roadmap_desktop.ui.widgets.text import Heading, Text


class RenameDialog(PageDialog):
    """Asks for the title; what is refused is told beside it and nothing typed is lost."""

    def __init__(
        self, look: Look, parent: QWidget, title: str, rename: Callable[[str], object]
    ) -> None:
        super().__init__(look, "", parent, QSize(520, 260))
        self.setWindowTitle(self.tr("Rename this plan"))
        self._rename = rename
        self.line = QLineEdit(title)
        self.line.setFont(look.font())
        self.line.setAccessibleName(self.tr("Title, as it is printed"))
        self.problem = Text(look, "", "body", "error", 500)
        self.problem.hide()
        self._page = page(
            look,
            column(
                look,
                Heading(look, self.tr("Rename this plan"), "heading"),
                8,
                Text(look, self.tr("Title, as it is printed"), "body", "", 600),
                self.problem,
                self.line,
                gap=6,
            ),
        )
        self.primary = Button(look, self.tr("&Rename"), "primary", pressed=self._on_rename)
        foot = Foot(look)
        leave = Button(look, self.tr("&Leave it"), "plain", pressed=self.reject)
        foot.show_parts(self.primary, leave)
        self.fill(self._page, foot, grows=self._page)
        self.hug(self._page)
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_rename(self) -> None:
        try:
            self._rename(self.line.text())
        except PlanError as error:
            self.problem.setText(str(error))
            self.problem.show()
            mark_problem(self.line, str(error))
            self.hug(self._page)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.accept()
