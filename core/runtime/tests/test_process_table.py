"""Who is who: a recycled pid is not the process we knew."""

import dataclasses
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from core.runtime import process_table

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(SLEEP, env={"SPOUT_RUN": "abc"}) as process:
        yield process
        process.kill()


def known(process: subprocess.Popen[bytes]) -> process_table.Identity:
    found = process_table.identify(process.pid)
    assert found
    return found


def test_a_process_is_alive_until_it_ends_even_before_it_is_reaped(sleeper: subprocess.Popen[bytes]) -> None:
    identity = known(sleeper)
    assert process_table.is_alive(identity)
    os.kill(sleeper.pid, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while process_table.is_alive(identity) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not process_table.is_alive(identity)
    assert sleeper.returncode is None


@pytest.mark.parametrize("change", [{"started": 1}, {"boot": "another"}])
def test_a_stranger_with_the_pid_is_never_ended(sleeper: subprocess.Popen[bytes], change: dict[str, int | str]) -> None:
    stranger = dataclasses.replace(known(sleeper), **change)  # type: ignore[arg-type]
    assert not process_table.is_alive(stranger)
    process_table.end([stranger], grace_seconds=0)
    assert process_table.is_alive(known(sleeper))


def test_end_kills_what_ignores_the_first_signal() -> None:
    code = "import signal, time; signal.signal(15, signal.SIG_IGN); print(flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as stubborn:
        assert stubborn.stdout
        stubborn.stdout.readline()
        process_table.end([known(stubborn)], grace_seconds=0.2)
        assert stubborn.wait(5) == -signal.SIGKILL


def test_a_family_is_found_by_its_mark_and_by_its_parents(sleeper: subprocess.Popen[bytes]) -> None:
    # The child has the mark once it runs the command, a moment after the fork.
    deadline = time.monotonic() + 5
    while not process_table.environment_has(sleeper.pid, "SPOUT_RUN=abc") and time.monotonic() < deadline:
        time.sleep(0.01)
    assert process_table.environment_has(sleeper.pid, "SPOUT_RUN=abc")
    assert not process_table.environment_has(sleeper.pid, "SPOUT_RUN=ab")
    assert sleeper.pid in process_table.descendants(os.getpid())
    assert os.getpid() in process_table.ancestors(sleeper.pid)
    assert process_table.memory_kilobytes(sleeper.pid) > 500
