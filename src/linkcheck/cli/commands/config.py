"""`linkcheck config`: check the configuration, and print its schema."""

import click

from linkcheck.cli import options


@click.command("config")
@click.option("--schema", is_flag=True, help="Print the JSON schema of linkcheck.toml, for editors.")
@options.config
@options.output
def command(schema: bool, config: str | None, output: str | None) -> int:
    """Say which configuration holds, and whether it can be; its faults come with file, line and key."""
    from linkcheck.config import load_config

    if schema:
        from linkcheck.config.schema import schema_json

        options.emit(schema_json(), output)
        return 0
    settings = load_config(config, for_network=True)
    text = f"{settings.file}: fine." if settings.is_from_file else "There is no configuration; the defaults hold."
    if settings.unread:
        text += f" {settings.unread} beside it has settings too, which do not count."
    options.emit(f"{text}\n", output)
    return 0
