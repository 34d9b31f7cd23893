"""The links of an MSPDI file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.exchange.foreign_tasks import (
    LONGEST_LAG,
    MOST_LINKS,
    ForeignLink,
    ForeignTask,
)
from roadmap_desktop.exchange.mspdi.codes import (
    ELAPSED,
    ELAPSED_MINUTES_A_DAY,
    LAG_PARTS,
    LINK_KINDS,
    SHARES,
    Unit,
    unit_of,
)
from roadmap_desktop.exchange.mspdi.fields import flag, whole
from roadmap_desktop.exchange.mspdi.read_task import Settings
from roadmap_desktop.exchange.mspdi.told import Told
from roadmap_desktop.exchange.mspdi.xml_tree import Node


def read_links(
    nodes: Sequence[Node],
    tasks: Mapping[str, ForeignTask],
    settings: Settings,
    told: Told,
) -> list[ForeignLink]:
    """Every link between tasks that are there, of a pair the first."""
    found: dict[tuple[str, str], ForeignLink] = {}
    for node in nodes:
        after = node.value("UID")
        if after not in tasks:
            continue
        for one in node.all("PredecessorLink"):
            before = one.value("PredecessorUID")
            if flag(one, "CrossProject"):
                told.count("cross_link")
            elif before == after:
                told.count("self_link")
            elif before not in tasks:
                told.count("lost_link")
            elif (before, after) in found:
                told.count("double_link")
            elif len(found) >= MOST_LINKS:
                told.count("too_many_links")
            else:
                lag, unit = _lag(one, tasks[before], settings, told)
                kind = LINK_KINDS.get(whole(one, "Type", 1), LinkKind.FS)
                found[before, after] = ForeignLink(
                    predecessor=before, successor=after, kind=kind, lag=lag, lag_unit=unit
                )
    return list(found.values())


def _lag(
    node: Node, predecessor: ForeignTask, settings: Settings, told: Told
) -> tuple[int, LagUnit]:
    """The lag in whole days, and whether they are working or calendar days."""
    unit, number = unit_of(whole(node, "LagFormat", Unit.DAYS)), whole(node, "LinkLag")
    if unit in SHARES:
        told.count("share_lag")
        share = max(-1_000, min(1_000, number))
        days = share * (predecessor.length or 0) / 100
        elapsed = unit is Unit.ELAPSED_PERCENT
    else:
        elapsed = unit in ELAPSED
        a_day = ELAPSED_MINUTES_A_DAY if elapsed else settings.minutes_a_day
        days = number / (LAG_PARTS * a_day)
        if days != int(days):
            told.count("part_lag")
        elif days and unit not in (Unit.DAYS, Unit.ELAPSED_DAYS):
            told.count("shown_lag")
    counted = max(-LONGEST_LAG, min(LONGEST_LAG, round(days)))
    return counted, LagUnit.CALENDAR_DAYS if elapsed and counted else LagUnit.WORKING_DAYS
