"""Settings: defaults of the contract, the order environment > .env, and messages that say what to do."""

from pathlib import Path

import pytest

from flows.settings import load_settings
from ingest.errors import IdentityError, RateError, SettingError


def test_defaults_are_the_contract_s() -> None:
    settings = load_settings({}, dotenv=None)
    assert settings.home == Path("data")
    assert settings.database == Path("data/noteholders.duckdb")
    assert (settings.edgar_url, settings.edgar_data_url) == ("https://www.sec.gov", "https://data.sec.gov")
    assert (settings.requests_per_second, settings.block_pause_seconds) == (8.0, 600.0)
    assert settings.forms == ("424B3", "424B7")


def test_database_follows_home_unless_it_is_set() -> None:
    assert load_settings({"NOTEHOLDERS_HOME": "/srv/notes"}, dotenv=None).database == Path("/srv/notes/noteholders.duckdb")
    given = {"NOTEHOLDERS_HOME": "/srv/notes", "NOTEHOLDERS_DATABASE": "/pub/n.duckdb"}
    assert load_settings(given, dotenv=None).database == Path("/pub/n.duckdb")


def test_environment_wins_over_dotenv_and_options_over_both(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text(
        "NOTEHOLDERS_HOME=/from/dotenv\nNOTEHOLDERS_FORMS='424b3, 424B5'\nNOTEHOLDERS_IDENTITY=Jane Doe jane@example.org\n"
    )
    settings = load_settings({"NOTEHOLDERS_HOME": "/from/environment"}, dotenv=dotenv)
    assert (settings.home, settings.forms) == (Path("/from/environment"), ("424B3", "424B5"))
    assert settings.identity == "Jane Doe jane@example.org"
    assert load_settings({"NOTEHOLDERS_HOME": "/from/environment"}, dotenv=dotenv, home="/option").home == Path("/option")


def test_blank_values_count_as_not_set() -> None:
    assert load_settings({"NOTEHOLDERS_HOME": "  ", "NOTEHOLDERS_IDENTITY": ""}, dotenv=None).home == Path("data")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("REQUESTS_PER_SECOND", "fast", "a number above 0"),
        ("REQUESTS_PER_SECOND", "0", "not above 0"),
        ("REQUESTS_PER_SECOND", "nan", "not above 0"),
        ("BLOCK_PAUSE_SECONDS", "-1", "number of seconds"),
        ("FORMS", "424B3;drop", "form types with commas"),
        ("FORMS", " , ", "form types with commas"),
        ("EDGAR_URL", "sec.gov", "https://www.sec.gov"),
        ("WORKERS", "0", "whole number of processes"),
        ("WEBHOOK", "mailto:x", "hooks.example.org"),
    ],
)
def test_an_unusable_value_is_named_with_what_it_should_be(name: str, value: str, says: str) -> None:
    with pytest.raises(SettingError) as caught:
        load_settings({f"NOTEHOLDERS_{name}": value}, dotenv=None)
    message = str(caught.value)
    assert name in message
    assert repr(value.strip()) in message
    assert says in message


def test_real_edgar_needs_an_identity_and_a_rate_that_it_allows() -> None:
    with pytest.raises(IdentityError, match="NOTEHOLDERS_IDENTITY"):
        load_settings({}, dotenv=None).access()
    fast = {"NOTEHOLDERS_IDENTITY": "Jane Doe jane@example.org", "NOTEHOLDERS_REQUESTS_PER_SECOND": "11"}
    with pytest.raises(RateError, match="11"):
        load_settings(fast, dotenv=None).access()


def test_a_mirror_on_loopback_also_serves_the_submissions_json_and_needs_no_identity() -> None:
    settings = load_settings({"NOTEHOLDERS_EDGAR_URL": "http://127.0.0.1:8424/"}, dotenv=None)
    assert settings.edgar_data_url == settings.edgar_url == "http://127.0.0.1:8424"
    assert "@" in settings.access().user_agent


def test_settings_survive_the_way_through_an_environment(tmp_path: Path) -> None:
    given = {"NOTEHOLDERS_HOME": str(tmp_path), "NOTEHOLDERS_FORMS": "424B3", "NOTEHOLDERS_BLOCK_PAUSE_SECONDS": "2"}
    settings = load_settings(given, dotenv=None)
    assert load_settings(settings.as_environment(), dotenv=None) == settings
