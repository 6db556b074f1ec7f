from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from linkcheck.crawl.hosts.queue import HostQueues


def queues(hosts: dict[str, int], per_host: int = 10) -> HostQueues:
    made = HostQueues(per_host=per_host)
    number = 0
    for host, size in hosts.items():
        made.add(host, range(number, number + size))
        number += size
    return made


def joined(made: HostQueues, workers: int) -> list[str]:
    return [found[0] for _ in range(workers) if (found := made.join())]


def test_the_longest_queue_is_served_first() -> None:
    assert joined(queues({"short": 1, "long": 5, "middle": 3}), 1) == ["long"]


def test_workers_spread_by_targets_per_worker() -> None:
    assert Counter(joined(queues({"long": 8, "short": 4}), 6)) == {"long": 4, "short": 2}


def test_a_host_gets_no_more_workers_than_its_limit() -> None:
    assert Counter(joined(queues({"long": 100, "short": 2}, per_host=3), 20)) == {"long": 3, "short": 2}


def test_targets_of_a_host_keep_their_order() -> None:
    made = queues({"a": 3})
    assert made.join() == ("a", 0)
    assert [made.take("a"), made.take("a"), made.take("a")] == [1, 2, None]


def test_later_arrivals_wait_behind_earlier_ones_and_bring_a_worker() -> None:
    made = queues({"a": 1})
    assert made.join() == ("a", 0)
    made.leave("a")
    made.add("a", [7, 8])
    assert made.join() == ("a", 7)


def test_an_urgent_host_is_served_before_longer_queues() -> None:
    made = queues({"long": 5})
    made.add("neglected", [9], urgent=True)
    assert joined(made, 2) == ["neglected", "long"]


def test_a_host_that_lost_a_worker_gets_another() -> None:
    made = queues({"a": 5}, per_host=1)
    assert joined(made, 3) == ["a"]
    made.leave("a")
    assert joined(made, 3) == ["a"]


def test_draining_a_host_takes_what_waits_in_order() -> None:
    made = queues({"a": 3, "b": 1})
    assert made.join() == ("a", 0)
    assert made.drain("a") == [1, 2]
    assert made.take("a") is None
    assert len(made) == 1


def test_no_more_than_a_sample_is_handed_out_until_a_host_lets_in() -> None:
    made = HostQueues(per_host=10, sample=3)
    made.add("a", range(8))
    assert joined(made, 9) == ["a"] * 3
    made.leave("a")
    assert made.take("a") is None
    made.let_in("a")
    assert joined(made, 9) == ["a"] * 5


@given(
    hosts=st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 12), max_size=6),
    choices=st.lists(st.integers(0, 30), max_size=80),
)
def test_every_number_is_served_once_and_no_host_exceeds_its_limit(hosts: dict[str, int], choices: list[int]) -> None:
    made = queues(hosts, per_host=2)
    working: list[str] = []
    served: list[int] = []
    steps = iter(choices)
    while made or working:
        choice = next(steps, 0)
        if choice % 2 == 0 and (found := made.join()):
            working.append(found[0])
            served.append(found[1])
        elif working:
            host = working[choice % len(working)]
            number = made.take(host)
            if number is None:
                made.leave(host)
                working.remove(host)
            else:
                served.append(number)
        assert max(Counter(working).values(), default=0) <= 2
    assert sorted(served) == list(range(sum(hosts.values())))
