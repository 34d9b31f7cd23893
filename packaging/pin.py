#!/usr/bin/env python3
"""Pins what the .in files and pyproject.toml ask for, with hashes, for every platform.

Needs `uv` on the path; run it when a dependency changes and commit the two .txt files.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = {
    "requirements.txt": ["../pyproject.toml", "requirements.in"],
    "requirements-dev.txt": ["../pyproject.toml", "requirements.in", "requirements-dev.in"],
}
OPTIONS = [
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--quiet"),
]


def main() -> int:
    """Write both files anew; the exit code of the first failure."""
    for target, sources in SOURCES.items():
        command = ["uv", "pip", "compile", *OPTIONS, "--output-file", target, *sources]
        code = subprocess.run(command, cwd=HERE, check=False).returncode
        if code != 0:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
