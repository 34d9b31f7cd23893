"""A list answered by ticking what is suggested; own lines can be added."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.assumptions import suggested
from roadmap_desktop.exchange.row_values import Row, is_same_row, plain, rows_as_raw
from roadmap_desktop.ui.answering.field import AnswerField, Asked
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import TickRow
from roadmap_desktop.ui.widgets.layouts import box, clear, column, frame, line, row


class SuggestedRowsField(AnswerField):
    """The suggestions as tick rows, ticked at first; the plan's own rows stand below them."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._rows: list[tuple[Row, TickRow]] = []
        self._list = column(self.look, gap=0, pad=(1, 1, 1, 1))
        self._body.addWidget(frame("sheet", self._list))
        first = next(c for c in self.question.columns if c.required)
        self.line = QLineEdit()
        self.line.setFont(self.look.font())
        self.line.setAccessibleName(first.label)
        self.line.setPlaceholderText(first.label)
        self.line.returnPressed.connect(self._add_own)
        keep = Button(self.look, self.tr("Add it"), pressed=self._add_own)
        self._own = box(row(self.look, (self.line, 1), keep, gap=8))
        self._own.hide()
        self.more = Button(
            self.look, self.tr("Add another…"), "flush", "plus", pressed=self._ask_own
        )
        self._body.addWidget(self._own)
        self._body.addWidget(self.more)
        self._first = first.field
        self.show_plan(asked.plan)

    def raw(self) -> Any:
        """The rows that are ticked; '' for none."""
        if self.line.text().strip():
            self._add_own()
        return [dict(given) for given, tick in self._rows if tick.isChecked()] or ""

    def show_raw(self, raw: Any) -> None:
        """Tick these rows, and show those that are not suggested as well."""
        rows = [dict(each) for each in raw] if isinstance(raw, list) else []
        self._show(self.asked.plan, rows, untouched=False)

    def show_plan(self, plan: Plan) -> None:
        """Show what is suggested for this plan; ticked where the plan has it or says nothing."""
        given = rows_as_raw(plan, self.question, self.asked.catalogue)
        self._show(plan, given, untouched=not given)

    def first_control(self) -> QWidget:
        """The first row."""
        return self._rows[0][1] if self._rows else self.more

    def name_controls(self, name: str) -> None:
        """Each row has its own name; the list has the question's."""
        self.setAccessibleName(name)

    def _show(self, plan: Plan, given: list[dict[str, Any]], *, untouched: bool) -> None:
        offered = [
            {key: plain(value) for key, value in one.items()}
            for one in suggested(plan, self.question, self.asked.catalogue)
        ]
        rows: list[tuple[Row, bool, bool]] = []
        left: list[Row] = list(given)
        for offer in offered:
            one: Row = offer
            own: Row | None = next((g for g in left if is_same_row(self.question, g, one)), None)
            if own is not None:
                left.remove(own)
            rows.append((own or one, untouched or own is not None, True))
        rows += [(remaining, True, False) for remaining in left]
        if [(r, on) for r, on, _ in rows] == [(r, t.isChecked()) for r, t in self._rows]:
            return
        clear(self._list)
        self._rows = []
        for given_row, on, hinted in rows:
            self._add(given_row, on, hinted)

    def _add(self, given: Row, on: bool, hinted: bool) -> None:
        title = str(given.get(self._first, ""))
        tag = self.tr("suggested") if hinted else self.tr("your own")
        tick = TickRow(self.look, title, second_line(self.question, given), tag)
        tick.setChecked(on)
        tick.clicked.connect(self._on_clicked)
        if self._rows:
            self._list.addWidget(line())
        self._list.addWidget(tick)
        self._rows.append((given, tick))

    def _ask_own(self) -> None:
        self._own.show()
        self.line.setFocus()

    def _add_own(self) -> None:
        words = self.line.text().strip()
        self.line.clear()
        self._own.hide()
        if not words:
            return
        own: dict[str, Any] = {self._first: words}
        for needed in self.question.columns:
            if needed.required and needed.field not in own:
                own[needed.field] = needed.choices[0].id if needed.choices else ""
        self._add(own, True, False)
        self._rows[-1][1].setFocus()
        self._on_clicked()

    def _on_clicked(self) -> None:
        self.edited.emit()
        self.settled.emit()


def second_line(question: Question, given: Row) -> str:
    """What stands under a row's title: examples, or how a rule fires and what follows."""
    if question.binds != "rows.stop_rule":
        return str(given.get("examples") or "")
    words = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most"}
    parts = []
    value = given.get("value")
    if value not in ("", None):
        sign = words.get(str(given.get("comparator") or ""), "")
        amount = f"{value:g}" if isinstance(value, float) else str(value)
        parts.append(f"{sign} {amount} {given.get('unit') or ''}".strip())
    if given.get("window_days"):
        parts.append(f"over {given['window_days']} days")
    column_ = next(c for c in question.columns if c.field == "consequence")
    then = next((c.text for c in column_.choices if c.id == given.get("consequence")), "")
    told = ", ".join(parts)
    return f"{told[:1].upper()}{told[1:]}: {then.lower()}" if told and then else told or then
