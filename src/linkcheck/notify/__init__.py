"""One issue, or one comment, on the code host: kept up to date in place, never a second one.

`message` writes what is posted and recognises it, `decide` says from what is there what to do (pure), `api` does it
through whatever `fetch` it is given.
"""

from linkcheck.notify.api import GitHubApi
from linkcheck.notify.decide import Action, Post, PostEdit, Remove, decide_comment, decide_issue
from linkcheck.notify.message import Message, Posted, comment_message, issue_message

__all__ = [
    "Action",
    "GitHubApi",
    "Message",
    "Post",
    "PostEdit",
    "Posted",
    "Remove",
    "comment_message",
    "decide_comment",
    "decide_issue",
    "issue_message",
]
