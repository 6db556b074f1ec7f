"""linkcheck.toml or [tool.linkcheck] in, each package's own Options out.

An unknown key or an invalid value is a `ConfigError` that names file, line, key, the allowed values, and the nearest
valid name; all faults of a file are reported at once.
"""

from linkcheck.config.durations import duration
from linkcheck.config.load import load_config
from linkcheck.config.settings import Config, HistoryOptions

__all__ = ["Config", "HistoryOptions", "duration", "load_config"]
