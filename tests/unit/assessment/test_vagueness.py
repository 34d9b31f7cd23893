"""Phrases as owners write them: what says nothing is caught, what says something is left alone."""

from __future__ import annotations

import pytest

from roadmap_desktop.assessment.vagueness import (
    Kind,
    is_placeholder,
    says_nothing,
    speaks_of_feelings_or_use_only,
    speaks_of_liking_only,
)

VAGUE = {
    Kind.WORK: [
        "",
        "AI",
        "use AI",
        "Use AI.",
        "AI stuff",
        "Using ChatGPT for our work",
        "improve efficiency",
        "Improve our efficiency with AI tools",
        "be more productive",
        "more adoption",
        "Make everything faster and smarter",
        "Automate our processes",
        "Implement an AI assistant in the company",
        "Help the team with daily tasks",
        "Marketing",
        "AI in marketing and sales",
        "customer service",
        "Digital transformation",
        "Various things",
        "Save time",
        "Modernise our practice",
        "Help with admin",
        "tbd",
        "to be decided",
        "Make our bakery more productive",
    ],
    Kind.OUTPUT: ["", "Text", "Answers", "AI output", "better results", "Content", "n/a", "Ideas"],
    Kind.LIMIT: [
        "",
        "none",
        "Nothing",
        "-",
        "N/A",
        "Be careful",
        "No mistakes",
        "Nothing illegal",
        "Anything bad",
        "use common sense",
        "tbd",
    ],
    Kind.GOAL: [
        "",
        "improve efficiency",
        "Be more productive",
        "more adoption",
        "Save time",
        "Better quality",
        "Increase productivity by 20 %",
        "Happier customers",
        "higher performance",
        "value",
    ],
    Kind.METRIC: [
        "",
        "Efficiency",
        "productivity",
        "more adoption of it",
        "Improvement",
        "Quality",
        "Success",
        "better results",
        "Performance of the AI",
        "satisfaction",
        "Work gets easier",
    ],
    Kind.TRIGGER: [
        "",
        "If it does not work",
        "When quality is bad",
        "too many errors",
        "If things go wrong",
        "problems",
        "It is not good enough",
        "serious issues",
        "users are unhappy",
    ],
}

SPECIFIC = {
    Kind.WORK: [
        "Drafting answers to e-mails about opening hours, orders and allergens",
        "Reply to customer e-mails",
        "Turn site notes into a quote text that a person prices",
        "Reading supplier invoices and proposing the posting",
        "Summarise visit notes for the handover sheet",
        "Write product descriptions for the online shop",
        "Translate the weekly menu into English and French",
        "Sort incoming repair requests by trade and urgency",
        "Proofread our newsletter before it goes out",
        "Write up minutes of the Monday meeting",
        "Draft viewing reports for flats from photos and notes",
        "Check delivery notes against purchase orders",
        "Prepare the shift rota from wishes and holidays",
        "Answer tenants who report a broken heating",
        "Suggest alt texts for pictures",
        "Transcribe dictated letters of the vet",
        "Angebote aus Baustellennotizen schreiben",
        "Use AI to draft quotes for bathroom refits",
        "Help the counter staff answer allergen questions",
        "Automate typing of receipts into the cash book",
        "Social media posts about the week's cakes",
        "Marking the first draft of pupils' vocabulary tests",
    ],
    Kind.OUTPUT: [
        "A draft reply of a few sentences that Tomasz corrects and sends",
        "Proposed posting per invoice, marked unposted",
        "A summary of at most twelve lines",
        "A quote text without prices",
        "Shelf signs",
        "Draft e-mail",
        "A list of missing receipts",
        "One row in the spreadsheet per delivery note",
    ],
    Kind.LIMIT: [
        "Send anything by itself",
        "Never send.",
        "No prices",
        "Promise dates, refunds or discounts",
        "Post or pay anything",
        "Give medical advice",
        "State allergens without the product sheet",
        "It must not talk to tenants directly",
        "Decide who gets an appointment",
        "Change records",
    ],
    Kind.GOAL: [
        "Four minutes less for each reply",
        "Messages are answered the same day",
        "Save two hours a week on quotes",
        "Half the typing time for each invoice",
        "Fewer wrong allergen answers",
        "Handovers that a stranger can follow",
        "5 hours a week",
        "Quotes leave within one day",
        "No lost repair requests",
    ],
    Kind.METRIC: [
        "Minutes for a reply, median",
        "Replies with an editing share below 15 %",
        "Time per quote",
        "Hours saved a week",
        "Time saved per week",
        "Error rate",
        "Errors in postings",
        "Quotes sent within one working day",
        "Proposals accepted without any change",
        "Wrong tax rate found after acceptance",
        "Adoption rate per group",
        "Cost per invoice",
        "Fallback rate",
        "Returned parcels",
        "Answer time",
    ],
    Kind.TRIGGER: [
        "A wrong allergen, price or date reaches a customer.",
        "Something from the forbidden list is typed in.",
        "Editing takes more than a quarter of the time by hand",
        "More than 2 wrong postings a week",
        "A customer complains twice about a wrong price",
        "A name or key-safe code is stored",
        "At the end of the pilot a reply still takes more than 7 minutes.",
        "The tool invents a regulation",
        "three wrong answers in one week",
    ],
}


