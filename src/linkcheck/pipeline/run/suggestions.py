"""What entries without a link may mean: publications with their title and authors, queried once and stored."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime

from linkcheck.crawl import Fetch, drive
from linkcheck.fix import SURE
from linkcheck.model import Finding
from linkcheck.pipeline.run.writer import StoreWriter
from linkcheck.providers import Catalogues, read_entry


async def look_up_candidates(
    findings: Iterable[Finding], writer: StoreWriter, fetch: Fetch, stop: asyncio.Event
) -> None:
    """Query the catalogues about entries without an earlier query, and store the answers."""
    labels = [each.label for each in findings if each.reason == "unlinked-entry" and each.label]
    known = await writer.call(writer.store.suggestions, labels)
    catalogues = Catalogues()
    for label in dict.fromkeys(labels):
        if label in known:
            continue
        if stop.is_set():
            return
        if (found := await drive(catalogues.flow(read_entry(label), SURE), fetch)) is not None:
            await writer.call(writer.store.remember_suggestions, label, found, datetime.now(UTC))
