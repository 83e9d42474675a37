"""compose.yaml and .env.example as an operator fills them in: what each service is started with."""

import re
from pathlib import Path
from typing import Any

import yaml

from core.env import Environment

ROOT = Path(__file__).resolve().parent.parent
COMPOSE_TEXT = (ROOT / "compose.yaml").read_text()
DOCKERFILE = (ROOT / "docker" / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(COMPOSE_TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
FIELDS = Environment.model_fields
# ${NAME}, ${NAME:-default}, ${NAME:?complaint}; a default may hold another.
ASKED_OF_OPERATOR = re.compile(r"\$\{([A-Z_]+)")
ASSIGNMENT = re.compile(r"^(#?)([A-Z_]+)=(.*)$", re.MULTILINE)


def example() -> dict[str, tuple[str, bool]]:
    """Of .env.example: value by name, and whether the line is active."""
    text = (ROOT / ".env.example").read_text()
    return {name: (value.strip("'"), not mark) for mark, name, value in ASSIGNMENT.findall(text)}


def filled_in() -> dict[str, str]:
    """An operator's .env: the example with its gaps filled."""
    answers = {
        "SECRET_KEY": "Zk3v9QpL7xT2mN8rY4wC6bH1sD5fG0jKaEeUuIiOoPqRtVyXz98",
        "FIELD_ENCRYPTION_KEYS": "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "ALLOWED_HOSTS": "spout.example",
        "PUBLIC_URL": "https://spout.example",
        "WHATSAPP_APP_SECRET": "an-operators-app-secret",
        "WHATSAPP_VERIFY_TOKEN": "an-operators-verify-token",
        "POSTGRES_PASSWORD": "ownerpassword",
        "POSTGRES_APP_PASSWORD": "apppassword",
        "FLOWER_BASIC_AUTH": "operator:password",
    }
    return {name: answers.get(name, value) for name, (value, active) in example().items() if active}


def settings_of(service: str) -> dict[str, str]:
    """What Compose gives this service when .env is filled in so."""
    given = filled_in()

    def resolve(text: str) -> str:
        # Innermost first.
        pattern = re.compile(r"\$\{([A-Z_]+)(?::([-?])([^${}]*))?\}")
        while match := pattern.search(text):
            name, kind, rest = match.groups()
            value = given.get(name, "")
            if not value and kind == "?":
                raise AssertionError(f"{name}: {rest}")
            text = text[: match.start()] + (value or (rest if kind == "-" else "")) + text[match.end() :]
        return text

    wanted = SERVICES[service]["environment"]
    named = {name: resolve(value) for name, value in wanted.items() if value is not None}
    handed_on = {name: given[name] for name, value in wanted.items() if value is None and name in given}
    return named | handed_on
