"""A simulator in this process: the backend is a list, waiting takes no time, the clock stands."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from console.simulator.app import create_app
from console.simulator.simulator import Simulator
from console.simulator.state import World

NUMBER = "1000000001"
CUSTOMER = "+447700900142"
SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> dict[str, Any]:
    """One of Meta's shapes, as a fresh dict."""
    loaded: dict[str, Any] = json.loads((SAMPLES / name).read_bytes())
    return loaded


@dataclass
class Backend:
    """Takes webhooks; `answers` are the status codes to give first (0: no connection), then always 200."""

    answers: list[int] = field(default_factory=list)
    posts: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """The mock transport's handler."""
        self.posts.append(request)
        code = self.answers.pop(0) if self.answers else 200
        if code == 0:
            raise httpx.ConnectError("nobody listens", request=request)
        return httpx.Response(code)

    @property
    def payloads(self) -> list[dict[str, Any]]:
        """The bodies that came."""
        return [json.loads(post.content) for post in self.posts]

    @property
    def statuses(self) -> list[dict[str, Any]]:
        """The items of all status webhooks."""
        values = [payload["entry"][0]["changes"][0]["value"] for payload in self.payloads]
        return [item for value in values for item in value.get("statuses", [])]


@dataclass
class Bench:
    """Everything that a test touches."""

    client: httpx.AsyncClient
    sim: Simulator
    backend: Backend
    clock: list[float]
    pauses: list[float]

    async def send(self, body: dict[str, Any], **changes: Any) -> httpx.Response:
        """POST to the messages endpoint with a token."""
        headers = {"Authorization": "Bearer any"}
        return await self.client.post(f"/v26.0/{NUMBER}/messages", json=body | changes, headers=headers)

    async def write(self, **message: Any) -> httpx.Response:
        """The customer writes."""
        body = {"phone_number_id": NUMBER, "from": CUSTOMER, "name": "Amina Example"} | message
        return await self.client.post("/control/messages", json=body)

    async def faults(self, **faults: Any) -> httpx.Response:
        """Set faults."""
        return await self.client.post("/control/faults", json=faults)

    async def settle(self) -> None:
        """All background work is done."""
        await self.sim.background.idle()


@pytest.fixture
def anyio_backend() -> str:
    """Run the async tests on asyncio only."""
    return "asyncio"


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    """A fresh simulator."""
    clock, pauses, backend = [1_795_344_001.0], list[float](), Backend()

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(0)

    app = create_app(
        webhook_url="http://backend.test/hook",
        app_secret="invented-app-secret",
        public_url="http://simulator.test",
        world=World(now=lambda: clock[0]),
        transport=httpx.MockTransport(backend),
        sleep=sleep,
    )
    transport = httpx.ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://sim") as client,
    ):
        yield Bench(client, app.state.simulator, backend, clock, pauses)
