"""When two labels are the same: of references, definitions and footnotes."""

import re

from linkcheck.extract.inline.punctuation import expand

_WHITE = re.compile(r"[ \t\r\n]+")
_NOT_FOLDED = expand(
    "1c89 1c90-1cba 1cbd-1cbf 2c2f a7b8 a7ba a7bc a7be a7c0 a7c2 a7c4-a7c7 a7c9 a7cb a7cc a7ce a7d0 a7d2 a7d4 a7d6 "
    "a7d8 a7da a7dc a7f5 10570-1057a 1057c-1058a 1058c-10592 10594-10595 10d50-10d65 16e40-16e5f 16ea0-16eb8"
)
"""Capitals that came after Unicode 9, whose table GitHub's renderer has."""


def fold_label(label: str) -> str:
    """The form in which labels are compared."""
    if _NOT_FOLDED.isdisjoint(label):
        folded = label.casefold()
    else:
        folded = "".join(character if character in _NOT_FOLDED else character.casefold() for character in label)
    return _WHITE.sub(" ", folded).strip(" ")
