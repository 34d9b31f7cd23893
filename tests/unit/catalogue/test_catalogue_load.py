"""A damaged catalogue is refused with every mistake by file and record."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_desktop.catalogue.load import CatalogueError, load_catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.questions import QuestionKind

META = 'version = "1"\nlanguage = "en"\nnotice = "Supports planning."\n'

STAGE = """
[[stages]]
id = "use_case"
number = 1
name = "Use case"
question = "What for?"
output = "A page"
phase = "prepare"
"""

SECTION = '[[sections]]\nid = "use"\nname = "Work"\nstage = "use_case"\nintro = "The work."\n'


def question(extra: str = "", *, question_id: str = "use.work", kind: str = "text") -> str:
    return f"""
[[questions]]
id = "{question_id}"
section = "use"
text = "Which work?"
label = "Work"
kind = "{kind}"
why = "To know."
hint = "One task."
good = "Replies"
bad = "AI"
printed = ["use_case"]
{extra}
"""


def checklist(item_extra: str = "", *, list_id: str = "seven", item: str = "seven.use") -> str:
    return f"""
[[checklists]]
id = "{list_id}"
name = "Seven"
intro = "Seven questions."
stage = "use_case"
[[checklists.items]]
id = "{item}"
text = "Is it specific?"
why = "Vague is hard."
good_sign = "Clear."
{item_extra}
"""


def gate(extra: str = "", *, decisions: str = "['stop']") -> str:
    return f"""
[[gates]]
id = "idea"
number = 1
name = "Idea gate"
question = "Go on?"
day = 5
stage = "use_case"
decisions = {decisions}
{extra}
"""


def task(extra: str) -> str:
    return f"""
[[tasks]]
id = "t"
phase = ""
name = "Task"
owner_role = ""
{extra}
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_files_add_to_the_same_lists_and_missing_lists_are_empty(tmp_path: Path) -> None:
    write(
        tmp_path,
        meta=META,
        a=STAGE + SECTION + question('binds = "use_case.work"\nquick = 1'),
        b=question('depth = "formal"', question_id="use.more", kind="long_text"),
    )
    catalogue = load_catalogue(tmp_path)
    assert (catalogue.version, catalogue.language, catalogue.notice) == (
        "1",
        "en",
        "Supports planning.",
    )
    assert [q.id for q in catalogue.questions] == ["use.work", "use.more"]
    assert catalogue.question("use.more").depth is Depth.FORMAL
    assert catalogue.question("use.more").kind is QuestionKind.LONG_TEXT
    assert catalogue.question("use.work").printed == ("use_case",)
    assert catalogue.gates == ()
    assert [q.id for q in catalogue.quick_questions] == ["use.work"]


def test_gates_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    second = gate().replace('"idea"', '"pilot"').replace("number = 1", "number = 2")
    write(tmp_path, meta=META, gates=second + gate())
    assert [g.id for g in load_catalogue(tmp_path).gates] == ["idea", "pilot"]


BASE = STAGE + SECTION

