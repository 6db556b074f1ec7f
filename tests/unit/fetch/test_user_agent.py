import pytest

from linkcheck.config import Config
from linkcheck.fetch import FetchOptions
from linkcheck.fetch.options import user_agent


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("https://github.com/owner/mlops-list", "https://github.com/owner/mlops-list"),
        ("https://github.com/owner/link-list", "https://github.com/owner"),
        ("https://github.com/linkers/link-list", "https://listhealth.example"),
        (None, "https://listhealth.example"),
        ("", "https://listhealth.example"),
    ],
)
def test_the_agent_says_where_to_complain_and_never_the_refused_word(contact: str | None, address: str) -> None:
    agent = user_agent(contact)
    assert agent.startswith("Mozilla/5.0 (compatible; ListHealth/")
    assert agent.endswith(f"; +{address})")
    assert "link" not in agent.casefold()


def test_an_agent_of_the_configuration_is_left_alone() -> None:
    config = Config(network=FetchOptions(user_agent="Mine/1"))
    assert config.with_contact("https://github.com/owner/list").network.user_agent == "Mine/1"
    assert "owner/list" in Config().with_contact("https://github.com/owner/list").network.user_agent
