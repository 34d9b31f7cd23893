"""A thousand tasks of somebody else, by mouse alone: opened, dated and linked anew, folded, looked
at from near and far, printed on A3 and sent back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roadmap_desktop.domain.model.tasks import LinkKind
from roadmap_desktop.exchange.foreign_tasks import ForeignTask, ForeignTasks
from roadmap_desktop.exchange.mspdi import read
from roadmap_desktop.timeline.schedule import ScheduledLink, ScheduledTask
from roadmap_desktop.ui.dialogs.export import ExportDialog
from roadmap_desktop.ui.dialogs.take_tasks import TakeTasksDialog
from roadmap_desktop.ui.timeline.bars import ROW
from roadmap_desktop.ui.timeline.columns import Column
from roadmap_desktop.ui.timeline.hits import HANDLE_OUT, Hits, Span
from roadmap_desktop.ui.timeline.link_hits import LinkHits
from roadmap_desktop.ui.timeline.links_dialog import LinksDialog
from roadmap_desktop.ui.timeline.table_paint import ARROW, indent
from roadmap_desktop.ui.timeline.view import TimelineView
from tests.gui.foreign_project import write_project
from tests.gui.mouse import RIGHT, Mouse
from tests.gui.window_rig import Rig

A3_SHORT, A3_LONG = round(297 / 25.4 * 72), round(420 / 25.4 * 72)
"""Points."""
A_WEEK = timedelta(days=7)


class Timeline:
    """Where things stand on the chart, for the hand to go to."""

    def __init__(self, mouse: Mouse) -> None:
        self.mouse = mouse
        places = mouse.rig.window.places
        assert places is not None
        assert isinstance(places.shown, TimelineView)
        self.view = places.shown
        self.pane, self.table = self.view.pane, self.view.table
        self.port = self.pane.viewport()
        self.tall = self.view.look.px(ROW)

    @property
    def told(self) -> str:
        """What the strip over the foot says."""
        assert self.view.editing.strip.isVisible()
        return self.view.editing.strip.accessibleName()

    def task(self, name: str) -> ScheduledTask:
        (found,) = [r for r in self.view.open_plan.assessment.schedule.rows if r.name == name]
        return found

    def link(self, before: str, after: str) -> ScheduledLink | None:
        ends = self.task(before).id, self.task(after).id
        links = self.view.open_plan.assessment.schedule.links
        return next((one for one in links if (one.predecessor, one.successor) == ends), None)

    def y(self, name: str) -> int:
        assert self.pane.data is not None
        place = self.pane.data.row_of[self.task(name).id]
        return round((place + 0.5) * self.tall) - self.pane.verticalScrollBar().value()

    def span(self, name: str) -> Span:
        data = self.pane.data
        assert data is not None
        left = self.pane.horizontalScrollBar().value()
        hits = Hits(self.view.look, data, self.pane.scale, left)
        found = hits.span(data.row_of[self.task(name).id])
        assert found is not None
        return found

    def go_to(self, name: str) -> None:
        """Turn the wheel to a row and click its name, which brings its bar into sight."""

        def way() -> int:
            y, foot = self.y(name), self.port.height() - 6 * self.tall  # the strip may lie there
            return 1 if y < self.tall else -1 if y > foot else 0

        self.mouse.turn_until(self.port, way)
        x = self.table.columnViewportPosition(Column.TASK) + self.view.look.px(90)
        self.mouse.click(self.table.viewport(), QPoint(x, self.y(name)))
        found = self.span(name)
        assert found.right > 0
        assert found.left < self.port.width()

    def bar(self, name: str) -> QPoint:
        """The middle of a bar."""
        found = self.span(name)
        return QPoint(round((found.left + found.right) / 2), self.y(name))

    def arrow(self, name: str) -> QPoint:
        """What folds a row, in the table."""
        look = self.view.look
        x = self.table.columnViewportPosition(Column.TASK) + look.px(indent(self.task(name)))
        return QPoint(x - look.px(ARROW // 2 + 3), self.y(name))

    def on_link(self, before: str, after: str) -> QPoint:
        """A point where only this link runs."""
        pane, hand = self.pane, self.view.editing.links.hand
        assert pane.data is not None
        ends = self.task(before).id, self.task(after).id
        across, down = pane.horizontalScrollBar().value(), pane.verticalScrollBar().value()
        line = LinkHits(self.view.look, pane.data, pane.scale, across, down).points(ends)
        for one, other in pairwise(line):
            for part in range(1, 20):
                at = (one + (other - one) * part / 20).toPoint()
                if self.port.rect().contains(at) and hand.at(QPointF(at)) == ends:
                    return at
        raise AssertionError(f"the link from {before} to {after} is nowhere alone")


@pytest.fixture
def mouse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Mouse:
    rig = Rig(qtbot, qapp, tmp_path)
    rig.window.resize(1280, 800)
    return Mouse(rig)


def five_levels_deep(path: Path) -> None:
    """Two more headings over the ten buildings."""
    plain = path.read_text("utf-8")
    deeper = re.sub(
        r"<OutlineLevel>(\d)", lambda found: f"<OutlineLevel>{int(found[1]) + 2}", plain
    )
    heads = "".join(
        f"<Task><UID>{2000 + level}</UID><ID>0</ID><Name>{name}</Name><Type>1</Type>"
        f"<OutlineLevel>{level}</OutlineLevel><Summary>1</Summary></Task>"
        for level, name in ((1, "North bank"), (2, "First stage"))
    )
    path.write_text(deeper.replace("<Tasks>", f"<Tasks>{heads}"), "utf-8")


def taken_in(mouse: Mouse, path: Path) -> Timeline:
    rig = mouse.rig
    rig.window.settings.remember_folder("open", path.parent)
    mouse.choose_file(path.name)
    mouse.press("Open a plan or project file…", rig.window.home)
    dialog = rig.dialog(TakeTasksDialog)
    rig.qtbot.waitActive(dialog)
    mouse.press("Take them in", dialog)
    mouse.back()
    assert rig.place == "timeline"
    return Timeline(mouse)


def written(mouse: Mouse, act: str, *chosen: str) -> Path:
    """Export with these options; the file that was written."""
    mouse.click(mouse.rig.window.header.export)
    dialog = mouse.rig.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    mouse.rig.qtbot.waitActive(dialog)
    for one in chosen:
        mouse.press(one, dialog)
    with mouse.rig.qtbot.waitSignal(dialog.written, timeout=60_000):
        mouse.press(act, dialog)
    path = dialog.form.path
    mouse.press("Close", dialog)
    mouse.back()
    return path


def undated(task: ForeignTask) -> ForeignTask:
    return replace(task, key="", start=None, finish=None)


def links_by_name(tasks: ForeignTasks) -> set[tuple[str, str, LinkKind, int]]:
    names = {task.key: task.name for task in tasks.tasks}
    return {
        (names[one.predecessor], names[one.successor], one.kind, one.lag) for one in tasks.links
    }


def test_from_somebody_elses_file_to_paper_and_back(mouse: Mouse, tmp_path: Path) -> None:
    path, out = tmp_path / "in" / "river.xml", tmp_path / "out"
    path.parent.mkdir()
    out.mkdir()
    write_project(path)
    five_levels_deep(path)
    original = read(path.read_bytes())
    mouse.rig.window.settings.remember_folder("export", out)
    chart = taken_in(mouse, path)
    view, pane = chart.view, chart.pane

    # dated anew: a bar is dragged a week on, what waits for it follows while it is held
    mouse.press("Weeks", view.toolbar)
    chart.go_to("Paint 3.04")
    painted, last = chart.task("Paint 3.04"), chart.task("Hand over 3.09")
    a_week = QPoint(round(pane.scale.width(7)), 0)

    def told_of_the_week() -> None:
        assert chart.told.startswith("Paint 3.04: Fri 11 Jun to Mon 14 Jun")
        assert "+7 days: End of Riverside works" in chart.told
        assert chart.span("Hang the doors 3.04").left > chart.span("Paint 3.04").left > 0
        assert chart.task("Paint 3.04") == painted

    mouse.drag(
        chart.port, chart.bar("Paint 3.04"), chart.bar("Paint 3.04") + a_week, told_of_the_week
    )
    assert chart.task("Paint 3.04").start == painted.start + A_WEEK
    assert chart.task("Hand over 3.09").start == last.start + A_WEEK
    assert "Riverside works ends Mon 1 Nov 2027" in view.footer.ends.text()

    # linked anew: drawn from a handle, two days put between, another one taken away
    cables, paint = "Run the cables 3.05", "Paint 3.05"
    chart.go_to(cables)
    out_of_it = QPoint(round(chart.span(cables).right) + view.look.px(HANDLE_OUT), chart.y(cables))
    onto = QPoint(round(chart.span(paint).left) + 2, chart.y(paint))

    def told_of_the_link() -> None:
        assert chart.told.startswith(f"“{paint}” starts when “{cables}” finishes")

    mouse.drag(chart.port, out_of_it, onto, told_of_the_link)
    mouse.double_click(chart.port, chart.on_link(cables, paint))
    dialog = mouse.rig.dialog(LinksDialog)
    mouse.rig.qtbot.waitActive(dialog)
    for act in (*["A day more between"] * 3, "A day less between", "Change the link"):
        mouse.press(act, dialog)
    mouse.back()
    drawn = chart.link(cables, paint)
    assert drawn is not None
    assert (drawn.kind, drawn.lag) == (LinkKind.FS, 2)
    walls = "Strip the walls 3.05"
    mouse.click(chart.port, chart.on_link(walls, cables), RIGHT)
    mouse.choose("Take it away")
    assert chart.link(walls, cables) is None
    assert f"“{cables}” starts when “{walls}” finishes" in chart.told
    assert "−7 days: End of Riverside works" in chart.told
    assert chart.task(cables).start < chart.task(walls).start

    # folded, zoomed, filtered
    chart.go_to("Building 3")
    rows = chart.table.rows.rowCount()
    mouse.click(chart.table.viewport(), chart.arrow("Building 3"))
    assert chart.table.rows.rowCount() == rows - 99
    before = pane.per_day
    mouse.turn(pane.header, 2)
    assert pane.per_day > before
    mouse.press("Whole plan", view.toolbar)
    assert pane.horizontalScrollBar().value() == 0
    assert pane.per_day < before
    mouse.click(view.side.bar.filter)
    mouse.choose("Critical")
    assert view.side.is_filtered
    assert chart.table.rows.rowCount() < rows
    mouse.press("Show all", view.side.bar)
    assert chart.table.rows.rowCount() == rows - 99

    # printed on A3
    pdf = PdfReader(
        written(
            mouse,
            "Write the timeline",
            *("Timeline alone", "Paper: A3", "Layout: Several pages wide"),
        )
    )
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.pages}
    assert sizes == {(A3_LONG, A3_SHORT)}
    words = "".join(page.extract_text() for page in pdf.pages)
    assert "Hand over 10.09" in words

    # sent back
    back = read(
        written(
            mouse, "Write the project", "Timeline for other programs", "For: MS Project"
        ).read_bytes()
    )
    assert len(back.tasks) == 1002
    assert [(one.name, one.level) for one in back.tasks] == [
        (one.name, one.level) for one in original.tasks
    ]
    assert {one.level for one in back.tasks} == {1, 2, 3, 4, 5}
    assert pane.data is not None
    shown = {row.name: (row.start, row.finish) for row in pane.data.schedule.rows}
    assert {one.name: (one.start, one.finish) for one in back.tasks} == {
        one.name: shown[one.name] for one in original.tasks
    }
    changed = [
        (now.name, now.start_no_earlier)
        for now, was in zip(back.tasks, original.tasks, strict=True)
        if undated(now) != undated(was)
    ]
    assert changed == [("Paint 3.04", painted.start + A_WEEK)]
    linked, unlinked = (cables, paint, LinkKind.FS, 2), (walls, cables, LinkKind.FS, 0)
    assert links_by_name(back) - links_by_name(original) == {linked}
    assert links_by_name(original) - links_by_name(back) == {unlinked}
    assert (back.name, back.calendar) == (original.name, original.calendar)
