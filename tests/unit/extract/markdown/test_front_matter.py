"""Metadata at the top of a file ends where its own marks say."""

import pytest

from linkcheck.extract.markdown.front_matter import front_matter_end


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\na: b\n---\nx", 3),
        ("---\na: b\n...\nx", 3),
        ("---\na: b\n...\n---\n", 3),
        ("\ufeff---\na: b\n---\n", 3),
        ("---  \na: b\n--- \t\nx", 3),
        ("+++\na = 1\n+++\nx", 3),
        ("+++\na = 1\n...\nx", 0),
        ("+++\na = 1\n---\nx", 0),
        ("---\nnever closed\n", 0),
        ("---\n----\n", 0),
        ("x\n---\na: b\n---\n", 0),
        ("", 0),
    ],
)
def test_front_matter_ends_at_its_mark(text: str, lines: int) -> None:
    assert front_matter_end(text.split("\n")) == lines
