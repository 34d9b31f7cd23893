"""MSPDI of other programs: what is understood, what is told, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.domain.model.tasks import LagUnit, LengthUnit, LinkKind
from roadmap_desktop.exchange.foreign_tasks import ForeignTask, ForeignTasks
from roadmap_desktop.exchange.mspdi import read
from roadmap_desktop.exchange.mspdi.xml_tree import LARGEST_FILE
from roadmap_desktop.exchange.xml_events import DEEPEST, MOST_ELEMENTS

MONDAY = date(2027, 1, 11)


def project(tasks: str = "", more: str = "", before: str = "") -> bytes:
    """A file with those tasks; ``more`` stands behind them, ``before`` in front."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Project xmlns="http://schemas.microsoft.com/project"><Title>Shop</Title>'
        f"<StartDate>2027-01-11T08:00:00</StartDate>{before}<Tasks>{tasks}</Tasks>{more}</Project>"
    ).encode()


def task(uid: int = 1, name: str = "Paint", **fields: str) -> str:
    """A task of two days from Monday 11 January 2027; ``links`` stand as they are."""
    links = fields.pop("links", "")
    given = {
        "OutlineLevel": "1",
        "Start": "2027-01-11T08:00:00",
        "Finish": "2027-01-12T17:00:00",
        "Duration": "PT16H0M0S",
        "DurationFormat": "7",
        **fields,
    }
    inner = "".join(f"<{k}>{v}</{k}>" for k, v in given.items() if v)
    return f"<Task><UID>{uid}</UID><Name>{name}</Name>{inner}{links}</Task>"


def link(before: int, kind: int = 1, lag: int = 0, unit: int = 7, more: str = "") -> str:
    return (
        f"<PredecessorLink><PredecessorUID>{before}</PredecessorUID><Type>{kind}</Type>"
        f"<LinkLag>{lag}</LinkLag><LagFormat>{unit}</LagFormat>{more}</PredecessorLink>"
    )


def one(**fields: str) -> ForeignTask:
    """The only task of a file."""
    return read(project(task(1, "Paint", **fields))).tasks[0]


def refused(content: bytes) -> str:
    """The sentence."""
    with pytest.raises(PlanError) as caught:
        read(content, "shop.xml")
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert len(sentence) < 700
    return sentence


def told(found: ForeignTasks, words: str) -> bool:
    return any(words in sentence for sentence in found.not_carried)


# --- what is understood ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "unit", "length", "counted"),
    [
        ("PT8H0M0S", 7, 1, LengthUnit.WORKING_DAYS),
        ("PT40H0M0S", 7, 5, LengthUnit.WORKING_DAYS),
        ("PT40H0M0S", 39, 5, LengthUnit.WORKING_DAYS),
        ("PT80H0M0S", 9, 2, LengthUnit.WEEKS),
        ("PT48H0M0S", 9, 6, LengthUnit.WORKING_DAYS),
        ("PT72H0M0S", 8, 3, LengthUnit.CALENDAR_DAYS),
        ("PT160H0M0S", 11, 20, LengthUnit.WORKING_DAYS),
        ("PT4H0M0S", 5, 1, LengthUnit.WORKING_DAYS),
        ("PT0H0M0S", 7, 0, LengthUnit.WORKING_DAYS),
        ("P1DT0H", 7, 3, LengthUnit.WORKING_DAYS),
    ],
)
def test_lengths(minutes: str, unit: int, length: int, counted: LengthUnit) -> None:
    found = one(Duration=minutes, DurationFormat=str(unit))
    assert (found.length, found.unit) == (length, counted)


def test_a_day_is_as_long_as_the_file_says() -> None:
    found = read(project(task(Duration="PT12H"), before="<MinutesPerDay>360</MinutesPerDay>"))
    assert found.tasks[0].length == 2


