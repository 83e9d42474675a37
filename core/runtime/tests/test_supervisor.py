"""Services side by side: what dies is started again, what can't start is given up, all end together."""

import os
import sys
import time
from collections.abc import Callable

import pytest

from core.runtime import process_table
from core.runtime.printer import Printer
from core.runtime.services import Service
from core.runtime.supervisor import GaveUp, Supervisor


def script(name: str, code: str, *, essential: bool = False) -> Service:
    return Service(name, [sys.executable, "-u", "-c", code], essential=essential)


def run_until(supervisor: Supervisor, done: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline
        supervisor.run_round()


@pytest.fixture
def supervisor() -> Supervisor:
    return Supervisor(Printer(), os.environ, changed=lambda: None)


def test_lines_have_the_name_of_who_says_them(supervisor: Supervisor, capsys: pytest.CaptureFixture[str]) -> None:
    supervisor.start([script("web", "print('one\\ntwo'); import time; time.sleep(60)")])
    output: list[str] = []
    run_until(supervisor, lambda: output.append(capsys.readouterr().out) or "two" in "".join(output))  # type: ignore[func-returns-value]
    assert "".join(output) == "web       | one\nweb       | two\n"
    supervisor.stop(hurry=lambda: False)


def test_what_dies_is_started_again(supervisor: Supervisor, capsys: pytest.CaptureFixture[str]) -> None:
    supervisor.start([script("worker", "import time; time.sleep(60)")])
    first, _ = supervisor.processes()["worker"]
    identity = process_table.identify(first)
    assert identity
    process_table.end([identity], grace_seconds=0)
    run_until(supervisor, lambda: supervisor.processes().get("worker", (first, None))[0] != first)
    supervisor.stop(hurry=lambda: False)
    assert "worker was killed by SIGTERM" in capsys.readouterr().out


def test_an_essential_one_that_cannot_start_is_given_up(supervisor: Supervisor) -> None:
    supervisor.start([script("web", "import sys; sys.exit(3)", essential=True)])
    with pytest.raises(GaveUp, match="web ended with code 3 3 times"):
        run_until(supervisor, lambda: False)
    supervisor.stop(hurry=lambda: False)


def test_stop_ends_children_of_children_and_the_deaf_in_a_hurry(supervisor: Supervisor) -> None:
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print(); time.sleep(60)"
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {deaf!r}])"
    supervisor.start([script("web", nested)])
    pid, _ = supervisor.processes()["web"]
    run_until(supervisor, lambda: len(process_table.family(pid)) == 2)
    family = process_table.family(pid)
    supervisor.stop(hurry=lambda: True)
    assert not any(map(process_table.is_alive, family))
