from datetime import UTC, datetime, timedelta

from linkcheck.model import Relocation
from linkcheck.store import Store

NOW = datetime.now(UTC)
DEAD, NEW = "https://old.example/a", "https://new.example/a"
FOUND = Relocation(url=NEW, how="sitemap", evidence="same title", sure=True)


def test_what_was_found_once_is_known_for_ever() -> None:
    with Store.open(":memory:") as store:
        store.remember_relocation(DEAD, FOUND, NOW - timedelta(days=900), complete=True)
        store.remember_relocation(DEAD, None, NOW, complete=True)
        assert store.relocations([DEAD]) == {DEAD: FOUND}


def test_a_miss_rests_for_30_days_and_for_3_without_an_answer() -> None:
    with Store.open(":memory:") as store:
        for name, days, complete in (("a", 29, True), ("b", 31, True), ("c", 2, False), ("d", 4, False)):
            store.remember_relocation(name, None, NOW - timedelta(days=days), complete=complete)
        assert store.relocations("abcd") == {"a": None, "c": None}


def test_what_is_refused_is_remembered_and_searched_for_again() -> None:
    with Store.open(":memory:") as store:
        store.remember_relocation(DEAD, FOUND, NOW, complete=True)
        assert store.is_offered(DEAD)
        assert store.is_offered(NEW)
        assert store.refuse(NEW, NOW) == [(DEAD, NEW)]
        assert store.relocations([DEAD]) == {}
        assert store.refused_urls(DEAD) == {NEW}
        assert [(offer.relocation, offer.refused) for offer in store.offers(DEAD)] == [(FOUND, True)]
        assert store.refuse(DEAD, NOW) == []