@pytest.mark.parametrize(
    ("finish", "last"),
    [
        ("2027-01-12T17:00:00", date(2027, 1, 12)),
        ("2027-01-13T00:00:00", date(2027, 1, 12)),
        ("2027-01-12T12:00:00Z", date(2027, 1, 12)),
        ("2027-01-12T23:59:59.999+01:00", date(2027, 1, 12)),
    ],
)
def test_midnight_ends_the_day_before(finish: str, last: date) -> None:
    assert one(Finish=finish).finish == last


def test_elapsed_time_ends_on_its_last_day() -> None:
    found = one(Duration="PT72H", DurationFormat="8", Finish="2027-01-14T08:00:00")
    assert (found.start, found.finish) == (MONDAY, date(2027, 1, 13))


@pytest.mark.parametrize(
    ("kind", "unit", "lag", "expected"),
    [
        (0, 7, 0, (LinkKind.FF, 0, LagUnit.WORKING_DAYS)),
        (1, 7, 9_600, (LinkKind.FS, 2, LagUnit.WORKING_DAYS)),
        (2, 7, -4_800, (LinkKind.SF, -1, LagUnit.WORKING_DAYS)),
        (3, 8, 43_200, (LinkKind.SS, 3, LagUnit.CALENDAR_DAYS)),
        (1, 10, 100_800, (LinkKind.FS, 7, LagUnit.CALENDAR_DAYS)),
        (1, 19, 50, (LinkKind.FS, 1, LagUnit.WORKING_DAYS)),
        (9, 7, 0, (LinkKind.FS, 0, LagUnit.WORKING_DAYS)),
    ],
)
def test_links(kind: int, unit: int, lag: int, expected: tuple[LinkKind, int, LagUnit]) -> None:
    found = read(project(task(1) + task(2, links=link(1, kind, lag, unit))))
    (got,) = found.links
    assert (got.predecessor, got.successor) == ("1", "2")
    assert (got.kind, got.lag, got.lag_unit) == expected


DAY = "2027-01-20T08:00:00"
ON = date(2027, 1, 20)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (0, {}),
        (1, {"as_late_as_possible": True}),
        (2, {"must_start_on": ON}),
        (3, {"must_start_on": MONDAY}),
        (4, {"start_no_earlier": ON}),
        (5, {}),
        (6, {"start_no_earlier": MONDAY}),
        (7, {"finish_no_later": ON}),
    ],
)
def test_constraints(kind: int, expected: dict[str, object]) -> None:
    found = one(ConstraintType=str(kind), ConstraintDate=DAY)
    names = ("start_no_earlier", "finish_no_later", "must_start_on", "as_late_as_possible")
    got = {name: getattr(found, name) for name in names if getattr(found, name)}
    assert got == expected


def test_a_deadline_is_a_finish_no_later() -> None:
    assert one(Deadline="2027-01-15T17:00:00").finish_no_later == date(2027, 1, 15)


def test_progress_milestones_notes_and_owner() -> None:
    people = (
        "<Resources><Resource><UID>7</UID><Name>Ines</Name></Resource></Resources><Assignments>"
        "<Assignment><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID></Assignment>"
        "<Assignment><TaskUID>1</TaskUID><ResourceUID>7</ResourceUID></Assignment></Assignments>"
    )
    done = task(
        PercentComplete="50",
        ActualStart="2027-01-11T08:00:00",
        RemainingDuration="PT32H",
        Notes="Two &lt;b&gt; coats",
    )
    stone = task(2, "Painted", Duration="PT0H0M0S", Milestone="1", Start="2027-01-12T17:00:00")
    first, second = read(project(done + stone, people)).tasks
    assert (first.percent, first.actual_start, first.remaining_days) == (50, MONDAY, 4)
    assert (first.owner, first.note) == ("Ines", "Two <b> coats")
    assert second.milestone
    assert second.start == second.finish == date(2027, 1, 12)


