"""A store in a temporary folder, and a client of the page over it."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from console.mailcatcher.app import create_app
from console.mailcatcher.store import MailStore


@pytest.fixture
def anyio_backend() -> str:
    """Run the async tests on asyncio only."""
    return "asyncio"


@pytest.fixture
def store(tmp_path: Path) -> MailStore:
    """Empty."""
    return MailStore(tmp_path / "mail")


@pytest.fixture
async def client(store: MailStore) -> AsyncIterator[httpx.AsyncClient]:
    """Asks the application in this process."""
    transport = httpx.ASGITransport(app=create_app(store))
    async with httpx.AsyncClient(transport=transport, base_url="http://mail") as client:
        yield client
