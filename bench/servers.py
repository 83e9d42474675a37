"""The programs measured, each a process of its own under uvicorn with the same flags."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection

from bench.system import System
from core.runtime import ports, spawn
from core.runtime.bootstrap import ROOT

SPOUT = "spout"
APPLICATIONS = {
    SPOUT: "core.asgi:application",
    "raw": "bench.peers.raw:application",
    "fastapi": "bench.peers.fastapi_app:application",
    "drf": "bench.peers.drf.asgi:application",
}
# As Spout runs in production, for all. Nobody else logs requests; Spout does, and pays for it here too.
FLAGS = ["--ws", "websockets-sansio", "--ws-max-size", "1048576", "--ws-per-message-deflate", "false"]
FLAGS += ["--lifespan", "off", "--no-server-header", "--no-access-log"]


@dataclass(frozen=True)
class Server:
    name: str
    port: int
    pid: int

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=60)


@contextlib.contextmanager
def running(system: System, applications: Mapping[str, str]) -> Iterator[list[Server]]:
    """Start them, in this order; all have answered once. They end with the measurement."""
    started: list[tuple[Server, subprocess.Popen[bytes]]] = []
    port = 20_000
    try:
        for name, application in applications.items():
            port = ports.next_free(port + 1)
            process = _start(system, name, application, port)
            started.append((Server(name, port, process.pid), process))
        for server, process in started:
            _wait(system, server, process)
        yield [server for server, _ in started]
    finally:
        for _, process in started:
            process.terminate()
        for _, process in started:
            process.wait(20)


def _start(system: System, name: str, application: str, port: int) -> subprocess.Popen[bytes]:
    address = ["--host", "127.0.0.1", "--port", str(port)]
    command = [sys.executable, "-m", "uvicorn", application, *address, *FLAGS]
    with (system.folder / "log" / f"{name}.log").open("wb") as log:
        return spawn.child(command, environment=system.environment, folder=ROOT, output=log)


def _wait(system: System, server: Server, process: subprocess.Popen[bytes], *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), contextlib.closing(server.connect()) as line:
            line.request("GET", "/health/live")
            line.getresponse().read()
            return
        time.sleep(0.1)
    log = (system.folder / "log" / f"{server.name}.log").read_text(errors="replace")
    raise SystemExit(f"{server.name} did not start:\n{log[-3000:]}")