def test_outline_and_the_project_itself() -> None:
    rows = (
        task(0, "Shop", OutlineLevel="0", Summary="1")
        + task(1, "Walls", Summary="1")
        + task(2, "Paint", OutlineLevel="2")
        + "<Task><UID>3</UID><ID>3</ID><IsNull>1</IsNull></Task>"
    )
    found = read(project(rows))
    assert [(t.name, t.level, t.summary) for t in found.tasks] == [
        ("Walls", 1, True),
        ("Paint", 2, False),
    ]
    assert (found.name, found.start) == ("Shop", MONDAY)


def calendars(days: str, exceptions: str) -> str:
    return (
        "<CalendarUID>3</CalendarUID><Calendars><Calendar><UID>1</UID><WeekDays>"
        "<WeekDay><DayType>7</DayType><DayWorking>1</DayWorking></WeekDay></WeekDays></Calendar>"
        f"<Calendar><UID>3</UID><BaseCalendarUID>1</BaseCalendarUID><WeekDays>{days}</WeekDays>"
        f"<Exceptions>{exceptions}</Exceptions></Calendar></Calendars>"
    )


def shut(first: str, last: str, more: str = "") -> str:
    return (
        f"<Exception><TimePeriod><FromDate>{first}T00:00:00</FromDate><ToDate>{last}T23:59:00"
        f"</ToDate></TimePeriod><Name>Shut</Name><DayWorking>0</DayWorking>{more}</Exception>"
    )


@pytest.mark.parametrize(
    ("exception", "days"),
    [
        (shut("2027-02-01", "2027-02-01"), {date(2027, 2, 1)}),
        (shut("2027-02-01", "2027-02-03"), {date(2027, 2, d) for d in (1, 2, 3)}),
        (
            shut("2027-02-01", "2027-02-05", "<Type>1</Type><Period>2</Period>"),
            {date(2027, 2, d) for d in (1, 3, 5)},
        ),
        (
            shut(
                "2027-02-28", "2029-12-31", "<Type>2</Type><Month>1</Month><MonthDay>29</MonthDay>"
            ),
            {date(2028, 2, 29)},
        ),
        (  # the last Monday of May
            shut(
                "2027-01-01",
                "2028-12-31",
                "<Type>3</Type><Month>4</Month><MonthItem>4</MonthItem>"
                "<MonthPosition>4</MonthPosition>",
            ),
            {date(2027, 5, 31), date(2028, 5, 29)},
        ),
        (
            shut("2027-02-10", "2027-04-20", "<Type>4</Type><MonthDay>15</MonthDay>"),
            {date(2027, m, 15) for m in (2, 3, 4)},
        ),
        (  # every other Friday
            shut(
                "2027-01-11",
                "2027-02-12",
                "<Type>6</Type><Period>2</Period><DaysOfWeek>32</DaysOfWeek>",
            ),
            {date(2027, 1, 15), date(2027, 1, 29), date(2027, 2, 12)},
        ),
    ],
)
def test_closed_days_that_come_round(exception: str, days: set[date]) -> None:
    week = "<WeekDay><DayType>2</DayType><DayWorking>0</DayWorking></WeekDay>"
    found = read(project(task(), before=calendars(week, exception)))
    assert found.calendar
    assert found.calendar.work_week == (1, 2, 3, 4, 5)
    closed = {
        date.fromordinal(n)
        for c in found.calendar.closed
        for n in range(c.start.toordinal(), c.finish.toordinal() + 1)
    }
    assert closed == days
    assert not told(found, "closure")


def test_closures_as_older_programs_write_them() -> None:
    old = (
        "<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod><FromDate>2027-02-01T"
        "00:00:00</FromDate><ToDate>2027-02-02T23:59:00</ToDate></TimePeriod></WeekDay>"
    )
    found = read(project(task(), before=calendars(old, "")))
    assert found.calendar
    assert [(c.start, c.finish) for c in found.calendar.closed] == [
        (date(2027, 2, 1), date(2027, 2, 2))
    ]


