"""Limits in words: what a criterion asks for, and when a stop rule fires."""

from __future__ import annotations

from roadmap_desktop.domain.model.pilot import Comparator, Criterion, StopRule
from roadmap_desktop.reports.content.words import (
    number,
)

_SIGNS = {
    Comparator.BELOW: "below",
    Comparator.AT_MOST: "at most",
    Comparator.ABOVE: "above",
    Comparator.AT_LEAST: "at least",
}
_OTHER_SIDE = {
    Comparator.BELOW: "or more",
    Comparator.AT_MOST: "above",
    Comparator.ABOVE: "or less",
    Comparator.AT_LEAST: "below",
}


def criterion_target(one: Criterion) -> str:
    """'at most 5 minutes', 'Not provided' without a number."""
    if one.success is None or one.comparator is None:
        return "Not provided"
    return f"{_SIGNS[one.comparator]} {number(one.success, one.unit)}"


def criterion_failure(one: Criterion) -> str:
    """'above 7 minutes': the side of the failure threshold that counts as failure."""
    if one.failure is None or one.comparator is None:
        return "Not provided"
    side, value = _OTHER_SIDE[one.comparator], number(one.failure, one.unit)
    return f"{value} {side}" if side.startswith("or") else f"{side} {value}"


def stop_limit(rule: StopRule) -> str:
    """'above 25 % for 14 days; counts from day 15' (X-6), or that one case is enough."""
    if rule.value is None or rule.comparator is None:
        return "one case is enough"
    limit = f"{_SIGNS[rule.comparator]} {number(rule.value, rule.unit)}"
    if not rule.window_days:
        return limit
    return f"{limit} for {rule.window_days} days; counts on day {rule.window_days + 1}"
