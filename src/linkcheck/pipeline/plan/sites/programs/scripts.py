"""Names of configurations that are written in JavaScript or TypeScript."""

_ENDINGS = ("js", "ts", "mjs", "cjs", "mts", "cts")


def scripts(stem: str) -> tuple[str, ...]:
    """Each name that a configuration may have."""
    return tuple(f"{stem}.{ending}" for ending in _ENDINGS)
