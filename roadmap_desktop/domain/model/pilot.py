"""The pilot: scope, success criteria, review, evidence and stop rules (S0-30 to S0-37)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Comparator(StrEnum):
    """How a measured value is held against a threshold (X-6: exactly as written)."""

    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="


class Aspect(StrEnum):
    """What a criterion speaks for (S0-32)."""

    USEFUL = "useful"
    SAFE = "safe"
    WORTH = "worth"


class KpiType(StrEnum):
    """The three types every formal plan covers (S4-6)."""

    TECHNICAL = "technical"
    BUSINESS = "business"
    OPERATIONAL = "operational"


class Consequence(StrEnum):
    """What a stop rule does (S0-35)."""

    PAUSE = "pause"
    REDESIGN = "redesign"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot:
    """Scope of the pilot (S0-31), and how one gets back (S3-25)."""

    id: str
    tested: str = ""
    users: str = ""
    user_count: int | None = None
    tasks_in: str = ""
    tasks_out: str = ""
    data_in: str = ""
    workflows_in: str = ""
    workflows_out: str = ""
    outputs_reviewed: str = ""
    proceed_if: str = ""
    fallback: str = ""
    """How the work is done when the AI is off (S3-25)."""
    fallback_minutes: float | None = None
    """Minutes until the work goes on without the AI."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A success criterion with numbers and three outcome bands (S1-13, S4-5).

    A result that meets ``success`` is success, one that does not meet ``failure`` is failure,
    between them lies partial success; ``comparator`` is used for both thresholds.
    """

    id: str
    position: int = 0
    metric: str = ""
    aspect: Aspect | None = None
    kpi_type: KpiType | None = None
    comparator: Comparator | None = None
    unit: str = ""
    baseline: float | None = None
    success: float | None = None
    failure: float | None = None
    period: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewProcess:
    """Who checks the output, for what, how often (S0-33); the reviewer is the role ``reviewer``."""

    id: str
    checks_for: str = ""
    how_often: str = ""
    share_percent: float | None = None
    """Share of outputs that a person reads before they are used, in percent."""
    minutes_per_output: float | None = None
    outputs_per_week: float | None = None
    catch_and_correct: str = ""
    """How faults are caught once in production (S3-2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSignal:
    """One line of the evidence plan (S0-34)."""

    id: str
    position: int = 0
    signal: str = ""
    """Id of ``Catalogue.evidence_signals``: quality, time, cost, errors, feedback."""
    what: str = ""
    recorder_id: str = ""
    interval: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRule:
    """A result that pauses, redesigns or stops the use (S0-35)."""

    id: str
    position: int = 0
    family: str = ""
    """Id of ``Catalogue.stop_rule_families``, '' for one of the firm's own."""
    trigger: str = ""
    """The result in words."""
    metric: str = ""
    comparator: Comparator | None = None
    value: float | None = None
    unit: str = ""
    window_days: int | None = None
    """For how many days the result has to last; fires on the day after (X-6)."""
    consequence: Consequence = Consequence.PAUSE
    person_id: str = ""
    """Who acts; '' means whoever holds the role ``pauser``."""
