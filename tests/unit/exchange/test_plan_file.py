"""A plan file gives back what went in, and takes in nothing else."""

from __future__ import annotations

import io
import json
import os
import random
import struct
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from roadmap_desktop import __version__
from roadmap_desktop.domain.model.entities import ENTITIES, Scope
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.program_version import is_newer
from roadmap_desktop.domain.records import fingerprint
from roadmap_desktop.exchange.new_ids import with_new_ids
from roadmap_desktop.exchange.plan_file import (
    HISTORY,
    LARGEST_FILE,
    LARGEST_MEMBER,
    MANIFEST,
    MEMBERS,
    NEEDS,
    PLAN,
    PlanFileError,
    from_bytes,
    read_plan_file,
    to_bytes,
    write_plan_file,
)
from roadmap_desktop.exchange.plan_history import HandedChange, HandedStep
from tests.unit.exchange.exchange_rig import repeats

STEP = HandedStep(
    label="Answer “Who owns it?”",
    actor="Marta",
    at=datetime(2027, 1, 5, 9, 30, 0, 120_000, tzinfo=UTC),
    scope=Scope.PLAN,
    changes=(
        HandedChange(entity="person", id="p-1", old=None, new={"id": "p-1", "name": "Marta"}),
        HandedChange(entity="plan", id="row-2", old={"title": ""}, new={"title": "Replies"}),
    ),
)

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def content(sample: Plan) -> bytes:
    return to_bytes(sample, [STEP], "0.1.0")


@pytest.fixture
def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def refused(content: bytes) -> str:
    """The sentence, said within a second."""
    began = time.perf_counter()
    with pytest.raises(PlanFileError) as caught:
        from_bytes(content, "plan.roadmap")
    assert time.perf_counter() - began < 1
    sentence = str(caught.value)
    assert sentence.startswith("plan.roadmap ")
    assert sentence.endswith(".")
    return sentence


# --- what comes back ------------------------------------------------------------------------------


def test_a_plan_and_its_history_come_back_whole(sample: Plan, content: bytes) -> None:
    file = from_bytes(content)
    assert file.plan == sample
    assert file.history == (STEP,)
    assert file.steps_left_out == 0


def test_the_same_plan_gives_the_same_bytes(sample: Plan, content: bytes) -> None:
    assert to_bytes(sample, [STEP], "0.1.0") == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert tuple(archive.namelist()) == MEMBERS


@pytest.mark.parametrize("text", ["\\u0000", "=1+1", "<b>", "a\n\tb", "«ß»", "𝔘", '"', "\\"])
def test_any_words_of_a_person_come_back(sample: Plan, text: str) -> None:
    plan = replace(sample, use_case=replace(sample.use_case, work=text))
    assert from_bytes(to_bytes(plan, [], "0.1.0")).plan == plan


def test_history_that_does_not_fit_loses_its_beginning(sample: Plan) -> None:
    long = HandedChange(entity="use_case", id="u", old={"work": "a" * 9_000}, new={"work": "b"})
    steps = [replace(STEP, label=f"Step {n}", changes=(long,)) for n in range(1_000)]
    file = from_bytes(to_bytes(sample, steps, "0.1.0"))
    assert file.steps_left_out == 1_000 - len(file.history) > 0
    assert [s.label for s in file.history] == [s.label for s in steps[file.steps_left_out :]]


def test_a_copy_has_ids_of_its_own_and_says_the_same(sample: Plan, content: bytes) -> None:
    numbers = iter(range(10_000))
    file = from_bytes(content)
    copy = with_new_ids(file, lambda: f"copy-{next(numbers)}")

    def ids(plan: Plan) -> set[str]:
        return {
            record.id
            for entity in ENTITIES
            for value in [getattr(plan, entity.attribute)]
            for record in (value if entity.many else (value,))
        }

    assert not ids(copy.plan) & ids(sample)
    assert copy.plan.header.client_id == copy.plan.client.id
    for role in sample.roles:
        before, after = sample.holder(role.role), copy.plan.holder(role.role)
        assert before
        assert after
        assert before.name == after.name
    back = {new: old for old, new in zip(sorted(ids(sample)), sorted(ids(copy.plan)), strict=True)}
    assert len(back) == len(ids(sample))
    assert fingerprint(copy.plan) != fingerprint(sample)
    assert to_bytes(copy.plan, copy.history, "0.1.0") != content


# --- written to a disk ----------------------------------------------------------------------------


