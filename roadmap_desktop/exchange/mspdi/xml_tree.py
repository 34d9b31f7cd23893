"""XML of a stranger as a small tree: no document type, no entities, bounded in size and depth.

Built on expat itself, so that the limits hold while the file is read and what nobody asked for is
never kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat  # a document type is refused below before it can declare anything

from roadmap_desktop.domain.errors import PlanError

LARGEST_FILE = 32 * 1024 * 1024
MOST_ELEMENTS = 1_200_000
"""Of the whole file; a project of 10,000 tasks with its daily figures stays below."""
MOST_KEPT = 600_000
DEEPEST = 32
CHUNK = 256 * 1024
LONGEST_TAG = 2 * CHUNK
"""Bytes of one tag, comment or the like; its attributes cost time before anything is told."""
LONGEST_TEXT = 40_000
"""Characters kept of one element's text; what follows is dropped."""
OLE_FILE = b"\xd0\xcf\x11\xe0"
ZIP_FILE = b"PK\x03\x04"


class XmlRefusedError(PlanError):
    """A file that is not read."""


@dataclass(slots=True)
class Node:
    """An element with its text and the elements in it; attributes and prefixes are not kept."""

    tag: str
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def child(self, tag: str) -> Node | None:
        """The first element in it with that name."""
        for one in self.children:
            if one.tag == tag:
                return one
        return None

    def all(self, tag: str) -> list[Node]:
        """Every element in it with that name."""
        return [one for one in self.children if one.tag == tag]

    def value(self, tag: str) -> str:
        """Text of the first element with that name, '' for none."""
        found = self.child(tag)
        return found.text.strip() if found else ""


def parse(content: bytes, name: str, skipped: frozenset[str]) -> Node:
    """The root element. ``skipped`` names elements that are left out with all they hold; one
    empty element stays of the first of them in its parent, to tell that it was there.

    Raises ``XmlRefusedError`` for what is no XML, too large, too deep, or has a document type.
    """
    if len(content) > LARGEST_FILE:
        raise XmlRefusedError(
            f"{name} is larger than {LARGEST_FILE // 1024 // 1024} MB; save it without "
            "assignments and daily figures, or only the part that matters."
        )
    _check_kind(content, name)
    reading = _Reading(name, skipped)
    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True
    parser.buffer_size = 65_536
    parser.StartDoctypeDeclHandler = reading.refuse_doctype
    parser.EntityDeclHandler = reading.refuse_doctype
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.ordered_attributes = True  # quicker than a mapping, and nobody looks at them
    try:
        for place in range(0, len(content), CHUNK):
            parser.Parse(content[place : place + CHUNK], False)
            if place + CHUNK - parser.CurrentByteIndex > LONGEST_TAG:
                raise reading.too_much()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise XmlRefusedError(
            f"{name} is damaged or no XML (line {error.lineno}); save it again as XML where it was"
            " made."
        ) from None
    except (ValueError, LookupError, TypeError):  # an encoding that is none
        raise XmlRefusedError(
            f"{name} has an encoding that cannot be read; save it again as XML in UTF-8."
        ) from None
    if reading.root is None:
        raise XmlRefusedError(f"{name} holds nothing; save it again as XML where it was made.")
    return reading.root


def _check_kind(content: bytes, name: str) -> None:
    if not content.strip():
        raise XmlRefusedError(f"{name} is empty; save it again as XML where it was made.")
    if content.startswith(OLE_FILE):
        raise XmlRefusedError(
            f"{name} is a project in Microsoft's own format (.mpp); open it there, choose Save As, "
            "and pick XML."
        )
    if content.startswith(ZIP_FILE):
        raise XmlRefusedError(f"{name} is a packed file, not XML; unpack it, or save it as XML.")


class _Reading:
    """What expat tells, turned into nodes."""

    def __init__(self, name: str, skipped: frozenset[str]) -> None:
        self.name = name
        self.skipped = skipped
        self.root: Node | None = None
        self._open: list[Node] = []
        self._inside_skipped = 0
        self._elements = 0
        self._kept = 0
        self._tags: dict[str, str] = {}

    def refuse_doctype(self, *_: object) -> None:
        raise XmlRefusedError(
            f"{self.name} declares a document type, which a project never needs and attacks do; it "
            "was not read."
        )

    def start(self, tag: str, _attributes: list[str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise self.too_much()
        if self._inside_skipped:
            self._inside_skipped += 1
            if self._inside_skipped > DEEPEST:
                raise self._too_deep()
            return
        bare = tag.rpartition(":")[2]
        parent = self._open[-1] if self._open else None
        if bare in self.skipped and parent is not None:
            self._inside_skipped = 1
            if parent.child(bare) is None:
                parent.children.append(Node(bare))
            return
        self._kept += 1
        if self._kept > MOST_KEPT:
            raise self.too_much()
        node = Node(self._tags.setdefault(bare, bare))
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self._open.append(node)
        if len(self._open) > DEEPEST:
            raise self._too_deep()

    def end(self, _tag: str) -> None:
        if self._inside_skipped:
            self._inside_skipped -= 1
        else:
            self._open.pop()

    def text(self, data: str) -> None:
        if self._inside_skipped or not self._open:
            return
        node = self._open[-1]
        room = LONGEST_TEXT - len(node.text)
        if room > 0 and (node.text or not data.isspace()):
            node.text += data[:room]

    def too_much(self) -> XmlRefusedError:
        """What is said of a file beyond all measure."""
        return XmlRefusedError(
            f"{self.name} has more in it than a project that can be planned here; save only the "
            "part that matters."
        )

    def _too_deep(self) -> XmlRefusedError:
        return XmlRefusedError(
            f"{self.name} is nested deeper than any project; it was not read. Save it again as XML "
            "where it was made."
        )
