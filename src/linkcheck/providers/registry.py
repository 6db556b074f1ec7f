"""Every official source, by the name that reports show. To add one: a module, an entry here, a test, a line of docs."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from linkcheck.providers.code.github import GitHub
from linkcheck.providers.code.gitlab import GitLab
from linkcheck.providers.code.huggingface import HuggingFace
from linkcheck.providers.code.packages import Crates, Npm, PyPI
from linkcheck.providers.options import ProviderOptions
from linkcheck.providers.provider import Provider, When
from linkcheck.providers.web.discord import Discord
from linkcheck.providers.web.oembed import SLIDESHARE, SPEAKERDECK, SPOTIFY, TED, VIMEO
from linkcheck.providers.web.stackexchange import StackExchange
from linkcheck.providers.web.wayback import Wayback
from linkcheck.providers.web.wikipedia import Wikipedia
from linkcheck.providers.web.youtube import YouTube
from linkcheck.providers.works.arxiv import Arxiv
from linkcheck.providers.works.doi import Doi

Dates: TypeAlias = Mapping[str, str]
"""URL to the ISO date on which its page was what is meant, such as when it was last healthy."""

PROVIDERS: Mapping[str, Callable[[ProviderOptions, Dates], Provider]] = {
    "github": lambda options, _: GitHub(token=options.github_token),
    "arxiv": lambda *_: Arxiv(),
    "doi": lambda *_: Doi(When.BESIDE),
    "doi-blocked": lambda *_: Doi(When.BLOCKED),
    "youtube": lambda *_: YouTube(),
    "vimeo": lambda *_: VIMEO,
    "slideshare": lambda *_: SLIDESHARE,
    "speakerdeck": lambda *_: SPEAKERDECK,
    "ted": lambda *_: TED,
    "spotify": lambda *_: SPOTIFY,
    "stackexchange": lambda *_: StackExchange(),
    "wikipedia": lambda *_: Wikipedia(),
    "huggingface": lambda *_: HuggingFace(),
    "pypi": lambda *_: PyPI(),
    "npm": lambda *_: Npm(),
    "crates": lambda *_: Crates(),
    "gitlab": lambda *_: GitLab(),
    "discord": lambda *_: Discord(),
    "wayback": lambda _, near: Wayback(near),
}
"""First claim wins, so the more particular come first."""


def providers(options: ProviderOptions, near: Dates | None = None) -> tuple[Provider, ...]:
    """The sources that these options allow, in the order of the registry."""
    off = {*options.off, *(() if options.archive else ("wayback",))}
    return tuple(make(options, near or {}) for name, make in PROVIDERS.items() if name not in off)
