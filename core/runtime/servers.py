"""Both embedded servers as one: started for those addresses that nobody gave."""

from collections.abc import Mapping
from pathlib import Path

from core.runtime import binaries, ports
from core.runtime.postgres import Postgres
from core.runtime.redis_server import Redis
from core.runtime.server import ServerError

ATTEMPTS = 5


class Servers:
    """PostgreSQL and Redis with their files in one folder. `keep=False` is for tests: fast, not safe."""

    def __init__(self, folder: Path, given: Mapping[str, str], *, keep: bool = True) -> None:
        self.postgres: Postgres | None = None
        self.redis: Redis | None = None
        if "DATABASE_URL" not in given:
            self.postgres = Postgres(_postgres_programs(), folder, fsync=keep)
        if "REDIS_URL" not in given:
            self.redis = Redis(_redis_program(), folder, keep=keep)

    def start(self) -> None:
        """Return when both are ready. SystemExit with the end of the log when one doesn't come up."""
        try:
            for server in (self.postgres, self.redis):
                if server:
                    _start(server)
        except ServerError as error:
            self.stop()
            raise SystemExit(str(error)) from None

    def stop(self) -> None:
        for server in (self.redis, self.postgres):
            if server:
                server.stop()

    def environment(self) -> dict[str, str]:
        """The addresses of those that were started."""
        found = {"DATABASE_URL": self.postgres, "REDIS_URL": self.redis}
        return {name: server.url for name, server in found.items() if server}

    def processes(self) -> dict[str, tuple[int, int]]:
        """Pid and port by name."""
        found = {"postgres": self.postgres, "redis": self.redis}
        started = {name: server for name, server in found.items() if server and server.process}
        return {name: (server.process.pid, server.port) for name, server in started.items() if server.process}

    def dead(self) -> str | None:
        """The name of one that ended by itself."""
        for name, server in (("PostgreSQL", self.postgres), ("Redis", self.redis)):
            if server and server.process and server.process.poll() is not None:
                return name
        return None


def _start(server: Postgres | Redis) -> None:
    for attempt in range(ATTEMPTS):
        try:
            server.start()
            return
        except ServerError:
            # Between the choice of the port and its use another process may have taken it.
            if ports.is_free(server.port) or attempt == ATTEMPTS - 1:
                raise
            server.port = ports.next_free(server.port + 10)


def _postgres_programs() -> Path:
    found = binaries.postgres()
    if not found:
        raise SystemExit("No embedded PostgreSQL here: install the dev extra, or set DATABASE_URL.")
    return found


def _redis_program() -> Path:
    found = binaries.redis()
    if not found:
        raise SystemExit(f"No Redis here. {binaries.HINT}")
    return found
