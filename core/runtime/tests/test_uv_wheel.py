"""The fetched uv: the right file, only with the right hash."""

import hashlib
import io
import os
import platform
import zipfile
from pathlib import Path
from typing import Any

import pytest

from core.runtime import uv_wheel

MACHINE = platform.machine()
LIBC = "manylinux_2_17" if platform.libc_ver()[0] == "glibc" else "musllinux_1_1"


def listed(version: str, machine: str = MACHINE, **more: Any) -> dict[Any, Any]:
    return {"filename": f"uv-{version}-py3-none-{LIBC}_{machine}.whl", **more}


def test_the_newest_of_the_series_for_this_machine_is_chosen() -> None:
    files = [
        listed("0.13.9"),
        listed("0.13.10"),
        listed("0.13.11", yanked="broken"),
        listed("0.13.12rc1"),
        listed("0.13.13", "sparc"),
        listed("0.14.0"),
        {"filename": "uv-0.13.14.tar.gz"},
    ]
    assert uv_wheel._choose(files) == listed("0.13.10")


def test_no_fitting_file_is_said() -> None:
    with pytest.raises(LookupError, match=r"0\.13"):
        uv_wheel._choose([listed("0.12.0")])


def test_a_wheel_is_unpacked_only_with_its_hash(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("uv-0.13.9.data/scripts/uv", b"#!/bin/sh\n")
    wheel, target = packed.getvalue(), tmp_path / "bin" / "uv"
    with pytest.raises(SystemExit, match="sha256 differs"):
        uv_wheel.unpack(wheel, "0" * 64, "scripts/uv", target)
    assert not target.exists()
    uv_wheel.unpack(wheel, hashlib.sha256(wheel).hexdigest(), "scripts/uv", target)
    assert os.access(target, os.X_OK)
