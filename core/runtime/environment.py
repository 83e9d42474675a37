"""The environment of a development system: what is set wins, then `.env`, then defaults made here."""

import base64
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from core.runtime import data_folder, dotenv, ports
from core.runtime.bootstrap import ROOT

# Known to all: the settings refuse them without DEBUG.
APP_SECRET = "spout-development-app-secret"  # noqa: S105
VERIFY_TOKEN = "spout-development-verify-token"  # noqa: S105
SERVERS = ("DATABASE_URL", "REDIS_URL")
TRUE_WORDS = ("1", "true", "t", "yes", "y", "on")


def given() -> dict[str, str]:
    """What the environment and `.env` set. An empty DATABASE_URL or REDIS_URL counts as not set."""
    values = dotenv.read(ROOT / ".env") | dict(os.environ)
    return {name: value for name, value in values.items() if value or name not in SERVERS}


def is_on(value: str) -> bool:
    return value.strip().lower() in TRUE_WORDS


def development(
    data: Path, *, host: str = "127.0.0.1", web: int = 8000, simulator: int = 8002, smtp: int = 1025
) -> dict[str, str]:
    """Defaults for every setting that has no other: ports as given, secrets as kept in the data folder."""
    return {
        "DEBUG": "1",
        "PUBLIC_URL": ports.web_url(host, web),
        "MEDIA_ROOT": str(data / "media"),
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(smtp),
        "EMAIL_USE_TLS": "0",
        "WHATSAPP_API_URL": f"http://127.0.0.1:{simulator}",
        "WHATSAPP_APP_SECRET": APP_SECRET,
        "WHATSAPP_VERIFY_TOKEN": VERIFY_TOKEN,
        "WEBHOOKS_ALLOW_LOOPBACK": "1",
        **secrets_of(data / "development.env"),
    }


def secrets_of(path: Path) -> dict[str, str]:
    """SECRET_KEY and FIELD_ENCRYPTION_KEYS of this data folder, made the first time and kept."""
    known = dotenv.read(path)
    if not {"SECRET_KEY", "FIELD_ENCRYPTION_KEYS"} <= known.keys():
        made = {"SECRET_KEY": secrets.token_urlsafe(50), "FIELD_ENCRYPTION_KEYS": new_encryption_key()}
        known = made | known
        data_folder.write_private(path, "".join(f"{name}={value}\n" for name, value in known.items()))
    return known


def new_encryption_key() -> str:
    return "k1:" + base64.b64encode(secrets.token_bytes(32)).decode()


def for_tests(database_url: str, redis_url: str) -> Mapping[str, str]:
    """All settings with fixed values, so that neither a developer's `.env` nor the shell changes a test."""
    return {
        "SECRET_KEY": "tests-only-" + "s" * 50,
        "DEBUG": "1",
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "ALLOWED_HOSTS": "",
        "CSRF_TRUSTED_ORIGINS": "",
        "CORS_ALLOWED_ORIGINS": "",
        "PUBLIC_URL": "http://127.0.0.1:8000",
        "STAFF_URL": "",
        "NUM_PROXIES": "0",
        # No folder: a test that stores a picture asks for one (the fixture `media`), or fails at once.
        "MEDIA_ROOT": "/dev/null",
        "EMAIL_HOST": "127.0.0.1",
        # Port 9 is nobody's: a test that reaches for the outside fails at once.
        "EMAIL_PORT": "9",
        "EMAIL_USE_TLS": "0",
        "EMAIL_USE_SSL": "0",
        "EMAIL_CA_FILE": "",
        "EMAIL_ESP": "",
        "EMAIL_ESP_SETTINGS": "{}",
        "EMAIL_HOST_USER": "",
        "EMAIL_HOST_PASSWORD": "",
        "DEFAULT_FROM_EMAIL": "Spout <no-reply@spout.example>",
        "WHATSAPP_API_URL": "http://127.0.0.1:9",
        "WHATSAPP_API_VERSION": "v26.0",
        "WHATSAPP_APP_SECRET": APP_SECRET,
        "WHATSAPP_VERIFY_TOKEN": VERIFY_TOKEN,
        "FIELD_ENCRYPTION_KEYS": "k1:" + base64.b64encode(b"t" * 32).decode(),
        "WEBHOOKS_ALLOW_LOOPBACK": "0",
        "AUDIT_DAYS": "730",
        "METRICS_TOKEN": "",
        "SENTRY_DSN": "",
        "OTEL_EXPORTER_OTLP_ENDPOINT": "",
    }
