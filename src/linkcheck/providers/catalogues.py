"""All catalogues of publications, one after the other: for entries without a link, and for dead links without an id."""

from collections import Counter
from collections.abc import Generator

from linkcheck.model import Candidate, Outcome, Request
from linkcheck.providers.entry import WorkEntry, best
from linkcheck.providers.suggesters import SUGGESTERS

# Missing answers in a row after which a catalogue is queried no more in this run.
_PATIENCE = 2


class Catalogues:
    """The catalogues that answer in this run."""

    def __init__(self) -> None:
        self._missed = Counter[str]()

    def flow(self, entry: WorkEntry, sure: int) -> Generator[Request, Outcome, tuple[Candidate, ...] | None]:
        """Candidates, best first, until one scores `sure`; None when none does and not every catalogue answered."""
        found: tuple[Candidate, ...] = ()
        complete = True
        for name, suggester in SUGGESTERS.items():
            if any(each.score >= sure for each in found):
                break
            answer = None
            if self._missed[name] < _PATIENCE:
                answer = yield from suggester.flow(entry)
                self._missed[name] = self._missed[name] + 1 if answer is None else 0
            complete &= answer is not None
            found = best((*found, *(answer or ())))
        return found if complete or any(each.score >= sure for each in found) else None
