"""What decides is held by tests: of a few changes to each deciding module, most are caught."""

from collections.abc import Iterator
from random import Random

import pytest

from linkcheck.about import __version__
from tests.mutation.mutants import ROOT, Program, mutants

LABELLED = ["tests/unit/classify/test_labelled.py"]
JUDGED = ["tests/unit/classify/test_judge.py"]
DECIDING = {
    "linkcheck/fix/proof.py": ["tests/unit/fix"],
    "linkcheck/fix/rewrite.py": ["tests/unit/fix", "tests/integration/fix/test_rewrite.py"],
    "linkcheck/classify/rules/unanswered.py": LABELLED,
    "linkcheck/classify/streak.py": [*LABELLED, *JUDGED, "tests/unit/classify/test_explain.py"],
    "linkcheck/classify/rules/blocked.py": LABELLED,
    "linkcheck/classify/rules/gone.py": [*LABELLED, *JUDGED],
    "linkcheck/classify/rules/hijack.py": LABELLED,
    "linkcheck/classify/rules/moved.py": LABELLED,
    "linkcheck/classify/rules/overrides.py": [*LABELLED, *JUDGED],
    "linkcheck/classify/rules/soft404.py": LABELLED,
    "linkcheck/crawl/frontier.py": ["tests/unit/crawl"],
    "linkcheck/fetch/policies/redirects.py": ["tests/unit/fetch/policies", "tests/unit/fetch/test_policies.py"],
    "linkcheck/fetch/policies/secrets.py": ["tests/unit/fetch/policies/test_secrets.py"],
    "linkcheck/fetch/limits/rate_limit.py": ["tests/unit/fetch/limits/test_rate_limit.py"],
    "linkcheck/store/history/prune.py": ["tests/integration/store/test_prune.py"],
    "linkcheck/store/history/streaks.py": ["tests/unit/store/history"],
    "linkcheck/pipeline/plan/change.py": [
        "tests/integration/changes/test_merge.py",
        "tests/integration/changes/test_own_repository.py",
        "tests/integration/changes/test_hidden_changes.py",
    ],
    "linkcheck/pipeline/plan/additions.py": ["tests/unit/pipeline/plan/test_additions.py"],
    "linkcheck/pipeline/plan/ignores.py": ["tests/unit/pipeline/plan"],
    "linkcheck/pipeline/plan/settled.py": ["tests/unit/pipeline/plan/test_settled.py"],
    "linkcheck/extract/markdown/front_matter.py": ["tests/unit/extract/markdown"],
}
EACH, ENOUGH = 3, 2
"""Mutants that are drawn of a module, anew with each version, and those that must be caught: no more are tried."""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with Program(tmp_path_factory.mktemp("mutants")) as made:
        yield made


@pytest.mark.slow
@pytest.mark.parametrize(("module", "tests"), DECIDING.items(), ids=[name[10:-3] for name in DECIDING])
def test_most_changes_to_what_decides_are_caught(module: str, tests: list[str], program: Program) -> None:
    source = (ROOT / "src" / module).read_text(encoding="utf-8")
    drawn = Random(f"{__version__} {module}").sample(list(mutants(source)), EACH)
    caught, survivors = 0, []
    for line, description, mutant in drawn:
        if program.is_caught(module, mutant(), tests):
            caught += 1
        else:
            survivors.append(f"{module}:{line}  {description}")
        if caught >= ENOUGH:
            return
    pytest.fail("\n".join(survivors))
