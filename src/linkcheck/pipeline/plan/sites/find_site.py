"""The site that a list is a source of."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from linkcheck import files
from linkcheck.errors import InputError
from linkcheck.pipeline.plan.sites.generators import (
    COMMUNITY,
    FOR_GITHUB,
    Generator,
    Site,
    is_met_on_github,
    is_of_repository,
)
from linkcheck.pipeline.plan.sites.languages import is_language
from linkcheck.pipeline.plan.sites.programs import BY_ENDING, BY_FOLDER, BY_MARKER, GENERATORS, UNKNOWN, USUAL_ROOTS
from linkcheck.pipeline.plan.sites.settings import folder_of, read_settings

Text = Callable[[Path, Path], str]
"""The text of a file of the repository with a certain top; empty where there is none."""

CONFIGURED = "`roots`"
_MOST_SAID = 3
_LARGEST_PAGE = 1 << 20
_FOR_A_PROGRAM = re.compile(rb"---\r?\n|\s*(?:[\\@](?:page|mainpage)\b|#[^\n]*\{#[\w.:-]+[^{}\n]*\}\s*\n)")
"""Front matter, a page of Doxygen, or a first heading with an id, which GitHub would show as text."""
_HOST = re.compile(r"\Ahttps?://[^/]*")
_MOST_INHERITED = 3
_BELOW = ("", "website", "site", "docs", "doc", "www", "documentation")
"""Where a site's configuration lies, beside or above its sources."""


