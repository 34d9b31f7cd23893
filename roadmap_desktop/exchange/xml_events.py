"""XML of a stranger, told element by element: no document type, no entities, bounded throughout.

Built on expat itself, so that the limits hold while a file is read, not after.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from xml.parsers import expat  # a document type is refused before it can declare anything

MOST_ELEMENTS = 1_200_000
"""Of one file; about a second's work, whatever they are."""
DEEPEST = 32
CHUNK = 256 * 1024
LONGEST_TAG = 2 * CHUNK
"""Bytes of one tag, comment or the like; its attributes cost time before anything is told."""


class Fault(Enum):
    """Why XML was not read to its end."""

    DAMAGED = auto()
    DOCUMENT_TYPE = auto()
    ENCODING = auto()
    TOO_MUCH = auto()
    TOO_DEEP = auto()


class XmlFaultError(Exception):
    """XML that is not read on; whoever knows what the file should be finds the words."""

    def __init__(self, fault: Fault, line: int = 0) -> None:
        super().__init__(fault.name, line)
        self.fault = fault
        self.line = line


Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def tell(content: bytes, start: Start, end: End, text: Text) -> None:
    """Call ``start`` and ``end`` for each element, without its prefix, and ``text`` for its text.

    Raises ``XmlFaultError``; what the three raise goes through.
    """
    counter = _Counter(start, end)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 65_536
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.EntityDeclHandler = _refuse_document_type
    parser.StartElementHandler = counter.start
    parser.EndElementHandler = counter.end
    parser.CharacterDataHandler = text
    try:
        for place in range(0, len(content), CHUNK):
            parser.Parse(content[place : place + CHUNK], False)
            if place + CHUNK - parser.CurrentByteIndex > LONGEST_TAG:
                raise XmlFaultError(Fault.TOO_MUCH)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise XmlFaultError(Fault.DAMAGED, error.lineno) from None
    except LookupError:  # an encoding that nobody knows
        raise XmlFaultError(Fault.ENCODING) from None
    except ValueError as error:
        if "encoding" in str(error):
            raise XmlFaultError(Fault.ENCODING) from None
        raise


def _refuse_document_type(*_: object) -> None:
    raise XmlFaultError(Fault.DOCUMENT_TYPE)


class _Counter:
    """Counts elements and depth before anybody else hears of them."""

    def __init__(self, start: Start, end: End) -> None:
        self._start, self._end = start, end
        self._elements = self._depth = 0
        self._bare: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS:
            raise XmlFaultError(Fault.TOO_MUCH)
        if self._depth > DEEPEST:
            raise XmlFaultError(Fault.TOO_DEEP)
        self._start(self._name(tag), attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._end(self._name(tag))

    def _name(self, tag: str) -> str:
        name = self._bare.get(tag)
        if name is None:
            name = self._bare[tag] = tag.rpartition(":")[2]
        return name
