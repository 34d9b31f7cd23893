"""Commands that take something in: a plan handed over, or tasks of another program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from roadmap_desktop.app.cli.desk import Desk
from roadmap_desktop.app.cli.text import counted, day, paragraph, table
from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.commands.edit import Edit
from roadmap_desktop.commands.firms import firm_called
from roadmap_desktop.commands.handover import import_plan_file
from roadmap_desktop.commands.import_tasks import import_tasks, plan_of_tasks, try_import
from roadmap_desktop.commands.plans import create_plan, find
from roadmap_desktop.commands.session import PlanSession
from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.exchange.foreign_file import ForeignFile, HowToRead, is_foreign, look_into
from roadmap_desktop.exchange.list_cells import DateOrder
from roadmap_desktop.exchange.plan_file import SUFFIX
from roadmap_desktop.exchange.taking_tasks import Taken, other_dates
from roadmap_desktop.exchange.task_list import NoTaskError, Rejected
from roadmap_desktop.store.store import Store

MOST_SHOWN = 12
"""Rows of a preview, and tasks on other dates; the rest is counted."""


def import_(desk: Desk) -> int:
    """Take in a plan somebody handed over, or tasks of another program."""
    path = Path(desk.arguments.file)
    if is_foreign(path):
        return _import_tasks(desk, path)
    if path.suffix != SUFFIX:
        raise PlanError(
            f"{path.name} does not end in {SUFFIX}, nor in .xml, .csv or .xlsx; for answers use:"
            " new"
        )
    with desk.store() as store:
        plan_id = import_plan_file(store, path, desk.actor)
        header = store.load_plan(plan_id).header
        desk.say(f"Took in {header.number}  {header.title}")
    return 0


def _import_tasks(desk: Desk, path: Path) -> int:
    given = desk.arguments
    try:
        file = look_into(path, _how(desk))
    except NoTaskError as error:
        _tell_rejected(desk, path.name, error.rejected)
        raise
    _tell_rejected(desk, file.name, file.rejected)
    _tell_left_out(desk, file)
    if given.preview:
        _show(desk, file)
    with desk.store() as store:
        if given.into:
            session = desk.open_plan(store, find(store, given.into).id)
            return _into(desk, store, session, file)
        return _as_new(desk, store, file)


def _how(desk: Desk) -> HowToRead:
    given = desk.arguments
    return HowToRead(
        sheet=given.sheet,
        delimiter="\t" if given.delimiter == "tab" else given.delimiter,
        encoding=given.encoding,
        matching=given.map,
        order=DateOrder(f"{given.dates}_first") if given.dates else None,
    )


def _into(desk: Desk, store: Store, session: PlanSession, file: ForeignFile) -> int:
    edit = Edit(plan=session.plan, catalogue=desk.catalogue, today=desk.today, new_id=store.new_id)
    taken = try_import(edit, file.tasks, source=file.name)
    _tell(desk, file, taken)
    if desk.arguments.preview:
        desk.say("Nothing was written. To take the tasks over, leave --preview out.")
        return 0
    revision = session.run(import_tasks, file.tasks, source=file.name)
    desk.say(revision.label if revision else "Nothing changed.")
    return 0


def _as_new(desk: Desk, store: Store, file: ForeignFile) -> int:
    firm = desk.arguments.firm or file.tasks.firm
    if not firm and desk.arguments.preview:
        firm = "New firm"
    if not firm:
        raise PlanError(
            "Say where the tasks belong: --into PLAN for a plan you have, --firm NAME for a new "
            "one."
        )
    known = firm_called(store, firm)
    taken = plan_of_tasks(
        file.tasks,
        desk.catalogue,
        desk.today,
        store.new_id,
        firm=firm,
        source=file.name,
        with_calendar=known is None,
    )
    _tell(desk, file, taken)
    if desk.arguments.preview:
        desk.say(
            "Nothing was written. To make the plan, leave --preview out and name the firm with "
            "--firm, or a plan you have with --into."
        )
        return 0
    plan = store.load_plan(create_plan(store, taken.plan, desk.actor))
    desk.say(f"Made {plan.header.number}  {plan.header.title}  ({plan.client.name})")
    return 0


def _show(desk: Desk, file: ForeignFile) -> None:
    """How the file was understood, with its first rows."""
    reading = file.reading
    if reading is not None:
        matched = [f"{reading.heads[place]} = {field}" for field, place in reading.matching.items()]
        read_as = [reading.table.encoding, reading.table.sheet]
        if reading.table.delimiter:
            read_as.append({"\t": "tab"}.get(reading.table.delimiter, reading.table.delimiter))
        desk.say(f"Read as {', '.join(word for word in read_as if word)}.")
        desk.say(paragraph(f"Columns: {'; '.join(matched)}."))
    tasks, calendar = file.tasks, file.tasks.calendar
    holds = [counted(len(tasks.tasks), "task"), counted(len(tasks.links), "link")]
    if calendar is not None:
        holds.append(counted(len(calendar.closed), "closure"))
    baselines = {one.number for task in tasks.tasks for one in task.baselines}
    if baselines:
        holds.append(counted(len(baselines), "baseline"))
    desk.say(f"{file.name}: {', '.join(holds)}.")
    links: dict[str, int] = {}
    for link in file.tasks.links:
        links[link.successor] = links.get(link.successor, 0) + 1
    rows = [
        (
            "  " * (task.level - 1) + task.name[:50],
            task.owner[:20],
            day(task.start),
            day(task.finish),
            str(links.get(task.key, "")),
        )
        for task in file.tasks.tasks[:MOST_SHOWN]
    ]
    desk.say(table(("Task", "Who", "From", "To", "Waits for"), rows, right=(4,)))
    more = len(file.tasks.tasks) - len(rows)
    if more > 0:
        desk.say(f"and {counted(more, 'more task')}.")


def _tell(desk: Desk, file: ForeignFile, taken: Taken) -> None:
    """What is different from the file, on the error stream."""
    schedule = assess(taken.plan, desk.catalogue, desk.today).schedule
    moved = _few(other_dates(file.tasks, taken, schedule))
    for sentence in (*taken.notes, *moved):
        desk.warn(paragraph(sentence))


def _tell_rejected(desk: Desk, name: str, rejected: Sequence[Rejected]) -> None:
    """Every row that is not taken over, on the error stream: somebody has to mend them."""
    for one in rejected:
        desk.warn(paragraph(f"Line {one.line}, {one.name or 'no name'}: {one.reason}"))
    if rejected:
        desk.warn(f"{counted(len(rejected), 'row')} of {name} left out.")


def _tell_left_out(desk: Desk, file: ForeignFile) -> None:
    """Columns that hold something and are not taken over, such as lengths in another language."""
    names = file.reading.left_out if file.reading is not None else ()
    more = len(names) - MOST_SHOWN
    told = ", ".join(names[:MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")
    if names:
        desk.warn(paragraph(f"Columns left out: {told}; say with --map what they hold."))


def _few(sentences: Sequence[str]) -> Sequence[str]:
    more = len(sentences) - MOST_SHOWN
    return [*sentences[:MOST_SHOWN], f"and {more} more."] if more > 0 else sentences
