"""A link as it is written in a list."""

from enum import StrEnum

import msgspec


class LinkKind(StrEnum):
    """How the link is written."""

    INLINE = "inline"
    REFERENCE = "reference"
    AUTOLINK = "autolink"
    BARE = "bare"
    HTML = "html"
    IMAGE = "image"


class Link(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One destination at one place of one list.

    Lines and columns are 1-based and count code points; a tab is one, lines end at LF, CRLF or CR only, front
    matter counts. The slice of the source that begins at the destination's place is exactly `raw`.
    """

    url: str
    """The destination after Markdown or HTML unescaping; may be empty, relative or malformed.

    Of a long `data:` address, which holds a picture, the beginning with an ellipsis.
    """
    raw: str
    """The destination as written in the source; of a long `data:` address the beginning."""
    text: str
    """What a reader sees; an image's alternative text."""
    label: str
    """What the entry calls the thing: the link text, or for `- Link: https://…` the entry's bold name or heading."""
    section: tuple[str, ...] = ()
    """The headings above the link, outermost first."""
    kind: LinkKind
    path: str
    """The list's path as the user named it, with forward slashes."""
    line: int
    column: int
    target_line: int | None = None
    """For a reference: where the destination begins in its definition; `line` is then the `[` of the use."""
    target_column: int | None = None
    is_mention: bool = False
    """Whether it is less than what an entry is about: in prose, an image or badge, another link of the same entry."""
    excused: tuple[str, ...] = ()
    """Reason ids that a comment in the list excuses at this place."""

    @property
    def destination_place(self) -> tuple[int, int]:
        """Line and column of `raw` itself."""
        if self.target_line is None or self.target_column is None:
            return self.line, self.column
        return self.target_line, self.target_column

    @property
    def place(self) -> str:
        """`path:line:column`, as editors and terminals make clickable."""
        return f"{self.path}:{self.line}:{self.column}"