def test_a_file_is_written_beside_and_moved_into_place(sample: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.roadmap"
    path.write_bytes(b"an older one")
    assert write_plan_file(path, sample, [STEP], "0.1.0").plan == sample
    assert read_plan_file(path).plan == sample
    assert [p.name for p in tmp_path.iterdir()] == ["plan.roadmap"]


def test_a_failure_leaves_the_older_file(
    sample: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.roadmap"
    path.write_bytes(b"an older one")

    def full(descriptor: int) -> None:
        del descriptor
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlanFileError, match="No space left on device"):
        write_plan_file(path, sample, [], "0.1.0")
    assert path.read_bytes() == b"an older one"
    assert [p.name for p in tmp_path.iterdir()] == ["plan.roadmap"]


@pytest.mark.parametrize("name", ["missing.roadmap", "folder"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(PlanFileError, match="cannot be read"):
        read_plan_file(tmp_path / name)


def test_a_file_of_any_size_is_read_to_its_limit_only(tmp_path: Path) -> None:
    path = tmp_path / "plan.roadmap"
    with path.open("wb") as file:
        file.truncate(40 * LARGEST_FILE)
    with pytest.raises(PlanFileError, match="too large for a plan file"):
        read_plan_file(path)


# --- hostile archives -----------------------------------------------------------------------------


def endless(content: bytes) -> bytes:
    """Its directory claims more entries than it has."""
    return content[:-14] + b"\xff\xff\xff\xff" + content[-10:]


NO_ARCHIVES: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda c: c[:0],
    "two bytes": lambda c: c[:2],
    "half": lambda c: c[: len(c) // 2],
    "last byte missing": lambda c: c[:-1],
    "a long tail": lambda c: c + b"\0" * 70_000,
    "a database": lambda c: b"SQLite format 3\0" + bytes(len(c)),
    "a document": lambda c: b"%PDF-1.7\n" + bytes(len(c)),
    "entries without end": endless,
}


@pytest.mark.parametrize("damage", NO_ARCHIVES.values(), ids=NO_ARCHIVES)
def test_what_is_no_archive_is_refused(content: bytes, damage: Callable[[bytes], bytes]) -> None:
    assert "damaged or no plan file" in refused(damage(content))


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.update({"../evil.json": b"{}"}),
        lambda m: m.update({"/etc/passwd": b"{}"}),
        lambda m: m.pop(PLAN),
        lambda m: m.pop(HISTORY),
        lambda m: m.pop(MANIFEST),
        lambda m: m.update({"plan.json/": b""}),
    ],
)
def test_members_have_fixed_names(members: dict[str, bytes], change: Change) -> None:
    change(members)
    assert "no plan file" in refused(zipped(members))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_stands_once(members: dict[str, bytes]) -> None:
    buffer = io.BytesIO(zipped(members))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(PLAN, members[PLAN])
    assert "no plan file" in refused(buffer.getvalue())


def test_thousands_of_members_are_not_even_listed(members: dict[str, bytes]) -> None:
    members.update({f"{n}.json": b"" for n in range(60_000)})
    assert "damaged" in refused(zipped(members))


@pytest.mark.parametrize("name", [PLAN, HISTORY, MANIFEST])
def test_a_bomb_is_not_unpacked(members: dict[str, bytes], name: str) -> None:
    members[name] = b" " * (100 * LARGEST_MEMBER // 10)
    assert "unpacks to more" in refused(zipped(members))


def test_a_header_that_lies_about_the_size_gains_nothing(members: dict[str, bytes]) -> None:
    members[PLAN] = b"[" * (3 * LARGEST_MEMBER)
    content = bytearray(zipped(members))
    true = struct.pack("<I", 3 * LARGEST_MEMBER)
    for place in (content.find(true), content.rfind(true)):
        content[place : place + 4] = struct.pack("<I", 100)
    refused(bytes(content))


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions_are_refused(members: dict[str, bytes], kind: int) -> None:
    assert "damaged" in refused(zipped(members, kind))


def test_an_encrypted_member_is_refused(content: bytes) -> None:
    locked = bytearray(content)
    locked[6] |= 1
    place = content.find(b"PK\x01\x02")
    locked[place + 8] |= 1
    assert "damaged" in refused(bytes(locked))


def test_a_newer_format_names_the_way_out(members: dict[str, bytes]) -> None:
    manifest = {"format": 3, "program": "9.1", "catalogue": "1", "more": "x"}
    members[MANIFEST] = json.dumps(manifest).encode()
    members["new.json"] = b"{}"
    assert "newer version of the program; update this one" in refused(zipped(members))


def _with_manifest(members: dict[str, bytes], **changed: object) -> bytes:
    manifest = json.loads(members[MANIFEST]) | changed
    return zipped({**members, MANIFEST: json.dumps(manifest).encode()})


def test_a_file_names_the_program_it_needs(members: dict[str, bytes]) -> None:
    assert json.loads(members[MANIFEST])["needs"] == NEEDS
    assert not is_newer(NEEDS, __version__)
    sentence = refused(_with_manifest(members, needs="41.3.0", more="x"))
    assert f"needs Roadmap Desktop 41.3.0 or newer; this is {__version__}." in sentence


@pytest.mark.parametrize(
    ("program", "told"),
    [("41.3.0", "was written by Roadmap Desktop 41.3.0"), (__version__, "damaged"), (7, "damaged")],
)
def test_what_a_newer_program_added_is_not_called_damage(
    members: dict[str, bytes], program: object, told: str
) -> None:
    members[PLAN] = json.dumps(json.loads(members[PLAN]) | {"mood": "fine"}).encode()
    assert told in refused(_with_manifest(members, program=program))


@pytest.mark.parametrize("needs", ["", "1" * 3_000, "41", "\u0661.\u0662", None, 7, "0.0"])
def test_a_program_that_is_none_does_not_keep_a_plan_out(
    members: dict[str, bytes], needs: object
) -> None:
    said = _with_manifest(members, needs=needs)
    if isinstance(needs, str):
        assert from_bytes(said).history == (STEP,)
    else:
        assert "damaged" in refused(said)


def test_a_file_of_the_first_format_is_read(sample: Plan, members: dict[str, bytes]) -> None:
    manifest = json.loads(members[MANIFEST]) | {"format": 1}
    del manifest["needs"]
    members[MANIFEST] = json.dumps(manifest).encode()
    assert from_bytes(zipped(members)).plan == sample


# --- hostile JSON ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"null",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"9" * 10_000,
        b'{"plan": NaN}',
        b'"\\ud800"',
    ],
)
@pytest.mark.parametrize("name", MEMBERS)
def test_json_that_is_none_of_ours_is_refused(
    members: dict[str, bytes], name: str, text: bytes
) -> None:
    if name == HISTORY and text == b"[]":
        return
    members[name] = text
    refused(zipped(members))


