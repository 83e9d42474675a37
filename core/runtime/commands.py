"""Django's own commands. Without a given database they use the running `up`'s, or start one of their own."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator

from core.runtime import binaries, data_folder, environment, holder
from core.runtime.data_folder import Busy, DataFolder
from core.runtime.servers import Servers

# These touch no database; they get an address where nobody answers.
HELP = ("help", "version", "--help", "-h", "--version")
WITHOUT_DATABASE = (*HELP, "collectstatic", "compilemessages", "openapi", "clients")
NOWHERE = {"DATABASE_URL": "postgresql://spout@127.0.0.1:9/spout", "REDIS_URL": "redis://127.0.0.1:9/0"}
PATIENCE_SECONDS = 30


def main(argv: list[str]) -> int:
    command = argv[1] if len(argv) > 1 else "help"
    with _surroundings(command, environment.given()):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.settings")
        from django.core.management import execute_from_command_line

        execute_from_command_line(argv)
    return 0


@contextlib.contextmanager
def _surroundings(command: str, given: dict[str, str]) -> Iterator[None]:
    """Complete the environment for development; elsewhere leave it, and the settings say what is missing."""
    if not _is_development(given):
        yield
    elif command in WITHOUT_DATABASE:
        data = data_folder.choose()
        data.make()
        _add(NOWHERE | environment.development(data.path), given)
        yield
    elif {"DATABASE_URL", "REDIS_URL"} <= given.keys():
        data = data_folder.choose()
        data.make()
        _add(environment.development(data.path), given)
        yield
    else:
        with _databases(data_folder.choose(), command, given):
            yield


def _is_development(given: dict[str, str]) -> bool:
    if "DEBUG" in given:
        return environment.is_on(given["DEBUG"])
    # Nothing said: a host that has settings of its own, or no embedded server, is left alone.
    settings = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY")
    return not any(name in given for name in settings) and binaries.postgres() is not None


@contextlib.contextmanager
def _databases(data: DataFolder, command: str, given: dict[str, str]) -> Iterator[None]:
    try:
        held = holder.Holder(data, command)
    except Busy:
        _add(_wait_for_environment(data), given)
        yield
        return
    servers = Servers(data.path, given)
    try:
        servers.start()
        complete = environment.development(data.path) | servers.environment()
        _add(complete, given)
        held.write(environment=complete, state="ready")
        held.write_processes(dict(servers.processes()))
        yield
    finally:
        servers.stop()
        held.leave()


def _wait_for_environment(data: DataFolder) -> dict[str, str]:
    """The environment of the system that runs in the folder. SystemExit when it doesn't come up in time."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        state = data.read_state()
        if holder.owner(state) and state["environment"]:
            found: dict[str, str] = state["environment"]
            return found
        time.sleep(0.1)
    sys.exit(f"The system in {data.path} is not up after {PATIENCE_SECONDS} s: see `manage.py status`.")


def _add(defaults: dict[str, str], given: dict[str, str]) -> None:
    os.environ.update({name: value for name, value in defaults.items() if name not in given})
