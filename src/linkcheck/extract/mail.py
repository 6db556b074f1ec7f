"""E-mail addresses, which the renderer links last: in runs of visible text outside links."""

from collections.abc import Iterator, Sequence

from linkcheck.extract.autolinks import mail_addresses
from linkcheck.extract.nodes import Anchor, Node, NodeKind
from linkcheck.extract.spans import Spans
from linkcheck.model import LinkKind


def link_mail(nodes: Sequence[Node], spans: Spans) -> list[Node]:
    """The same nodes, with bare e-mail addresses made links."""
    linked: list[Node] = []
    run: list[Node] = []
    in_link = False
    images = 0
    for node in nodes:
        is_text = node.kind == NodeKind.TEXT and not in_link and not images
        if run and (not is_text or node.closes):
            linked += _run(run, spans)
            run = []
        if is_text:
            run.append(node)
            if node.opens:
                linked += _run(run, spans)
                run = []
            continue
        if node.kind in (NodeKind.LINK, NodeKind.LINK_END):
            # Where links did come to nest, the renderer believes itself outside after the inner one.
            in_link = node.kind == NodeKind.LINK
        images += (node.kind == NodeKind.IMAGE) - (node.kind == NodeKind.IMAGE_END)
        linked.append(node)
    return [*linked, *_run(run, spans)]


def _run(run: Sequence[Node], spans: Spans) -> Sequence[Node]:
    text = "".join(node.text for node in run)
    return list(_split(run, text, spans)) if "@" in text else run


def _split(run: Sequence[Node], text: str, spans: Spans) -> Iterator[Node]:
    done = 0
    yield _edge(closes=run[0].closes)
    for start, end, url in mail_addresses(text):
        if start > done:
            yield Node(NodeKind.TEXT, text[done:start], 0, 0)
        first, last = _position(run, start), _position(run, end - 1) + 1
        yield Node(
            NodeKind.LINK, "", first, first, Anchor(LinkKind.BARE, url, spans.at(first), spans.range(first, last))
        )
        yield Node(NodeKind.TEXT, text[start:end], first, last)
        yield Node(NodeKind.LINK_END, "", last, last)
        done = end
    if done < len(text):
        yield Node(NodeKind.TEXT, text[done:], 0, 0)
    yield _edge(opens=run[-1].opens)


def _edge(*, closes: Sequence[str] = (), opens: Sequence[str] = ()) -> Node:
    """The emphasis at an end of a run that was cut up."""
    node = Node(NodeKind.TEXT, "", 0, 0)
    node.closes += closes
    node.opens += opens
    return node


def _position(run: Sequence[Node], index: int) -> int:
    """Where in the content the character of the run's text stands; the end of an escape or entity is what counts."""
    for node in run:
        if index < len(node.text):
            verbatim = node.end - node.start == len(node.text)
            return node.start + index if verbatim else node.end - len(node.text) + index
        index -= len(node.text)
    return run[-1].end
