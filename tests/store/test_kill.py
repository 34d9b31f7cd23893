"""The program is killed in a stream of edits: every acknowledged one is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.store_rig import count


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks a warmed process")
def test_no_acknowledged_edit_is_lost_when_the_program_is_killed(folder: Path) -> None:
    rounds = count(200, 10_000)
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, here / "kill_rounds.py", folder / "killed", str(rounds), "42"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(here.parents[1])},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["rounds"] == rounds
    assert told["edits"] > rounds
