"""A believable light plan as blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from roadmap_desktop.domain.content.depth import Depth
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
from tests.unit.pdf.sample_timeline import make_schedule, on

NOTICE = "This document supports planning and does not replace professional advice."


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
