"""The words from which "this page was not found" is put together, by language.

Of each language: what is missing, how that is said, how it is said of something named beside it, and what may stand
between. A title of these words alone, in any order, says that there is no such page: platforms translate the sentence
in ever new ways, and its words are few. Written after the translations of Joomla, Laravel-Lang and error-pages.
"""

from linkcheck.classify.evidence.missing_words.asian import ASIAN
from linkcheck.classify.evidence.missing_words.european import EUROPEAN
from linkcheck.classify.evidence.missing_words.germanic import GERMANIC
from linkcheck.classify.evidence.missing_words.romance import ROMANCE
from linkcheck.classify.evidence.missing_words.slavic import SLAVIC
from linkcheck.classify.evidence.missing_words.words import Words

__all__ = ["LANGUAGES", "Words"]

LANGUAGES: dict[str, Words] = {**GERMANIC, **ROMANCE, **SLAVIC, **EUROPEAN, **ASIAN}
"""By language (RFC 5646)."""
