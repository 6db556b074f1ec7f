"""Random documents by the hundred thousand: fragments strung together, real lists cut up, and plain noise.

Fragments reach what somebody thought of; lists cut up reach how constructs stand in each other; noise reaches what
nobody thought of.
"""

import random
from functools import cache
from pathlib import Path

from .fragments import BLOCK, INLINE, JOIN

ROOT = Path(__file__).parents[3]
_NOISE: list[str] = [
    *"[]()<>!*_~`\\&#-+=|:;/.@'\"^?{}$%, \t\n\n\nax1",
    "\r\n",
    "é",
    "\u00a0",
    "www.",
    "http://",
    "[a]",
    "](",
]
_PREFIXES = ("> ", ">", "- ", "1. ", "  ", "    ", "\t", "# ", "| ", "[^1]: ", "- [x] ", "")
_SHORT_LIST = 12


def random_document(rng: random.Random) -> str:
    """The next one."""
    kind = rng.random()
    text = _strung(rng) if kind < 0.55 else _cut(rng) if kind < 0.85 else _noise(rng)
    return "\ufeff" + text if rng.random() < 0.01 else text


def _strung(rng: random.Random) -> str:
    blocks = rng.choice((0.1, 0.4, 0.7))
    count = rng.choice((1, 2, 3, 4, 6, 8, 12, 20))
    pieces = (rng.choice(BLOCK if rng.random() < blocks else INLINE) + rng.choice(JOIN) for _ in range(count))
    return "".join(pieces)


def _noise(rng: random.Random) -> str:
    few = rng.sample(_NOISE, rng.choice((4, 8, 16, len(_NOISE))))
    return "".join(rng.choice(few) for _ in range(rng.choice((3, 6, 12, 24, 48))))


@cache
def _lines() -> list[str]:
    """The lines of our own lists, which have everything that lists have."""
    paths = (*(ROOT / "tests/data/extract/lists").glob("*.md"), *(ROOT / "sources").glob("*.md"))
    return [
        line for path in sorted(paths) for line in path.read_text(encoding="utf-8").splitlines(keepends=True)
    ] + BLOCK


def _cut(rng: random.Random) -> str:
    lines = _lines()
    picked: list[str] = []
    while len(picked) < _SHORT_LIST and rng.random() < 0.85:
        start = rng.randrange(len(lines))
        picked += lines[start : start + rng.choice((1, 1, 2, 4))]
    if picked and rng.random() < 0.5:
        prefix = rng.choice(_PREFIXES)
        at = rng.randrange(len(picked))
        picked[at:] = [prefix + line for line in picked[at:]]
    text = "".join(picked)
    for _ in range(rng.choice((0, 1, 2, 4))):
        text = _changed(text, rng)
    return text


def _changed(text: str, rng: random.Random) -> str:
    """With a slice left out, said twice, or something put in its place."""
    start = rng.randrange(len(text) + 1)
    end = min(len(text), start + rng.choice((0, 1, 1, 2, 5, 20)))
    match rng.randrange(4):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:end] + text[start:]
        case 2:
            return text[:start] + rng.choice(INLINE) + text[end:]
        case _:
            return text[:start] + rng.choice(_NOISE) + text[end:]
