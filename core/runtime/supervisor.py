"""Runs the services side by side: prefixes their lines, starts again what dies, stops all of them together.

honcho's Manager was tried and left: it ends everything when one process ends and has no restart, and it puts
a second Python process in front of every service.
"""

import contextlib
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from core.runtime import process_table, spawn
from core.runtime.bootstrap import ROOT
from core.runtime.printer import Printer
from core.runtime.services import Service

# A process that lived shorter died at start.
EARLY_SECONDS = 10.0
EARLY_DEATHS_ALLOWED = 3
LONGEST_PAUSE_SECONDS = 30.0
# A little more than uvicorn gives its open requests and sockets.
GRACE_SECONDS = 10.5


class GaveUp(Exception):
    """An essential service keeps dying before the system was ready."""


@dataclass
class _Running:
    service: Service
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    again_at: float = 0.0
    early_deaths: int = 0
    unfinished: bytes = field(default=b"")


class Supervisor:
    """`changed` is told when a service has another pid."""

    def __init__(self, printer: Printer, environment: Mapping[str, str], changed: Callable[[], None]) -> None:
        self._printer = printer
        self._environment = environment
        self._changed = changed
        self._all: list[_Running] = []
        self._selector = selectors.DefaultSelector()
        self.ready = False

    def start(self, services: list[Service]) -> None:
        """Start these beside those that run already."""
        new = [_Running(service) for service in services]
        self._all += new
        for running in new:
            self._start(running)
        self._changed()

    def processes(self) -> dict[str, tuple[int, int | None]]:
        """Pid and port by name."""
        alive = ((each.service, each.process) for each in self._all if each.process)
        return {service.name: (process.pid, service.port) for service, process in alive}

    def run_round(self) -> None:
        """Pass on what is written, for at most 0.2 s, then look after the dead. GaveUp when it is no use."""
        for key, _ in self._selector.select(0.2):
            self._read(key.data)
        for running in self._all:
            if running.process and running.process.poll() is not None:
                self._note_death(running)
            elif not running.process and time.monotonic() >= running.again_at:
                self._start(running)
                self._changed()

    def stop(self, hurry: Callable[[], bool]) -> None:
        """End all: asked first, killed after the grace, or at once when `hurry` says so."""
        alive = [each for each in self._all if each.process]
        families = self._families()
        for running in alive:
            self._signal(running, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        while any(each.process and each.process.poll() is None for each in alive):
            for key, _ in self._selector.select(0.1):
                self._read(key.data)
            if time.monotonic() > deadline or hurry():
                break
        process_table.end(families, grace_seconds=0)
        for running in alive:
            if running.process:
                running.process.wait()

    def _families(self) -> list[process_table.Identity]:
        """The services and their children, as they are now: once a parent is gone they could not be found."""
        alive = [each.process.pid for each in self._all if each.process]
        return [found for pid in alive for found in process_table.family(pid)]

    def _start(self, running: _Running) -> None:
        reading, writing = os.pipe()
        try:
            running.process = spawn.child(
                running.service.command, environment=self._environment, folder=ROOT, output=writing
            )
        finally:
            os.close(writing)
        os.set_blocking(reading, False)
        running.started = time.monotonic()
        self._selector.register(reading, selectors.EVENT_READ, running)

    def _read(self, running: _Running) -> None:
        keys = [key for key in self._selector.get_map().values() if key.data is running]
        for key in keys:
            with contextlib.suppress(BlockingIOError):
                chunk = os.read(key.fd, 65_536)
                if not chunk:
                    self._selector.unregister(key.fd)
                    os.close(key.fd)
                *lines, running.unfinished = (running.unfinished + chunk).split(b"\n")
                for line in lines:
                    self._printer.line(running.service.name, line.decode(errors="replace").rstrip())

    def _note_death(self, running: _Running) -> None:
        self._read(running)
        assert running.process
        code, lived = running.process.returncode, time.monotonic() - running.started
        running.process = None
        running.early_deaths = running.early_deaths + 1 if lived < EARLY_SECONDS else 0
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        name = running.service.name
        if running.service.essential and not self.ready and running.early_deaths >= EARLY_DEATHS_ALLOWED:
            raise GaveUp(f"{name} {how} {running.early_deaths} times at start; its last lines are above.")
        pause = min(LONGEST_PAUSE_SECONDS, float(2 ** max(0, running.early_deaths - 1)))
        running.again_at = time.monotonic() + pause
        self._printer.line("spout", f"{name} {how} after {lived:.0f} s; starting it again in {pause:.0f} s")

    def _signal(self, running: _Running, number: signal.Signals) -> None:
        if running.process and running.process.poll() is None:
            running.process.send_signal(number)
