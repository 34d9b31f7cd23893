"""Other programs' files at the command line: timelines out, tasks in, what-if."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import icalendar
import pytest
from pypdf import PdfReader

from roadmap_desktop.app import paths
from roadmap_desktop.app.cli import COMMANDS, main
from roadmap_desktop.app.entry import COMMANDS as KNOWN_AT_THE_DOOR
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.exchange.foreign_file import look_into
from roadmap_desktop.exchange.mspdi import read
from roadmap_desktop.exchange.timeline_table import COLUMNS

SAMPLES = paths.resources() / "samples"
PLAN = "WB-AI-01"


@dataclass
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command on a store of its own, on 4 January 2027."""

    def ran(*words: str | Path) -> Ran:
        given = [str(w) for w in words]
        code = main([*given, "--store", str(tmp_path / "s.db"), "--today", "2027-01-04"])
        captured = capfdbinary.readouterr()
        return Ran(code, captured.out.decode(), captured.err.decode())

    return ran


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the bakery's plan; each test works on a copy."""
    path = tmp_path_factory.mktemp("bakery") / "s.db"
    words = ["new", str(SAMPLES / "bakery.toml"), "--store", str(path), "--today", "2027-01-04"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.STATE_VARIABLE, str(path.parent / "state"))
        assert main(words) == 0
    return path


