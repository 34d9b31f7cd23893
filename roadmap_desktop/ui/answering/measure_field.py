"""One success criterion in plain words: what is counted, today's value, success and failure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QLineEdit, QWidget

from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.pilot import CriterionTemplate
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.row_values import rows_as_raw
from roadmap_desktop.ui.answering.field import AnswerField, Asked, mark_problem
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.layouts import column, row
from roadmap_desktop.ui.widgets.text import Text

_LESS, _MORE = "<=", ">="


class MeasureField(AnswerField):
    """The first criterion of the list; further ones stay as they are."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        look = self.look
        self._rest: list[dict[str, Any]] = []
        self._hidden: dict[str, Any] = {}
        self.measure = QComboBox()
        self.measure.setEditable(True)
        self.measure.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.measure.setFont(look.font())
        self.measure.setMinimumContentsLength(24)
        templates = [c for c in asked.catalogue.criteria if c.depth is Depth.LIGHT]
        self._templates = {c.metric: c for c in templates}
        self.measure.addItems(["", *self._templates])
        self.measure.activated.connect(self._on_template)
        self.unit, self.today = QLineEdit(), QLineEdit()
        self.success, self.failure = QLineEdit(), QLineEdit()
        self.less = Option(look, self.tr("Less is better"))
        self.more = Option(look, self.tr("More is better"))
        group = QButtonGroup(self)
        for option in (self.less, self.more):
            group.addButton(option)
            option.clicked.connect(self._on_edited)
        self._group = group
        self._parts: dict[str, QWidget] = {
            "metric": self.measure,
            "unit": self.unit,
            "baseline": self.today,
            "success": self.success,
            "failure": self.failure,
            "comparator": self.less,
        }
        self._labels: dict[str, str] = {}
        self._figures_told = self._told()
        self._direction_told = self._told()
        self._body.addLayout(self._labelled("metric", self.tr("What is counted")))
        self._body.addWidget(self._figures_told)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.px(8))
        lines = (
            ("unit", self.tr("Unit"), self.unit),
            ("baseline", self.tr("Today"), self.today),
            ("success", self.tr("Success at"), self.success),
            ("failure", self.tr("Failure beyond"), self.failure),
        )
        for place, (part, label, edit) in enumerate(lines):
            edit.setFont(look.font())
            edit.setMinimumWidth(look.px(72))
            edit.textEdited.connect(lambda _: self.edited.emit())
            edit.editingFinished.connect(self.settled)
            edit.returnPressed.connect(self.entered)
            grid.addLayout(self._labelled(part, label), place // 4, place % 4)
        self._body.addLayout(grid)
        self._body.addWidget(self._direction_told)
        self._body.addLayout(row(look, (self.less, 1), (self.more, 1), gap=8))
        line_edit = self.measure.lineEdit()
        if line_edit is not None:
            line_edit.textEdited.connect(lambda _: self.edited.emit())
            line_edit.editingFinished.connect(self.settled)
        self.show_plan(asked.plan)

    def _told(self) -> Text:
        told = Text(self.look, "", "body", "error", 500)
        told.hide()
        return told

    def _labelled(self, part: str, label: str) -> Any:
        self._labels[part] = label
        widget = self._parts[part]
        widget.setAccessibleName(label)
        return column(self.look, Text(self.look, label, "body", "", 600), widget, gap=2)

    def raw(self) -> Any:
        """The list with this criterion first; '' where nothing was entered."""
        metric = self.measure.currentText().strip()
        entered = [e.text().strip() for e in (self.today, self.success, self.failure)]
        if not metric and not any(entered):
            return self._rest or ""
        comparator = _MORE if self.more.isChecked() else _LESS if self.less.isChecked() else ""
        first = {
            **self._hidden,
            "metric": metric,
            "unit": self.unit.text().strip(),
            "baseline": entered[0],
            "comparator": comparator,
            "success": entered[1],
            "failure": entered[2],
        }
        return [first, *self._rest]

    def show_raw(self, raw: Any) -> None:
        """Show a list's first criterion."""
        rows = [dict(one) for one in raw] if isinstance(raw, list) else []
        first, self._rest = (rows[0], rows[1:]) if rows else ({}, [])
        shown = ("metric", "unit", "baseline", "comparator", "success", "failure")
        self._hidden = {k: v for k, v in first.items() if k not in shown}
        self.measure.setEditText(str(first.get("metric", "")))
        for field, edit in (
            ("unit", self.unit),
            ("baseline", self.today),
            ("success", self.success),
            ("failure", self.failure),
        ):
            edit.setText(_figure(first.get(field, "")))
        self._show_direction(str(first.get("comparator", "")))

    def show_plan(self, plan: Plan) -> None:
        """Show the plan's first criterion."""
        rows = rows_as_raw(plan, self.question, self.asked.catalogue)
        current = self.raw()
        if rows != current:
            self.show_raw(rows)

    def first_control(self) -> QWidget:
        """What is counted."""
        return self.measure

    def show_problems(self, by_part: Mapping[str, str]) -> None:
        """Say what is wrong beside the box that it is about."""
        told = {part: self._said(part, words) for part, words in by_part.items()}
        known = {part: words for part, words in told.items() if part in self._parts}
        self.show_problem(" ".join(w for p, w in told.items() if p not in known or p == "metric"))
        for part, control in self._parts.items():
            if part != "metric":
                mark_problem(control, known.get(part, ""))
        figures = [w for p, w in known.items() if p not in ("metric", "comparator")]
        for label, words in (
            (self._figures_told, "\n".join(figures)),
            (self._direction_told, known.get("comparator", "")),
        ):
            label.setText(words)
            label.setVisible(bool(words))

    def _said(self, part: str, words: str) -> str:
        """A sentence with the name of its box; which way is better is asked in its own words."""
        if part == "comparator":
            return self.tr("Choose whether less or more is better.")
        label = self._labels.get(part, "")
        if not label or words.startswith(f"“{label}"):
            return words
        return f"{label}: {words}"

    def problem_words(self, part: str, words: str) -> str:
        """As the summary of the page says it."""
        return self._said(part, words)

    def focus_part(self, part: str) -> None:
        """Give the box the focus."""
        self._parts.get(part, self.measure).setFocus()

    def name_controls(self, name: str) -> None:
        """Each part has its own label; the whole has the question's."""
        self.setAccessibleName(name)

    def _show_direction(self, comparator: str) -> None:
        self._group.setExclusive(False)
        self.less.setChecked(comparator.startswith("<"))
        self.more.setChecked(comparator.startswith(">"))
        self._group.setExclusive(True)

    def _on_template(self) -> None:
        template: CriterionTemplate | None = self._templates.get(self.measure.currentText())
        if template is not None:
            self.unit.setText(template.unit)
            self._show_direction(template.comparator)
            self.success.setText(_figure(template.success))
            self.failure.setText(_figure(template.failure))
            self._hidden = {
                "aspect": template.aspect,
                "kpi_type": template.kpi_type,
                "period": template.period,
                "source": template.source,
            }
        self._on_edited()

    def _on_edited(self) -> None:
        self.edited.emit()
        self.settled.emit()


def _figure(value: Any) -> str:
    if value is None or value == "":
        return ""
    return f"{value:g}" if isinstance(value, int | float) else str(value)
