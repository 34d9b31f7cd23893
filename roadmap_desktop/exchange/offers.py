"""Words that can be taken over instead of typed: from the firm's kind, and from earlier answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.data_rules import FirmKind
from roadmap_desktop.domain.content.questions import Question
from roadmap_desktop.domain.model.plan import Plan

MOST = 4


def offers(question: Question, plan: Plan, catalogue: Catalogue, today: date) -> tuple[str, ...]:
    """Up to four answers to a question in words, the likeliest first; () where none is at hand."""
    find = _OFFERS.get(question.id)
    if find is None:
        return ()
    found = find(plan, catalogue, today)
    return tuple(dict.fromkeys(words for words in found if words.strip()))[:MOST]


Found = tuple[str, ...]


def _kind(plan: Plan, catalogue: Catalogue) -> FirmKind:
    kind: FirmKind | None = catalogue.find("firm_kinds", plan.client.kind)
    return kind or catalogue.firm_kinds[-1]


def _work(plan: Plan, catalogue: Catalogue, today: date) -> Found:
    del today
    return _kind(plan, catalogue).typical_uses


def _users(plan: Plan, catalogue: Catalogue, today: date) -> Found:
    del plan, catalogue, today
    return (
        "The people at the counter",
        "The people in the office",
        "One person, beside other work",
    )


def _affected(plan: Plan, catalogue: Catalogue, today: date) -> Found:
    del plan, catalogue, today
    return ("Customers who read it", "Staff", "Nobody outside the firm")


def _output(plan: Plan, catalogue: Catalogue, today: date) -> Found:
    del plan, catalogue, today
    return (
        "A draft that a person reads and sends",
        "A summary for our own use",
        "A list or table that a person checks",
    )


def _not_allowed(plan: Plan, catalogue: Catalogue, today: date) -> Found:
    del plan, catalogue, today
    return (
        "Send, order, book or change anything by itself",
        "Promise prices, dates or refunds",
        "Decide about people",
    )


def _pilot_users(plan: Plan, catalogue: Catalogue, today: date) -> Found:
    """Everybody who was named so far, together and one by one."""
    del catalogue, today
    roles = ("owner", "reviewer", "pauser", "pauser_deputy")
    names = list(dict.fromkeys(p.name for p in map(plan.holder, roles) if p))
    all_ = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return (all_, *names, plan.use_case.users) if len(names) < 3 else (all_, *names)


def _tasks_in(plan: Plan, catalogue: Catalogue, today: date) -> Found:
    del catalogue, today
    return (plan.use_case.work,)


def _start(plan: Plan, catalogue: Catalogue, today: date) -> Found:
    del plan, catalogue
    monday = today + timedelta(days=(7 - today.weekday()) % 7 or 7)
    days = (monday, monday + timedelta(days=7), monday + timedelta(days=28))
    return tuple(day.isoformat() for day in days)


def _fallback(plan: Plan, catalogue: Catalogue, today: date) -> Found:
    del catalogue, today
    who = plan.holder("reviewer") or plan.holder("owner")
    by = f"{who.name} does it by hand, as before" if who else "By hand, as before"
    return (by,)


_OFFERS: Mapping[str, Callable[[Plan, Catalogue, date], Found]] = {
    "use.work": _work,
    "use.users": _users,
    "use.affected": _affected,
    "use.output": _output,
    "use.not_allowed": _not_allowed,
    "pilot.users": _pilot_users,
    "pilot.tasks_in": _tasks_in,
    "plan.start": _start,
    "pilot.fallback": _fallback,
}
