"""Makes the generated parts of both clients. What is written by hand stands beside them and is left alone."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from core.clients import document, npm
from core.runtime.bootstrap import ROOT

TYPESCRIPT = ROOT / "clients" / "typescript" / "src"
PYTHON = ROOT / "clients" / "python" / "spout_client"
TYPES = "schema.d.ts"
GENERATED = ("api", "models", "__init__.py", "client.py", "errors.py", "types.py")
"""Of the Python package."""

_TYPES_AS = ("--default-non-nullable", "false", "--root-types", "--root-types-no-schema-prefix")
_KEEP_CASING = "--root-types-keep-casing"


class NotMade(Exception):
    """A generator refused the document, or left something out."""


def make(typescript: Path = TYPESCRIPT, python: Path = PYTHON) -> None:
    """Write both anew. Raises NotMade, NodeMissing."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "openapi.json"
        source.write_text(json.dumps(document.whole()))
        _typescript(source, typescript / TYPES)
        _python(source, python, Path(folder) / "made")


def stale() -> list[str]:
    """The generated files that are not as they would be made now, by their paths in clients/."""
    with tempfile.TemporaryDirectory() as folder:
        typescript, python = Path(folder) / "typescript", Path(folder) / "python"
        typescript.mkdir()
        make(typescript, python)
        pairs = [(TYPESCRIPT / TYPES, typescript / TYPES)]
        names = {path.relative_to(base) for base in (PYTHON, python) for path in _generated(base)}
        pairs += [(PYTHON / name, python / name) for name in sorted(names)]
        return [str(here.relative_to(ROOT / "clients")) for here, there in pairs if _content(here) != _content(there)]


def _typescript(source: Path, target: Path) -> None:
    done = npm.run("openapi-typescript", source, "--output", target, *_TYPES_AS, _KEEP_CASING)
    if done.returncode:
        raise NotMade(done.stdout + done.stderr)


def _python(source: Path, target: Path, workshop: Path) -> None:
    """The generator empties its folder, so it works elsewhere and its results are moved."""
    where = ["--path", source, "--output-path", workshop, "--config", ROOT / "clients" / "python" / "generator.yaml"]
    command = [sys.executable, "-m", "openapi_python_client", "generate", *where, "--meta", "none", "--fail-on-warning"]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])  # it calls ruff
    done = subprocess.run(
        [*map(str, command)], env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotMade(done.stdout + done.stderr)
    target.mkdir(parents=True, exist_ok=True)
    for name in GENERATED:
        old = target / name
        if old.is_dir():
            shutil.rmtree(old)
        shutil.move(workshop / name, old)


def _generated(base: Path) -> Iterator[Path]:
    for name in GENERATED:
        part = base / name
        yield from [part] if part.is_file() else (path for path in part.rglob("*") if path.suffix in (".py", ".typed"))


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
