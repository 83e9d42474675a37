"""Where a request's CPU goes: Spout in one process and one thread, under cProfile."""

import json
import subprocess
import sys

from bench.system import System
from core.runtime.bootstrap import ROOT


def run(system: System, work: str, count: int) -> int:
    """Profile in a child, which Django's settings belong to. Its exit code."""
    command = [sys.executable, "-m", "bench.profiled", work, str(count), json.dumps(dict(system.cast))]
    return subprocess.run(command, env=dict(system.environment), cwd=ROOT, check=False).returncode
