"""What of a foreign project cannot be carried over, counted and said in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "external": "{tasks} of other projects {are} left out{named}.",
        "inactive": "{tasks} switched off in the file {are} left out{named}.",
        "several_people": "{tasks} {have} several people; the first named becomes the owner.",
        "part_days": "{tasks} {have} a length in parts of days; it is rounded up to whole days"
        "{named}.",
        "begun_milestone": "{tasks} without length {have} begun but not ended; a milestone is "
        "reached or not, so here it is open and keeps its percentage{named}.",
        "too_long": "{tasks} {are} longer than a task can be here and cut to the longest{named}.",
        "own_calendar": "{tasks} {have} a calendar of their own; the plan's calendar counts"
        "{named}.",
        "by_hand": "{tasks} {are} scheduled by hand in the file; here they start no earlier than "
        "their date there and follow their links{named}.",
        "finish_on": "{tasks} must finish on a date; here they must start on the date they start "
        "in the file{named}.",
        "finish_no_earlier": "{tasks} must not finish before a date; here they start no earlier "
        "than in the file{named}.",
        "start_no_later": "{tasks} must not start after a date; this is not carried over{named}.",
        "finish_no_later": "{tasks} must not finish after a date; here it is a deadline, for which "
        "what comes before does not move{named}.",
        "held_heading": "{tasks} with subtasks {are} held by a date in a way that is not carried "
        "over{named}.",
        "priority": "The priority of {tasks} is not carried over{named}.",
        "leveled": "{tasks} {are} delayed in the file to even out the work; the delay is not "
        "carried over, the date is{named}.",
        "estimated": "{tasks} {have} an estimated length; here it is a length like any other.",
        "code": "{tasks} {have} a code of the file's own (WBS); here rows are numbered{named}.",
        "hyperlink": "The hyperlink of {tasks} stands in the note{named}.",
        "name_cut": "{tasks} {have} a name longer than 200 characters; it was cut and stands in "
        "full in the note{named}.",
        "cost": "Costs and hours of work are not carried over ({tasks}).",
        "custom": "Fields of the file's own are not carried over ({tasks}).",
        "note_cut": "The notes of {tasks} are longer than a note can be and were cut{named}.",
        "backwards": "{tasks} {have} a finish before the start; the length counts{named}.",
        "blank": "{rows} without a task {are} left out.",
        "material": "{tasks} {have} only material or costs assigned, and so no owner{named}.",
        "resources": "Of people only their names are carried over, not their hours or rates.",
        "lost_link": "{links} to tasks that are not in the file, or switched off there, {are} left "
        "out.",
        "cross_link": "{links} to other projects {are} left out.",
        "self_link": "{links} of a task to itself {are} left out.",
        "double_link": "Two tasks can be linked once; {links} beside another {are} left out.",
        "part_lag": "{links} {have} a lag in parts of days; it is rounded to whole days.",
        "share_lag": "{links} {have} a lag in percent; it is turned into days.",
        "shown_lag": "{links} {have} a lag counted in weeks, hours or months; here it counts the "
        "same in days.",
        "too_many_links": "{links} {are} more than a plan can hold and left out.",
    }
)


class Told:
    """Counts what was met while reading."""

    def __init__(self) -> None:
        self._names: dict[str, list[str]] = {}

    def count(self, what: str, name: str = "") -> None:
        """Met once more; ``what`` is a key of ``SENTENCES``."""
        self._names.setdefault(what, []).append(name)

    def sentences(self) -> list[str]:
        """One sentence for each kind of thing, in the order of ``SENTENCES``."""
        return [
            _sentence(SENTENCES[what], self._names[what])
            for what in SENTENCES
            if what in self._names
        ]


def _sentence(pattern: str, names: list[str]) -> str:
    count, one = len(names), len(names) == 1
    shown = [f"“{' '.join(name.split())[:60]}”" for name in names[:3] if name.strip()]
    more = ", …" if count > len(shown) else ""
    return pattern.format(
        tasks=f"{count} {'task' if one else 'tasks'}",
        links=f"{count} {'link' if one else 'links'}",
        rows=f"{count} blank {'row' if one else 'rows'}",
        are="is" if one else "are",
        have="has" if one else "have",
        named=f": {', '.join(shown)}{more}" if shown else "",
    )
