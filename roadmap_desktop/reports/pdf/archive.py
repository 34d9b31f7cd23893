"""What makes a PDF fit for an archive (PDF/A-3b): what it is, in XML, and what its colours mean."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from roadmap_desktop.reports.pdf.library import add_to_catalog, referred

_PROFILE_DATE = (2000, 1, 1, 0, 0, 0)
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>Roadmap Desktop</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


_PRINTED = 4
"""The flag of an annotation that is shown and printed with its page."""


class ArchivableCanvas(Canvas):
    """A canvas whose links within the document say whether they are printed, as archives ask."""

    def linkRect(self, *args: Any, **kw: Any) -> None:
        """A rectangle that leads to a bookmark."""
        super().linkRect(*args, **{"F": _PRINTED, **kw})


def make_archivable(canvas: Canvas, *, title: str, author: str, subject: str, day: date) -> None:
    """Add the metadata packet and the colour profile; the same words give the same bytes."""
    packet = _PACKET.format(
        title=escape(title), author=escape(author), subject=escape(subject), day=day.isoformat()
    )
    described = PDFStream(
        PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}),
        packet.encode(),
        filters=None,
    )
    add_to_catalog(canvas, "Metadata", described)
    profile = PDFStream(PDFDictionary({"N": 3}), srgb_profile(), filters=[PDFZCompress])
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": referred(canvas, profile),
        }
    )
    add_to_catalog(canvas, "OutputIntents", PDFArray([intent]))


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The profile of the one colour space used, dated by hand so that it never changes."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    stamp = b"".join(part.to_bytes(2, "big") for part in _PROFILE_DATE)
    return made[:24] + stamp + made[36:]
