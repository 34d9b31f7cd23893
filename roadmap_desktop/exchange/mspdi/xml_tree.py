"""A project's XML as a small tree, without the parts nobody asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from roadmap_desktop.domain.errors import PlanError
from roadmap_desktop.exchange.xml_events import Fault, XmlFaultError, tell

LARGEST_FILE = 32 * 1024 * 1024
MOST_KEPT = 600_000
"""Elements of a tree; a project of 4,000 tasks has half of them."""
LONGEST_TEXT = 40_000
"""Characters kept of one element's text; what follows is dropped."""
OLE_FILE = b"\xd0\xcf\x11\xe0"
ZIP_FILE = b"PK\x03\x04"
SENTENCES: Mapping[Fault, str] = MappingProxyType(
    {
        Fault.DAMAGED: "{name} is damaged or no XML (line {line}); save it again as XML where it "
        "was made.",
        Fault.DOCUMENT_TYPE: "{name} declares a document type, which a project never needs and "
        "attacks do; it was not read.",
        Fault.ENCODING: "{name} has an encoding that cannot be read; save it again as XML "
        "in UTF-8.",
        Fault.TOO_MUCH: "{name} has more in it than a project that can be planned here; save only "
        "the part that matters.",
        Fault.TOO_DEEP: "{name} is nested deeper than any project; it was not read. Save it again "
        "as XML where it was made.",
    }
)


class XmlRefusedError(PlanError):
    """A file that is not read."""


@dataclass(slots=True)
class Node:
    """An element with its text and the elements in it; attributes and prefixes are not kept."""

    tag: str
    text: str = ""
    children: list[Node] = field(default_factory=list)
    _first: dict[str, Node] | None = None
    """By name; only where there are children, for most elements have none."""

    def add(self, child: Node) -> None:
        """Put an element behind those that are in it."""
        if self._first is None:
            self._first = {}
        self._first.setdefault(child.tag, child)
        self.children.append(child)

    def child(self, tag: str) -> Node | None:
        """The first element in it with that name."""
        return self._first.get(tag) if self._first else None

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
    growing = _Growing(skipped)
    try:
        tell(content, growing.start, growing.end, growing.text)
    except XmlFaultError as error:
        sentence = SENTENCES[error.fault].format(name=name, line=error.line)
        raise XmlRefusedError(sentence) from None
    if growing.root is None:
        raise XmlRefusedError(f"{name} holds nothing; save it again as XML where it was made.")
    return growing.root


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


class _Growing:
    """What is told of a file, turned into nodes."""

    def __init__(self, skipped: frozenset[str]) -> None:
        self.skipped = skipped
        self.root: Node | None = None
        self._open: list[Node] = []
        self._inside_skipped = 0
        self._kept = 0

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        if self._inside_skipped:
            self._inside_skipped += 1
            return
        parent = self._open[-1] if self._open else None
        if tag in self.skipped and parent is not None:
            self._inside_skipped = 1
            if parent.child(tag) is None:
                parent.add(Node(tag))
            return
        self._kept += 1
        if self._kept > MOST_KEPT:
            raise XmlFaultError(Fault.TOO_MUCH)
        node = Node(tag)
        if parent is None:
            self.root = node
        else:
            parent.add(node)
        self._open.append(node)

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
