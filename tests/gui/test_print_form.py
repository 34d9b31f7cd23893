"""Printing the timeline alone: what is asked, what is shown before, what comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roadmap_desktop.app import paths
from roadmap_desktop.commands.documents import Format
from roadmap_desktop.reports.chart.options import Layout
from roadmap_desktop.timeline.states import ColourBy
from roadmap_desktop.ui.dialogs.export import ExportDialog
from roadmap_desktop.ui.dialogs.print_form import PrintForm
from roadmap_desktop.ui.jobs import Worker
from roadmap_desktop.ui.open_plan import OpenPlan
from roadmap_desktop.ui.seen import Seen
from roadmap_desktop.ui.settings import Settings
from roadmap_desktop.ui.theme.look import Look
from roadmap_desktop.ui.widgets.buttons import Button
from roadmap_desktop.ui.widgets.choices import Option
from roadmap_desktop.ui.widgets.layouts import ScrollPage, column

FONTS = paths.resources() / "fonts"
Show = Callable[..., PrintForm]


@pytest.fixture
def show(qtbot: QtBot, look: Look, settings: Settings, bakery: OpenPlan) -> Show:
    def make(seen: Seen | None = None) -> PrintForm:
        form = PrintForm(look, bakery.plan, settings, seen)
        qtbot.addWidget(form)
        form.show()
        return form

    return make


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    assert made.finish()


def press(inside: QWidget, name: str) -> None:
    options = [one for one in inside.findChildren(Option) if one.accessibleName().startswith(name)]
    buttons = [one for one in inside.findChildren(Button) if one.accessibleName() == name]
    (one,) = [one for one in (*options, *buttons) if one.isVisible()]
    one.click()


def buttons(inside: QWidget) -> list[str]:
    return [one.accessibleName() for one in inside.findChildren(Button) if one.isVisible()]


def visible(form: PrintForm) -> list[str]:
    return [one.accessibleName() for one in form.findChildren(Option) if one.isVisible()]


@pytest.mark.requirement("S1-56")
def test_pages_side_by_side_are_asked_for_only_where_there_are_several(show: Show) -> None:
    form = show()
    assert not any(name.startswith("Pages side by side") for name in visible(form))
    press(form, "Layout: Several pages wide")
    assert form.options.across == 0
    press(form, "Pages side by side: 3")
    assert (form.options.layout, form.options.across) == (Layout.TILED, 3)
    press(form, "Layout: One page wide")
    assert not any(name.startswith("Pages side by side") for name in visible(form))


@pytest.mark.parametrize(
    ("words", "colour"),
    [
        ("Phase", ColourBy.PHASE),
        ("Who does it", ColourBy.OWNER),
        ("How it stands", ColourBy.STATE),
        ("Dark ink", None),
    ],
)
def test_a_colour_is_chosen_and_kept(show: Show, words: str, colour: ColourBy | None) -> None:
    form = show()
    press(form, f"Colour of the bars: {words}")
    assert form.options.colour is colour
    form.remember()
    assert show().options.colour is colour


def test_the_print_begins_with_what_stands_beside_the_bars_on_screen(
    show: Show, bakery: OpenPlan
) -> None:
    schedule = bakery.assessment.schedule
    seen = Seen(
        rows=(schedule.rows[1].id,),
        first=schedule.start,
        last=schedule.finish,
        baseline="b",
        critical=False,
        links=False,
        colour=ColourBy.STATE,
    )
    form = show(seen)
    whole = form.options
    assert (whole.critical, whole.links, whole.colour) == (False, False, ColourBy.STATE)
    assert (whole.baseline, whole.rows) == ("b", None)
    form.critical.click()
    press(form, "What: What is in sight")
    assert form.options.critical
    assert form.options.rows == seen.rows


def test_the_pages_are_seen_before_they_are_written(
    qtbot: QtBot,
    look: Look,
    settings: Settings,
    worker: Worker,
    bakery: OpenPlan,
    tmp_path: Path,
) -> None:
    dialog = ExportDialog(look, bakery, settings, worker, FONTS)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.folder.setText(str(tmp_path))
    assert "See the pages" not in buttons(dialog)
    dialog.form.choose(Format.TIMELINE)
    press(dialog, "Paper: A3")
    qtbot.waitUntil(lambda: "See the pages" in buttons(dialog))
    press(dialog, "See the pages")
    preview = dialog.preview
    with qtbot.waitSignal(preview.ready, timeout=20_000):
        pass
    assert preview.pages is not None
    size = preview.pages.facts[0].size
    assert (round(size.width()), round(size.height())) == (1191, 842)
    assert preview.bar.heading.text() == f"Timeline: {bakery.plan.header.title}"
    with qtbot.waitSignal(preview.finished):
        preview.bar.save_requested.emit()
    assert dialog.isVisible(), "back to where it was ordered"
    assert list(tmp_path.glob("*.pdf*")) == [], "nothing is written by looking"


def test_at_large_text_no_answer_loses_height_when_another_question_comes(
    qtbot: QtBot, look: Look, settings: Settings, bakery: OpenPlan
) -> None:
    large = Look(look.theme, 2.0, paths.resources() / "icons")
    form = PrintForm(large, bakery.plan, settings)
    page = ScrollPage(column(large, form, None))
    qtbot.addWidget(page)
    page.resize(1150, 800)
    page.show()
    press(form, "Layout: Several pages wide")
    QApplication.processEvents()
    shown = [one for one in form.findChildren(Option) if one.isVisible()]
    assert any(one.accessibleName().startswith("Pages side by side") for one in shown)
    short = [o.accessibleName() for o in shown if o.height() < o.heightForWidth(o.width())]
    assert short == []
