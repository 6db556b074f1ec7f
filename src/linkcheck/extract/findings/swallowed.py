"""Whether a block without an end took in more than was meant for it.

The last code of a page often lacks its closing fence, and nothing comes of it. What was swallowed is told from code by
what only the text of a page has.
"""

import re

_ADDRESS = r"(?:https?://|mailto:|[#/.]|[\w./-]+\.(?:md|html?)\b)"
_OF_PAGES = re.compile(
    # A link; `f[i](x)` is code.
    rf"(?<![\w\])])\[[^\[\]\n]+\]\(<?{_ADDRESS}"
    # A definition; a type may have a member `[key]: value`.
    rf"|^\[[^\[\]\n]+\]:[ \t]+<?{_ADDRESS}"
    # An entry that is an address.
    r"|^(?:[-*+]|\d+[.)])[ \t]+<?https?://"
    # A heading by itself; one `#` begins a comment in most languages.
    r"|^[ \t]*\n#{2,6}[ \t]+[^\W_].*\n[ \t]*$"
    # Another fence, and what comes after it.
    r"|^ {0,3}(?:`{3,}+|~{3,}+).*+\n\s*\S"
    # An end tag that is none for GitHub, and what comes after it.
    r"|</(?:pre|script|style|textarea)[ \t]+>\s*\S",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK_LINES = re.compile(r"(?:\A|\n)(?:[ \t]*\n)+")
_CODE_SPAN = re.compile(r"`[^`\n]*`")
_OF_CODE = re.compile(r"[;{}=$\\|]|\w\(")
_SENTENCE = re.compile(r"(?:.*\n)*?.*(?:[.!?:؟۔][)\]*_\"'”’»]{0,4}[ \t]*$|[。！？：])", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*+")
_FEW_WORDS = 4
"""As many has no message that a program prints for its own lines: `Done: all tests passed.`"""


def holds_page_text(code: str) -> bool:
    """Whether the text of a block holds a link, a heading, another fence or a paragraph of prose behind its own."""
    return bool(_OF_PAGES.search(code)) or any(map(_is_prose, _BLANK_LINES.split(code)[1:]))


def _is_prose(paragraph: str) -> bool:
    """Whether a paragraph begins with a sentence: at the margin, with a capital, of some words, none of them code."""
    sentence = _SENTENCE.match(_CODE_SPAN.sub("x", paragraph))
    if sentence is None or _OF_CODE.search(sentence[0]):
        return False
    first = sentence[0].lstrip("*_>\"'“«¿¡")[:1]
    if first.isupper():
        words = (word.strip("*_()[]\"'“”‘’«»,.!?:") for word in sentence[0].split())
        return sum(map(bool, map(_WORD.fullmatch, words))) > _FEW_WORDS
    # Scripts without capitals.
    return first.isalpha() and not first.islower()
