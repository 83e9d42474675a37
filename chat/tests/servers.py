"""Real web processes for tests: uvicorn as production runs it, on a port of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


class Server:
    def __init__(self, log: Path, **environment: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.log = log
        command = [sys.executable, "-m", "uvicorn", "chat.tests.app:application", f"--port={self.port}"]
        # As core.runtime.services starts it, but whoever does not let go of a connection holds it up for good.
        options = ["--ws=websockets-sansio", "--lifespan=off", "--no-access-log"]
        limits = ["--ws-max-size=1048576", "--ws-per-message-deflate=false"]
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [*command, *options, *limits],
                cwd=ROOT,
                env=os.environ | {"DATABASE_URL": _test_database()} | environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        for _ in range(1200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if self.process.poll() is not None:
                raise AssertionError(self.log.read_text())
            time.sleep(0.05)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """End it as a crash does."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """End it as a deployment does, if it has not ended. Raises when it does not."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise


def _test_database() -> str:
    found = connection.settings_dict
    password = f":{found['PASSWORD']}" if found["PASSWORD"] else ""
    return f"postgresql://{found['USER']}{password}@{found['HOST']}:{found['PORT']}/{found['NAME']}"
