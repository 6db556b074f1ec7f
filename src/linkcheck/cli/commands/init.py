"""`linkcheck init`: from nothing to a nightly job."""

import click


@click.command("init")
def command() -> int:
    """Write linkcheck.toml, a line of .gitignore and the nightly workflow into this repository.

    What is there already stays as it is.
    """
    from pathlib import Path

    from linkcheck import changes
    from linkcheck.cli.output import say, show
    from linkcheck.errors import UsageError
    from linkcheck.pipeline.init import start

    here = Path.cwd()
    top = changes.find_top(here)
    try:
        written = start(top or here)
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror}.", remedy="Make the folder writable.") from error
    for each in written:
        show(f"{each.path}: {each.fate}\n")
    if top is None:
        say("this is no git repository: the workflow has nowhere to run yet.", "Run `git init` and commit the files.")
    say("next: `linkcheck check`, then commit the files and push.", name=False)
    return 0
