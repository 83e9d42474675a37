"""The real server over real sockets: lost connections, the page, and a graceful end."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator

import httpx
import pytest
import uvicorn

from console.simulator.app import create_app
from console.simulator.tests.conftest import NUMBER, sample

pytestmark = pytest.mark.anyio
HEADERS = {"Authorization": "Bearer any"}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client of a simulator under uvicorn whose backend nobody serves."""
    app = create_app(webhook_url="http://127.0.0.1:9/", app_secret="s", public_url="http://127.0.0.1")
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=1))
    # Listening before it serves: the first request waits in the backlog, nobody has to poll.
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    task = asyncio.create_task(server.serve(sockets=[listening]))
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        yield client
    server.should_exit = True
    await task


async def test_the_line_is_cut(client: httpx.AsyncClient) -> None:
    await client.post("/control/faults", json={"lost_reply": 1, "lost_reply_how": "drop"})
    body = sample("send/template_booking_reminder.json")
    with pytest.raises(httpx.RemoteProtocolError):
        await client.post(f"/v26.0/{NUMBER}/messages", json=body, headers=HEADERS)
    log = (await client.get("/control/log")).json()["items"]
    assert [item["answered"] for item in log] == ["drop"]


async def test_the_answer_never_comes(client: httpx.AsyncClient) -> None:
    await client.post("/control/faults", json={"lost_reply": 1, "lost_reply_how": "hang"})
    body = sample("send/template_booking_reminder.json")
    with pytest.raises(httpx.ReadTimeout):
        await client.post(f"/v26.0/{NUMBER}/messages", json=body, headers=HEADERS, timeout=0.5)
    assert len((await client.get("/control/log")).json()["items"]) == 1


async def test_page_keeps_to_itself(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    assert page.status_code == 200
    assert page.headers["content-security-policy"].startswith("default-src 'self'")
    assert "http://" not in page.text
    assert "https://" not in page.text
    assert (await client.get("/static/main.js")).status_code == 200
    assert (await client.get("/health")).json()["status"] == "ok"


async def test_logs_hold_no_text_and_no_number(client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="console"):
        body = {"phone_number_id": NUMBER, "from": "+447700900142", "text": "canary"}
        await client.post("/control/messages", json=body)
        await client.post(f"/v26.0/{NUMBER}/messages", json=sample("send/text.json"), headers=HEADERS)
    assert "wamid" in caplog.text
    assert "canary" not in caplog.text
    assert "7700900142" not in caplog.text
