"""Which version of the program is the newer one."""

import pytest

from roadmap_desktop.domain.program_version import is_newer


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("0.2.0", "0.1.0", True),
        ("0.2.0", "0.2.0", False),
        ("0.1.9", "0.2.0", False),
        ("0.10.0", "0.9.1", True),
        ("1.0", "0.99.99", True),
        ("0.2", "0.2.0", False),
        ("0.2.0.1", "0.2.0", True),
        ("a newer one", "0.2.0", False),
    ],
)
def test_versions_are_compared_number_by_number(version: str, than: str, newer: bool) -> None:
    assert is_newer(version, than) is newer
