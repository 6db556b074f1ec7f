"""What the soak asks: hosts of very different sizes, a tenth of faults, and what must come of each target."""

import random
from collections.abc import Iterator

from linkcheck.model import Failure, Outcome, Target
from tests.internet import Asked, DnsFault, Host, Page, Port, Wire

FAULTS: dict[str, tuple[float, str]] = {
    # path's first part: weight, what must come out of it
    "missing": (3.0, "404"),
    "gone": (1.0, "410"),
    "moved": (2.0, "200"),
    "loop": (0.5, "redirect-loop"),
    "error": (1.0, "500"),
    "walled": (1.0, "403"),
    "reset": (0.5, "reset"),
    "hang": (0.02, "timeout"),
    "limited": (0.1, "200"),
}
DEAD = {
    "nowhere": (DnsFault.NXDOMAIN, Port.OPEN, "dns-nxdomain"),
    "servfail": (DnsFault.SERVFAIL, Port.OPEN, "dns-servfail"),
    "refused": (None, Port.REFUSED, "connect-refused"),
    "hole": (None, Port.DROPPED, "connect-timeout"),
}
HEALTHY = 90.9
LIMITED = Page(status=429, headers=(("Retry-After", "1"),))
PAGE = Page(title="A page of the soak", size=20_000)
PAGES = {
    "ok": PAGE,
    "missing": Page(status=404, title="Not here"),
    "gone": Page(status=410, title="Gone"),
    "moved": Page(status=301, location="/ok/elsewhere"),
    "error": Page(status=500, title="Oops"),
    "walled": Page(status=403, title="No"),
    "reset": Page(wire=(Wire.RESET,)),
    "hang": Page(wire=(Wire.HANG,)),
}


def hosts(count: int) -> Iterator[Host]:
    for number in range(count):
        kind = host_kind(number)
        if kind in DEAD:
            dns, port, _ = DEAD[kind]
            yield Host(name=name(number), port=port, dns=(dns,) if dns else ())
        else:
            yield Host(name=name(number), default=Site(), latency=(0.0, 0.1))


def name(number: int) -> str:
    return f"{host_kind(number)}{number}.soak{number}.test"


def host_kind(number: int) -> str:
    """One host in fifty is dead, in one of four ways."""
    return list(DEAD)[number // 50 % len(DEAD)] if number % 50 == 49 else "site"


class Site:
    """One host. What it limits gets through when it is asked again: nothing is left to chance."""

    def __init__(self) -> None:
        self._refused: set[str] = set()

    def __call__(self, asked: Asked) -> Page:
        """The answer to one request."""
        kind = asked.target.split("/")[1]
        if kind == "loop":
            return Page(status=302, location=f"/loop/{len(asked.target) % 2 * 10}")
        if kind == "limited" and asked.target not in self._refused:
            self._refused.add(asked.target)
            return LIMITED
        return PAGES.get(kind, PAGE)


def targets(count: int, most_hosts: int, seed: int = 1) -> list[Target]:
    """Hosts of very different sizes, as in real lists: each number is drawn with its rank's weight."""
    rng = random.Random(seed)
    kinds = ["ok", *FAULTS]
    weights = [HEALTHY, *(weight for weight, _ in FAULTS.values())]
    chosen_hosts = rng.choices(range(most_hosts), [1 / (20 + rank) for rank in range(most_hosts)], k=count)
    chosen_kinds = rng.choices(kinds, weights, k=count)
    return [
        Target(url=f"{'https' if host % 5 == 0 else 'http'}://{name(host)}/{kind}/{number}", host=name(host), links=())
        for number, (host, kind) in enumerate(zip(chosen_hosts, chosen_kinds, strict=True))
    ]


def expected(target: Target) -> str:
    for kind, (_, _, outcome) in DEAD.items():
        if target.host.startswith(kind):
            return outcome
    kind = target.url.split("/")[3]
    return "200" if kind == "ok" else FAULTS[kind][1]


def found(outcome: Outcome | None) -> str:
    if outcome is None:
        return "unchecked"
    return outcome.kind.value if isinstance(outcome, Failure) else str(outcome.status)
