import pytest

from linkcheck.crawl import CrawlOptions, crawl
from linkcheck.crawl.outage import OutageDetector, connected
from linkcheck.errors import ClockWrong, NetworkDown
from linkcheck.model import Evidence, Failure, FailureKind, Hop, Outcome, Target
from tests.internet import run
from tests.unit.crawl.world import World, collect, failure, page, target

CANARY = "https://canary.test/"
OPTIONS = CrawlOptions(canaries=(CANARY,), confirm_after=1.0)
HOP = Hop(url="https://a.test/", status=301, location="https://b.test/", seconds=0.1)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (page("https://a.test/", 500), True),
        (failure("https://a.test/", FailureKind.RESET), True),
        (failure("https://a.test/", FailureKind.TLS_EXPIRED), True),
        (failure("https://a.test/", FailureKind.CONNECT_REFUSED), False),
        (failure("https://a.test/", FailureKind.DNS_NXDOMAIN), False),
        (failure("https://a.test/", FailureKind.PRIVATE_ADDRESS), None),
        (Failure(url="https://b.test/", kind=FailureKind.DNS_NXDOMAIN, hops=(HOP,)), True),
        (None, None),
    ],
)
def test_what_proves_that_the_network_works(outcome: Outcome | None, expected: bool | None) -> None:
    assert connected(outcome) is expected


def detector() -> OutageDetector:
    return OutageDetector(share=0.5, hosts=5)


def test_many_failing_hosts_are_no_news_while_many_asks_are_under_way() -> None:
    made = detector()
    for number in range(10):
        made.observe(f"h{number}", failure("u", FailureKind.DNS_NXDOMAIN), 1.0)
    assert not made.suspects_outage(under_way=100)
    assert made.suspects_outage(under_way=10)


def test_one_host_with_many_failing_links_is_one_host() -> None:
    made = detector()
    for _ in range(100):
        made.observe("only", failure("u", FailureKind.CONNECT_REFUSED), 1.0)
    assert not made.suspects_outage(under_way=0)


def test_slow_failures_that_began_before_the_last_success_prove_nothing() -> None:
    made = detector()
    for number in range(20):
        made.observe(f"fine{number}", page("u"), 5.0)
    for number in range(10):
        made.observe(f"hole{number}", failure("u", seconds=10.0), 10.5)
    assert not made.suspects_outage(under_way=0)


def test_many_dead_hosts_among_a_few_healthy_ones_prove_nothing() -> None:
    made = detector()
    made.observe("fine", page("u"), 0.2)
    for number in range(10):
        made.observe(f"hole{number}", failure("u", seconds=10.0), 10.0)
    assert not made.suspects_outage(under_way=0)


def test_a_network_that_dies_after_many_successes_is_noticed() -> None:
    made = detector()
    for number in range(100):
        made.observe(f"fine{number}", page("u"), 5.0)
    for number in range(5):
        made.observe(f"later{number}", failure("u", seconds=3.0), 10.0)
    assert made.suspects_outage(under_way=0)


def test_three_hosts_suffice_when_nothing_but_our_own_network_failed() -> None:
    made = detector()
    for number in range(3):
        made.observe(f"h{number}", failure("u", FailureKind.DNS_SERVFAIL), 1.0)
    assert made.suspects_outage(under_way=0)
    made.observe("refuses", failure("u", FailureKind.CONNECT_REFUSED), 1.0)
    assert not made.suspects_outage(under_way=0)


def test_a_failure_counts_once_something_connects_after_it() -> None:
    made = detector()
    made.observe("dead", failure("u", FailureKind.CONNECT_REFUSED), 1.0)
    assert not made.network_worked_after(1.0)
    made.observe("fine", page("u"), 2.0)
    assert made.network_worked_after(1.0)
    assert not made.network_worked_after(3.0)


def sites(count: int) -> list[Target]:
    return [target(f"https://h{number}.test/") for number in range(count)]


