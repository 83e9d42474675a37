"""Makes `.venv` beside manage.py from uv.lock and goes on inside it. Standard library only.

The stamp in `.venv` is written last, so a half-made environment is never taken for a whole one.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from core.runtime import uv_wheel

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "spout-installed"
UV_FOLDER = VENV / "uv"
UV_REQUIREMENT = "uv>=0.13.9,<0.14"

# Variables of a surrounding environment, which would lead uv there.
OUTER = (
    "VIRTUAL_ENV",
    "CONDA_PREFIX",
    "PYTHONPATH",
    "PYTHONHOME",
    "UV_PYTHON",
    "UV_PROJECT",
    "UV_SYSTEM_PYTHON",
)

# These need no package, so they work in any state of the environment.
BARE_COMMANDS = ("down", "status")
# These need the development extra; any other command runs in the environment it was called in.
FULL_COMMANDS = ("up", "test", "clients")


def ensure(arguments: list[str]) -> None:
    """Return at once where the command can run; else install what is missing and go on in `.venv`."""
    command = arguments[0] if arguments else "help"
    if command in BARE_COMMANDS:
        return
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    can_run = importlib.util.find_spec("django") and (inside or not PYTHON.exists())
    if can_run and command not in FULL_COMMANDS:
        return
    if not _installed():
        with _one_at_a_time():
            if not _installed():
                _install()
    if not inside:
        # An outer environment's variables would point uv, pip or Python at the wrong place.
        for name in ("VIRTUAL_ENV", "PYTHONHOME", "__PYVENV_LAUNCHER__"):
            os.environ.pop(name, None)
        os.execv(PYTHON, [str(PYTHON), str(ROOT / "manage.py"), *arguments])  # noqa: S606


def _installed() -> bool:
    return os.access(PYTHON, os.X_OK) and STAMP.is_file() and STAMP.read_text() == _fingerprint()


def _fingerprint() -> str:
    """What the environment was made from; the folder too, since a moved environment's scripts are stale."""
    digest = hashlib.sha256(str(VENV).encode())
    for name in ("pyproject.toml", "uv.lock"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (ROOT / "manage.py").open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("waiting for another manage.py that is installing", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _install() -> None:
    STAMP.unlink(missing_ok=True)
    if not _works([str(PYTHON), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]):
        with _step("making .venv"):
            shutil.rmtree(VENV, ignore_errors=True)
            _run([_base_python(), "-m", "venv", "--without-pip", str(VENV)], dict(os.environ))
    environment = _uv_environment()
    uv = UV_FOLDER / "bin" / "uv"
    if not _works([str(uv), "--version"]):
        with _step("installing uv"):
            shutil.rmtree(UV_FOLDER, ignore_errors=True)
            pip = [_base_python(), "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(UV_FOLDER)]
            # Debian's Python may come without pip; then the wheel is fetched and unpacked here.
            if not _works([*pip, UV_REQUIREMENT]):
                uv_wheel.fetch(uv)
    with _step("installing from uv.lock"):
        if "UV_DEFAULT_INDEX" in environment:
            _install_from_mirror(uv, environment)
        else:
            _run([str(uv), "sync", "--locked", "--extra", "dev", "--quiet"], environment)
    STAMP.write_text(_fingerprint())


def _install_from_mirror(uv: Path, environment: dict[str, str]) -> None:
    """The lock names PyPI's addresses; with another index the same files are found by name and hash."""
    wanted = VENV / "requirements.txt"
    export = ["export", "--frozen", "--extra", "dev", "--no-emit-project", "--quiet", "-o", str(wanted)]
    _run([str(uv), *export], environment)
    _run([str(uv), "pip", "sync", "--quiet", "--require-hashes", str(wanted)], environment)


def _uv_environment() -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name not in OUTER}
    environment |= {"UV_PROJECT_ENVIRONMENT": str(VENV), "VIRTUAL_ENV": str(VENV), "UV_PYTHON": str(PYTHON)}
    environment["UV_PYTHON_DOWNLOADS"] = "never"
    if "PIP_INDEX_URL" in environment:
        environment.setdefault("UV_DEFAULT_INDEX", environment["PIP_INDEX_URL"])
    if "PIP_CERT" in environment:
        environment.setdefault("SSL_CERT_FILE", environment["PIP_CERT"])
    return environment


def _base_python() -> str:
    """The Python outside any virtual environment: one made inside another would break with it."""
    if sys.prefix == sys.base_prefix:
        return sys.executable
    return getattr(sys, "_base_executable", None) or sys.executable


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _run(command: list[str], environment: dict[str, str]) -> None:
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        raise SystemExit(f"This failed, see above: {' '.join(command)}")


@contextlib.contextmanager
def _step(title: str) -> Iterator[None]:
    print(f"{title} …", flush=True)
    began = time.monotonic()
    yield
    print(f"{title}: {time.monotonic() - began:.1f} s", flush=True)
