"""What a world is, and the plain ones: which links a list holds, who answers for them, and what is true of each.

Hosts are loopback addresses with the test internet's own port, so that no checker needs a name server; GitHub alone
has its name, because its links are told by it. The world with the faults of the web is in `bench.web`.
"""

from collections.abc import Iterator, Mapping

import msgspec

from tests.internet import Host, Page


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

    intervals: Mapping[str, float] = {}
    """Hosts that are asked more slowly than others: seconds between two requests, by host."""
    least: float = 0.0
    """Seconds that its slow and silent hosts take of any run."""
    per_list: int = 0
    """Links of one list; 0 has all of them in one."""

    def lists(self, ports: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        """File names and what is in them."""
        if not self.per_list:
            yield "list.md", self._markdown(ports, 0, len(self.links))
        for number, start in enumerate(range(0, len(self.links) if self.per_list else 0, self.per_list or 1)):
            yield f"lists/{number:04}.md", self._markdown(ports, start, start + self.per_list)

    def _markdown(self, ports: Mapping[str, int], start: int, end: int) -> str:
        links = enumerate(self.links[start:end], start)
        return "# A list\n\n" + "".join(f"- [Link {n}]({placed(link.url, ports)})\n" for n, link in links)

    def truth(self, ports: Mapping[str, int]) -> dict[str, Expected]:
        """What each URL of the list is."""
        return {placed(link.url, ports): link for link in self.links}


def placed(url: str, ports: Mapping[str, int]) -> str:
    """A URL with the port of the test internet that `:0/` (http) or `:2/` (dropped) stands for."""
    return url.replace(":0/", f":{ports['http']}/").replace(":2/", f":{ports['dropped']}/")


def address(number: int) -> str:
    """The host of a number."""
    return f"127.{40 + (number >> 16)}.{number >> 8 & 255}.{number & 255}"


def raw(scale: float) -> World:
    """No latency, pages of 30 KB, no rate limits."""
    plain = _plain(at_least(20_000 * scale), at_least(200 * scale), size=30_000)
    return msgspec.structs.replace(
        plain,
        ours={"interval": "0.0", "per_host": "10", "per_host_max": "10", "concurrency": "256"},
        lychee=("--max-concurrency", "256", "--host-concurrency", "10", "--host-request-interval", "0s"),
    )


def wide(scale: float) -> World:
    """Everything takes 100 ms; all at their defaults, which ask a host 20 times a second at most."""
    return _plain(at_least(10_000 * scale), at_least(1_000 * scale), size=20_000, latency=(0.1, 0.1))


def million(scale: float) -> World:
    """More hosts than anybody keeps connections to."""
    plain = _plain(at_least(1_000_000 * scale), at_least(50_000 * scale), size=2_000)
    # Several files, as in real repositories: no list has a million links.
    return msgspec.structs.replace(plain, ours={"concurrency": "256"}, per_list=5_000)


def at_least(number: float, least: int = 10) -> int:
    """A scaled count, rounded, and no smaller than what a world needs."""
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
