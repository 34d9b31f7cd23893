"""A file of answers makes a plan, or tells every mistake it holds and makes none."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from roadmap_desktop.app import paths
from roadmap_desktop.domain.bindings import status_of, value_of
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.errors import InputError, PlanError
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.checklists import ItemState
from roadmap_desktop.domain.model.plan import Origin, Plan
from roadmap_desktop.exchange.answers_file import parse_answers, read_answers
from roadmap_desktop.exchange.assumptions import depth_of
from tests.unit.exchange.exchange_rig import LEAST, TODAY, repeats

Read = Callable[[str], Plan]
NewId = Callable[[], str]


def problems(read: Read, text: str) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        read(text)
    return [(p.where, p.sentence) for p in caught.value.problems]


def status(plan: Plan, catalogue: Catalogue, question: str) -> QuestionStatus:
    return status_of(plan, catalogue.question(question), catalogue)


# --- what is understood -------------------------------------------------------------------------


def test_the_samples_are_whole_plans(sample: Plan, catalogue: Catalogue) -> None:
    for question in catalogue.quick_questions:
        assert status_of(sample, question, catalogue) is QuestionStatus.ANSWERED, question.id


@pytest.mark.parametrize(
    ("name", "depth"),
    [("bakery", Depth.LIGHT), ("accounting", Depth.STANDARD), ("home_care", Depth.FORMAL)],
)
def test_the_samples_have_their_tiers(
    catalogue: Catalogue, new_id: NewId, name: str, depth: Depth
) -> None:
    path = paths.resources() / "samples" / f"{name}.toml"
    assert depth_of(read_answers(path, catalogue, TODAY, new_id), catalogue, TODAY) is depth


@pytest.mark.requirement("S0-29")
def test_each_kind_of_place_takes_its_answer(read_more: Read, catalogue: Catalogue) -> None:
    plan = read_more(
        """
