"""A believable light plan as blocks, and ways to look into a written PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from roadmap_desktop.app import paths
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.model.tasks import TaskKind
from roadmap_desktop.reports.blocks import (
    Bullets,
    Callout,
    Card,
    Cell,
    CellKind,
    Column,
    Document,
    DocumentControl,
    DocumentStatus,
    Fact,
    Facts,
    Gantt,
    Heading,
    KeepTogether,
    PhaseStrip,
    Row,
    Section,
    Signatures,
    Style,
    Table,
    Text,
)
from roadmap_desktop.reports.pdf.write import Paper, PdfResult, write_pdf
from roadmap_desktop.timeline.calendar import WorkingCalendar
from roadmap_desktop.timeline.schedule import Schedule, ScheduledPhase, ScheduledTask

START = date(2027, 1, 12)
NOTICE = "This document supports planning and does not replace professional advice."
PHASES = (
    ("prepare", "Prepare", 1, 20),
    ("pilot", "Pilot", 21, 50),
    ("make_ready", "Make ready", 51, 70),
    ("limited_rollout", "Limited rollout", 71, 100),
    ("settle", "Settle and decide", 101, 120),
)
TASKS = (
    ("prepare", "t", "Write the use on one page", "Marta", 1, 4, True),
    ("prepare", "g", "Idea gate: worth trying?", "Marta", 5, 5, False),
    ("prepare", "t", "List what must never be typed in", "Ines", 8, 11, True),
    ("prepare", "t", "Time 40 replies written by hand", "Tomasz", 8, 16, False),
    ("prepare", "t", "Set up the account, training on inputs off", "Ines", 12, 15, True),
    ("prepare", "g", "Pilot gate: safe enough to try?", "Marta", 19, 19, False),
    ("pilot", "t", "Week 1: opening hours and orders", "Tomasz", 22, 26, True),
    ("pilot", "t", "Weeks 2 to 4: plus allergens and complaints", "Tomasz", 29, 47, True),
    ("pilot", "r", "Weekly review, 15 minutes", "Marta", 26, 47, False),
    ("pilot", "t", "Write the pilot summary", "Ines", 47, 50, True),
    ("pilot", "g", "Pilot verdict: go on?", "Marta", 50, 50, False),
    ("make_ready", "t", "Correct prompts and reply patterns", "Tomasz", 51, 57, True),
    ("make_ready", "t", "Rehearse the fallback: replies by hand", "Priya", 58, 60, True),
    ("make_ready", "g", "Rollout gate: may it grow?", "Marta", 68, 68, False),
    ("limited_rollout", "t", "Four people: opening hours and orders", "Tomasz", 78, 89, True),
    ("limited_rollout", "r", "Weekly review, ten sent replies", "Marta", 82, 96, False),
    ("limited_rollout", "g", "Production gate: ready for normal work?", "Marta", 99, 99, False),
    ("settle", "t", "Compare results with the targets", "Ines", 101, 106, True),
    ("settle", "t", "Ask all six what works", "Marta", 106, 110, False),
    ("settle", "g", "Review gate: go on, change or end?", "Marta", 120, 120, False),
)
KINDS = {"t": TaskKind.TASK, "g": TaskKind.GATE, "r": TaskKind.RECURRING}


@pytest.fixture(scope="session")
def fonts() -> Path:
    """The bundled typefaces."""
    return paths.resources() / "fonts"


def on(day: int) -> date:
    return START + timedelta(days=day - 1)


def task(
    phase: str, kind: str, name: str, owner: str, first: int, last: int, critical: bool
) -> ScheduledTask:
    weekly = tuple(on(day) for day in range(first, last + 1, 7)) if kind == "r" else ()
    return ScheduledTask(
        id=f"{phase}.{first}.{last}.{name}",
        name=name,
        phase=phase,
        kind=KINDS[kind],
        owner=owner,
        start=on(first),
        finish=on(last),
        start_day=first,
        finish_day=last,
        critical=critical,
        total_float=0 if critical else 3,
        minutes=15 if kind == "r" else 0,
        occurrences=weekly,
    )


def phase_row(phase: str, name: str, first: int, last: int) -> ScheduledTask:
    return ScheduledTask(
        id=phase,
        name=name,
        phase=phase,
        kind=TaskKind.PHASE,
        start=on(first),
        finish=on(last),
        start_day=first,
        finish_day=last,
    )


TAIL = (
    ScheduledTask(
        id="tail.adoption",
        name="90-day adoption check",
        phase="",
        kind=TaskKind.MILESTONE,
        owner="Marta",
        start=on(161),
        finish=on(161),
        start_day=161,
        finish_day=161,
        tail=True,
    ),
    ScheduledTask(
        id="tail.context",
        name="Monthly update of the AI context",
        phase="",
        kind=TaskKind.RECURRING,
        owner="Ines",
        start=on(150),
        finish=on(300),
        start_day=150,
        finish_day=300,
        minutes=30,
        occurrences=tuple(on(day) for day in range(150, 301, 30)),
        tail=True,
    ),
)


@pytest.fixture
def schedule() -> Schedule:
    """The bakery's 120 days."""
    return make_schedule()


