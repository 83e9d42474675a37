"""The embedded PostgreSQL: its files are made once, then it is a child of this process on a loopback port."""

import contextlib
import hashlib
import os
import secrets
import shutil
import signal
import subprocess
from pathlib import Path

from core.runtime import data_folder, ports, process_table, server, spawn, unprivileged

NAME = "spout"
# Fit for development: no replication, no parallel plans, few helper processes.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_error_verbosity": "terse",  # DETAIL lines quote rows: phones, names, texts
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "io_method": "sync",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
}
UNSAFE_BUT_FAST = dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes", "autovacuum"), "off")


class Postgres:
    """One server with its files in `folder`/postgres. `fsync=False` is for tests: a crash may lose them."""

    def __init__(self, programs: Path, folder: Path, *, fsync: bool = True) -> None:
        self.programs = programs
        self.files = folder / "postgres"
        self.password_file = folder / "postgres.password"
        self.log = folder / "log" / "postgres.log"
        self.port = ports.inner(folder, 0)
        self.label = f"{NAME}-{hashlib.sha256(str(self.files).encode()).hexdigest()[:12]}"
        self.settings = SETTINGS | ({} if fsync else UNSAFE_BUT_FAST)
        self.identity = unprivileged.choose(programs / "postgres")
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://{NAME}:{self.password_file.read_text().strip()}@127.0.0.1:{self.port}/{NAME}"

    def start(self) -> None:
        """Return when connections are accepted. ServerError when it doesn't come up."""
        if not self.files.exists():
            self._make_files()
        self.identity.give(self.files)
        self.end_leftovers()
        options = self.settings | {"port": str(self.port), "cluster_name": self.label}
        command = [str(self.programs / "postgres"), "-D", str(self.files)]
        command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with self.log.open("wb") as log:
            # SIGINT is PostgreSQL's fast shutdown: sessions are ended, the files are left clean.
            self.process = spawn.child(
                command,
                environment=self._environment(),
                folder=self.files.parent,
                output=log,
                death_signal=signal.SIGINT,
                become=self.identity.become,
            )
        server.wait_until_ready(self.process, self._is_ready, name="PostgreSQL", log=self.log)

    def stop(self) -> None:
        if self.process:
            server.stop(self.process, signal.SIGINT, seconds=10)

    def end_leftovers(self) -> None:
        """End what an earlier, killed owner left running on these files; then its lock file is nobody's."""
        process_table.end(process_table.matching(self._is_ours), grace_seconds=8, first=signal.SIGINT)
        (self.files / "postmaster.pid").unlink(missing_ok=True)

    def _is_ours(self, pid: int) -> bool:
        line = process_table.command_line(pid)
        if not line:
            return False
        started_here = Path(line[0]).name == "postgres" and line[1:3] == ["-D", str(self.files)]
        return started_here or line[0].startswith(f"postgres: {self.label}:")

    def _is_ready(self) -> bool:
        # The server writes its pid in the first line of this file and its state in the eighth.
        with contextlib.suppress(OSError):
            lines = (self.files / "postmaster.pid").read_text().splitlines()
            return len(lines) >= 8 and lines[7].strip() == "ready" and self.process is not None
        return False

    def _make_files(self) -> None:
        """Made beside their place and moved there last: a killed attempt is never taken for whole."""
        part = self.files.with_name("postgres.part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        os.chown(part, *self.identity.owner)
        data_folder.write_private(self.password_file, secrets.token_urlsafe(24))
        self._run(
            ["initdb", "-D", str(part), "--username", NAME, "--pwfile", str(self.password_file)]
            + ["--auth", "scram-sha-256", "--encoding", "UTF8", "--no-instructions"]
            + ["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
            + (["--no-sync"] if "fsync" in self.settings else [])
        )
        single = ["postgres", "--single", "-D", str(part), "-c", "io_method=sync", "postgres"]
        self._run(single, f"CREATE DATABASE {NAME}\n")
        part.rename(self.files)

    def _run(self, command: list[str], text: str = "") -> None:
        done = subprocess.run(
            [str(self.programs / command[0]), *command[1:]],
            input=text.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self._environment(),
            cwd=self.files.parent,
            preexec_fn=self.identity.become,
            check=False,
        )
        if done.returncode or b"ERROR" in done.stdout:
            raise server.ServerError(f"{command[0]} failed:\n{done.stdout.decode(errors='replace')}")

    def _environment(self) -> dict[str, str]:
        # No locale and no PG* variables of the caller; PATH for the shell that initdb starts.
        return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}
