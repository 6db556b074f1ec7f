"""Which targets a run requests. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from linkcheck.classify import ClassifyOptions
from linkcheck.crawl import split
from linkcheck.model import Evidence, Target, TargetHistory
from linkcheck.model.schedule import MaxAge

_NEVER = TargetHistory()
_MARKED = frozenset(("marked-alive", "marked-dead"))


def due_targets(
    targets: Iterable[Target],
    histories: Mapping[str, TargetHistory],
    max_age: MaxAge,
    options: ClassifyOptions,
    now: datetime,
) -> list[Target]:
    """Targets that are not fresh, and those of which a person has said something else since: that holds at once."""
    due, fresh = split(targets, histories, max_age, now)
    return [*due, *_told_otherwise(fresh, histories, options, now)]


def _told_otherwise(
    fresh: Sequence[Target], histories: Mapping[str, TargetHistory], options: ClassifyOptions, now: datetime
) -> Sequence[Target]:
    def history(target: Target) -> TargetHistory:
        return histories.get(target.url, _NEVER)

    if not (options.overrides or options.ignores):
        fresh = [each for each in fresh if history(each).reason in _MARKED or any(link.excused for link in each.links)]
    if not fresh:
        return ()
    # Slow to import, and many runs have no request.
    from linkcheck.classify.case import Case
    from linkcheck.classify.rules.overrides import says_otherwise

    cases = ((each, Case(each, Evidence(), history(each), options=options, now=now)) for each in fresh)
    return [each for each, case in cases if says_otherwise(case)]
