"""Where a setting comes from, and the secrets that are made once."""

import base64
import stat
from pathlib import Path

import pytest

from core.runtime import commands, dotenv, environment


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("NAME=plain", "plain"),
        ("export NAME = spaced out ", "spaced out"),
        ("NAME='single # kept'", "single # kept"),
        (r'NAME="double \"quoted\"\n"', 'double "quoted"\n'),
        ("NAME=value # comment", "value"),
        ("NAME=a#b", "a#b"),
        ("NAME=", ""),
        ("NAME=postgresql://u:p@h:1/d?x=y", "postgresql://u:p@h:1/d?x=y"),
    ],
)
def test_dotenv_lines(tmp_path: Path, line: str, value: str) -> None:
    file = tmp_path / ".env"
    file.write_text(f"# a comment\n\nnot an assignment\n{line}\n")
    assert dotenv.read(file) == {"NAME": value}


def test_no_dotenv_is_no_values(tmp_path: Path) -> None:
    assert dotenv.read(tmp_path / ".env") == {}


def test_secrets_are_made_once_kept_and_private(tmp_path: Path) -> None:
    file = tmp_path / "development.env"
    made = environment.secrets_of(file)
    assert environment.secrets_of(file) == made
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(made["SECRET_KEY"]) >= 50
    key_id, _, key = made["FIELD_ENCRYPTION_KEYS"].partition(":")
    assert (key_id, len(base64.b64decode(key, validate=True))) == ("k1", 32)


def test_a_lost_secret_is_made_anew_and_the_other_kept(tmp_path: Path) -> None:
    file = tmp_path / "development.env"
    file.write_text("FIELD_ENCRYPTION_KEYS=k1:kept\n")
    assert environment.secrets_of(file)["FIELD_ENCRYPTION_KEYS"] == "k1:kept"


def test_an_empty_address_counts_as_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("EMAIL_HOST_USER", "")
    assert "DATABASE_URL" not in environment.given()
    assert environment.given()["EMAIL_HOST_USER"] == ""


@pytest.mark.parametrize(
    ("given", "development"),
    [
        ({}, True),
        ({"DEBUG": "1", "DATABASE_URL": "x"}, True),
        ({"DEBUG": "0"}, False),
        ({"DATABASE_URL": "x"}, False),
        ({"SECRET_KEY": "x"}, False),
        ({"EMAIL_HOST": "x"}, True),
    ],
)
def test_only_a_development_machine_gets_defaults(given: dict[str, str], development: bool) -> None:
    assert commands._is_development(given) is development


@pytest.mark.parametrize(("host", "url"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "[::1]")])
def test_the_public_address_follows_host_and_port(tmp_path: Path, host: str, url: str) -> None:
    assert environment.development(tmp_path, host=host, web=8123)["PUBLIC_URL"] == f"http://{url}:8123"
