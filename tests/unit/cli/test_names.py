"""Names that flags take are those of the registries."""

import pytest

from linkcheck.cli.names import FORMATS, VERDICTS, wrong
from linkcheck.model import Verdict
from linkcheck.pipeline.reports.render import wants_colour
from linkcheck.report import FORMATS as REGISTRY


def test_formats_are_those_of_the_registry() -> None:
    assert tuple(REGISTRY) == FORMATS


def test_verdicts_are_those_of_the_model() -> None:
    assert tuple(Verdict) == VERDICTS


def test_a_wrong_word_gets_the_nearest_or_all() -> None:
    assert wrong("JSN", FORMATS).endswith("did you mean `json`?")
    assert wrong("xyzzy", VERDICTS).endswith(", ".join(VERDICTS))


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_the_environment_decides_about_colours(environment: dict[str, str], terminal: bool, coloured: bool) -> None:
    assert wants_colour(environment, terminal=terminal) is coloured
