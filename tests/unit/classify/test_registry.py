"""The registry is complete, and its words are fit to print."""

import pytest

from linkcheck.classify.registry import FAMILIES, REASONS
from linkcheck.model import FailureKind, Reason

# Kinds whose reason has a name of its own.
RENAMED = {FailureKind.INVALID_URL: "malformed-url", FailureKind.ROBOTS: "robots-disallowed"}


def test_no_id_is_given_twice() -> None:
    assert len(REASONS) == sum(len(family) for family in FAMILIES.values())


@pytest.mark.parametrize("kind", list(FailureKind))
def test_every_kind_of_failure_has_its_reason(kind: FailureKind) -> None:
    assert RENAMED.get(kind, kind.value) in REASONS


@pytest.mark.parametrize("reason", REASONS.values(), ids=list(REASONS))
def test_the_words_are_whole_sentences(reason: Reason) -> None:
    assert reason.meaning.endswith(".")
    assert reason.action.endswith(".")
    assert not reason.title.endswith(".")
    assert len(reason.title) <= 60
