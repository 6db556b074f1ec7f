import pytest

from linkcheck.metadata import landing_page, open_twin


@pytest.mark.parametrize(
    ("pdf", "page"),
    [
        ("https://arxiv.org/pdf/1905.06876.pdf", "https://arxiv.org/abs/1905.06876"),
        ("https://arxiv.org/pdf/1905.06876v2", "https://arxiv.org/abs/1905.06876v2"),
        ("http://www.arxiv.org/pdf/cs/0112017.pdf", "https://arxiv.org/abs/cs/0112017"),
        ("https://arxiv.org/ftp/arxiv/papers/1810/1810.04570.pdf", "https://arxiv.org/abs/1810.04570"),
        ("https://arxiv.org/ftp/cs/papers/0112/0112017.pdf", "https://arxiv.org/abs/cs/0112017"),
        ("https://openreview.net/pdf?id=Byl4vavigX", "https://openreview.net/forum?id=Byl4vavigX"),
        ("https://openreview.net/attachment?name=pdf&id=Byl4vavigX", "https://openreview.net/forum?id=Byl4vavigX"),
        (
            "https://papers.nips.cc/paper/5656-hidden-technical-debt.pdf",
            "https://papers.nips.cc/paper/5656-hidden-technical-debt",
        ),
        (
            "https://proceedings.neurips.cc/paper/2015/file/86df7dcfd896fcaf2674f757a2463eba-Paper.pdf",
            "https://proceedings.neurips.cc/paper/2015/hash/86df7dcfd896fcaf2674f757a2463eba-Abstract.html",
        ),
        (
            "https://proceedings.neurips.cc/paper_files/paper/2023/file/86df7dcfd896fcaf2674f757a2463eba-Paper-Conference.pdf",
            "https://proceedings.neurips.cc/paper_files/paper/2023/hash/86df7dcfd896fcaf2674f757a2463eba-Abstract-Conference.html",
        ),
        ("http://proceedings.mlr.press/v67/li17a/li17a.pdf#page=2", "https://proceedings.mlr.press/v67/li17a.html"),
        (
            "https://dl.acm.org/doi/pdf/10.1145/3097983.3098021?download=true",
            "https://doi.org/10.1145/3097983.3098021",
        ),
        (
            "https://static.googleusercontent.com/media/research.google.com/en//pubs/archive/46555.pdf",
            "https://research.google/pubs/pub46555/",
        ),
        (
            "https://storage.googleapis.com/pub-tools-public-publication-data/pdf/45742.pdf",
            "https://research.google/pubs/pub45742/",
        ),
        ("https://arxiv.org/abs/1905.06876", None),
        ("https://arxiv.org/pdf/", None),
        ("https://openreview.net/pdf", None),
        ("https://proceedings.mlr.press/v67/li17a/other.pdf", None),
        ("https://storage.googleapis.com/pub-tools-public-publication-data/pdf/aad9f93b86b7.pdf", None),
        ("https://evil.example/?https://arxiv.org/pdf/1905.06876", None),
        ("", None),
    ],
)
def test_the_paper_page_follows_from_the_address_of_its_pdf(pdf: str, page: str | None) -> None:
    assert landing_page(pdf) == page


@pytest.mark.parametrize(
    ("url", "twin"),
    [
        ("https://learning.oreilly.com/library/view/the-ai-organization/9781492057369/ch01.html?x#y", True),
        ("https://learning.oreilly.com/library/view/the-ai-organization/9781492057369", True),
        ("https://learning.oreilly.com/videos/aws/9780135556597/", False),
        ("https://learning.oreilly.com.example/library/view/the-ai-organization/9781492057369/", False),
    ],
)
def test_a_book_behind_a_login_has_a_page_that_everybody_may_read(url: str, twin: bool) -> None:
    assert open_twin(url) == (
        "https://www.oreilly.com/library/view/the-ai-organization/9781492057369/" if twin else None
    )
