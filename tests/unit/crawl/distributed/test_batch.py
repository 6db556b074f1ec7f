from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from linkcheck.crawl.distributed.batch import Batch, partition
from linkcheck.model import Link, LinkKind, Target, TargetHistory
from linkcheck.providers.provider import Flow, When
from linkcheck.urls import registrable_domain
from tests.unit.crawl.world import target


class Claiming:
    """Claims URLs that contain its name."""

    batch = 10

    def __init__(self, name: str, when: When = When.INSTEAD) -> None:
        self.name = name
        self.when = when

    def claims(self, url: str) -> bool:
        return self.name in url

    def flow(self, urls: Sequence[str]) -> Flow:
        raise NotImplementedError


def sites(*counts: tuple[str, int]) -> list[Target]:
    return [target(f"https://{host}/{number}") for host, count in counts for number in range(count)]


def hosts(batch: Batch) -> set[str]:
    return {target.host for target in batch.targets}


def test_a_registrable_domain_is_never_cut() -> None:
    cut = partition(sites(("www.a.com", 3), ("blog.a.com", 3), ("b.com", 5)), {}, batches=2)
    assert [hosts(batch) for batch in cut] == [{"www.a.com", "blog.a.com"}, {"b.com"}]


def test_batches_are_of_like_size() -> None:
    cut = partition(sites(*((f"h{number}.com", number) for number in range(1, 30))), {}, batches=4)
    sizes = [len(batch.numbers) for batch in cut]
    assert sum(sizes) == 435
    assert max(sizes) - min(sizes) <= 3


def test_one_large_host_is_one_batch() -> None:
    cut = partition(sites(("large.com", 100), ("a.com", 1), ("b.com", 1)), {}, batches=3)
    assert [len(batch.numbers) for batch in cut] == [100, 1, 1]


def test_domains_that_one_provider_claims_stay_together() -> None:
    targets = sites(("hub-one.com", 2), ("hub-two.com", 2), ("other.com", 2), ("both-hub-doi.com", 1), ("doi.com", 3))
    cut = partition(targets, {}, providers=[Claiming("hub"), Claiming("doi", When.BLOCKED)], batches=5)
    together = next(batch for batch in cut if "hub-one.com" in hosts(batch))
    assert hosts(together) == {"hub-one.com", "hub-two.com", "both-hub-doi.com", "doi.com"}
    assert together.providers == ("doi", "hub")
    assert [batch.providers for batch in cut if batch is not together] == [()]


def test_archives_tie_nothing_together() -> None:
    cut = partition(sites(("a.com", 1), ("b.com", 1)), {}, providers=[Claiming("com", When.DEAD)], batches=2)
    assert len(cut) == 2


def test_a_batch_carries_only_what_a_worker_needs() -> None:
    link = Link(url="https://a.com/", raw="", text="", label="", kind=LinkKind.BARE, path="list.md", line=1, column=1)
    one = Target(url="https://a.com/", host="a.com", links=(link,))
    histories = {"https://a.com/": TargetHistory(etag='"1"'), "https://b.com/": TargetHistory()}
    (batch,) = partition([one], histories, batches=1)
    assert batch.targets[0].links == ()
    assert batch.histories == {"https://a.com/": TargetHistory(etag='"1"')}


def test_what_is_left_of_a_lost_batch_keeps_its_numbers() -> None:
    (batch,) = partition(sites(("a.com", 10)), {}, batches=1, numbers=[3, 7])
    assert batch.numbers == (3, 7)
    assert [target.url for target in batch.targets] == ["https://a.com/3", "https://a.com/7"]


@given(
    counts=st.lists(
        st.tuples(st.sampled_from(["a.com", "w.a.com", "b.org", "hub.dev", "hub.net", "c.io"]), st.integers(0, 9))
    ),
    batches=st.integers(1, 6),
)
def test_every_target_is_in_one_batch_and_every_domain_too(counts: list[tuple[str, int]], batches: int) -> None:
    targets = sites(*counts)
    cut = partition(targets, {}, providers=[Claiming("hub")], batches=batches)
    assert sorted(number for batch in cut for number in batch.numbers) == list(range(len(targets)))
    homes: dict[str, set[int]] = {}
    for place, batch in enumerate(cut):
        for one in batch.targets:
            homes.setdefault("hub" if "hub" in one.host else registrable_domain(one.host), set()).add(place)
    assert all(len(places) == 1 for places in homes.values())
    assert len(cut) <= batches
