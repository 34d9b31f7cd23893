"""The timeline as a native Gantt: bars follow the dates by conditional formatting (S1-56)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.content.words import month_and_year
from roadmap_desktop.reports.content.workbook import SheetContent
from roadmap_desktop.reports.excel.cells import formula, put, room_for
from roadmap_desktop.reports.excel.rules import Inputs
from roadmap_desktop.reports.excel.styles import BAR, FLOAT, PHASE, rule
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask

NAME, WHO, START, FINISH, DAYS = 2, 3, 4, 5, 6
FIRST_BAR = 7
WIDTHS = {NAME: 42.0, WHO: 17.0, START: 12.5, FINISH: 12.5, DAYS: 11.0}
BAR_WIDTH = 2.6
STEPS = (3, 4)
"""Days a column covers, two columns a week."""
STARTS_ROW = 4
"""Hidden: the first date of each bar column."""
MONTH_ROW, WEEK_ROW, HEAD_ROW = 5, 6, 7
FIRST_ROW = 8
ROW_HEIGHT = 16.5
LEGEND = (
    "Black: phase. Dark: on the critical path, a day late moves the end. Light: time to spare. "
    "◆ gate, ◇ date to keep, ● recurring, such as a review."
)
HOW_TO = (
    "Change a date in a tinted cell: bars and marks follow. A pair of narrow columns is one week, "
    "from the date at its head."
)


@dataclass(frozen=True, slots=True)
class Bars:
    """The columns that show time."""

    starts: tuple[date, ...]
    """First date of each column; one more marks the end of the last."""

    @property
    def last(self) -> int:
        """The last column."""
        return FIRST_BAR + len(self.starts) - 2

    @property
    def kind(self) -> int:
        """The hidden column that tells the rules what a row is."""
        return self.last + 2

    def at(self, column: int) -> str:
        """A cell of the row of dates."""
        return f"{get_column_letter(column)}${STARTS_ROW}"


def bars_for(schedule: Schedule) -> Bars:
    """Two columns a week from the first day to the last."""
    starts, day, place = [], schedule.start, 0
    while day <= schedule.finish:
        starts.append(day)
        day += timedelta(STEPS[place % 2])
        place += 1
    return Bars((*starts, day))


def draw_timeline(
    sheet: Worksheet, content: SheetContent, schedule: Schedule, identity: str
) -> list[str]:
    """The sheet with its bars; the ids of the rows it wrote."""
    bars = bars_for(schedule)
    width = sum(WIDTHS.values()) + BAR_WIDTH * (len(bars.starts) - 1)
    put(sheet, 1, NAME, content.title, "doc title")
    sheet.row_dimensions[1].height = 28
    for row, text in ((2, identity), (3, f"{content.line} {HOW_TO}")):
        _wide(sheet, row, text, width, bars.last)
    for column, wide in WIDTHS.items():
        sheet.column_dimensions[get_column_letter(column)].width = wide
    for column in range(FIRST_BAR, bars.last + 1):
        sheet.column_dimensions[get_column_letter(column)].width = BAR_WIDTH
    for column in (bars.last + 1, bars.kind):
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    _heads(sheet, schedule, bars)
    rows = [row for row in schedule.rows if not row.tail]
    inputs = Inputs(sheet)
    for place, task in enumerate(rows):
        _row(sheet, FIRST_ROW + place, task, schedule, bars, inputs)
    inputs.finish()
    bottom = FIRST_ROW + len(rows) - 1
    _rules(sheet, bottom, bars)
    _wide(sheet, bottom + 1, LEGEND, width, bars.last)
    return [task.id for task in rows] + _tail(sheet, bottom + 3, schedule)


def _wide(sheet: Worksheet, row: int, text: str, width: float, last: int) -> None:
    put(sheet, row, NAME, text, "doc line")
    sheet.merge_cells(start_row=row, end_row=row, start_column=NAME, end_column=last)
    sheet.row_dimensions[row].height = room_for(text, width, "doc line") - 6


def _heads(sheet: Worksheet, schedule: Schedule, bars: Bars) -> None:
    """Month, date of each week, plan day; and the hidden dates the rules read."""
    titles = ("Phase, task, gate", "Who", "From", "To", "Plan days")
    for column, title in enumerate(titles, NAME):
        put(sheet, HEAD_ROW, column, title, "doc head")
    put(sheet, WEEK_ROW, DAYS, "week from", "doc line")
    sheet.row_dimensions[STARTS_ROW].hidden = True
    month = 0
    for place, day in enumerate(bars.starts):
        column = FIRST_BAR + place
        put(sheet, STARTS_ROW, column, day, "plan date")
        if place == len(bars.starts) - 1:
            break
        first = place % 2 == 0
        put(sheet, WEEK_ROW, column, day.day if first else None, "plan tick")
        number = schedule.day_number(day) if first else None
        put(sheet, HEAD_ROW, column, number, "plan day")
        if day.month != month and (first or not place):
            month = day.month
            put(sheet, MONTH_ROW, column, month_and_year(day), "plan month")


def _row(
    sheet: Worksheet, at: int, task: ScheduledTask, schedule: Schedule, bars: Bars, inputs: Inputs
) -> None:
    put(sheet, at, 1, task.id, "doc plain")
    put(sheet, at, NAME, _name(task, schedule), _name_style(task))
    put(sheet, at, WHO, task.owner, "plan text")
    _dates(sheet, at, task, inputs)
    first_day = f"$D{at}-${bars.at(FIRST_BAR)}+1"
    days = f'={first_day}&IF($E{at}>$D{at},"–"&($E{at}-${bars.at(FIRST_BAR)}+1),"")'
    formula(sheet, at, DAYS, days, "plan text")
    kind = "critical" if task.kind is TaskKind.TASK and task.critical else task.kind.value
    put(sheet, at, bars.kind, kind, "plan text")
    for column in range(FIRST_BAR, bars.last + 1):
        style = "plan week" if (column - FIRST_BAR) % 2 == 0 else "plan half"
        mark = _mark(at, task, bars.at(column), bars.at(column + 1))
        if mark:
            formula(sheet, at, column, mark, style)
        else:
            put(sheet, at, column, None, style)
    sheet.row_dimensions[at].height = ROW_HEIGHT


def _name(task: ScheduledTask, schedule: Schedule) -> str:
    if task.kind is not TaskKind.PHASE:
        return task.name
    return next((f"{p.number}  {p.name}" for p in schedule.phases if p.id == task.phase), task.name)


def _name_style(task: ScheduledTask) -> str:
    return {TaskKind.PHASE: "plan phase", TaskKind.GATE: "plan gate"}.get(task.kind, "plan name")


def _dates(sheet: Worksheet, at: int, task: ScheduledTask, inputs: Inputs) -> None:
    """From and to; what falls on one day has its end follow its start."""
    if task.kind is TaskKind.PHASE:
        put(sheet, at, START, task.start, "plan date")
        put(sheet, at, FINISH, task.finish, "plan date")
        return
    put(sheet, at, START, task.start, "plan input date")
    inputs.allow_date("D", at)
    if task.kind in (TaskKind.GATE, TaskKind.MILESTONE):
        formula(sheet, at, FINISH, f"=$D{at}", "plan date")
    else:
        put(sheet, at, FINISH, task.finish, "plan input date")
        inputs.allow_date("E", at)


def _mark(at: int, task: ScheduledTask, here: str, next_: str) -> str:
    """The formula that puts a gate's diamond or a review's dot where its date is."""
    if task.kind is TaskKind.RECURRING:
        offsets = ",".join(str((day - task.start).days) for day in task.occurrences)
        if not offsets:
            return ""
        days = f"($D{at}+{{{offsets}}}"
        inside = f"{days}>={here})*{days}<{next_})*{days}<=$E{at})"
        return f'=IF(SUMPRODUCT({inside})>0,"●","")'
    sign = {TaskKind.GATE: "◆", TaskKind.MILESTONE: "◇"}.get(task.kind)
    return f'=IF(AND($D{at}>={here},$D{at}<{next_}),"{sign}","")' if sign else ""


def _rules(sheet: Worksheet, bottom: int, bars: Bars) -> None:
    """A bar where the task has begun before the next column and not ended before this one."""
    area = f"{get_column_letter(FIRST_BAR)}{FIRST_ROW}:{get_column_letter(bars.last)}{bottom}"
    kind = f"${get_column_letter(bars.kind)}{FIRST_ROW}"
    here, next_ = bars.at(FIRST_BAR), bars.at(FIRST_BAR + 1)
    inside = f"$D{FIRST_ROW}<{next_},$E{FIRST_ROW}>={here}"
    for word, colour in (("phase", PHASE), ("critical", BAR), ("task", FLOAT)):
        sheet.conditional_formatting.add(area, rule(f'AND({kind}="{word}",{inside})', colour))


def _tail(sheet: Worksheet, at: int, schedule: Schedule) -> list[str]:
    """What falls after the last phase, as text."""
    if not schedule.tail:
        return []
    put(sheet, at, NAME, "After the last day", "doc heading")
    sheet.row_dimensions[at].height = 21
    for column, title in enumerate(("What", "Who", "From", "To", "Plan day"), NAME):
        put(sheet, at + 1, column, title, "doc head")
    for place, row in enumerate(schedule.tail, at + 2):
        put(sheet, place, 1, row.id, "doc plain")
        count = f", {len(row.occurrences)} times" if len(row.occurrences) > 1 else ""
        put(sheet, place, NAME, f"{row.name}{count}", "plan text")
        put(sheet, place, WHO, row.owner, "plan text")
        put(sheet, place, START, row.start, "plan far date")
        put(sheet, place, FINISH, row.finish, "plan far date")
        put(sheet, place, DAYS, str(row.start_day), "plan text")
        sheet.row_dimensions[place].height = ROW_HEIGHT
    return [row.id for row in schedule.tail]