def test_a_key_stands_once(members: dict[str, bytes]) -> None:
    members[PLAN] = members[PLAN].replace(b'"archived":false', b'"archived":false,"archived":true')
    assert "damaged" in refused(zipped(members))


def adding(entity: str, **row: Any) -> Change:
    """One more row of a list."""
    return lambda plain: plain[entity].append({"id": "x", **row})


HOSTILE_VALUES: list[tuple[str, Change]] = [
    ("an entity too many", lambda p: p.update(evil=[])),
    ("an entity too few", lambda p: p.pop("risk")),
    ("a field too many", lambda p: p["plan"].update(evil=1)),
    ("a field of another type", lambda p: p["plan"].update(title=7)),
    ("a number as text", lambda p: p["client"].update(head_count="6")),
    ("a flag as a number", lambda p: p["plan"].update(archived=1)),
    ("a flag for a number", lambda p: p["client"].update(head_count=True)),
    ("half a person", lambda p: p["client"].update(head_count=0.5)),
    ("NUL", lambda p: p["plan"].update(title="a\0b")),
    ("a bell", lambda p: p["use_case"].update(work="a\x07b")),
    ("half a sign", lambda p: p["use_case"].update(work="\ud800")),
    ("a book", lambda p: p["use_case"].update(work="a" * 20_001)),
    ("no such day", lambda p: p["plan"].update(start="2027-02-30")),
    ("the end of time", lambda p: p["plan"].update(start="9999-12-31")),
    ("long ago", lambda p: p["plan"].update(start="0001-01-01")),
    ("infinity", lambda p: p["review_process"].update(minutes_per_output=1e999)),
    ("a huge number", lambda p: p["pilot"].update(user_count=10**30)),
    ("an unknown word", lambda p: p["use_case"].update(approval="perhaps")),
    ("a week of no days", lambda p: p["client"].update(work_week=[])),
    ("an eighth day", lambda p: p["client"].update(work_week=[7])),
    ("no such country", lambda p: p["client"].update(country="XX", region="")),
    ("no such region", lambda p: p["client"].update(country="GB", region="XX")),
    ("a firm without a name", lambda p: p["client"].update(name=" ")),
    ("a logo that is none", lambda p: p["client"].update(logo="aGVsbG8=")),
    ("a plan of another firm", lambda p: p["plan"].update(client_id="x")),
    ("an empty id", lambda p: p["person"][0].update(id="")),
    ("an id of signs", lambda p: p["person"][0].update(id="'; DROP")),
    ("an id twice", lambda p: p["person"][0].update(id=p["plan"]["id"])),
    ("a role of nobody", lambda p: p["role_assignment"][0].update(person_id="x")),
    ("a rule of nobody", lambda p: p["stop_rule"][0].update(person_id="x")),
    ("a phase of ages", adding("phase_setting", days=10**6)),
    ("a phase of no days", adding("phase_setting", days=0)),
    ("a lag of ages", adding("task_link", lag=-(10**6))),
    ("a risk off the grid", adding("risk", likelihood=6)),
    ("an answer of tables", adding("answer", question="q", value="{}")),
    ("an answer cut off", adding("answer", question="q", value='"a')),
    ("an answer too deep", adding("answer", question="q", value="[" * 9_999)),
    ("two states", lambda p: p["question_state"].append({**p["question_state"][0], "id": "x"})),
    ("a list for a record", lambda p: p.update(use_case=[])),
    ("a record for a list", lambda p: p.update(risk={})),
    ("rows of text", lambda p: p.update(risk=["x"])),
    ("too many rows", lambda p: p.update(risk=[{"id": f"r{n}"} for n in range(5_001)])),
]