MISTAKES = {
    "syntax": ("[[questions\n", "content.toml", "is no TOML"),
    "unknown list": ("[[quetsions]]\nid = 'a'\n", "content.toml", "no list 'quetsions'"),
    "no list": ('[questions]\nid = "a"\n', "content.toml", "[[questions]]"),
    "head elsewhere": ('version = "2"\n', "content.toml", "belongs into meta.toml"),
    "unknown key": (BASE + question("hnit = 'x'"), "questions use.work", "no key 'hnit'"),
    "unknown key inside": (
        BASE + question("choices = [{ id = 'a', txt = 'A', text = 'A' }]", kind="one_of"),
        "questions use.work",
        "no key 'choices.txt'",
    ),
    "wrong type": (BASE + question("optional = 'yes'"), "questions use.work", "bool"),
    "unknown depth": (BASE + question("depth = 'deep'"), "questions use.work", "'deep'"),
    "lacking key": ("[[sections]]\nid = 'use'\n", "sections use", "name"),
    "record without id": ("[[sections]]\nname = 'Work'\n", "sections number 1", "id"),
    "id twice": (BASE + question() + question(), "questions use.work", "content.toml already"),
    "unknown section": (
        STAGE + SECTION + question().replace('section = "use"', 'section = "usage"'),
        "questions use.work",
        "sections has no 'usage'",
    ),
    "unknown page": (
        BASE + question().replace('"use_case"]', '"page9"]'),
        "questions use.work",
        "'page9'",
    ),
    "binding to nothing": (BASE + question("binds = 'use_case.wrok'"), "use.work", "wrok"),
    "binding to no entity": (BASE + question("binds = 'usecase.work'"), "use.work", "usecase.work"),
    "row column of no field": (
        BASE + question("binds = 'rows.risk'\ncolumns = [{field='rsk', label='R'}]", kind="rows"),
        "use.work",
        "rsk",
    ),
    "binding to no checklist": (
        BASE + checklist() + question("binds = 'checklist.eight'", kind="checklist"),
        "use.work",
        "checklists has no 'eight'",
    ),
    "binding to no role": (
        BASE + question("binds = 'role.boss'", kind="person") + "[[roles]]\nid='owner'\n"
        "name='Owner'\nduty='Owns'\n",
        "use.work",
        "roles has no 'boss'",
    ),
    "choices from no list": (
        BASE + question("choices_from = 'planets'", kind="one_of"),
        "use.work",
        "no list 'planets'",
    ),
    "choice without choices": (BASE + question(kind="one_of"), "use.work", "needs choices"),
    "choices nobody is asked": (
        BASE + question("choices = [{ id = 'a', text = 'A' }]"),
        "use.work",
        "nobody is asked",
    ),
    "rows without columns": (BASE + question(kind="rows"), "use.work", "columns"),
    "unknown suggestions": (BASE + question("suggestions = 'ideas'"), "use.work", "'ideas'"),
    "shown by no question": (
        BASE + question("shown_when = { question = 'use.tool', any_of = ['a'] }"),
        "use.work",
        "no 'use.tool'",
    ),
    "shown by an impossible answer": (
        BASE
        + question("choices = [{ id = 'a', text = 'A' }]", question_id="use.tool", kind="one_of")
        + question("shown_when = { question = 'use.tool', any_of = ['b'] }"),
        "use.work",
        "never answered 'b'",
    ),
    "line shown by no question": (
        BASE + question() + checklist("shown_by = ['use.output']"),
        "checklists seven",
        "no 'use.output'",
    ),
    "line twice": (
        BASE + checklist() + checklist(list_id="eight"),
        "checklists eight",
        "seven.use stands in seven already",
    ),
    "unknown state": (
        BASE
        + checklist().replace("[[checklists.items]]", "labels = {ja='x'}\n[[checklists.items]]"),
        "checklists seven",
        "'ja'",
    ),
    "evidence shown by no question": (
        BASE
        + question()
        + gate("evidence = [{ id = 'idea.o', text = 'O', shown_by = ['people.owner'] }]"),
        "gates idea",
        "no 'people.owner'",
    ),
    "unknown decision": (gate(decisions="['halt']"), "gates idea", "'halt'"),
    "unknown predecessor": (
        gate() + task("after = ['idea+3', 'nothing+2']"),
        "tasks t",
        "'nothing'",
    ),
    "lag in words": (gate() + task("after = ['idea+three']"), "tasks t", "'idea+three'"),
    "recurring without rhythm": (task("kind = 'recurring'"), "tasks t", "recurs"),
    "requirement": (BASE + question("requirements = ['S5-1']"), "use.work", "'S5-1'"),
    "requirement of a line": (
        BASE + checklist("requirements = ['S0-x']"),
        "checklists seven",
        "'S0-x'",
    ),
}


@pytest.mark.parametrize(("content", "place", "words"), MISTAKES.values(), ids=list(MISTAKES))
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, content: str, place: str, words: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(write(tmp_path, meta=META, content=content))
    (mistake,) = caught.value.mistakes
    assert mistake.file == "content.toml"
    assert place in f"{mistake.file} {mistake.record}"
    assert words in mistake.text
    assert str(mistake) in str(caught.value)


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        meta=META,
        a=BASE + question("hnit = 'x'"),
        b=checklist("requirements = ['nope']"),
        c="[[questions\n",
    )
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path)
    assert sorted(m.file for m in caught.value.mistakes) == ["a.toml", "b.toml", "c.toml"]


@pytest.mark.parametrize(("count", "good"), [(24, True), (25, False)])
def test_quick_plan_asks_at_most_24_questions(tmp_path: Path, count: int, good: bool) -> None:
    asked = "".join(question("quick = 1", question_id=f"use.q{n}") for n in range(count))
    write(tmp_path, meta=META, content=BASE + asked)
    if good:
        assert len(load_catalogue(tmp_path).quick_questions) == 24
    else:
        with pytest.raises(CatalogueError, match="more than 24"):
            load_catalogue(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"no \*\.toml"):
        load_catalogue(tmp_path)
