"""What was learnt of hosts: kept for a week, and merged."""

from datetime import UTC, datetime, timedelta

from linkcheck.model import HostFacts
from linkcheck.store import Store

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def test_what_was_learnt_is_kept_for_a_week_and_no_longer() -> None:
    with Store.open(":memory:") as store:
        store.remember_hosts({"h.test": HostFacts(interval=0.25)}, NOW)
        assert store.host_facts(NOW + timedelta(days=6)) == {"h.test": HostFacts(interval=0.25)}
        assert store.host_facts(NOW + timedelta(days=8)) == {}
        store.remember_hosts({}, NOW + timedelta(days=8))
        assert store._db.execute("SELECT * FROM hosts").fetchall() == [], "what is too old is gone"


def test_a_later_run_adds_to_what_is_known() -> None:
    with Store.open(":memory:") as store:
        store.remember_hosts({"h.test": HostFacts(interval=0.25, walled=True)}, NOW)
        store.remember_hosts({"h.test": HostFacts(interval=0.5, answer=4.0)}, NOW + timedelta(days=1))
        assert store.host_facts(NOW) == {"h.test": HostFacts(interval=0.5, answer=4.0, walled=True)}
