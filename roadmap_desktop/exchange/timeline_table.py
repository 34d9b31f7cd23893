"""The timeline as a plain table: CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from roadmap_desktop.domain.model.tasks import LagUnit, LinkKind
from roadmap_desktop.exchange.outline import outline
from roadmap_desktop.timeline.schedule import Schedule, ScheduledLink, ScheduledTask

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    *("id", "name", "phase", "kind", "level", "parent", "owner", "start", "finish"),
    *("start_day", "finish_day", "working_days", "length", "length_unit", "percent"),
    *("total_float", "free_float", "critical", "actual_start", "actual_finish"),
    *("predecessors", "occurrences", "note"),
)
"""Names of the columns, the same in CSV and JSON."""


def as_json(schedule: Schedule, notice: str = "") -> str:
    """Every row with all its columns, and the links apart with kind and lag.

    Dates in ISO form; a row that recurs has its dates under ``occurrences``.
    """
    before = _before(schedule)
    plain = {
        **({"notice": notice} if notice else {}),
        "start": schedule.start.isoformat(),
        "finish": schedule.finish.isoformat(),
        "go_live": schedule.go_live.isoformat(),
        "tasks": [_plain(one.row, one.level, before) for one in outline(schedule)],
        "links": [
            {
                "predecessor": link.predecessor,
                "successor": link.successor,
                "kind": link.kind.value,
                "lag": link.lag,
                "lag_unit": link.lag_unit.value,
                "critical": link.critical,
                "implied": link.implied,
            }
            for link in schedule.links
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def as_csv(schedule: Schedule, delimiter: str = ",") -> bytes:
    """The same rows in UTF-8 with the mark by which Excel knows it.

    Text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    before = _before(schedule)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in outline(schedule):
        plain = _plain(one.row, one.level, before)
        writer.writerow([_cell(plain[column]) for column in COLUMNS])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def _before(schedule: Schedule) -> Mapping[str, Sequence[ScheduledLink]]:
    found: dict[str, list[ScheduledLink]] = defaultdict(list)
    for link in schedule.links:
        found[link.successor].append(link)
    return found


def _plain(
    row: ScheduledTask, level: int, before: Mapping[str, Sequence[ScheduledLink]]
) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "phase": row.phase,
        "kind": row.kind.value,
        "level": level,
        "parent": row.parent,
        "owner": row.owner,
        "start": row.start.isoformat(),
        "finish": row.finish.isoformat(),
        "start_day": row.start_day,
        "finish_day": row.finish_day,
        "working_days": row.working_days,
        "length": row.length,
        "length_unit": row.length_unit.value,
        "percent": round(row.percent, 1),
        "total_float": row.total_float,
        "free_float": row.free_float,
        "critical": row.critical,
        "actual_start": row.actual_start.isoformat() if row.actual_start else "",
        "actual_finish": row.actual_finish.isoformat() if row.actual_finish else "",
        "predecessors": ";".join(written(link) for link in before.get(row.id, ())),
        "occurrences": [day.isoformat() for day in row.occurrences],
        "note": row.note,
    }


def written(link: ScheduledLink) -> str:
    """A link as lists of tasks write it: 'prepare.count', 'prepare.count SS+2d'.

    Calendar days are written as 'ed', elapsed days.
    """
    kind = "" if link.kind is LinkKind.FS and not link.lag else f" {link.kind.value}"
    unit = "ed" if link.lag_unit is LagUnit.CALENDAR_DAYS else "d"
    return f"{link.predecessor}{kind}{f'{link.lag:+d}{unit}' if link.lag else ''}"


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(value)
    if isinstance(value, str):
        text = value.replace("\0", "")
        return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text
    return value
