"""How a whole site moved, learnt from those of its links that lead on. Pure.

`https://old.example/wiki/Foo` → `https://new.example/docs/Foo` teaches `old.example/wiki/` → `new.example/docs/`.
"""

from collections.abc import Iterable

import msgspec

from linkcheck.urls.compare import parse


class PrefixRule(msgspec.Struct, frozen=True, kw_only=True):
    """Addresses that begin so now begin so; both without `www.` of the old one and its scheme."""

    host: str
    """The old site."""
    old: tuple[str, ...]
    """Leading path segments there."""
    new: str
    """What stands in their place, scheme and final slash included."""
    seen: int
    """Links that moved this way."""

    def apply(self, url: str) -> str | None:
        """The new address of an old one; None where the rule says nothing of it."""
        address = parse(url)
        count = len(self.old)
        if address.site != self.host or address.segments[:count] != self.old or len(address.segments) <= count:
            return None
        path = url.partition("://")[2].partition("/")[2]
        return self.new + "/".join(path.split("/")[count:])


def learn(moves: Iterable[tuple[str, str]]) -> dict[str, list[PrefixRule]]:
    """Rules by old site, those that most links moved by first; from pairs of an address and where it leads for good."""
    seen: dict[tuple[str, tuple[str, ...], str], set[str]] = {}
    for old, new in moves:
        if (rule := _rule(old, new)) is not None:
            seen.setdefault(rule, set()).add(old)
    found: dict[str, list[PrefixRule]] = {}
    for (host, prefix, target), links in sorted(seen.items(), key=lambda item: (-len(item[1]), item[0])):
        found.setdefault(host, []).append(PrefixRule(host=host, old=prefix, new=target, seen=len(links)))
    return found


def _rule(old: str, new: str) -> tuple[str, tuple[str, ...], str] | None:
    source, final = parse(old), parse(new)
    same = 0
    for one, other in zip(reversed(source.segments), reversed(final.segments), strict=False):
        if one != other:
            break
        same += 1
    kept = final.segments[: len(final.segments) - same]
    if not same or source.query or final.query or (source.site, source.segments[:-same]) == (final.site, kept):
        return None
    target = f"{final.scheme}://{final.host}/" + "".join(f"{segment}/" for segment in kept)
    return source.site, source.segments[:-same], target