def make_schedule(extra: int = 0, *, name: str = "Own task {}") -> Schedule:
    rows: list[ScheduledTask] = []
    for phase, title, first, last in PHASES:
        rows.append(phase_row(phase, title, first, last))
        rows += [task(*each) for each in TASKS if each[0] == phase]
        rows += [
            task(phase, "t", name.format(at), "Priya", first + at % 10, first + at % 10 + 4, False)
            for at in range(extra)
        ]
    return Schedule(
        start=START,
        finish=on(120),
        preset="days_120",
        rows=(*rows, *TAIL),
        phases=tuple(
            ScheduledPhase(
                id=phase,
                number=number,
                name=title,
                start=on(first),
                finish=on(last),
                start_day=first,
                finish_day=last,
                template_days=last - first + 1,
            )
            for number, (phase, title, first, last) in enumerate(PHASES, 1)
        ),
        links=(),
        calendar=WorkingCalendar(
            work_week=frozenset({1, 2, 3, 4, 5}), closed={date(2027, 3, 26): "Good Friday"}
        ),
        go_live=on(71),
    )


@pytest.fixture
def long_schedule() -> Callable[..., Schedule]:
    """Builds a schedule with more own tasks in each phase."""
    return make_schedule


@dataclass(frozen=True, kw_only=True)
class Written:
    """A PDF that was written, opened again."""

    path: Path
    result: PdfResult
    reader: PdfReader

    def text(self, page: int) -> str:
        """Words of a page (from 1), each run of blanks as one."""
        return " ".join(self.reader.pages[page - 1].extract_text().split())

    @property
    def texts(self) -> list[str]:
        return [self.text(page) for page in range(1, len(self.reader.pages) + 1)]

    @property
    def bookmarks(self) -> list[tuple[str, int]]:
        """(title, page from 1)."""
        found = []
        for entry in self.reader.outline:
            assert not isinstance(entry, list)
            number = self.reader.get_destination_page_number(entry)
            assert number is not None
            found.append((str(entry.title), number + 1))
        return found

    def sizes(self, page: int) -> set[float]:
        """Type sizes used on a page, in points."""
        seen: set[float] = set()

        def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
            if text.strip():
                seen.add(round(size, 2))

        self.reader.pages[page - 1].extract_text(visitor_text=visit)
        return seen


Write = Callable[..., Written]


@pytest.fixture
def write(tmp_path: Path, fonts: Path) -> Write:
    """Writes a document and opens it again."""

    def written(document: Document, paper: Paper = Paper.A4, name: str = "plan.pdf") -> Written:
        path = tmp_path / f"{paper}-{name}"
        result = write_pdf(document, path, paper=paper, fonts=fonts)
        return Written(path=path, result=result, reader=PdfReader(path, strict=True))

    return written


@dataclass(frozen=True, kw_only=True)
class Maker:
    """Builds documents to be drawn."""

    def control(self, status: DocumentStatus = DocumentStatus.DRAFT) -> DocumentControl:
        return DocumentControl(
            title="Drafting replies to customers",
            client="Wrenfield Bakery",
            number="WB-AI-01",
            revision="2",
            status=status,
            issued=date(2027, 1, 26),
            prepared_by="Dana Whitlock",
            language="en-GB",
            fingerprint=hashlib.sha256(b"WB-AI-01|2").hexdigest(),
            notice=NOTICE,
            depth=Depth.LIGHT,
        )

    def document(
        self, *sections: Section, status: DocumentStatus = DocumentStatus.DRAFT
    ) -> Document:
        return Document(control=self.control(status), sections=sections)

    def sample(self, status: DocumentStatus = DocumentStatus.FOR_SIGN_OFF) -> Document:
        return Document(control=self.control(status), sections=SECTIONS)


@pytest.fixture(scope="session")
def make() -> Maker:
    """Builds documents."""
    return Maker()


def column(
    title: str, share: float, kind: CellKind = CellKind.TEXT, *, strong: bool = False
) -> Column:
    return Column(key=title.lower() or "state", title=title, share=share, kind=kind, strong=strong)


