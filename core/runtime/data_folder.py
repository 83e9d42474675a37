"""The folder that keeps a development system: databases, logs, secrets, and who is using it now."""

import fcntl
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.runtime.bootstrap import ROOT


class Busy(Exception):
    """Another process holds the folder."""


class DataFolder:
    """`.data` beside manage.py, or another: `SPOUT_DATA` or `--data`."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.state_file = self.path / "running.json"
        self._lock_file = self.path / "lock"
        self._lock: int | None = None

    def make(self) -> None:
        """SystemExit when it can't be written, as when another user made it."""
        try:
            for folder in (self.path, self.path / "log"):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise SystemExit(f"{self.path} can't be made: {error.strerror}. Choose another: SPOUT_DATA.") from None
        if not os.access(self.path / "log", os.W_OK | os.X_OK):
            raise SystemExit(f"{self.path} is another user's. Run as that user, or choose another: SPOUT_DATA.")

    def acquire(self) -> None:
        """Hold the folder until this process ends, however it ends. Busy when another process does."""
        # Not inheritable: a child that lived on would keep the lock.
        self._lock = os.open(self._lock_file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            raise Busy from None

    def release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def is_held(self) -> bool:
        """Whether some process holds the folder. PermissionError when it is another user's."""
        if not self._lock_file.exists():
            return False
        descriptor = os.open(self._lock_file, os.O_RDWR | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(descriptor)
        return False

    def read_state(self) -> dict[str, Any]:
        """What the holder wrote about itself, or the last holder; empty when there was none."""
        try:
            state: dict[str, Any] = json.loads(self.state_file.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return {}
        return state

    def write_state(self, state: Mapping[str, Any]) -> None:
        """Replace it in one step: a reader sees the old or the new. It holds secrets, so it is private."""
        write_private(self.state_file, json.dumps(state, indent=1))


def choose(option: str | None = None) -> DataFolder:
    return DataFolder(Path(option or os.environ.get("SPOUT_DATA") or ROOT / ".data"))


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    part.replace(path)
