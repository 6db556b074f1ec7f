"""`linkcheck fix`: a diff of the certain edits."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkcheck.cli import options
from linkcheck.cli.names import Name
from linkcheck.cli.output import complain, say

if TYPE_CHECKING:
    from linkcheck.model import Report
    from linkcheck.pipeline.fix import Repairs


@click.command("fix")
@options.paths
@options.exclude
@click.option("--write", is_flag=True, help="Apply the edits; without it they are only shown.")
@click.option("--tracking", is_flag=True, help="Also drop utm_* and other campaign parameters.")
@click.option("--relocate", is_flag=True, help="Also replace dead links by new addresses that are certain.")
@click.option("--archive", is_flag=True, help="Also replace dead links by their archived copies.")
@click.option("--suggest", is_flag=True, help="Also link entries without a link to what they surely mean.")
@click.option("--remove", is_flag=True, help="Also turn dead links into plain text.")
@options.config
@options.db
@click.option("--format", "format_name", type=Name(("diff", "json")), default="diff", help="diff or json.")
@options.output
def command(
    paths: tuple[str, ...],
    exclude: tuple[str, ...],
    config: str | None,
    db: str | None,
    format_name: str,
    output: str | None,
    write: bool,
    **wanted: bool,
) -> int:
    """Show a unified diff of the edits that the last check proved right; with --write, make them.

    Safe edits: permanent moves, renamed repositories, https where it answers, canonical spellings; and without any
    check the one right spelling of a local path or anchor, and a misspelt scheme.
    """
    from datetime import UTC, datetime

    from linkcheck.config import load_config
    from linkcheck.fix import FixOptions
    from linkcheck.pipeline.fix import edits_json, plan_repairs, write_repair
    from linkcheck.pipeline.lists.parse_cache import ParseCache
    from linkcheck.pipeline.lists.sources import sources_of
    from linkcheck.pipeline.reports.database import database_path, no_report, saw_a_part
    from linkcheck.pipeline.reports.render import stored_report

    settings = load_config(config)
    database = database_path(settings, db)
    report = stored_report(database, settings) if database.is_file() else no_report()
    parsed = ParseCache.for_database(database)
    sources = sources_of(settings, paths, exclude=exclude)
    options.announce(sources)
    found = plan_repairs(
        report, sources, FixOptions(**wanted), parsed=parsed, config=settings, today=datetime.now(UTC).date()
    )
    parsed.save()
    for fault in (*found.faults, *found.skipped):
        complain(fault)
    if found.notice:
        say(found.notice)
    if format_name == "json":
        options.emit(edits_json(found), output)
    else:
        _emit_patch(found, output)
    if write:
        for repair in found.repairs:
            if repair.edits or repair.new_links:
                write_repair(repair)
    _print_summary(found, write)
    if not database.is_file():
        say("No check has been made: `linkcheck check` finds what else can be fixed.", name=False)
    elif saw_a_part(database):
        say("The last check was of a part of the lists: `linkcheck check` finds what else can be fixed.", name=False)
    _print_missing(report, wanted)
    return 2 if found.stale or found.faults else 0


def _emit_patch(found: "Repairs", output: str | None) -> None:
    from linkcheck import changes
    from linkcheck.fix import unified_diff
    from linkcheck.report.text.sanitize import printable

    names = changes.names_in_patch([repair.path for repair in found.repairs], Path.cwd())
    patch = "".join(
        unified_diff(names.get(repair.path, repair.path), repair.before, repair.after) for repair in found.repairs
    )
    if names:
        say("The patch names files from the top of the repository: apply it there.", name=False)
    # A patch that a person or a log sees must not act; in a file it is what `git apply` needs, to the byte.
    options.emit(patch if output else printable(patch), output)


def _print_summary(found: "Repairs", write: bool) -> None:
    """Which edits were made, which were not, and what to do about those."""
    for repair in found.repairs:
        for edit in repair.refused:
            say(f"{edit.link.place}: {edit.why} has to be done by hand: {edit.link.url}", name=False)
        for new_link in repair.unlinked:
            say(f"{new_link.finding.place}: this link has to be made by hand: {new_link.candidate.url}", name=False)
    for path in found.stale:
        say(f"{path}: it changed since the last check, so nothing was edited.", "Run check first.", name=False)
    edits = sum(len(repair.edits) + len(repair.new_links) for repair in found.repairs)
    if edits:
        done = "Made" if write else "Found"
        hint = "" if write else " Run again with --write to make them."
        say(f"{done} {edits} edit{'s' if edits != 1 else ''}.{hint}", name=False)
    elif not found.stale:
        say("Nothing to fix.", name=False)


def _print_missing(report: "Report", wanted: Mapping[str, bool]) -> None:
    """Which wanted edits need another check first."""
    if wanted["relocate"] and not any(record.relocation for record in report.links):
        say("No new address is known of any dead link: `linkcheck check --relocate` searches.", name=False)
    if wanted["suggest"] and not any(finding.candidates for finding in report.findings):
        say("Nothing is known of entries without a link: `linkcheck check --suggest` asks.", name=False)
