"""From what is there and what should be to what is done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.notify import Message, Post, Posted, PostEdit, decide_comment, decide_issue, issue_message
from linkcheck.notify.message import comment_message, posted

LABEL = "linkcheck"
ONE, TWO = issue_message("one", ["a"]), issue_message("two", ["a", "b"])
GREEN, STOPPED = issue_message("green", []), issue_message("green", [], complete=False)


def issue(number: int, message: Message, *, opened: bool = True) -> Posted:
    return Posted(number=number, title=message.title, body=message.body, open=opened, labels=(LABEL,))


TABLE = {
    "nothing is there and nothing is broken": ([], GREEN, []),
    "something broke": ([], ONE, ["post"]),
    "the same is broken": ([issue(1, ONE)], ONE, []),
    "more is broken": ([issue(1, ONE)], TWO, ["edit 1"]),
    "less is broken": ([issue(1, TWO)], ONE, ["edit 1"]),
    "all is well": ([issue(1, ONE)], GREEN, ["close 1"]),
    "all is well again": ([issue(1, GREEN, opened=False)], GREEN, []),
    "a stopped run saw nothing broken": ([issue(1, ONE)], STOPPED, []),
    "it broke again": ([issue(1, GREEN, opened=False)], ONE, ["open 1"]),
    "a person closed it": ([issue(1, TWO, opened=False)], ONE, []),
    "a person closed it and more broke": ([issue(1, ONE, opened=False)], TWO, ["open 1"]),
    "a person closed it and all is well": ([issue(1, ONE, opened=False)], GREEN, ["edit 1"]),
    "there are two": ([issue(2, ONE), issue(1, ONE)], ONE, ["close 2"]),
    "there are two and all is well": ([issue(1, ONE), issue(2, ONE)], GREEN, ["close 2", "close 1"]),
    "the younger one is open": ([issue(1, GREEN, opened=False), issue(2, ONE)], TWO, ["edit 2"]),
}


def did(action: object) -> str:
    match action:
        case Post():
            return "post"
        case PostEdit(number=number, open=None):
            return f"edit {number}"
        case PostEdit(number=number, open=opened):
            return f"{'open' if opened else 'close'} {number}"
    raise AssertionError(action)


@pytest.mark.parametrize(("there", "wanted", "done"), TABLE.values(), ids=TABLE)
def test_one_issue_is_kept(there: list[Posted], wanted: Message, done: list[str]) -> None:
    assert [did(action) for action in decide_issue(there, wanted, LABEL)] == done


@pytest.mark.parametrize("broken", [True, False])
def test_a_comment_is_made_only_for_breakage(broken: bool) -> None:
    assert bool(decide_comment([], comment_message("x", ["a"] if broken else []))) is broken


@given(st.lists(st.sampled_from([ONE, TWO, GREEN, STOPPED]), max_size=30))
def test_any_sequence_of_runs_keeps_one_issue(messages: list[Message]) -> None:
    there: list[Posted] = []
    for message in messages:
        for action in decide_issue(there, message, LABEL):
            if isinstance(action, Post):
                assert not there
                there = [Posted(number=1, title=action.title, body=action.body, labels=(LABEL,))]
            elif isinstance(action, PostEdit):
                (old,) = there
                opened = old.open if action.open is None else action.open
                there = [
                    issue(1, Message(title=action.title or old.title, body=action.body or old.body), opened=opened)
                ]
        if message.complete:
            assert [each for each in there if each.open] == (there if message.broken else [])
        assert decide_issue(there, message, LABEL) == ()


@given(
    st.dictionaries(
        st.sampled_from(["number", "title", "body", "state", "labels", "user", "author_association"]),
        st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3)),
    )
)
def test_no_listing_breaks_the_reader(raw: dict[str, object]) -> None:
    assert not posted(raw, number="number").is_ours("comment")


def test_hidden_fingerprints_name_nothing() -> None:
    assert "secret" not in issue_message("text", ["https://intern.example/secret"]).body
