"""`data:` addresses, which hold a whole picture: nobody asks them, so no store and no report needs what they hold."""

import re

_DATA = re.compile(r"\s*data:", re.IGNORECASE)
KEPT = 100
"""Characters: the type, and enough of what is held to tell two pictures apart."""
_HELD = 32


def is_data(address: str) -> bool:
    """Whether an address holds what it stands for."""
    return _DATA.match(address) is not None


def beginning(address: str) -> str:
    """An address as it is kept: of one that holds a picture the type and a few characters, with an ellipsis."""
    if len(address) <= KEPT or not is_data(address):
        return address
    comma = address.find(",", 0, KEPT - _HELD)
    end = KEPT if comma < 0 else comma + 1 + _HELD
    return f"{' '.join(address[:end].split())}…"
