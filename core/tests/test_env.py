"""A wrong setting stops the start, is named, and its value is never shown."""

import base64
from typing import Any

import pytest

from core import env

GOOD = {
    "SECRET_KEY": "s" * 50,
    "DATABASE_URL": "postgresql://spout:secret-in-url@db:5432/spout",
    "REDIS_URL": "redis://redis:6379/0",
    "ALLOWED_HOSTS": "spout.example, api.spout.example",
    "WHATSAPP_APP_SECRET": "an-app-secret-of-ours",
    "WHATSAPP_VERIFY_TOKEN": "a-verify-token-of-ours",
    "FIELD_ENCRYPTION_KEYS": "k1:" + base64.b64encode(b"k" * 32).decode(),
}


@pytest.fixture(autouse=True)
def only_what_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in env.Environment.model_fields:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(env.Environment.model_config, "env_file", None)


def read(monkeypatch: pytest.MonkeyPatch, **changes: str | None) -> env.Environment:
    for name, value in (GOOD | changes).items():
        if value is not None:
            monkeypatch.setenv(name, value)
    return env.read()


def test_a_good_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(monkeypatch)
    assert found.ALLOWED_HOSTS == ["spout.example", "api.spout.example"]
    assert not found.DEBUG


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, None) for name in GOOD),
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "mysql://db/spout"),
        ("DATABASE_URL", "postgresql://db"),
        ("REDIS_URL", "http://redis"),
        ("ALLOWED_HOSTS", " , "),
        ("PUBLIC_URL", "spout.example"),
        ("EMAIL_PORT", "many"),
        ("NUM_PROXIES", "-1"),
        ("WHATSAPP_API_VERSION", "26"),
        ("WHATSAPP_APP_SECRET", env.DEVELOPMENT_APP_SECRET),
        ("WHATSAPP_VERIFY_TOKEN", env.DEVELOPMENT_VERIFY_TOKEN),
        ("FIELD_ENCRYPTION_KEYS", "k1:not-base64"),
        ("FIELD_ENCRYPTION_KEYS", "k1:" + base64.b64encode(b"short").decode()),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_is_not(monkeypatch: pytest.MonkeyPatch, name: str, value: Any) -> None:
    with pytest.raises(SystemExit) as stop:
        read(monkeypatch, **{name: value})
    told = str(stop.value)
    assert name in told
    assert "secret-in-url" not in told
    if value and name not in ("ALLOWED_HOSTS", "NUM_PROXIES"):
        assert value not in told.replace(env.Environment.model_fields[name].description or "", "")