class SiteFinder:
    """Sites by their configuration files, found once for each folder."""

    def __init__(
        self, *, roots: Sequence[str] = (), folder: str = ".", off: bool = False, text: Text = lambda _path, _top: ""
    ) -> None:
        """`roots`, from `folder`, are those that a person named; with `off` every list is read on GitHub.

        `text` reads the sites' configurations.
        """
        self._text = text
        self.used: dict[Site, None] = {}
        """Sites whose lists had links that GitHub does not follow."""
        self.habits: Counter[str] = Counter()
        """How many links are made for a program that is not recognised, by what to say of them."""
        self._names: dict[Path, frozenset[str]] = {}
        self._roots = tuple(roots)
        self._folder = folder
        self._off = off
        self._sources: dict[Path, Site | None] = {}
        self._sites: dict[tuple[Path, Path], tuple[Site, ...]] = {}
        self._places: dict[tuple[Path, Path], tuple[Site, ...]] = {}
        """By the folder of the configuration: folders with lists have many of these in common."""

    def site_of(self, path: Path, top: Path) -> Site | None:
        """The site that a list below a repository's top is a source of; None for one that is read on GitHub."""
        if path not in self._sources:
            site = self._sources[path] = None if self._off else self._site_of(path, top)
            if site is not None:
                self.used[site] = None
        return self._sources[path]

    def site_beside(self, path: Path, top: Path) -> Site | None:
        """A site of the repository for a file that is none of its sources, nor a page of the repository itself."""
        return None if is_of_repository(_inside(path, top)) else next(iter(self.sites_near(path, top)), None)

    def sites_near(self, path: Path, top: Path) -> tuple[Site, ...]:
        """The sites of the repository that a file lies beside, whether or not it is one of their sources."""
        return () if self._off or self._roots else self._sites.get((path.parent, top), ())

    @property
    def may_guess(self) -> bool:
        """Whether files may be sources of a site that is not recognised: nobody said which are."""
        return not self._off and not self._roots

    def notices(self) -> Iterator[str]:
        """What was taken for the sources of a site, by what, and how to switch that off: a sentence each."""
        recognised = (site for site in self.used if site.marker != CONFIGURED and not site.is_guess)
        said = sorted({f"{site.marker} says {site.name}" for site in recognised})
        if said:
            more = f", and {len(said) - _MOST_SAID} more" if len(said) > _MOST_SAID else ""
            yield (
                f"{', '.join(said[:_MOST_SAID])}{more}: what GitHub does not follow in the sources of a site is looked "
                "up as the built site has it. `sites = false` in linkcheck.toml judges it as GitHub does."
            )
        habits = self.habits.most_common()
        for number, (sentence, count) in enumerate(habits[:_MOST_SAID], 1):
            rest = sum(others for _, others in habits[_MOST_SAID:]) if number == _MOST_SAID else 0
            more = f" So do {rest} more in other ways or places." if rest else ""
            links = "1 link" if count == 1 else f"{count} links"
            yield f"{sentence} ({links}).{more} `sites = false` in linkcheck.toml reports them."

    def _site_of(self, path: Path, top: Path) -> Site | None:
        inside = _inside(path, top)
        if FOR_GITHUB in inside.parts:
            return None
        if self._roots:
            folder = Path(os.path.relpath(self._folder))
            roots = tuple(Path(os.path.normpath(folder / root)) for root in self._roots)
            return Site(generator=UNKNOWN, folder=folder, roots=roots, marker=CONFIGURED)
        if (path.parent, top) not in self._sites:
            near = sorted(self._near(path.parent, top), key=lambda site: site.generator.yields)
            self._sites[path.parent, top] = tuple(near)
        sites = self._sites[path.parent, top]
        known = next((site for site in sites if _is_source(path, site, top)), None) or _by_ending(path, top)
        may_be_page = known is None and self.may_guess and not is_met_on_github(inside)
        return any_site(top) if may_be_page and _is_for_a_program(path, top) else known

    def _near(self, folder: Path, top: Path) -> Iterator[Site]:
        for above in _upwards(folder, top):
            for below in _BELOW:
                yield from self._sites_at(above / below, top)
            if is_language(above.name):
                yield from self._translated(above, top)

    def _translated(self, folder: Path, top: Path) -> Iterator[Site]:
        """The sites of the languages beside one, as built of that one's pages: those that it lacks are theirs."""
        for name in sorted(filter(is_language, self._entries(folder.parent) - {folder.name})):
            for site in self._sites_at(folder.parent / name, top):
                own = [folder / root.relative_to(site.folder) for root in site.roots if _is_below(root, site.folder)]
                yield msgspec.structs.replace(site, folder=folder, roots=(*own, *site.roots))

    def _sites_at(self, place: Path, top: Path) -> tuple[Site, ...]:
        """The sites whose configuration lies in a folder."""
        if (place, top) not in self._places:
            names = self._entries(place)
            candidates = sorted({number for name in names & BY_MARKER.keys() for number in BY_MARKER[name]})
            found = ((GENERATORS[number], self._marker(GENERATORS[number], place, top)) for number in candidates)
            own = [(generator, marker) for generator, marker in found if marker]
            self._places[place, top] = tuple(self._site(generator, place, marker, top) for generator, marker in own)
        return self._places[place, top]

    def _marker(self, generator: Generator, place: Path, top: Path) -> str:
        """The name of a program's configuration in a folder, by what lies beside it and what stands in it."""
        names = self._entries(place)
        if generator.beside and generator.beside not in names:
            return ""
        own = (marker for marker in generator.markers if marker in names and self._may_be(generator, place / marker))
        return next(
            (marker for marker in own if generator.mention in self._text_of(generator, place / marker, top)), ""
        )

    def _may_be(self, generator: Generator, marker: Path) -> bool:
        """Whether a folder with a name that others use too, `config`, holds a configuration."""
        if not generator.inside or marker.suffix or marker.name.startswith("."):
            return True
        return any(Path(name).name in self._entries((marker / name).parent) for name in generator.inside)

    def _text_of(self, generator: Generator, marker: Path, top: Path) -> str:
        """What stands in a configuration, where its name alone does not tell the program."""
        return self._text(marker, top) if generator.mention else ""

    def _site(self, generator: Generator, place: Path, marker: str, top: Path) -> Site:
        prefixes, folders, inherited = generator.prefixes, dict[str, list[Path]](), list[Path]()
        for file, base in self._configurations(generator, place, marker, top):
            keys = (*generator.folder_keys, *generator.prefix_keys)
            for key, values in read_settings(self._text(file, top), file.name, keys).items():
                if key in generator.prefix_keys:
                    prefixes += tuple(_HOST.sub("", value).strip("/") for value in values)
                    continue
                named = (_normal(base / folder) for folder in map(folder_of, values) if folder is not None)
                (folders.setdefault(key, []) if base == place else inherited).extend(named)
            if base != place:
                inherited += [_normal(base / root) for root in generator.roots]
        roots = (*_roots(generator, place, top, folders), *inherited)
        return Site(
            generator=generator,
            folder=place,
            roots=tuple(dict.fromkeys(root for root in roots if _is_below(root, top))),
            marker=f"`{(place / marker).as_posix()}`",
            configuration=place / marker,
            prefixes=tuple(filter(None, dict.fromkeys(prefixes))),
        )

    def _configurations(self, generator: Generator, place: Path, marker: str, top: Path) -> Iterator[tuple[Path, Path]]:
        """A site's configuration and those that it inherits from, each with the folder that its paths begin at."""
        if generator.inside and not Path(marker).suffix:
            yield from ((place / marker / name, place) for name in generator.inside)
            return
        file = place / marker
        for _ in range(_MOST_INHERITED):
            yield file, file.parent
            keys = (generator.inherits,) if generator.inherits else ()
            named = read_settings(self._text(file, top), file.name, keys).get(generator.inherits, ())
            if not named or folder_of(named[0]) is None:
                return
            file = _normal(file.parent / named[0])
            if not _is_below(file, top):
                return

    def _entries(self, folder: Path) -> frozenset[str]:
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(entry.name for entry in folder.iterdir())
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]


