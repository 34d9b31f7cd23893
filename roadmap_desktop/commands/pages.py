"""Several answers given on one page, as one step; and the defaults for what nobody answered."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from roadmap_desktop.commands.answers import answer, not_sure
from roadmap_desktop.commands.edit import Edit, Step
from roadmap_desktop.domain.answering import settled
from roadmap_desktop.domain.bindings import status_of
from roadmap_desktop.domain.errors import InputError, PlanError, Problem
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.domain.model.use_case import UseCase
from roadmap_desktop.exchange.answers_file import empty_plan, named
from roadmap_desktop.exchange.assumptions import depth_of, with_assumptions

__all__ = ["accept_section", "answer_page", "assume_the_rest", "begun_plan", "unsure_about"]


def answer_page(edit: Edit, label: str, answers: Mapping[str, Any]) -> Step:
    """Answer the questions of a page; ``InputError`` names each one that does not fit."""
    plan, problems = edit.plan, list[Problem]()
    for question_id, value in answers.items():
        try:
            plan = answer(replace(edit, plan=plan), question_id, value).plan
        except PlanError as error:
            problems += [_about(p, question_id) for p in error.problems]
            if error.problems:
                continue
            text = edit.catalogue.question(question_id).text
            sentence = str(error).removeprefix(text).strip()
            problems.append(Problem(where=question_id, sentence=sentence, question=text))
    if problems:
        raise InputError("There is a problem", tuple(problems))
    return Step(label, plan)


def _about(problem: Problem, question_id: str) -> Problem:
    where = problem.where if problem.where.startswith(question_id) else question_id
    return replace(problem, where=where)


def begun_plan(edit: Edit, answers: Mapping[str, Any]) -> Plan:
    """A new plan with the first page answered; it is not kept yet."""
    plan = empty_plan(edit.catalogue, edit.today, edit.new_id)
    step = answer_page(replace(edit, plan=plan), "", answers)
    title = step.plan.header.title or "New plan"
    header = replace(step.plan.header, title=title)
    return named(replace(step.plan, header=header))


def assume_the_rest(edit: Edit) -> Step:
    """Give every unanswered question of this depth its visible default, and the plan its title."""
    plan = edit.plan
    header = plan.header
    if header.title in ("", "New plan") and plan.use_case != UseCase(id=plan.use_case.id):
        plan = named(replace(plan, header=replace(header, title="")))
    depth = depth_of(plan, edit.catalogue, edit.today)
    plan = with_assumptions(plan, edit.catalogue, depth, edit.new_id)
    return Step("Fill in what was left open", plan)


def accept_section(edit: Edit, section: str) -> Step:
    """Make all defaults of a section the firm's own answers."""
    plan = edit.plan
    for question in edit.catalogue.questions:
        if question.section != section:
            continue
        if status_of(plan, question, edit.catalogue) is QuestionStatus.ASSUMED:
            plan = settled(plan, question)
    name = edit.catalogue.text_of("sections", section)
    return Step(f"Accept what is assumed in “{name}”", plan)


def unsure_about(edit: Edit, question_id: str, value: Any = None) -> Step:
    """Mark a question 'not sure yet'; a value that was typed and fits stays in the plan."""
    plan = edit.plan
    if value is not None:
        with suppress(PlanError):
            plan = answer(edit, question_id, value).plan
    return not_sure(replace(edit, plan=plan), question_id)
