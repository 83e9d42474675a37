"""Processes as /proc shows them: who is who after a crash, so that only our own are ever ended.

A pid is recycled; a pid with its start time and the boot's id is not.
"""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

PROC = Path("/proc")
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Identity:
    """One process for ever: `started` in clock ticks since boot."""

    pid: int
    started: int
    boot: str

    def as_dict(self) -> dict[str, int | str]:
        return asdict(self)


def identify(pid: int) -> Identity | None:
    """The process that has this pid now; None when there is none or it is only waiting to be reaped."""
    fields = _stat(pid)
    # A zombie whose other threads still run has its ports and files open.
    if fields is None or (fields[0] in "ZX" and int(fields[17]) <= 1):
        return None
    return Identity(pid, int(fields[19]), (PROC / "sys/kernel/random/boot_id").read_text().strip())


def is_alive(identity: Identity) -> bool:
    return identify(identity.pid) == identity


def command_line(pid: int) -> list[str]:
    with contextlib.suppress(OSError):
        return (PROC / str(pid) / "cmdline").read_bytes().decode(errors="replace").rstrip("\0").split("\0")
    return []


def folder(pid: int) -> Path | None:
    """The process's working folder; None where the kernel doesn't let us look."""
    with contextlib.suppress(OSError):
        return (PROC / str(pid) / "cwd").readlink()
    return None


def environment_has(pid: int, entry: str) -> bool:
    """Whether the process was started with NAME=value. False where the kernel doesn't let us look."""
    with contextlib.suppress(OSError):
        return entry.encode() in (PROC / str(pid) / "environ").read_bytes().split(b"\0")
    return False


def all_pids() -> Iterator[int]:
    return (int(path.name) for path in PROC.iterdir() if path.name.isdigit())


def matching(is_wanted: Callable[[int], bool]) -> list[Identity]:
    return [found for pid in all_pids() if is_wanted(pid) and (found := identify(pid))]


def family(pid: int) -> list[Identity]:
    """The process and all below it, in a form that stays theirs when they are gone."""
    return [found for each in descendants(pid) if (found := identify(each))]


def descendants(pid: int) -> list[int]:
    """The process and all below it."""
    parents = {child: int(fields[1]) for child in all_pids() if (fields := _stat(child))}
    found = [pid]
    for parent in found:
        found.extend(child for child, its_parent in parents.items() if its_parent == parent)
    return found


def ancestors(pid: int) -> list[int]:
    """The process and all above it."""
    found = []
    while pid > 0:
        found.append(pid)
        fields = _stat(pid)
        pid = int(fields[1]) if fields else 0
    return found


def memory_kilobytes(pid: int) -> int:
    """Resident memory, shared pages divided among their users where the kernel tells; 0 when gone."""
    for file, field in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
        with contextlib.suppress(OSError):
            for line in (PROC / str(pid) / file).read_text().splitlines():
                if line.startswith(field):
                    return int(line.split()[1])
    return 0


def end(identities: list[Identity], *, grace_seconds: float, first: signal.Signals = signal.SIGTERM) -> None:
    """Ask the processes to end, then make them. PermissionError when one belongs to another user."""
    for identity in identities:
        send(identity, first)
    deadline = time.monotonic() + grace_seconds
    while any(map(is_alive, identities)) and time.monotonic() < deadline:
        time.sleep(0.05)
    for identity in identities:
        send(identity, signal.SIGKILL)
    while any(map(is_alive, identities)) and time.monotonic() < deadline + 5:
        time.sleep(0.02)


def send(identity: Identity, number: signal.Signals) -> None:
    if is_alive(identity):
        with contextlib.suppress(ProcessLookupError):
            os.kill(identity.pid, number)


def _stat(pid: int) -> list[str] | None:
    """The fields of /proc/<pid>/stat after the name, which may itself hold spaces and brackets."""
    with contextlib.suppress(OSError):
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return None
