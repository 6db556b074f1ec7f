"""Names that are an organisation's, by the words in them."""

import re
from functools import cache

_WORDS = (
    # English
    "academy|administration|agency|alliance|archives?|associates|association|authority|bank|board|bureau|center|centre"
    "|college|commission|committee|community|company|conference|consortium|contributors|cooperative|corporation|council"
    "|department|developers|division|editors|enterprises|faculty|federation|forum|foundation|fund|government|group|inc"
    "|industries|initiative|institute|institution|labs?|laborator(?:y|ies)|league|library|llc|ltd|maintainers|media"
    "|ministry|museum|network|news|newsroom|office|organi[sz]ation|partners|partnership|press|programme?|project"
    "|publications|publishers|publishing|research|school|secretariat|services|society|solutions|staff|studios?|systems"
    "|task force|team|technologies|technology|trust|union|university"
    # German, Dutch, the Nordic languages
    "|ag|akademie|amt|bibliothek|bundesamt|bundesverband|e\\.v|forschung|gesellschaft|gmbh|gruppe|hochschule|institut"
    "|kg|ministerium|redaktion|stiftung|universität|verband|verein|verlag|zentrum|faculteit|groep|ministerie|redactie"
    "|stichting|universiteit|vereniging|avdelning|förening|redaktionen|stiftelse|universitet|yliopisto"
    # Romance languages
    "|bibliothèque|bureau|centre|comité|fondation|groupe|laboratoire|ministère|rédaction|société|université|école"
    "|agencia|asociación|biblioteca|centro|fundación|grupo|instituto|ministerio|redacción|sociedad|universidad"
    "|associação|fundação|ministério|redação|sociedade|universidade|associazione|fondazione|gruppo|istituto|ministero"
    "|redazione|società|università|asociația|fundația|universitatea"
    # Slavic and others
    "|fundacja|instytut|redakcja|uniwersytet|ústav|univerzita|редакция|институт|университет|редакція|університет"
)


def is_organisation(name: str) -> bool:
    """Whether a name holds a word that organisations have in theirs and people do not: `Group`, `Institut`, `GmbH`."""
    return _word().search(name) is not None


@cache
def _word() -> re.Pattern[str]:
    # Compiled when it is first needed: it takes 2 ms, more than any other pattern.
    return re.compile(rf"(?<![^\W_])(?:{_WORDS})(?![^\W_])", re.IGNORECASE)
