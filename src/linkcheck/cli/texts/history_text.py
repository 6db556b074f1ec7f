"""The history in the database, as text or JSON."""

from collections.abc import Sequence

from linkcheck.cli.texts.explanation_text import interval
from linkcheck.model import LinkRecord, Offer, VerdictChange
from linkcheck.report.data.json import dumps
from linkcheck.report.text.sanitize import one_line
from linkcheck.urls import hide_credentials


def record_text(record: LinkRecord, offers: Sequence[Offer] = (), *, as_json: bool = False) -> str:
    """One link's verdicts, oldest first, and the new addresses that were offered for it."""
    if as_json:
        return _json({"schema": 1, "url": record.result.url, "intervals": record.intervals, "relocations": offers})
    lines = [one_line(record.result.url), *(f"  {interval(known)}" for known in record.intervals), *map(_offer, offers)]
    return hide_credentials("".join(f"{line}\n" for line in lines))


def _offer(offer: Offer) -> str:
    what = "refused" if offer.refused else "offered"
    found = offer.relocation
    return f"  {offer.found:%Y-%m-%d}  {what} {one_line(found.url)} ({one_line(found.evidence)})"


def changes_text(changes: Sequence[VerdictChange], *, as_json: bool = False) -> str:
    """Changes of verdict or reason, newest first."""
    if as_json:
        return _json({"schema": 1, "changes": changes})
    if not changes:
        return "No link changed.\n"
    return hide_credentials(
        "".join(
            f"{change.at:%Y-%m-%d %H:%M}  {change.before} ({change.before_reason}) → {change.after} ({change.reason})  "
            f"{one_line(change.url)}\n"
            for change in changes
        )
    )


def _json(document: object) -> str:
    return hide_credentials(dumps(document, indent=2)) + "\n"
