"""The program as a whole: its start, its end, a second start, and what it never does."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roadmap_desktop.app.crash import CrashReporter, report_of
from roadmap_desktop.app.entry import COMMANDS
from roadmap_desktop.app.single_instance import SingleInstance
from roadmap_desktop.ui.navigation import Destination, Place
from tests.gui.window_rig import Rig

ENV = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
HEAVY = ("sqlalchemy", "alembic", "reportlab", "openpyxl", "holidays", "pypdfium2", "PIL")


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(qtbot, qapp, tmp_path)
    yield made
    made.close()


def test_the_entry_knows_every_command_of_the_command_line() -> None:
    from roadmap_desktop.app.cli import COMMANDS as HANDLERS

    assert set(HANDLERS) == COMMANDS


def test_at_the_first_paint_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    script = f"""
import sys
from roadmap_desktop.app.main import main
code = main(["--quit-after-first-paint", "--state", {str(tmp_path / "state")!r}])
heavy = sorted(name for name in {HEAVY!r} if name in sys.modules)
print("loaded:", heavy, "code:", code)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], env=ENV, capture_output=True, text=True, timeout=60
    )
    assert "loaded: [] code: 0" in done.stdout, done.stdout + done.stderr


def test_the_text_of_modules_is_not_read_and_kept(tmp_path: Path) -> None:
    script = f"""
import linecache
from roadmap_desktop.app.entry import main
code = main(["--quit-when-ready", "--state", {str(tmp_path / "state")!r},
             "--store", {str(tmp_path / "roadmap.db")!r}])
import sqlalchemy.orm
read = [name for name in linecache.cache if "/sqlalchemy/" in name or "/ui/" in name]
print("read:", read, "code:", code)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], env=ENV, capture_output=True, text=True, timeout=60
    )
    assert "read: [] code: 0" in done.stdout, done.stdout + done.stderr


@pytest.mark.requirement("X-17")
def test_no_internet_socket_is_ever_opened(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    real = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX:
            opened.append(address)
            raise OSError("no network in this program")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: opened.append("lookup"))
    rig = Rig(qtbot, qapp, tmp_path)
    rig.desk.open_sample("bakery")
    for place in (Place.OVERVIEW, Place.INTERVIEW, Place.TIMELINE, Place.GATES, Place.HISTORY):
        rig.desk.go(Destination(place=place))
        qapp.processEvents()
    for action in ("home", "new", "help"):
        rig.desk.act(action)
        qapp.processEvents()
    for widget in qapp.topLevelWidgets():
        if widget is not rig.window:
            widget.close()
    rig.close()
    assert opened == []
    sources = Path(sys.modules["roadmap_desktop"].__file__ or "").parent.rglob("*.py")
    names = ("QNetworkAccessManager", "QTcpSocket", "urllib.request", "http.client", "requests")
    users = [p.name for p in sources for n in names if n in p.read_text(encoding="utf-8")]
    assert users == []


TYPIST = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from roadmap_desktop.app.main import Program, arguments_of

app = QApplication([])
program = Program(app, arguments_of(["--store", sys.argv[1], "--state", sys.argv[2]]))

def begin():
    desk = program.desk
    desk.going.begin_quick_plan()
    field = program.window.quick._page.fields["firm.name"].line
    field.setFocus()
    letters = iter(range(10_000))
    def type_one():
        QTest.keyClicks(field, f"{next(letters) % 10}")
        print(len(field.text()), time.monotonic(), flush=True)
    timer = QTimer(app, interval=40)
    timer.timeout.connect(type_one)
    timer.start()

program.window.ready.connect(lambda: QTimer.singleShot(0, begin))
program.show()
app.exec()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_killed_while_typing_nothing_older_than_two_seconds_is_lost(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """It types on and on, is killed, and finds its typing at the next start."""
    state = tmp_path / "state"
    state.mkdir()
    store = tmp_path / "store" / "roadmap.db"
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(store), str(state)],
        env=ENV,
        stdout=subprocess.PIPE,
        text=True,
    ) as typist:
        assert typist.stdout is not None
        typed: list[tuple[int, float]] = []
        for line in typist.stdout:
            count, at = line.split()
            typed.append((int(count), float(at)))
            if typed[-1][1] - typed[0][1] > 4.5:
                break
        killed = time.monotonic()
        typist.send_signal(signal.SIGKILL)
    rig = Rig(qtbot, qapp, tmp_path)
    assert "unclean" in rig.window.banners.shown_keys()
    kept = str(rig.desk.office.drafts().get("firm.name", ""))
    must = max((count for count, at in typed if at < killed - 2.0), default=0)
    assert must > 30, "too little was typed to prove anything"
    assert len(kept) >= must
    rig.desk.going.begin_quick_plan()
    assert rig.window.quick is not None
    assert rig.window.quick._page is not None
    assert rig.window.quick._page.raw()["firm.name"] == kept
    rig.close()


def test_after_an_unclean_end_one_goes_on_where_one_was(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    first = Rig(qtbot, qapp, tmp_path)
    first.desk.open_sample("bakery")
    first.desk.go(Destination(place=Place.GATES))
    plan_id = first.window.open_plan and first.window.open_plan.id
    first.window.settings.flush()
    office = first.window.office
    assert office is not None
    first.program._backup.stop()
    office.close()  # as after a crash: the marker stays
    second = Rig(qtbot, qapp, tmp_path)
    assert "unclean" in second.window.banners.shown_keys()
    second.press("Continue where you were")
    assert second.place == "gates"
    assert second.window.open_plan is not None
    assert second.window.open_plan.id == plan_id
    second.close()
    third = Rig(qtbot, qapp, tmp_path)
    assert "unclean" not in third.window.banners.shown_keys(), "this time it ended in good order"
    third.close()


def test_a_second_start_raises_the_first_window_and_hands_its_file_over(
    qapp: QApplication, tmp_path: Path
) -> None:
    del qapp  # its event loop is used
    first = SingleInstance(tmp_path)
    assert first.is_first
    heard: list[str] = []
    loop = QEventLoop()

    def hear(path: str) -> None:
        heard.append(path)
        loop.quit()

    first.asked_to_raise = lambda: heard.append("raise")
    first.asked_to_open = hear
    first.listen()
    script = f"""
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from roadmap_desktop.app.single_instance import SingleInstance
app = QCoreApplication([])
second = SingleInstance(Path({str(tmp_path)!r}))
assert not second.is_first
assert second.raise_first("plan.roadmap")
"""
    with subprocess.Popen([sys.executable, "-c", script], env=ENV) as second:
        loop.exec()
        assert second.wait(20) == 0
    assert heard[0] == "raise"
    assert heard[1].endswith("plan.roadmap")
    first.release()
    again = SingleInstance(tmp_path)
    assert again.is_first
    again.release()


def test_a_report_says_where_and_never_what(tmp_path: Path) -> None:
    told: list[Path] = []
    reporter = CrashReporter(tmp_path, "1.0", told.append)
    try:
        raise ValueError("Mrs Okafor, 14 Mill Lane")
    except ValueError as error:
        reporter.on_error(type(error), error, error.__traceback__)
        text = report_of(type(error), error.__traceback__, "1.0")
    assert "ValueError" in text
    assert "test_program.py" in text
    assert told
    written = told[0].read_text(encoding="utf-8")
    assert "Okafor" not in written
    assert str(Path.home()) not in written


def test_the_window_keeps_its_place_but_never_off_the_screen(rig: Rig) -> None:
    rig.window.move(90_000, 90_000)
    rig.window.resize(900, 600)
    rig.window._take_place()
    screen = rig.window.screen().availableGeometry()
    assert screen.intersects(rig.window.frameGeometry())


def test_undo_in_a_field_is_the_fields_own_until_it_is_kept(rig: Rig) -> None:
    rig.desk.open_sample("bakery")
    rig.desk.go(Destination(place=Place.INTERVIEW, question="plan.title"))
    opened = rig.window.open_plan
    assert opened is not None
    before = opened.plan.header.title
    rig.tab_to_named(opened.question("plan.title").text)
    rig.write("XYZ")
    rig.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.plan.header.title == before, "only typing was undone"
    rig.write(" of ours")
    rig.go_on()
    changed = opened.plan.header.title
    assert changed != before
    rig.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.plan.header.title == before


def test_ten_steps_are_undone_redone_and_still_there_after_a_restart(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    from roadmap_desktop.commands.answers import answer

    rig = Rig(qtbot, qapp, tmp_path)
    rig.desk.open_sample("bakery")
    opened = rig.window.open_plan
    assert opened is not None
    for number in range(10):
        opened.run(answer, "plan.title", f"Title {number}")
    for _ in range(10):
        rig.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not opened.plan.header.title.startswith("Title")
    for _ in range(10):
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        rig.key(Qt.Key.Key_Z, both)
    assert opened.plan.header.title == "Title 9"
    plan_id = opened.id
    rig.close()
    again = Rig(qtbot, qapp, tmp_path)
    again.desk.open(plan_id)
    assert again.window.open_plan is not None
    assert again.window.open_plan.plan.header.title == "Title 9"
    again.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert again.window.open_plan.plan.header.title == "Title 8"
    again.close()
