"""Several commands as one step, such as a block of cells that was pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from roadmap_desktop.commands.edit import Edit, Step


def together(edit: Edit, label: str, acts: Sequence[Callable[[Edit], Step]]) -> Step:
    """Do one act after the other, each on what those before it left; one refusal refuses all."""
    plan = edit.plan
    for act in acts:
        plan = act(replace(edit, plan=plan)).plan
    return Step(label, plan)