@pytest.mark.parametrize(("what", "change"), HOSTILE_VALUES, ids=[w for w, _ in HOSTILE_VALUES])
def test_every_value_is_held_to_its_field(
    members: dict[str, bytes], what: str, change: Change
) -> None:
    del what
    plain = json.loads(members[PLAN])
    change(plain)
    members[PLAN] = json.dumps(plain).encode()
    assert "damaged" in refused(zipped(members))


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s.update(evil=1),
        lambda s: s.pop("at"),
        lambda s: s.update(at="2027-01-05T09:30:00"),
        lambda s: s.update(at="soon"),
        lambda s: s.update(scope="galaxy"),
        lambda s: s.update(label="a\0"),
        lambda s: s.update(actor="a" * 501),
        lambda s: s["changes"][0].update(entity="sqlite_master"),
        lambda s: s["changes"][0].update(id=""),
        lambda s: s["changes"][0].update(old=None, new=None),
        lambda s: s["changes"][0]["new"].update(evil=1),
        lambda s: s["changes"][0]["new"].update(name=7),
        lambda s: s["changes"][0]["new"].update(plan_id="a" * 65),
    ],
)
def test_history_is_held_to_its_form(members: dict[str, bytes], change: Change) -> None:
    steps = json.loads(members[HISTORY])
    change(steps[0])
    members[HISTORY] = json.dumps(steps).encode()
    assert "damaged" in refused(zipped(members))


# --- any bytes at all -----------------------------------------------------------------------------

FUZZED = repeats(500, 10_000)


@pytest.mark.soak
def test_mutated_archives_are_read_or_refused(content: bytes) -> None:
    """A flipped bit, a cut, a doubled stretch: the plan, or a sentence."""
    original = from_bytes(content).plan
    for seed in range(FUZZED):
        rng = random.Random(seed)
        damaged = bytearray(content)
        for _ in range(rng.randrange(1, 6)):
            place = rng.randrange(len(damaged))
            match rng.randrange(4):
                case 0:
                    damaged[place] ^= 1 << rng.randrange(8)
                case 1:
                    del damaged[place : place + rng.randrange(1, 40)]
                case 2:
                    damaged[place:place] = damaged[place : place + rng.randrange(1, 40)]
                case _:
                    damaged[place : place + 4] = struct.pack("<I", rng.randrange(2**32))
        try:
            assert from_bytes(bytes(damaged)).plan == original
        except PlanFileError:
            continue


SIGNS = [b"", b'"', b"{", b"}", b"[", b"]", b",", b":", b"0", b"-", b"null", b"1e999", b"\\u0000"]


@pytest.mark.soak
def test_mutated_json_is_read_or_refused(members: dict[str, bytes]) -> None:
    """Sound archives around JSON that somebody tampered with."""
    taken = 0
    for seed in range(FUZZED):
        rng = random.Random(seed)
        name = rng.choice(MEMBERS)
        text = bytearray(members[name])
        for _ in range(rng.randrange(1, 4)):
            place = rng.randrange(len(text))
            text[place : place + rng.randrange(0, 3)] = rng.choice(SIGNS)
        changed = {**members, name: bytes(text)}
        try:
            file = from_bytes(zipped(changed, zipfile.ZIP_STORED))
        except PlanFileError:
            continue
        taken += 1
        to_bytes(file.plan, file.history, "0.1.0")
    assert taken < FUZZED // 2
