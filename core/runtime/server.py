"""What the embedded servers have in common: a child process that is watched until it is ready."""

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from core.runtime import process_table


class ServerError(Exception):
    """A server did not start. Holds the last lines of its log."""


def wait_until_ready(
    process: subprocess.Popen[bytes], ready: Callable[[], bool], *, name: str, log: Path, seconds: float = 60
) -> None:
    """Return when `ready` answers True. ServerError when the process ends or the time is over."""
    deadline = time.monotonic() + seconds
    while not ready():
        if process.poll() is not None:
            raise ServerError(f"{name} ended at start (code {process.returncode}):\n{last_lines(log)}")
        if time.monotonic() > deadline:
            process.kill()
            raise ServerError(f"{name} was not ready after {seconds:.0f} s:\n{last_lines(log)}")
        time.sleep(0.02)


def stop(process: subprocess.Popen[bytes], number: signal.Signals, *, seconds: float) -> None:
    """Ask the server to end and wait for it; kill it, and what it started, when it takes longer."""
    if process.poll() is not None:
        return
    family = process_table.family(process.pid)
    process.send_signal(number)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process_table.end(family, grace_seconds=1)


def last_lines(log: Path, count: int = 15) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-count:]) if log.exists() else ""
