"""Figures held against limits, each with the exact comparison of its row (X-5, X-6).

Percentages run from 0 to 100. Shares that come from counts are compared as whole numbers, so that
19 of 24 is never rounded up to 80 %.
"""

from __future__ import annotations

from enum import StrEnum
from operator import ge, gt, le, lt

from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.content.thresholds import Threshold
from roadmap_desktop.domain.model.pilot import Comparator

_COMPARE = {
    Comparator.BELOW: lt,
    Comparator.AT_MOST: le,
    Comparator.ABOVE: gt,
    Comparator.AT_LEAST: ge,
}
ADOPTION_CHECK_DAYS = 90
"""Days after go-live on which adoption is judged (S3-27, X-2)."""
_NOISE = 9
"""Decimal places that count; a division must not turn 15 into 15.000000000000002."""

EDITING_SHARE = (
    "Editing share: minutes spent correcting the output, divided by the minutes the task takes "
    "by hand, in percent."
)
"""The one definition, printed beside every such figure (X-5)."""


class EditingZone(StrEnum):
    """What an editing share says about one item (S3-7, S3-9, S3-10)."""

    PASSES = "passes"
    REWORK = "rework"
    CALIBRATE = "calibrate"


def meets(value: float, comparator: Comparator, threshold: float) -> bool:
    """True when the value is on the good side, exactly as the comparator says (X-6)."""
    return bool(_COMPARE[comparator](round(value, _NOISE), round(threshold, _NOISE)))


def holds(value: float, threshold: Threshold) -> bool:
    """The value held against a named figure of the catalogue."""
    return meets(value, Comparator(threshold.comparator), threshold.value)


def editing_share(minutes_correcting: float, minutes_by_hand: float) -> float:
    """Editing share in percent (X-5); ``ValueError`` when the task takes no time by hand."""
    if minutes_by_hand <= 0:
        raise ValueError("The minutes by hand must be more than 0.")
    return round(100 * minutes_correcting / minutes_by_hand, _NOISE)


def editing_zone(share: float, catalogue: Catalogue) -> EditingZone:
    """Passes below 15 %, needs calibration above 25 %, between them lies rework (S3-7 to S3-10)."""
    if holds(share, catalogue.threshold["editing_pass"]):
        return EditingZone.PASSES
    if holds(share, catalogue.threshold["editing_calibrate"]):
        return EditingZone.CALIBRATE
    return EditingZone.REWORK


def is_ready(passed: int, total: int, catalogue: Catalogue) -> bool:
    """At least 80.0 % of the test items passed: 19 of 24 is not ready (S3-8)."""
    return total > 0 and _share_holds(passed, total, catalogue.threshold["ready_share"])


def readiness_in_words(passed: int, total: int, catalogue: Catalogue) -> str:
    """'19 of 24 = 79.2 % not ready'."""
    word = "ready" if is_ready(passed, total, catalogue) else "not ready"
    return f"{passed} of {total} = {share_in_words(passed, total)} {word}"


def share_in_words(count: int, total: int) -> str:
    """A count as a percentage with one decimal, '79.2 %'."""
    return f"{round(100 * count / total, 1) if total else 0.0:.1f} %"


def adoption_passes(users: int, target_group: int, catalogue: Catalogue) -> bool:
    """Week-four check of rollout stage 1: 50.0 % passes, anything below does not (S3-20)."""
    return target_group > 0 and _share_holds(
        users, target_group, catalogue.threshold["adoption_week4"]
    )


def quality_rollback_fires(days_below: int, catalogue: Catalogue) -> bool:
    """Quality stayed below its limit for more than two weeks: day 15, not day 14 (S3-26)."""
    return days_below > catalogue.threshold["quality_window_days"].value


def adoption_rollback_fires(share: float, days_since_go_live: int, catalogue: Catalogue) -> bool:
    """Adoption is below 30 % once 90 days have gone by since go-live (S3-27)."""
    limit = catalogue.threshold["adoption_90"]
    return days_since_go_live >= ADOPTION_CHECK_DAYS and holds(share, limit)


def update_is_due(average_editing_share: float, catalogue: Catalogue) -> bool:
    """The team's average editing share is above 20 %: the AI context needs an update (S3-36)."""
    return holds(average_editing_share, catalogue.threshold["update_editing"])


def _share_holds(count: int, total: int, threshold: Threshold) -> bool:
    compare = _COMPARE[Comparator(threshold.comparator)]
    return bool(compare(100 * count, threshold.value * total))
