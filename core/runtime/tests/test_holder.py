"""One system per folder; what a killed one left behind is ended, and nothing else."""

import json
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.runtime import holder, process_table, status
from core.runtime.bootstrap import ROOT
from core.runtime.data_folder import Busy, DataFolder

# Takes the folder and starts a child that keeps a child of its own, deaf to the death of its parent.
OWNER = """
import os, subprocess, sys, time
from pathlib import Path
from core.runtime import holder
from core.runtime.data_folder import DataFolder
held = holder.Holder(DataFolder(Path(sys.argv[1])), "up")
sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
shell = ["sh", "-c", '"$0" "$1" "$2" & wait', *sleep]
child = subprocess.Popen(shell, env=dict(os.environ) | held.mark, start_new_session=True)
held.write_processes({"child": (child.pid, 1234)})
held.write(state="ready")
print(flush=True)
time.sleep(60)
"""


def start_owner(folder: Path) -> subprocess.Popen[bytes]:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(folder)], cwd=ROOT, stdout=subprocess.PIPE)
    assert owner.stdout
    owner.stdout.readline()
    return owner


@pytest.fixture
def stranger() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)


def test_a_second_is_refused_and_told_who_is_there(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    with start_owner(data.path) as owner:
        with pytest.raises(Busy):
            holder.Holder(data, "up")
        found = holder.owner(data.read_state())
        assert found and found.pid == owner.pid
        described = status.describe(data)
        assert described["running"] and described["ready"]
        assert described["processes"][1]["port"] == 1234
        owner.kill()
    holder.Holder(data, "test").leave()


def test_what_a_killed_one_left_is_ended_with_its_children(tmp_path: Path, stranger: subprocess.Popen[bytes]) -> None:
    data = DataFolder(tmp_path / "data")
    with start_owner(data.path) as owner:
        child = data.read_state()["processes"]["child"]["pid"]
        deadline = time.monotonic() + 5
        while len(family := process_table.family(child)) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        owner.kill()
        owner.wait()
    assert len(family) == 2 and all(map(process_table.is_alive, family))
    assert not status.describe(data)["running"]
    held = holder.Holder(data, "up")
    assert not any(map(process_table.is_alive, family))
    assert stranger.poll() is None
    held.leave()
    stranger.kill()
    stranger.wait()


def test_a_recycled_pid_in_the_state_is_left_alone(tmp_path: Path, stranger: subprocess.Popen[bytes]) -> None:
    data = DataFolder(tmp_path / "data")
    data.make()
    entry = {"pid": stranger.pid, "started": 1, "boot": "an earlier boot", "port": None}
    data.write_state({"owner": entry, "mark": "x" * 32, "processes": {"web": entry}})
    assert not status.describe(data)["running"]
    holder.Holder(data, "up").leave()
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def test_the_state_is_private_and_goes_with_its_holder(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    held = holder.Holder(data, "up")
    assert stat.S_IMODE(data.state_file.stat().st_mode) == 0o600
    assert data.is_held()
    held.leave()
    assert not data.state_file.exists() and not data.is_held()


def test_a_torn_state_is_no_state(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    data.make()
    data.state_file.write_text(json.dumps({"pid": 1})[:-3])
    assert data.read_state() == {}
