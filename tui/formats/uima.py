"""UIMA CAS XMI, for INCEpTION and other UIMA programs: a .xmi an article, and TypeSystem.xml.

Offsets are UTF-16 units, as Java counts. Tags are of the type webanno.custom.DatelineTag, with
a feature for each field; links between claims of one article are webanno.custom.DatelineLink,
made as INCEpTION makes relations. Import TypeSystem.xml there first, as layers. What XML cannot
hold in a text stands as U+FFFD.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from tui.formats import File, Loss
from tui.formats._facets import OF_A_TAG, lost
from tui.formats._fields import AMOUNTS, DETAILS, fields
from tui.formats._kinds import codebook_file
from tui.formats._links import far_links
from tui.formats._offsets import Utf16, for_xml, forbidden_in_xml
from tui.formats._places import pages, placeless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.formats._places import Page
    from tui.model.case import Case
    from tui.model.tag import Tag

HOLDS = (*OF_A_TAG, "links", "untagged", "codebook")
FEATURES = (
    *("kind", "tag_id", "value", "timex", "date_type", "mod", "fixed_by", "actor_id", "actor"),
    "fields",
    *("actor_type", "form", "source_id", "source", "source_quote", "via", *DETAILS, *AMOUNTS),
    *("certainty", "note", "flag", "anchor", "origin", "rule", "by", "created", "updated"),
)
TAG = "webanno.custom.DatelineTag"
LINK = "webanno.custom.DatelineLink"
TYPE_SYSTEM = "TypeSystem.xml"
SOFA, DOCUMENT = 1, 2
"""Ids of what every CAS has; tags follow."""


class UimaFormat:
    """Writes a CAS for each article."""

    name = "uima"
    suffix = ""
    about = "UIMA CAS XMI for INCEpTION"

    def losses(self, case: Case) -> Sequence[Loss]:
        """Pieces, what is about whole articles, and links between them."""
        strange = sum(forbidden_in_xml(page.article.text) for page in pages(case))
        more = Loss("characters that XML cannot hold", strange)
        return lost(case, HOLDS, *placeless(case), far_links(case), more)

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """The types, then article by article."""
        yield File(TYPE_SYSTEM, [_type_system().encode()])
        yield from codebook_file(case)
        for page in pages(case):
            yield File(f"{page.name}.xmi", ("".join([*_cas(case, page)]).encode(),))


FORMAT = UimaFormat()


def _cas(case: Case, page: Page) -> Iterator[str]:
    units = Utf16(page.article.text)
    ids = {tag.id: number for number, tag in enumerate(page.tags, DOCUMENT + 1)}
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"'
        ' xmlns:tcas="http:///uima/tcas.ecore" xmlns:custom="http:///webanno/custom.ecore"'
        ' xmi:version="2.0">\n<cas:NULL xmi:id="0"/>\n'
        f'<tcas:DocumentAnnotation xmi:id="{DOCUMENT}" sofa="{SOFA}" begin="0"'
        f' end="{units.at(len(page.article.text))}"'
        f" language={_quoted(page.article.lang or 'x-unspecified')}/>\n"
    )
    for tag in page.tags:
        said = {"kind": tag.kind, "tag_id": tag.id, **fields(case, tag)}
        features = "".join(f" {name}={_quoted(value)}" for name, value in said.items())
        yield f"<custom:DatelineTag {_at(ids[tag.id], tag, units)}{features}/>\n"
    last = DOCUMENT + len(ids)
    by_id = {tag.id: tag for tag in page.tags}
    for link in case.links:
        if link.a in ids and link.b in ids:
            last += 1
            ends = f'Governor="{ids[link.a]}" Dependent="{ids[link.b]}"'
            where = _at(last, by_id[link.b], units)
            yield f"<custom:DatelineLink {where} {ends} label={_quoted(link.type)}/>\n"
    members = " ".join(map(str, range(DOCUMENT, last + 1)))
    yield (
        f'<cas:Sofa xmi:id="{SOFA}" sofaNum="1" sofaID="_InitialView" mimeType="text"'
        f" sofaString={_quoted(page.article.text)}/>\n"
        f'<cas:View sofa="{SOFA}" members="{members}"/>\n</xmi:XMI>\n'
    )


def _at(number: int, tag: Tag, units: Utf16) -> str:
    begin, end = units.at(tag.span.start), units.at(tag.span.end)
    return f'xmi:id="{number}" sofa="{SOFA}" begin="{begin}" end="{end}"'


def _type_system() -> str:
    link = _feature("Governor", TAG) + _feature("Dependent", TAG) + _feature("label")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n<types>\n'
        f"{_type(TAG, ''.join(map(_feature, FEATURES)))}{_type(LINK, link)}"
        "</types>\n</typeSystemDescription>\n"
    )


def _type(name: str, features: str) -> str:
    return (
        f"<typeDescription>\n<name>{name}</name>\n<description/>\n"
        "<supertypeName>uima.tcas.Annotation</supertypeName>\n"
        f"<features>\n{features}</features>\n</typeDescription>\n"
    )


def _feature(name: str, range_: str = "uima.cas.String") -> str:
    return (
        f"<featureDescription><name>{name}</name><description/>"
        f"<rangeTypeName>{range_}</rangeTypeName></featureDescription>\n"
    )


def _quoted(words: str) -> str:
    return quoteattr(for_xml(words), {"\x85": "&#133;", "\u2028": "&#8232;"})
