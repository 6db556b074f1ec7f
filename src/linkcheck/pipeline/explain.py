"""Ask one URL, outside any run, and lay the reasoning open. Nothing is stored."""

from contextlib import aclosing
from pathlib import Path

import msgspec

from linkcheck.classify.case import Case
from linkcheck.classify.explain import RuleStep, explain
from linkcheck.classify.judge import judge
from linkcheck.config import Config
from linkcheck.crawl import crawl
from linkcheck.errors import UsageError
from linkcheck.fetch import Fetcher
from linkcheck.model import Evidence, Judgement, LinkRecord, Target, TargetHistory
from linkcheck.pipeline.lists.read import read_lists
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.providers import providers
from linkcheck.store import Store
from linkcheck.urls import Malformed, group, host_of, normalize

# Shorter than the half minute that a nightly run leaves before it rechecks a 404: a person waits at the terminal.
_CONFIRM_AFTER = 2.0


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """One URL's evidence, verdict and reasoning."""

    target: Target
    evidence: Evidence
    judgement: Judgement
    steps: tuple[RuleStep, ...]
    record: LinkRecord | None
    """What the database remembers; None when it knows nothing of it."""


async def explain_url(url: str, config: Config, database: Path) -> Explanation:
    """Ask as a run would: with the labels the lists give it, and with its history."""
    address = normalize(url)
    if isinstance(address, Malformed):
        raise UsageError(f"{url}: {address.message}", remedy="Give an absolute http or https address.")
    target = _listed(address, config) or Target(url=address, host=host_of(address), links=())
    record = _remembered(address, database)
    history = record.history if record else TargetHistory()
    evidence = await _ask(target, history, config)
    case = Case(target, evidence, history, options=config.classify_options())
    return Explanation(
        target=target,
        evidence=evidence,
        judgement=judge(case),
        steps=explain(case),
        record=record,
    )


async def _ask(target: Target, history: TargetHistory, config: Config) -> Evidence:
    # Without validators, so that the page itself is seen and not only that it has not changed.
    plain = msgspec.structs.replace(history, etag=None, last_modified=None)
    options = msgspec.structs.replace(
        config.crawl_options(), max_age=None, confirm_after=_CONFIRM_AFTER, network_down_share=2.0
    )
    async with Fetcher(config.fetch_options()) as fetcher:
        answers = crawl(
            [target],
            {target.url: plain},
            fetch=fetcher.fetch,
            providers=providers(config.provider_options()),
            options=options,
        )
        async with aclosing(answers):
            async for _, evidence in answers:
                return evidence
    return Evidence()


def _listed(address: str, config: Config) -> Target | None:
    try:
        lists = read_lists(sources_of(config))
    except UsageError:
        return None
    links = (link for document in lists.documents for link in document.links)
    return next((target for target in group(links).targets if target.url == address), None)


def _remembered(address: str, database: Path) -> LinkRecord | None:
    if not database.is_file():
        return None
    with Store.open(database, read_only=True) as store:
        return store.history(address)
