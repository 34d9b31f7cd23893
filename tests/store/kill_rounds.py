"""Kills a program in a stream of edits, again and again, and looks what is there afterwards.

    PYTHONPATH=tests/store:. python tests/store/kill_rounds.py STORE ROUNDS SEED

One warmed process forks a writer each round, reads its acknowledgements from a pipe, kills it with
SIGKILL at a chance moment, and opens the store as the program does. Prints a JSON object.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from roadmap_desktop.store.revisions import RevisionScope
from roadmap_desktop.store.tables.plan import PlanRow
from roadmap_desktop.store.tables.use_case import UseCaseRow
from tests.store.store_rig import ME, Desk, furnish

PLAN = RevisionScope.of_plan("replies")


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


def run(path: Path, rounds: int, seed: int) -> dict[str, object]:
    """Do the rounds; stops at the first edit lost."""
    chance = random.Random(seed)
    desk = Desk(path)
    if not path.exists():
        furnish(desk.open()).close()
    last, edits, unacknowledged = 0, 0, 0
    for number in range(rounds):
        reads, writes = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reads)
            try:
                write_edits(desk, writes, last + 1)
            finally:
                os._exit(1)
        os.close(writes)
        with os.fdopen(reads, "rb") as acknowledged:
            heard = [int(acknowledged.readline())]
            patience = time.perf_counter() + chance.random() * 0.012
            while time.perf_counter() < patience:
                pass
            os.kill(child, signal.SIGKILL)
            heard += [int(line) for line in acknowledged if line.endswith(b"\n")]
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return {"error": f"the writer of round {number} ended by itself"}
        with desk.open(back_up=False) as store:
            plan = store.load_plan("replies")
            found = int(plan.header.title)
            whole = plan.use_case.work == f"{found} " * (found % 900)
            checked = store.verify().is_whole if number % 25 == 24 else True
            notices = len(store.notices)
        # The last edit may be saved and not yet acknowledged, or just undone and not yet redone.
        if found not in (heard[-1], heard[-1] + 1) and not (
            heard[-1] % 7 == 0 and found == heard[-1] - 1
        ):
            return {"error": f"round {number}: {heard[-1]} was acknowledged, {found} is there"}
        if not whole or not checked or notices:
            return {"error": f"round {number}: half an edit"}
        unacknowledged += found > heard[-1]
        edits += len(heard)
        last = found
        desk.opened.clear()
    return {"rounds": rounds, "edits": edits, "saved_but_not_acknowledged": unacknowledged}


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
