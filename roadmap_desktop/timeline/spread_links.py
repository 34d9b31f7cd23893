"""Links of summaries as the network takes them: between what is worked on below their ends.

A summary that waits for another one stands for as many links as both have subtasks, multiplied.
Most say nothing new: what is followed inside a summary never ends last in it, and what is led
inside it never starts first. Leaving these out changes no date and no float.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from roadmap_desktop.domain.model.tasks import LinkKind
from roadmap_desktop.timeline.activity import Link
from roadmap_desktop.timeline.subtasks import Family


def spread_out(links: Sequence[Link], family: Family, fixed: Collection[str]) -> Sequence[Link]:
    """All links, those of summaries between their subtasks. ``fixed`` are rows that start on
    their day whatever they wait for, so that they pass nothing on."""
    summaries = {
        end
        for link in links
        for end in (link.predecessor, link.successor)
        if end in family.subtasks
    }
    if not summaries:
        return links
    followed, led = _passed_on(links, family, summaries, frozenset(fixed))

    def left(row: str, without: Mapping[str, set[str]]) -> Sequence[str]:
        members = family.members(row)
        if row not in without:
            return members
        return [one for one in members if one not in without[row]] or members

    return [
        Link(before, after, link.kind, link.lag, link.unit)
        for link in links
        for before in left(link.predecessor, followed)
        for after in left(link.successor, led)
    ]


def _passed_on(
    links: Sequence[Link], family: Family, summaries: Collection[str], fixed: frozenset[str]
) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Of each summary what is followed inside it, and what is led inside it."""
    inside: dict[str, set[str]] = defaultdict(set)
    for summary in summaries:
        for one in family.members(summary):
            inside[one].add(summary)
    followed, led = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for link in links:
        if link.kind is not LinkKind.FS or link.lag < 0:
            continue
        befores, afters = family.members(link.predecessor), family.members(link.successor)
        ends = (link.predecessor, link.successor)
        for summary in inside[befores[0]] & inside[afters[0]]:
            if summary in ends:
                continue
            if not fixed.issuperset(afters):
                followed[summary].update(befores)
            if not fixed.issuperset(befores):
                led[summary].update(one for one in afters if one not in fixed)
    return followed, led
