"""`linkcheck explain`: one URL, every hop, the rules as they were tried."""

import click

from linkcheck.cli import options


@click.command("explain")
@click.argument("url")
@options.config
@options.db
@click.option("--all-rules", is_flag=True, help="Show the rules that did not fire, too.")
def command(url: str, config: str | None, db: str | None, all_rules: bool) -> int:
    """Ask URL now and show every hop, the headers that mattered, the rule that fired, and what would change it."""
    import asyncio

    from linkcheck.cli.texts.explanation_text import as_text
    from linkcheck.config import load_config
    from linkcheck.pipeline.explain import explain_url
    from linkcheck.pipeline.reports.database import database_path

    settings = load_config(config, for_network=True)
    explanation = asyncio.run(explain_url(url, settings, database_path(settings, db)))
    options.emit(as_text(explanation, all_rules=all_rules), None)
    return 0
