"""Starts children that never outlive this process, not even when it is killed with -9."""

import ctypes
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1

# Loaded before any fork: the child may only call what is already there.
LIBC = ctypes.CDLL(None, use_errno=True)


def child(
    command: list[str],
    *,
    environment: Mapping[str, str],
    folder: Path,
    output: int | IO[bytes],
    death_signal: signal.Signals = signal.SIGTERM,
    become: Callable[[], None] | None = None,
) -> subprocess.Popen[bytes]:
    """Start a command in its own session; the kernel sends it `death_signal` when this process ends.

    `become` runs in the child before the command, to change its user. RuntimeError outside the main thread:
    the kernel ties the signal to the thread that forks.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("Children are started from the main thread only.")
    parent = os.getpid()

    def prepare() -> None:
        if become:
            become()
        # After the change of user, which clears it.
        LIBC.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return subprocess.Popen(
        command,
        env=dict(environment),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=prepare,
    )
