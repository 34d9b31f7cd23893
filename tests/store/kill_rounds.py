"""Kills a program in a stream of edits, again and again, and looks what is there afterwards.

    PYTHONPATH=. python tests/store/kill_rounds.py FOLDER ROUNDS SEED

One warmed process forks a writer each round, reads its acknowledgements from a pipe, kills it with
SIGKILL at a chance moment, and opens the store as the program does. Prints a JSON object.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from roadmap_desktop.store.revisions import RevisionScope
from roadmap_desktop.store.tables.plan import PlanRow
from roadmap_desktop.store.tables.use_case import UseCaseRow
from tests.store.store_rig import ME, Desk, furnish

PLAN = RevisionScope.of_plan("replies")
PATIENCE = 0.012
"""Seconds a writer lives at most after its first acknowledged edit."""
ROUNDS_A_STORE = 200
"""Then a new store is begun, so that the journal does not grow for ever."""


class Lost(Exception):  # noqa: N818 -- reads as what it is
    """An acknowledged edit is not there, or half of one is."""


def write_edits(desk: Desk, acknowledge: int, first: int) -> None:
    """Edit without end; every edit is acknowledged once it is said to be saved."""
    store = desk.open(back_up=False)
    for number in range(first, first + 1_000_000):
        with store.journal.revision("Edit", ME, PLAN) as session:
            session.get_one(PlanRow, "replies").title = str(number)
            session.get_one(UseCaseRow, "replies-use").work = f"{number} " * (number % 900)
        os.write(acknowledge, b"%d\n" % number)
        if number % 7 == 0:
            store.journal.undo(PLAN, ME)
            store.journal.redo(PLAN, ME)


def kill_a_writer(desk: Desk, first: int, chance: random.Random) -> list[int]:
    """Let a writer edit for a moment and kill it; the edits it acknowledged."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        try:
            write_edits(desk, writes, first)
        finally:
            os._exit(1)
    os.close(writes)
    with os.fdopen(reads, "rb") as acknowledged:
        heard = [int(acknowledged.readline())]
        end = time.perf_counter() + chance.random() * PATIENCE
        while time.perf_counter() < end:
            pass
        os.kill(child, signal.SIGKILL)
        heard += [int(line) for line in acknowledged if line.endswith(b"\n")]
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise Lost("the writer ended by itself")
    return heard


def last_edit(desk: Desk, acknowledged: int, *, thoroughly: bool) -> int:
    """The edit that is there, all of it; raises ``Lost`` where it is not the last one."""
    with desk.open(back_up=False) as store:
        plan = store.load_plan("replies")
        found = int(plan.header.title)
        whole = plan.use_case.work == f"{found} " * (found % 900) and not store.notices
        if not whole or (thoroughly and not store.verify().is_whole):
            raise Lost(f"half of edit {found}")
    # The next one may be saved and not yet acknowledged; one just undone not yet redone.
    undone = acknowledged % 7 == 0 and found == acknowledged - 1
    if found not in (acknowledged, acknowledged + 1) and not undone:
        raise Lost(f"{acknowledged} was acknowledged, {found} is there")
    return found


def run(folder: Path, rounds: int, seed: int) -> dict[str, int]:
    """Do the rounds; what was counted. Raises ``Lost`` at the first edit lost."""
    chance = random.Random(seed)
    edits, unacknowledged, last = 0, 0, 0
    for number in range(rounds):
        if number % ROUNDS_A_STORE == 0:
            shutil.rmtree(folder, ignore_errors=True)
            furnish(Desk(folder / "roadmap.db").open()).close()
            last = 0
        desk = Desk(folder / "roadmap.db")
        heard = kill_a_writer(desk, last + 1, chance)
        last = last_edit(desk, heard[-1], thoroughly=number % 20 == 19)
        edits += len(heard)
        unacknowledged += last > heard[-1]
    return {"rounds": rounds, "edits": edits, "saved_but_not_acknowledged": unacknowledged}


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
