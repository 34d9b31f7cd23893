"""The manual's pages made from the catalogue: questions, explanations, words, figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.content.help import Caution, HelpText
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.ui.answering.aside import printed_names
from roadmap_desktop.ui.dialogs.help_topic import (
    HelpPart,
    HelpTopic,
    PartKind,
    head,
    small,
    terms,
    text,
)

MOST_CHOICES = 24
"""A longer list of choices (countries) says nothing by being shown."""


def _t(words: str) -> str:
    return QCoreApplication.translate("Help", words)


def catalogue_topics(catalogue: Catalogue) -> tuple[HelpTopic, ...]:
    """Everything the catalogue explains, questions last."""
    explained = tuple(_explanation(h, _t("Explained")) for h in catalogue.help)
    words = tuple(_explanation(h, _t("Glossary")) for h in catalogue.glossary)
    questions = tuple(question_topic(q, catalogue) for q in catalogue.questions)
    return (
        *explained,
        *_lists(catalogue),
        _figures(catalogue),
        _glossary(catalogue.glossary),
        *words,
        *questions,
    )


def question_topic(question: Question, catalogue: Catalogue) -> HelpTopic:
    """All that is said around a question."""
    parts: list[HelpPart] = []
    if question.hint:
        parts.append(text(question.hint))
    for kind, words in (
        (PartKind.WHY, question.why),
        (PartKind.GOOD, question.good),
        (PartKind.BAD, question.bad),
    ):
        if words:
            parts.append(HelpPart(kind=kind, text=words))
    if choices := _choices(question, catalogue):
        parts += [head(_t("The answers to choose from")), terms(choices)]
    if question.columns:
        rows = [(c.label, c.hint) for c in question.columns]
        parts += [head(_t("What a row holds")), terms(rows)]
    if used := _words_used(question, catalogue.glossary):
        parts += [head(_t("Words used here")), terms(used)]
    names = printed_names()
    places = ", ".join(names.get(p, p.replace("_", " ")) for p in question.printed)
    if places:
        parts.append(small(_t("Printed in {places}.").format(places=places)))
    return HelpTopic(
        id=question.id,
        group=catalogue.text_of("sections", question.section),
        title=question.text,
        second=_where(question, catalogue),
        parts=tuple(parts),
    )


def _where(question: Question, catalogue: Catalogue) -> str:
    section = catalogue.text_of("sections", question.section)
    parts = [_t("Interview, {section}").format(section=section)]
    if question.quick:
        parts.append(_t("Quick plan, step {step}").format(step=question.quick))
    if question.depth is not Depth.LIGHT:
        depth = {
            Depth.STANDARD: _t("asked in standard and formal plans"),
            Depth.FORMAL: _t("asked in formal plans"),
        }
        parts.append(depth[question.depth])
    if question.optional:
        parts.append(_t("optional"))
    return " · ".join(parts)


def _choices(question: Question, catalogue: Catalogue) -> list[tuple[str, str]]:
    offered: Iterable[object] = question.choices
    if question.choices_from:
        offered = getattr(catalogue, question.choices_from, ())
    found = [
        (
            str(getattr(c, "text", "") or getattr(c, "name", "")),
            str(getattr(c, "hint", "") or getattr(c, "meaning", "")),
        )
        for c in offered
    ]
    return found if len(found) <= MOST_CHOICES else []


def _words_used(question: Question, glossary: Sequence[HelpText]) -> list[tuple[str, str]]:
    """Terms of the glossary that stand in the question's texts."""
    said = " ".join((question.text, question.label, question.hint, question.why)).casefold()
    return [
        (term.title, term.text)
        for term in glossary
        if re.search(rf"\b{re.escape(term.title.casefold())}s?\b", said)
    ]


def _explanation(help_: HelpText, group: str) -> HelpTopic:
    parts = [text(help_.text)]
    if help_.source:
        parts.append(small(help_.source))
    return HelpTopic(id=help_.id, group=group, title=help_.title, parts=tuple(parts))


def _glossary(glossary: Sequence[HelpText]) -> HelpTopic:
    return HelpTopic(
        id="glossary",
        group=_t("Glossary"),
        title=_t("All words"),
        parts=(terms([(g.title, g.text) for g in sorted(glossary, key=lambda g: g.title)]),),
    )


def _figures(catalogue: Catalogue) -> HelpTopic:
    warning = _t(
        "What others have counted. Each figure has its own source; none is a result of your plan,"
        " and they cannot be added up or averaged."
    )
    source = _t("Source: {source}")
    figures = tuple((f.text, source.format(source=f.source)) for f in catalogue.facts)
    parts = (text(warning), HelpPart(kind=PartKind.FIGURES, pairs=figures))
    return HelpTopic(
        id="figures", group=_t("Explained"), title=_t("Figures of others"), parts=parts
    )


def _lists(catalogue: Catalogue) -> tuple[HelpTopic, ...]:
    """Lists of the catalogue that explain themselves."""
    group = _t("Explained")
    stages = [(f"{s.number}. {s.name}", f"{s.question} {s.output}") for s in catalogue.stages]
    gates = [
        (
            _t("{gate}, by day {day}").format(gate=g.name, day=g.day),
            " ".join((g.question, *(f"{e.text}." for e in g.evidence))),
        )
        for g in catalogue.gates
    ]
    decisions = [(d.text, d.meaning) for d in catalogue.decisions]
    return (
        HelpTopic(id="stages", group=group, title=_t("The eight stages"), parts=(terms(stages),)),
        HelpTopic(
            id="gates",
            group=group,
            title=_t("The gates and what they need"),
            parts=(terms(gates), head(_t("What can be decided")), terms(decisions)),
        ),
        HelpTopic(
            id="warning_signs",
            group=group,
            title=_t("Warning signs and mistakes"),
            parts=(
                head(_t("Warning signs")),
                terms(_cautions(catalogue.warnings)),
                head(_t("Common mistakes")),
                terms(_cautions(catalogue.mistakes)),
                head(_t("Ways that do not work")),
                terms(_cautions(catalogue.anti_patterns)),
            ),
        ),
    )


def _cautions(cautions: Sequence[Caution]) -> list[tuple[str, str]]:
    return [(c.name, f"{c.meaning} {c.remedy}") for c in cautions]
