"""What was done on the code host, in words."""

from collections.abc import Iterable

from linkcheck.notify import Action, Post, PostEdit, Remove


def describe_actions(actions: Iterable[Action], thing: str) -> str:
    """`Opened an issue.`, or that nothing had to be done."""
    return " ".join(_sentence(action, thing) for action in actions) or f"Nothing to do about the {thing}."


def _sentence(action: Action, thing: str) -> str:
    match action:
        case Post():
            return f"Posted the {thing}."
        case PostEdit(duplicate=True):
            return f"Closed {thing} {action.number}, a duplicate."
        case PostEdit(open=False):
            return f"Closed {thing} {action.number}."
        case PostEdit(open=True):
            return f"Opened {thing} {action.number} again."
        case PostEdit():
            return f"Rewrote {thing} {action.number}."
        case Remove():
            return f"Removed {thing} {action.number}, a duplicate."
