"""The news of a stored report to a webhook."""

import msgspec

from linkcheck.config import Config
from linkcheck.errors import NotifyError, UsageError
from linkcheck.fetch import Fetcher
from linkcheck.model import BodyExtent, LinkRecord, Report, Request, Response, RunState
from linkcheck.notify.webhook import News, NewsLink, plain, slack
from linkcheck.pipeline.reports.render import page_options
from linkcheck.report import ReportOptions
from linkcheck.report.census import CensusTaker, summary
from linkcheck.report.data.json import dumps
from linkcheck.report.problems import LONGEST, fails, title_of
from linkcheck.report.text.sanitize import one_line
from linkcheck.urls import host_of

STYLES = {"slack": slack, "json": plain}
_SLACK_HOSTS = ("hooks.slack.com", "hooks.slack-gov.com")


async def send_news(report: Report, config: Config, url: str, *, style: str = "", report_url: str = "") -> News | None:
    """Post what broke and what recovered since the run before; None where there is no news, and nothing is sent.

    Raises `NotifyError` without the address, which is a secret, when the other side refuses.
    """
    if not url.startswith("https://"):
        raise UsageError("The webhook is not https.", remedy="Its address is a secret: never send it in the clear.")
    news = news_of(report, page_options(report, config, report_url=report_url))
    if news is None:
        return None
    shape = style or ("slack" if host_of(url) in _SLACK_HOSTS else "json")
    body = dumps(STYLES[shape](news)).encode()
    headers = (("Content-Type", "application/json"),)
    request = Request(url=url, method="POST", headers=headers, body=body, read=BodyExtent.BODY, follow=False)
    # What got lost may have arrived: news is never sent twice.
    async with Fetcher(msgspec.structs.replace(config.fetch_options(), retries=0)) as fetcher:
        outcome = await fetcher.fetch(request)
    if isinstance(outcome, Response) and 200 <= outcome.status < 300:
        return news
    said = str(outcome.status) if isinstance(outcome, Response) else outcome.kind.value
    raise NotifyError(
        f"The webhook of {host_of(url)} answered: {said}.", remedy="Is its address right, and still valid?"
    )


def news_of(report: Report, options: ReportOptions) -> News | None:
    """The difference from the run before; of a first run all that fails. None without one, or where it is not known."""
    if report.run.state is RunState.NETWORK_DOWN:
        return None
    taker, broke, recovered = CensusTaker(report, options), [], []
    back = frozenset(report.recovered)
    for record in report.links:
        taker.take(record)
        if fails(record, options) and record.previous not in options.fail_on:
            broke.append(_link(record, options))
        elif record.result.url in back:
            recovered.append(_link(record, options))
    if not broke and not recovered:
        return None
    return News(
        broke=tuple(broke),
        recovered=tuple(recovered),
        summary=summary(taker.census()),
        report_url=options.report_url,
        run_url=options.run_url,
    )


def _link(record: LinkRecord, options: ReportOptions) -> NewsLink:
    url = one_line(record.result.url)
    first = record.places[0] if record.places else None
    label = one_line(first.label or first.text, LONGEST) if first else ""
    reason = record.result.judgement.reason
    return NewsLink(
        url=url,
        title=label or url,
        reason=one_line(reason, 80),
        why=title_of(reason, options),
        place=f"{one_line(first.path)}:{first.line}" if first else "",
    )
