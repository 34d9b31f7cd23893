"""Erasing a firm for good: what goes, that nothing brings it back, and where copies remain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.layouts import box, column, row
from roadmap_desktop.ui.widgets.text import Heading, Text

if TYPE_CHECKING:
    from roadmap_desktop.commands.office import Erased


class EraseDialog(QDialog):
    """Asks for the firm's name to be typed; afterwards it lists the backups that still hold it."""

    confirmed = Signal()

    def __init__(self, look: Look, client_name: str, plan_count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Erase a firm for good"))
        self._look = look
        self._name = client_name
        one = self.tr("“{firm}” is erased with its plan and everything that was done to it.")
        many = self.tr(
            "“{firm}” is erased with its {n} plans and everything that was done to them."
        )
        words = (one if plan_count == 1 else many).format(firm=client_name, n=plan_count)
        self.heading = Heading(
            look, self.tr("Erase {firm} for good?").format(firm=client_name), "heading"
        )
        self.line = QLineEdit()
        self.line.setFont(look.font())
        self.line.setAccessibleName(self.tr("The firm's name"))
        self.line.returnPressed.connect(self._on_erase)
        self._told = Text(look, "", "body", "error", 500)
        self._told.hide()
        ask = self.tr("Type the firm's name to go on")
        erase = Button(look, self.tr("Erase it for good"), "primary", pressed=self._on_erase)
        leave = Button(look, self.tr("Leave it"), "plain", pressed=self.reject)
        undo = self.tr("This is the one act that cannot be undone.")
        backups = self.tr(
            "Backups may still hold the firm; they are named afterwards, so that you can delete"
            " them as well."
        )
        self._ask = box(
            column(
                look,
                Text(look, words),
                Text(look, undo, "body", "", 600),
                Text(look, backups, "body", "muted"),
                8,
                Text(look, ask, "body", "", 600),
                self.line,
                self._told,
                8,
                row(look, erase, leave, None, gap=12),
                gap=6,
            )
        )
        self._layout = column(look, self.heading, self._ask, gap=6, pad=24)
        self.setLayout(self._layout)
        self.setMinimumWidth(look.px(480))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_erase(self) -> None:
        typed = " ".join(self.line.text().split())
        if typed != " ".join(self._name.split()):
            words = self.tr("This is not the firm's name. It is written “{firm}”.")
            self._told.setText(words.format(firm=self._name))
            self._told.show()
            self.line.setFocus()
            return
        self.confirmed.emit()

    def show_result(self, erased: Erased) -> None:
        """Say what is gone, and which files still hold it."""
        look = self._look
        self._ask.hide()
        self.heading.setText(self.tr("{firm} was erased").format(firm=erased.client_name))
        gone = self.tr("{plans} plans and {steps} steps of history are gone.").format(
            plans=erased.plans, steps=erased.revisions
        )
        parts: list[QWidget] = [Text(look, gone)]
        if erased.traces_remain:
            words = self.tr(
                "Traces remain in the store's file, because the disk has too little room to write"
                " it anew. That is tried again at the next start."
            )
            parts.append(Text(look, words, "body", "warning", 500))
        if erased.still_in:
            parts.append(
                Text(look, self.tr("These backups still hold it. Delete them to be rid of it:"))
            )
            for backup in erased.still_in:
                path = Text(look, str(backup.path), "small")
                path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                parts.append(path)
        else:
            parts.append(Text(look, self.tr("No backup holds it.")))
        done = Button(look, self.tr("Close"), "primary", pressed=self.accept)
        self._layout.addLayout(column(look, *parts, 8, row(look, done, None), gap=6))
        done.setFocus()
