"""What the palette finds: actions, places, questions, tasks, gates, findings and help."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.ui.actions import Actions
from roadmap_desktop.ui.navigation import Destination, Place
from roadmap_desktop.ui.overview.settled_at import settled_at
from roadmap_desktop.ui.widgets.dates import day_in_words

if TYPE_CHECKING:
    from roadmap_desktop.domain.content.catalogue import Catalogue
    from roadmap_desktop.domain.content.questions import Question
    from roadmap_desktop.ui.open_plan import OpenPlan

MOST_OF_A_GROUP = 6
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something to find."""

    group: str
    title: str
    second: str = ""
    icon: str = ""
    keys: str = ""
    more: str = ""
    """Words it is found by that are not shown."""
    act: Callable[[], object]


def _t(text: str) -> str:
    return QCoreApplication.translate("Palette", text)


def action_entries(actions: Actions, asked: Callable[[str], None], has_plan: bool) -> list[Entry]:
    """Everything in the menus that has a meaning now."""
    return [
        Entry(
            group=_t("Actions"),
            title=spec.plain_text,
            icon=spec.icon or "circle-dot",
            keys=actions.keys_of(spec.id),
            more=spec.hint,
            act=partial(asked, spec.id),
        )
        for spec in actions.specs
        if (has_plan or not spec.of_plan) and spec.id not in ("palette",)
    ]


def plan_entries(open_plan: OpenPlan, go: Callable[[Destination], None]) -> list[Entry]:
    """Questions with their answers, rows of the timeline, gates and findings of the open plan."""
    found: list[Entry] = []
    catalogue = open_plan.catalogue
    for line in open_plan.assessment.questions:
        question = catalogue.question(line.question)
        to = Destination(place=Place.INTERVIEW, question=question.id)
        found.append(
            Entry(
                group=_t("Questions"),
                title=question.text,
                second=f"{catalogue.text_of('sections', question.section)} · "
                + _one_line(open_plan.words(question)),
                icon="circle-question-mark",
                more=" ".join((question.label, question.hint, *_written(open_plan, question))),
                act=partial(go, to),
            )
        )
    for row in open_plan.assessment.schedule.rows:
        to = Destination(place=Place.TIMELINE, task=row.id)
        days = _t("day {day}").format(day=row.start_day)
        found.append(
            Entry(
                group=_t("Timeline"),
                title=row.name,
                second=" · ".join(p for p in (days, f"{row.start:%d %b %Y}", row.owner) if p),
                icon="calendar-range",
                act=partial(go, to),
            )
        )
    decisions = open_plan.plan.gate_decisions
    for gate in open_plan.assessment.gates:
        to = Destination(place=Place.GATES, gate=gate.gate)
        made = (words_of(d) for d in decisions if d.gate == gate.gate)
        found.append(
            Entry(
                group=_t("Gates"),
                title=f"{gate.name}: {gate.question}",
                second=f"{day_in_words(gate.due)} · {_t('day {day}').format(day=gate.day)}",
                icon="milestone",
                more=" ".join(word for words in made for word in words),
                act=partial(go, to),
            )
        )
    for finding in open_plan.assessment.findings:
        to = settled_at(finding)
        found.append(
            Entry(
                group=_t("Findings"),
                title=finding.reason,
                second=finding.remedy,
                icon="triangle-alert",
                act=partial(go, to),
            )
        )
    return found


def _written(open_plan: OpenPlan, question: Question) -> Iterator[str]:
    """All that stands in an answer; what is shown of it is only its beginning."""
    yield open_plan.words(question)
    yield from words_of(open_plan.value(question))


def words_of(value: Any) -> Iterator[str]:
    """The words in a value: of rows every field that a person wrote, no keys."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            if one.name != "id" and not one.name.endswith("_id"):
                yield from words_of(getattr(value, one.name))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from words_of(part)


def help_entries(catalogue: Catalogue, show: Callable[[str], object]) -> list[Entry]:
    """Explanations and the glossary."""
    return [
        Entry(
            group=_t("Help"),
            title=text.title,
            second=_one_line(text.text),
            icon="book-open",
            act=partial(show, text.id),
        )
        for text in (*catalogue.help, *catalogue.glossary)
    ]


def matching(entries: Iterable[Entry], typed: str, most: int = MOST_OF_A_GROUP) -> list[Entry]:
    """The entries that have all words typed, each as the beginning of one of theirs.

    Those whose title has them come first, within their groups; a group has at most ``most``.
    """
    words = [w.casefold() for w in _WORD.findall(typed)]
    groups: dict[str, list[tuple[int, int, Entry]]] = {}
    for place, entry in enumerate(entries):
        rank = _rank(entry, words)
        if rank is not None:
            groups.setdefault(entry.group, []).append((rank, place, entry))
    best = {name: sorted(hits, key=lambda h: h[:2])[:most] for name, hits in groups.items()}
    order = sorted(best, key=lambda name: best[name][0][0]) if words else list(best)
    return [entry for name in order for _, _, entry in best[name]]


def _rank(entry: Entry, words: Sequence[str]) -> int | None:
    if not words:
        return 0
    title = [w.casefold() for w in _WORD.findall(entry.title)]
    if all(any(t.startswith(w) for t in title) for w in words):
        return 0 if title and title[0].startswith(words[0]) else 1
    rest = [w.casefold() for w in _WORD.findall(f"{entry.title} {entry.second} {entry.more}")]
    return 2 if all(any(t.startswith(w) for t in rest) for w in words) else None


def _one_line(text: str, most: int = 90) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + " …"
