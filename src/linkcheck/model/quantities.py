"""Numbers of the configuration as types with bounds: decoding and schema refuse what lies outside."""

from typing import Annotated, Any, TypeAlias

from msgspec import Meta

DURATION = r"^\s*\d+(\.\d+)?\s*(ms|s|m|h|d|w)?\s*$"
"""A time as text: a number and its unit, seconds without one."""
SECONDS = "seconds"
_TIME: dict[str, Any] = {"pattern": DURATION}

Seconds: TypeAlias = Annotated[float, Meta(ge=0, extra={"unit": SECONDS}, extra_json_schema=_TIME)]
"""A time that may be none at all."""
PositiveSeconds: TypeAlias = Annotated[float, Meta(gt=0, extra={"unit": SECONDS}, extra_json_schema=_TIME)]
"""A time after which something ends; none at all would end everything."""
Count: TypeAlias = Annotated[int, Meta(ge=1)]
"""At least one."""
Number: TypeAlias = Annotated[int, Meta(ge=0)]
"""None, or some."""
Share: TypeAlias = Annotated[float, Meta(ge=0, le=1)]
"""Of a whole."""
Status: TypeAlias = Annotated[int, Meta(ge=100, le=999)]
"""Of an HTTP answer; 999 is not in RFC 9110, and sent."""
Text: TypeAlias = Annotated[str, Meta(min_length=1)]
"""Not empty."""
