"""All mutants of one module: `python -m tests.mutation linkcheck/fix/proof.py tests/unit/fix`."""

import sys
import tempfile
from pathlib import Path

from tests.mutation.mutants import ROOT, Program, mutants


def main(module: str, *tests: str) -> None:
    """Print those that no test catches, and the score."""
    caught = total = 0
    with tempfile.TemporaryDirectory() as folder, Program(Path(folder)) as program:
        for line, description, mutant in mutants((ROOT / "src" / module).read_text(encoding="utf-8")):
            total += 1
            if program.is_caught(module, mutant(), tests):
                caught += 1
            else:
                print(f"{module}:{line}  {description}", flush=True)
    print(f"{caught} of {total} caught")


if __name__ == "__main__":
    main(*sys.argv[1:])
