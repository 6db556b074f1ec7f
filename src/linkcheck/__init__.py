"""Link health and metadata for curated Markdown lists.

The journey of one URL, in the order of the files that do it:

1. `extract`    reads a list and yields a `Document` of `Link`s: destination, text, label, section, exact place.
2. `urls`       normalises destinations and groups links into `Target`s: one URL, asked once, however often listed.
3. `crawl`      orders targets by host and drives them; `providers` claim those an official API answers better.
4. `fetch`      turns one `Request` into an `Outcome`; every hop passes the host's gate and the address guard.
5. `metadata`   reads headers and the first bytes of the page into `PageMetadata`.
6. `classify`   turns `Evidence` and history into a `Judgement`: a `Verdict` with a stable reason. Pure.
7. `store`      writes results as they arrive; history is kept as intervals.
8. `report`     renders what the store knows; `fix` rewrites the lists where the answer is certain.

`files` opens and replaces files that others may have prepared; `changes` asks git what a change touches; `notify` keeps
one issue or comment about the result.
`pipeline` composes these, `config` fills in each package's own Options, `cli` parses, calls and prints.
Where to add things: a provider in `providers/registry.py`, a reason in `classify/registry.py`, a report format
in `report/registry.py`; each is one module, one entry, one test and one line of documentation.
"""

__version__ = "0.1.0"
