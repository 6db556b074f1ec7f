"""The only place that prints or exits; one command a file.

`main` finds the command by name and imports only that one, so that `--help` is quick.
"""

import os
import sys
from importlib import import_module
from io import StringIO
from pathlib import Path

import click

from linkcheck.about import __version__
from linkcheck.cli.names import wrong
from linkcheck.cli.output import complain, occupy_closed_streams, say, write
from linkcheck.errors import LinkcheckError, fault_of

# In the order of a maintainer's day.
COMMANDS = {
    "check": "Check every link, save what was learnt, write the report.",
    "init": "Write configuration, .gitignore line and nightly job for this repository.",
    "demo": "Show all of it on a made-up internet, without a network.",
    "links": "List what would be checked, and where it stands.",
    "explain": "Ask one URL and show how its verdict came about.",
    "report": "Render the last run again, in any format.",
    "fix": "Show, or make, the edits that are certain.",
    "history": "Show a link's verdicts through time, or all recent changes.",
    "accept": "Settle a change: what a link shows now is what it stands for.",
    "issue": "Keep one GitHub issue about what is broken.",
    "comment": "Keep one comment on a pull request.",
    "notify": "Post the morning's news to a webhook.",
    "datasette": "Write Datasette's metadata and print the command that opens the database.",
    "export": "Write the whole history as text that git can keep.",
    "import": "Make the database from exported text.",
    "config": "Say whether the configuration is right, or print its schema.",
    "manual": "Print the man page, made from this help.",
    "prune": "Forget what ended long ago.",
}
FAULT = 3
INTERRUPTED = 130
TRACEBACK = "LINKCHECK_TRACEBACK"
"""Environment variable: whether a fault of the program is shown with its traceback."""


class _Commands(click.Group):
    """A group whose commands are modules of `commands`, imported when called. A path alone means `check`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {option for each in self.get_params(ctx) for option in each.opts}
        if args and args[0] not in COMMANDS and args[0] not in own and (args[0][:1] == "-" or _is_path(args[0])):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS:
            raise click.UsageError(f"There is no such command or file: {wrong(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"linkcheck.cli.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean, 1 findings, 2 usage or configuration error, 3 could not be done, 130 interrupted.",
)
@click.version_option(__version__, "-V", "--version", message="linkcheck %(version)s")
def cli() -> None:
    """Keep Markdown link lists healthy: find what is dead, moved, blocked or merely slow."""
    try:
        Path.cwd()
    except OSError as error:
        raise LinkcheckError(
            "The working directory is gone.", remedy="Change to a folder that exists, such as with `cd .`."
        ) from error


def _is_path(word: str) -> bool:
    """Whether a word is meant as something to check: a file, a folder, a glob, an address."""
    return "/" in word or "*" in word or Path(word).suffix != "" or os.path.lexists(word)


def _report_fault(error: Exception) -> None:
    """A short message about a fault of the program itself; with the traceback where the environment says so."""
    import traceback

    if os.environ.get(TRACEBACK):
        for line in "".join(traceback.format_exception(error)).splitlines():
            say(f"| {line}", name=False)
    say(
        fault_of(error),
        "This is a fault of linkcheck itself, not a finding. Please report it where you got linkcheck from, with",
        f"what {TRACEBACK}=1 shows before this message.",
    )


def main() -> None:
    """Run the command line. Exits with the codes that the README lists."""
    occupy_closed_streams()
    try:
        code = cli.main(standalone_mode=False)
    except LinkcheckError as error:
        complain(error)
        sys.exit(error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        write(f"{error.format_message()}\n")
        sys.exit(0)
    except click.ClickException as error:
        said = StringIO()
        error.show(said)
        first, *more = said.getvalue().splitlines() or [""]
        say(first, *more, name=False)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # What click prints itself, such as --help, to a reader that is gone.
        sys.exit(141)
    except Exception as error:
        _report_fault(error)
        sys.exit(FAULT)
    sys.exit(code if isinstance(code, int) else 0)
