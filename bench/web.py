"""World (c): the proportions of well-known lists, and the hosts of the web that cost a checker its time."""

import random
from collections.abc import Callable, Mapping
from functools import partial

from bench.troubles import TROUBLES, trouble_links
from bench.worlds import Expected, World, address, at_least
from tests.internet import Asked, Host, Page, Wire
from tests.internet.official import graphql

GITHUB = "127.33.0.1"
"""Where `https://github.com/` is remapped to for those that know no API."""
LIMITED_RATE = 5
"""Requests a second that a rate-limited host bears."""


def is_limited(host: str) -> bool:
    """Whether a host of the real world refuses more than `LIMITED_RATE` requests a second: one of ten does."""
    _, second, third, fourth = map(int, host.split("."))
    return ((second - 40 << 16) + (third << 8) + fourth) % 10 == 3


FAULTS: Mapping[str, tuple[float, bool]] = {
    # weight among the links that are not GitHub's, and whether the link is dead
    "ok": (82.0, False),
    "missing": (6.0, True),
    "gone": (1.0, True),
    "loop": (0.5, True),
    "refused": (0.5, True),
    "moved": (4.0, False),
    "walled": (3.0, False),
    "error-once": (2.0, False),
    "reset": (0.3, False),
    "hang": (0.2, False),
    "head-405": (0.5, False),
}


def real(scale: float) -> World:
    """Six links of ten are GitHub's; a tenth of faults; hosts that limit; and one host or more of each trouble."""
    rng = random.Random(7)
    count = at_least(3_000 * scale, 50)
    repositories = {f"owner{n}/project{n}": _repository(n) for n in range(count * 6 // 10)}
    gone = {name for name in repositories if rng.random() < 0.03}
    links = [
        Expected(f"https://github.com/{name}", dead=name in gone, title="" if name in gone else name)
        for name in repositories
    ]
    hosts = max(10, count // 5)
    ranks = [1 / (1 + rank) for rank in range(hosts)]
    kinds, weights = list(FAULTS), [weight for weight, _ in FAULTS.values()]
    for n in range(count - len(links)):
        kind = rng.choices(kinds, weights)[0]
        host = rng.choices(range(hosts), ranks)[0]
        port = "1" if kind == "refused" else "0"
        title = f"Page {n} of site {host}" if kind in {"ok", "moved", "error-once", "head-405"} else ""
        links.append(Expected(f"http://{address(host)}:{port}/{kind}/{n}", dead=FAULTS[kind][1], title=title))
    troubles = [trouble for row in TROUBLES for trouble in row.hosts(scale)]
    links += [link for host in troubles for link in trouble_links(host)]
    rng.shuffle(links)
    living = {name: facts for name, facts in repositories.items() if name not in gone}
    delays = [min(2.0, rng.lognormvariate(-1.9, 0.8)) for _ in range(hosts)]
    sites = [
        Host(name=address(n), default=_Site(n, limited=is_limited(address(n))), latency=(delay, delay))
        for n, delay in enumerate(delays)
    ]
    api = Host(name="api.github.com", pages={"/graphql": graphql(living)}, latency=(0.3, 0.3))
    web = Host(name=GITHUB, default=partial(_repository_page, living), latency=(0.2, 0.2))
    return World(
        links=tuple(links),
        hosts=(*sites, *(trouble.host for trouble in troubles), api, web),
        least=max(row.seconds for row in TROUBLES),
        intervals={trouble.host.name: trouble.interval for trouble in troubles if trouble.interval},
        lychee=("--remap", f"https://github.com/ http://{GITHUB}:0/"),
    )


def _repository(number: int) -> dict[str, object]:
    return {"description": f"What project {number} does", "stars": number}


def _repository_page(living: Mapping[str, Mapping[str, object]], asked: Asked) -> Page:
    facts = living.get(asked.target.lstrip("/"))
    if facts is None:
        return Page(status=404, title="Page not found · GitHub")
    return Page(title=f"GitHub - {asked.target[1:]}: {facts['description']}", size=30_000)


class _Site:
    """One host of the real world: each path says what its link meets."""

    def __init__(self, number: int, *, limited: bool) -> None:
        self._number = number
        self._limited = limited
        self._second = 0.0
        self._count = 0
        self._seen: set[str] = set()

    def __call__(self, asked: Asked) -> Page:
        if self._limited and self._too_fast(asked.time):
            return Page(status=429, headers=(("Retry-After", "1"),))
        _, kind, name, *_ = (*asked.target.split("/"), "", "")
        return _KINDS.get(kind, _page)(self, asked, name)

    def page(self, asked: Asked, name: str) -> Page:
        """A page that was there all along; half of them can say that they have not changed."""
        tag = f'"{name}"' if int(name or 0) % 2 else ""
        if tag and asked.headers.get("if-none-match") == tag:
            return Page(status=304, headers=(("ETag", tag),))
        headers = (("ETag", tag),) if tag else ()
        return Page(title=f"Page {name} of site {self._number}", size=30_000, headers=headers)

    def once(self, asked: Asked) -> bool:
        """Whether a target is asked for the first time; every second time it is the first again."""
        self._seen ^= {asked.target}
        return asked.target in self._seen

    def _too_fast(self, now: float) -> bool:
        if now - self._second >= 1.0:
            self._second, self._count = now, 0
        self._count += 1
        return self._count > LIMITED_RATE


def _page(site: _Site, asked: Asked, name: str) -> Page:
    return site.page(asked, name)


def _error_once(site: _Site, asked: Asked, name: str) -> Page:
    return Page(status=500, title="Oops") if site.once(asked) else site.page(asked, name)


def _always(page: Page, _site: _Site, _asked: Asked, _name: str) -> Page:
    return page


_KINDS: Mapping[str, Callable[[_Site, Asked, str], Page]] = {
    "missing": partial(_always, Page(status=404, title="Not found")),
    "gone": partial(_always, Page(status=410, title="Gone")),
    "loop": lambda _, asked, __: Page(status=302, location=asked.target),
    "moved": lambda _, __, name: Page(status=301, location=f"/ok/{name}"),
    "walled": partial(_always, Page(status=403, title="Forbidden")),
    "error-once": _error_once,
    "reset": partial(_always, Page(wire=(Wire.RESET,))),
    "hang": partial(_always, Page(wire=(Wire.HANG,))),
    "head-405": lambda site, asked, name: Page(status=405) if asked.method == "HEAD" else site.page(asked, name),
}