firm.head_count = 6
firm.country = "united kingdom"
firm.region = "England"
firm.work_week = ["tue", "Wednesday", "3"]
use.approval = "person_approves"
use.impact_flags = ["customers"]
plan.start = 2027-01-12
plan.origin = "vendor_demo"
people.owner = "Marta Oldfield"
tests.set_size = 25
[[data.forbidden]]
category = "Card numbers"
[[data.allowed]]
category = "Opening hours"
[[people.list]]
name = "marta oldfield"
function = "Owner"
[[risks.register]]
risk = "A wrong allergen"
owner = "Ines Carver"
likelihood = "2"
review_date = "day 30"
[readiness.dimensions]
"readiness.data" = { state = "partly ready", text = "Two folders.", owner = "Ines", due = "day 10" }
readiness.access = "?"
budget = true
"""
    )
    assert (plan.client.head_count, plan.client.country, plan.client.region) == (6, "GB", "ENG")
    assert plan.client.work_week == (1, 2, 3)
    assert plan.use_case.impact_flags == ("customers",)
    assert [r.category for r in plan.forbidden_data] == ["Card numbers"]
    assert [r.category for r in plan.allowed_data] == ["Opening hours"]
    assert [p.name for p in plan.people] == ["marta oldfield", "Ines", "Ines Carver"]
    assert plan.header.origin is Origin.VENDOR_DEMO
    owner = plan.holder("owner")
    assert owner is not None
    assert owner.function == "Owner"
    risk = plan.risks[0]
    assert plan.name_of(risk.owner_id) == "Ines Carver"
    assert (risk.likelihood, risk.review_date) == (2, date(2027, 2, 10))
    said = {a.item: a for a in plan.checklist_answers}
    data = said["readiness.data"]
    assert (data.state, data.text, data.due) == (
        ItemState.IN_PART,
        "Two folders.",
        date(2027, 1, 21),
    )
    assert said["readiness.access"].state is ItemState.NOT_SURE
    assert said["readiness.budget"].state is ItemState.YES
    assert value_of(plan, catalogue.question("tests.set_size"), catalogue) == 25


def test_what_nobody_said_is_assumed_and_marked(read: Read, catalogue: Catalogue) -> None:
    plan = read(LEAST + "[review]\nhow_often = 'Once a day'\n")
    assert status(plan, catalogue, "review.how_often") is QuestionStatus.ANSWERED
    assert status(plan, catalogue, "review.checks_for") is QuestionStatus.ASSUMED
    assert plan.review.checks_for
    assert status(plan, catalogue, "pilot.evidence") is QuestionStatus.ASSUMED
    assert {s.signal for s in plan.evidence_signals} == {s.id for s in catalogue.evidence_signals}
    for gap in ("data.forbidden", "stop.rules", "people.owner", "pilot.criteria", "plan.start"):
        assert status(plan, catalogue, gap) is QuestionStatus.UNANSWERED, gap


def test_only_what_the_plan_shows_gets_a_default(read: Read, catalogue: Catalogue) -> None:
    deeper = "systems.build_or_buy"
    light = read(LEAST)
    standard = read(LEAST + 'private_data = "some"\n')
    assert catalogue.question(deeper).depth is Depth.STANDARD
    assert status(light, catalogue, deeper) is QuestionStatus.UNANSWERED
    assert light.answer(deeper) is None
    assert status(standard, catalogue, deeper) is QuestionStatus.ASSUMED
    for plan, depth in ((light, Depth.LIGHT), (standard, Depth.STANDARD)):
        shown = {q.id for q in catalogue.questions if depth.reaches(q.depth)}
        assert {s.question for s in plan.question_states} <= shown


def test_suggestions_follow_the_kind_of_firm(read_more: Read, catalogue: Catalogue) -> None:
    plan = read_more('data.forbidden = "suggested"\nstop.rules = "suggested"\nfirm.kind = "care"')
    care = catalogue.find("firm_kinds", "care")
    assert [r.category for r in plan.forbidden_data] == [
        e.category for e in care.forbidden if e.suggested
    ]
    assert status(plan, catalogue, "data.forbidden") is QuestionStatus.ANSWERED
    families = {rule.family for rule in plan.stop_rules}
    assert families == {f.id for f in catalogue.stop_rule_families}


def test_suggested_rows_name_the_people_of_the_file(read_more: Read) -> None:
    plan = read_more('pilot.evidence = "suggested"\npeople.reviewer = "Tom"\npeople.owner = "Ines"')
    names = {s.signal: plan.name_of(s.recorder_id) for s in plan.evidence_signals}
    assert names["quality"] == "Tom"
    assert names["feedback"] == "Ines"


@pytest.mark.parametrize(
    ("written", "owner", "due"),
    [
        ('"?"', "Marta", None),
        ('"? Ines Carver"', "Ines Carver", None),
        ('"? Ines Carver, 2027-02-01"', "Ines Carver", date(2027, 2, 1)),
        ('"? , day 3"', "Marta", date(2027, 1, 14)),
    ],
)
def test_not_sure_is_an_open_item_with_an_owner(
    read_more: Read, catalogue: Catalogue, written: str, owner: str, due: date | None
) -> None:
    plan = read_more(f'use.tool = {written}\nplan.start = 2027-01-12\npeople.owner = "Marta"\n')
    assert status(plan, catalogue, "use.tool") is QuestionStatus.NOT_SURE
    (item,) = plan.open_items
    assert (item.question, plan.name_of(item.owner_id), item.due) == ("use.tool", owner, due)
    assert item.text == catalogue.question("use.tool").text


def test_not_sure_takes_no_default(read_more: Read, catalogue: Catalogue) -> None:
    plan = read_more('review.checks_for = "?"')
    assert status(plan, catalogue, "review.checks_for") is QuestionStatus.NOT_SURE
    assert plan.review.checks_for == ""


def test_none_of_the_choices_is_an_answer(read_more: Read, catalogue: Catalogue) -> None:
    plan = read_more("use.impact_flags = []")
    assert plan.use_case.impact_flags == ()
    assert status(plan, catalogue, "use.impact_flags") is QuestionStatus.DOES_NOT_APPLY
    assert status(read_more(""), catalogue, "use.impact_flags") is QuestionStatus.UNANSWERED


def test_an_empty_text_is_no_answer(read_more: Read, catalogue: Catalogue) -> None:
    plan = read_more('use.output = " "\nfirm.region = ""\nreview.checks_for = ""')
    assert status(plan, catalogue, "use.output") is QuestionStatus.UNANSWERED
    assert status(plan, catalogue, "review.checks_for") is QuestionStatus.ASSUMED


def test_a_depth_by_hand_needs_a_name_and_a_reason(read: Read, catalogue: Catalogue) -> None:
    plan = read(LEAST + '[tier]\ndepth = "formal"\nby = "Marta"\nbecause = "An auditor reads it."')
    assert plan.header.tier_override is Depth.FORMAL
    assert depth_of(plan, catalogue, TODAY) is Depth.FORMAL
    found = problems(read, LEAST + '[tier]\ndepth = "formal"\nby = "Marta"\nwhy = "so"')
    assert ("tier", "A depth set by hand needs a name and a reason; give tier.because.") in found
    assert any(where == "tier.why" for where, _ in found)


def test_a_role_comes_with_what_it_decides(read_more: Read, catalogue: Catalogue) -> None:
    plan = read_more('people.pauser = "Ines"')
    assert plan.roles[0].rights == catalogue.find("roles", "pauser").rights


def test_a_plan_gets_a_title_and_a_number(read_more: Read) -> None:
    plan = read_more("")
    assert (plan.header.title, plan.header.number) == ("Draft replies", "HL-AI-01")
    named = read_more('plan.title = "Replies"\nplan.number = "7"')
    assert (named.header.title, named.header.number) == ("Replies", "7")


def test_a_file_of_another_editor_is_read(
    tmp_path: Path, catalogue: Catalogue, new_id: NewId
) -> None:
    path = tmp_path / "answers.toml"
    path.write_bytes(b"\xef\xbb\xbf" + LEAST.replace("\n", "\r\n").encode())
    assert read_answers(path, catalogue, TODAY, new_id).client.name == "Hazel Lane Bakery"


# --- what is refused ------------------------------------------------------------------------------

MISTAKES = """\
[firm]
name = "Hazel Lane"
head_count = 0
country = "Europe"
kind = "bakry"
work_week = []
colour = "blue"

