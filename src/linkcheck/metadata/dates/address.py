"""The day in an address: `/2019/10/21/slug`."""

import re
from datetime import date
from urllib.parse import urlsplit

from linkcheck.metadata.dates.months import MONTHS
from linkcheck.metadata.dates.parse import parse_date

FIRST_YEAR = 1991
"""Of the web."""
_ENGLISH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_YEAR = re.compile(r"[-_/](?:\d{4}[-_/]|(?:19|20)\d{6})")
"""In every match of `_SHAPES`: most addresses need no closer look."""
_SHAPES = [
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"/(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d])",
        rf"/(?P<y>\d{{4}})/(?P<name>{_ENGLISH})[a-z]{{0,6}}/(?P<d>\d{{1,2}})(?!\d)",
        r"/(?P<y>\d{4})[-_](?P<m>\d{2})[-_](?P<d>\d{2})(?!\d)",
        r"[-_/](?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])(?=[-_/.]|$)",
        r"[-_](?P<y>(?:19|20)\d\d)-(?P<m>\d{2})-(?P<d>\d{2})(?=[/_.]|$)",
        r"/(?P<y>\d{4})[/-](?P<m>\d{2})(?=/)",
    )
]


def date_in(url: str, today: date) -> str | None:
    """The day or month that an address was made from; none before the web and none to come."""
    if not _YEAR.search(url):
        return None
    try:
        path = urlsplit(url[:2000]).path
    except ValueError:
        return None
    for shape in _SHAPES:
        if match := shape.search(path):
            parts = match.groupdict()
            month = str(MONTHS[parts["name"].lower()]) if parts.get("name") else parts["m"]
            found = parse_date("-".join(filter(None, (parts["y"], month, parts.get("d")))))
            if found and int(found[:4]) >= FIRST_YEAR and found <= today.isoformat():
                return found
    return None