def cases(table: dict[Kind, list[str]]) -> list[tuple[Kind, str]]:
    return [(kind, text) for kind, texts in table.items() for text in texts]


@pytest.mark.requirement("S0-22", "S2-11", "S0-74")
@pytest.mark.parametrize(("kind", "text"), cases(VAGUE))
def test_words_that_say_nothing_are_caught(kind: Kind, text: str) -> None:
    assert says_nothing(text, kind)


@pytest.mark.requirement("S0-22", "S2-11")
@pytest.mark.parametrize(("kind", "text"), cases(SPECIFIC))
def test_specific_words_raise_no_false_alarm(kind: Kind, text: str) -> None:
    assert not says_nothing(text, kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("", True), ("  ", True), ("?", True), ("tbd", True), ("N/A", True), ("None.", True)),
        *(("noon", False), ("Manual", False), ("By hand, as before", False)),
    ],
)
def test_placeholders(text: str, expected: bool) -> None:
    assert is_placeholder(text) is expected


@pytest.mark.requirement("S0-32", "S1-2")
@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("Staff like it", True),
        ("User satisfaction", True),
        ("Positive feedback from the team", True),
        ("People are excited", True),
        ("Usage", True),
        ("Adoption rate", True),
        ("Number of logins a week", True),
        ("How often it is used", True),
        ("Satisfaction rating 1-5", True),
        ("Active users", True),
        ("Minutes for a reply, median", False),
        ("Replies used without change", False),
        ("Customer complaints about wrong dates", False),
        ("Invoices accepted without change", False),
        ("Customer satisfaction with answered complaints within a day", False),
        ("Drafts used with light edits", False),
    ],
)
def test_excitement_and_usage_are_told_from_measures_of_work(metric: str, expected: bool) -> None:
    assert speaks_of_feelings_or_use_only(metric) is expected


@pytest.mark.requirement("S0-41")
@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("People liked it", True),
        ("The team loved it and wants to keep it", True),
        ("Everyone was happy with the tool", True),
        ("Good feedback from the users", True),
        ("Median fell from 9 to 4.6 minutes, and people liked it", False),
        ("No wrong allergen in four weeks, review load bearable, counter staff happy", False),
        ("Review takes longer than writing by hand", False),
    ],
)
def test_being_liked_is_no_reason_for_a_decision(reason: str, expected: bool) -> None:
    assert speaks_of_liking_only(reason) is expected


def test_the_tables_are_as_long_as_asked_for() -> None:
    assert len(cases(VAGUE)) + len(cases(SPECIFIC)) >= 60
