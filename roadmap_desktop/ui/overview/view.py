"""The Overview's screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from roadmap_desktop.commands.governance import accept_finding, override_tier
from roadmap_desktop.commands.session import PlanChange
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.ui.navigation import Destination, Go, Place
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.overview.accepting import ReasonDialog, depth_options
from roadmap_desktop.ui.overview.findings import FindingRows, key_of
from roadmap_desktop.ui.overview.next_decision import NextDecision
from roadmap_desktop.ui.overview.settled_at import settled_at
from roadmap_desktop.ui.overview.side import LampPanel, OpenItemPanel, TierPanel
from roadmap_desktop.ui.overview.stage_strip import StageStrip
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.view import PlanView
from roadmap_desktop.ui.widgets.dates import day_in_words
from roadmap_desktop.ui.widgets.layouts import ScrollPage, box, column, frame, line, row
from roadmap_desktop.ui.widgets.tab_order import follow_reading_order
from roadmap_desktop.ui.widgets.text import Heading, Marked, Text


class OverviewView(PlanView):
    """Stage strip, next decision, findings, tier, concerns, open items."""

    place = Place.OVERVIEW
    name = "Overview"

    def __init__(self, look: Look, open_plan: OpenPlan, go: Go, settings: Settings) -> None:
        super().__init__(look, open_plan, go, settings)
        self.heading = Heading(look, "")
        self._line = Text(look, "", "body", "muted")
        self._strip = StageStrip(look, open_plan.catalogue.stages)
        self._stage = Marked(look)
        stages = frame(
            "sheet", column(look, self._strip, line(), self._stage, gap=10, pad=(20, 12, 20, 12))
        )
        self._next = NextDecision(look, self._open_gate)
        self._count = Text(look, "", "body", "muted", wrap=False)
        self._none = Text(look, self.tr("The rules have nothing to say."), "body", "muted")
        self.findings = FindingRows(look, self._go_there, self._accept)
        self._tier = TierPanel(look, self._ask, self._override)
        self._lamps = LampPanel(look)
        self._items = OpenItemPanel(look, self._ask)
        title = Text(look, self.tr("Findings"), "heading", "", 600, wrap=False)
        head = row(look, title, self._count, None, gap=12)
        left = box(column(look, self._next, 12, head, 2, self._none, self.findings, None, gap=4))
        right = box(
            column(
                look,
                *(self._tier, 10, line(), 10, self._lamps, 12, line(), 10, self._items, None),
                gap=5,
            )
        )
        self._columns = QHBoxLayout()
        self._columns.setSpacing(look.px(36))
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(left, 64)
        self._columns.addWidget(right, 34)
        body = column(
            look,
            column(look, self.heading, self._line, gap=2),
            12,
            stages,
            16,
            self._columns,
            None,
            gap=0,
            pad=(32, 20, 32, 24),
        )
        self._scroll = ScrollPage(body)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._scroll)
        self.refresh(None)

    def refresh(self, change: PlanChange | None) -> None:
        """Show the plan as it is now; parts that do not differ stay as they are."""
        del change
        opened = self.open_plan
        plan, found = opened.plan, opened.assessment
        if self.heading.text() != plan.header.title:
            self.heading.setText(plan.header.title)
        self._line.setText(self._where())
        self._strip.show_stage(found.stage)
        stage = opened.catalogue.find("stages", found.stage)
        if stage is not None:
            lead = self.tr("Stage {number}, {name}.").format(number=stage.number, name=stage.name)
            ends = self.tr("This stage ends with: {output}").format(output=stage.output)
            self._stage.say((f"{lead} ", True), (f"{stage.question} {ends}", False))
        self._next.show_gate(opened)
        self._show_findings(found.findings)
        self._tier.show_tier(found.tier)
        self._lamps.show_lamps(found.lamps)
        self._items.show_items(opened, found)
        follow_reading_order(self)

    def _where(self) -> str:
        opened = self.open_plan
        schedule = opened.assessment.schedule
        last = schedule.day_number(schedule.finish)
        day = schedule.day_number(opened.today)
        parts = []
        if day < 1:
            begins = day_in_words(schedule.start)
            parts.append(self.tr("Begins on {day}").format(day=begins))
        elif day > last:
            parts.append(
                self.tr("Day {day}, after the plan's {last} days").format(day=day, last=last)
            )
        else:
            parts.append(self.tr("Day {day} of {last}").format(day=day, last=last))
        parts.append(self.tr("today {day}").format(day=day_in_words(opened.today)))
        for role, words in (
            ("owner", self.tr("owner {name}")),
            ("reviewer", self.tr("checked by {name}")),
        ):
            person = opened.plan.holder(role)
            if person is not None:
                parts.append(words.format(name=person.name))
        return " · ".join(parts)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        counts = dict.fromkeys(Severity, 0)
        for finding in findings:
            if not finding.accepted:
                counts[finding.severity] += 1
        names = (
            (Severity.ERROR, self.tr("{n} must be settled")),
            (Severity.WARNING, self.tr("{n} should be settled")),
            (Severity.NOTE, self.tr("{n} to note")),
        )
        words = ", ".join(w.format(n=counts[s]) for s, w in names if counts[s])
        self._count.setText(words if findings else "")
        self._none.setVisible(not findings)
        self.findings.setVisible(bool(findings))
        self.findings.show_findings(findings)

    def focus_heading(self) -> None:
        """The plan's title."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- going and settling ------------------------------------------------------------------

    def _open_gate(self, gate: str) -> None:
        self.go(Destination(place=Place.GATES, gate=gate))

    def _ask(self, question: str) -> None:
        self.go(Destination(place=Place.INTERVIEW, question=question))

    def _go_there(self, finding: Finding) -> None:
        where = settled_at(finding)
        if where.place is self.place:  # the depth is set here
            self._override()
        else:
            self.go(where)

    def _accept(self, finding: Finding) -> None:
        code, subject = key_of(finding)
        place = self.findings.place_of(finding)
        dialog = ReasonDialog(
            self.look,
            self.window(),
            self.tr("Accept this finding"),
            finding.reason,
            self._people(),
            self.tr("Accept it by name"),
            lambda who, why: self.open_plan.run(
                accept_finding, code, subject, who, why, called=finding.reason.rstrip(".")
            ),
        )
        dialog.accepted.connect(lambda: self._focus_near(place))
        dialog.open()

    def _focus_near(self, place: int) -> None:
        if not self.findings.focus_near(place):
            self.focus_heading()

    def _override(self) -> None:
        header = self.open_plan.plan.header
        group, options = depth_options(self.look, header.tier_override)

        def act(who: str, why: str) -> object:
            chosen = group.checkedButton()
            value = chosen.property("depth") if chosen is not None else ""
            depth = Depth(value) if value else None
            return self.open_plan.run(override_tier, depth, who, why)

        dialog = ReasonDialog(
            self.look,
            self.window(),
            self.tr("Set the depth by hand"),
            self.tr("A depth that differs from the rules' needs a name and a reason."),
            self._people(),
            self.tr("Set the depth"),
            act,
            options,
        )
        group.setParent(dialog)
        dialog.open()

    def _people(self) -> tuple[str, ...]:
        owner = self.open_plan.plan.holder("owner")
        first = (owner.name,) if owner else ()
        return tuple(dict.fromkeys((*first, *self.open_plan.people())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where it is narrow."""
        super().resizeEvent(event)
        small = self.look.is_narrow(self.window().width())
        way = QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
