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
    linked = ""
    if "[" in before:
        address, _, linked = address.partition("]")
    for opening in before:
        address = address.removesuffix(_CLOSING.get(opening, ""))
    what = f"`{before}`" if before.isprintable() and "`" not in before else "a character"
    around = "before" if destination.endswith(address) else "around"
    message = f"The address has {what} {around} it; write `{address[:_SHOWN_LENGTH]}`."
    # A link inside the brackets may have another text than its address.
    return message, address if not linked.strip("])") or address in linked else ""
