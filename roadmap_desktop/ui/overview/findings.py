"""The findings: what the rules have to say, with where to settle it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QWidget

from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.flow import FlowLayout
from roadmap_desktop.ui.widgets.layouts import box, clear, column, line, row
from roadmap_desktop.ui.widgets.text import Badge, Text, icon_label

Key = tuple[str, str]


def key_of(finding: Finding) -> Key:
    """What tells a finding from the others: its code and what it is about."""
    return finding.code, finding.subject.id or finding.subject.question


def _t(text: str) -> str:
    return QCoreApplication.translate("Findings", text)


def severity_words(severity: Severity) -> tuple[str, str, str]:
    """Badge, tone and icon."""
    match severity:
        case Severity.ERROR:
            return _t("Must settle"), "error", "octagon-alert"
        case Severity.WARNING:
            return _t("Should settle"), "warning", "triangle-alert"
        case _:
            return _t("Note"), "info", "info"


class FindingRows(QFrame):
    """The findings on a sheet, the heaviest first; only rows that differ are made anew."""

    def __init__(
        self, look: Look, go: Callable[[Finding], object], accept: Callable[[Finding], object]
    ) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._look = look
        self._go = go
        self._accept = accept
        self._shown: tuple[Finding, ...] = ()
        self._rows: dict[Finding, QWidget] = {}
        self._layout = column(look, gap=0, pad=(1, 1, 1, 1))
        self.setLayout(self._layout)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these."""
        new = tuple(findings)
        if new == self._shown:
            return
        kept = {f: w for f, w in self._rows.items() if f in new}
        for widget in kept.values():
            self._layout.removeWidget(widget)
        clear(self._layout)
        self._rows = {}
        for place, finding in enumerate(new):
            if place:
                self._layout.addWidget(line())
            widget = kept.get(finding) or self._row(finding)
            self._layout.addWidget(widget)
            self._rows[finding] = widget
        self._shown = new

    def focus_near(self, place: int) -> bool:
        """Give the next finding that is still open the focus, else one before; False for none."""
        open_ = [n for n, f in enumerate(self._shown) if not f.accepted]
        nearest = [*(n for n in open_ if n >= place), *reversed(open_)]
        if not nearest:
            return False
        button = self._rows[self._shown[nearest[0]]].findChild(Button)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def place_of(self, finding: Finding) -> int:
        """Which row it is, counted from 0."""
        return self._shown.index(finding)

    def _row(self, finding: Finding) -> QWidget:
        look = self._look
        word, tone, icon = severity_words(finding.severity)
        if finding.accepted:
            word, tone, icon = _t("Accepted"), "plain", "check"
        badge = Badge(look, word, tone)
        mark = icon_label(look, icon, "muted" if tone == "plain" else tone, 18)
        reason = Text(look, finding.reason, "body", "", 600)
        links = FlowLayout(look.px(12))
        if finding.accepted:
            words = _t("{name} accepted it: {why}").format(
                name=finding.accepted_by, why=finding.accepted_because
            )
            told = Text(look, words, "body", "muted")
        else:
            told = Text(look, finding.remedy, "body", "muted")
            links.addWidget(self._link(_t("Go there"), finding, self._go))
            links.addWidget(self._link(_t("Accept, because…"), finding, self._accept))
        head = row(look, (reason, 1), badge, gap=10)
        body = column(look, head, told, links, gap=1)
        left = column(look, 1, mark, None, gap=0)
        return box(row(look, left, (body, 1), gap=12, pad=(20, 10, 16, 8)))

    def _link(self, words: str, finding: Finding, act: Callable[[Finding], object]) -> Button:
        button = Button(self._look, words, "flush", pressed=lambda: act(finding))
        button.setAccessibleName(f"{words} {finding.reason}")
        return button
