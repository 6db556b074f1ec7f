"""OpenMetrics 1.0 text: the figures of the last run, for Prometheus' text-file collector and its like."""

from collections.abc import Iterator

from linkcheck.model import Report, RunState
from linkcheck.report.census import census
from linkcheck.report.options import ReportOptions


def render(report: Report, options: ReportOptions) -> str:
    """Gauges: figures of links, what fails, findings, and facts of the run."""
    return "".join(f"{line}\n" for line in (*_lines(report, options), "# EOF"))


def _lines(report: Report, options: ReportOptions) -> Iterator[str]:
    run, seen = report.run, census(report, options)
    ended = run.finished or run.started
    yield from _family("linkcheck_links", "Links by figure; each link is in exactly one.")
    yield from (f'linkcheck_links{{figure="{name}"}} {number}' for name, number in seen.figures.items())
    yield from _gauge("linkcheck_failing_links", "Links that fail the check.", sum(seen.failing.values()))
    yield from _gauge(
        "linkcheck_newly_failing_links", "Those of them that did not fail in the run before.", len(seen.new)
    )
    yield from _gauge("linkcheck_recovered_links", "Links that failed in the run before.", len(report.recovered))
    yield from _gauge("linkcheck_findings", "Findings in the lists' own text.", seen.findings)
    yield from _gauge("linkcheck_accepted", "Links and findings that the baseline accepts.", seen.known)
    yield from _gauge("linkcheck_run_requests", "Requests of the last run.", run.requests)
    yield from _gauge("linkcheck_run_complete", "1 when the last run came to its end.", run.state is RunState.COMPLETE)
    yield from _seconds("linkcheck_run_duration_seconds", "Length of the run.", (ended - run.started).total_seconds())
    yield from _seconds("linkcheck_run_finished_seconds", "When the last run ended, in Unix time.", ended.timestamp())


def _gauge(name: str, about: str, value: float) -> Iterator[str]:
    yield from _family(name, about)
    yield f"{name} {value:g}" if isinstance(value, float) else f"{name} {int(value)}"


def _seconds(name: str, about: str, value: float) -> Iterator[str]:
    yield f"# TYPE {name} gauge"
    yield f"# UNIT {name} seconds"
    yield f"# HELP {name} {about}"
    yield f"{name} {value:.3f}"


def _family(name: str, about: str) -> Iterator[str]:
    yield f"# TYPE {name} gauge"
    yield f"# HELP {name} {about}"
