"""A run's report against the file of known breakage."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from linkcheck.config import Config
from linkcheck.model import Report
from linkcheck.pipeline.reports.baseline import accepted, lasting_paths, read_baseline, shrunk, write_baseline
from linkcheck.pipeline.reports.render import report_options


def accept_today(report: Report, config: Config) -> int:
    """Write everything that fails now to the baseline; the number of entries."""
    before = read_baseline(config.baseline) if Path(config.baseline).exists() else ()
    options = msgspec.structs.replace(
        report_options(msgspec.structs.replace(config, baseline=""), report.run),
        paths=lasting_paths(report.run.paths, config.baseline),
    )
    entries = accepted(report, before, options, datetime.now(UTC).date())
    write_baseline(config.baseline, entries)
    return len(entries)


def shrink(report: Report, config: Config, *, whole: bool) -> tuple[str, ...]:
    """Remove and return the entries that are no longer broken; an unchanged file is not written."""
    before = read_baseline(config.baseline)
    after = shrunk(before, report, report_options(config, report.run), whole=whole)
    if after != before:
        write_baseline(config.baseline, after)
    return tuple(each.subject for each in before if each not in after)
