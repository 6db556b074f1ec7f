"""What decides is held by tests: of a few changes to each deciding module, most are caught."""

from pathlib import Path
from random import Random

import pytest

from linkcheck.about import __version__
from tests.mutation.mutants import ROOT, copy_of_the_program, is_caught, mutants

DECIDING = {
    "linkcheck/fix/proof.py": ["tests/unit/fix"],
    "linkcheck/fix/rewrite.py": ["tests/unit/fix", "tests/integration/fix/test_rewrite.py"],
    "linkcheck/classify/rules/unanswered.py": ["tests/unit/classify/test_labelled.py"],
    "linkcheck/classify/streak.py": ["tests/unit/classify", "tests/unit/store/history"],
    "linkcheck/crawl/frontier.py": ["tests/unit/crawl"],
    "linkcheck/fetch/policies/redirects.py": ["tests/unit/fetch/policies", "tests/unit/fetch/test_policies.py"],
    "linkcheck/fetch/limits/rate_limit.py": ["tests/unit/fetch/limits"],
    "linkcheck/store/history/streaks.py": ["tests/unit/store/history"],
    "linkcheck/pipeline/plan/change.py": [
        "tests/integration/changes/test_merge.py",
        "tests/integration/changes/test_own_repository.py",
        "tests/integration/changes/test_hidden_changes.py",
    ],
    "linkcheck/extract/markdown/front_matter.py": ["tests/unit/extract/markdown"],
}
EACH = 4


@pytest.mark.slow
@pytest.mark.parametrize(("module", "tests"), DECIDING.items(), ids=[name[10:-3] for name in DECIDING])
def test_most_changes_to_what_decides_are_caught(module: str, tests: list[str], tmp_path: Path) -> None:
    every = list(mutants((ROOT / "src" / module).read_text(encoding="utf-8")))
    drawn = Random(f"{__version__} {module}").sample(every, min(EACH, len(every)))
    program = copy_of_the_program(tmp_path)
    survivors = [
        f"{module}:{line}  {description}"
        for line, description, source in drawn
        if not is_caught(program, module, source, tests)
    ]
    assert len(survivors) <= 1, "\n".join(survivors)
