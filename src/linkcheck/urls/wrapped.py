"""Addresses behind characters that belong to the text: `[x]((https://…))`, quotes, a second pair of brackets.

Browsers and GitHub look for a file of such a name beside the page. None is called `https:`, so the meaning is certain.
"""

import re

_WRAPPED = re.compile(r"((?:[^A-Za-z0-9#?%{}$]|%[0-9A-Fa-f]{2}){1,20}+)((?:https?://|mailto:)[^\s/].*)", re.DOTALL)
_CLOSING = dict(zip("([<\"'`*_“”„«‘‚（【「『《", ")]>\"'`*_”””»’’）】」』》", strict=True))
_SHOWN_LENGTH = 200


def unwrap(destination: str) -> tuple[str, str]:
    """A sentence naming what stands before the scheme and what to write, and that where it is certain; else nothing."""
    found = _WRAPPED.match(destination) if ":" in destination else None
    if found is None:
        return "", ""
    before, address = found[1], found[2]
    inner = ""
    if "[" in before:
        address, _, behind = address.partition("]")
        inner = behind.removeprefix("(").rstrip(")]")
    for opening in before:
        address = address.removesuffix(_CLOSING.get(opening, ""))
    what = f"`{before}`" if before.isprintable() and "`" not in before else "a character"
    around = "before" if destination.endswith(address) else "around"
    # Of a link inside the brackets the second address is where it leads; the first one is what it shows.
    meant = inner if "://" in inner else address
    message = f"The address has {what} {around} it; write `{meant[:_SHOWN_LENGTH]}`."
    return message, address if inner in ("", address) else ""
