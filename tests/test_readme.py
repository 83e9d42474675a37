"""The tour in the README works as pasted."""

import re
import subprocess

import pytest

from tests.system import ROOT, System

pytestmark = pytest.mark.xdist_group("system")


def test_the_tour_runs_as_it_is_written(system: System) -> None:
    tour = (ROOT / "README.md").read_text().split("## A five-minute tour")[1].split("\n## ")[0]
    script = "\n".join(re.findall(r"```sh\n(.*?)```", tour, re.DOTALL))
    for written, here in (
        ("http://127.0.0.1:8000", system.web),
        ("ws://127.0.0.1:8000", system.web.replace("http", "ws", 1)),
        ("http://127.0.0.1:8002", system.phone),
    ):
        script = script.replace(written, here)
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count('"booking.slot_taken"') == 1
    assert '"status":"read"' in run.stdout
    assert "May I come ten minutes late?" in run.stdout
