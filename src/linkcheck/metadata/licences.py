"""Licences by their SPDX ids."""

import re
from collections.abc import Iterable

_ADDRESSES = [
    (re.compile(pattern, re.IGNORECASE), spdx)
    for pattern, spdx in (
        (r"creativecommons\.org/licenses/([a-z-]{2,8})/(\d\.\d)", "CC-{0}-{1}"),
        (r"creativecommons\.org/publicdomain/zero/(\d\.\d)", "CC0-{0}"),
        (r"opensource\.org/licen[cs]es?/([\w.-]{2,30})", "{0}"),
        (r"apache\.org/licenses/LICENSE-(\d\.\d)", "Apache-{0}"),
        (r"gnu\.org/licenses/(?:old-licenses/)?([al]?gpl)-(\d\.\d)", "{0}-{1}-only"),
        (r"spdx\.org/licenses/([\w.+-]{2,40}?)(?:\.html)?$", "{0}"),
        (r"\bCC[ -](BY(?:-(?:SA|ND|NC|NC-SA|NC-ND))?)[ -](\d\.\d)\b", "CC-{0}-{1}"),
    )
]
_NAMES = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache-2.0": "Apache-2.0",
    "mit": "MIT",
    "mit license": "MIT",
}
_LOWER_END = re.compile(r"(?<=\d)-ONLY$")


def licence(values: Iterable[str]) -> str | None:
    """The first value that is a known licence, as SPDX id."""
    for value in values:
        text = value.strip()[:500]
        if not text:
            continue
        if text.lower() in _NAMES:
            return _NAMES[text.lower()]
        for pattern, spdx in _ADDRESSES:
            if match := pattern.search(text):
                found = spdx.format(*match.groups())
                return _NAMES.get(found.lower()) or (_LOWER_END.sub("-only", found.upper()) if "{1}" in spdx else found)
    return None
