"""Reports without the new addresses that the configuration refuses (`[[override]]` with `not_at`)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import overload

import msgspec

from linkcheck.classify import Override
from linkcheck.config import Config
from linkcheck.model import LinkRecord, Report


def without_refused(report: Report, config: Config) -> Report:
    """The report; no record of it offers an address that an override refuses."""
    today = datetime.now(UTC).date()
    refusing = tuple(rule for rule in config.override if rule.not_at is not None and rule.holds(today))
    return msgspec.structs.replace(report, links=_Links(report.links, refusing)) if refusing else report


class _Links(Sequence[LinkRecord]):
    """The records, each as it is read: all of them may be too many for memory."""

    def __init__(self, links: Sequence[LinkRecord], overrides: Sequence[Override]) -> None:
        self._links = links
        self._overrides = overrides

    def __len__(self) -> int:
        return len(self._links)

    @overload
    def __getitem__(self, index: int) -> LinkRecord: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[LinkRecord]: ...
    def __getitem__(self, index: int | slice) -> LinkRecord | Sequence[LinkRecord]:
        if isinstance(index, slice):
            return [self._shown(record) for record in self._links[index]]
        return self._shown(self._links[index])

    def __iter__(self) -> Iterator[LinkRecord]:
        return map(self._shown, self._links)

    def _shown(self, record: LinkRecord) -> LinkRecord:
        found, url = record.relocation, record.result.url
        if found is None or not any(override.refuses(url, found.url) for override in self._overrides):
            return record
        return msgspec.structs.replace(record, relocation=None)
