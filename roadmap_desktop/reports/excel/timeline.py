"""The timeline as a native Gantt: bars follow the dates by conditional formatting (S1-56)."""

from __future__ import annotations

from datetime import date, timedelta

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.content.workbook import SheetContent
from roadmap_desktop.reports.excel.cells import fit_row, formula, put
from roadmap_desktop.reports.excel.styles import BAR, FLOAT, PHASE, SOFT, rule
from roadmap_desktop.timeline.schedule import Schedule, ScheduledTask

NAME, WHO, START, FINISH, DAYS = 2, 3, 4, 5, 6
FIRST_BAR = 7
WIDTHS = {NAME: 42.0, WHO: 16.0, START: 12.5, FINISH: 12.5, DAYS: 11.0}
BAR_WIDTH = 2.6
STEPS = (3, 4)
"""Days a column covers, two columns a week."""
DATES_ROW, MONTH_ROW, DAY_ROW, PLAN_ROW = 3, 4, 5, 6
FIRST_ROW = 7


def column_starts(schedule: Schedule) -> list[date]:
    """First date of each bar column; one more marks the end of the last."""
    starts, day, place = [], schedule.start, 0
    while day <= schedule.finish:
        starts.append(day)
        day += timedelta(STEPS[place % 2])
        place += 1
    return [*starts, day]


def draw_timeline(sheet: Worksheet, content: SheetContent, schedule: Schedule) -> list[str]:
    """The sheet with its bars; the ids of the rows it wrote."""
    starts = column_starts(schedule)
    last = FIRST_BAR + len(starts) - 2
    put(sheet, 1, NAME, content.title, "doc title")
    sheet.row_dimensions[1].height = 26
    put(sheet, 2, NAME, content.line, "doc line")
    sheet.merge_cells(start_row=2, end_row=2, start_column=NAME, end_column=last)
    width = sum(WIDTHS.values()) + BAR_WIDTH * len(starts)
    fit_row(sheet, 2, {NAME: width}, {NAME: content.line})
    _heads(sheet, schedule, starts)
    # The kind stands in a hidden column, so that the rules know a gate from a task.
    kind_column = last + 2
    sheet.column_dimensions[get_column_letter(kind_column)].hidden = True
    rows = [r for r in schedule.rows if not r.tail]
    for place, row in enumerate(rows):
        _row(sheet, FIRST_ROW + place, row, schedule, starts, kind_column)
    bottom = FIRST_ROW + len(rows) - 1
    _rules(sheet, bottom, last, kind_column)
    for column, wide in WIDTHS.items():
        sheet.column_dimensions[get_column_letter(column)].width = wide
    for column in range(FIRST_BAR, last + 1):
        sheet.column_dimensions[get_column_letter(column)].width = BAR_WIDTH
    sheet.row_dimensions[DATES_ROW].hidden = True
    ids = [r.id for r in rows]
    return ids + _tail(sheet, bottom + 2, schedule)


def _heads(sheet: Worksheet, schedule: Schedule, starts: list[date]) -> None:
    for column, title in ((NAME, "Phase, task, gate"), (WHO, "Who"), (START, "From")):
        put(sheet, PLAN_ROW, column, title, "doc head")
    put(sheet, PLAN_ROW, FINISH, "To", "doc head")
    put(sheet, PLAN_ROW, DAYS, "Plan days", "doc head")
    small = Font(name="Arial", size=8, color=SOFT)
    left = Alignment(horizontal="left", vertical="bottom")
    month = 0
    for place, day in enumerate(starts):
        column = FIRST_BAR + place
        put(sheet, DATES_ROW, column, day, "plan date")
        if place == len(starts) - 1:
            break
        if day.month != month:
            month = day.month
            cell = put(sheet, MONTH_ROW, column, f"{day:%b %Y}", "plan strong")
            cell.alignment = left
        if place % 2 == 0:
            for row, value in ((DAY_ROW, day.day), (PLAN_ROW, schedule.day_number(day))):
                cell = put(sheet, row, column, value, "plan name")
                cell.font, cell.alignment = small, left


def _row(
    sheet: Worksheet,
    at: int,
    row: ScheduledTask,
    schedule: Schedule,
    starts: list[date],
    kind_column: int,
) -> None:
    put(sheet, at, 1, row.id, "doc plain")
    strong = row.kind in (TaskKind.PHASE, TaskKind.GATE)
    name = row.name if row.kind is TaskKind.PHASE else f"   {row.name}"
    put(sheet, at, NAME, name, "plan strong" if strong else "plan name")
    put(sheet, at, WHO, row.owner, "plan name")
    editable = row.kind is not TaskKind.PHASE
    put(sheet, at, START, row.start, "plan input date" if editable else "plan date")
    put(sheet, at, FINISH, row.finish, "plan input date" if editable else "plan date")
    begin = f"DATE({schedule.start.year},{schedule.start.month},{schedule.start.day})"
    days = f'=(D{at}-{begin}+1)&IF(E{at}>D{at},"–"&(E{at}-{begin}+1),"")'
    formula(sheet, at, DAYS, days, "plan name")
    kind = "critical" if row.kind is TaskKind.TASK and row.critical else row.kind.value
    put(sheet, at, kind_column, kind, "plan name")
    mark = {TaskKind.GATE: "◆", TaskKind.MILESTONE: "◇"}.get(row.kind)
    centre = Alignment(horizontal="center", vertical="center")
    for place in range(len(starts) - 1):
        column = FIRST_BAR + place
        letter, next_ = get_column_letter(column), get_column_letter(column + 1)
        if mark:
            inside = f"AND($D{at}>={letter}${DATES_ROW},$D{at}<{next_}${DATES_ROW})"
            cell = formula(sheet, at, column, f'=IF({inside},"{mark}","")', "plan name")
            cell.alignment = centre
        elif row.kind is TaskKind.RECURRING:
            first, last = starts[place], starts[place + 1]
            if any(first <= day < last for day in row.occurrences):
                put(sheet, at, column, "●", "plan name").alignment = centre
    sheet.row_dimensions[at].height = 16


def _rules(sheet: Worksheet, bottom: int, last: int, kind_column: int) -> None:
    """A bar where the task has begun before the next column and not ended before this one."""
    area = f"{get_column_letter(FIRST_BAR)}{FIRST_ROW}:{get_column_letter(last)}{bottom}"
    kind = f"${get_column_letter(kind_column)}{FIRST_ROW}"
    here, next_ = get_column_letter(FIRST_BAR), get_column_letter(FIRST_BAR + 1)
    inside = f"$D{FIRST_ROW}<{next_}${DATES_ROW},$E{FIRST_ROW}>={here}${DATES_ROW}"
    for word, colour in (("phase", PHASE), ("critical", BAR), ("task", FLOAT)):
        sheet.conditional_formatting.add(area, rule(f'AND({kind}="{word}",{inside})', colour))


def _tail(sheet: Worksheet, at: int, schedule: Schedule) -> list[str]:
    if not schedule.tail:
        return []
    put(sheet, at, NAME, "After the last day", "doc heading")
    for place, row in enumerate(schedule.tail, 1):
        put(sheet, at + place, 1, row.id, "doc plain")
        put(sheet, at + place, NAME, row.name, "plan name")
        put(sheet, at + place, WHO, row.owner, "plan name")
        put(sheet, at + place, START, row.start, "plan date")
        put(sheet, at + place, FINISH, row.finish, "plan date")
        count = f"{len(row.occurrences)} times" if len(row.occurrences) > 1 else ""
        put(sheet, at + place, DAYS, count or f"day {row.start_day}", "plan name")
    return [row.id for row in schedule.tail]
