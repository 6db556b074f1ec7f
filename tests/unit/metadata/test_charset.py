import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.metadata import decode_html


@pytest.mark.parametrize(
    ("header", "body", "expected"),
    [
        ("text/html; charset=iso-8859-1", b"\x93caf\xe9\x94", "“café”"),
        ("text/html; charset=windows-1251", "<meta charset=utf-8>мир".encode("cp1251"), "<meta charset=utf-8>мир"),
        ("text/html; charset=iso-8859-1", codecs.BOM_UTF8 + "café".encode(), "café"),
        ("text/html", b"<meta charset=shift_jis>" + "日本".encode("shift_jis"), "<meta charset=shift_jis>日本"),
        ("text/html", '<meta charset="utf-16">é'.encode(), '<meta charset="utf-16">é'),
        ("text/html; charset=utf-16", "aé".encode("utf-16-le"), "aé"),
        ("text/html", "é".encode("utf-16"), "é"),
        ("text/html", "naïve – ".encode(), "naïve – "),
        ("text/html", "naïve – ".encode("cp1252"), "naïve – "),
        ("text/html; charset=nonsense", "é".encode(), "é"),
        ("text/html; charset=utf-7", b"+ADw-script+AD4-", "+ADw-script+AD4-"),
        ("text/html; charset=punycode", b"abc-", "abc-"),
        ("text/html; charset=zlib", b"abc", "abc"),
    ],
)
def test_text_is_decoded_as_browsers_do(header: str, body: bytes, expected: str) -> None:
    assert decode_html((("content-type", header),), body) == expected


def test_a_character_cut_in_two_by_the_cap_does_not_change_the_encoding() -> None:
    assert decode_html((), "naïve".encode() + "é".encode()[:1]).startswith("naïve")


@settings(deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["", "text/html; charset=", "text/html; charset=gb18030"]),
    st.text(max_size=12),
)
def test_decoding_never_fails(body: bytes, header: str, label: str) -> None:
    decode_html((("content-type", header + label),), body)
    decode_html((), b"<meta charset='" + label.encode("utf-8", "replace") + b"'>" + body)
