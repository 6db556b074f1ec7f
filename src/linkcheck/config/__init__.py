"""linkcheck.toml or [tool.linkcheck] in, each package's own Options out.

A key or a value that cannot be is a `ConfigError` that names file, line, key, what is allowed, and the nearest right
word; all of a file's faults come at once.
"""

from linkcheck.config.durations import duration
from linkcheck.config.load import load_config
from linkcheck.config.settings import Config, HistoryOptions

__all__ = ["Config", "HistoryOptions", "duration", "load_config"]
