"""The only place that prints or exits; one command a file."""


def main() -> None:
    """Run the command line."""
