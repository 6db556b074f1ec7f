"""Evidence to verdict: pure, so that it can be recomputed. One file per family of rules.

`judge` tries the rules in the order of `judge.RULES`; `explain` shows them at work. `registry` holds every reason
with its words. `markers` reads what a body gives away before it is dropped, `survey` what only a whole run shows,
`probe` asks for a made-up neighbour, `streak` lets time confirm soft evidence.
"""

from linkcheck.classify.evidence.markers import compare_sibling, find_markers
from linkcheck.classify.explain import RuleStep, explain
from linkcheck.classify.judge import is_blocked, judge
from linkcheck.classify.options import ClassifyOptions, Override, ReasonIgnore
from linkcheck.classify.probe import sibling, wants_name_servers, wants_probe, wants_sibling
from linkcheck.classify.registry import REASONS, RULES_VERSION
from linkcheck.classify.survey import NOTHING, HostTally, Survey, survey

__all__ = [
    "NOTHING",
    "REASONS",
    "RULES_VERSION",
    "ClassifyOptions",
    "HostTally",
    "Override",
    "ReasonIgnore",
    "RuleStep",
    "Survey",
    "compare_sibling",
    "explain",
    "find_markers",
    "is_blocked",
    "judge",
    "sibling",
    "survey",
    "wants_name_servers",
    "wants_probe",
    "wants_sibling",
]
