"""What entries without a link may mean: publications with their title and authors, asked for once and remembered."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime

from linkcheck.crawl import Fetch, drive
from linkcheck.fix import SURE
from linkcheck.model import Candidate, Finding
from linkcheck.pipeline.run.writer import StoreWriter
from linkcheck.providers import SUGGESTERS, best, read_entry

# Answers missed in a row after which a catalogue is left in peace for this run.
_PATIENCE = 2


async def look_up_candidates(
    findings: Iterable[Finding], writer: StoreWriter, fetch: Fetch, stop: asyncio.Event
) -> None:
    """Ask the catalogues about entries they were not asked about before, and remember what they say."""
    labels = [each.label for each in findings if each.reason == "unlinked-entry" and each.label]
    known = await writer.call(writer.store.suggestions, labels)
    library = _Library(fetch)
    for label in dict.fromkeys(labels):
        if label in known:
            continue
        if stop.is_set():
            return
        if (found := await library.candidates(label)) is not None:
            await writer.call(writer.store.remember_suggestions, label, found, datetime.now(UTC))


class _Library:
    """The catalogues, as far as they answer."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._missed = Counter[str]()

    async def candidates(self, label: str) -> tuple[Candidate, ...] | None:
        """Candidates, best first; None when none is sure and not every catalogue answered."""
        found: tuple[Candidate, ...] = ()
        complete = True
        for name, suggester in SUGGESTERS.items():
            if any(each.score >= SURE for each in found):
                break
            answer = None
            if self._missed[name] < _PATIENCE:
                answer = await drive(suggester.flow(read_entry(label)), self._fetch)
                self._missed[name] = self._missed[name] + 1 if answer is None else 0
            complete &= answer is not None
            found = best((*found, *(answer or ())))
        sure = any(each.score >= SURE for each in found)
        return found if complete or sure else None