DOWN = [
    FailureKind.DNS_SERVFAIL,
    FailureKind.DNS_TIMEOUT,
    FailureKind.CONNECT_REFUSED,
    FailureKind.CONNECT_TIMEOUT,
    FailureKind.DNS_NXDOMAIN,
]


def until_down(world: World, targets: list[Target], options: CrawlOptions = OPTIONS) -> dict[str, Evidence]:
    """What is yielded before the crawl says that the network is down."""
    found: dict[str, Evidence] = {}

    async def main() -> None:
        async for one, evidence in crawl(targets, {}, fetch=world.fetch, options=options):
            found[one.url] = evidence

    with pytest.raises(NetworkDown):
        run(main())
    return found


@pytest.mark.parametrize("kind", DOWN)
def test_a_dead_network_gives_no_verdicts(kind: FailureKind) -> None:
    world = World(lambda url, _: failure(url, kind))
    found = until_down(world, sites(30))
    assert len(found) == 30
    assert set(found.values()) == {Evidence()}
    assert world.asked[CANARY] == 1


def test_most_hosts_failing_counts_when_a_canary_answers() -> None:
    world = World(lambda url, _: page(url) if url == CANARY else failure(url, FailureKind.CONNECT_REFUSED))
    found = run(collect(crawl(sites(30), {}, fetch=world.fetch, options=OPTIONS)))
    assert len(found) == 30
    assert all(evidence.outcome is not None for evidence in found.values())
    assert world.asked[CANARY] >= 1


def test_canaries_are_left_alone_while_most_hosts_connect() -> None:
    dead = {f"https://h{number}.test/" for number in range(0, 90, 3)}
    world = World(lambda url, _: failure(url) if url in dead else page(url))
    found = run(collect(crawl(sites(90), {}, fetch=world.fetch, options=OPTIONS)))
    assert all(evidence.outcome is not None for evidence in found.values())
    assert CANARY not in world.asked


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_few_dead_links_are_dead_links_when_a_canary_answers(count: int) -> None:
    world = World(lambda url, _: page(url) if url == CANARY else failure(url, FailureKind.DNS_NXDOMAIN))
    found = run(collect(crawl(sites(count), {}, fetch=world.fetch, options=OPTIONS)))
    assert all(evidence.confirmed for evidence in found.values())
    assert world.asked[CANARY] == 1


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_resolver_that_knows_no_name_at_all_is_ours_however_few_are_asked(count: int) -> None:
    world = World(lambda url, _: failure(url, FailureKind.DNS_NXDOMAIN))
    assert set(until_down(world, sites(count), OPTIONS).values()) == {Evidence()}


def test_one_answer_of_anybody_needs_no_canary() -> None:
    world = World(lambda url, _: page(url, 404) if "h0." in url else failure(url, FailureKind.DNS_NXDOMAIN))
    run(collect(crawl(sites(4), {}, fetch=world.fetch, options=OPTIONS)))
    assert CANARY not in world.asked


@pytest.mark.parametrize("count", [1, 4, 30])
def test_certificates_not_valid_yet_everywhere_are_our_clock(count: int) -> None:
    world = World(lambda url, _: failure(url, FailureKind.TLS_NOT_YET_VALID))
    with pytest.raises(ClockWrong):
        run(collect(crawl(sites(count), {}, fetch=world.fetch, options=OPTIONS)))


def test_most_certificates_not_yet_valid_are_our_clock_though_some_hosts_answer() -> None:
    def world_of(url: str, _: int) -> Outcome:
        late = url == CANARY or int(url.removeprefix("https://h").partition(".")[0]) % 3
        return failure(url, FailureKind.TLS_NOT_YET_VALID) if late else page(url)

    with pytest.raises(ClockWrong):
        run(collect(crawl(sites(30), {}, fetch=World(world_of).fetch, options=OPTIONS)))


