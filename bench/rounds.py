"""Interleaved rounds: in each, every server gets one burst, in a new random order; the median of rounds stands."""

import random
from dataclasses import dataclass, field
from statistics import median

from bench import hasher, load, meter
from bench.load import Call
from bench.servers import SPOUT, Server
from bench.system import System
from bench.works import Requests, Work

HASHER = "hasher"
UNHASHED = "unhashed"


@dataclass
class Figures:
    """CPU ms per request of one server in one work, a figure a round; `database` is PostgreSQL's."""

    server: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        return median(self.server)

    @property
    def spread(self) -> float:
        """Half the distance between the outermost rounds but one each way, as a share of the median."""
        inner = sorted(self.server)[1:-1] or self.server
        return (max(inner) - min(inner)) / 2 / self.cpu


def measure(
    work: Work, servers: list[Server], requests: Requests, system: System, *, rounds: int, count: int
) -> dict[str, Figures]:
    """Figures by server's name; for logins also those of the hasher alone, and of logins without its cost."""
    measured = [server for server in servers if server.name in (SPOUT, *work.limits)]
    count = max(round(count * work.share), 10)
    figures = {server.name: Figures() for server in measured}
    for server in measured:
        # Warm: caches filled, statements prepared in each session.
        load.burst(server, requests.make(work, max(count // 2, 60)), at_once=work.at_once, expected=work.expected)
    for _ in range(rounds):
        for server in random.sample(measured, len(measured)):
            _one(server, work, requests.make(work, count), system, figures[server.name])
        if work.name == "W4":
            spout = measured[0]
            _one(spout, work, requests.unhashed(count), system, figures.setdefault(UNHASHED, Figures()))
            alone = figures.setdefault(HASHER, Figures())
            alone.server.append(hasher.cpu_ms(system.cast["password"], count))
            alone.database.append(0.0)
    return figures


def _one(server: Server, work: Work, calls: list[Call], system: System, into: Figures) -> None:
    before, database = meter.cpu_seconds(server.pid), meter.cpu_seconds(system.database_pid)
    load.burst(server, calls, at_once=work.at_once, expected=work.expected)
    into.server.append((meter.cpu_seconds(server.pid) - before) / len(calls) * 1000)
    into.database.append((meter.cpu_seconds(system.database_pid) - database) / len(calls) * 1000)
