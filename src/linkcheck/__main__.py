"""`python -m linkcheck`."""

import sys
from pathlib import Path

# `python -m` puts the working directory before all libraries, so that a checked repository's `pandas.py` would be run.
if not sys.flags.safe_path and sys.path[0] != str(Path(__file__).parents[1]):
    del sys.path[0]

from linkcheck.cli import main

if __name__ == "__main__":
    main()
