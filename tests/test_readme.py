"""The tour in the README and the guide for client developers work as pasted."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.system import ROOT, System

pytestmark = pytest.mark.xdist_group("system")


def pasted(system: System, page: Path, heading: str = "") -> str:
    """What the page's blocks print, all run in one shell; from the heading to the next, where one is named."""
    text = page.read_text()
    if heading:
        text = text.split(f"## {heading}")[1].split("\n## ")[0]
    script = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
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
    return run.stdout


def test_the_tour_runs_as_it_is_written(system: System) -> None:
    printed = pasted(system, ROOT / "README.md", "A five-minute tour")
    assert printed.count('"booking.slot_taken"') == 1
    assert '"status":"read"' in printed
    assert "May I come ten minutes late?" in printed


def test_the_guide_for_clients_runs_as_it_is_written(system: System) -> None:
    printed = pasted(system, ROOT / "docs" / "clients.md")
    assert '"email":"owner@serenity.example"' in printed
    assert "refused: 409 booking.slot_taken" in printed
    assert "inbound May I come later?" in printed
    assert "outbound Of course!" in printed
    assert "booking.created is genuine" in printed
