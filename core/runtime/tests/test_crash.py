"""The embedded servers end with their owner, however it ends, and come back with all that was committed."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest
import redis

from core.runtime import process_table
from core.runtime.bootstrap import ROOT

OWNER = """
import json, sys, time
from pathlib import Path
from core.runtime.data_folder import DataFolder
from core.runtime.servers import Servers
data = DataFolder(Path(sys.argv[1]))
data.make()
servers = Servers(data.path, {})
servers.start()
print(json.dumps({"urls": servers.environment(), "processes": servers.processes()}), flush=True)
sys.stdin.read()
servers.stop()
"""


class Owner:
    """A process that runs the servers until its input ends, or until it is killed."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", OWNER, str(folder)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdout
        found: dict[str, Any] = json.loads(self.process.stdout.readline())
        self.database, self.redis = found["urls"]["DATABASE_URL"], found["urls"]["REDIS_URL"]
        pids = [pid for pid, _ in found["processes"].values()]
        self.family = [identity for pid in pids for identity in process_table.family(pid)]

    def stop(self) -> None:
        self.process.communicate()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def wait_until_gone(family: list[process_table.Identity]) -> bool:
    deadline = time.monotonic() + 10
    while any(map(process_table.is_alive, family)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not any(map(process_table.is_alive, family))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    # Root's PostgreSQL runs as another user, who may not enter such a folder: it must work all the same.
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    return private / "data"


def test_servers_survive_the_kill_of_their_owner(folder: Path) -> None:
    first = Owner(folder)
    with psycopg.connect(first.database) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('émigré')")
    with redis.Redis.from_url(first.redis) as client:
        client.set("kept", "yes")
    first.kill()
    assert wait_until_gone(first.family)

    second = Owner(folder)
    try:
        assert second.database == first.database
        with psycopg.connect(second.database) as connection:
            assert connection.execute("SELECT upper(word) FROM kept").fetchone() == ("ÉMIGRÉ",)
            assert connection.execute("SHOW timezone").fetchone() == ("UTC",)
            assert connection.execute("SHOW fsync").fetchone() == ("on",)
        with redis.Redis.from_url(second.redis) as client:
            assert client.get("kept") == b"yes"
            assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
    finally:
        second.stop()
    assert wait_until_gone(second.family)


def test_a_killed_server_leaves_nothing_in_the_way(folder: Path) -> None:
    first = Owner(folder)
    # The postmaster alone, as the kernel does when memory runs out; its children and its lock file stay.
    process_table.end([first.family[0]], grace_seconds=0)
    first.kill()
    second = Owner(folder)
    with psycopg.connect(second.database) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    second.stop()


def test_a_half_made_database_is_made_again(folder: Path) -> None:
    part = folder / "postgres.part"
    part.mkdir(parents=True)
    (part / "PG_VERSION").write_text("18\n")
    owner = Owner(folder)
    with psycopg.connect(owner.database) as connection:
        assert connection.execute("SELECT current_user, current_database()").fetchone() == ("spout", "spout")
    assert not part.exists()
    owner.stop()


def test_a_password_is_needed(folder: Path) -> None:
    owner = Owner(folder)
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(owner.database.replace(owner.database.split(":")[2].split("@")[0], "wrong"))
    owner.stop()
