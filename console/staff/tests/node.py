"""What checks scripts comes from npm: pinned by console/package-lock.json, installed where it is not there."""

import fcntl
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

CONSOLE = Path(__file__).parents[2]


def modules() -> Path:
    """console/node_modules as the lock has it; skips where there is no npm, but not in CI."""
    if shutil.which("npm") is None:
        assert "CI" not in os.environ, "CI has npm"
        pytest.skip("no npm on this machine")
    folder = CONSOLE / "node_modules"
    lock, stamp = CONSOLE / "package-lock.json", folder / ".spout-installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    with lock.open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # tests run in several processes
        if not (stamp.is_file() and stamp.read_text() == wanted):
            subprocess.run(["npm", "ci", "--prefer-offline", "--silent"], cwd=CONSOLE, check=True)
            stamp.write_text(wanted)
    return folder
