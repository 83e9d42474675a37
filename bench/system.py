"""A system to measure: an embedded PostgreSQL and Redis of its own (or the given ones), a fresh database, the data."""

import contextlib
import json
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from core.runtime import environment
from core.runtime.bootstrap import ROOT
from core.runtime.servers import Servers


@dataclass(frozen=True)
class System:
    """`environment` is for every program measured; `cast` are the ids that bench.fill printed.

    `servers` are the embedded ones, where none were given.
    """

    folder: Path
    environment: Mapping[str, str]
    database_pid: int
    cast: Mapping[str, Any]
    servers: Servers

    @property
    def database_url(self) -> str:
        return self.environment["DATABASE_URL"]


@contextlib.contextmanager
def running(bookings: int) -> Iterator[System]:
    """Have it up and filled; everything goes with the end of the measurement.

    DATABASE_URL and REDIS_URL, when set, name servers to use instead; the database on them is still a fresh one.
    """
    folder = Path(tempfile.mkdtemp(prefix="spout-bench-"))
    (folder / "log").mkdir()
    given = {name: value for name, value in environment.given().items() if name in environment.SERVERS}
    servers = Servers(folder, given, keep=False)
    try:
        servers.start()
        addresses = given | servers.environment()
        with _database(addresses["DATABASE_URL"]) as url:
            variables = _variables(url, addresses["REDIS_URL"])
            _run(["manage.py", "migrate", "--verbosity", "0"], variables)
            cast = json.loads(_run(["-m", "bench.fill", str(bookings)], variables))
            yield System(folder, variables, _postmaster(url), cast, servers)
    finally:
        servers.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _database(server: str) -> Iterator[str]:
    name = f"spout_bench_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _variables(database_url: str, redis_url: str) -> dict[str, str]:
    """Production's settings: no DEBUG, the default threads, logs on."""
    secret = secrets.token_urlsafe(24)
    return {
        "PATH": "/usr/bin:/bin",
        **environment.for_tests(database_url, redis_url),
        "DEBUG": "0",
        "ALLOWED_HOSTS": "127.0.0.1",
        "WHATSAPP_APP_SECRET": secret,
        "WHATSAPP_VERIFY_TOKEN": secret,
        "DJANGO_SETTINGS_MODULE": "core.settings",
        "PYTHONPATH": str(ROOT),
    }


def _run(arguments: list[str], variables: Mapping[str, str]) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=variables, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def _postmaster(url: str) -> int:
    """The server's first process: the parent of any backend. 0 when it runs on another machine."""
    with psycopg.connect(url) as connection:
        status = Path(f"/proc/{connection.info.backend_pid}/status")
        with contextlib.suppress(OSError):
            return int(status.read_text().partition("PPid:")[2].split()[0])
    return 0
