"""Evidence to verdict: pure, so that it can be recomputed. One file per family of rules.

`judge` tries the rules in the order of `judge.RULES`; `explain` lists the rules that were tried. `registry` holds every
reason with its texts. `evidence.markers` finds the traits of a body before the body is dropped, `survey` counts over a
whole run, `probe` says which second request tests the first, `streak` confirms soft evidence.
"""

from linkcheck.classify.case import Case
from linkcheck.classify.evidence.death import archive_markers
from linkcheck.classify.evidence.markers import compare_sibling, find_markers
from linkcheck.classify.evidence.parking_services import address_markers
from linkcheck.classify.explain import RuleStep, explain
from linkcheck.classify.judge import is_blocked, judge
from linkcheck.classify.options import ClassifyOptions, Override, ReasonIgnore
from linkcheck.classify.probe import (
    front_page,
    front_page_markers,
    sibling,
    wants_archive,
    wants_name_servers,
    wants_probe,
    wants_sibling,
)
from linkcheck.classify.registry import REASONS, RULES_VERSION
from linkcheck.classify.survey import MISSING, NOTHING, HostTally, Survey, survey

__all__ = [
    "MISSING",
    "NOTHING",
    "REASONS",
    "RULES_VERSION",
    "Case",
    "ClassifyOptions",
    "HostTally",
    "Override",
    "ReasonIgnore",
    "RuleStep",
    "Survey",
    "address_markers",
    "archive_markers",
    "compare_sibling",
    "explain",
    "find_markers",
    "front_page",
    "front_page_markers",
    "is_blocked",
    "judge",
    "sibling",
    "survey",
    "wants_archive",
    "wants_name_servers",
    "wants_probe",
    "wants_sibling",
]
