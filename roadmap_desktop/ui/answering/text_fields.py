"""Fields that are typed into: words, long words, numbers with a unit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from roadmap_desktop.domain.content.questions import QuestionKind
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.words import LONGEST_LINE, LONGEST_TEXT
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.layouts import row
from roadmap_desktop.ui.widgets.text import Text

COUNT_FROM = 0.8
"""Share of the longest text from which the characters left are shown."""


class LineField(AnswerField):
    """Words on one line."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.line = QLineEdit()
        self.line.setFont(self.look.font())
        self.line.textEdited.connect(lambda _: self.edited.emit())
        self.line.editingFinished.connect(self.settled)
        self.line.returnPressed.connect(self.entered)
        self._body.addWidget(self.line)
        self.show_plan(asked.plan)

    def raw(self) -> Any:
        """The words."""
        return self.line.text().strip()

    def show_raw(self, raw: Any) -> None:
        """Show these words."""
        text = "" if raw is None else str(raw)
        if text != self.line.text():
            self.line.setText(text)

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's words."""
        self.show_raw(self.asked.value_in(plan))

    def first_control(self) -> QWidget:
        """The line."""
        return self.line


class NumberField(LineField):
    """A number with its unit; as wide as a number needs."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.line.setMaximumWidth(self.look.px(160))
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        unit = Text(self.look, asked.question.unit, "body", "muted", wrap=False)
        self._body.removeWidget(self.line)
        self._body.addLayout(row(self.look, self.line, unit, None, gap=8))

    def show_raw(self, raw: Any) -> None:
        """Show a number without empty decimals."""
        super().show_raw(f"{raw:g}" if isinstance(raw, float) else raw)


class GrowingText(QPlainTextEdit):
    """A field for some sentences that grows with them; Tab goes on to the next field."""

    def __init__(self, look: Look, least_lines: int = 2, most_lines: int = 14) -> None:
        super().__init__()
        self._look = look
        self._lines = (least_lines, most_lines)
        self.setFont(look.font())
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Words wrap; a bar that flashes up while they do would keep the room it takes.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        self.document().setDocumentMargin(0)
        self._fit()

    def sizeHint(self) -> QSize:
        """As tall as its lines."""
        return QSize(self._look.px(320), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        spacing = QFontMetrics(self.font()).lineSpacing()
        least, most = self._lines
        needed = round(self.document().size().height())
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if needed > most else bar.ScrollBarAlwaysOff
        )
        lines = max(least, min(most, needed))
        wanted = lines * spacing + self._look.px(16)
        if wanted != self.height():
            self.setFixedHeight(wanted)


class LongField(AnswerField):
    """Some sentences, with a soft count near the longest text that is kept."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        long = asked.question.kind is QuestionKind.LONG_TEXT
        self._most = LONGEST_TEXT if long else LONGEST_LINE
        self.text = GrowingText(self.look)
        self.text.textChanged.connect(self._on_changed)
        self.text.installEventFilter(self)
        self._count = Text(self.look, "", "small", "muted")
        self._count.hide()
        self._body.addWidget(self.text)
        self._body.addWidget(self._count)
        self._quiet = False
        self.show_plan(asked.plan)

    def raw(self) -> Any:
        """The words."""
        return self.text.toPlainText().strip()

    def show_raw(self, raw: Any) -> None:
        """Show these words; the cursor stays where it is when nothing differs."""
        text = "" if raw is None else str(raw)
        if text != self.text.toPlainText().strip():
            self._quiet = True
            self.text.setPlainText(text)
            self.text.moveCursor(QTextCursor.MoveOperation.End)  # one goes on typing there
            self._quiet = False

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's words."""
        self.show_raw(self.asked.value_in(plan))

    def first_control(self) -> QWidget:
        """The text."""
        return self.text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field settles it."""
        if watched is self.text and event.type() == QEvent.Type.FocusOut:
            self.settled.emit()
        if watched is self.text and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.type() == QEvent.Type.KeyPress and event.key() in keys:
                if control:
                    event.ignore()
                    return False
                if self.question.kind is QuestionKind.TEXT:  # has no lines to begin
                    self.entered.emit()
                    return True
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        used = len(self.text.toPlainText())
        self._count.setVisible(used > self._most * COUNT_FROM)
        if not self._count.isHidden():
            left = self._most - used
            words = (
                self.tr("{left} characters left")
                if left >= 0
                else self.tr("{left} characters too many; shorten the text")
            )
            self._count.setText(words.format(left=abs(left)))
        if not self._quiet:
            self.edited.emit()
