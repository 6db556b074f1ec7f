"""Which posts to make, edit or remove, from what is posted and what is wanted. Pure."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec

from linkcheck.notify.message import Message, Posted, unticked


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """Post for the first time."""

    title: str
    body: str


class PostEdit(msgspec.Struct, frozen=True, kw_only=True):
    """Edit a post; None leaves a part as it is."""

    number: int
    title: str | None = None
    body: str | None = None
    open: bool | None = None
    duplicate: bool = False


class Remove(msgspec.Struct, frozen=True, kw_only=True):
    """Delete a comment that should never have been."""

    number: int


Action: TypeAlias = Post | PostEdit | Remove


def decide_issue(listed: Iterable[Posted], wanted: Message, label: str) -> tuple[Action, ...]:
    """Keep one issue: open while something is broken, rewritten in place, closed when nothing is.

    Ours are those with the label *and* the marker. Of several the oldest open one stays (else the oldest), the others
    are closed. One that a person closed stays closed until a link breaks that it does not name.
    """
    ours = sorted((each for each in listed if each.is_ours("issue") and label in each.labels), key=lambda e: e.number)
    if not ours:
        return (Post(title=wanted.title, body=wanted.body),) if wanted.broken else ()
    kept = next((each for each in ours if each.open), ours[0])
    closing = tuple(
        PostEdit(number=each.number, open=False, duplicate=True) for each in ours if each.open and each != kept
    )
    edit = _keep(kept, wanted)
    return (*closing, edit) if edit else closing


def _keep(kept: Posted, wanted: Message) -> PostEdit | None:
    if not wanted.broken:
        # A run that was stopped before its end has not seen that all is well.
        return _edit(kept, wanted, open=False) if wanted.complete else None
    if not kept.open and wanted.broken <= kept.reported:
        return None
    return _edit(kept, wanted, open=True)


def _edit(kept: Posted, wanted: Message, *, open: bool) -> PostEdit | None:  # noqa: A002 - the state's own name
    same = (kept.title, unticked(kept.body)) == (wanted.title, wanted.body)
    # A closed issue is edited once more to clear its fingerprints, so that the same links reopen it when they break.
    if kept.open is open and (same or not (open or kept.reported)):
        return None
    return PostEdit(
        number=kept.number,
        title=wanted.title if wanted.title != kept.title else None,
        body=wanted.body if wanted.body != unticked(kept.body) else None,
        open=open if kept.open is not open else None,
    )


def decide_comment(listed: Sequence[Posted], wanted: Message) -> tuple[Action, ...]:
    """Keep one comment: made when something is broken, rewritten ever after; of several the oldest stays."""
    ours = sorted((each for each in listed if each.is_ours("comment")), key=lambda each: each.number)
    if not ours:
        return (Post(title="", body=wanted.body),) if wanted.broken else ()
    kept, *others = ours
    removing = tuple(Remove(number=each.number) for each in others)
    return (
        (*removing, PostEdit(number=kept.number, body=wanted.body)) if unticked(kept.body) != wanted.body else removing
    )
