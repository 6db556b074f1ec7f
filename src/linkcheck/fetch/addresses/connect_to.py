"""Another address to connect to than that of the URL: curl's `--connect-to`, for tests and split networks. Pure."""

from collections.abc import Mapping


class ConnectTo:
    """`{"host:port" or "*:port": "other:port" or ":port" or "other:"}`; an exact host beats the star."""

    def __init__(self, rules: Mapping[str, str]) -> None:
        self._rules = {_split(key): _split(value) for key, value in rules.items()}

    def route(self, host: str, port: int) -> tuple[str, int]:
        """Host and port to connect to."""
        rule = self._rules.get((host, str(port))) or self._rules.get(("*", str(port)))
        if rule is None:
            return host, port
        return rule[0] or host, int(rule[1] or port)


def _split(text: str) -> tuple[str, str]:
    host, _, port = text.rpartition(":")
    if port and not port.isdecimal():
        raise ValueError(f"connect_to: {text!r} is not host:port")
    return host.strip("[]").lower(), port
