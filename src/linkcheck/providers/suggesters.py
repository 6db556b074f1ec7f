"""Every catalogue that is searched for entries without a link, in the order of the searches."""

from collections.abc import Mapping

from linkcheck.providers.suggester import Suggester
from linkcheck.providers.works.arxiv_search import ArxivSearch
from linkcheck.providers.works.crossref import Crossref

SUGGESTERS: Mapping[str, Suggester] = {"crossref": Crossref(), "arxiv": ArxivSearch()}
