import tomllib
from datetime import date
from pathlib import Path

import msgspec
import pytest

from linkcheck.config import Config, duration, load_config
from linkcheck.errors import ConfigError
from linkcheck.model import Severity, Verdict


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str, name: str = "linkcheck.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def test_without_a_file_the_defaults_hold() -> None:
    config = load_config()
    assert config.sources == ("sources",)
    assert config.fail_on == (Verdict.BROKEN, Verdict.INVALID)


def test_everything_the_design_lists_can_be_said(in_folder: Path) -> None:
    (in_folder / "ca.pem").write_text(CERTIFICATE)
    write("""
sources = ["lists", "README.md"]
reports = "out"
fail_on = ["broken"]
[network]
concurrency = 64
user_agent = "Mozilla/5.0 (compatible; X/1; +https://x.example)"
allow_private = ["127.0.0.0/8"]
connect_to = {"*:443" = "127.0.0.1:8443"}
ca_file = "ca.pem"
robots = "obey"
[crawl]
deadline = "45m"
max_age = 3600
[hosts."api.example.org"]
concurrency = 2
interval = 1.5
headers = { Authorization = { env = "EXAMPLE_TOKEN" }, Accept = "text/html" }
accept = [403]
[history]
confirm_checks = 2
confirm_days = 1
[rules]
duplicate-link = "fail"
[[ignore]]
pattern = "https://intern.example/*"
reason = "VPN"
until = 2027-01-31
[[override]]
host = "walled.example"
verdict = "alive"
reason = "seen by hand"
""")
    config = load_config()
    assert config.rules == {"duplicate-link": Severity.FAIL}
    assert config.crawl.deadline == 45 * 60
    assert config.ignore[0].until == date(2027, 1, 31)
    assert config.network.ca_file == "ca.pem"
    options = config.classify_options()
    assert (options.confirm_checks, options.accept) == (2, {"api.example.org": (403,)})
    assert config.fetch_options().hosts["api.example.org"].interval == 1.5


CERTIFICATE = "-----BEGIN CERTIFICATE-----\n"
ERRORS = [
    ("concurency = 3", "linkcheck.toml:1: `concurency`: unknown key"),
    ("[network]\nconcurency = 3", "linkcheck.toml:2: `network.concurency`: unknown key; did you mean `concurrency`?"),
    ('[hosts."a.example"]\nintervall = 3', "did you mean `interval`?"),
    ("[[ignore]]\npatern = 'x'", "did you mean `pattern`?"),
    ("[[override]]\nverdict = 'alive'\nurls = 'x'", "did you mean `url`?"),
    ("[network]\nconcurrency = 'many'", "`network.concurrency`"),
    ("fail_on = ['brokn']", "`fail_on[0]`: must be one of ok, "),
    ("fail_on = ['brokn']", "not `brokn`; did you mean `broken`?"),
    ("[rules]\nduplicate-link = 'warn'", "`rules.duplicate-link`: must be one of off, note, fail, not `warn`"),
    ("exclude = ['docs/', '[z-a]/']", "linkcheck.toml:1: `exclude[1]`: `[z-a]/` is no pattern"),
    ("exclude = ['!']", "`exclude[0]`: `!` is no pattern; write it as in a .gitignore"),
    ("[[ignore]]\npattern = 'x'\nuntil = 'tomorrow'", ":3: `ignore[0].until`: `tomorrow` is not a date, such as"),
    ("[crawl]\ndeadline = 'soon'", "`soon` is not a duration"),
    ("[network]\nrobots = 'oby'", "must be one of off, warn, obey, not `oby`; did you mean `obey`?"),
    (
        "[network]\n\nallow_private = ['10.0.0.0/8', 'x']",
        ":3: `network.allow_private[1]`: `x` is no network",
    ),
    ("[network]\nca_file = 'missing.pem'", "missing.pem cannot be read (No such file or directory)"),
    ("[network]\nca_file = 'linkcheck.toml'", "holds no certificate in PEM form"),
    ("network.nameservers = ['dns.google']", "`network.nameservers[0]`: `dns.google` is no address"),
    ("network.nameservers = ['9.9.9.9:dns']", "dns is no port"),
    ("[network.connect_to]\n'a:80' = 'nope'", "linkcheck.toml:2: `network.connect_to.'a:80'`: `nope` is no host:port"),
    ("[network.connect_to]\n'a' = 'b:1'", "goes from host:port"),
    ("[network.connect_to]\n'a:80' = 'b:99999'", "is no host:port"),
    ("[network]\nconnect_timeout = -1", "must be more than 0, not -1, such as 10"),
    ("[network]\ntotal_timeout = 0", "linkcheck.toml:2: `network.total_timeout`: must be more than 0, not 0"),
    ("[network]\nfirst_byte_timeout = '0s'", "must be more than 0, not 0s"),
    ("[network]\ndns_timeout = nan", "must be a finite number"),
    ("[network]\ndns_timeout = inf", "must be a finite number"),
    ("[network]\nretries = -1", "must be at least 0, not -1"),
    ("[network]\nretries = '2'", "must be a whole number, not text"),
    ("file = 'x'", "unknown key"),
    ("[crawl]\nbacklog = 0", "must be at least 1"),
    ("[crawl]\nnetwork_down_share = 2", "must be at most 1"),
    ("[crawl]\ncanaries = ['example.org']", "is no http or https address"),
    ("[store]\nwait = '-1s'", "is not a duration"),
    ("[history]\nconfirm_checks = 0", "must be at least 1"),
    ("[hosts.'https://a.example/']\ninterval = 1", "must be the name of a host"),
    ("[hosts.'a.example']\naccept = [40]", "linkcheck.toml:2: `hosts.'a.example'.accept[0]`: must be at least 100"),
    ("[hosts.'*.a.example']\ninterval = 2", "is of exactly one host; a pattern has `accept` alone"),
    ("[rules]\nduplicate-lnk = 'note'", "there is no reason `duplicate-lnk`; did you mean `duplicate-link`?"),
    (
        "[[ignore]]\npattern = 'x'\nonly = ['http404']",
        ":3: `ignore[0].only[0]`: there is no reason `http404`",
    ),
    ("[[ignore]]\npattern = ''", "must not be empty"),
    ("[[ignore]]\nreason = 'x'", "lacks `pattern`"),
    ("[[override]]\nverdict = 'alive'", "linkcheck.toml:1: `override[0]`: names no link: give `url` or `host`"),
    (
        "[[override]]\nverdict = 'ignore'\nhost = 'gen/*'",
        "`override[0].host`: `gen/*` is no host, such as *.example.org",
    ),
    ("[[override]]\nverdict = 'ignore'\nhost = 'gen/*'", 'for an address or a path write `url = "gen/*"`'),
    ("[[override]]\nverdict = 'ignore'\nhost = 'https://a.example'", "`https://a.example` is no host"),
    ("[[override]]\nverdict = 'ignore'\nhost = 'ü.example'", "`ü.example` is written `xn--tda.example` in addresses"),
    ("[[override]]\nurl = 'x'\nverdict = 'ok'", "must be one of alive, dead, ignore"),
    ("[providers]\noff = ['gihub']", "`providers.off[0]`: there is no source `gihub`; did you mean `github`?"),
    ("[ignore]\npattern = 'x'", "`ignore`: is a list of tables: write [[ignore]]"),
    ("hosts = 3", "must be a table, not a whole number"),
    ("[hosts]\n'a.example' = 3", "must be a table"),
    ("[network]\nconnect_to = ['a']", "must be a table, not a list"),
    ("[[ignore]]\npattern = 'x'\nuntil = 2027", "must be a date"),
    ("network = 3", "`network`: must be a table"),
    ("sources = 'README.md'", "must be a list, not text"),
    ("sources = [", "not valid TOML"),
]


