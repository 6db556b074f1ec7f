"""Dates as pages write them, to ISO 8601 as precise as they are."""

import re
from collections.abc import Iterable
from datetime import date

from linkcheck.metadata.dates.months import MONTHS

_MONTH = r"(?P<name>[^\s\d.,/:|-]{3,14})\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|-го)?"
_OF = r"(?:\s*(?:de|del|of|di)\b)?"
_SHAPES = (
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
    r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:T\d|$)",
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})(?!\d)",
    r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)",
    rf"{_DAY}{_OF}[\s-]+{_MONTH}{_OF},?[\s-]+(?P<y>\d{{4}})(?!\d)",
    rf"{_MONTH}\s+{_DAY},?\s+(?P<y>\d{{4}})(?!\d)",
    rf"{_MONTH}{_OF},?\s+(?P<y>\d{{4}})(?!\d)",
    rf"(?P<y>\d{{4}})\s+{_MONTH}(?:\s+(?P<d>\d{{1,2}}))?",
    r"(?P<y>\d{4})\s?(?:年|년)\s?(?P<m>\d{1,2})\s?(?:月|월)(?:\s?(?P<d>\d{1,2})\s?(?:日|일))?",
    r"(?P<y>\d{4})$",
)
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,?\s+(?:den\s+|the\s+|le\s+|el\s+)?)?"
_AT_START = [re.compile(_WEEKDAY + shape, re.IGNORECASE) for shape in _SHAPES]
_SLASHED = re.compile(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})(?![\d/])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WITHIN = [re.compile(rf"(?<!\d){shape}", re.IGNORECASE) for shape in _SHAPES[:-1]]
_AROUND = 32
"""Characters of a date before its year, at most."""
_NO_DATE = frozenset({"1970-01-01", "1969-12-31", "1900-01-01"})
"""What programs write where they know none."""


def parse_date(text: object) -> str | None:
    """`2020`, `2020-03` or `2020-03-08`; None for what is no date between 1900 and 2100."""
    if not isinstance(text, str):
        return str(text) if isinstance(text, int) and not isinstance(text, bool) and 1900 <= text <= 2100 else None
    text = text.strip()[:60]
    for shape in _AT_START:
        if match := shape.match(text):
            parts = match.groupdict()
            if not parts.get("name") or parts["name"].lower() in MONTHS:
                return _iso(parts)
    return None


def find_date(text: str) -> str | None:
    """The first whole date within a short text: `Posted on 8. März 2020 by …`."""
    for year in _YEAR.finditer(text[:300]):
        near = text[max(0, year.start() - _AROUND) : year.end() + _AROUND]
        for shape in _WITHIN:
            for match in shape.finditer(near):
                if found := _iso(match.groupdict()):
                    return found
        if slashed := _SLASHED.search(near):
            return _slashed(int(slashed["a"]), int(slashed["b"]), int(slashed["y"]))
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


def _slashed(one: int, other: int, year: int) -> str | None:
    """`03/08/2020` is March in one country and August in another: the month only where it cannot be a day."""
    if one > 12 or one == other:
        return _iso({"y": str(year), "m": str(other), "d": str(one)})
    if other > 12:
        return _iso({"y": str(year), "m": str(one), "d": str(other)})
    return f"{year}" if 1900 <= year <= 2100 else None


def _iso(parts: dict[str, str | None]) -> str | None:
    year = int(parts["y"] or 0)
    name = parts.get("name")
    month = MONTHS.get(name.lower(), 13) if name else int(parts.get("m") or 0)
    day = int(parts.get("d") or 0)
    if not 1900 <= year <= 2100:
        return None
    if not 1 <= month <= 12:
        return f"{year}" if not month else None
    if not day:
        return f"{year}-{month:02d}"
    try:
        found = date(year, month, day).isoformat()
    except ValueError:
        return None
    return None if found in _NO_DATE else found
