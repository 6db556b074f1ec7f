"""The worlds that the checkers are run on: which links a list holds, who answers for them, and what is true of each.

Hosts are loopback addresses with the test internet's own port, so that no checker needs a name server; GitHub alone
has its name, because its links are told by it.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import msgspec

from tests.internet import Asked, Host, Page, Wire
from tests.internet.official import graphql

GITHUB = "127.33.0.1"
"""Where `https://github.com/` is remapped to for those that know no API."""
LIMITED_RATE = 5
"""Requests a second that a rate-limited host bears."""


class Expected(msgspec.Struct, frozen=True):
    """One link of the list, and the truth about it."""

    url: str
    dead: bool = False
    title: str = ""
    """What the page calls itself; empty where there is no page."""


class World(msgspec.Struct, frozen=True, kw_only=True):
    """One list and the hosts behind it."""

    links: tuple[Expected, ...]
    hosts: tuple[Host, ...]
    ours: Mapping[str, str] = {}
    """Settings of `[network]` beside those that lead to the test internet, as TOML."""
    lychee: tuple[str, ...] = ()
    """The same politeness in lychee's words."""

    per_list: int = 0
    """Links of one list; 0 has all of them in one."""

    def lists(self, port: int) -> Iterator[tuple[str, str]]:
        """File names and what is in them."""
        if not self.per_list:
            yield "list.md", self._markdown(port, 0, len(self.links))
        for number, start in enumerate(range(0, len(self.links) if self.per_list else 0, self.per_list or 1)):
            yield f"lists/{number:04}.md", self._markdown(port, start, start + self.per_list)

    def _markdown(self, port: int, start: int, end: int) -> str:
        links = enumerate(self.links[start:end], start)
        return "# A list\n\n" + "".join(f"- [Link {n}]({link.url.replace(':0/', f':{port}/')})\n" for n, link in links)

    def truth(self, port: int) -> dict[str, Expected]:
        """What each URL of the list is."""
        return {link.url.replace(":0/", f":{port}/"): link for link in self.links}


def address(number: int) -> str:
    """The host of a number."""
    return f"127.{40 + (number >> 16)}.{number >> 8 & 255}.{number & 255}"


def is_limited(host: str) -> bool:
    """Whether a host of the real world refuses more than `LIMITED_RATE` requests a second: one of ten does."""
    _, second, third, fourth = map(int, host.split("."))
    return ((second - 40 << 16) + (third << 8) + fourth) % 10 == 3


def raw(scale: float) -> World:
    """No latency, pages of 30 KB, nobody minds."""
    plain = _plain(_at_least(20_000 * scale), _at_least(200 * scale), size=30_000)
    return msgspec.structs.replace(
        plain,
        ours={"interval": "0.0", "per_host": "10", "per_host_max": "10", "concurrency": "256"},
        lychee=("--max-concurrency", "256", "--host-concurrency", "10", "--host-request-interval", "0s"),
    )


def wide(scale: float) -> World:
    """Everything takes 100 ms; all at their defaults, which ask a host 20 times a second at most."""
    return _plain(_at_least(10_000 * scale), _at_least(1_000 * scale), size=20_000, latency=(0.1, 0.1))


def million(scale: float) -> World:
    """More hosts than anybody keeps connections to."""
    plain = _plain(_at_least(1_000_000 * scale), _at_least(50_000 * scale), size=2_000)
    # As people keep them: nobody has a million links in one file.
    return msgspec.structs.replace(plain, ours={"concurrency": "256"}, per_list=5_000)


def _at_least(number: float, least: int = 10) -> int:
    return max(least, round(number))


def _plain(links: int, hosts: int, *, size: int, latency: tuple[float, float] = (0.0, 0.0)) -> World:
    titles = [f"Everything about subject {number}" for number in range(hosts)]
    return World(
        links=tuple(
            Expected(f"http://{address(n % hosts)}:0/articles/{n}", title=titles[n % hosts]) for n in range(links)
        ),
        hosts=tuple(
            Host(name=address(number), default=Page(title=title, size=size), latency=latency)
            for number, title in enumerate(titles)
        ),
    )


# The real proportions


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
    """Proportions of well-known lists: six links of ten are GitHub's; a tenth of faults; hosts that limit."""
    rng = random.Random(7)
    count = _at_least(3_000 * scale, 50)
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
        hosts=(*sites, api, web),
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
WORLDS: Mapping[str, Callable[[float], World]] = {"a": raw, "b": wide, "c": real, "f": million}
