"""Changes of one thing at a time, and what the rules say of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from roadmap_desktop.app import paths
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.findings import Finding
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.answers_file import read_answers

TODAY = date(2027, 1, 4)
Change = Callable[[Plan], Plan]


def sample(name: str, catalogue: Catalogue) -> Plan:
    numbers = count(1)
    path = paths.resources() / "samples" / f"{name}.toml"
    return read_answers(path, catalogue, TODAY, lambda: f"row-{next(numbers)}")


def codes(assessment: Assessment) -> set[str]:
    return {f.code for f in assessment.findings}


def the(assessment: Assessment, code: str) -> Finding:
    return next(f for f in assessment.findings if f.code == code)


def part(name: str, **fields: Any) -> Change:
    """Change fields of one part of a plan."""

    def changed(plan: Plan) -> Plan:
        parts: dict[str, Any] = {name: replace(getattr(plan, name), **fields)}
        return replace(plan, **parts)

    return changed


def with_list(**lists: Any) -> Change:
    """Put other lists into a plan."""
    return lambda plan: replace(plan, **lists)


def without_role(role: str) -> Change:
    """Take a role away."""
    return lambda plan: replace(plan, roles=tuple(r for r in plan.roles if r.role != role))
