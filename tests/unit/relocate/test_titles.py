import pytest

from linkcheck.relocate.titles import Agreement, agreement, is_distinctive, names_in


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Attention Is All You Need", "Attention is all you need"),
        ("Optimisation of Sparse Models", "Optimization of sparse models"),
        ("A Survey of Graph Networks", "Survey of graph networks"),
        ("Poincaré Embeddings & Trees", "Poincare embeddings and trees"),
    ],
)
def test_the_same_title_in_another_spelling_is_the_same(name: str, title: str) -> None:
    assert agreement([name], [title]) is Agreement.SAME


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Attention Is All You Need", "Attention Is Not All You Need"),
        ("Supervised Speech Models", "Unsupervised Speech Models"),
        ("Learning Machines, Part 1", "Learning Machines, Part 2"),
        ("Deep Residual Learning", "Deep Residual Learning: a reply"),
        ("Dog Bites Man", "Man Bites Dog"),
        ("Kernels for Orchards", "Kernels for Harbours"),
        ("Home", "Home of the Brave"),
        ("", "Anything"),
        ("机器学习", "深度学习"),
    ],
)
def test_nearly_the_same_title_is_another_thing(name: str, title: str) -> None:
    assert agreement([name], [title]) is Agreement.NONE


def test_a_title_with_its_subtitle_agrees_in_part() -> None:
    found = agreement(["Deep Residual Learning"], ["Deep Residual Learning for Image Recognition"])
    assert found is Agreement.PART


def test_a_title_of_common_words_is_not_distinctive() -> None:
    assert not is_distinctive("Getting Started Guide")
    assert is_distinctive("Sparse Kernels of Distant Orchards")


def test_a_label_names_the_title_without_its_author_and_identifier() -> None:
    assert "Sparse Kernels" in names_in('"Sparse Kernels" by Ada Berg')
    assert any(name.strip() == "Sparse Kernels" for name in names_in("Sparse Kernels (arXiv:2101.00001)"))
