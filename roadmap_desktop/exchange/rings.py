"""Finds tasks of a foreign file that wait for each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.exchange.foreign_tasks import ForeignLink, ForeignTask, parents

Point = tuple[str, bool]
"""A row's beginning (False) or end (True)."""
MOST_NAMED = 6


def check_rings(tasks: Sequence[ForeignTask], links: Sequence[ForeignLink]) -> None:
    """``PlanError`` naming tasks that wait for each other; a summary that waits for a row below
    it counts too. Links to rows that are not there are left alone."""
    ring = _ring(_following(tasks, links))
    if not ring:
        return
    names = {task.key: task.name for task in tasks}
    keys = list(dict.fromkeys(key for key, _ in ring))
    shown = [f"“{names[key][:60]}”" for key in keys[:MOST_NAMED]]
    if len(keys) > MOST_NAMED:
        shown.append(f"{len(keys) - MOST_NAMED} more")
    chain = " → ".join([*shown, shown[0]])
    raise PlanError(
        f"These tasks wait for each other: {chain}. Remove one of the links where the file was "
        "made, and save it again."
    )


def _following(
    tasks: Sequence[ForeignTask], links: Sequence[ForeignLink]
) -> dict[Point, list[Point]]:
    """What comes after each point; the rows below a summary lie between its two points."""
    parent = parents(tasks)
    following: dict[Point, list[Point]] = {}
    for task in tasks:
        begin, end = (task.key, False), (task.key, True)
        following[begin], following[end] = [end], []
        if parent[task.key]:
            following[parent[task.key], False].append(begin)
            following[end].append((parent[task.key], True))
    for link in links:
        if (link.predecessor, True) in following and (link.successor, False) in following:
            following[link.predecessor, True].append((link.successor, False))
    return following


def _ring(following: Mapping[Point, list[Point]]) -> list[Point]:
    """The points of one ring, [] for none; without recursion, for chains may be long."""
    done: set[Point] = set()
    for root in following:
        if root in done:
            continue
        path, on_path = [root], {root}
        walks = [iter(following[root])]
        while walks:
            step = next(walks[-1], None)
            if step is None:
                walks.pop()
                left = path.pop()
                on_path.discard(left)
                done.add(left)
            elif step in on_path:
                return path[path.index(step) :]
            elif step not in done:
                path.append(step)
                on_path.add(step)
                walks.append(iter(following[step]))
    return []
