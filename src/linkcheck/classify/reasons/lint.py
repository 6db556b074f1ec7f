"""What a list's own text shows and what fails nothing (those that fail are in `invalid`)."""

from linkcheck.classify.reasons.entry import finding

REASONS = (
    finding(
        "undefined-reference",
        "Reference without a definition",
        "The text has `[label][name]`, but the file never says what `name` is, so GitHub shows the brackets as text.",
        "Add the definition, or correct the name.",
    ),
    finding(
        "not-a-link",
        "Brackets that make no link",
        "The text looks like a link, but GitHub shows it as it is written: a space or a line break in "
        "`[text] (address)`, brackets the wrong way round in `(text)[address]`, an address with a blank or without its "
        "`)`, braces or wide parentheses, or Markdown directly below an HTML tag. Such an address is not checked, "
        "unless it is a bare URL.",
        "Write `[text](address)`; a blank in the address is `%20`.",
    ),
    finding(
        "unused-definition",
        "Definition that nothing uses",
        "The file defines a link name that no link uses. Readers never see it, and it is not checked.",
        "Remove it, or correct the reference that should use it.",
    ),
    finding(
        "duplicate-definition",
        "Name defined twice",
        "The same link name is defined more than once in the file, with other addresses; only the first one counts.",
        "Remove or rename the later ones.",
    ),
    finding(
        "duplicate-link",
        "Listed more than once",
        "An entry stands twice below one heading, caption or item, under one name or two that name one thing; or it "
        "was copied below another with its whole description, in a list that repeats one entry so, or two of 400. The "
        "finding says where the first one is, and its name where that differs. Other entries below two "
        "headings are there on purpose; so are mentions in prose, badges, second links of an entry, references that "
        "share a definition, rows whose first cell is about something else, a page about several things (four entries "
        "or three names, two versions, neighbours with two names, names that each add a word to what they share), "
        "licences, people and sponsors, more than ten entries listed again in a table, sources of pictures and of a "
        "quiz, entries that begin with two links, lists of changes, diaries, minutes (`meetings/`, `minutes.md`, "
        "`2026-11-30.md`), articles (fewer than three entries a paragraph) and the sources of a static site.",
        "Keep one, unless both are meant.",
    ),
    finding(
        "unlinked-entry",
        "Entry without a link",
        "The entry names a work and links to nothing, though its neighbours do: an item that begins with a title in "
        "quotes, or in italics with its author or a remark behind, or a bold line with a title in quotes above a list. "
        "Terms, tools in bold and remarks are left alone. `check --suggest` asks Crossref and arXiv what it "
        "may mean and shows up to three publications with a score of 0 to 100: 70 for the title, 30 for the entry's "
        "authors. An entry that names no author scores 89 at most, since a book and its review share their title. "
        "`fix --suggest` links the entry where the score is 95 or more.",
        "Add a link, if there is a good one.",
    ),
    finding(
        "unclosed-block",
        "Block that is never closed",
        "A code fence, a comment or another piece of HTML begins here and never ends, so GitHub takes the rest of the "
        "file for part of it. Links below are not shown to readers, and are not checked. It is said where a link, a "
        "heading, another fence or prose shows that more than the block's own lines was taken in.",
        "Close it where it should end.",
    ),
    finding(
        "anchor-case",
        "Anchor in other case",
        "The anchor has other capitals than the heading's or the id. GitHub finds it all the same; other renderers of "
        "the same file do not.",
        "Write it as the finding says.",
    ),
    finding(
        "not-text",
        "File that is not text",
        "The file is neither UTF-8 nor, by its byte order mark, UTF-16 or UTF-32, so nothing in it was checked. Where "
        "a command named this very file, or met no list besides, its exit code is 2; where a folder, a pattern or a "
        "hook met it, the finding "
        "fails nothing.",
        "Save the file as UTF-8, or exclude it.",
    ),
    finding(
        "unknown-in-site",
        "Link that only the built site can answer",
        "The list is a source of a static site (MkDocs, Docusaurus, VitePress, Hugo, Jekyll, Quarto, MyST and others, "
        "by their configuration files), and no source is found for the page that the link names; or it is an HTML page "
        "with a link from `/`, which begins wherever its host serves it. An address from `/` is told of only where the "
        "sources have most of what lies below its first folder, for other hosts serve pages below the same root.",
        "Nothing where the built site has it; name further folders with `roots`, or ignore a pattern.",
    ),
    finding(
        "missing-in-work-tree",
        "File or anchor of this repository that the work tree has not",
        "The address leads to a file or an anchor of the list's own repository, on its default branch "
        "(`https://github.com/OWNER/REPO/blob/main/…`), and the work tree has none: the address works until what you "
        "have here is merged. Where the default branch, as it was last fetched, has no such file either, the finding "
        "fails, like that of any missing file; what it has got since your branch began is left alone.",
        "Change the address with the file; or write a relative link, which GitHub follows on every branch.",
    ),
    finding(
        "line-beyond-end",
        "Line beyond the end of the file",
        "The link points to a line of a local file, and the file has fewer. GitHub shows the file from its beginning.",
        "Point to the lines as they are today.",
    ),
    finding(
        "url-whitespace",
        "White space inside a URL",
        "The destination begins, ends or breaks with white space. Browsers forgive it, other programs do not.",
        "Remove the white space, or write it as `%20`.",
    ),
    finding(
        "url-invisible-character",
        "Invisible character inside a URL",
        "The destination holds a zero-width or other invisible character, pasted in unseen. The address that readers "
        "open is not the one they read.",
        "Type the address again, or paste it without formatting.",
    ),
    finding(
        "credentials-in-url",
        "User name or password in an address",
        "The address begins with a user name, a password or a token (`https://user:password@host/`). It is sent to "
        "that host alone, never to an archive or a catalogue, and reports show `***` in its place; but whoever reads "
        "the list can read and use it.",
        "Take it out of the list, and change it where it is valid: it has been public.",
    ),
    finding(
        "http-where-https",
        "http beside https for one host",
        "The same list links to this host over https elsewhere.",
        "Write https here too.",
    ),
    finding(
        "unused-ignore",
        "Ignore that ignores nothing",
        "An ignore comment or configuration entry matched no link, or no finding of its kind.",
        "Remove it.",
    ),
    finding(
        "expired-ignore",
        "Ignore past its date",
        "The entry's `until` has passed, so it no longer ignores anything.",
        "Look at the link again, then renew or remove the entry.",
    ),
    finding(
        "bad-pragma",
        "Comment for linkcheck that it cannot read",
        "A comment begins like an instruction to linkcheck, but it is misspelt, names an unknown reason, or is never "
        "closed. It has no effect.",
        "Correct the comment.",
    ),
)