@pytest.fixture
def bakery(run: Run, made: Path, tmp_path: Path) -> Run:
    shutil.copy(made, tmp_path / "s.db")
    return run


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A list of tasks, one row of it wrong; the bakery is closed on Mondays."""
    path = tmp_path / "shop.csv"
    path.write_text(
        "Task;Begin;Days;Wer;After\n"
        "Clean;2027-02-02;2;Zoe;\nPaint;2027-02-04;3;;1\nDry;soon;1;;2\nOpen;2027-02-15;0;;2\n",
        encoding="utf-8",
    )
    return path


def own_rows(run: Run) -> dict[str, tuple[str, str]]:
    rows = json.loads(run("timeline", PLAN, "--json").out)["tasks"]
    return {r["name"]: (r["start"], r["owner"]) for r in rows if r["phase"] == "outside"}


def events(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


# --- out ------------------------------------------------------------------------------------------


def test_every_command_is_known_at_the_door() -> None:
    assert set(COMMANDS) == KNOWN_AT_THE_DOOR


@pytest.mark.requirement("S0-85")
@pytest.mark.parametrize("kind", ["json", "ics", "mspdi"])
def test_what_is_given_away_says_that_it_replaces_no_review(
    bakery: Run, catalogue: Catalogue, kind: str
) -> None:
    words = bakery("timeline", PLAN, f"--{kind}").out.replace("\r\n ", "").replace("\\,", ",")
    assert catalogue.notice in words


def test_json_has_every_column(bakery: Run) -> None:
    plain = json.loads(bakery("timeline", PLAN, "--json").out)
    assert all(tuple(task) == COLUMNS for task in plain["tasks"])
    ids = {task["id"] for task in plain["tasks"]}
    assert {link["predecessor"] for link in plain["links"]} <= ids


def test_without_a_file_named_it_goes_to_the_output(bakery: Run) -> None:
    assert bakery("timeline", PLAN, "--csv").out.startswith("\ufeffid,name,phase")
    calendar = bakery("timeline", PLAN, "--ics").out
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert bakery("timeline", PLAN, "--svg").out.lstrip().startswith("<")
    project = bakery("timeline", PLAN, "--mspdi")
    assert read(project.out.encode()).name == "Drafting replies to customers"
    assert "Answers, evidence and decisions stay in the plan" in project.err


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_a_print_goes_to_the_output_by_the_same_rule(
    made: Path, capfdbinary: pytest.CaptureFixture[bytes], kind: str, begins: bytes
) -> None:
    given = ["timeline", PLAN, f"--{kind}", "--store", str(made), "--today", "2027-01-04"]
    assert main(given) == 0
    assert capfdbinary.readouterr().out.startswith(begins)


def test_a_print_is_not_shown_on_a_screen(bakery: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    refused = bakery("timeline", PLAN, "--pdf")
    assert refused.code == 2
    assert refused.out == ""
    assert "is no text to show here; name a file or folder with --out" in refused.err


@pytest.mark.parametrize(("kind", "ending"), [("json", "json"), ("csv", "csv"), ("mspdi", "xml")])
def test_a_file_or_folder_may_be_named(bakery: Run, tmp_path: Path, kind: str, ending: str) -> None:
    printed = bakery("timeline", PLAN, f"--{kind}").out
    done = bakery("timeline", PLAN, f"--{kind}", "--out", tmp_path)
    assert done.code == 0
    assert (tmp_path / f"{PLAN}.{ending}").read_bytes() == printed.encode()
    assert bakery("timeline", PLAN, f"--{kind}", "--out", "/nowhere/at/all").code == 2


def test_a_later_calendar_replaces_the_earlier_one(bakery: Run) -> None:
    words = ("timeline", PLAN, "--ics", "--events", "gates", "--no-reminders")
    before = events(bakery(*words).out)
    bakery("answer", PLAN, "plan.start", "2027-01-19")
    after = events(bakery(*words).out)
    assert [str(e["UID"]) for e in before] == [str(e["UID"]) for e in after]
    assert len(before) == 6
    for old, new in zip(before, after, strict=True):
        assert new["SEQUENCE"] > old["SEQUENCE"]
        assert new.decoded("DTSTART") > old.decoded("DTSTART")
        assert not new.walk("VALARM")


# --- in -------------------------------------------------------------------------------------------


def test_a_preview_shows_and_writes_nothing(bakery: Run, shop: Path) -> None:
    before = bakery("history", PLAN).out
    done = bakery("import", shop, "--into", PLAN, "--preview")
    assert done.code == 0
    assert "Task = name" in done.out
    assert "Tue 2 Feb 2027" in done.out
    assert "Nothing was written" in done.out
    assert "Line 4, Dry: 'soon' is no date" in done.err
    assert "1 row of shop.csv left out" in done.err
    assert bakery("history", PLAN).out == before


def test_a_list_is_taken_into_a_plan_as_one_step(bakery: Run, shop: Path) -> None:
    done = bakery("import", shop, "--into", PLAN, "--map", "Wer=owner")
    assert done.code == 0
    assert "Take over 3 tasks of shop.csv" in done.out
    rows = own_rows(bakery)
    assert rows["Clean"] == ("2027-02-02", "Zoe")
    assert rows["Paint"] == ("2027-02-04", "")
    assert "Line 5: “2” in" not in done.err
    assert "Taken back" in bakery("undo", PLAN).out
    assert own_rows(bakery) == {}
    assert bakery("verify").code == 0


@pytest.mark.parametrize("more", [(), ("--preview",)])
def test_columns_left_out_are_told_until_they_are_named(
    bakery: Run, tmp_path: Path, more: tuple[str, ...]
) -> None:
    """A length in another language is not dropped without a word."""
    path = tmp_path / "list.csv"
    path.write_text("Name,Dauer,x\nPaint,5,a\n")
    told = bakery("import", path, "--into", PLAN, *more).err
    assert "Columns left out: Dauer, x; say with --map what they hold." in " ".join(told.split())
    named = ("--map", "Dauer=days", "--map", "x=note")
    assert "left out" not in bakery("import", path, "--into", PLAN, *named, *more).err
    wide = [f"c{n}" for n in range(20)]
    path.write_text(f"Name,{','.join(wide)}\nPaint{',1' * 20}\n")
    told = bakery("import", path, "--into", PLAN, *more).err
    assert "c10, c11 and 8 more;" in " ".join(told.split())


def test_dates_that_cannot_be_kept_are_told(bakery: Run, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Start,Days\nOn a Monday,2027-02-01,1\n")
    done = bakery("import", path, "--into", PLAN)
    told = "“On a Monday” starts on Tue 2 Feb 2027, in the file on Mon 1 Feb 2027."
    assert told in " ".join(done.err.split())


def test_a_project_goes_out_and_comes_in_as_a_plan_of_its_own(bakery: Run, tmp_path: Path) -> None:
    bakery("timeline", PLAN, "--mspdi", "--out", tmp_path / "p.xml")
    done = bakery("import", tmp_path / "p.xml", "--firm", "Otto Cycles")
    assert done.code == 0
    assert "Made OC-AI-01  Drafting replies to customers  (Otto Cycles)" in done.out
    first = json.loads(bakery("timeline", PLAN, "--json").out)["tasks"]
    again = json.loads(bakery("timeline", "OC-AI-01", "--json").out)["tasks"]
    dates = {t["name"]: t["start"] for t in again if t["phase"] == "outside"}
    gates = {t["name"]: t["start"] for t in first if t["kind"] == "gate"}
    assert gates.items() <= dates.items()


HOUSE = (
    (1, "House", 1, 0, ""),
    (2, "Ground floor", 2, 0, ""),
    (3, "Kitchen", 3, 0, ""),
    (4, "Plaster", 4, 3, ""),
    (5, "Paint", 4, 2, "4"),
    (6, "Hall", 3, 2, "3"),
    (7, "Roof", 2, 4, "2"),
    (8, "Garden", 1, 1, "1"),
)
"""Number, name, level, length and what it waits for; headings have no length."""


def house(path: Path) -> Path:
    tasks = "".join(
        f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name}</Name>"
        f"<OutlineLevel>{level}</OutlineLevel><Summary>{int(not days)}</Summary>"
        + (f"<Duration>PT{days * 8}H0M0S</Duration>" if days else "")
        + (f"<PredecessorLink><PredecessorUID>{before}</PredecessorUID></PredecessorLink>")
        * bool(before)
        + "</Task>"
        for uid, name, level, days, before in HOUSE
    )
    path.write_text(
        '<Project xmlns="http://schemas.microsoft.com/project"><Title>House</Title>'
        f"<Company>Otto</Company><StartDate>2027-03-01T08:00:00</StartDate><Tasks>{tasks}</Tasks>"
        "</Project>"
    )
    return path


@pytest.fixture
def house_plan(run: Run, tmp_path: Path) -> Run:
    done = run("import", house(tmp_path / "house.xml"))
    assert (done.code, "Made O" in done.out) == (0, True), done.err
    return run


def test_a_foreign_outline_goes_back_as_it_came(house_plan: Run, tmp_path: Path) -> None:
    names = {uid: name for uid, name, *_ in HOUSE}
    sent = tmp_path / "back.xml"
    done = house_plan("timeline", "House", "--mspdi", "--out", sent)
    assert "Only the tasks of “House” are written" in done.err
    found = read(sent.read_bytes())
    of = {task.key: task.name for task in found.tasks}
    assert [(task.name, task.level) for task in found.tasks] == [
        (name, level) for _, name, level, *_ in HOUSE
    ]
    assert {(of[link.predecessor], of[link.successor]) for link in found.links} == {
        (names[int(before)], name) for _, name, _, _, before in HOUSE if before
    }
    assert all(task.start_no_earlier is None for task in found.tasks)


def test_the_list_that_goes_back_has_the_same_levels(house_plan: Run, tmp_path: Path) -> None:
    house_plan("timeline", "House", "--csv", "--out", tmp_path / "back.csv")
    again = look_into(tmp_path / "back.csv").tasks
    assert [(task.name, task.level) for task in again.tasks] == [
        (name, level) for _, name, level, *_ in HOUSE
    ]
    assert len(again.links) == 4


def test_all_rows_go_along_where_that_is_asked(house_plan: Run, tmp_path: Path) -> None:
    done = house_plan(
        "timeline", "House", "--mspdi", "--no-other-work", "--out", tmp_path / "a.xml"
    )
    assert "Only the tasks" not in done.err
    found = read((tmp_path / "a.xml").read_bytes())
    assert [task.name for task in found.tasks][:2] == ["House", "House"]
    assert "Pilot gate" in {task.name for task in found.tasks}


def test_a_list_without_dates_lists_every_row_it_leaves_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Task,Start,Days\n" + "".join(f"Job {n},soon,1\n" for n in range(30)) + "Clean,,2\n"
    )
    done = run("import", path, "--firm", "Otto")
    assert done.code == 0
    assert done.err.count("'soon' is no date") == 30
    assert "30 rows of list.csv left out." in done.err
    assert "names no date; the plan starts on Mon" in " ".join(done.err.split())
    path.write_text("Task,Start\nPaint,soon\nDry,later\n")
    refused = run("import", path, "--firm", "Otto")
    assert refused.code == 2
    assert "Line 2, Paint" in refused.err
    assert "Line 3, Dry" in refused.err


def test_a_project_brings_its_firm(bakery: Run, tmp_path: Path) -> None:
    bakery("timeline", PLAN, "--mspdi", "--out", tmp_path / "p.xml")
    assert "(Wrenfield Bakery)" in bakery("import", tmp_path / "p.xml").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("shop.csv",), "--into PLAN"),
        (("shop.csv", "--into", "Nothing"), "No plan is called"),
        (("shop.csv", "--into", PLAN, "--map", "Task"), "COLUMN=FIELD"),
        (("shop.csv", "--into", PLAN, "--map", "Task=-"), "say which one"),
        (("shop.csv", "--into", PLAN, "--encoding", "klingon"), "another encoding"),
        (("none.csv", "--into", PLAN), "cannot be read"),
        (("none.xml",), "cannot be read"),
        (("notes.docx",), "does not end in .roadmap"),
    ],
)
def test_a_mistake_is_one_sentence(
    bakery: Run, shop: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = bakery("import", shop.parent / words[0], *words[1:])
    assert done.code == 2
    assert sentence in done.err
    assert "Traceback" not in done.err
    assert bakery("list").out.count("-AI-") == 1


# --- what if --------------------------------------------------------------------------------------


def test_what_if_says_what_moves_and_writes_nothing(bakery: Run) -> None:
    before = bakery("history", PLAN).out
    done = bakery("whatif", PLAN, "--move", "pilot", "--to", "2027-02-15")
    assert done.code == 0
    assert "Pilot: Mon 1 Feb 2027 → Mon 15 Feb 2027" in done.out
    assert "Review gate: Tue 11 May 2027 → Tue 25 May 2027, 14 days later." in done.out
    assert bakery("history", PLAN).out == before


def test_what_if_speaks_json(bakery: Run) -> None:
    rows = json.loads(bakery("timeline", PLAN, "--json").out)["tasks"]
    task = next(r for r in rows if r["kind"] == "task" and r["critical"])
    words = ("whatif", PLAN, "--move", task["id"], "--to", "2027-04-13", "--json")
    plain = json.loads(bakery(*words).out)
    assert set(plain) == {"move", "moved", "tasks_moved", "conflicts"}
    assert plain["move"]["start_after"] == "2027-04-13"
    assert plain["conflicts"]
    assert all(set(one) >= {"id", "name", "before", "after", "days"} for one in plain["moved"])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--move", "xyzzyx", "--to", "2027-02-15"), "'timeline PLAN --csv' lists all rows"),
        (("--move", "Pilto", "--to", "2027-02-15"), "did you mean phase.pilot (Pilot)"),
        (("--move", "pilot.weekly_revew", "--to", "2027-02-15"), "mean pilot.weekly_review ("),
        (("--move", "gate", "--to", "2027-02-15"), "fits several rows"),
        (("--move", "Pilot gate", "--to", "2027-02-15"), "stands where its phase"),
        (("--move", "pilot", "--to", "soon"), "is no date"),
        (("--move", "pilot"), "--to"),
        ((), "or name a baseline with --against"),
        (("--against", "May"), "no baseline “May”; it has: none was taken yet"),
        (("--move", "pilot", "--to", "2027-02-15", "--against", "May"), "with --pdf"),
        (("--move", "pilot", "--to", "2027-02-01", "--pdf", "a.pdf"), "Nothing on the timeline"),
    ],
)
def test_a_move_that_cannot_be_tried_is_refused(
    bakery: Run, words: tuple[str, ...], sentence: str
) -> None:
    done = bakery("whatif", PLAN, *words)
    assert done.code == 2
    assert sentence in done.err


def test_of_rows_with_one_name_the_ids_are_told(bakery: Run) -> None:
    """Both are listed with the day they start, and either id then does."""
    same = [
        row
        for row in json.loads(bakery("timeline", PLAN, "--json").out)["tasks"]
        if row["name"] == "Weekly review, 15 minutes"
    ]
    assert len(same) > 1
    for words in ("weekly review, 15 minutes", "Weekly reviw, 15 minutes"):
        done = bakery("whatif", PLAN, "--move", words, "--to", "2027-02-15")
        assert done.code == 2
        assert all(f"{row['id']} (Weekly review, 15 minutes, from" in done.err for row in same[:5])
    listed = bakery("timeline", PLAN, "--csv").out
    assert all(row["id"] in listed for row in same)


@pytest.mark.requirement("S1-55")
def test_what_if_says_by_how_much_the_plan_then_differs_from_the_original(bakery: Run) -> None:
    done = bakery("whatif", PLAN, "--move", "pilot", "--to", "2027-02-22")
    assert "21 days longer than the 120-day original, all in Pilot." in done.out


def test_what_if_becomes_an_addendum_and_the_plan_stays(bakery: Run, tmp_path: Path) -> None:
    before = bakery("history", PLAN).out
    moves = ("whatif", PLAN, "--move", "pilot", "--to", "2027-02-15")
    done = bakery(*moves, "--pdf", tmp_path, "--because", "The oven is late.", "--actor", "Ines")
    assert done.code == 0, done.err
    out = tmp_path / "WB-AI-01.addendum.pdf"
    assert f"{out}  2 pages" in done.out
    text = " ".join(page.extract_text() for page in PdfReader(out).pages)
    for wanted in ("Move Pilot.", "The oven is late.", "Ines", "Tue 16 Mar 2027", "DRAFT"):
        assert wanted in text
    assert bakery("history", PLAN).out == before
    done = bakery(*moves, "--pdf", tmp_path / "b.pdf", "--json", "--paper", "letter")
    assert set(json.loads(done.out)) == {"move", "moved", "tasks_moved", "conflicts"}
    assert PdfReader(tmp_path / "b.pdf").pages[0].mediabox.width == 612


def test_what_has_moved_since_a_frozen_revision_is_told(bakery: Run, tmp_path: Path) -> None:
    """A gate that is passed freezes its revision's dates; later a phase is answered longer."""
    by = ("--by", "Marta Oldfield", "--because", "Replies take an hour a day.")
    assert bakery("decide", PLAN, "idea", "continue", *by).code == 0
    named = ("whatif", PLAN, "--against", "revision 1, idea gate")
    assert "Nothing moves." in bakery(*named).out
    assert bakery("answer", PLAN, "plan.start", "2027-01-19").code == 0
    done = bakery(*named, "--pdf", tmp_path / "a.pdf")
    assert done.code == 0, done.err
    assert "Since the baseline “Revision 1, Idea gate”, Mon 4 Jan 2027:" in done.out
    assert "Review gate: Tue 11 May 2027 → Tue 18 May 2027, 7 days later." in done.out
    assert "Pilot +5 to +5" in done.out
    assert "The plan ends on Tue 18 May 2027, day 120, 7 days later than before." in done.out
    plain = json.loads(bakery(*named, "--json").out)
    assert (plain["against"]["revision"], plain["against"]["taken_on"]) == ("1", "2027-01-04")
    assert {one["days"] for one in plain["moved"] if one["kind"] == "gate"} == {7}
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    assert "FOR SIGN-OFF" in text
    assert "Why\nnot provided" in text
