"""The one door to the catalogue: a folder of TOML files in, a checked ``Catalogue`` out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from roadmap_desktop.catalogue.read import HEAD_KEYS, Content, Mistake, id_of, read_folder
from roadmap_desktop.catalogue.references import References
from roadmap_desktop.domain.content.catalogue import Catalogue
from roadmap_desktop.domain.errors import PlanError


class CatalogueError(PlanError):
    """The shipped content is damaged; names every mistake with its file and record."""

    def __init__(self, folder: Path, mistakes: tuple[Mistake, ...]) -> None:
        listed = "\n".join(f"  {mistake}" for mistake in mistakes)
        super().__init__(
            f"The content in {folder} has {len(mistakes)} mistake(s); "
            f"install the program again or correct the files:\n{listed}"
        )
        self.mistakes = mistakes


def load_catalogue(folder: Path) -> Catalogue:
    """The catalogue of one language.

    Every ``*.toml`` of the folder adds to the lists of ``Catalogue``; ``meta.toml`` holds version,
    language and notice. A list nobody wrote yet is empty. Raises ``CatalogueError`` with all
    mistakes at once: unknown keys, wrong types, ids given twice, references that lead nowhere.
    """
    content = read_folder(folder)
    catalogue = _put_together(content)
    ids = {name: frozenset(map(id_of, records)) for name, records in content.lists.items()}
    mistakes = list(content.mistakes)
    for listing, record, text in References(catalogue, ids).complaints():
        file = content.files.get((listing, record), "")
        mistakes.append(Mistake(file, f"{listing} {record}", text))
    if mistakes:
        raise CatalogueError(folder, tuple(mistakes))
    return catalogue


def _put_together(content: Content) -> Catalogue:
    values: dict[str, Any] = {key: content.head.get(key, "") for key in HEAD_KEYS}
    values.update((name, tuple(records)) for name, records in content.lists.items())
    values["gates"] = tuple(sorted(content.lists["gates"], key=lambda gate: gate.number))
    return Catalogue(**values)
