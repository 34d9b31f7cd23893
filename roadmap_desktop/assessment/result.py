"""What an assessment found out, as values for screen, documents and command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from roadmap_desktop.assessment.standing import GateStatus, Readiness
from roadmap_desktop.domain.content.depth import Depth
from roadmap_desktop.domain.findings import Finding, Severity
from roadmap_desktop.domain.model.answers import QuestionStatus
from roadmap_desktop.timeline.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One answer and what it switched (anchor 'tier ledger', S0-4)."""

    question: str
    """What was asked, in words."""
    answer: str
    depth: Depth | None
    """The tier this answer calls for, None when it leaves the tier alone."""
    effect: str
    """In words: 'switches the plan to standard, because ...'."""
    question_id: str = ""
    """Where it is asked, '' where no single question asks it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TierResult:
    """How deep the plan goes, and why."""

    depth: Depth
    """In force: the override where there is a valid one, else ``computed``."""
    computed: Depth
    ledger: tuple[LedgerLine, ...]
    smallest_change: str
    """The smallest change of answers that would move the tier, in words."""
    overridden_by: str = ""
    overridden_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    """One of the eight concerns that may not be skipped (S0-1)."""

    concern: str
    name: str
    lit: bool
    """Somebody's own answers meet it."""
    assumed: bool
    """Not lit, though something stands there: it rests on defaults nobody has confirmed."""
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Something computed from the plan, not ticked: 'gates visible' (S0-9), a symptom (S0-8)."""

    id: str
    text: str
    holds: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """Where one shown question stands."""

    question: str
    status: QuestionStatus
    optional: bool = False
    owner: str = ""
    due: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """An answer nobody gave (printed as assumed)."""

    question: str
    label: str
    value: str
    """In words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Something this depth does without, and why (X-10)."""

    text: str
    why: str
    depth: Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedCandidate:
    """A candidate use with its weighted score, 0 to 5 (S2-10)."""

    candidate: str
    name: str
    score: float | None
    parts: tuple[tuple[str, float, int | None], ...]
    """(what, weight, score 1-5) so that the sum can be followed."""
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """Length of the plan against the known bands (S1-59, S4-57)."""

    transition_weeks: float
    """Pilot start to the end of limited rollout."""
    inside_band: bool
    drivers: tuple[tuple[str, str], ...]
    """(driver, how it was rated)."""
    planned_finish: date
    doubled_finish: date | None
    """The end if scope or team stay unresolved (S4-59), None when both are settled."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How much paper and how many open questions the plan costs (S0-10)."""

    pages: int
    open_questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All that the rules have to say about a plan."""

    lamps: tuple[Lamp, ...]
    proofs: tuple[Proof, ...]
    symptoms: tuple[Proof, ...]
    stall_risks: tuple[Proof, ...]
    questions: tuple[QuestionLine, ...]
    assumed: tuple[Assumed, ...]
    left_out: tuple[Left, ...]
    candidates: tuple[RankedCandidate, ...]
    duration: Duration
    estimate: Estimate
    deviations: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """Everything computed about one plan on one day.

    Dates, tier and gates are there at once; the review of the rules is made when it is first asked
    for, so that moving a task does not wait for what other screens show.
    """

    today: date
    tier: TierResult
    schedule: Schedule
    readiness: Readiness
    gates: tuple[GateStatus, ...]
    stage: str
    """Stage id at which the plan stands: after the last gate that was passed."""
    next_gate: str
    """Gate id that is decided next, '' when all are."""
    make_review: Callable[[], Review] = field(repr=False, compare=False)

    @cached_property
    def review(self) -> Review:
        """What the rules have to say, worked out once."""
        return self.make_review()

    @property
    def lamps(self) -> tuple[Lamp, ...]:
        """The eight concerns that may not be skipped (S0-1)."""
        return self.review.lamps

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """What is computed instead of ticked (S0-9)."""
        return self.review.proofs

    @property
    def symptoms(self) -> tuple[Proof, ...]:
        """Signs that the plan is in trouble (S0-8)."""
        return self.review.symptoms

    @property
    def stall_risks(self) -> tuple[Proof, ...]:
        """The four usual causes why pilots stall (S1-1); empty in a light plan."""
        return self.review.stall_risks

    @property
    def questions(self) -> tuple[QuestionLine, ...]:
        """Every question shown at this depth, in catalogue order."""
        return self.review.questions

    @property
    def assumed(self) -> tuple[Assumed, ...]:
        """Answers nobody gave."""
        return self.review.assumed

    @property
    def left_out(self) -> tuple[Left, ...]:
        """What this depth does without (X-10)."""
        return self.review.left_out

    @property
    def candidates(self) -> tuple[RankedCandidate, ...]:
        """Candidate uses with their scores (S2-10)."""
        return self.review.candidates

    @property
    def duration(self) -> Duration:
        """Length of the plan against the known bands (S1-59)."""
        return self.review.duration

    @property
    def estimate(self) -> Estimate:
        """How much paper and how many open questions the plan costs (S0-10)."""
        return self.review.estimate

    @property
    def deviations(self) -> tuple[str, ...]:
        """Targets that were capped by the head count, and other recorded deviations (X-4)."""
        return self.review.deviations

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Heaviest first; accepted ones keep their place and carry who and why."""
        return self.review.findings

    @property
    def depth(self) -> Depth:
        """The depth in force."""
        return self.tier.depth

    @property
    def gaps(self) -> tuple[QuestionLine, ...]:
        """What is still to answer: questions one may not leave out, and those 'not sure yet'."""
        open_ = (QuestionStatus.UNANSWERED, QuestionStatus.DRAFT)
        return tuple(
            line
            for line in self.questions
            if line.status is QuestionStatus.NOT_SURE
            or (line.status in open_ and not line.optional)
        )

    @property
    def has_errors(self) -> bool:
        """A finding of severity error stands that nobody accepted."""
        return any(f.severity is Severity.ERROR and not f.accepted for f in self.findings)
