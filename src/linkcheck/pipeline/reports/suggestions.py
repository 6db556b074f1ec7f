"""Edits that are certain, as suggestions for a review: what `fix` would write, place by place."""

import os
from collections.abc import Iterator, Mapping

from linkcheck.config import Config
from linkcheck.errors import LinkcheckError
from linkcheck.files import on_disk
from linkcheck.fix import FixOptions
from linkcheck.fix.rewrite import spans_of
from linkcheck.model import Report
from linkcheck.pipeline.fix import Repair, plan_repairs
from linkcheck.pipeline.lists.sources import sources_of
from linkcheck.report.options import Suggestion


def certain_edits(report: Report, config: Config) -> Mapping[tuple[str, int, int], Suggestion]:
    """Suggestions by list, line and column of the address; none where the lists cannot be read any more."""
    paths = tuple(path for path in report.run.paths if os.path.isfile(on_disk(path)))  # noqa: PTH113 - names of any bytes
    if not paths or not any(record.result.judgement.suggested_url for record in report.links):
        return {}
    try:
        found = plan_repairs(
            report, sources_of(config, paths), FixOptions(), config=config, today=report.run.started.date()
        )
    except LinkcheckError:
        return {}
    return {place: suggestion for repair in found.repairs for place, suggestion in _suggestions(repair)}


def _suggestions(repair: Repair) -> Iterator[tuple[tuple[str, int, int], Suggestion]]:
    for edit, (start, end, text) in zip(repair.edits, spans_of(repair.before, repair.edits) or (), strict=False):
        line, column = edit.link.destination_place
        begin = len(repair.before[start - column + 1 : start].encode()) + 1
        length = len(repair.before[start:end].encode())
        if "\n" not in text and "\n" not in repair.before[start:end]:
            yield (repair.path, line, column), Suggestion(line=line, start=begin, end=begin + length, text=text)
