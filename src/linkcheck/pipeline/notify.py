"""A stored report to the one issue or comment of its repository."""

import os
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import msgspec

from linkcheck.config import Config
from linkcheck.errors import NotifyError, UsageError
from linkcheck.fetch import Fetcher, FromEnvironment
from linkcheck.fetch.options import host_options
from linkcheck.model import Report, RunState
from linkcheck.notify import (
    Action,
    GitHubApi,
    Message,
    PostEdit,
    comment_message,
    decide_comment,
    decide_issue,
    issue_message,
)
from linkcheck.notify.message import LIMIT, MARKER_ROOM
from linkcheck.pipeline.reports.render import page_options
from linkcheck.report import ReportOptions, render
from linkcheck.report.markdown import render_failing
from linkcheck.report.problems import Level, problems
from linkcheck.urls import host_of

_NAME = re.compile(r"[\w.-]+/[\w.-]+")


async def keep_issue(report: Report, config: Config, *, label: str, report_url: str = "") -> tuple[Action, ...]:
    """Bring the repository's rolling issue in line with the report; what was done."""
    message = issue_of(report, page_options(report, config, report_url=report_url))
    if message is None:
        return ()
    async with _github(config, os.environ) as github:
        actions = decide_issue(await github.issues(label), message, label)
        await github.keep_issue(actions, label)
        if actions:
            # Another run may have posted at the same moment: the run that looks last sees both, and closes the younger.
            # Nothing else is done now, because a listing may lag behind what has just been posted.
            late = decide_issue(await github.issues(label), message, label)
            twins = tuple(each for each in late if isinstance(each, PostEdit) and each.duplicate)
            await github.keep_issue(twins, label)
            actions += twins
    return actions


async def keep_comment(
    report: Report, config: Config, *, pull_request: int, report_url: str = ""
) -> tuple[Action, ...]:
    """Bring the pull request's comment in line with the report; what was done."""
    options = page_options(report, config, report_url=report_url)
    text = render(report, "markdown", _shorter(options))
    broken = [problem.subject for problem in problems(report, options) if problem.level is Level.ERROR]
    async with _github(config, os.environ) as github:
        actions = decide_comment(await github.comments(pull_request), comment_message(text, broken))
        await github.keep_comment(actions, pull_request)
    return actions


def issue_of(report: Report, options: ReportOptions) -> Message | None:
    """What the issue should say: what fails, and folded what is accepted; None when the run knows nothing."""
    if report.run.state is RunState.NETWORK_DOWN:
        return None
    broken = [problem.subject for problem in problems(report, options) if problem.level is Level.ERROR]
    text = render_failing(report, _shorter(options)) if broken else "Every link that could be verified is well.\n"
    return issue_message(text, broken, complete=report.run.state is RunState.COMPLETE)


def pull_request_number(environ: Mapping[str, str]) -> int:
    """The pull request that a workflow runs for. Raises `UsageError` where there is none."""
    match = re.fullmatch(r"refs/pull/(\d+)/\w+", environ.get("GITHUB_REF", ""))
    if not match:
        raise UsageError("Which pull request?", remedy="Name it with --pull-request NUMBER.")
    return int(match[1])


def _shorter(options: ReportOptions) -> ReportOptions:
    return msgspec.structs.replace(options, limit=LIMIT - MARKER_ROOM)


@asynccontextmanager
async def _github(config: Config, environ: Mapping[str, str]) -> AsyncIterator[GitHubApi]:
    repository = environ.get("GITHUB_REPOSITORY", "")
    if not _NAME.fullmatch(repository):
        raise UsageError("Which repository?", remedy="Set GITHUB_REPOSITORY to owner/name; GitHub Actions does.")
    api = environ.get("GITHUB_API_URL") or "https://api.github.com"
    if not environ.get("GITHUB_TOKEN", "").strip():
        raise NotifyError("There is no token.", remedy="Set GITHUB_TOKEN; in a workflow: ${{ github.token }}.")
    if not api.startswith("https://"):
        raise UsageError(f"GITHUB_API_URL: {api} is not https.", remedy="A token is never sent in the clear.")
    options, host = config.fetch_options(), host_of(api)
    own = host_options(options, host)
    if not any(name.lower() == "authorization" for name in own.headers):
        token = FromEnvironment(env="GITHUB_TOKEN", prefix="Bearer ")
        own = msgspec.structs.replace(own, headers={**own.headers, "Authorization": token})
    options = msgspec.structs.replace(options, hosts={**options.hosts, host: own})
    never = msgspec.structs.replace(options, retries=0)
    async with Fetcher(options) as patient, Fetcher(never) as once:
        yield GitHubApi(api, repository, fetch=patient.fetch, fetch_once=once.fetch)
