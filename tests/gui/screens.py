"""Every screen and page kind of the window, to be walked through by checks and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from roadmap_desktop.commands.plans import rename
from roadmap_desktop.commands.timeline.baselines import take_baseline
from roadmap_desktop.commands.timeline.phases import move_phase
from roadmap_desktop.commands.timeline.progress import record_percent
from roadmap_desktop.timeline.baselines import dates_of
from roadmap_desktop.ui.answering.date_field import DateEdit
from roadmap_desktop.ui.main_window import MainWindow
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.overview.view import OverviewView
from roadmap_desktop.ui.shell.desk import WindowDesk
from roadmap_desktop.ui.timeline.acts import Act
from roadmap_desktop.ui.timeline.link_dialog import LinkDialog
from roadmap_desktop.ui.timeline.row_dialogs import ActualsDialog, HoldDialog
from roadmap_desktop.ui.timeline.table_side import TableSide
from roadmap_desktop.ui.timeline.view import TimelineView

QUESTIONS = {
    "text": "plan.title",
    "long text": "use.work",
    "one of": "use.approval",
    "one of many": "firm.country",
    "many of": "use.impact_flags",
    "number": "firm.head_count",
    "date": "plan.start",
    "person": "people.owner",
    "rows": "stop.rules",
    "people": "people.list",
    "risks": "risks.register",
}


@dataclass(frozen=True)
class Screen:
    """A screen that is in sight now."""

    name: str
    widget: QWidget


def settle(app: QApplication, rounds: int = 12) -> None:
    """Let layouts, delayed focus and idle work come to rest, and what was put away be gone."""
    for _ in range(rounds):
        app.processEvents()
    # Without a running event loop Qt keeps it, and every new look would dress it again.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def every_screen(app: QApplication, window: MainWindow) -> Iterator[Screen]:
    """Walks from the empty Home through everything; each screen is in sight when it is given."""
    desk = window.desk
    assert isinstance(desk, WindowDesk)

    def here(name: str) -> Screen:
        return Screen(name, window)

    settle(app)
    yield here("home empty")
    desk.going.begin_quick_plan()
    settle(app)
    yield here("quick plan, first page")
    quick = window.quick
    assert quick is not None
    quick.go_on()
    settle(app)
    yield here("quick plan, problem")

    for name in reversed(desk.office.samples()):
        desk.open_sample(name)
    settle(app)
    yield here("overview")
    yield from _quick_pages(app, window, desk)
    desk.go(Destination(place=Place.INTERVIEW))
    settle(app)
    yield here("interview")
    for kind, question in QUESTIONS.items():
        desk.go(Destination(place=Place.INTERVIEW, question=question))
        settle(app)
        yield here(f"interview, {kind}")
    checklist = next(q.id for q in desk.office.catalogue.questions if q.kind == "checklist")
    desk.go(Destination(place=Place.INTERVIEW, question=checklist))
    settle(app)
    yield here("interview, checklist")
    desk.go(Destination(place=Place.INTERVIEW, section="use"))
    view = window.places.shown if window.places else None
    getattr(view, "_show_one_page")("use")  # noqa: B009 -- the page has no destination of its own
    settle(app)
    yield here("interview, one page")
    _work_a_little(window)
    for place in (Place.TIMELINE, Place.GATES, Place.HISTORY):
        desk.go(Destination(place=place))
        settle(app)
        yield here(place.value)
    desk.act("palette")
    settle(app)
    yield here("palette")
    window.palette_.close_palette()
    yield from _dialogs(app, window, desk)
    desk.go(Destination(place=Place.HOME))
    settle(app, 60)
    yield here("home")


def _work_a_little(window: MainWindow) -> None:
    """Some steps for the history, and progress and a baseline for the timeline."""
    opened = window.open_plan
    assert opened is not None
    schedule = opened.assessment.schedule
    rows = [row for row in schedule.rows if row.kind.value == "task"]
    acts: tuple[Act, ...] = (
        partial(take_baseline, name="As approved", dates=dates_of(schedule)),
        partial(record_percent, rows=(rows[0].id,), percent=100.0),
        partial(record_percent, rows=(rows[4].id,), percent=40.0),
        partial(move_phase, schedule=schedule, phase="make_ready", days=7),
        partial(rename, title="Replies to customers"),
    )
    for act in acts:
        opened.run(act)


def some_screens(app: QApplication, window: MainWindow, names: Sequence[str]) -> Iterator[Screen]:
    """A few screens by name, with a sample open; cheaper than the whole walk."""
    desk = window.desk
    assert isinstance(desk, WindowDesk)
    desk.open_sample(desk.office.samples()[0])
    for name in names:
        if name == "home":
            desk.go(Destination(place=Place.HOME))
        elif name.startswith("quick plan"):
            desk.going.resume_quick_plan()
            assert window.quick is not None
            window.quick._show(int(name[-1]) - 1)
        elif name in QUESTIONS:
            desk.go(Destination(place=Place.INTERVIEW, question=QUESTIONS[name]))
        else:
            desk.go(Destination(place=Place(name)))
        settle(app, 30)
        yield Screen(name, window)


def _quick_pages(app: QApplication, window: MainWindow, desk: WindowDesk) -> Iterator[Screen]:
    desk.going.resume_quick_plan()
    quick = window.quick
    assert quick is not None
    for number in range(1, 9):
        quick._show(number)
        settle(app)
        yield Screen(f"quick plan, page {number + 1}", window)


def _dialogs(app: QApplication, window: MainWindow, desk: WindowDesk) -> Iterator[Screen]:
    acts: dict[str, Callable[[], object]] = {
        "accept": lambda: _on_overview(window, desk, "accept"),
        "depth": lambda: _on_overview(window, desk, "depth"),
        "export": desk.dialogs.export,
        "help": desk.dialogs.help,
        "settings": desk.dialogs.settings,
        "shortcuts": desk.dialogs.shortcuts,
        "about": desk.dialogs.about,
        "restore": desk.dialogs.restore,
        "erase": lambda: desk.dialogs.erase(desk.office.clients()[0].id),
        "rename": desk.dialogs.rename,
        "calendar": lambda: _calendar(window, desk),
        "timeline setup": lambda: _setup(window, desk),
        "timeline columns": lambda: _on_timeline(window, desk).open_columns(),
        "timeline link": lambda: _on_timeline(window, desk).acts.ask(LinkDialog),
        "timeline hold": lambda: _on_timeline(window, desk).acts.ask(HoldDialog),
        "take tasks": lambda: _take_tasks(desk),
        "timeline actuals": lambda: _on_timeline(window, desk).acts.ask(ActualsDialog),
    }
    for name, act in acts.items():
        act()
        settle(app)
        dialogs = [w for w in app.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        assert dialogs, f"{name} opened no dialog"
        yield Screen(f"dialog {name}", dialogs[0])
        dialogs[0].close()
        settle(app)


def _take_tasks(desk: WindowDesk) -> None:
    path = desk.office.premises.store.parent / "jobs.csv"
    path.write_text("Job,Start,Days,Who\nClear the store room,2027-03-01,5,Ines\n,,,\n", "utf-8")
    desk.open_path(path)


def _on_overview(window: MainWindow, desk: WindowDesk, act: str) -> None:
    desk.go(Destination(place=Place.OVERVIEW))
    view = window.places.shown if window.places else None
    assert isinstance(view, OverviewView)
    if act == "depth":
        view._override()
    else:
        view._accept(view.open_plan.assessment.findings[0])


def _calendar(window: MainWindow, desk: WindowDesk) -> None:
    desk.go(Destination(place=Place.INTERVIEW, question="plan.start"))
    view = window.places.shown if window.places else None
    assert view is not None
    next(edit for edit in view.findChildren(DateEdit) if edit.isVisible())._pick()


def _setup(window: MainWindow, desk: WindowDesk) -> None:
    desk.go(Destination(place=Place.TIMELINE))
    view = window.places.shown if window.places else None
    getattr(view, "open_setup")()  # noqa: B009 -- a view by its place


def _on_timeline(window: MainWindow, desk: WindowDesk) -> TableSide:
    """The timeline with a task chosen."""
    desk.go(Destination(place=Place.TIMELINE))
    view = window.places.shown if window.places else None
    assert isinstance(view, TimelineView)
    view.table.choose(1)
    return view.side
