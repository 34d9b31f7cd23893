"""A line for a number of days; Up and Down count."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from roadmap_desktop.ui.theme.look import Look


class DaysEdit(QLineEdit):
    """Takes whole numbers; what is none is kept as typed and counts as not entered."""

    def __init__(self, look: Look, days: int) -> None:
        super().__init__(str(days))
        self.setFont(look.font())
        self.setFixedWidth(look.px(84))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    @property
    def days(self) -> int | None:
        """The number, None where there is none."""
        typed = self.text().strip()
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else None

    def show_days(self, days: int) -> None:
        """Show a number."""
        self.setText(str(days))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down count by one."""
        steps = {int(Qt.Key.Key_Up): 1, int(Qt.Key.Key_Down): -1}
        step, days = steps.get(int(event.key())), self.days
        if step is not None and days is not None:
            self.show_days(max(1, days + step))
            return
        super().keyPressEvent(event)
