"""Hugging Face's hub: models, datasets and spaces."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from linkcheck.model import (
    Answer,
    BodyExtent,
    Existence,
    Outcome,
    PageKind,
    PageMetadata,
    Request,
    Response,
    TitleCandidate,
)
from linkcheck.model.text import NAME, clean
from linkcheck.providers.payload import day, dig, json_of, unknown
from linkcheck.providers.provider import Flow, When

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


class HuggingFace:
    """One repository a request."""

    name = "huggingface"
    when = When.INSTEAD
    batch = 1

    def claims(self, url: str) -> bool:
        """Roots of models, datasets and spaces; not files in them."""
        return _repository(url) is not None

    def flow(self, urls: Sequence[str]) -> Flow:
        """One record a repository."""
        found = {}
        for url in urls:
            if place := _repository(url):
                outcome = yield Request(
                    url=f"https://huggingface.co/api/{place[0]}/{quote(place[1])}", read=BodyExtent.BODY, own=True
                )
                found[url] = self._answer(*place, outcome)
        return found

    def _answer(self, kind: str, name: str, outcome: Outcome) -> Answer:
        # The hub says 401 for what does not exist, to hide what is private; its error code is the same for both.
        code = outcome.header("x-error-code") if isinstance(outcome, Response) else None
        if code == "GatedRepo":
            return Answer(provider=self.name, existence=Existence.EXISTS, detail="gated")
        if code == "RepoNotFound":
            return Answer(
                provider=self.name, existence=Existence.GONE, detail=f"no such repository in {kind}, or it is private"
            )
        record = json_of(outcome)
        identity = clean(dig(record, "id"), 200)
        if identity is None:
            return unknown(self.name, outcome)
        prefix = "" if kind == "models" else f"{kind}/"
        moved = None if identity.lower() == name.lower() else f"https://huggingface.co/{prefix}{quote(identity)}"
        return Answer(
            provider=self.name, existence=Existence.EXISTS, moved_to=moved, page=_page(kind, identity, record)
        )


def _repository(url: str) -> tuple[str, str] | None:
    match = _ADDRESS.fullmatch(url)
    if match is None or match["owner"].lower() in _RESERVED:
        return None
    return match["kind"] or "models", match["id"]


def _page(kind: str, identity: str, record: Any) -> PageMetadata:
    author = clean(dig(record, "author"), NAME)
    licence = dig(record, "cardData", "license")
    return PageMetadata(
        title=identity,
        title_source="huggingface",
        candidates=(TitleCandidate(source="huggingface", value=identity),),
        site_name="Hugging Face",
        authors=(author,) if author else (),
        published=day(dig(record, "createdAt")),
        modified=day(dig(record, "lastModified")),
        kind=_KINDS[kind],
        licence=clean(licence, 60),
    )
