"""Whether an answer is a wall: a bot challenge or a captcha, which neither slower nor repeated requests pass."""

from linkcheck.classify.evidence.markers import find_markers
from linkcheck.metadata import decode_html
from linkcheck.model import Failure, Outcome, Retry, policy_of


def markers_of(outcome: Outcome) -> tuple[str, ...]:
    """The markers of a response whose status would lead to a retry; none of others, whose bodies need not be read."""
    if isinstance(outcome, Failure) or policy_of(outcome).retry is Retry.NO:
        return ()
    return find_markers(outcome, decode_html(outcome.headers, outcome.body))
