"""One system for all tests that need one: it takes seconds to start."""

import os
from collections.abc import Iterator

import httpx
import pytest

from tests.system import System


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[System]:
    if "PYTEST_XDIST_WORKER" in os.environ:
        grouped = any(item.nodeid.endswith("@system") for item in request.session.items)
        assert grouped, "pytest-xdist heeds no groups: each of its workers would start a system"
    system = System(tmp_path_factory.mktemp("system"))
    yield system
    assert system.stop() == 0, "it stops when told"
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{system.web}/health/live")
