"""MPXJ, the reader and writer of project files that other programs build on, run in a JVM."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

HEAP = "-Xmx512m"


@pytest.fixture(scope="session")
def jvm() -> Any:
    """The running JVM with MPXJ in it; skips where Java or MPXJ is not installed."""
    jpype = pytest.importorskip("jpype", reason="JPype is not installed; it runs MPXJ")
    pytest.importorskip("mpxj", reason="MPXJ is not installed")
    if not shutil.which("java"):
        pytest.skip("Java is not installed; MPXJ needs it")
    if not jpype.isJVMStarted():
        try:
            jpype.startJVM(HEAP, convertStrings=True)
        except (OSError, RuntimeError, jpype.JVMNotFoundException) as error:
            pytest.skip(f"Java does not start: {error}")
    return jpype
