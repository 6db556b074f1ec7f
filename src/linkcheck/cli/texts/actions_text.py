"""What was done on the code host, in words."""

from collections.abc import Iterable

from linkcheck.notify import Action, Edit, Post, Remove


def describe_actions(actions: Iterable[Action], thing: str) -> str:
    """`Opened an issue.`, or that nothing had to be done."""
    return " ".join(_sentence(action, thing) for action in actions) or f"Nothing to do about the {thing}."


def _sentence(action: Action, thing: str) -> str:
    match action:
        case Post():
            return f"Posted the {thing}."
        case Edit(duplicate=True):
            return f"Closed {thing} {action.number}, a duplicate."
        case Edit(open=False):
            return f"Closed {thing} {action.number}."
        case Edit(open=True):
            return f"Opened {thing} {action.number} again."
        case Edit():
            return f"Rewrote {thing} {action.number}."
        case Remove():
            return f"Removed {thing} {action.number}, a duplicate."