def rows(*values: tuple[Cell | str | float | date | None, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(
            id=f"row-{at}",
            cells=tuple(each if isinstance(each, Cell) else Cell(value=each) for each in line),
        )
        for at, line in enumerate(values)
    )


SUMMARY = Section(
    id="summary",
    title="Drafting replies to customers",
    standfirst=(
        "Wrenfield Bakery. A light plan for one AI use over 120 days, 12 January to 11 May 2027."
    ),
    blocks=(
        Facts(
            strip=True,
            items=(
                Fact(label="Number", text="WB-AI-01"),
                Fact(label="Revision", text="2"),
                Fact(label="Status", text="For sign-off"),
                Fact(label="Issued", text="26 Jan 2027"),
                Fact(label="Prepared by", text="Dana Whitlock"),
                Fact(label="Next review", text="11 May 2027"),
            ),
        ),
        Callout(
            label="What you are asked to decide",
            text=(
                "May the bakery run a four-week pilot from 2 to 27 February 2027, with two people "
                "and drafts only?"
            ),
            note="Until the pilot gate on 30 January nothing is sent with help from AI.",
        ),
        Facts(
            items=(
                Fact(
                    label="The use",
                    text=(
                        "The assistant drafts answers to e-mails and web messages about opening "
                        "hours, orders, allergens and complaints. A person corrects and sends."
                    ),
                ),
                Fact(
                    label="The people",
                    text="Marta Oldfield owns it. Tomasz Reid and Priya Nand try it.",
                ),
                Fact(label="The worth", text="A reply takes 9 minutes today. Target: 5 minutes."),
                Fact(label="The limits", text="Drafts only. No prices, refunds or allergens."),
                Fact(label="The weight", text="Light plan: a person approves every reply."),
            )
        ),
        Heading(text="The plan in five lines"),
        Facts(
            items=(
                Fact(
                    label="Stops when",
                    text="a wrong allergen, price or date reaches a customer.",
                    page_of="stop_rules",
                ),
                Fact(label="Tests", text="four kinds of message, two people.", page_of="pilot"),
                Fact(label="Grows when", text="four of five replies are good.", page_of="gates"),
                Fact(label="Governed by", text="one owner, one deputy, gates.", page_of="gates"),
                Fact(label="Watched by", text="a review every Saturday.", page_of="pilot"),
            )
        ),
        PhaseStrip(schedule=make_schedule()),
    ),
)
CARD = Section(
    id="data_card",
    title="Desk card",
    standfirst="Hang it beside the screen. Valid until a newer revision replaces it.",
    blocks=(
        Card(
            title="What we never type into the AI",
            never=(
                "Card numbers, bank details, passwords",
                "A customer’s name together with an allergy or illness",
                "Home addresses and phone numbers",
                "Wages, rotas, sick notes, anything about staff",
                "Supplier prices and contracts",
                "Recipes and what they cost us",
                "Tax papers and accounts",
            ),
            fine=(
                "The customer’s question, with name and contact removed",
                "Opening hours and the printed price list",
                "The public product and allergen sheet",
                "What was ordered, for which day",
            ),
            steps_title="Before a reply leaves the shop",
            steps=(
                "Take out name, address, phone and card details.",
                "Ask for a draft. Check allergens, prices and dates.",
                "Correct it, then send it yourself, under your own name.",
            ),
            call_title="It happened anyway?",
            call=(
                "Stop. Delete nothing. Tell Marta Oldfield at once, or Ines Carver if Marta is "
                "away. Nobody is blamed for telling."
            ),
            closing="Not sure whether something is fine? Then it is not. Ask first.",
        ),
    ),
)
PILOT = Section(
    id="pilot",
    title="The pilot on a page",
    standfirst="2 to 27 February 2027 (days 22 to 47). Two people, drafts only.",
    blocks=(
        Heading(text="What counts as useful, safe and worth going on with?"),
        Table(
            name="criteria",
            columns=(
                column("What we count", 47),
                column("Today", 16, CellKind.NUMBER),
                column("Good", 27),
                column("Share", 18, CellKind.PERCENT),
                column("Cost", 18, CellKind.MONEY),
            ),
            rows=rows(
                ("Minutes for a reply, median", 9, "5 or less", None, 1200.5),
                ("Replies with an editing share below 15 %", None, "80 % or more", 80.0, 24),
            ),
        ),
        Text(text="Editing share: minutes correcting, by minutes by hand.", style=Style.NOTE),
        Heading(text="In and out"),
        Bullets(items=("Opening hours", "Orders"), mark="yes"),
        Bullets(items=("Refunds", "Phone and social media"), mark="never"),
        Bullets(items=("Read the draft", "Correct it"), mark="number"),
        Bullets(items=("A plain point", "Another"), mark="dot"),
        Text(text="The sender reads every draft against the product sheet."),
        Text(text="Tomasz reads ten sent replies a week.", style=Style.STRONG),
    ),
)
STOP = Section(
    id="stop_rules",
    title="Stop rules",
    standfirst="Agreed before the start, so that nobody has to argue in the moment.",
    blocks=(
        Callout(label="May pause at any time", text="Marta Oldfield", note="owner"),
        Table(
            name="stop_rules",
            columns=(
                column("If this happens", 68, strong=True),
                column("Noticed by", 34),
                column("Then", 26, CellKind.TAG),
                column("Decided by, within", 37),
            ),
            rows=rows(
                (
                    Cell(value="Unreliable output", note="One wrong allergen reaches a customer."),
                    "customer or weekly sample",
                    "pause",
                    "Marta, same hour",
                ),
                (Cell(value="Too much rework"), "tally, Saturdays", "redesign", "Tomasz, 3 days"),
                (Cell(value="No value"), "pilot summary", "stop", "Marta, rollout gate"),
            ),
        ),
        Heading(text="Pauses so far, by hand"),
        Table(
            columns=(column("Date", 24), column("What happened", 72), column("Signature", 46)),
            rows=(),
            blank_rows=4,
        ),
    ),
)
TIMELINE = Section(
    id="timeline",
    title="Timeline",
    standfirst="120 days as an illustration to adapt, not a promise. Day 1 is 12 January 2027.",
    landscape=True,
    blocks=(Gantt(schedule=make_schedule()),),
)
GATES = Section(
    id="gates",
    title="Gate sheet: pilot gate",
    standfirst="Saturday 30 January 2027, day 19. Decided by Marta Oldfield.",
    blocks=(
        Callout(label="The question", text="Is it safe and useful enough to try?"),
        Heading(text="What has to be on the table"),
        Table(
            name="evidence",
            columns=(
                column("State", 30, CellKind.STATE),
                column("Evidence", 87),
                column("Where", 22, CellKind.PAGE),
                column("By", 22, CellKind.DATE),
                column("Day", 12, CellKind.DAY),
            ),
            rows=rows(
                (Cell(value="yes", word="complete"), "Data rules", "data_card", None, 19),
                (Cell(value="in_part"), "Readiness", "pilot, stop_rules", on(19), 19),
                (Cell(value="no", word="missing"), "Account", "", date(2027, 1, 27), 16),
            ),
        ),
        Heading(text="The decision"),
        Signatures(
            people=(("Marta Oldfield", "owner"),),
            decisions=("Go", "Go with conditions", "Redesign", "More testing", "No"),
            large=False,
        ),
    ),
)
CHECKLIST = Section(
    id="checklists",
    title="Checklist",
    standfirst="Seven questions to settle before the pilot.",
    blocks=(
        Table(
            name="seven",
            columns=(
                column("", 14, CellKind.STATE),
                column("Question, why it matters", 52, strong=True),
                column("A good sign", 43),
                column("Our answer", 37),
                column("Owner, by", 24),
            ),
            rows=rows(
                *(
                    (
                        Cell(value=state),
                        Cell(value="Are the gaps known?", note="Hidden gaps surface later."),
                        "Gaps in people, data, workflow and budget are written down.",
                        "Baseline 28 of 40.",
                        Cell(value="Ines", note="27 Jan"),
                    )
                    for state in ("yes", "in_part", "no", "not_sure", "not_applicable", "open")
                )
            ),
            blank_rows=2,
        ),
    ),
)
ASSUMED = Section(
    id="assumed",
    title="What was assumed",
    new_page=False,
    blocks=(Facts(items=(Fact(label="Work week", text="Tuesday to Saturday"),)),),
)
APPROVAL = Section(
    id="approval",
    title="Approval",
    standfirst="Tick one decision, date and sign, and send all pages back.",
    blocks=(
        Heading(text="What you approve"),
        Facts(
            items=(
                Fact(label="the use and its limits", text="", page_of="summary"),
                Fact(label="what is never typed in", text="", page_of="data_card"),
                Fact(label="scope, criteria, review", text="", page_of="pilot"),
                Fact(label="timeline and gates", text="", page_of="timeline, gates"),
            )
        ),
        Heading(text="Declaration"),
        Text(text="I decide on this document and on no other version."),
        Heading(text="Decisions"),
        KeepTogether(
            blocks=(
                Signatures(
                    people=(
                        ("Marta Oldfield", "Owner, decides"),
                        ("Ines Carver", "Bookkeeper, cost and data"),
                        ("", ""),
                    ),
                    decisions=("approve", "with conditions", "reject"),
                ),
            )
        ),
    ),
)
SECTIONS = (SUMMARY, CARD, PILOT, STOP, TIMELINE, GATES, CHECKLIST, ASSUMED, APPROVAL)
