"""One target with all that is known about it, and the facts that several rules need."""

from datetime import UTC, datetime
from functools import cached_property

from linkcheck.classify.evidence import likeness
from linkcheck.classify.evidence.names import initials_agree, is_name, names_author
from linkcheck.classify.evidence.odd_statuses import shows_page
from linkcheck.classify.evidence.phrases import placeholder
from linkcheck.classify.options import ClassifyOptions
from linkcheck.classify.survey import NOTHING, Survey
from linkcheck.model import (
    Evidence,
    Existence,
    Failure,
    Hop,
    LinkKind,
    PageMetadata,
    Response,
    Target,
    TargetHistory,
)
from linkcheck.urls import compare
from linkcheck.urls.compare import Address, UrlRelation
from linkcheck.urls.domains import domain_of
from linkcheck.urls.tracking import without_tracking

PERMANENT = frozenset({301, 308})
_NEVER = TargetHistory()
_DEFAULTS = ClassifyOptions()


class Case:
    """The input of a rule. Facts are computed on first use: most links need hardly any.

    Without a history it is judged as never seen before, without a survey on its own, without `now` at present.
    """

    def __init__(
        self,
        target: Target,
        evidence: Evidence,
        history: TargetHistory | None = None,
        survey: Survey = NOTHING,
        options: ClassifyOptions | None = None,
        now: datetime | None = None,
    ) -> None:
        self.target = target
        self.evidence = evidence
        self.history = history or _NEVER
        self.survey = survey
        self.options = options or _DEFAULTS
        self.now = now or datetime.now(UTC)
        outcome = evidence.outcome
        # Plain attributes: every rule reads them, and thirty rules are tried for each link.
        self.response: Response | None = outcome if isinstance(outcome, Response) else None
        """The page's own answer, whatever its status."""
        self.failure: Failure | None = outcome if isinstance(outcome, Failure) else None
        """Why there is no answer."""
        self.status: int | None = self.response.status if self.response else None
        """Status of a complete answer."""
        self.success: bool = self.response is not None and (
            200 <= self.response.status < 300
            or evidence.not_modified
            or (evidence.page is not None and shows_page(self.response, evidence.page))
        )
        """A 2xx, a 304 to a conditional request of ours, or a page under a status without a meaning."""
        self.hops: tuple[Hop, ...] = outcome.hops if outcome else ()
        """The redirects on the way."""

        url = outcome.url if outcome else target.url
        self.final_url: str = url if not self.hops else without_tracking(url)
        """Where the chain ended, without tracking parameters that it picked up on the way."""
        self.relation: UrlRelation = compare.relation(target.url, self.final_url) if self.hops else UrlRelation.SAME
        """What the redirects changed."""
        self.elsewhere: bool = self.relation is UrlRelation.DIFFERENT
        """Redirected, and not merely to another spelling of the same URL."""

    def marked(self, prefix: str) -> str | None:
        """What follows `prefix:` in the first such marker; empty for a marker without more."""
        for marker in self.evidence.markers:
            name, _, rest = marker.partition(":")
            if name == prefix:
                return rest
        return None

    # Redirects

    @cached_property
    def source(self) -> Address:
        """The listed address."""
        return compare.parse(self.target.url)

    @cached_property
    def final(self) -> Address:
        """The final address."""
        return compare.parse(self.final_url)

    @cached_property
    def changed_domain(self) -> bool:
        """Whether the final address may have another owner."""
        return self.elsewhere and domain_of(self.target.url) != domain_of(self.final_url)

    @cached_property
    def keeps_last_segment(self) -> bool:
        """Whether both addresses end in the same segment, and the segment is distinctive."""
        old, new = self.source.last, self.final.last
        if not old or not new:
            return False
        if len(_split(old)) < 2 and not compare.keeps_query(self.target.url, self.final_url):
            return False
        if old == new:
            distinctive = len(old) > 3 and old not in _GENERIC_ENDS
            return distinctive or self.source.segments[-2:-1] == self.final.segments[-2:-1] != ()
        one, other = set(_split(old)), set(_split(new))
        return min(len(one), len(other)) >= 2 and (one <= other or other <= one)

    # Titles and labels

    @property
    def page(self) -> PageMetadata | None:
        """What the page is: from itself, else from the official source."""
        return self.evidence.description

    @property
    def exists(self) -> bool:
        """Whether an official source says that the page exists."""
        return self.evidence.answer is not None and self.evidence.answer.existence is Existence.EXISTS

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Every title on offer, best first; none where the page has none of its own, but its site's."""
        pages = (self.evidence.page, self.evidence.answer.page if self.evidence.answer else None)
        found = [
            text
            for page in pages
            if page is not None and (page.title or page.h1)
            for text in (page.title, page.h1, *(candidate.value for candidate in page.candidates[:20]))
            if text
        ]
        return tuple(dict.fromkeys(found))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The labels in the lists; alternative texts of images are left out, because those name the image."""
        texts = (link.label for link in self.target.links if link.kind is not LinkKind.IMAGE)
        host = self.source.site
        return tuple(text for text in dict.fromkeys(texts) if likeness.usable(text) and not _is_host(text, host))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The labels that name a thing: not prose, a person or common words."""
        return tuple(label for label in self.labels if is_name(label))

    @cached_property
    def title_agreement(self) -> float | None:
        """Label against titles alone."""
        return likeness.likeness(self.labels, self.titles)

    @cached_property
    def agreement(self) -> float | None:
        """Label against titles and the final address; None where the page offers no title."""
        if self.title_agreement is None:
            return None
        return max(self.title_agreement, likeness.likeness(self.labels, self._names) or 0.0)

    @cached_property
    def fits(self) -> bool:
        """The page is what the label names, or what the listed address spells out."""
        if self.agreement is not None and self.agreement >= self.options.label_match:
            return True
        return self.elsewhere and likeness.spelt_out(self.target.url, self.titles)

    @cached_property
    def misfits(self) -> bool:
        """Label and page, in scripts that can be compared, have nothing in common."""
        return self.agreement is not None and self._disagrees

    @cached_property
    def foreign(self) -> bool:
        """Label and page are written in different scripts, and nothing else of the page agrees with the label."""
        return self.agreement is None and bool(self.titles) and self._disagrees

    @property
    def _disagrees(self) -> bool:
        if not self.names or (self.agreement is not None and self.agreement >= self.options.label_mismatch):
            return False
        page = self.page
        authors = page.authors if page else ()
        description = (page.description or "")[:500] if page else ""
        said = [*self.titles, *self._names, description]
        address_words = (likeness.host_words(self.final_url), " ".join(self.final.segments))
        return not (
            likeness.shares_rare_word(self.names, [*said, *address_words, *authors])
            or initials_agree(self.names, said)
            or names_author(self.names, authors)
        )

    @property
    def former_title(self) -> str | None:
        """The title of the page that was accepted last."""
        page = self.history.page
        return self.history.title or (page.title or page.h1 if page else None)

    @cached_property
    def placeholder(self) -> str | None:
        """The kind of placeholder that the page is, as its markers, title or heading say."""
        marked = self.marked("placeholder")
        if marked is not None:
            return marked.partition(":")[0]
        page = self.evidence.page
        # A heading alone may be that of a message beside the page's own contents.
        text = (page.title or page.h1) if page is not None and self.success else None
        return placeholder(text, self.final.host, (page.site_name if page else None) or "") if text else None

    @cached_property
    def drift(self) -> float | None:
        """Likeness of the accepted title to the best of today's; None where one is missing."""
        was = self.former_title
        if was is None or not self.titles or self.evidence.not_modified:
            return None
        score = likeness.likeness((was,), self.titles)
        return 0.0 if score is None and likeness.usable(was) else score

    @property
    def _names(self) -> list[str]:
        site = self.page.site_name if self.page else None
        return [text for text in (likeness.slug_words(self.final_url), site) if text]


_GENERIC_ENDS_WORDS = """
about article blog contents docs documentation download getting-started home index intro introduction latest main
master news overview post readme start view welcome
"""
_GENERIC_ENDS = frozenset(_GENERIC_ENDS_WORDS.split())


def _is_host(text: str, host: str) -> bool:
    """Whether a label is only the listed host, as it stands in addresses."""
    return text.removeprefix("www.").partition("/")[0] == host


def _split(segment: str) -> list[str]:
    return [word for word in segment.replace("_", "-").split("-") if len(word) > 2 and not word.isdigit()]
