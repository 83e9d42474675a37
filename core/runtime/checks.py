"""`manage.py test`: style, types, borders, migrations and tests, in this order, up to the first failure."""

import os
import subprocess
import sys
import time

from core.runtime import testing
from core.runtime.bootstrap import PYTHON, ROOT

LINT_IMPORTS = str(PYTHON.with_name("lint-imports"))
CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy", "."],
    "import-linter": [LINT_IMPORTS],
    "migrations": ["manage.py", "makemigrations", "--check", "--dry-run"],
}
PYTEST = ["-m", "pytest", "-p", "core.runtime.pytest_plugin"]
ALL_TESTS = ["-n", "2", "--dist", "loadgroup"]  # what shares the running system stays on one worker


def main(arguments: list[str]) -> int:
    """0 when all is well, else the code of the first failure. With arguments only pytest runs, with them."""
    checks = {} if arguments else CHECKS
    began = time.monotonic()
    with testing.running():
        for name, command in [*checks.items(), ("pytest", [*PYTEST, *(arguments or ALL_TESTS)])]:
            code = _run(name, command)
            if code:
                print(f"{name} failed (code {code}).", flush=True)
                return code
    if checks:
        print(f"All checks passed in {time.monotonic() - began:.0f} s.", flush=True)
    return 0


def _run(name: str, command: list[str]) -> int:
    print(f"== {name}", flush=True)
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=dict(os.environ))
    while True:
        try:
            code = process.wait()
            break
        except KeyboardInterrupt:
            # The terminal told the child too; it says what it has to say and ends.
            continue
    print(f"== {name}: {time.monotonic() - began:.1f} s", flush=True)
    return code
