"""`manage.py up`: the whole system on this machine, until it is told to stop."""

import argparse
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from core.runtime import banner, data_folder, environment, holder, ports, readiness, server, services, spawn
from core.runtime.bootstrap import ROOT
from core.runtime.data_folder import Busy, DataFolder
from core.runtime.printer import Printer
from core.runtime.servers import Servers
from core.runtime.supervisor import GaveUp, Supervisor

SLOW_SECONDS = 60


class _Stop(Exception):
    """Asked to stop before the system was up."""


class _Signals:
    """Counts what asks for the end: once is orderly, twice is at once."""

    def __init__(self) -> None:
        self.count = 0
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.count += 1

    def check(self) -> None:
        if self.count:
            raise _Stop


def main(arguments: list[str]) -> int:
    options = _parse(arguments)
    given = environment.given()
    if not environment.is_on(given.get("DEBUG", "1")):
        print("`up` is for development, but DEBUG is off in the environment or .env.", file=sys.stderr)
        return 2
    data = data_folder.choose(options.data)
    try:
        held = holder.Holder(data, "up")
    except Busy:
        print(_who_has(data), file=sys.stderr)
        return 1
    return _Up(options, given, data, held).run()


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="manage.py up", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="of the web; the others follow (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="address the web listens on (127.0.0.1)")
    parser.add_argument("--no-reload", action="store_true", help="don't restart the web when code changes")
    parser.add_argument("--no-demo", action="store_true", help="don't make the demo vendors")
    parser.add_argument("--data", help="folder that keeps the databases (SPOUT_DATA, else .data)")
    options = parser.parse_args(arguments)
    if not 1 <= options.port <= 65_500:
        parser.error("--port should be from 1 to 65500")
    return options


def _who_has(data: DataFolder) -> str:
    state = data.read_state()
    who = holder.owner(state)
    text = f"`manage.py {state.get('command', '?')}` already uses {data.path}"
    text += f" (pid {who.pid}, since {state['since']})" if who else ""
    address = state.get("addresses", {}).get("web")
    text += f": {address}" if address else ""
    return text + "\nStop it with `manage.py down`, or choose another --data."


class _Up:
    def __init__(
        self, options: argparse.Namespace, given: dict[str, str], data: DataFolder, held: holder.Holder
    ) -> None:
        self.options, self.given, self.data, self.held = options, given, data, held
        self.printer = Printer()
        self.signals = _Signals()
        self.claims = ports.Claims()
        self.servers: Servers | None = None
        self.supervisor: Supervisor | None = None

    def run(self) -> int:
        """0 when it was told to stop, 1 when it could not go on."""
        try:
            self._set_up()
            return self._watch()
        except _Stop:
            return 0
        except GaveUp as error:
            self.printer.line("spout", f"Stopping all: {error}")
            return 1
        except SystemExit as error:
            self.printer.plain(str(error.code))
            return 1
        finally:
            self._tear_down()

    def _set_up(self) -> None:
        self.chosen = self._choose_ports()
        self.servers = Servers(self.data.path, self.given)
        self.servers.start()
        names = {"postgres": "PostgreSQL", "redis": "Redis"}
        started = " and ".join(names[name] for name in self.servers.processes())
        self.printer.step(f"started {started}" if started else "using the given databases")
        self.signals.check()
        defaults = environment.development(
            self.data.path,
            host=self.options.host,
            web=self.chosen.web,
            simulator=self.chosen.simulator,
            smtp=self.chosen.smtp,
        )
        settings = defaults | self.servers.environment() | self.given
        self.environment = settings | {"PYTHONUNBUFFERED": "1"} | self.held.mark
        self.addresses = banner.addresses(settings["PUBLIC_URL"], self.options.host, self.chosen)
        public = {name: settings[name] for name in (*defaults, "DATABASE_URL", "REDIS_URL")}
        self.held.write(addresses=self.addresses, environment=public)
        self._write_processes()
        self.supervisor = Supervisor(self.printer, self.environment, self._write_processes)
        reload = not self.options.no_reload
        every = services.all_services(host=self.options.host, ports=self.chosen, data=self.data.path, reload=reload)
        # Those that need no table start while the tables are made.
        self.supervisor.start([service for service in every if not service.essential])
        self._prepare(self.supervisor)
        self.supervisor.start([service for service in every if service.essential])
        self.printer.step("started web, worker, beat, Flower, simulator and mail; waiting for an answer")

    def _choose_ports(self) -> services.Ports:
        """The wanted ports, or the next free ones; said when they differ."""
        first = self._choose_port("web", self.options.port, host=self.options.host)
        wanted = {"Flower": first + 1, "simulator": first + 2, "mail": first + 3}
        others: list[int] = []
        for name, port in wanted.items():
            others.append(self._choose_port(name, port, taken=[*({*wanted.values()} - {port}), *others]))
        flower, simulator, mail = others
        smtp = self.claims.next_free(ports.inner(self.data.path, 2))
        return services.Ports(first, flower, simulator, mail, smtp=smtp)

    def _choose_port(self, name: str, wanted: int, *, host: str = "127.0.0.1", taken: Sequence[int] = ()) -> int:
        try:
            found = self.claims.next_free(wanted, host=host, taken=taken)
        except PermissionError:
            raise SystemExit(f"Port {wanted} needs root. Choose one from 1024 on with --port.") from None
        if found != wanted:
            self.printer.step(f"port {wanted} is taken: {name} is on {found}")
        return found

    def _prepare(self, supervisor: Supervisor) -> None:
        """Migrate and make the demo data. SystemExit with the last lines when it fails."""
        log = self.data.path / "log" / "prepare.log"
        command = [sys.executable, "-m", "core.runtime.prepare"]
        command += ["--no-demo"] if self.options.no_demo else []
        with log.open("wb") as output:
            process = spawn.child(command, environment=self.environment, folder=ROOT, output=output)
        began = self.printer.seconds
        while process.poll() is None:
            supervisor.run_round()
            if self.signals.count:
                server.stop(process, signal.SIGTERM, seconds=5)
                raise _Stop
        if process.returncode:
            last = server.last_lines(log, 40)
            raise SystemExit(f"Preparing the database failed (code {process.returncode}):\n{last}")
        what = "migrated" if self.options.no_demo else "migrated, demo data made"
        self.printer.step(f"{what}: {self.printer.seconds - began:.1f} s")

    def _write_processes(self) -> None:
        of_services = self.supervisor.processes() if self.supervisor else {}
        of_servers = self.servers.processes() if self.servers else {}
        self.held.write_processes({**of_servers, **of_services})

    def _watch(self) -> int:
        assert self.supervisor and self.servers
        probe = readiness.Probe(self.options.host, self.chosen.web)
        warned = False
        while not self.signals.count:
            self.supervisor.run_round()
            dead = self.servers.dead()
            if dead:
                raise SystemExit(f"{dead} ended; its log is in {self.data.path / 'log'}. Stopping all.")
            if not self.supervisor.ready and probe.is_ready:
                self.supervisor.ready = True
                self.held.write(state="ready")
                self.printer.plain(banner.text(self.addresses, self.environment, self.printer.seconds))
            elif not self.supervisor.ready and not warned and self.printer.seconds > SLOW_SECONDS:
                warned = True
                self.printer.step(f"still not ready; /health/ready says: {probe.last_answer}")
        return 0

    def _tear_down(self) -> None:
        self.printer.step("stopping")
        if self.supervisor:
            self.supervisor.stop(hurry=lambda: self.signals.count > 1)
        if self.servers:
            self.servers.stop()
        self.held.leave()
        self.claims.close()
        self.printer.step("stopped")
