"""What a change of the timeline would move, told before it is made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from roadmap_desktop.timeline.schedule import Schedule
from roadmap_desktop.timeline.what_if import Moved, consequences
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.dates import day_in_words, short_day
from roadmap_desktop.ui.widgets.layouts import clear, column, frame, line
from roadmap_desktop.ui.widgets.text import Heading, Text


class MovedList(QWidget):
    """Dates before and after, what differs from the original, and what cannot be kept."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.lines: list[str] = []
        """What is told, as plain words."""
        self._told = QVBoxLayout()
        self._told.setSpacing(look.px(12))
        title = Heading(look, self.tr("What moves"), "heading")
        self.setLayout(column(look, title, self._told, None, gap=12))

    def show_question(self, words: str) -> None:
        """Something cannot be read yet, so nothing can be told."""
        self._begin()
        self._say(words, "muted")

    def show_problem(self, words: str) -> None:
        """It cannot be done as entered."""
        self._begin()
        self._say(words, "error", 500)

    def show_moves(self, before: Schedule, after: Schedule, length: Sequence[str] = ()) -> None:
        """Tell what would move; ``length`` is what there is to say of how long the plan is."""
        self._begin()
        moved = consequences(before, after)
        clashes = _new_conflicts(before, after)
        if not moved:
            same = before.rows == after.rows
            still = self.tr(
                "Nothing moves yet. Change a date; what would move is listed here before it does."
            )
            some = self.tr("Some tasks move; gates, go-live, reviews and the end stay.")
            self._say(still if same else some, "muted")
        else:
            self._moves(moved)
        if clashes:
            self._group(self.tr("These dates cannot be kept"), clashes, "warning")
        texts = [one.text for one in after.adaptations]
        if texts:
            self._group(self.tr("Against the 120-day original"), texts, "")
        if length:
            self._group(self.tr("How long that is"), length, "")

    def _begin(self) -> None:
        clear(self._told)
        self.lines = []

    def _moves(self, moved: Sequence[Moved]) -> None:
        entries: list[QWidget] = []
        for one in moved:
            title, second = one.name, self._second(one)
            self.lines.append(f"{title}: {second}")
            name = Text(self._look, title, "body", "", 500)
            told = Text(self._look, second, "body", "muted")
            if entries:
                entries.append(line())
            pair = QWidget()
            pair.setLayout(column(self._look, name, told, gap=0, pad=(16, 6, 16, 6)))
            entries.append(pair)
        self._told.addWidget(frame("sheet", column(self._look, *entries, gap=0, pad=1)))

    def _second(self, one: Moved) -> str:
        if one.before is None:
            return self.tr("new, {day}").format(day=day_in_words(one.after)) if one.after else ""
        if one.after is None:
            return self.tr("falls away")
        same_year = one.before.year == one.after.year
        before = short_day(one.before) if same_year else day_in_words(one.before)
        days = abs(one.days)
        if days == 1:
            far = self.tr("1 day later") if one.days > 0 else self.tr("1 day earlier")
        else:
            words = self.tr("{n} days later") if one.days > 0 else self.tr("{n} days earlier")
            far = words.format(n=days)
        return f"{before} → {day_in_words(one.after)}, {far}"

    def _group(self, title: str, texts: Sequence[str], tone: str) -> None:
        parts = [Text(self._look, title, "body", tone, 600)]
        parts += [Text(self._look, words, "body", tone or "muted") for words in texts]
        self.lines += [title, *texts]
        inner = column(self._look, *parts, gap=4, pad=(16, 10, 16, 10))
        self._told.addWidget(frame("sheet", inner))

    def _say(self, words: str, tone: str, weight: int = 400) -> None:
        self.lines.append(words)
        self._told.addWidget(Text(self._look, words, "body", tone, weight))


def _new_conflicts(before: Schedule, after: Schedule) -> list[str]:
    known = {one.text for one in before.conflicts}
    return [one.text for one in after.conflicts if one.text not in known]
