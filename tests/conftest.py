"""One system for all tests that need one: it takes seconds to start."""

from collections.abc import Iterator

import httpx
import pytest

from tests.system import System


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    system = System(tmp_path_factory.mktemp("system"))
    yield system
    assert system.stop() == 0, "it stops when told"
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{system.web}/health/live")
