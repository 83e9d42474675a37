"""Who uses a data folder: written by the process that holds it, read by others, cleaned up after a crash."""

import datetime
import os
import secrets
import signal
from collections.abc import Mapping
from typing import Any

from core.runtime import process_table
from core.runtime.data_folder import DataFolder

# In the environment of every child: finds the children's children too, and never a stranger.
MARK = "SPOUT_RUN"


class Holder:
    """This process, holding the folder. Takes it on creation: Busy when another has it."""

    def __init__(self, data: DataFolder, command: str) -> None:
        data.make()
        data.acquire()
        end_leftovers(data)
        self._data = data
        me = process_table.identify(os.getpid())
        self._state: dict[str, Any] = {
            "command": command,
            "owner": me.as_dict() if me else None,
            "since": datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
            "mark": secrets.token_hex(16),
            "state": "starting",
            "addresses": {},
            "environment": {},
            "processes": {},
        }
        self.write()

    @property
    def mark(self) -> dict[str, str]:
        return {MARK: self._state["mark"]}

    def write(self, **changes: Any) -> None:
        self._state |= changes
        self._data.write_state(self._state)

    def write_processes(self, processes: Mapping[str, tuple[int, int | None]]) -> None:
        """Pid and port by name."""
        found: dict[str, dict[str, int | str | None]] = {}
        for name, (pid, port) in processes.items():
            identity = process_table.identify(pid)
            if identity:
                found[name] = {**identity.as_dict(), "port": port}
        self.write(processes=found)

    def leave(self) -> None:
        """End what this process started and is still there, then let the folder go."""
        end_leftovers(self._data)
        self._data.state_file.unlink(missing_ok=True)
        self._data.release()


def owner(state: Mapping[str, Any]) -> process_table.Identity | None:
    """The process that wrote the state, if it still lives."""
    return _alive(state.get("owner") or {})


def processes(state: Mapping[str, Any]) -> dict[str, tuple[process_table.Identity | None, int | None]]:
    """Process (None when it is gone) and port by name."""
    return {name: (_alive(entry), entry.get("port")) for name, entry in state.get("processes", {}).items()}


def end_leftovers(data: DataFolder) -> list[int]:
    """End what the folder's last holder started and left behind; the pids. The folder must be held."""
    state = data.read_state()
    known = {found.pid: found for found, _ in processes(state).values() if found}
    mark = f"{MARK}={state['mark']}" if state.get("mark") else None
    if mark:
        marked = process_table.matching(lambda pid: process_table.environment_has(pid, mark))
        known |= {found.pid: found for found in marked}
    for pid in process_table.ancestors(os.getpid()):
        known.pop(pid, None)
    database, _ = processes(state).get("postgres", (None, None))
    process_table.end([found for found in known.values() if found != database], grace_seconds=4)
    if database:
        process_table.end([database], grace_seconds=8, first=signal.SIGINT)
    return sorted(known)


def _alive(entry: Mapping[str, Any]) -> process_table.Identity | None:
    if not entry:
        return None
    identity = process_table.Identity(entry["pid"], entry["started"], entry["boot"])
    return identity if process_table.is_alive(identity) else None
