"""Every catalogue that is asked what an entry without a link may mean, in the order of asking."""

from collections.abc import Mapping

from linkcheck.providers.arxiv_search import ArxivSearch
from linkcheck.providers.crossref import Crossref
from linkcheck.providers.suggester import Suggester

SUGGESTERS: Mapping[str, Suggester] = {"crossref": Crossref(), "arxiv": ArxivSearch()}
