"""Atom (RFC 4287): what changed, newest first, for a feed reader."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import quote

from linkcheck.model import LinkRecord, Report, VerdictChange
from linkcheck.report.feeds import xml
from linkcheck.report.options import ReportOptions
from linkcheck.report.problems import action_of, title_of

MOST = 100
"""Entries without `since`."""
NAMESPACE = uuid.UUID("6f0c6d0e-6b6c-5a2f-9d61-2f6f7b9a7c11")
"""Ours: ids made in it stay the same for ever."""


def render(report: Report, options: ReportOptions) -> str:
    """A feed whose entries keep their ids, so that readers show each change once."""
    changes = sorted(_changes(report), key=lambda each: each.url)
    changes.sort(key=lambda each: each.at, reverse=True)
    since = options.since
    changes = changes[:MOST] if since is None else [each for each in changes if each.at >= since]
    home = report.run.repository_url or ""
    updated = changes[0].at if changes else report.run.finished or report.run.started
    lines = [
        f'{xml.HEAD}<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <id>{_id('feed', home)}</id>",
        "  <title>Link changes</title>",
        f"  <updated>{_time(updated)}</updated>",
        "  <author><name>linkcheck</name></author>",
        "  <generator>linkcheck</generator>",
        *([f"  <link {xml.attributes(rel='alternate', href=_iri(home))}/>"] if _is_web(home) else []),
        *(_entry(change, options) for change in changes),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _changes(report: Report) -> Iterator[VerdictChange]:
    for record in report.links:
        name = _name(record)
        for before, after in zip(record.intervals, record.intervals[1:], strict=False):
            yield VerdictChange(
                url=record.result.url,
                at=after.first,
                before=before.verdict,
                before_reason=before.reason,
                after=after.verdict,
                reason=after.reason,
                title=name,
            )


def _name(record: LinkRecord) -> str | None:
    labels = [link.label for link in record.places if link.label]
    return labels[0] if labels else record.history.title


def _entry(change: VerdictChange, options: ReportOptions) -> str:
    name, known = change.title or change.url, title_of(change.reason, options)
    was = f"was {change.before.value} ({title_of(change.before_reason, options)})"
    content = f"{change.url} — {change.after.value}: {known}; {was}. {action_of(change.reason, options, change.after)}"
    link = f"    <link {xml.attributes(href=_iri(change.url))}/>\n" if _is_web(change.url) else ""
    return (
        "  <entry>\n"
        f"    <id>{_id(change.url, change.at.isoformat(), change.after.value, change.reason)}</id>\n"
        f"    <title>{xml.text(f'{change.after.value}: {name}'[:500])}</title>\n"
        f"    <updated>{_time(change.at)}</updated>\n"
        f"{link}"
        f"    <category {xml.attributes(term=change.after.value)}/>\n"
        f'    <content type="text">{xml.text(content.strip())}</content>\n'
        "  </entry>"
    )


def _id(*parts: str) -> str:
    identity = "\n".join(parts).encode("utf-8", "replace").decode()
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, identity)}"


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _iri(url: str) -> str:
    return quote(url.encode("utf-8", "replace"), safe=":/?#[]@!$&'()*+,;=%~")
