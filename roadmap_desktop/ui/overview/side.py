"""Beside the findings: the tier with its ledger, the eight concerns, the open items."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roadmap_desktop.assessment.result import Assessment, Lamp, LedgerLine, TierResult
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button, WordsButton
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.layouts import clear, column, line, row
from roadmap_desktop.ui.widgets.text import Marked, Text, icon_label

MOST_OPEN_ITEMS = 8


def _t(text: str) -> str:
    return QCoreApplication.translate("Overview", text)


def depth_name(depth: Depth) -> str:
    """'Light plan'."""
    names = {
        Depth.LIGHT: _t("Light plan"),
        Depth.STANDARD: _t("Standard plan"),
        Depth.FORMAL: _t("Formal plan"),
    }
    return names[depth]


class TierPanel(QWidget):
    """How deep the plan goes, what each answer switched, and the smallest change that moves it."""

    def __init__(
        self, look: Look, go_to: Callable[[str], object], override: Callable[[], object]
    ) -> None:
        super().__init__()
        self._look = look
        self._go_to = go_to
        self._override = override
        self._shown: TierResult | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.px(4))

    def show_tier(self, tier: TierResult) -> None:
        """Show the tier."""
        if tier == self._shown:
            return
        self._shown = tier
        look = self._look
        clear(self._layout)
        title = Text(look, depth_name(tier.depth), "heading", "", 600)
        button = Button(look, _t("Choose another depth…"), "flush", pressed=self._override)
        self._layout.addWidget(title)
        self._layout.addLayout(row(look, button, None))
        if tier.overridden_by:
            words = _t("Set by hand by {name}: {why} The rules say {depth}.").format(
                name=tier.overridden_by,
                why=tier.overridden_because,
                depth=depth_name(tier.computed).lower(),
            )
            self._layout.addWidget(Text(look, words))
        for one in tier.ledger:
            if one.depth is not None:
                self._layout.addWidget(self._switch(one))
        quiet = [one.question for one in tier.ledger if one.depth is None]
        if quiet:
            words = _t("These answers would allow a light plan: {questions}.").format(
                questions=", ".join(q[:1].lower() + q[1:] for q in quiet)
            )
            self._layout.addWidget(Text(look, words, "body", "muted"))
        if tier.smallest_change:
            lead = _t("Smallest change that moves it:") + " "
            self._layout.addWidget(
                Marked(look, (lead, True), (tier.smallest_change, False), tone="muted")
            )

    def _switch(self, one: LedgerLine) -> QWidget:
        words = f"{one.question}: {one.answer}. " + _t("It {effect}.").format(effect=one.effect)
        if one.question_id:
            act = partial(self._go_to, one.question_id)
            return WordsButton(self._look, words, act, tone="text")
        return Text(self._look, words)


class LampPanel(QWidget):
    """The eight concerns that may not be skipped (S0-1)."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[Lamp, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.px(5))

    def show_lamps(self, lamps: tuple[Lamp, ...]) -> None:
        """Show them."""
        if lamps == self._shown:
            return
        self._shown = lamps
        look = self._look
        clear(self._layout)
        title = Text(look, _t("Eight concerns"), "heading", "", 600)
        count = Text(look, _lamp_count(lamps), "body", "muted", wrap=False)
        self._layout.addLayout(row(look, (title, 1), count))
        for lamp in lamps:
            self._layout.addLayout(self._row(lamp))

    def _row(self, lamp: Lamp) -> QHBoxLayout:
        look = self._look
        if lamp.lit:
            icon, tone, words = "circle-check", "success", lamp.name
        elif lamp.assumed:
            icon, tone, words = "circle-question-mark", "info", f"{lamp.name}: {_t('assumed')}"
        else:
            icon, tone, words = "circle", "border", f"{lamp.name}: {_t('not yet')}"
        label = Text(look, words, "body", "" if lamp.lit else "muted")
        label.setToolTip(lamp.detail)
        label.setAccessibleDescription(lamp.detail)
        parts = [label] if lamp.lit else [label, Text(look, lamp.detail, "small", "muted")]
        mark = column(look, 1, icon_label(look, icon, tone, 16), None, gap=0)
        return row(look, mark, (column(look, *parts, gap=0), 1), gap=8)


def _lamp_count(lamps: tuple[Lamp, ...]) -> str:
    """'3 of 8, 5 assumed'."""
    words = _t("{lit} of {total}").format(lit=sum(1 for i in lamps if i.lit), total=len(lamps))
    assumed = sum(1 for lamp in lamps if lamp.assumed)
    return words + (", " + _t("{count} assumed").format(count=assumed) if assumed else "")


class OpenItemPanel(QWidget):
    """What is still to settle, with owner and date."""

    def __init__(self, look: Look, go_to: Callable[[str], object]) -> None:
        super().__init__()
        self._look = look
        self._go_to = go_to
        self._shown: list[tuple[str, str, str]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(look.px(5))

    def show_items(self, opened: OpenPlan, found: Assessment) -> None:
        """Show the plan's open items, and how many questions are open besides."""
        plan, catalogue = opened.plan, opened.catalogue
        items = [
            (
                i.text,
                " · ".join(
                    (
                        plan.name_of(i.owner_id) or _t("nobody yet"),
                        day_in_words(i.due) if i.due else _t("no date yet"),
                    )
                ),
                i.question or "open.items",
            )
            for i in plan.open_items
            if not i.done
        ]
        asked = {i[2] for i in items}
        items += [
            (
                catalogue.question(g.question).text,
                " · ".join(
                    part
                    for part in (
                        _t("Not answered"),
                        g.owner,
                        day_in_words(g.due) if g.due else "",
                    )
                    if part
                ),
                g.question,
            )
            for g in found.gaps
            if g.question not in asked
        ]
        if items == self._shown and self._layout.count():
            return
        self._shown = items
        look = self._look
        clear(self._layout)
        title = Text(look, _t("Open items"), "heading", "", 600)
        count = Text(look, str(len(items)) if items else "", "body", "muted", wrap=False)
        self._layout.addLayout(row(look, (title, 1), count))
        if not items:
            self._layout.addWidget(Text(look, _t("Nothing is open."), "body", "muted"))
        for place, (text, second, question) in enumerate(items[:MOST_OPEN_ITEMS]):
            if place:
                self._layout.addWidget(line())
            link = WordsButton(look, text, partial(self._go_to, question))
            self._layout.addLayout(column(look, link, Text(look, second, "small", "muted"), gap=0))
        more = len(items) - MOST_OPEN_ITEMS
        if more > 0:
            words = _t("{count} more stand in the interview.").format(count=more)
            self._layout.addWidget(Text(look, words, "small", "muted"))