[use]
work = "Draft replies."
approval = true
private_data = ["some"]

[plan]
start = "next week"

[[data.forbidden]]
examples = "no category"
colour = "red"

[[pilot.criteria]]
metric = "Minutes"
unit = "minutes"
comparator = "<"
success = "1,500"
failure = "high"

[[firm.closures]]
name = "Summer"
start = 2027-08-20
finish = 2027-08-09

[readiness.dimensions]
"readiness.data" = "maybe"
"readiness.colour" = "yes"

[pilto]
users = "Ines"
"""


def test_all_mistakes_are_told_at_once(read: Read) -> None:
    with pytest.raises(InputError) as caught:
        read(MISTAKES)
    told = {(p.line, p.where): p for p in caught.value.problems}
    expected = [
        (3, "firm.head_count", "too small; the least is 1"),
        (4, "firm.country", "none of the choices"),
        (5, "firm.kind", "did you mean 'bakery'"),
        (6, "firm.work_week", "choose at least one"),
        (7, "firm.colour", "No question is called 'firm.colour'"),
        (11, "use.approval", "none of the choices"),
        (12, "use.private_data", "none of the choices"),
        (15, "plan.start", "no date; write it as 2027-01-12"),
        (17, "data.forbidden[1].category", "'category' is missing"),
        (19, "data.forbidden[1].colour", "A row has no 'colour'"),
        (25, "pilot.criteria[1].success", "two ways; write 1500"),
        (26, "pilot.criteria[1].failure", "no number"),
        (28, "firm.closures", "ends on 2027-08-09 before it begins"),
        (34, "readiness.dimensions.readiness.data", "none of the choices"),
        (35, "readiness.dimensions.readiness.colour", "has no line 'readiness.colour'"),
        (38, "pilto.users", "did you mean 'pilot.users'"),
    ]
    assert sorted(told) == sorted((line, where) for line, where, _ in expected)
    for line, where, sentence in expected:
        assert sentence in told[line, where].sentence
    assert told[3, "firm.head_count"].question == "How many people work there?"
    assert str(caught.value) == "the file has 16 mistakes; nothing was written."
    assert [p.line for p in caught.value.problems] == sorted(line for line, _, _ in expected)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('[use]\nwork = "x y"', ["firm.name"]),
        ('[firm]\nname = "x"', ["use.work"]),
        ('[firm]\nname = "?"\n[use]\nwork = "?"', ["firm.name", "use.work"]),
        ('[firm]\nname = " "\n[use]\nwork = "?"', ["firm.name", "use.work"]),
        ("", ["firm.name", "use.work"]),
    ],
)
def test_a_plan_needs_a_firm_and_some_work(read: Read, text: str, where: list[str]) -> None:
    found = problems(read, text)
    assert [w for w, _ in found] == where
    assert all("needed before a plan can be made" in sentence for _, sentence in found)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('firm.name = "Hazel Lane\n', 1),
        ("[firm]\nname = Hazel\n", 2),
        ("[firm]\nname = 'a'\nname = 'b'\n", 3),
        ("a = " + "[" * 20_000, 0),
        ("a = " + "9" * 10_000, 0),
    ],
)
def test_wrong_syntax_is_told_with_its_line(read: Read, text: str, line: int) -> None:
    with pytest.raises(InputError, match="cannot be read as TOML; nothing was written") as caught:
        read(text)
    (problem,) = caught.value.problems
    assert problem.line == line
    assert problem.sentence.rstrip().endswith((".", text.splitlines()[line - 1][:80].strip()))


def test_a_region_is_one_of_its_country(read_more: Read) -> None:
    assert "write one of" in problems(read_more, 'firm.country="GB"\nfirm.region="Bavaria"')[0][1]
    assert "needs its country" in problems(read_more, 'firm.region = "ENG"')[0][1]


@pytest.mark.parametrize(
    "write",
    [
        lambda path: path.with_suffix(".other"),
        lambda path: path.mkdir(),
        lambda path: path.write_bytes("firm.name = 'Wäsche'".encode("utf-16")),
        lambda path: path.write_bytes(b"#" * 1_000_001),
    ],
    ids=["missing", "folder", "utf-16", "huge"],
)
def test_a_file_that_is_none_is_told_in_a_sentence(
    tmp_path: Path, catalogue: Catalogue, new_id: NewId, write: Callable[[Path], object]
) -> None:
    path = tmp_path / "answers.toml"
    write(path)
    with pytest.raises(PlanError, match=r"answers\.toml") as caught:
        read_answers(path, catalogue, TODAY, new_id)
    assert str(caught.value).endswith(".")


def test_too_many_rows_are_refused(read_more: Read) -> None:
    rows = ", ".join('"a"' for _ in range(501))
    assert "more than 500 rows" in problems(read_more, f"data.forbidden = [{rows}]")[0][1]


FUZZED = repeats(1_000, 20_000)


@pytest.mark.soak
def test_mutated_files_are_read_or_refused(catalogue: Catalogue, new_id: NewId) -> None:
    """Whatever the bytes: a plan or a sentence, never another failure."""
    texts = [
        (paths.resources() / "samples" / f"{name}.toml").read_text(encoding="utf-8")
        for name in ("bakery", "accounting")
    ]
    signs = [*"[]{}\"'=.,#\n\\?- 019aé\x00\x07", "[[", '"""', "nan", "1e999", "true", "\\u0000"]
    refused = 0
    for seed in range(FUZZED):
        rng = random.Random(seed)
        text = list(rng.choice(texts)[: rng.randrange(40, 3_000)])
        for _ in range(rng.randrange(1, 8)):
            place = rng.randrange(len(text))
            text[place : place + rng.randrange(0, 4)] = rng.choice(signs)
        try:
            parse_answers("".join(text), catalogue, TODAY, new_id)
        except InputError as error:
            refused += bool(error.problems)
    assert refused > FUZZED // 2
