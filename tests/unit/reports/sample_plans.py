"""The three samples, and one made of texts that hurt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from roadmap_desktop.app import paths
from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.plan import Plan
from roadmap_desktop.exchange.answers_file import read_answers
from roadmap_desktop.reports.blocks import Document, DocumentControl
from roadmap_desktop.reports.documents import build_document, document_control

TODAY = date(2027, 1, 4)
SAMPLES = ("bakery", "accounting", "home_care")
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwürfe" + "xyz"
HURTING = (
    *("=1+1", "+44 20", "-3", "@sum", "\tTab", "="),
    "<b>bold</b> & <img src='x'/>",
    LONG_WORD,
)
LONG_TEXT = "The clerk reads the letter, then answers it. " * 45


def sample(name: str, catalogue: Catalogue) -> Plan:
    numbers = count(1)
    path = paths.resources() / "samples" / f"{name}.toml"
    return read_answers(path, catalogue, TODAY, lambda: f"row-{next(numbers)}")


def hostile(catalogue: Catalogue) -> Plan:
    """Formulas, markup, long words and long texts where a person may type."""
    plan = sample("bakery", catalogue)
    rules = tuple(
        replace(r, category=c, examples=LONG_TEXT)
        for r, c in zip(
            plan.data_rules,
            (
                "=1+1",
                "+44 20",
                "-3",
                "@sum",
                "\tTab",
                "<b>bold</b> & <img src='x'/>",
                LONG_WORD,
                "=",
            ),
            strict=True,
        )
    )
    use: Any = replace(plan.use_case, work=f"=HYPERLINK(1) {LONG_TEXT}", users=LONG_WORD)
    return replace(plan, data_rules=rules, use_case=use)


def documented(plan: Plan, catalogue: Catalogue) -> tuple[Document, Assessment]:
    found = assess(plan, catalogue, TODAY)
    return build_document(plan, found, catalogue, today=TODAY, revision="1"), found


def control_of(plan: Plan, catalogue: Catalogue) -> tuple[DocumentControl, Assessment]:
    found = assess(plan, catalogue, TODAY)
    return document_control(plan, found, catalogue, today=TODAY, revision="1"), found
