"""Evidence to verdict: pure, so that it can be recomputed. One file per family of rules.

`judge` tries the rules in the order of `judge.RULES`; `explain` lists the rules that were tried. `registry` holds every
reason with its texts. `evidence.markers` finds the traits of a body before the body is dropped, `survey` counts over a
whole run, `probe` says which second request tests the first, `streak` confirms soft evidence.

Rules take long to import, and a run without requests needs none: what gives verdicts is imported from its own module.
"""

from linkcheck.classify.options import ClassifyOptions, Override, ReasonIgnore
from linkcheck.classify.registry import REASONS, RULES_VERSION

__all__ = ["REASONS", "RULES_VERSION", "ClassifyOptions", "Override", "ReasonIgnore"]
