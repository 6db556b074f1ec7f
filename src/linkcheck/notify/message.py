"""The text of a post, with a marker by which a later run recognises it."""

import re
from collections.abc import Iterable
from hashlib import sha256

import msgspec

LIMIT = 65_536
"""Characters (UTF-16 units) that GitHub takes in one body."""
MARKER_ROOM = 10_000
_MOST_PRINTS = 1000
_MARKER = re.compile(r"<!-- linkcheck:(issue|comment)(?: ([0-9a-f ]*))? -->")
_TICKED = re.compile(r"^- \[[xX]\] ", re.MULTILINE)
# Authors who may hold a token of the repository; a marker copied by any other author does not count.
_TRUSTED = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})


class Posted(msgspec.Struct, frozen=True, kw_only=True):
    """An issue or a comment as the code host lists it."""

    number: int
    """Of the issue; the id of a comment."""
    title: str = ""
    body: str = ""
    open: bool = True
    labels: tuple[str, ...] = ()
    ours: bool = True
    """Written by a bot or by a member of the repository."""

    def is_ours(self, kind: str) -> bool:
        """Whether a run of linkcheck posted this as its issue or its comment (`kind`)."""
        match = _MARKER.match(self.body)
        return self.ours and match is not None and match[1] == kind

    @property
    def reported(self) -> frozenset[str]:
        """Fingerprints of the broken links that the post names."""
        match = _MARKER.match(self.body)
        return frozenset((match[2] or "").split()) if match else frozenset()


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """The wanted content of the issue or comment."""

    title: str = ""
    body: str
    broken: frozenset[str] = frozenset()
    """Fingerprints of what is broken; empty means there is nothing to repair."""
    complete: bool = True
    """Whether every link was checked, so that no broken link means that all is well."""


def issue_message(text: str, broken: Iterable[str], *, complete: bool = True) -> Message:
    """The rolling issue: `text` is Markdown of what is broken, `broken` names it."""
    prints = frozenset(map(fingerprint, broken))
    count = len(prints)
    title = f"{count:,} broken link{'s' if count != 1 else ''}" if count else "No broken links"
    return Message(title=title, body=_marked("issue", prints, text), broken=prints, complete=complete)


def comment_message(text: str, broken: Iterable[str]) -> Message:
    """The comment on a pull request."""
    prints = frozenset(map(fingerprint, broken))
    return Message(body=_marked("comment", prints, text), broken=prints)


def fingerprint(subject: str) -> str:
    """A short hash, so that the hidden marker shows no names of links."""
    return sha256(subject.encode("utf-8", "replace")).hexdigest()[:8]


def unticked(body: str) -> str:
    """A body as it was posted: people tick the boxes of what they repaired."""
    return _TICKED.sub("- [ ] ", body)


def posted(raw: dict[str, object], *, number: str) -> Posted:
    """Read one entry of the code host's listing; whatever it lacks is empty."""
    labels = raw.get("labels")
    names = (
        each.get("name") if isinstance(each, dict) else each for each in (labels if isinstance(labels, list) else ())
    )
    user = raw.get("user")
    is_bot = isinstance(user, dict) and user.get("type") == "Bot"
    identity = raw.get(number)
    return Posted(
        number=identity if isinstance(identity, int) else 0,
        title=_text(raw.get("title")),
        body=_text(raw.get("body")),
        open=raw.get("state") != "closed",
        labels=tuple(name for name in names if isinstance(name, str)),
        ours=is_bot or str(raw.get("author_association")) in _TRUSTED,
    )


def _marked(kind: str, prints: frozenset[str], text: str) -> str:
    listed = " ".join(sorted(prints)[:_MOST_PRINTS])
    return f"<!-- linkcheck:{kind} {listed} -->\n{text}"


def _text(value: object) -> str:
    # The host keeps bodies with the line ends that a browser's form sends.
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""
