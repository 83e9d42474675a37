"""Both clients on the whole main path, against the running system."""

import os
import subprocess
import sys

import pytest

from core.clients import checking, npm
from tests.system import System

pytestmark = pytest.mark.xdist_group("system")


def drive(system: System, *command: str, **environment: str) -> None:
    done = subprocess.run(
        [*command, system.web, system.phone],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The main path is whole." in done.stdout


def test_the_python_client(system: System) -> None:
    program = str(checking.PYTHON_CLIENT / "tests" / "main_path.py")
    drive(system, sys.executable, "-W", "error", program, PYTHONPATH=str(checking.PYTHON_CLIENT))


def test_the_typescript_client(system: System) -> None:
    built = checking.tsc("tsconfig.test.json")
    assert built.returncode == 0, built.stdout
    program = npm.FOLDER / "typescript" / "build" / "test" / "main-path.js"
    drive(system, "node", "--experimental-websocket", "--no-warnings", str(program))
