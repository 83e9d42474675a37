"""Databases for tests: always embedded, in a folder that goes with the tests, never the developer's."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from core.runtime import environment
from core.runtime.bootstrap import ROOT
from core.runtime.data_folder import Busy, DataFolder
from core.runtime.servers import Servers

# Set by the process that started the servers; its children use them.
DATABASE, REDIS = "SPOUT_TEST_DATABASE_URL", "SPOUT_TEST_REDIS_URL"
MIGRATED = "spout_migrated"


@contextlib.contextmanager
def running() -> Iterator[None]:
    """Have servers and the tests' settings in `os.environ`, started here unless a parent process did."""
    if DATABASE in os.environ:
        _set_settings()
        yield
        return
    data = _new_folder()
    servers = Servers(data.path, {}, keep=False)
    try:
        servers.start()
        found = servers.environment()
        os.environ |= {DATABASE: found["DATABASE_URL"], REDIS: found["REDIS_URL"]}
        _set_settings()
        yield
    finally:
        servers.stop()
        os.environ.pop(DATABASE, None)
        os.environ.pop(REDIS, None)
        shutil.rmtree(data.path, ignore_errors=True)
        data.release()


def migrated() -> str:
    """The name of a database with all tables, to be copied. Who asks first makes it, which takes 24 s; the others wait.
    What Django then does with a copy takes 4."""
    import psycopg  # `manage.py` imports this module on Pythons that have none

    server, _, _ = os.environ[DATABASE].rpartition("/")
    with psycopg.connect(os.environ[DATABASE], autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(1)")
        known = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
        if MIGRATED not in known:
            connection.execute("DROP DATABASE IF EXISTS spout_migrating")
            connection.execute("CREATE DATABASE spout_migrating")
            settings = os.environ | {"DATABASE_URL": f"{server}/spout_migrating"}
            command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
            subprocess.run(command, cwd=ROOT, env=settings, check=True)
            connection.execute(f"ALTER DATABASE spout_migrating RENAME TO {MIGRATED}")
    return MIGRATED


def _set_settings() -> None:
    redis = os.environ[REDIS].rpartition("/")[0]
    os.environ.update(environment.for_tests(os.environ[DATABASE], f"{redis}/{_redis_number()}"))


def _redis_number() -> int:
    """0 for one process; 1, 2, … for the workers gw0, gw1, … of pytest-xdist."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    return int(worker.removeprefix("gw")) + 1 if worker.startswith("gw") else 0


def _new_folder() -> DataFolder:
    """A held folder; those of tests that were killed are removed."""
    base = ROOT / ".data" / "tests"
    try:
        base.mkdir(parents=True, exist_ok=True)
        usable = os.access(base, os.W_OK)
    except OSError:
        usable = False
    if not usable:
        base = Path(tempfile.gettempdir()) / f"spout-tests-{os.geteuid()}"
        base.mkdir(mode=0o700, exist_ok=True)
    with _turn(base):
        for old in base.iterdir():
            if old.is_dir() and not DataFolder(old).is_held():
                shutil.rmtree(old, ignore_errors=True)
        data = DataFolder(Path(tempfile.mkdtemp(prefix="run-", dir=base)))
        data.make()
        data.acquire()
    return data


@contextlib.contextmanager
def _turn(base: Path) -> Iterator[None]:
    """One at a time: a folder just made is not yet held."""
    lock = DataFolder(base)
    while True:
        with contextlib.suppress(Busy):
            lock.acquire()
            break
    yield
    lock.release()
