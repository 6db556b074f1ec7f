"""What was put aside comes back as it was, a few at a time."""

from collections.abc import Iterator

import msgspec
import pytest

from linkcheck.errors import StoreError
from linkcheck.store.files import spool
from linkcheck.store.files.spool import Shelved, Spooled, spill_mapping, spill_sequence


class Thing(msgspec.Struct, frozen=True):
    """Something to keep."""

    name: str
    parts: tuple[int, ...] = ()


def things(count: int) -> Iterator[Thing]:
    return (Thing(f"thing {number}", (number, -number)) for number in range(count))


@pytest.mark.parametrize("count", [0, 1, spool.FEW])
def test_a_few_are_simply_kept(count: int) -> None:
    assert spill_sequence(Thing, things(count)) == tuple(things(count))
    named = {thing.name: thing for thing in things(count)}
    assert spill_mapping(Thing, named.items()) == named


@pytest.mark.parametrize("count", [spool.FEW + 1, spool.FEW + 250])
def test_many_can_be_walked_counted_and_picked_as_often_as_wanted(count: int) -> None:
    kept, all_of_them = spill_sequence(Thing, things(count)), list(things(count))
    assert isinstance(kept, Spooled)
    assert len(kept) == count
    assert list(kept) == list(kept) == all_of_them
    assert [kept[0], kept[99], kept[100], kept[-1]] == [all_of_them[at] for at in (0, 99, 100, -1)]
    assert kept[98:102] == tuple(all_of_them[98:102])
    with pytest.raises(IndexError):
        kept[count]


def test_two_can_walk_at_once() -> None:
    kept = Spooled(Thing, things(350))
    assert [(a, b) for a, b in zip(kept, kept, strict=True)] == [(each, each) for each in things(350)]


def test_many_by_name() -> None:
    kept = spill_mapping(Thing, ((thing.name, thing) for thing in things(spool.FEW + 100)))
    assert isinstance(kept, Shelved)
    assert kept["thing 0"] == Thing("thing 0", (0, 0))
    assert (kept.get("thing 2050"), kept.get("nothing")) == (Thing("thing 2050", (2050, -2050)), None)
    assert (len(kept), len(list(kept))) == (spool.FEW + 100, spool.FEW + 100)


def test_no_room_for_it_says_where_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    with pytest.raises(StoreError, match=r"No space left on device; the results are safe") as raised:
        Spooled(Thing, things(1))
    assert "TMPDIR" in raised.value.remedy