def _by_ending(path: Path, top: Path) -> Site | None:
    own = BY_ENDING.get(path.suffix.lower())
    folder = next((above for above in path.parents if above.suffix.lower() in BY_FOLDER), None)
    if own is not None:
        roots = (path.parent, *(top / root for root in USUAL_ROOTS))
        return Site(generator=own, folder=top, roots=roots, marker=f"The ending `{path.suffix}`")
    if folder is None:
        return None
    return Site(
        generator=BY_FOLDER[folder.suffix.lower()], folder=folder, roots=(folder,), marker=f"`{folder.as_posix()}`"
    )


def _roots(generator: Generator, place: Path, top: Path, folders: dict[str, list[Path]]) -> Iterator[Path]:
    """The usual roots with those that the configuration names in their places, and behind them."""
    usual = generator.roots
    if _same(place, top) and len(usual) > 1 and usual[-1] == ".":
        usual = usual[:-1]
    inside = {key: [folder for folder in named if _is_below(folder, top)] for key, named in folders.items()}
    for root in usual:
        key = next((key for key, replaced in generator.folder_keys.items() if replaced == root), "")
        yield from inside.get(key) or [_normal(place / root)]
    for key, named in inside.items():
        if not generator.folder_keys[key]:
            yield from named
            yield from (folder / "public" for folder in named)


def _inside(path: Path, top: Path) -> Path:
    """The path from the top of the repository: a folder above it says nothing of its files."""
    return Path(os.path.relpath(path, top))


def _normal(path: Path) -> Path:
    return Path(os.path.normpath(path))


def _is_below(path: Path, top: Path) -> bool:
    return files.is_within(_absolute(path), _absolute(top))


def _is_source(path: Path, site: Site, top: Path) -> bool:
    if _same(path.parent, top) and COMMUNITY.match(path.name) and not _is_for_a_program(path, top):
        return False
    here = _absolute(path)
    return any(files.is_within(here, _absolute(root)) for root in site.roots)


def any_site(top: Path) -> Site:
    """A site of which nothing is known but that it has sources in a repository."""
    return Site(generator=UNKNOWN, folder=top, roots=(top,), marker="its front matter", is_guess=True)


def _is_for_a_program(path: Path, top: Path) -> bool:
    """Whether a site's program makes a page of a file that GitHub shows too."""
    try:
        text = files.read_file(path, limit=_LARGEST_PAGE, root=os.path.realpath(top))
    except InputError:
        return False
    return _FOR_A_PROGRAM.match(text) is not None


def _upwards(folder: Path, top: Path) -> Iterator[Path]:
    """A folder and those above it, to the top of the repository."""
    while True:
        yield folder
        above = Path(os.path.normpath(folder / ".."))
        if _same(folder, top) or _same(above, folder):
            return
        folder = above


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - links must not be followed


def _same(one: Path, other: Path) -> bool:
    return _absolute(one) == _absolute(other)
