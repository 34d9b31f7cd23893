"""What may be typed into the AI, what never (S0-29), and what data there is (S2-5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DataRuleKind(StrEnum):
    """Allowed or forbidden."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRule:
    """One line of the two data lists."""

    id: str
    position: int = 0
    kind: DataRuleKind = DataRuleKind.FORBIDDEN
    category: str = ""
    examples: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSource:
    """One line of the data inventory (S2-5)."""

    id: str
    position: int = 0
    name: str = ""
    quality: str = ""
    access: str = ""
    governance: str = ""
    owner_id: str = ""
