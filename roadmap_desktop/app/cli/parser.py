"""What may be typed: the commands, their arguments and the words that explain them."""

from __future__ import annotations

import argparse
from datetime import date
from typing import NoReturn

from roadmap_desktop import __version__
from roadmap_desktop.app.cli.output import PLACE
from roadmap_desktop.commands.timeline_files import TimelineFile
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.governance import Decision

FORMATS = ("pdf", "xlsx", "json", "roadmap")
PAPERS = ("a4", "letter")
SHEETS = ("a4", "a3", "letter")
LAYOUTS = ("wide", "tiled", "phases")
SIDE_BY_SIDE = range(1, 13)
COLOURS = ("phase", "owner", "state", "ink")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence with the next step, and exits 2."""

    def error(self, message: str) -> NoReturn:
        raise PlanError(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no date; write it as 2027-01-12") from None


def _add_print(timeline: argparse.ArgumentParser) -> None:
    """The timeline as a document or picture of its own."""
    kind = timeline.add_mutually_exclusive_group()
    for ending, words in (
        ("pdf", "write it as PDF to print"),
        ("svg", "write it as one drawing"),
        ("png", "write it as one picture"),
    ):
        kind.add_argument(
            f"--{ending}", action="store_const", const=ending, dest="print_as", help=words
        )
    for file, words in (
        (TimelineFile.JSON, "all columns and links, for a program"),
        (TimelineFile.CSV, "all columns, for a spreadsheet"),
        (TimelineFile.ICS, "events for a calendar program; a later file replaces them"),
        (TimelineFile.MSPDI, "Microsoft Project's XML, for other planning programs"),
    ):
        kind.add_argument(f"--{file}", action="store_const", const=file, dest="give_as", help=words)
    timeline.add_argument(
        "--other-work",
        action=argparse.BooleanOptionalAction,
        help="for other programs: only tasks outside the phases, such as those taken in; so it is "
        "with --mspdi and --csv of a plan that was made of another program's project",
    )
    timeline.add_argument(
        "--events",
        default="",
        metavar="LIST",
        help="for --ics: gates, reviews, milestones, tasks, after; all where none is named",
    )
    timeline.add_argument(
        "--no-reminders", action="store_true", help="for --ics: none a week before gates"
    )
    timeline.add_argument("--out", default="", metavar="PATH", help=PLACE)
    timeline.add_argument("--paper", type=str.lower, choices=SHEETS, help="of the PDF")
    turned = timeline.add_mutually_exclusive_group()
    turned.add_argument("--landscape", action="store_false", dest="portrait", default=False)
    turned.add_argument("--portrait", action="store_true", dest="portrait")
    timeline.add_argument(
        "--layout",
        choices=LAYOUTS,
        default="wide",
        help="all days on a sheet's width, tiled on several, or a sheet for each phase",
    )
    timeline.add_argument(
        "--across",
        type=int,
        choices=SIDE_BY_SIDE,
        default=0,
        metavar="N",
        help="tiled on so many sheets side by side; without it on as many as stay sensible",
    )
    timeline.add_argument(
        "--colour",
        choices=COLOURS,
        default="phase",
        help="what the colour of a bar tells; ink prints dark alone",
    )
    timeline.add_argument("--baseline", default="", help="draw this one too, by name or id")
    timeline.add_argument("--from", type=_day, dest="first", help="only days from here on")
    timeline.add_argument("--to", type=_day, dest="last", help="only days up to here")


def _add_import(import_: argparse.ArgumentParser) -> None:
    import_.add_argument(
        "file", metavar="FILE", help=".roadmap, Microsoft Project's .xml, or a list: .csv, .xlsx"
    )
    import_.add_argument("--into", default="", metavar="PLAN", help="the plan that gets the tasks")
    import_.add_argument("--firm", default="", help="the firm of a new plan made of the tasks")
    import_.add_argument("--preview", action="store_true", help="show it and write nothing")
    import_.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help="what a column of a list is, such as Who=owner or 3=name; may be given several times",
    )
    import_.add_argument("--sheet", default="", help="of a workbook")
    import_.add_argument("--delimiter", default="", help="of a CSV list, or tab")
    import_.add_argument("--encoding", default="", help="of a CSV list")
    import_.add_argument("--dates", choices=("day", "month"), help="what comes first in 3/4/2027")


def _add_what_if(what_if: argparse.ArgumentParser) -> None:
    what_if.add_argument("--move", default="", metavar="TASK", help="a row's id or name")
    what_if.add_argument("--to", type=_day, metavar="DATE", help="its new start")
    what_if.add_argument(
        "--against", default="", metavar="BASELINE", help="what has moved since this baseline"
    )
    what_if.add_argument("--json", action="store_true", dest="as_json")
    what_if.add_argument("--pdf", default="", metavar="FILE", help="write it as an addendum")
    what_if.add_argument(
        "--because", default="", metavar="REASON", help="why the dates move, for the addendum"
    )
    what_if.add_argument("--paper", type=str.lower, choices=PAPERS, help="of the addendum")


def _add_decision(decide: argparse.ArgumentParser) -> None:
    decide.add_argument("gate", metavar="GATE", help="idea, pilot, verdict, rollout, ...")
    decide.add_argument("decision", metavar="DECISION", choices=[d.value for d in Decision])
    decide.add_argument("--by", required=True, help="who decides")
    decide.add_argument("--because", required=True, help="why")
    decide.add_argument("--against", default="", help="what speaks against it")
    decide.add_argument("--conditions", default="")


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("--format", choices=FORMATS, required=True, dest="format_")
    export.add_argument("--paper", choices=PAPERS, default="a4")
    export.add_argument(
        "--out",
        required=True,
        metavar="PATH",
        help="file, or folder that gets it under the plan's number",
    )


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    everywhere = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--store", help="the store's file; otherwise $ROADMAP_STORE")
    everywhere.add_argument("--today", type=_day, help="the date to reckon with, as 2027-01-12")
    everywhere.add_argument("--actor", help="who does it, for the history")

    parser = _Parser(
        prog="roadmap-desktop",
        description="Plan, pilot and run an AI use in a small firm, offline.",
        parents=[everywhere],
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, help_: str, *, plan: bool = False) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=help_, description=help_, parents=[everywhere])
        if plan:
            one.add_argument("plan", metavar="PLAN", help="title, document number or id")
        return one

    new = command("new", "Make a plan from a file of answers.")
    new.add_argument("answers", metavar="ANSWERS.toml")

    template = command("answers-template", "Print every question as a file to fill in.")
    template.add_argument("--depth", type=Depth, choices=list(Depth), default=Depth.LIGHT)

    listing = command("list", "List the plans, the last changed first.")
    listing.add_argument("--search", default="", help="words of title, firm or number")
    listing.add_argument("--all", action="store_true", help="archived ones too")

    command("show", "Show where a plan stands.", plan=True)

    answer = command("answer", "Answer one question.", plan=True)
    answer.add_argument("question", metavar="QUESTION", help="as in answers-template: use.work")
    answer.add_argument("value", metavar="VALUE", help="the answer; ? for 'not sure yet'")

    check = command("check", "List the findings; exit 1 when one of them is an error.", plan=True)
    check.add_argument("--json", action="store_true", dest="as_json")

    timeline = command("timeline", "Print the dated plan.", plan=True)
    _add_print(timeline)

    what_if = command("whatif", "Say what would move; the plan stays as it is.", plan=True)
    _add_what_if(what_if)

    decide = command("decide", "Record the decision at a gate.", plan=True)
    _add_decision(decide)

    command("history", "List what was changed, when and by whom.", plan=True)
    for name, verb in (("undo", "Take back the last step."), ("redo", "Do it again.")):
        one = command(name, verb)
        one.add_argument("plan", metavar="PLAN", help="title, document number or id")

    export = command("export", "Write a document or a file.", plan=True)
    _add_export(export)

    import_ = command("import", "Take in a plan, or tasks of another program.")
    _add_import(import_)

    demo = command("demo", "Make three sample plans with their documents.")
    demo.add_argument("--out", required=True, metavar="DIR")

    command("backup", "Write a verified backup.")
    restore = command("restore", "Go back to a backup; lists them when none is named.")
    restore.add_argument("file", metavar="BACKUP", nargs="?", default="")
    restore.add_argument("--yes", action="store_true", help="do it without asking")
    command("verify", "Check the store against its own journal.")
    return parser
