from linkcheck.crawl.hosts.failing import FEW, FailingHosts


def test_a_few_targets_stand_for_all_of_their_host() -> None:
    hosts = FailingHosts()
    assert [hosts.sample("a.test", number) for number in range(6)] == [True] * FEW + [False] * 3
    assert hosts.sample("b.test", 7)


def test_the_others_are_spared_when_all_of_the_few_fail_again() -> None:
    hosts = FailingHosts()
    for number in range(5):
        hosts.sample("a.test", number)
    assert [hosts.report("a.test", number, well=False) for number in (1, 0)] == [([], []), ([], [])]
    assert hosts.report("a.test", 2, well=False) == ([], [3, 4])


def test_the_others_are_asked_as_soon_as_one_finds_the_host_well() -> None:
    hosts = FailingHosts()
    for number in range(5):
        hosts.sample("a.test", number)
    assert hosts.report("a.test", 1, well=True) == ([3, 4], [])
    assert hosts.report("a.test", 0, well=False) == ([], [])
    assert hosts.report("a.test", 3, well=False) == ([], [])


def test_who_comes_after_the_few_have_failed_is_asked_for_itself() -> None:
    hosts = FailingHosts()
    for number in range(FEW):
        hosts.sample("a.test", number)
        hosts.report("a.test", number, well=False)
    assert hosts.sample("a.test", 9)
