"""The works of others this program is made with, their licences and licence texts."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from PySide6.QtCore import QCoreApplication

MOST_FILES = 6
"""Licence files shown of one library."""


@dataclass(frozen=True, kw_only=True)
class Credit:
    """One work of others."""

    name: str
    version: str = ""
    licence: str
    purpose: str
    package: str = ""
    """Installed package that has the licence text."""
    files: tuple[Path, ...] = ()
    """Files that have it."""

    def text(self) -> str:
        """The licence as its authors wrote it; '' where the installation has no copy."""
        parts = [file.read_text(encoding="utf-8") for file in self.files if file.is_file()]
        return "\n\n".join([*parts, *_package_texts(self.package)])


def _t(words: str) -> str:
    return QCoreApplication.translate("Credits", words)


def credited(resources: Path) -> tuple[Credit, ...]:
    """All of them; ``resources`` is the folder with fonts and icons."""
    libraries = (
        ("Qt, PySide6", "PySide6-Essentials", "LGPL-3.0", _t("the window")),
        ("SQLAlchemy", "SQLAlchemy", "MIT", _t("the store")),
        ("Alembic", "alembic", "MIT", _t("new versions of the store")),
        ("msgspec", "msgspec", "BSD-3-Clause", _t("reading the catalogue")),
        ("holidays", "holidays", "MIT", _t("public holidays")),
        ("platformdirs", "platformdirs", "MIT", _t("where files belong")),
        ("ReportLab", "reportlab", "BSD-3-Clause", _t("writing PDF")),
        ("Pillow", "pillow", "MIT-CMU", _t("pictures in PDF")),
        ("pypdf", "pypdf", "BSD-3-Clause", _t("checking PDF")),
        ("pypdfium2, PDFium", "pypdfium2", "BSD-3-Clause, Apache-2.0", _t("showing PDF")),
        ("openpyxl", "openpyxl", "MIT", _t("writing workbooks")),
    )
    fonts = resources / "fonts"
    return (
        *(
            Credit(
                name=name,
                version=_version(package),
                licence=licence,
                purpose=purpose,
                package=package,
            )
            for name, package, licence, purpose in libraries
        ),
        Credit(
            name="Noto Sans, Noto Symbols",
            licence="OFL-1.1",
            purpose=_t("the typeface on screen and paper"),
            files=(fonts / "NotoSans-LICENSE.txt", fonts / "NotoSymbols-LICENSE.txt"),
        ),
        Credit(
            name="Lucide",
            licence="ISC, MIT",
            purpose=_t("the icons"),
            files=(resources / "icons" / "LICENSE.txt",),
        ),
    )


def _version(package: str) -> str:
    try:
        return distribution(package).version
    except PackageNotFoundError:
        return ""


def _package_texts(package: str) -> list[str]:
    if not package:
        return []
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        return []
    found: list[str] = []
    for file in files:
        told = any("licen" in part.casefold() or part == "COPYING" for part in file.parts)
        if not told or file.suffix in (".py", ".pyc", ".pyi"):
            continue
        path = Path(str(file.locate()))
        if path.is_file() and len(found) < MOST_FILES:
            found.append(path.read_text(encoding="utf-8", errors="replace"))
    return found
