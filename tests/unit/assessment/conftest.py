"""The three samples as plans; the rules find nothing grave in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from roadmap_desktop.assessment.assess import assess
from roadmap_desktop.assessment.result import Assessment
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.model.plan import Plan
from tests.unit.assessment.rule_rig import TODAY, sample


@pytest.fixture(scope="session")
def bakery(catalogue: Catalogue) -> Plan:
    return sample("bakery", catalogue)


@pytest.fixture(scope="session")
def accounting(catalogue: Catalogue) -> Plan:
    return sample("accounting", catalogue)


@pytest.fixture(scope="session")
def home_care(catalogue: Catalogue) -> Plan:
    return sample("home_care", catalogue)


@pytest.fixture
def judge(catalogue: Catalogue) -> Callable[..., Assessment]:
    """Assess a plan on a day."""

    def judged(plan: Plan, today: date = TODAY) -> Assessment:
        return assess(plan, catalogue, today)

    return judged