# --- what is told ---------------------------------------------------------------------------------

TWO_PEOPLE = (
    "<Resources><Resource><UID>1</UID><Name>A</Name></Resource><Resource><UID>2</UID><Name>B</Name>"
    "</Resource></Resources><Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>1"
    "</ResourceUID></Assignment><Assignment><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID>"
    "</Assignment></Assignments>"
)


THING = (
    "<Resources><Resource><UID>1</UID><Name>Sand</Name><Type>0</Type></Resource></Resources>"
    "<Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID></Assignment>"
    "</Assignments>"
)
RATE = (
    "<Resources><Resource><UID>1</UID><Name>A</Name><StandardRate>40</StandardRate></Resource>"
    "</Resources>"
)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (project(task(Duration="PT12H0M0S")), "parts of days"),
        (project(task(Duration="PT99999H0M0S")), "cut to the longest"),
        (project(task(CalendarUID="9")), "a calendar of their own"),
        (project(task(Manual="1")), "scheduled by hand"),
        (project(task(ConstraintType="7", ConstraintDate="2027-01-15T17:00:00")), "a deadline"),
        (project(task(Summary="1", ConstraintType="2")), "is held by a date in a way"),
        (project(task(Priority="700")), "The priority of 1 task"),
        (project(task(LevelingDelay="4800")), "to even out the work"),
        (project(task(Estimated="1")), "an estimated length"),
        (project(task(OutlineNumber="1", WBS="AB-7")), "a code of the file's own"),
        (project(task(HyperlinkAddress="https://example.org")), "stands in the note"),
        (project(task(name="x" * 201)), "longer than 200 characters"),
        (project(task(Work="PT8H0M0S")), "hours of work"),
        (project(task() + task(2, IsNull="1")), "1 blank row without a task is left out"),
        (project(task(), THING), "only material or costs assigned"),
        (project(task(), RATE), "not their hours or rates"),
        (
            project(task(Duration="PT0H0M0S", ActualStart="2027-01-11T08:00:00")),
            "has begun but not ended",
        ),
        (project(task() + task(2, links=link(1, 1, 24_000, 9))), "counted in weeks"),
        (project(task(ConstraintType="3")), "must finish on a date"),
        (project(task(ConstraintType="6")), "must not finish before"),
        (project(task(ConstraintType="5")), "must not start after"),
        (project(task(Cost="12.50")), "Costs"),
        (project(task(links="<ExtendedAttribute><Value>1</Value></ExtendedAttribute>")), "Fields"),
        (project(task(Notes="x" * 3_000)), "were cut"),
        (project(task(Finish="2027-01-05T17:00:00")), "a finish before the start"),
        (project(task() + task(2, Active="0")), "switched off"),
        (project(task() + task(2, ExternalTask="1")), "of other projects"),
        (project(task(), TWO_PEOPLE), "several people"),
        (project(task(links=link(8))), "not in the file"),
        (project(task(links=link(1))), "to itself"),
        (project(task() + task(2, links=link(1) + link(1, 3))), "linked once"),
        (project(task() + task(2, links=link(1, 1, 2_400))), "parts of days"),
        (project(task() + task(2, links=link(1, 1, 50, 19))), "in percent"),
        (
            project(task(links=link(1, more="<CrossProject>1</CrossProject>"))),
            "to other projects",
        ),
        (
            project(
                task(), before=calendars("", shut("2027-01-01", "2028-01-01", "<Type>5</Type>"))
            ),
            "repeating closure “Shut”",
        ),
        (
            project(
                task(),
                before=calendars(
                    "", shut("2027-01-16", "2027-01-16").replace("DayWorking>0", "DayWorking>1")
                ),
            ),
            "open Saturday",
        ),
    ],
)
def test_what_cannot_be_carried_is_told(content: bytes, words: str) -> None:
    found = read(content)
    assert told(found, words), found.not_carried
    assert len(found.tasks) >= 1


