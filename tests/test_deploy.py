"""What can be said of compose.yaml, the image, .env.example and the operators' guide without a Docker engine."""

import importlib.util
import json
import os
import re
import subprocess
import sys

import pytest
from django.db import connection
from django.utils.timezone import now

from core.management.commands import settings_table
from core.management.commands.settings_table import default
from domain.pulses import actions as pulses
from tests.composed import (
    ASKED_OF_OPERATOR,
    COMPOSE,
    COMPOSE_TEXT,
    DOCKERFILE,
    FIELDS,
    ROOT,
    SERVICES,
    example,
    settings_of,
)

RUNNING = ("web", "worker", "beat", "flower")
OURS = (*RUNNING, "migrate")


def test_compose_fits_its_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "tests" / "schemas" / "compose-spec.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(COMPOSE)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(COMPOSE | {"services": {"web": {"imagee": "spout"}}})


def test_the_services_of_the_contract() -> None:
    assert set(SERVICES) == {"postgres", "redis", "web", "worker", "beat", "flower", "mailpit", "migrate"}


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_confined(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert "/tmp" in service["tmpfs"]
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not service.get("privileged")
    # Ours are made unprivileged by the image.
    assert name in OURS or service["user"].split(":")[0] not in ("root", "0")


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_watched_or_one_off(name: str) -> None:
    service = SERVICES[name]
    if name == "migrate":
        assert service["healthcheck"] == {"disable": True}
        assert service["restart"] == "no"
    else:
        assert service["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")
        assert service["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", SERVICES)
def test_images_are_pinned_and_ports_local(name: str) -> None:
    service = SERVICES[name]
    if name in OURS:
        assert service["image"] == SERVICES["web"]["image"]
        assert service["build"] == SERVICES["web"]["build"]
    else:
        assert re.search(r":v?\d+\.\d+", service["image"])
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))


@pytest.mark.parametrize("name", RUNNING)
def test_ours_wait_for_migrations_and_stop_in_peace(name: str) -> None:
    service = SERVICES[name]
    assert service["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
    assert service["init"] is True
    assert service["stop_grace_period"]
    assert isinstance(service["command"], list)
    assert service["healthcheck"]["test"] == ["CMD", "python", "docker/health.py", name]


def test_databases_are_closed_and_durable() -> None:
    assert COMPOSE["networks"]["data"] == {"internal": True}
    for name in ("postgres", "redis"):
        assert SERVICES[name]["networks"] == ["data"]
        assert "ports" not in SERVICES[name]
        assert SERVICES[name]["volumes"][0].split(":")[0] in COMPOSE["volumes"]
    redis = " ".join(SERVICES["redis"]["command"])
    assert "--appendonly yes" in redis
    assert "--maxmemory-policy noeviction" in redis


@pytest.mark.django_db
@pytest.mark.parametrize("name", [pulses.WORKER, pulses.BEAT])
def test_health_reads_the_pulse_that_is_noted(name: str) -> None:
    spec = importlib.util.spec_from_file_location("health", ROOT / "docker" / "health.py")
    assert spec
    assert spec.loader
    health = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(health)
    assert name in SERVICES
    assert pulses.FRESH.total_seconds() == health.FRESH_SECONDS
    pulses.note(name, now=now() - pulses.FRESH)
    with connection.cursor() as cursor:
        cursor.execute(health.AGE, (name,))
        assert cursor.fetchone()[0] >= health.FRESH_SECONDS


def test_migrations_have_a_role_of_their_own() -> None:
    migrating, serving = (SERVICES[name]["environment"]["DATABASE_URL"] for name in ("migrate", "web"))
    assert SERVICES["postgres"]["environment"]["POSTGRES_USER"] == "spout_owner"
    assert "//spout_owner:" in migrating
    assert "//spout:" in serving
    assert "CREATE ROLE spout LOGIN" in (ROOT / "docker" / "postgres" / "roles.sql").read_text()


def test_configuration_is_checked_before_migrating() -> None:
    script = SERVICES["migrate"]["command"][-1]
    checked = script.index("check --deploy --fail-level WARNING")
    assert checked < script.index("migrate --noinput")


def test_flower_asks_for_a_password() -> None:
    assert SERVICES["flower"]["environment"]["FLOWER_BASIC_AUTH"].startswith("${FLOWER_BASIC_AUTH:?")


@pytest.mark.parametrize("name", OURS)
def test_every_setting_reaches_ours(name: str) -> None:
    assert set(SERVICES[name]["environment"]) - {"FLOWER_BASIC_AUTH"} == set(FIELDS)
    assert SERVICES[name]["environment"]["DEBUG"] == "0"


def test_example_names_exactly_what_can_be_set() -> None:
    for_compose_alone = set(ASKED_OF_OPERATOR.findall(COMPOSE_TEXT)) - set(FIELDS)
    assert set(example()) == set(FIELDS) | for_compose_alone


def test_example_asks_for_what_must_be_set() -> None:
    required = set(re.findall(r"\$\{([A-Z_]+):\?", COMPOSE_TEXT))
    active = example()
    assert all(active[name][1] for name in required)
    assert {name for name, (value, on) in active.items() if on and not value} <= required


def test_defaults_in_the_example_are_true() -> None:
    commented = {name: value for name, (value, on) in example().items() if not on and name in FIELDS}
    assert {name: value for name, value in commented.items() if value} == {
        name: default(FIELDS[name]) for name in commented if default(FIELDS[name])
    }


def test_a_filled_in_example_passes_the_check_that_guards_migrations() -> None:
    settings = settings_of("web")
    assert settings["DATABASE_URL"] == "postgresql://spout:apppassword@postgres:5432/spout"
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_image_is_small_unprivileged_and_pinned() -> None:
    base = re.search(r"^ARG PYTHON_IMAGE=(.+)$", DOCKERFILE, re.MULTILINE)
    assert base
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+(@sha256:[0-9a-f]{64})?", base[1])
    assert re.search(r"^ARG UV_VERSION=\d+\.\d+\.\d+$", DOCKERFILE, re.MULTILINE)
    assert "uv sync --locked --no-dev --extra s3 --extra telemetry --no-install-project" in DOCKERFILE
    assert "--extra dev" not in DOCKERFILE
    stage = DOCKERFILE.split("AS runtime")[1]
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", stage, re.MULTILINE)
    assert re.search(r"^STOPSIGNAL SIGTERM$", stage, re.MULTILINE)
    assert "PYTHONDONTWRITEBYTECODE=1" in stage
    assert "HEALTHCHECK" in stage


def test_image_alone_serves_as_compose_does() -> None:
    command = re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert command
    assert json.loads(command[1]) == SERVICES["web"]["command"]


def test_build_has_throw_away_values_for_all_that_is_required() -> None:
    given = set(re.findall(r"\b([A-Z_]+)=", DOCKERFILE))
    required = {name for name, field in FIELDS.items() if field.is_required()}
    assert required <= given


def test_secrets_and_history_stay_out_of_the_image() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert ".*" in lines  # .env, .git, .venv, .data
    assert [line for line in lines if line.startswith("!")] == ["!docker/health.py"]


def test_guide_has_the_table_of_settings_as_the_command_writes_it() -> None:
    guide = (ROOT / "docs" / "operators.md").read_text()
    assert settings_table.HEAD in guide
    assert guide == settings_table.renewed(guide), "run: python3 manage.py settings_table"
