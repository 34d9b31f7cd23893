"""The command line: exit 0 good, 1 findings of severity error (``check``), 2 cannot."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from roadmap_desktop.app.cli import documents, imports, plans, upkeep, what_if
from roadmap_desktop.app.cli.desk import Desk, standard_desk
from roadmap_desktop.app.cli.parser import build_parser
from roadmap_desktop.domain.errors import InputError, PlanError

CANNOT = 2
COMMANDS: Mapping[str, Callable[[Desk], int]] = {
    "new": plans.new,
    "answers-template": plans.answers_template,
    "list": plans.list_plans,
    "show": plans.show,
    "answer": plans.answer,
    "check": plans.check,
    "timeline": plans.timeline,
    "whatif": what_if.what_if,
    "decide": plans.decide,
    "history": plans.history,
    "undo": plans.undo,
    "redo": plans.redo,
    "export": documents.export,
    "import": imports.import_,
    "demo": documents.demo,
    "backup": upkeep.backup,
    "restore": upkeep.restore,
    "verify": upkeep.verify,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what a user can mend is one sentence on the error stream."""
    try:
        given = build_parser().parse_args(arguments)
        return COMMANDS[given.command](standard_desk(given))
    except InputError as error:
        print(error, file=sys.stderr)
        for problem in error.problems:
            line = f"line {problem.line}, " if problem.line else ""
            print(f"  {line}{problem.where}: {problem.sentence}", file=sys.stderr)
            if problem.question:
                print(f"      ({problem.question})", file=sys.stderr)
        return CANNOT
    except PlanError as error:
        print(error, file=sys.stderr)
        return CANNOT
    except BrokenPipeError:
        sys.stderr.close()
        return 0
