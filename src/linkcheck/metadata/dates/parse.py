"""Dates as pages write them, to ISO 8601 as precise as they are."""

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_SHAPES = [
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T\d|$)",
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})(?!\d)",
        rf"(?:[a-z]{{3,9}},?\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(?P<y>\d{{4}})",
        rf"(?:[a-z]{{3,9}},?\s+)?{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
        rf"{_MONTH},?\s+(?P<y>\d{{4}})",
        rf"(?P<y>\d{{4}})\s+{_MONTH}(?:\s+(?P<d>\d{{1,2}}))?",
        r"(?P<y>\d{4})$",
    )
]


def parse_date(text: object) -> str | None:
    """`2020`, `2020-03` or `2020-03-08`; None for what is no date between 1900 and 2100."""
    if not isinstance(text, str):
        return str(text) if isinstance(text, int) and not isinstance(text, bool) and 1900 <= text <= 2100 else None
    text = text.strip()[:60]
    for shape in _SHAPES:
        if match := shape.match(text):
            return _iso(match.groupdict())
    return None


def first_date(values: Iterable[object]) -> str | None:
    """The first value that is a date."""
    return next((found for value in values if (found := parse_date(value))), None)


def from_parts(parts: object) -> str | None:
    """A date from `[[2020, 3, 8]]`, as citation JSON has it."""
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    if not isinstance(parts, list):
        return None
    numbers = [int(part) for part in parts[:3] if isinstance(part, int) or (isinstance(part, str) and part.isdecimal())]
    if not numbers or not 1900 <= numbers[0] <= 2100:
        return None
    return parse_date("-".join(f"{number:02d}" for number in numbers))


def _iso(parts: dict[str, str | None]) -> str | None:
    year = int(parts["y"] or 0)
    name = parts.get("name")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts.get("m") or 0)
    day = int(parts.get("d") or 0)
    if not 1900 <= year <= 2100:
        return None
    if not 1 <= month <= 12:
        return f"{year}" if not month else None
    if not day:
        return f"{year}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
