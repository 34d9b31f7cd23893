#!/usr/bin/env python3
"""Sets up a checkout and dispatches to what does the work; standard library only.

    python3 packaging/dev.py demo    three sample plans, their PDFs and workbooks
    python3 packaging/dev.py test    every check

Runs on Linux, macOS and Windows. It makes ``.venv``, installs the pinned packages, and on Debian or
Ubuntu the system packages that are missing (as root; else it prints the line to type). A second
start installs nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
PINNED = {
    "run": ROOT / "packaging/requirements.txt",
    "dev": ROOT / "packaging/requirements-dev.txt",
}
OLDEST_PYTHON = (3, 11)


class SetupError(Exception):
    """The machine lacks something; the sentence says what to do."""


def venv_python() -> Path:
    """The interpreter of ``.venv`` on this system."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def call(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Run a command in the checkout and hand back its exit code."""
    return subprocess.run([str(c) for c in command], cwd=ROOT, env=env, check=False).returncode


def tell(text: str) -> None:
    """Say what goes on; not on standard output, which belongs to the command that follows."""
    print(text, file=sys.stderr, flush=True)


def must(*command: str | Path) -> None:
    """Run a command that has to work."""
    words = [str(c) for c in command]
    if subprocess.run(words, cwd=ROOT, check=False, stdout=sys.stderr).returncode != 0:
        raise SetupError(f"This did not work: {shlex.join(str(c) for c in command)}")


def install_system_packages(*names: str) -> None:
    """Install Debian packages as root, or say which line to type."""
    line = f"apt-get install -y --no-install-recommends {' '.join(names)}"
    if not shutil.which("apt-get"):
        raise SetupError(f"Missing on this system: {', '.join(names)}. Install it, then try again.")
    if os.geteuid() != 0:
        raise SetupError(f"Type this, then try again:  sudo apt-get update && sudo {line}")
    tell(f"Installing {', '.join(names)} ...")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    must("apt-get", "update", "-q")
    must(*shlex.split(line))


def make_venv() -> None:
    """Make ``.venv``; a bare Debian splits the module for it into a package of its own."""
    if call(sys.executable, "-c", "import ensurepip, venv") != 0:
        install_system_packages("python3-venv")
    must(sys.executable, "-m", "venv", "--clear", VENV)


def fingerprint(level: str) -> str:
    """Changes whenever what has to be installed changes."""
    parts = [platform.python_version(), str(ROOT), level]
    files = [PINNED["run"], PINNED[level], ROOT / "pyproject.toml"]
    text = "\n".join([*parts, *(f.read_text(encoding="utf-8") for f in files)])
    return hashlib.sha256(text.encode()).hexdigest()


def stamp(level: str) -> Path:
    """Remembers what was installed."""
    return VENV / f".installed-{level}"


def is_installed(level: str) -> bool:
    """What is pinned now was installed before."""
    remembered = stamp(level)
    if not (venv_python().exists() and remembered.exists()):
        return False
    return remembered.read_text(encoding="utf-8") == fingerprint(level)


def set_up(level: str) -> None:
    """Install what is pinned for ``run`` or ``dev``, once."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetupError("Python 3.11 or newer is needed; start this with such a python3.")
    enough = ("dev",) if level == "dev" else ("run", "dev")
    if any(is_installed(name) for name in enough):
        return
    tell("Setting up, once ...")
    if not venv_python().exists() or call(venv_python(), "-c", "import pip") != 0:
        make_venv()
    quiet = ("-q", "--disable-pip-version-check", "--no-input")
    pip = (venv_python(), "-m", "pip", "install", *quiet)
    must(*pip, "--require-hashes", "--only-binary", ":all:", "-r", PINNED[level])
    # The program itself brings nothing along, and is built with the pinned backend.
    must(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)
    stamp(level).write_text(fingerprint(level), encoding="utf-8")


def program(*arguments: str) -> int:
    """The program's own command line."""
    return call(venv_python(), "-m", "roadmap_desktop", *arguments)


def pytest(*arguments: str, env: dict[str, str] | None = None) -> int:
    """The test suite on all cores; findings go to ``build/test``."""
    return call(venv_python(), "-m", "pytest", *arguments, env=env)


def run(arguments: Sequence[str]) -> int:
    """Start the program from the checkout."""
    set_up("run")
    return program(*arguments)


def demo(arguments: Sequence[str]) -> int:
    """Three sample plans with their documents, under build/demo."""
    set_up("run")
    return program("demo", "--out", str(BUILD / "demo"), *arguments)


def test(arguments: Sequence[str]) -> int:
    """Lint, format, types, import contracts, tests; every check runs, the first failure counts."""
    set_up("dev")
    tool = (venv_python(), "-m")
    checks: list[tuple[str, Callable[[], int]]] = [
        ("ruff", lambda: call(*tool, "ruff", "check", ".")),
        ("format", lambda: call(*tool, "ruff", "format", "--check", ".")),
        ("types", lambda: call(*tool, "mypy")),
        ("imports", lambda: call(venv_python().parent / "lint-imports", "--no-cache")),
        ("tests", lambda: pytest("-n", "auto", *arguments)),
    ]
    failed = []
    for name, check in checks:
        print(f"\n--- {name} ---", flush=True)
        if check() != 0:
            failed.append(name)
    if failed:
        print(f"\nFailed: {', '.join(failed)}", file=sys.stderr, flush=True)
    return 1 if failed else 0


def soak(arguments: Sequence[str]) -> int:
    """The full counts of what ``test`` runs in a seeded slice."""
    set_up("dev")
    env = {**os.environ, "ROADMAP_SOAK": "1"}
    return pytest("-n", "auto", "-m", "soak", "-s", *arguments, env=env)


def bench(arguments: Sequence[str]) -> int:
    """A table of figure, floor and ratio."""
    set_up("dev")
    return call(venv_python(), ROOT / "tests/benchmarks/bench.py", *arguments)


def requirements(arguments: Sequence[str]) -> int:
    """Which requirement rows are served, where, and proven by which passing test."""
    set_up("dev")
    return call(venv_python(), ROOT / "tests/requirement_report.py", *arguments)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    c.__name__: c for c in (run, demo, test, bench, soak, requirements)
}


def main() -> int:
    """Dispatch one command; what follows its name is handed on."""
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").partition("\n")[0],
        epilog="\n".join(f"{n:14}{c.__doc__}" for n, c in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS)
    known, rest = parser.parse_known_args()
    try:
        return COMMANDS[known.command](rest)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