def test_a_certificate_not_valid_yet_counts_when_a_canary_is_in_time() -> None:
    world = World(lambda url, _: page(url) if url == CANARY else failure(url, FailureKind.TLS_NOT_YET_VALID))
    found = run(collect(crawl(sites(4), {}, fetch=world.fetch, options=OPTIONS)))
    assert all(isinstance(evidence.outcome, Failure) for evidence in found.values())


@pytest.mark.parametrize("count", [1, 4, 30])
def test_certificates_that_expired_everywhere_are_our_clock(count: int) -> None:
    world = World(lambda url, _: failure(url, FailureKind.TLS_EXPIRED))
    with pytest.raises(ClockWrong):
        run(collect(crawl(sites(count), {}, fetch=world.fetch, options=OPTIONS)))


def test_most_certificates_expired_are_our_clock_though_some_are_new() -> None:
    def world_of(url: str, _: int) -> Outcome:
        old = url == CANARY or int(url.removeprefix("https://h").partition(".")[0]) % 3
        return failure(url, FailureKind.TLS_EXPIRED) if old else page(url)

    with pytest.raises(ClockWrong):
        run(collect(crawl(sites(30), {}, fetch=World(world_of).fetch, options=OPTIONS)))


@pytest.mark.parametrize("count", [1, 4])
def test_expired_certificates_count_when_a_canary_is_in_time(count: int) -> None:
    world = World(lambda url, _: page(url) if url == CANARY else failure(url, FailureKind.TLS_EXPIRED))
    found = run(collect(crawl(sites(count), {}, fetch=world.fetch, options=OPTIONS)))
    assert all(isinstance(evidence.outcome, Failure) for evidence in found.values())
    assert world.asked[CANARY] == 1


def test_expired_certificates_of_one_domain_count_without_canaries() -> None:
    world = World(lambda url, _: failure(url, FailureKind.TLS_EXPIRED))
    targets = [target(f"https://h{number}.one.test/") for number in range(4)]
    found = run(collect(crawl(targets, {}, fetch=world.fetch, options=CrawlOptions(canaries=()))))
    assert all(isinstance(evidence.outcome, Failure) for evidence in found.values())


def test_many_expired_certificates_among_as_many_valid_ones_count_without_canaries() -> None:
    def world_of(url: str, _: int) -> Outcome:
        old = int(url.removeprefix("https://h").partition(".")[0]) % 2
        return failure(url, FailureKind.TLS_EXPIRED) if old else page(url)

    found = run(collect(crawl(sites(8), {}, fetch=World(world_of).fetch, options=CrawlOptions(canaries=()))))
    assert sum(isinstance(evidence.outcome, Failure) for evidence in found.values()) == 4


def test_one_certificate_not_valid_yet_among_many_asks_no_canary() -> None:
    world = World(lambda url, _: failure(url, FailureKind.TLS_NOT_YET_VALID) if "h7." in url else page(url))
    found = run(collect(crawl(sites(30), {}, fetch=world.fetch, options=OPTIONS)))
    assert sum(isinstance(evidence.outcome, Failure) for evidence in found.values()) == 1
    assert CANARY not in world.asked


def test_a_network_that_dies_midway_keeps_what_came_before() -> None:
    def dying(url: str, _count: int) -> Outcome:
        return page(url) if sum(world.asked.values()) < 50 else failure(url, seconds=10.0)

    world = World(dying)
    options = CrawlOptions(canaries=(CANARY,), tasks=10)
    found = until_down(world, sites(200), options)
    assert len(found) == 200
    assert sum(evidence.outcome is not None for evidence in found.values()) == 50
    assert sum(world.asked.values()) < 100


def test_without_canaries_the_suspicion_stands() -> None:
    world = World(lambda url, _: failure(url, FailureKind.CONNECT_UNREACHABLE))
    assert len(until_down(world, sites(10), CrawlOptions(canaries=()))) == 10
