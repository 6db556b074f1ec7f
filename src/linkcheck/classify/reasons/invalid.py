"""Destinations that can never work, whatever the network says."""

from linkcheck.classify.reasons.entry import CERTAIN, verdict
from linkcheck.model import Verdict

invalid = verdict(Verdict.INVALID)

REASONS = (
    invalid(
        "empty-destination",
        CERTAIN,
        "Link without a destination",
        "The list has a link whose destination is empty, as in `[label]()`. A reader who clicks it lands on the "
        "list itself.",
        "Fill in the address, or take the brackets away so that the entry is plain text.",
    ),
    invalid(
        "malformed-url",
        CERTAIN,
        "Not a URL that a browser could open",
        "The destination cannot be parsed by the rules browsers follow: no host, an impossible port, a broken "
        "internationalised name, or characters that may not stand there, be it before its scheme, as in "
        "`((https://…))`. Nothing was asked.",
        "Correct the address; the detail says which part cannot be read.",
    ),
    invalid(
        "misspelt-scheme",
        CERTAIN,
        "Misspelt http or https",
        "The destination begins with something that is nearly `http://` or `https://`, such as `htps://` or "
        "`http:/`. Browsers take it for a relative path or an unknown scheme.",
        "Correct the first letters of the address.",
    ),
    invalid(
        "private-address",
        CERTAIN,
        "Address inside a private network",
        "The host is, or resolves to, a loopback, private, link-local or otherwise internal address. Readers "
        "elsewhere cannot open it, and it was not asked: whoever edits a list must not steer requests into the "
        "network of the machine that checks it.",
        "Replace it by a public address, or allow the network in `[network] allow_private` if it is meant.",
    ),
    invalid(
        "missing-file",
        CERTAIN,
        "Local file does not exist",
        "The link points to a file or folder beside the list, and there is none of that name. Case matters, as it "
        "does on GitHub. In a git repository only what git holds is there for a reader: a file that is untracked or "
        "ignored is missing.",
        "Correct the path, bring the file back, or add it to git.",
    ),
    invalid(
        "missing-anchor",
        CERTAIN,
        "No such heading or anchor",
        "The link points to a place inside a local file, and the file offers no heading or explicit anchor of that "
        "name under GitHub's rules.",
        "Use the anchor of the heading as it reads today.",
    ),
)
