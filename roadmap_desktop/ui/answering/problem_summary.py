"""'There is a problem': all problems of a page in one place that takes the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import WordsButton
from roadmap_desktop.ui.widgets.layouts import clear, column, row
from roadmap_desktop.ui.widgets.text import Text, icon_label


class ProblemSummary(QFrame):
    """Each line jumps to its field; hidden while there is none."""

    chosen = Signal(str)
    """The field (question id) of the line that was pressed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("bannerError")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look.px(2))
        self.lead = Text(look, "", "lead", "error", 600)
        mark = column(look, icon_label(look, "octagon-alert", "error", 20), None, gap=0)
        body = column(look, self.lead, self._lines, gap=2)
        self.setLayout(row(look, mark, (body, 1), gap=12, pad=(14, 10, 12, 10)))
        self.hide()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Show (field, sentence) for each and take the focus; hide where there is none."""
        clear(self._lines)
        self.setVisible(bool(problems))
        if not problems:
            return
        one = len(problems) == 1
        words = self.tr("There is a problem") if one else self.tr("There are {count} problems")
        self.lead.setText(words.format(count=len(problems)))
        before: QWidget = self
        for field, sentence in problems:
            button = WordsButton(self._look, sentence, tone="error")
            button.clicked.connect(lambda _=False, field=field: self.chosen.emit(field))
            self._lines.addWidget(button)
            QWidget.setTabOrder(before, button)  # made last, it would come last
            before = button
        told = " ".join(sentence for _, sentence in problems)
        self.setAccessibleName(f"{self.lead.text()}. {told}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)
