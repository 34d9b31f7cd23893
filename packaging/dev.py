#!/usr/bin/env python3
"""Sets up a checkout and dispatches to what does the work; standard library only.

    python3 packaging/dev.py demo    three sample plans with their documents, then the window
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
QT_NEEDS = (
    *("libglib2.0-0", "libegl1", "libgl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0"),
)
"""Debian packages without which Qt's window cannot be loaded; all other systems bring them."""


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
    make_window_loadable()
    stamp(level).write_text(fingerprint(level), encoding="utf-8")


def make_window_loadable() -> None:
    """Install what Qt needs of the system, where it cannot be loaded without."""
    load = (venv_python(), "-c", "import PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtNetwork")
    quiet = [str(part) for part in load]
    if subprocess.run(quiet, cwd=ROOT, check=False, capture_output=True).returncode != 0:
        install_system_packages(*QT_NEEDS)
        must(*load)


def has_screen() -> bool:
    """A window could be seen; always true where the system is nothing without one."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def program(*arguments: str) -> int:
    """The program's own command line."""
    return call(venv_python(), "-m", "roadmap_desktop", *arguments)


def pytest(*arguments: str, env: dict[str, str] | None = None) -> int:
    """The test suite on all cores; findings go to ``build/test``."""
    return call(venv_python(), "-m", "pytest", *arguments, env=env)


def run(arguments: Sequence[str]) -> int:
    """Open the window; with a command, run that instead."""
    set_up("run")
    return program(*arguments)


def demo(arguments: Sequence[str]) -> int:
    """Three sample plans with their documents under build/demo, then the window on the first."""
    set_up("run")
    code = program("demo", "--out", str(BUILD / "demo"), *arguments)
    if code != 0:
        return code
    if not has_screen():
        print("\nThere is no screen here, so the window stays shut; `dev.py run` opens it.")
        return 0
    print("\nOpening the window on the first sample ...", flush=True)
    store, state = BUILD / "demo" / "window.db", BUILD / "demo" / "state"
    return program("--store", str(store), "--state", str(state), "--sample", "bakery")


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


def shots(arguments: Sequence[str]) -> int:
    """Pictures of every screen and of every page of the samples, with an index, in build/shots."""
    set_up("dev")
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return call(venv_python(), ROOT / "tests/shots/shots.py", BUILD / "shots", *arguments, env=env)


def requirements(arguments: Sequence[str]) -> int:
    """Which requirement rows are served, where, and proven by which passing test."""
    set_up("dev")
    return call(venv_python(), ROOT / "tests/requirement_report.py", *arguments)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    c.__name__: c for c in (run, demo, test, bench, soak, shots, requirements)
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
