"""The man page, made from the help: roff with the macros of man(7)."""

import re
from collections.abc import Iterator, Mapping

import click

from linkcheck.about import HOME, __version__


def _escaped(text: str) -> str:
    """Text for roff: no backslash, no dash that is a hyphen, no line that begins a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    """Each option with its help."""
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record is not None:
            yield f".TP\n\\fB{_escaped(record[0])}\\fR\n{_escaped(record[1])}"


def man_page(cli: click.Group, commands: Mapping[str, str]) -> str:
    """The page of a program whose commands are these, each with what it is for."""
    return "\n".join(_pieces(cli, commands)) + "\n"


def _pieces(cli: click.Group, commands: Mapping[str, str]) -> Iterator[str]:
    context = click.Context(cli, info_name="linkcheck", **cli.context_settings)
    yield f'.TH LINKCHECK 1 "" "linkcheck {__version__}" "User Commands"'
    yield f".SH NAME\nlinkcheck \\- {_escaped((cli.help or '').partition(chr(10))[0].rstrip('.'))}"
    yield ".SH SYNOPSIS\n\\fBlinkcheck\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]"
    yield ".br\n\\fBlinkcheck\\fR \\fIPATH\\fR..."
    yield ".SH DESCRIPTION\nA path alone means \\fBcheck\\fR."
    yield ".SH OPTIONS"
    yield from _options(cli, context)
    for name, about in commands.items():
        command = cli.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(command, info_name=name, parent=context, **command.context_settings)
        yield f".SH LINKCHECK {name.upper()}\n{_escaped(about)}"
        yield f".PP\n\\fBlinkcheck {name}\\fR {_escaped(' '.join(command.collect_usage_pieces(inner)))}"
        yield f".PP\n{_escaped(' '.join((command.help or '').split()))}"
        yield from _options(command, inner)
    yield f".SH EXIT STATUS\n{_escaped(cli.epilog or '')}"
    yield f".SH SEE ALSO\n{_escaped(HOME)}"
