"""The list of the demonstration as Markdown, and the file beside it that it links to."""

from pathlib import Path

from linkcheck.demo.entries import SECTIONS

LIST = "list.md"
NOTES = "notes.md"

_HEAD = """\
# A harbour's reading list

A demonstration of linkcheck: every server, page and person in it is made up, and nothing here was asked of the network.
"""
_TAIL = """
## What the text itself gets wrong

- [A page of notes](notes.md)
- [The glossary of the notes](notes.md#glossary)
- [A file that is not there](appendix.md)
- [A section that is not there](#appendix)
- [A misspelt scheme](htps://tides.example/tables)
- [An address of a home network](http://192.168.1.20/chart)
- [Nothing at all]()
- [Twice in the list](https://tides.example/tables)
- [A reference that nobody defined][harbour office]
- A book without a link: *The Mirror of the Sea*
- [Write to the harbour office](mailto:office@harbour.example)
- [Left alone on purpose](https://members.example/area) <!-- linkcheck: ignore -- for members only -->
"""
_NOTES = """\
# Notes

## Glossary

Neap: a tide of small range.
"""


def write_files() -> None:
    """Write the list, and the file beside it, into the working directory."""
    sections = "".join(
        f"\n## {heading}\n\n" + "".join(f"- [{entry.label}]({entry.address})\n" for entry in found)
        for heading, found in SECTIONS.items()
    )
    Path(LIST).write_text(f"{_HEAD}{sections}{_TAIL}", encoding="utf-8")
    Path(NOTES).write_text(_NOTES, encoding="utf-8")
