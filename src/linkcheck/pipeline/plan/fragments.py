"""What a fragment leads to in a file of the repository, as GitHub's file view and its scripts find it."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import PurePosixPath

import msgspec

from linkcheck.formats import FORMATS, format_of
from linkcheck.model import Severity
from linkcheck.model.text import shortened
from linkcheck.pipeline.plan.hints import anchor_hint

_LINES = re.compile(r"L(\d{1,9})(?:C\d+)?(?:-L?(\d{1,9})(?:C\d+)?)?\Z")
_README = re.compile(r"readme(?![a-z0-9])", re.IGNORECASE)
_README_ANCHOR = "readme"
_TEXT_DIRECTIVE = ":~:"
"""What follows is for the browser to search for (URL Fragment Text Directives), and no part of the anchor."""


class LinkedFile(msgspec.Struct, frozen=True, kw_only=True):
    """What a file or folder has for fragments to lead to."""

    shown: str
    """What to call it in a message."""
    name: str
    """The name of the file that is shown, for a folder that of its README; empty for a folder without one."""
    anchors: Callable[[], frozenset[str] | None]
    """Its anchors; None where they are not known."""
    lines: Callable[[], int | None]
    """How many lines it has; None where that is not known."""


class Slip(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a fragment."""

    reason: str
    severity: Severity
    message: str
    right: str = ""
    """The fragment as it should be written, where that is certain."""


def judge_fragment(fragment: str, offer: LinkedFile) -> Slip | None:
    """What is wrong with a fragment, if anything."""
    wanted = _spelt(fragment)
    # `[x](## "Explanation")` is for the explanation alone, which a browser shows above it.
    if not wanted.strip("#") or wanted == "top" or (wanted == _README_ANCHOR and is_readme(offer.name)):
        return None
    if lines := _LINES.match(wanted):
        return _beyond_end(lines, fragment, offer)
    known = offer.anchors()
    if known is None or wanted in known:
        return None
    same = _same_but_for_case(wanted, known)
    if same is None and wanted.casefold() == _README_ANCHOR and is_readme(offer.name):
        same = _README_ANCHOR
    right = fragment.replace(wanted, same, 1) if same else ""
    if same and folds_case(offer.name):
        message = f"The anchor is `#{same}`: GitHub finds it all the same, but elsewhere case counts."
        return Slip(reason="anchor-case", severity=Severity.NOTE, message=message, right=right)
    if wanted == _README_ANCHOR and offer.name and folds_case(offer.name):
        message = f"GitHub gives the anchor `#readme` to a README for certain, and {offer.shown} is none."
        return Slip(reason="missing-anchor", severity=Severity.NOTE, message=message)
    message = f"No heading or id in {offer.shown} gives `#{shortened(fragment)}`.{anchor_hint(wanted, known)}"
    return Slip(reason="missing-anchor", severity=Severity.FAIL, message=message, right=right)


def has_anchor(fragment: str, known: frozenset[str], name: str) -> bool:
    """Whether a fragment leads somewhere in a file of that name with these anchors."""
    slip = judge_fragment(fragment, LinkedFile(shown="", name=name, anchors=lambda: known, lines=lambda: None))
    return slip is None or slip.severity is not Severity.FAIL


def is_readme(name: str) -> bool:
    """Whether GitHub shows the file below its folder, with the anchor `#readme`."""
    return _README.match(PurePosixPath(name).name) is not None


def readme_of(names: Iterable[str]) -> str | None:
    """The file that GitHub shows below a folder: a README, in Markdown first."""
    readmes = (name for name in names if PurePosixPath(name).stem.casefold() == "readme")
    return min(readmes, key=lambda name: (format_of(name) is not FORMATS["markdown"], name), default=None)


def folds_case(name: str) -> bool:
    """Whether an anchor is found in any case: GitHub's scripts look for those of Markdown in lower case too."""
    return format_of(name) is not FORMATS["html"]


def _spelt(fragment: str) -> str:
    """GitHub puts `user-content-` before each id and finds it with and without."""
    return fragment.partition(_TEXT_DIRECTIVE)[0].removeprefix("user-content-")


def _beyond_end(lines: re.Match[str], fragment: str, offer: LinkedFile) -> Slip | None:
    last = max(int(number) for number in lines.groups() if number)
    count = offer.lines()
    if count is None or last <= count:
        return None
    message = f"`#{shortened(fragment)}` is beyond the end: {offer.shown} has {count} line{'s' * (count != 1)}."
    return Slip(reason="line-beyond-end", severity=Severity.NOTE, message=message)


def _same_but_for_case(wanted: str, known: frozenset[str]) -> str | None:
    return _by_folded_case(known).get(wanted.casefold())


@lru_cache(maxsize=16)
def _by_folded_case(known: frozenset[str]) -> dict[str, str]:
    """The first of a page's anchors by each form without case: many links may miss it."""
    return {anchor.casefold(): anchor for anchor in sorted(known, reverse=True)}
