"""A machine whose cloud keeps its secrets at the usual addresses: run inside a network namespace of its own.

The test internet listens on the real ports of every address, the metadata services' among them, and notices who
connects there. What it noticed is printed as JSON, once for a run as anybody would configure it and once, to know
that it does notice, for one that allows those addresses.
"""

import json
import socket
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

from tests.acceptance.run import by_url, linkcheck
from tests.internet import Host, Page, TestInternet, in_background
from tests.internet.__main__ import to_toml

FOUR = "169.254.169.254"
SIXES = ("fd00:ec2::254", "64:ff9b::a9fe:a9fe")
ADDRESSES = (FOUR, "100.100.100.200", *SIXES)
LITERALS = (
    f"http://{FOUR}/latest/meta-data/",
    f"https://{FOUR}/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://0xa9.254.0251.254/",
    "http://169.254.43518/",
    "http://169。254。169。254/",
    f"http://user@{FOUR}/",
    "http://[fd00:ec2::254]/",
    f"http://[::ffff:{FOUR}]/",
    f"http://[64:ff9b::{FOUR}]/",
    "http://100.100.100.200/",
)
NAMED: dict[str, tuple[tuple[str, ...], ...]] = {
    "four": ((FOUR,),),
    "six": (("fd00:ec2::254",),),
    "mapped": ((f"::ffff:{FOUR}",),),
    "nat64": (("64:ff9b::a9fe:a9fe",),),
    "one-of-two": (("127.0.0.1", FOUR),),
    "other-family": (("127.0.0.1", "fd00:ec2::254"),),
    "rebinding": (("127.0.0.1",), ("127.0.0.1",), (FOUR,)),
}


def hosts() -> list[Host]:
    named = [Host(name=f"{name}.test", dns=answers, default=Page(title="Hello")) for name, answers in NAMED.items()]
    sent = [Host(name=f"sent{n}.test", default=Page(status=302, location=url)) for n, url in enumerate(LITERALS)]
    refreshing = [
        Host(name=f"fresh{n}.test", default=Page(head=f'<meta http-equiv="refresh" content="0; url={url}">'))
        for n, url in enumerate(LITERALS)
    ]
    to_named = [Host(name=f"to-{name}.test", default=Page(status=307, location=f"http://{name}.test/again"))
                for name in NAMED]  # fmt: skip
    return [*named, *sent, *refreshing, *to_named, Host(name="fine.test", default=Page(title="Hello"))]


class SixthSense:
    """Notices who connects over IPv6."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        for port in (80, 443):
            door = socket.create_server(("::", port), family=socket.AF_INET6)
            threading.Thread(target=self._watch, args=(door,), daemon=True).start()

    def _watch(self, door: socket.socket) -> None:
        while True:
            visitor, _ = door.accept()
            self.seen[visitor.getsockname()[0]] += 1
            visitor.close()


def visit(folder: Path, internet: TestInternet, allowed: list[str]) -> dict[str, str]:
    urls = [*LITERALS, *(f"http://{host.name}/" for host in hosts())]
    (folder / "list.md").write_text("".join(f"- [Hello]({url})\n" for url in urls), encoding="utf-8")
    settings: dict[str, Any] = {**internet.settings(), "allow_private": allowed, "connect_to": {}}
    network = {**settings, "retries": 0, "connect_timeout": 2.0, "dns_timeout": 2.0}
    crawl = {"confirm_after": 0.1, "canaries": ["http://fine.test/"]}
    (folder / "linkcheck.toml").write_text(to_toml({"network": network, "crawl": crawl}), encoding="utf-8")
    finished = linkcheck("check", "list.md", "--format", "json", "--db", ":memory:", folder=folder)
    links = by_url(finished.out)
    return {url: f"{link['verdict']} {link['reason']}" for url, link in links.items()}


def main() -> None:
    folder = Path(sys.argv[1])
    sense = SixthSense()
    with in_background([*hosts()], http_port=80, https_port=443, dns_port=53) as internet:

        def noticed() -> dict[str, int]:
            seen = {address: internet.ledger.connections[address] + sense.seen[address] for address in ADDRESSES}
            internet.ledger.connections.clear()
            sense.seen.clear()
            return seen

        verdicts = visit(folder, internet, ["127.0.0.0/8"])
        guarded = noticed()
        visit(folder, internet, ["127.0.0.0/8", "169.254.0.0/16", "100.100.100.200/32", "fd00::/8"])
        sys.stdout.write(json.dumps({"verdicts": verdicts, "guarded": guarded, "allowed": noticed()}))


if __name__ == "__main__":
    main()
