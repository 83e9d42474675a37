"""The embedded Redis (or Valkey): a child of this process on a loopback port, its log kept on disk."""

import contextlib
import signal
import socket
import subprocess
from pathlib import Path

from core.runtime import ports, process_table, server, spawn

# Every test worker has a number of its own.
NUMBERS = 64


class Redis:
    """One server with its files in `folder`/redis. `keep=False` is for tests: nothing is written to disk."""

    def __init__(self, program: Path, folder: Path, *, keep: bool = True) -> None:
        self.program = program
        self.files = folder / "redis"
        self.log = folder / "log" / "redis.log"
        self.port = ports.inner(folder, 1)
        self.keep = keep
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Return when commands are answered. ServerError when it doesn't come up."""
        self.files.mkdir(mode=0o700, exist_ok=True)
        self.end_leftovers()
        options = {
            "bind": "127.0.0.1",
            "port": str(self.port),
            "dir": str(self.files),
            "databases": str(NUMBERS),
            "maxmemory-policy": "noeviction",
            "appendonly": "yes" if self.keep else "no",
            "appendfsync": "everysec",
            "save": "",
        }
        command = [str(self.program)]
        command += [part for name, value in options.items() for part in (f"--{name}", value)]
        with self.log.open("wb") as log:
            self.process = spawn.child(command, environment={"LC_ALL": "C"}, folder=self.files, output=log)
        server.wait_until_ready(self.process, self._is_ready, name="Redis", log=self.log)

    def stop(self) -> None:
        if self.process:
            server.stop(self.process, signal.SIGTERM, seconds=5)

    def end_leftovers(self) -> None:
        """End the server that an earlier, killed owner left running on these files."""
        process_table.end(process_table.matching(self._is_ours), grace_seconds=5)

    def _is_ours(self, pid: int) -> bool:
        line = process_table.command_line(pid)
        if not line[:1] or not line[0].partition(" ")[0].endswith(("redis-server", "valkey-server")):
            return False
        # The server rewrites its command line, but it stays in its folder.
        return process_table.folder(pid) == self.files

    def _is_ready(self) -> bool:
        address = ("127.0.0.1", self.port)
        with contextlib.suppress(OSError), socket.create_connection(address, timeout=1) as line:
            line.sendall(b"INFO server\r\n")
            # The answer names the process: another server on this port is not ours. LOADING names none.
            return self.process is not None and f"process_id:{self.process.pid}\r\n" in _read(line)
        return False


def _read(line: socket.socket) -> str:
    """One answer: an error in one line, or text with its length in front."""
    with line.makefile("rb") as answer:
        head = answer.readline()
        return answer.read(int(head[1:])).decode() if head.startswith(b"$") else ""
