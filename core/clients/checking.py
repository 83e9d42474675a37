"""What is checked of the OpenAPI document and of the clients by tools that are not pytest."""

import subprocess
import sys
from pathlib import Path

from core.clients import npm
from core.runtime.bootstrap import ROOT

DOCUMENT = ROOT / "api" / "tests" / "openapi.json"
RELEASED = ROOT / "api" / "tests" / "released.json"
"""The document of the last release: copied from DOCUMENT when one is made (docs/clients.md)."""

SPECTRAL_RULES = npm.FOLDER / "spectral.yaml"
PYTHON_CLIENT = ROOT / "clients" / "python"

Done = subprocess.CompletedProcess[str]


def redocly(document: Path = DOCUMENT) -> Done:
    """Fails at errors and warnings alike."""
    return npm.run("redocly", "lint", "--extends", "recommended-strict", "--format", "stylish", document)


def spectral(document: Path = DOCUMENT) -> Done:
    return npm.run("spectral", "lint", "--ruleset", SPECTRAL_RULES, "--fail-severity", "warn", document)


def breaking(before: Path = RELEASED, after: Path = DOCUMENT) -> Done:
    """Changes that break clients of the last release."""
    return npm.oasdiff("breaking", before, after, "--fail-on", "WARN")


def tsc(project: str) -> Done:
    return npm.run("tsc", "--project", npm.FOLDER / "typescript" / project)


def mypy() -> Done:
    """With nothing but mypy's own settings: a user has none of ours."""
    where = ["spout_client", "tests/main_path.py"]
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--explicit-package-bases", *where]
    return subprocess.run(command, cwd=PYTHON_CLIENT, capture_output=True, text=True, check=False)
