"""Hugging Face's hub: models, datasets and spaces."""

import re
from typing import Any
from urllib.parse import quote

from linkcheck.model import PageKind, PageMetadata, Response
from linkcheck.model.text import NAME, clean
from linkcheck.providers.payload import day, dig, get, json_of, title_fields
from linkcheck.providers.single import Lookup, SingleProvider

_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/(?:(?P<kind>datasets|spaces)/)?(?P<id>(?P<owner>[\w.-]{1,96})/[\w.-]{1,96})"
    r"/?(?:tree/main/?)?(?:[?#].*)?"
)
_RESERVED_WORDS = """
api blog chat collections datasets docs enterprise inference join learn login models new organizations papers posts
pricing settings spaces tasks terms
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())
_KINDS = {"models": PageKind.REPOSITORY, "datasets": PageKind.DATASET, "spaces": PageKind.TOOL}


class HuggingFace(SingleProvider[tuple[str, str]]):
    """Roots of models, datasets and spaces; not files in them."""

    name = "huggingface"

    def key(self, url: str) -> tuple[str, str] | None:
        """Kind and id of the repository."""
        match = _ADDRESS.fullmatch(url)
        if match is None or match["owner"].lower() in _RESERVED:
            return None
        return match["kind"] or "models", match["id"]

    def look_up(self, key: tuple[str, str]) -> Lookup:
        """The record of the repository."""
        kind, name = key
        outcome = yield get(f"https://huggingface.co/api/{kind}/{quote(name)}")
        # The hub says 401 for what does not exist, to hide what is private; its error code is the same for both.
        code = outcome.header("x-error-code") if isinstance(outcome, Response) else None
        if code == "GatedRepo":
            return self.exists(detail="gated")
        if code == "RepoNotFound":
            # The site has courses, old documentation and more in the form `owner/name`: its page is asked too.
            page = f"https://huggingface.co/{_path(kind, name)}"
            return (yield from self.gone_if_denied(page, f"no such repository in {kind}, or it is private"))
        record = json_of(outcome)
        identity = clean(dig(record, "id"), 200)
        if identity is None:
            return self.unknown(outcome)
        moved = None if identity.lower() == name.lower() else f"https://huggingface.co/{_path(kind, identity)}"
        return self.exists(_page(kind, identity, record), moved_to=moved)


def _path(kind: str, name: str) -> str:
    return quote(name if kind == "models" else f"{kind}/{name}")


def _page(kind: str, identity: str, record: Any) -> PageMetadata:
    author = clean(dig(record, "author"), NAME)
    licence = dig(record, "cardData", "license")
    return PageMetadata(
        **title_fields("huggingface", identity),
        site_name="Hugging Face",
        authors=(author,) if author else (),
        published=day(dig(record, "createdAt")),
        modified=day(dig(record, "lastModified")),
        kind=_KINDS[kind],
        licence=clean(licence, 60),
    )
