"""The queries to official sources in one crawl: those that wait, and the answers. A target is known by its number."""

from collections import deque
from collections.abc import Sequence

from linkcheck.classify.judge import is_blocked
from linkcheck.crawl.providers import ProviderBatch, ProviderBatcher, claimant, is_conclusive
from linkcheck.model import Answer, Evidence, Response, Target
from linkcheck.providers.provider import Provider, When


class ProviderQueue:
    """Batches of targets for each provider; full ones first."""

    def __init__(self, targets: Sequence[Target], providers: Sequence[Provider]) -> None:
        self._targets = targets
        self._providers = providers
        self._batches: deque[ProviderBatch] = deque()
        self._refused = ProviderBatcher()
        """Targets whose own server refused us, for the providers that are queried then."""
        self._answers: dict[int, Answer] = {}
        self.instead: set[int] = set()
        """Targets that a provider is queried about before their page is requested."""
        self.beside: set[int] = set()
        """Targets that a provider is queried about besides; empties as the answers come."""
        self._admit()

    @property
    def has_batches(self) -> bool:
        """Whether a batch can be sent now."""
        return bool(self._batches)

    @property
    def is_open(self) -> bool:
        """Whether any query is left, now or later."""
        return bool(self._batches or self._refused)

    def next(self) -> ProviderBatch | None:
        """The next batch."""
        return self._batches.popleft() if self._batches else None

    def flush(self) -> None:
        """Make batches of all that wait: no more targets will come."""
        self._batches.extend(self._refused.flush())

    def record(self, number: int, answer: Answer | None) -> None:
        """Keep a provider's answer."""
        if answer is not None:
            self._answers[number] = answer

    def answer(self, number: int) -> Answer | None:
        """The answer that came last."""
        return self._answers.get(number)

    def take_answer(self, number: int) -> Answer | None:
        """The same, for the last time."""
        return self._answers.pop(number, None)

    def query_for_blocked(self, number: int, evidence: Evidence) -> bool:
        """Queue a target that its own server refused, by its listed or its final URL; False where no one can help."""
        target = self._targets[number]
        if is_conclusive(self.answer(number)):
            return False
        final = evidence.outcome.url if isinstance(evidence.outcome, Response) else target.url
        for url in dict.fromkeys((target.url, final)):
            provider = claimant(url, self._providers, When.BLOCKED)
            if provider is not None and is_blocked(target, evidence):
                if batch := self._refused.add(provider, number, url):
                    self._batches.append(batch)
                return True
        return False

    def _admit(self) -> None:
        batcher = ProviderBatcher()
        for number, target in enumerate(self._targets):
            for when, numbers in ((When.INSTEAD, self.instead), (When.BESIDE, self.beside)):
                provider = claimant(target.url, self._providers, when)
                if provider is not None:
                    numbers.add(number)
                    if batch := batcher.add(provider, number, target.url):
                        self._batches.append(batch)
                    break
        self._batches.extend(batcher.flush())
