"""The command line as a person or a script uses it."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from roadmap_desktop.app import paths
from roadmap_desktop.app.cli import main

SAMPLES = paths.resources() / "samples"


@dataclass
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on a store of its own, on 4 January 2027."""

    def ran(*words: str | Path) -> Ran:
        given = [str(w) for w in words]
        code = main([*given, "--store", str(tmp_path / "s.db"), "--today", "2027-01-04"])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


@pytest.fixture
def bakery(run: Run) -> Run:
    assert run("new", SAMPLES / "bakery.toml").code == 0
    return run


@pytest.mark.requirement("X-17")
def test_from_answers_to_documents_without_a_network(
    bakery: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a network connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    for format_ in ("pdf", "xlsx", "json", "roadmap"):
        done = bakery("export", "WB-AI-01", "--format", format_, "--out", tmp_path)
        assert done.code == 0, done.err
        assert (tmp_path / f"WB-AI-01.{format_}").stat().st_size > 1000
    pages = PdfReader(tmp_path / "WB-AI-01.pdf").pages
    assert len(pages) <= 8
    assert "DRAFT" in pages[0].extract_text()
    assert list(tmp_path.glob("*.part")) == []


def test_letter_paper_is_letter(bakery: Run, tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    bakery("export", "WB-AI-01", "--format", "pdf", "--paper", "letter", "--out", out)
    box = PdfReader(out).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def test_check_speaks_json_and_tells_by_its_exit_code(bakery: Run) -> None:
    found = bakery("check", "WB-AI-01", "--json")
    plain = json.loads(found.out)
    assert found.code == 0
    assert plain["tier"] == "light"
    for finding in plain["findings"]:
        assert set(finding) == {"code", "severity", "subject", "reason", "causes", "remedy"}
    assert bakery("answer", "WB-AI-01", "people.reviewer", "").code == 0
    worse = bakery("check", "WB-AI-01", "--json")
    assert worse.code == 1
    assert "pilot.no_review" in {f["code"] for f in json.loads(worse.out)["findings"]}


@pytest.mark.requirement("S1-54", "S1-56")
@pytest.mark.parametrize("kind", ["pdf", "svg", "png"])
def test_the_timeline_alone_is_written_into_a_folder_or_a_file(
    bakery: Run, tmp_path: Path, kind: str
) -> None:
    ran = bakery("timeline", "WB-AI-01", f"--{kind}", "--out", tmp_path)
    made = tmp_path / f"WB-AI-01.timeline.{kind}"
    assert ran.code == 0
    assert made.is_file()
    assert str(made) in ran.out
    named = tmp_path / f"wall.{kind}"
    assert bakery("timeline", "WB-AI-01", f"--{kind}", "--out", named).code == 0
    assert named.read_bytes() == made.read_bytes()


@pytest.mark.parametrize(
    ("words", "pages", "size"),
    [
        ((), 2, (842, 595)),
        (("--paper", "A3"), 1, (1191, 842)),
        (("--paper", "a3", "--landscape", "--layout", "tiled"), 2, (1191, 842)),
        (("--layout", "tiled", "--across", "2", "--colour", "ink"), 3, (842, 595)),
        (("--paper", "letter", "--portrait", "--layout", "phases"), 6, (612, 792)),
        (("--from", "2027-02-01", "--to", "2027-03-02"), 1, (842, 595)),
    ],
)
def test_paper_and_layout_of_the_printed_timeline(
    bakery: Run, tmp_path: Path, words: tuple[str, ...], pages: int, size: tuple[int, int]
) -> None:
    path = tmp_path / "t.pdf"
    ran = bakery("timeline", "WB-AI-01", "--pdf", "--out", path, *words)
    assert ran.code == 0, ran.err
    read = PdfReader(path).pages
    assert len(read) == pages
    assert (round(read[0].mediabox.width), round(read[0].mediabox.height)) == size


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--pdf", "--from", "2030-01-01"), "choose other days"),
        (("--pdf", "--svg"), "not allowed with"),
        (("--pdf", "--paper", "a5"), "invalid choice"),
        (("--pdf", "--baseline", "May"), "no baseline “May”; it has: none was taken yet"),
        (("--pdf", "--out", "/nowhere/t.pdf"), "does not exist"),
    ],
)
def test_a_print_that_cannot_be_made_is_told_in_a_sentence(
    bakery: Run, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    given = words if "--out" in words else (*words, "--out", str(tmp_path))
    ran = bakery("timeline", "WB-AI-01", *given)
    assert ran.code == 2
    assert told in ran.err
    assert not list(tmp_path.glob("*.pdf"))


def test_timeline_speaks_json(bakery: Run) -> None:
    tasks = json.loads(bakery("timeline", "WB-AI-01", "--json").out)["tasks"]
    assert len({t["id"] for t in tasks}) == len(tasks)
    gates = {t["id"]: t for t in tasks if t["kind"] == "gate"}
    assert gates["review"]["start"] == "2027-05-11"
    assert gates["review"]["start_day"] == 120
    assert set(tasks[0]) >= {
        *("id", "name", "phase", "kind", "owner", "start", "finish", "start_day", "finish_day"),
        *("working_days", "total_float", "critical"),
    }


def test_an_answer_is_undone_and_done_again_across_runs(bakery: Run) -> None:
    bakery("answer", "WB-AI-01", "pilot.user_count", "3")
    history = bakery("history", "WB-AI-01").out
    assert "How many people" in history or "pilot" in history.casefold()
    assert "Taken back" in bakery("undo", "WB-AI-01").out
    assert json.loads(_json(bakery))["pilot"]["user_count"] == 2
    assert "Done again" in bakery("redo", "WB-AI-01").out
    assert json.loads(_json(bakery))["pilot"]["user_count"] == 3


def _json(run: Run) -> str:
    where = Path(run("export", "WB-AI-01", "--format", "json", "--out", ".").out.split()[0])
    text = where.read_text(encoding="utf-8")
    where.unlink()
    return text


@pytest.mark.requirement("S0-7", "S1-20", "S0-41")
def test_a_gate_is_decided_in_order_with_name_and_reason(bakery: Run) -> None:
    early = bakery(
        *("decide", "WB-AI-01", "pilot", "continue"),
        *("--by", "Marta", "--because", "Two weeks of counting are in"),
    )
    assert early.code == 2
    assert "comes first" in early.err
    liked = bakery(
        "decide", "WB-AI-01", "idea", "continue", "--by", "Marta", "--because", "People liked it"
    )
    assert liked.code == 2
    good = bakery(
        *("decide", "WB-AI-01", "idea", "continue"),
        *("--by", "Marta", "--because", "The use is clear and small"),
    )
    assert good.code == 0
    assert "Stage 2 of 8" in bakery("show", "WB-AI-01").out


def test_a_handed_over_plan_is_taken_in_beside_its_original(bakery: Run, tmp_path: Path) -> None:
    bakery("export", "WB-AI-01", "--format", "roadmap", "--out", tmp_path / "p.roadmap")
    assert bakery("import", tmp_path / "p.roadmap").code == 0
    assert bakery("list").out.count("Wrenfield Bakery") == 2
    assert bakery("verify").code == 0


def test_backup_is_listed_and_restored(bakery: Run) -> None:
    assert bakery("backup").code == 0
    bakery("answer", "WB-AI-01", "plan.title", "Another title")
    name = next(
        w for w in bakery("restore").out.split() if w.endswith((".db", ".backup", ".roadmapdb"))
    )
    assert "1 plan of 1 firm" in bakery("restore", name).out
    assert "Another title" in bakery("list").out
    assert bakery("restore", name, "--yes").code == 0
    assert "Drafting replies to customers" in bakery("list").out


def test_a_damaged_backup_is_listed_as_such(bakery: Run, tmp_path: Path) -> None:
    made = Path(bakery("backup").out.split("  ")[0])
    bakery("backup")
    made.write_bytes(b"not a store any more")
    listed = bakery("restore")
    assert listed.code == 0
    assert listed.out.count("damaged") == 1
    assert tmp_path in made.parents


MISTAKES = [
    (("show", "Nothing"), "No plan is called"),
    (("answer", "WB-AI-01", "use.wrk", "x"), "did you mean 'use.work'"),
    (("answer", "WB-AI-01", "pilot.user_count", "many"), "number"),
    (("answer", "WB-AI-01", "plan.start", "32.1.2027"), "date"),
    (("answer", "WB-AI-01", "firm.kind", "bakry"), "did you mean 'bakery'"),
    (("export", "WB-AI-01", "--format", "pdf", "--out", "/nowhere/at/all.pdf"), "does not exist"),
    (("import", "answers.toml"), "does not end in .roadmap"),
    (("import", "nothing.roadmap"), "cannot be read"),
    (("new", "nothing.toml"), "cannot be read"),
    (("restore", "nothing"), "No backup is called"),
    (("redo", "WB-AI-01"), "nothing to redo"),
    (("frobnicate",), "--help"),
    (("check",), "--help"),
]


@pytest.mark.parametrize(("words", "sentence"), MISTAKES)
def test_a_mistake_is_one_sentence_with_a_next_step(
    bakery: Run, words: tuple[str, ...], sentence: str
) -> None:
    done = bakery(*words)
    assert done.code == 2
    assert done.out == ""
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_a_file_with_mistakes_lists_all_of_them_and_writes_nothing(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "answers.toml"
    path.write_text(
        '[firm]\nname = "Firm"\nhead_count = "many"\nknd = "bakery"\n\n[use]\napproval = "maybe"\n'
    )
    done = run("new", path)
    assert done.code == 2
    for where in ("firm.head_count", "firm.knd", "use.approval", "use.work"):
        assert where in done.err
    assert "line 3" in done.err
    assert "No plans yet" in run("list").out


@pytest.mark.requirement("S0-4")
def test_every_sample_gets_the_tier_it_stands_for(run: Run) -> None:
    tiers = {}
    for name in ("bakery", "accounting", "home_care"):
        run("new", SAMPLES / f"{name}.toml")
    for number in ("WB-AI-01", "HP-AI-03", "LHC-AI-01"):
        tiers[number] = json.loads(run("check", number, "--json").out)["tier"]
    assert list(tiers.values()) == ["light", "standard", "formal"]


def test_the_template_is_an_answers_file(run: Run, tmp_path: Path) -> None:
    lines = []
    for line in run("answers-template").out.splitlines():
        fill = {"#firm.name": '"Otto Cycles"', "#use.work": '"Writing repair quotes from notes"'}
        key = line.split(" =")[0]
        lines.append(f"{key[1:]} = {fill[key]}" if key in fill else line)
    path = tmp_path / "filled.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    done = run("new", path)
    assert done.code == 0, done.err
    assert "OC-AI-01" in done.out
    assert run("check", "OC-AI-01").code == 1


@pytest.mark.requirement("S1-55", "S1-59", "S4-57")
def test_the_timeline_says_how_it_was_adapted_and_how_long_that_is(bakery: Run) -> None:
    assert bakery("answer", "WB-AI-01", "plan.preset", "focused").code == 0
    said = " ".join(bakery("timeline", "WB-AI-01").out.split())
    assert "22 days shorter than the 120-day original" in said
    assert "Pilot start to the end of limited rollout takes" in said
    assert "8 to 16 are usual for one focused use." in said
    assert "this plan takes 98." in said
