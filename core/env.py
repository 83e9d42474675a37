"""The environment, typed: every setting an operator can give, with its meaning, its shape and its default.

Values come from the environment, then from `.env` beside manage.py. A missing or malformed one stops the
start and names the setting in one line each. Nothing else in Spout reads `os.environ`.
"""

import base64
import binascii
import importlib.util
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

BASE_DIR = Path(__file__).resolve().parent.parent

DEVELOPMENT_APP_SECRET = "spout-development-app-secret"
DEVELOPMENT_VERIFY_TOKEN = "spout-development-verify-token"

CommaList = Annotated[list[str], NoDecode]


class Environment(BaseSettings):
    """One field per setting; the docs' table of settings is made from these descriptions."""

    model_config = SettingsConfigDict(env_file=BASE_DIR / ".env", extra="ignore")

    SECRET_KEY: str = Field(min_length=50, description="Signs access tokens; 50 random characters.")
    DEBUG: bool = Field(False, description="Development mode. Never on a public host.")
    DATABASE_URL: str = Field(description="postgresql://user:password@host:port/name")
    REDIS_URL: str = Field(description="redis://[user:password@]host:port/number")
    ALLOWED_HOSTS: CommaList = Field([], description="Host names served, comma separated. Needed without DEBUG.")
    CSRF_TRUSTED_ORIGINS: CommaList = Field([], description="Origins (https://host) trusted with cookies.")
    CORS_ALLOWED_ORIGINS: CommaList = Field([], description="Origins whose pages may call the API and the sockets.")
    PUBLIC_URL: str = Field("http://127.0.0.1:8000", description="Where the world reaches Spout; links start with it.")
    STAFF_URL: str = Field("", description="Where members work: letters link to {STAFF_URL}/conversations/{id}.")
    NUM_PROXIES: int = Field(0, ge=0, le=10, description="Reverse proxies in front; X-Forwarded-For is read so far.")
    WEB_THREADS: int = Field(8, ge=1, le=128, description="Requests a web process works on at once (and its sessions).")
    MEDIA_ROOT: Path = Field(Path(".data/media"), description="Folder of pictures and files; in Spout's, or absolute.")
    BUCKET_NAME: str = Field("", description="Keep files in this S3 bucket, not in MEDIA_ROOT. Needs the extra `s3`.")
    BUCKET_ENDPOINT_URL: str = Field("", description="Of a service that speaks S3; empty for Amazon's.")
    BUCKET_REGION: str = Field("", description="The bucket's region.")
    BUCKET_ACCESS_KEY_ID: str = Field("", description="Empty for the machine's own role.")
    BUCKET_SECRET_ACCESS_KEY: str = Field("", description="Goes with BUCKET_ACCESS_KEY_ID.")
    EMAIL_HOST: str = Field("localhost", description="SMTP server.")
    EMAIL_PORT: int = Field(587, ge=1, le=65535, description="SMTP port.")
    EMAIL_USE_TLS: bool = Field(True, description="STARTTLS, with the certificate verified.")
    EMAIL_USE_SSL: bool = Field(False, description="TLS from the first byte (port 465) instead, verified as well.")
    EMAIL_CA_FILE: str = Field("", description="PEM file of the authority to trust, instead of the machine's.")
    EMAIL_HOST_USER: str = Field("", description="SMTP user.")
    EMAIL_HOST_PASSWORD: str = Field("", description="SMTP password.")
    EMAIL_ESP: str = Field(
        "", pattern=r"^[a-z0-9_]*$", description="Send through this service of django-anymail (mailgun, postmark …)."
    )
    EMAIL_ESP_SETTINGS: dict[str, Any] = Field({}, description="JSON: its settings, as django-anymail names them.")
    DEFAULT_FROM_EMAIL: str = Field("Spout <no-reply@spout.example>", description="Sender of all mail.")
    WHATSAPP_API_URL: str = Field("https://graph.facebook.com", description="The Cloud API, or the simulator.")
    WHATSAPP_API_VERSION: str = Field("v26.0", pattern=r"^v\d+\.\d+$", description="Version of the Cloud API.")
    WHATSAPP_MESSAGES_PER_SECOND: int = Field(
        70, ge=1, le=1000, description="Messages a second from one number; Meta's own bound is 80 unless raised."
    )
    WHATSAPP_APP_SECRET: str = Field(min_length=16, description="Meta app secret: signs inbound webhooks.")
    WHATSAPP_VERIFY_TOKEN: str = Field(min_length=16, description="Word agreed with Meta for the handshake.")
    FIELD_ENCRYPTION_KEYS: CommaList = Field(
        min_length=1, description="id:base64 of 32 bytes, comma separated; the first encrypts, all decrypt."
    )
    WEBHOOKS_ALLOW_LOOPBACK: bool = Field(
        False, description="Vendors' webhooks may lead to this machine, by http:// too. For development only."
    )
    AUDIT_DAYS: int = Field(730, ge=30, description="So many days the audit goes back; what is older is dropped.")
    METRICS_TOKEN: str = Field("", description="Bearer token that /metrics asks for; without one there is none.")
    SENTRY_DSN: str = Field("", description="Errors are reported to this Sentry project. Needs the extra `telemetry`.")
    OTEL_EXPORTER_OTLP_ENDPOINT: str = Field("", description="Traces go there, by HTTP. Needs the extra `telemetry`.")

    @field_validator(
        "ALLOWED_HOSTS",
        "CSRF_TRUSTED_ORIGINS",
        "CORS_ALLOWED_ORIGINS",
        "FIELD_ENCRYPTION_KEYS",
        mode="before",
    )
    @classmethod
    def split_on_commas(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("DATABASE_URL")
    @classmethod
    def check_database_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("postgres", "postgresql") or not parts.hostname or not parts.path.strip("/"):
            raise ValueError("should be postgresql://user:password@host:port/name")
        return value

    @field_validator("REDIS_URL")
    @classmethod
    def check_redis_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("redis", "rediss") or not parts.hostname:
            raise ValueError("should be redis://host:port/number")
        return value

    @field_validator("PUBLIC_URL", "STAFF_URL", "WHATSAPP_API_URL")
    @classmethod
    def check_url(cls, value: str, info: ValidationInfo) -> str:
        may_be_empty = info.field_name == "STAFF_URL"
        wrong = urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname
        if wrong and not (may_be_empty and not value):
            raise ValueError("should be an http(s) URL")
        return value.rstrip("/")

    @field_validator("FIELD_ENCRYPTION_KEYS")
    @classmethod
    def check_keys(cls, value: list[str]) -> list[str]:
        for entry in value:
            key_id, _, key = entry.partition(":")
            try:
                size = len(base64.b64decode(key, validate=True))
            except binascii.Error:
                size = 0
            if not key_id or size != 32:
                raise ValueError("each should be id:base64 of 32 bytes")
        return value

    @field_validator("EMAIL_ESP")
    @classmethod
    def check_esp(cls, value: str) -> str:
        if value and not importlib.util.find_spec(f"anymail.backends.{value}"):
            raise ValueError("django-anymail knows no such service")
        return value

    @field_validator("EMAIL_CA_FILE")
    @classmethod
    def check_file(cls, value: str) -> str:
        if value and not Path(value).is_file():
            raise ValueError("there is no such file")
        return value

    @model_validator(mode="after")
    def check_mail(self) -> Self:
        if self.EMAIL_USE_SSL and self.EMAIL_USE_TLS:
            raise ValueError("EMAIL_USE_SSL: is instead of EMAIL_USE_TLS; set EMAIL_USE_TLS=0")
        if self.EMAIL_HOST_PASSWORD and not (self.EMAIL_USE_TLS or self.EMAIL_USE_SSL):
            raise ValueError("EMAIL_HOST_PASSWORD: is sent over TLS only; set EMAIL_USE_TLS or EMAIL_USE_SSL")
        return self

    @model_validator(mode="after")
    def check_production(self) -> Self:
        if self.DEBUG:
            return self
        if self.WEBHOOKS_ALLOW_LOOPBACK:
            raise ValueError("WEBHOOKS_ALLOW_LOOPBACK: without DEBUG no vendor may reach into this machine")
        if not self.ALLOWED_HOSTS:
            raise ValueError("ALLOWED_HOSTS: name the hosts served, or set DEBUG")
        if self.WHATSAPP_APP_SECRET == DEVELOPMENT_APP_SECRET:
            raise ValueError("WHATSAPP_APP_SECRET: the development value is public; set your own")
        if self.WHATSAPP_VERIFY_TOKEN == DEVELOPMENT_VERIFY_TOKEN:
            raise ValueError("WHATSAPP_VERIFY_TOKEN: the development value is public; set your own")
        return self


def read() -> Environment:
    """The environment, or SystemExit with one line per wrong setting. Values are never echoed: they are secrets."""
    try:
        return Environment()
    except ValidationError as error:
        lines = [_line(problem["loc"], problem["msg"], problem["type"]) for problem in error.errors()]
        raise SystemExit("Spout can't start:\n" + "\n".join(lines)) from None


def _line(loc: tuple[int | str, ...], message: str, kind: str) -> str:
    name = str(loc[0]) if loc else ""
    if kind == "missing":
        return f"  {name} is not set: {Environment.model_fields[name].description}"
    return "  " + ": ".join(part for part in (name, message.removeprefix("Value error, ")) if part)
