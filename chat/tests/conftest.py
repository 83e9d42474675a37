from collections.abc import Iterator

import pytest

from chat.publisher import publisher
from chat.tests import people
from chat.tests.client import PATIENCE
from chat.tests.servers import Server


@pytest.fixture
def cast(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[people.Cast]:
    """Committed rows, which the servers see too. Emptied afterwards, when our own hints have been sent."""
    monkeypatch.setattr("chat.publisher.TIMEOUT", PATIENCE)
    try:
        yield people.gather()
    finally:
        publisher.stop()


@pytest.fixture(scope="module")
def servers(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    """Two web processes on the same database and Redis. They end with their module: reading on, they would now and then
    lock crosswise with the emptying of the tables after another's tests."""
    folder = tmp_path_factory.mktemp("servers")
    pair = Server(folder / "one.log"), Server(folder / "two.log")
    try:
        for server in pair:
            server.wait()
        yield pair
    finally:
        for server in pair:
            if server.process.poll() is None:
                server.stop()
    for server in pair:
        log = server.log.read_text()
        assert "Traceback" not in log and "without completing handshake" not in log, log
