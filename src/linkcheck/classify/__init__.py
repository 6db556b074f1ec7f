"""Evidence to verdict: pure, so that it can be recomputed. One file per family of reasons.

`registry` holds every reason with its words.
"""

from linkcheck.classify.registry import REASONS, RULES_VERSION

__all__ = ["REASONS", "RULES_VERSION"]
