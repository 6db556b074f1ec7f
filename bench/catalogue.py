"""The worlds by the letter that names each on the command line."""

from collections.abc import Callable, Mapping

from bench.web import real
from bench.worlds import World, million, raw, wide

WORLDS: Mapping[str, Callable[[float], World]] = {"a": raw, "b": wide, "c": real, "f": million}
