"""The choice among a page's titles."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

import msgspec

from linkcheck.metadata.identifiers import host_of, is_root
from linkcheck.metadata.titles.labels import FRONT_PAGE, PLATFORMS, host_labels, site_labels
from linkcheck.metadata.titles.placeholders import is_title
from linkcheck.metadata.titles.separators import SIGN, cuts, parts
from linkcheck.metadata.titles.shapes import shaped
from linkcheck.metadata.titles.slug import is_in, is_supported, last_words, slug_words
from linkcheck.metadata.titles.strip import addressed, by_address, headed, strip_head, strip_host, strip_tail
from linkcheck.model import TitleCandidate
from linkcheck.model.text import fold

_VISIBLE = ("og:title", "title", "h1")
_CUT = ("…", "...")
_LONG_HEADING = 3
_LONG_WORD = re.compile(r"\w{4,}")
_LEAST_SHARED = 0.5
_NONE = frozenset[str]()


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The title, and which source it is from; nothing where no offer is one."""

    title: str | None = None
    source: str | None = None


def choose(offers: Iterable[TitleCandidate], *, url: str, site: Iterable[str | None]) -> Choice:
    """The first offer that, stripped of the site's name, is a title. Best sources come first."""
    return _Chooser(list(offers), url, [name for name in site if name]).choose()


class _Chooser:
    def __init__(self, offers: Sequence[TitleCandidate], url: str, site: Sequence[str]) -> None:
        self.offers = offers
        self.host = host_of(url)
        self.root = is_root(url.partition("?")[0])
        self.url = url
        self.headings = [offer.value for offer in offers if offer.source == "h1"]
        self.host_labels = host_labels(self.host)
        named = self.host_labels | site_labels(site)
        self.labels = named | PLATFORMS
        if not self.root and (name := self._project(named)):
            self.labels -= {name}

    @cached_property
    def words(self) -> frozenset[str]:
        """Those of the address."""
        return slug_words(self.url)

    def choose(self) -> Choice:
        for offer in self.offers:
            title = self._stripped(offer)
            if offer.source == "json-ld" and self._is_less(title):
                continue
            if is_title(title, _NONE if self.root else self.labels):
                title = self._whole(self._headed(title, offer))
                if offer.source == "title" and (heading := self._reworded(title)):
                    return Choice(title=heading, source="h1")
                return Choice(title=title, source=offer.source)
        return self._front_page() if self.root else Choice()

    def _project(self, names: AbstractSet[str]) -> str | None:
        """The name that a page below the root shares with its site, folded: it is called so, and is no deep page.

        Its title and its og:title, or its heading, say the name of the site; a title may go on with a tagline, which
        the address is not made of. A heading that differs is the page's own.
        """
        by_source = {offer.source: offer.value for offer in self.offers}
        title, card, heading = (by_source.get(source) for source in ("title", "og:title", "h1"))
        name = fold(card or heading or "")
        if name not in names or (heading and fold(heading) != name) or not (title or (card and heading)):
            return None
        if title is None or fold(title) == name:
            return name
        first, *rest = parts(title)
        if card is None or is_supported(self.words, " ".join(rest)):
            return None
        return name if fold(first) == name or self._is_named_after(name, card, title) else None

    def _is_named_after(self, name: str, card: str, title: str) -> bool:
        """Whether the address ends in a word of the name, and a tagline before the name has no better claim to it."""
        *tagline, last = parts(title)
        words = last_words(self.url)
        return fold(last) == name and 0 < is_in(words, card) >= is_in(words, " ".join(tagline))

    def _stripped(self, offer: TitleCandidate) -> str:
        title = shaped(offer.value, self.host)
        # A front page may be called by the site's name, and what it says after that belongs to it.
        head, tail = (FRONT_PAGE, self.labels | FRONT_PAGE) if self.root else (self.labels, self.labels)
        title = strip_tail(title, tail)
        # `Example: a look back` in og:title is what the author wrote; in <title> it is what the template put there.
        if offer.source == "title" or ": " not in title:
            title = strip_head(title, head)
        return title

    def _headed(self, title: str, offer: TitleCandidate) -> str:
        if offer.source == "h1" or not SIGN.search(title):
            return title
        for heading in self.headings:
            found = addressed(title, self.words, heading)
            if found != title:
                return found
        found = headed(title, self.headings, self.words, self.labels)
        if found != title or self.root:
            return found
        return by_address(strip_host(title, self.host_labels), self.headings, self.words)

    def _reworded(self, title: str) -> str | None:
        """The heading, where it says the same as the `<title>` in other words: readers see that one.

        Not where one is a part of the other: then the longer has a day, a section or the site's name besides.
        """
        heading = next((self._stripped(offer) for offer in self.offers if offer.source == "h1"), "")
        if self.root or heading == title or heading.count(" ") < _LONG_HEADING or not is_title(heading, self.labels):
            return None
        mine, other = (set(_LONG_WORD.findall(text.casefold())) for text in (title, heading))
        alike = len(mine & other) >= _LEAST_SHARED * max(2, min(len(mine), len(other)))
        folded, shown = fold(title), fold(heading)
        return heading if alike and folded not in shown and shown not in folded else None

    def _is_less(self, title: str) -> bool:
        """Whether two visible titles agree on more words: a recipe's name is not the title of its page."""
        folded, shown = fold(title), []
        visible = []
        for offer in self.offers:
            if offer.source in _VISIBLE:
                visible.append(self._stripped(offer))
                shown.append(fold(visible[-1]))
                if shown[-1] == folded:
                    return False
        longer = [other for other in shown if folded in other]
        if len(set(longer)) == len(longer):
            return False
        return not any(folded == fold(other[: cut.start]) for other in visible for cut in cuts(other))

    def _whole(self, title: str) -> str:
        """The same title uncut, where another source has it so."""
        if not title.endswith(_CUT):
            return title
        begin = fold(title)
        for offer in self.offers:
            other = self._headed(self._stripped(offer), offer)
            if fold(other).startswith(begin) and len(fold(other)) > len(begin) and not other.endswith(_CUT):
                return other
        return title

    def _front_page(self) -> Choice:
        """A front page is rightly called by the site's name, and by nothing else: `Home | Example`."""
        for offer in self.offers:
            for part in (strip_head(offer.value, FRONT_PAGE), *reversed(parts(offer.value))):
                if is_title(part):
                    return Choice(title=part, source=offer.source)
        return Choice()
