"""Tokens written as GitHub's renderer writes them, line ends and all: text between them may show in an open `<a>`.

markdown-it-py's renderer escapes and breaks lines otherwise, and tells nobody where in the page a token went.
"""

from collections.abc import Sequence

from markdown_it.token import Token

from linkcheck.extract.characters import BLANKS, unescape
from linkcheck.extract.footnotes import Footnotes
from linkcheck.extract.rendering import Rendering, escape_text

_OPENED = {
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "bullet_list_open": "<ul>\n",
    "hr": "<hr />\n",
    "table_open": "<table>",
    "table_close": "</table>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>",
    "tr_close": "</tr>",
}
"""What begins on a fresh line."""

_WRITTEN = {
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_close": "</li>\n",
    "footnote_close": "</li>\n",
    "th_close": "</th>",
    "td_close": "</td>",
    "footnote_block_open": '<section class="footnotes" data-footnotes>\n<ol>\n',
    "footnote_block_close": "</ol>\n</section>\n",
}


class Writer:
    """Writes to a rendering."""

    def __init__(self, rendering: Rendering, footnotes: Footnotes) -> None:
        self.rendering = rendering
        self.footnotes = footnotes

    def write(self, tokens: Sequence[Token]) -> None:
        """All tokens of a document."""
        for token in tokens:
            if token.type == "inline":
                self.rendering.inline(token.children or (), token.meta["spans"], self.footnotes)
            elif opened := _OPENED.get(token.type):
                self._open(opened)
            elif written := _WRITTEN.get(token.type):
                self.rendering.write(written)
            elif not token.hidden:
                self._block(token)

    def _open(self, markup: str) -> None:
        self.rendering.fresh_line()
        self.rendering.write(markup)

    def _block(self, token: Token) -> None:
        match token.type:
            case "paragraph_open" | "heading_open":
                self._open(f"<{token.tag}>")
            case "paragraph_close" | "heading_close":
                self.rendering.write(f"</{token.tag}>\n")
            case "fence" | "code_block":
                self._code(token)
            case "html_block":
                self.rendering.fresh_line()
                self.rendering.raw(token.meta["spans"])
                self.rendering.fresh_line()
            case "list_item_open":
                self._open("<li>" + _box(token))
            case "ordered_list_open":
                start = token.attrs.get("start")
                self._open(f'<ol start="{start}">\n' if start is not None else "<ol>\n")
            case "th_open" | "td_open":
                align = token.attrs.get("align")
                self._open(f'<{token.tag} align="{align}">' if align else f"<{token.tag}>")
            case "footnote_open":
                self.rendering.write(f'<li id="fn-{escape_text(token.meta["label"])}">\n')
            case "footnote_anchor":
                links = self.footnotes.backlinks(token.meta["label"])
                self.rendering.write(links + "\n" if token.meta["alone"] else " " + links)

    def _code(self, token: Token) -> None:
        word = unescape(token.info.strip(BLANKS)).split(maxsplit=1)
        self._open(f'<pre><code class="language-{escape_text(word[0])}">' if word else "<pre><code>")
        self.rendering.text(token.content)
        self.rendering.write("</code></pre>\n")


def _box(item: Token) -> str:
    if "task" not in item.meta:
        return ""
    ticked = ' checked=""' if item.meta["task"] else ""
    return f'<input type="checkbox"{ticked} disabled="" /> '
