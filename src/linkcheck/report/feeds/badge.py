"""Badges: the JSON that shields.io reads from an endpoint, and an SVG that needs no service."""

from linkcheck.model import Report, RunState, Verdict
from linkcheck.report.census import census
from linkcheck.report.data.json import dumps
from linkcheck.report.feeds import xml
from linkcheck.report.options import ReportOptions

LABEL = "links"
COLOURS = {"brightgreen": "#3a7d1e", "red": "#b92f2f", "lightgrey": "#6b6b6b"}
"""White text reads on each of them with a contrast of at least 4.5 to 1."""


def endpoint(report: Report, options: ReportOptions) -> str:
    """The schema of https://shields.io/badges/endpoint-badge."""
    message, colour = _told(report, options)
    badge = {"schemaVersion": 1, "label": LABEL, "message": message, "color": colour, "cacheSeconds": 3600}
    return dumps(badge, indent=2) + "\n"


def svg(report: Report, options: ReportOptions) -> str:
    """A flat badge with its text readable by screen readers."""
    message, colour = _told(report, options)
    left, right = _width(LABEL), _width(message)
    whole, label = left + right, xml.text(f"{LABEL}: {message}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="20" role="img" aria-label="{label}">'
        f"<title>{label}</title>"
        f'<clipPath id="round"><rect width="{whole}" height="20" rx="3"/></clipPath>'
        f'<g clip-path="url(#round)"><rect width="{left}" height="20" fill="#444"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{COLOURS[colour]}"/></g>'
        f'<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f'<text x="{left / 2:g}" y="14" textLength="{left - 12}">{xml.text(LABEL)}</text>'
        f'<text x="{left + right / 2:g}" y="14" textLength="{right - 12}">{xml.text(message)}</text></g></svg>\n'
    )


def _told(report: Report, options: ReportOptions) -> tuple[str, str]:
    if report.run.state is RunState.NETWORK_DOWN:
        return "unknown", "lightgrey"
    seen = census(report, options)
    if seen.failing:
        return ", ".join(f"{number} {verdict.value}" for verdict, number in seen.failing.items()), "red"
    checked = sum(
        number for verdict, number in seen.verdicts.items() if verdict not in {Verdict.SKIPPED, Verdict.UNCHECKED}
    )
    return (f"{checked} checked", "brightgreen") if checked else ("none checked", "lightgrey")


def _width(text: str) -> int:
    """Pixels that Verdana at 11 px takes, on average, with a margin of 6 at either side."""
    return round(sum(4.0 if letter in " ,.:ijlt" else 7.2 for letter in text)) + 12
