import io
import tracemalloc
import zlib

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.metadata import read_page, read_pdf
from linkcheck.model import PageKind

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Ann Alpha</rdf:li><rdf:li>Bo Beta</rdf:li></rdf:Seq></dc:creator>
<prism:doi>10.1000/xyz.1</prism:doi><xmp:CreateDate>2019-05-03T10:00:00Z</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def written(**info: str) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({f"/{key}": value for key, value in info.items()})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_info_is_read_as_a_pdf_library_wrote_it() -> None:
    body = written(Title="Rules of (nested) \\ things", Author="Doe, Jane", CreationDate="D:20170115120000Z")
    page = read_pdf(body)
    assert (page.title, page.title_source) == ("Rules of (nested) \\ things", "pdf-info")
    assert (page.authors, page.published, page.kind) == (("Jane Doe",), "2017-01-15", PageKind.PDF)


def test_info_in_utf_16_is_decoded() -> None:
    assert read_pdf(written(Title="Überblick – 概要")).title == "Überblick – 概要"


def test_the_tail_of_a_file_is_enough() -> None:
    body = written(Title="From the tail")
    assert read_pdf(body[-600:]).title == read_pdf(body).title == "From the tail"


def test_info_inside_an_object_stream_is_found() -> None:
    inner = b"1 0 2 80 <</Type/Pages/Count 0>> <</Title(Compressed title)/Author(Ann Alpha)/CreationDate(D:2018)>>"
    packed = zlib.compress(inner)
    body = (
        b"%PDF-1.5\n9 0 obj\n<</Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length 99>>\nstream\r\n"
        + packed
        + b"\nendstream"
    )
    page = read_pdf(body)
    assert (page.title, page.authors, page.published) == ("Compressed title", ("Ann Alpha",), "2018")


def test_the_title_of_an_outline_is_not_the_documents() -> None:
    inner = b"<</Title(Chapter 1)/Dest[1 0 R]>> " * 500
    body = b"%PDF-1.5\n<</Type /ObjStm>>\nstream\n" + zlib.compress(inner)
    assert read_pdf(body).title is None


def test_xmp_wins_over_info_and_gives_doi_and_people() -> None:
    page = read_pdf(written(Title="Info title") + XMP.format(title="XMP &amp; title").encode())
    assert (page.title, page.title_source) == ("XMP & title", "xmp")
    assert [candidate.source for candidate in page.candidates] == ["xmp", "pdf-info"]
    assert (page.authors, page.doi) == (("Ann Alpha", "Bo Beta"), "10.1000/xyz.1")


@pytest.mark.parametrize(
    "title",
    [
        *("Microsoft Word - draft7.docx", "untitled", "paper.dvi", "kdd_final.tex", "Slide 1", "", "()"),
        *("Print", "Book1", "Document3", "Layout 1", "Mappe2", "Présentation 4", "list.xlsx"),
    ],
)
def test_what_the_typesetter_left_behind_is_no_title(title: str) -> None:
    assert read_pdf(written(Title=title)).title is None


def test_encrypted_strings_are_not_shown() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": "Secret"})
    writer.encrypt("x", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert read_pdf(out.getvalue()).title is None


def test_values_that_are_objects_of_their_own_are_looked_up() -> None:
    body = (
        b"%PDF-1.4\n7 0 obj\n(An old title)\nendobj\n7 0 obj\n(Moss \\(and fern\\))\nendobj\n"
        b"8 0 obj\n<FEFF004D006F>\nendobj\n"
        b"17 0 obj\n(Not this one)\nendobj\n9 0 obj\n<< /Title 7 0 R /Author 8 0 R /CreationDate 10 0 R >>\nendobj\n"
        b"10 0 obj (D:20150102) endobj\ntrailer << /Info 9 0 R >>"
    )
    found = read_pdf(body)
    assert (found.title, found.authors, found.published) == ("Moss (and fern)", ("Mo",), "2015-01-02")


def test_a_value_that_refers_to_itself_or_to_nothing_is_none() -> None:
    found = read_pdf(b"%PDF-1.4\n9 0 obj\n<< /Title 9 0 R /Author 99 0 R >>\nendobj\ntrailer << /Info 9 0 R >>")
    assert (found.title, found.authors) == (None, ())


@pytest.mark.parametrize(
    "broken", ["\\376\\377\\000M\\000o\\000s\\000s", "\u00fe\u00ffM o s s", "Moss\ufffd\ufffd", "Moss \\(and fern\\)"]
)
def test_broken_xmp_gives_way_to_info(broken: str) -> None:
    page = read_pdf(written(Title="Moss and fern", Author="Ann Alpha") + XMP.format(title=broken).encode())
    assert (page.title, page.title_source) == ("Moss and fern", "pdf-info")


def test_info_inside_an_object_stream_that_is_not_packed_is_found() -> None:
    body = b"%PDF-1.5\n9 0 obj\n<</Type/ObjStm/N 1/First 4/Length 60>>\nstream\n3 0\n<</Title(Plain)"
    body += b"/CreationDate(D:2018)>>\nendstream"
    assert read_pdf(body).title == "Plain"


@pytest.mark.parametrize(
    "hostile",
    [
        b"<</Type/ObjStm>>stream\n" + zlib.compress(b"\0" * 50_000_000, 9),
        (b"<</Type/ObjStm>>stream\n" + zlib.compress(b"\0" * 500_000, 9)) * 500,
        b"/Title(" * 200_000,
        b"/Title(" + b"(" * 1_000_000,
        b"/Title<" + b"0" * 1_000_000,
        b"1 0 obj " * 100_000 + b"/Info 1 0 R",
        b"<dc:title>" * 100_000,
        b"<rdf:RDF <dc:title>" + b"<rdf:li>" * 100_000 + b"</dc:title>",
        b"/CreationDate(D:2018)/Title(x)" * 50_000,
        b"/Title 1 0 R " * 100_000 + b"1 0 obj(" * 100_000 + b"/Info 1 0 R",
    ],
    ids=range(10),
)
@pytest.mark.timeout(5)
def test_a_hostile_file_is_read_in_bounded_time(hostile: bytes) -> None:
    assert read_pdf(b"%PDF-1.7\n" + hostile).kind is PageKind.PDF


@pytest.mark.parametrize("unit", [b"1 0 obj ", b"/Info 1 0 R ", b"/Type/ObjStm ", b"<rdf:RDF ", b"/Title (a)"])
def test_a_hostile_file_costs_no_more_memory_than_its_own_size(unit: bytes) -> None:
    body = b"%PDF-1.7\n" + unit * (2_000_000 // len(unit)) + b"/Info 1 0 R"
    tracemalloc.start()
    try:
        read_pdf(body)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < len(body)


# One piece a word.
PIECES = (
    rb"/Title ( ) \ < > /Info_1_0_R 1_0_obj D:2 <rdf:RDF_ <dc:title> </dc:title> /Type/ObjStm stream_ /CreationDate 00"
)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([piece.replace(b"_", b" ") for piece in PIECES.split()]) | st.binary(max_size=20), max_size=40
    )
)
def test_no_bytes_make_it_fail(pieces: list[bytes]) -> None:
    read_page("https://site.example/x.pdf", (("content-type", "application/pdf"),), b"%PDF-" + b"".join(pieces))
