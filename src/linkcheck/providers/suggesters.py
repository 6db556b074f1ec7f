"""Every catalogue that is asked what an entry without a link may mean, in the order of asking."""

from collections.abc import Mapping

from linkcheck.providers.suggester import Suggester
from linkcheck.providers.works.arxiv_search import ArxivSearch
from linkcheck.providers.works.crossref import Crossref

SUGGESTERS: Mapping[str, Suggester] = {"crossref": Crossref(), "arxiv": ArxivSearch()}