@pytest.mark.parametrize(("text", "message"), ERRORS)
def test_a_mistake_is_named_with_its_file_and_key(text: str, message: str) -> None:
    write(text)
    with pytest.raises(ConfigError) as caught:
        load_config(for_network=True)
    assert "linkcheck.toml" in str(caught.value)
    assert message in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_question_at_the_end_of_a_message_gets_no_full_stop() -> None:
    write("sorces = ['README.md']")
    with pytest.raises(ConfigError, match=r"did you mean `sources`\?\n"):
        load_config()


def test_all_mistakes_come_at_once() -> None:
    write("""
[network]
concurency = 3
retries = -1

[[ignore]]
pattern = 'a'
[[ignore]]
patern = 'b'
[rules]
duplicate = 'note'
""")
    with pytest.raises(ConfigError) as caught:
        load_config()
    said = str(caught.value)
    for start in (
        "linkcheck.toml:3: ",
        "linkcheck.toml:4: ",
        "linkcheck.toml:9: ",
        "linkcheck.toml:8: ",
        "linkcheck.toml:11: ",
    ):
        assert start in said
    assert "docs/configuration.md" in said


def test_lines_are_those_of_pyproject_too() -> None:
    write('[project]\nname = "x"\n\n[tool.linkcheck.network]\nretries = -1\n', "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject\.toml:5: `network\.retries`"):
        load_config()


def test_every_time_may_have_a_unit() -> None:
    write("""
[network]
connect_timeout = "10s"
first_byte_timeout = "1m"
backoff = "250ms"
patience = inf
[crawl]
max_age = "12h"
confirm_after = "5 s"
[hosts."a.example"]
interval = "2s"
timeout = "1m"
[store]
wait = "1m"
""")
    config = load_config()
    assert (config.network.connect_timeout, config.network.first_byte_timeout, config.network.backoff) == (10, 60, 0.25)
    assert (config.crawl.max_age, config.crawl.confirm_after, config.store.wait) == (43_200, 5, 60)
    assert (config.hosts["a.example"].interval, config.hosts["a.example"].timeout) == (2, 60)
    assert config.network.patience == float("inf")