def test_material_owns_nothing_and_a_person_beside_it_does() -> None:
    both = THING.replace(
        "</Resources>", "<Resource><UID>2</UID><Name>Ines</Name></Resource></Resources>"
    ).replace(
        "</Assignments>",
        "<Assignment><TaskUID>1</TaskUID><ResourceUID>2</ResourceUID></Assignment></Assignments>",
    )
    found = read(project(task(), both))
    assert found.tasks[0].owner == "Ines"
    assert found.not_carried == ()


@pytest.mark.parametrize(
    ("name", "read_as"),
    [
        (
            "Sand &amp; &lt;seal&gt; &quot;all&quot; &#39;of&#39; it",
            "Sand & <seal> \"all\" 'of' it",
        ),
        ("&amp;amp; stays", "&amp; stays"),
        ("لצבוע את הקיר", "لצבוע את הקיר"),
        ("می‌خواهم رنگ بزنم", "می‌خواهم رنگ بزنم"),
        ("abc‏ דה", "abc‏ דה"),
        ("pay ‮exe.fdp‬ now", "pay exe.fdp now"),
        ("two&#10;lines\tand   blanks", "two lines and blanks"),
        ("👩‍🔧 mends", "👩‍🔧 mends"),
    ],
)
def test_names_keep_their_letters_and_nothing_that_hides_or_turns_them(
    name: str, read_as: str
) -> None:
    assert read(project(task(name=name))).tasks[0].name == read_as


def test_a_name_of_five_thousand_letters_is_cut_and_begins_the_note() -> None:
    found = read(project(task(name="Wand " * 1_000, Notes="twice"))).tasks[0]
    assert len(found.name) == 200
    assert found.name.endswith("Wand…")
    assert found.note.startswith("Wand Wand")
    assert len(found.note) == 2_000
    short = read(project(task(name="y" * 300, Notes="twice"))).tasks[0]
    assert short.note == f"{'y' * 300}\ntwice"


def test_a_hyperlink_stands_in_the_note_once() -> None:
    address = "https://example.org/a?b=1&amp;c=2"
    found = one(HyperlinkAddress=address, Notes="look there")
    assert found.note == "look there\nhttps://example.org/a?b=1&c=2"
    again = one(HyperlinkAddress=address, Notes=f"see {address}")
    assert again.note == "see https://example.org/a?b=1&c=2"


def test_a_milestone_that_has_begun_stays_open_with_its_share() -> None:
    found = one(Duration="PT0H0M0S", PercentComplete="50", ActualStart="2027-01-11T08:00:00")
    assert (found.milestone, found.percent, found.actual_start) == (True, 50.0, None)


def test_elapsed_work_that_ended_in_the_morning_ended_the_day_before() -> None:
    found = one(
        Duration="PT96H0M0S",
        DurationFormat="8",
        ActualStart="2027-01-11T08:00:00",
        ActualFinish="2027-01-15T08:00:00",
    )
    assert found.actual_finish == date(2027, 1, 14)


def test_a_heading_may_be_held_by_an_earliest_start() -> None:
    held = {"Summary": "1", "ConstraintType": "4", "ConstraintDate": "2027-01-18T08:00:00"}
    assert one(**held).start_no_earlier == date(2027, 1, 18)


def test_a_plain_project_loses_nothing() -> None:
    assert read(project(task() + task(2, links=link(1)))).not_carried == ()


# --- what is refused ------------------------------------------------------------------------------

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
    + "]><Project><Title>&j;</Title></Project>"
)
FILE_ENTITY = (
    '<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project><Title>&x;</Title>'
    "<Tasks/></Project>"
)

HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "blanks": (b" \n ", "empty"),
    "an .mpp": (b"\xd0\xcf\x11\xe0" + bytes(500), "Save As"),
    "a zip": (b"PK\x03\x04" + bytes(500), "packed"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), "damaged"),
    "half a file": (project(task())[:-30], "damaged"),
    "other XML": (b"<html><body/></html>", "no project"),
    "no tasks": (project(), "no tasks"),
    "an encoding of jokes": (b'<?xml version="1.0" encoding="rot13"?><Project/>', "encoding"),
    "a bomb of entities": (BOMB.encode(), "document type"),
    "a bomb in UTF-16": (BOMB.replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16"), "type"),
    "a file as entity": (FILE_ENTITY.encode(), "document type"),
    "a far document type": (
        b'<!DOCTYPE Project SYSTEM "http://127.0.0.1/x.dtd"><Project/>',
        "document type",
    ),
    "an unknown entity": (project(task(Notes="&boo;")), "damaged"),
    "too large": (b"<Project>" + b" " * LARGEST_FILE + b"</Project>", "larger than"),
    "too deep": (b"<a>" * (DEEPEST + 2), "nested deeper"),
    "too deep where nobody looks": (
        b"<a><TimephasedData>" + b"<b>" * (DEEPEST + 2),
        "nested deeper",
    ),
    "too many": (b"<a>" + b"<b/>" * MOST_ELEMENTS, "more in it"),
    "a tag of a million attributes": (
        b"<a " + b" ".join(b'a%d="1"' % n for n in range(1_000_000)) + b"/>",
        "more in it",
    ),
    "a comment without end": (b"<a><!--" + b"x" * 5_000_000, "more in it"),
    "no such day": (project(task(Start="2027-02-30T08:00:00")), "“Paint” has a date that is none"),
    "no such hour": (project(task(Finish="2027-02-03T25:00:00")), "a date that is none"),
    "words for a date": (project(task(Start="soon")), "'soon'"),
    "the year 9999": (project(task(Start="9999-12-31T08:00:00")), "no plan can hold"),
    "the year 0": (project(task(Start="0000-01-01T08:00:00")), "a date that is none"),
    "digits of another script": (project(task(Start="２０２７-01-01")), "a date that is none"),
    "a length of words": (project(task(Duration="two days")), "a length that is none"),
    "a bare length": (project(task(Duration="P")), "a length that is none"),
    "a number twice": (project(task(1) + task(1)), "two tasks with the number 1"),
    "no number": (project(task().replace("<UID>1</UID>", "")), "without a number"),
    "each other": (
        project(task(1, "A", links=link(2)) + task(2, "B", links=link(1))),
        "“A” → “B” → “A”",
    ),
    "a ring of three": (
        project(
            "".join(task(n, "ABC"[n], links=link((n + 1) % 3)) for n in (1, 2))
            + task(3, "C", links=link(1))
            + task(4, links=link(3))
        ).replace(b"<PredecessorUID>0<", b"<PredecessorUID>3<"),
        "wait for each other",
    ),
    "a summary that waits for its own row": (
        project(task(1, "Walls", Summary="1", links=link(2)) + task(2, "Paint", OutlineLevel="2")),
        "wait for each other",
    ),
    "too many tasks": (project("".join(task(n) for n in range(1, 4_002))), "4,001 tasks"),
}


@pytest.mark.parametrize(("content", "words"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_get_a_sentence(content: bytes, words: str) -> None:
    assert words in refused(content)


def test_a_long_chain_is_no_ring() -> None:
    rows = "".join(task(n, links=link(n - 1) if n > 1 else "") for n in range(1, 3_001))
    assert len(read(project(rows)).links) == 2_999
    closed = rows.replace("</Task>", link(3_000) + "</Task>", 1)
    assert "2994 more" in refused(project(closed))


def test_huge_numbers_do_no_harm() -> None:
    found = one(PercentComplete="1e999", OutlineLevel="99999999999999999999", Cost="nan")
    assert (found.percent, found.level) == (None, 1)
    assert one(PercentComplete="250").percent == 100
