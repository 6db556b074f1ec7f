import pytest

from linkcheck.classify.evidence import phrasebook, phrases


@pytest.mark.parametrize("phrase", sorted(phrasebook.NOT_FOUND))
def test_every_phrase_for_a_missing_page_is_recognised_alone_and_among_other_words(phrase: str) -> None:
    assert phrases.not_found(phrase)
    assert phrases.not_found(f"Oops! {phrase.upper()} | Example")
    assert phrases.not_found(f"404 - {phrase}")


@pytest.mark.parametrize("phrase", sorted(phrasebook.GATEKEEPERS))
def test_every_phrase_of_a_gatekeeper_is_recognised(phrase: str) -> None:
    assert phrases.gatekeeper(f"{phrase.capitalize()}... | Example")


def test_a_hindi_not_found_page_was_taken_for_a_healthy_one() -> None:
    assert phrases.not_found("पृष्ठ नहीं मिला – उदाहरण")


@pytest.mark.parametrize(
    "title",
    [
        "Not found in translation",
        "Lost and Found",
        "Room 404: a novel",
        "Object not found exceptions explained",
        "410 BC",
    ],
)
def test_a_title_that_only_holds_such_words_is_a_title(title: str) -> None:
    assert not phrases.not_found(title)
