"""Who asks and how fast is checked before anything is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.access import EdgarAccess, default_state_folder, is_loopback, rate_key
from ingest.errors import IdentityError, RateError, SettingError

ADA = "Ada Example ada@example.org"


@pytest.mark.parametrize(
    "identity", [None, "", "  ", "Ada Example", "ada@example.org", "Ada ada@", "Ada @example.org", "Ada\nx a@b.org"]
)
def test_real_edgar_needs_a_name_and_an_address(identity: str | None) -> None:
    with pytest.raises(IdentityError, match="NOTEHOLDERS_IDENTITY"):
        EdgarAccess(identity=identity)


@pytest.mark.parametrize("identity", [ADA, "Example Research LLC (Ada) <ada@mail.example.org>", " Ada ada.b+edgar@example.co.uk "])
def test_declared_identities(identity: str) -> None:
    assert EdgarAccess(identity=identity).user_agent == identity.strip()


def test_real_edgar_refuses_more_than_ten_a_second() -> None:
    assert EdgarAccess(identity=ADA, requests_per_second=10).requests_per_second == 10
    with pytest.raises(RateError, match=r"10\.5"):
        EdgarAccess(identity=ADA, requests_per_second=10.5)
    assert EdgarAccess("http://127.0.0.1:1", "http://localhost:1", requests_per_second=500).requests_per_second == 500


@pytest.mark.parametrize("rate", [0, -1, float("nan"), float("inf")])
def test_no_rate(rate: float) -> None:
    with pytest.raises(RateError):
        EdgarAccess(identity=ADA, requests_per_second=rate)


def test_one_real_root_is_enough_to_need_an_identity() -> None:
    with pytest.raises(IdentityError, match=r"data\.sec\.gov"):
        EdgarAccess("http://127.0.0.1:8424")


@pytest.mark.parametrize("root", ["www.sec.gov", "ftp://ftp.sec.gov", "", "https://"])
def test_roots_must_be_web_addresses(root: str) -> None:
    with pytest.raises(SettingError, match="root of EDGAR"):
        EdgarAccess(root, identity=ADA)


def test_loopback_is_only_this_machine() -> None:
    assert all(map(is_loopback, ["http://127.0.0.1:8424", "http://127.9.9.9", "http://[::1]:80", "http://localhost/x"]))
    assert not any(
        map(is_loopback, ["https://www.sec.gov", "http://10.0.0.1", "http://127.0.0.1.example.org", "http://localhost.example.org"])
    )


def test_hosts_of_the_sec_share_a_rate() -> None:
    assert rate_key("https://www.sec.gov/Archives") == rate_key("https://data.sec.gov") == "sec.gov"
    assert rate_key("http://127.0.0.1:8424") != rate_key("http://127.0.0.1:8425")


def test_state_folder_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NOTEHOLDERS_STATE_HOME")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert default_state_folder() == tmp_path / "noteholders"
