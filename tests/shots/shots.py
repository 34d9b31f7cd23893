"""Pictures of every screen and of every printed page, with an index to look through.

``python3 packaging/dev.py shots`` writes build/shots/index.html. Every screen is shown at 1280×800
in the light theme; the other themes, text sizes and a small window are spread over the screens.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pypdfium2
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from roadmap_desktop.app import paths
from roadmap_desktop.app.main import Program, arguments_of
from roadmap_desktop.commands.documents import Format, write_document
from roadmap_desktop.reports.pdf.paper import Paper
from tests.gui.screens import Screen, every_screen, settle, some_screens

MOST = 60
TODAY = "2027-02-15"


@dataclass(frozen=True)
class Variant:
    """A way to look at the window."""

    theme: str
    scale: float
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """'dark, 180 %, 1024×700'."""
        return f"{self.theme}, {self.scale:.0%}, {self.size[0]}×{self.size[1]}"


PLAIN = Variant("light", 1.0, (1280, 800))
OTHERS = (
    (Variant("light", 2.67, (1920, 1080)), ("timeline", "quick plan, page 4")),
    (Variant("dark", 1.0, (1280, 800)), ("overview", "timeline", "quick plan, page 4", "home")),
    (Variant("light", 1.8, (1280, 800)), ("overview", "quick plan, page 3", "timeline", "gates")),
    (Variant("high", 1.0, (1024, 700)), ("gates", "interview", "rows", "timeline")),
    (Variant("dark", 1.8, (1024, 700)), ("interview", "history", "long text")),
    (Variant("light", 0.8, (1024, 700)), ("overview", "timeline", "home")),
    (Variant("high", 1.8, (1280, 800)), ("history", "one of", "overview")),
)
"""Ways to look, each at other screens; together with the plain ones at most ``MOST``."""


class Album:
    """The pictures in a folder, and their index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        self._entries: list[tuple[str, str]] = []

    def add(self, screen: Screen, variant: Variant) -> None:
        """Take a picture of a screen."""
        words = f"{screen.name} ({variant.name})"
        slug = "".join(c if c.isalnum() else "-" for c in screen.name)
        file = f"{len(self._entries):02}-{slug}-{variant.theme}-{variant.scale:.1f}.png"
        screen.widget.grab().save(str(self.folder / file))
        self._entries.append((file, words))

    def add_pages(self, name: str, pdf: Path) -> None:
        """Every page of a document."""
        document = pypdfium2.PdfDocument(pdf)
        for number in range(len(document)):
            file = f"pdf-{name}-{number + 1:02}.png"
            picture = document[number].render(scale=1.2).to_pil()
            picture.save(self.folder / file)
            self._entries.append((file, f"{name}, page {number + 1}"))
        document.close()

    def write_index(self) -> None:
        """A page that shows them all."""
        figures = "\n".join(
            f'<figure><img src="{escape(file)}" alt="{escape(words)}" loading="lazy">'
            f"<figcaption>{escape(words)}</figcaption></figure>"
            for file, words in self._entries
        )
        (self.folder / "index.html").write_text(
            "<!doctype html><meta charset='utf-8'><title>Roadmap Desktop, pictures</title>"
            "<style>body{font:16px sans-serif;margin:24px;background:#888}"
            "figure{display:inline-block;margin:8px;vertical-align:top}"
            "img{max-width:600px;background:#fff}figcaption{max-width:600px}</style>"
            f"<h1>Every screen, every page</h1>{figures}\n",
            encoding="utf-8",
        )


def program_in(app: QApplication, folder: Path) -> Program:
    """The running program over a store of its own."""
    (folder / "state").mkdir(parents=True)
    given = arguments_of(
        [
            *("--store", str(folder / "roadmap.db")),
            *("--state", str(folder / "state")),
            *("--today", TODAY),
        ]
    )
    made = Program(app, given)
    made.window.show()
    while made.desk is None:
        app.processEvents()
    return made


def picture_screens(app: QApplication, album: Album, folder: Path) -> None:
    """All screens plainly, then some in every other way."""
    running = program_in(app, folder / "plain")
    running.window.resize(*PLAIN.size)
    count = 0
    for screen in every_screen(app, running.window):
        album.add(screen, PLAIN)
        count += 1
    running.window.close()
    running.close()
    for turn, (variant, names) in enumerate(OTHERS):
        again = program_in(app, folder / f"other{turn}")
        again.window.resize(*variant.size)
        desk = again.desk
        if desk is None:
            raise RuntimeError("the window did not open")
        desk.looks.use_theme(variant.theme)
        desk.looks.use_scale(variant.scale)
        settle(app)
        for screen in some_screens(app, again.window, names[: MOST - count]):
            album.add(screen, variant)
            count += 1
        again.window.close()
        again.close()


def picture_pages(album: Album, folder: Path, app: QApplication) -> None:
    """Every page of the samples' documents."""
    running = program_in(app, folder / "pages")
    desk = running.desk
    if desk is None:
        raise RuntimeError("the window did not open")
    office = desk.office
    for name in office.samples():
        session = office.open_plan(office.add_sample(name))
        out = folder / f"{name}.pdf"
        write_document(
            session.plan,
            session.assessment,
            office.catalogue,
            Format.PDF,
            out,
            paper=Paper.A4,
            fonts=paths.resources() / "fonts",
            today=office.today,
        )
        album.add_pages(name, out)
    running.window.close()
    running.close()


def main() -> int:
    """Fill the folder."""
    QStandardPaths.setTestModeEnabled(True)
    album = Album(Path(sys.argv[1]))
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        picture_screens(app, album, Path(folder))
        picture_pages(album, Path(folder), app)
    album.write_index()
    print(album.folder / "index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
