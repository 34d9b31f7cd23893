"""The tokens of the look: colours by role in three themes, the type ramp, the phases' colours.

All contrasts between roles that meet are computed in the tests: text 4.5:1, borders 3:1.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Theme(StrEnum):
    """A set of colours."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high"


TYPE: Mapping[str, int] = MappingProxyType(
    {"display": 30, "title": 24, "heading": 18, "lead": 16, "body": 14, "small": 12}
)
"""Sizes in px at 100 %."""

SMALLEST_SCALE = 0.8
PROJECTOR_SCALE = 2.67
"""Body text of 28 pt (37 px), to be read from the back of a room."""
LARGEST_SCALE = PROJECTOR_SCALE
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0, 2.3, PROJECTOR_SCALE)
"""Steps of 'larger text' and 'smaller text'."""

_ROLES = [
    "surface",
    "raised",
    "sunken",
    "text",
    "muted",
    "border",
    "rule",
    "focus",
    "accent",
    "on_accent",
    "accent_hover",
    "accent_fill",
    "success",
    "success_fill",
    "warning",
    "warning_fill",
    "error",
    "error_fill",
    "info",
    "info_fill",
    "today",
    "closed",
    "critical",
    "baseline",
]

COLOURS: Mapping[Theme, Mapping[str, str]] = MappingProxyType(
    {
        theme: MappingProxyType(dict(zip(_ROLES, values.split(), strict=True)))
        for theme, values in {
            Theme.LIGHT: (
                "#F2F1EC #FFFFFF #E9E7DF #1C2225 #535B60 #777E83 #D6D4CA #B04E00 #1F4B7F #FFFFFF "
                "#163961 #E2EBF5 #1F6238 #E1F0E3 #744700 #FBEDCB #9E1F1A #FBE5E1 #2A5570 #E4EEF3 "
                "#1F4B7F #EEECE5 #9B1750 #7A7F82"
            ),
            Theme.DARK: (
                "#15181A #1E2225 #272C2F #ECEAE4 #ABB1B3 #80898E #3A4145 #FFD54A #8FB9EA #0D1721 "
                "#B3D0F2 #25374B #8FD3A2 #1C3424 #F1C467 #3B2F13 #FF9F93 #45221F #9ECAE8 #1C323F "
                "#8FB9EA #282D30 #FF8FBE #8A9499"
            ),
            Theme.HIGH_CONTRAST: (
                "#000000 #000000 #000000 #FFFFFF #E8E8E8 #FFFFFF #9C9C9C #FFFF00 #8FD0FF #000000 "
                "#FFFFFF #00304F #8CFFA8 #00280D #FFD966 #332600 #FFA99E #3D0800 #A8DCFF #002B42 "
                "#FFFF00 #2B2B2B #FF9BCB #C8C8C8"
            ),
        }.items()
    }
)

PHASES: Mapping[Theme, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        Theme.LIGHT: (
            ("#3E4378", "#2B2F5C"),
            ("#2F7184", "#1F5666"),
            ("#5E9F7C", "#2F6B4B"),
            ("#B9BA5B", "#686A12"),
            ("#EFDF9C", "#7E6A12"),
        ),
        Theme.DARK: (
            ("#4B5196", "#8F95DC"),
            ("#37808F", "#6FBCCB"),
            ("#66AB86", "#9AD6B5"),
            ("#C0C163", "#DEDF8E"),
            ("#F3E6AF", "#FFF6D2"),
        ),
        Theme.HIGH_CONTRAST: (
            ("#3A43B8", "#FFFFFF"),
            ("#1F8499", "#FFFFFF"),
            ("#55B583", "#FFFFFF"),
            ("#C9CB55", "#FFFFFF"),
            ("#FFF0A8", "#FFFFFF"),
        ),
    }
)
"""(fill, edge) of each phase; lightness rises in even steps, so that a grey print works."""