def test_what_can_be_is_not_refused() -> None:
    write("""
[network]
allow_private = ["127.0.0.0/8", "10.1.2.3", "fd00::/8", "10.1.2.3/8"]
nameservers = ["9.9.9.9", "9.9.9.9:53", "::1", "[::1]:53"]
connect_to = {"*:443" = ":8443", "a.example:80" = "b.example:", "b.example:80" = "[::1]:8080"}
[hosts."127.0.0.1"]
accept = [403, 999]
[hosts.localhost]
interval = 0
[hosts."*.walled.example"]
accept = [403]
""")
    assert load_config().hosts["localhost"].interval == 0


def test_pyproject_counts_only_with_a_table_of_ours(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write('[tool.linkcheck]\nreports = "out"\n', "pyproject.toml")
    inner = in_folder / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.other]\n")
    monkeypatch.chdir(inner)
    config = load_config()
    assert Path(config.reports) == in_folder / "out"
    assert config.file == "../pyproject.toml"


@pytest.mark.parametrize(
    ("project", "unread"),
    [
        ('[tool.linkcheck]\nreports = "out"\n', "../pyproject.toml"),
        ("[tool.other]\n", ""),
        ("not toml", ""),
    ],
)
def test_a_second_configuration_beside_the_first_is_named(
    project: str, unread: str, in_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write('reports = "in"\n')
    write(project, "pyproject.toml")
    (in_folder / "inner").mkdir()
    monkeypatch.chdir(in_folder / "inner")
    config = load_config()
    assert (Path(config.reports).name, config.unread) == ("in", unread)


def test_paths_are_relative_to_the_file(in_folder: Path) -> None:
    (in_folder / "deep").mkdir()
    (in_folder / "deep" / "ca.pem").write_text(CERTIFICATE)
    write('sources = ["lists"]\n[network]\nca_file = "ca.pem"\n', "deep/linkcheck.toml")
    config = load_config("deep/linkcheck.toml")
    assert config.sources == ("deep/lists",)
    assert config.network.ca_file == "deep/ca.pem"


def test_a_missing_configuration_file_is_an_error() -> None:
    with pytest.raises(ConfigError, match="no such configuration file"):
        load_config("nowhere.toml")


@pytest.mark.parametrize(
    ("text", "seconds"), [("90", 90), ("90s", 90), ("45m", 2700), ("12h", 43200), ("3d", 259200), ("250ms", 0.25)]
)
def test_durations(text: str, seconds: float) -> None:
    assert duration(text) == seconds


DOCUMENT = Path(__file__).parents[2] / "docs" / "configuration.md"
EXAMPLES = {
    "crawl.deadline",
    "crawl.max_age",
    "crawl.canaries",
    "crawl.seed",
    "network.user_agent",
}
"""Shown with a value that is not the default."""


@pytest.mark.parametrize("table", ["network", "crawl", "history", "store", "providers"])
def test_the_documented_defaults_are_those_of_the_code(table: str) -> None:
    block = DOCUMENT.read_text(encoding="utf-8").split("```toml")[1].split("```")[0]
    documented = tomllib.loads(block)[table]
    defaults = msgspec.json.decode(msgspec.json.encode(getattr(Config(), table)))  # lists as TOML has them
    shown = {key: value for key, value in documented.items() if f"{table}.{key}" not in EXAMPLES}
    assert {key: defaults[key] for key in shown} == shown
    assert set(defaults) - set(documented) - {"hosts"} == set(), "documented, every one"


def test_defaults_are_valid() -> None:
    assert Config().fetch_options().concurrency > 0


def test_githubs_api_is_asked_only_with_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    assert not load_config().provider_options().github_token
    monkeypatch.setenv("GITHUB_TOKEN", "tok")
    assert load_config().provider_options().github_token
    assert load_config().fetch_options().hosts["api.github.com"].concurrency == 2


def test_githubs_token_may_come_from_another_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "tok")
    monkeypatch.delenv("OTHER", raising=False)
    write('[hosts."api.github.com"]\nheaders = { authorization = { env = "OTHER", prefix = "Bearer " } }')
    assert not load_config().provider_options().github_token
    monkeypatch.setenv("OTHER", "x")
    assert load_config().provider_options().github_token


def test_a_source_that_does_not_exist_cannot_be_switched_off() -> None:
    write('[providers]\noff = ["gihub"]')
    with pytest.raises(ConfigError, match="providers"):
        load_config()
    write('[providers]\noff = ["github"]\narchive = false')
    assert load_config().provider_options().off == ("github",)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "docs/reasons.md", "https://a b"])
def test_documentation_is_on_the_web(address: str) -> None:
    write(f'docs_url = "{address}"')
    with pytest.raises(ConfigError, match="docs_url"):
        load_config()


def test_a_rule_that_is_off_silences_what_links_get_too() -> None:
    rules = {"repository-archived": Severity.OFF, "http-404": Severity.OFF, "duplicate-link": Severity.NOTE}
    (entry,) = Config(rules=rules).classify_options().ignores
    assert (entry.pattern, entry.reasons) == ("*", ("repository-archived", "http-404"))
    assert Config(rules={"duplicate-link": Severity.NOTE}).classify_options().ignores == ()
