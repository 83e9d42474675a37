"""The outside world, faked or simulated, and the workers' round."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from django.utils.timezone import now

from conftest import World
from domain.deliveries import actions as deliveries
from domain.outbox import actions as outbox
from domain.services import actions as services
from tasks import relay, sending
from tasks.gateways import rates, whatsapp


class Gateways:
    """The outside world: keeps what it was asked to send, and answers as told."""

    real_whatsapp = staticmethod(whatsapp.send)

    def __init__(self) -> None:
        self.letters: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self.fault: Exception | None = None

    def email(self, **letter: Any) -> str:
        self.letters.append(letter)
        return self._answer("mail")

    def whatsapp(self, **note: Any) -> str:
        self.notes.append(note)
        return self._answer(f"wamid.out{len(self.notes)}")

    def _answer(self, provider_id: str) -> str:
        if self.fault:
            raise self.fault
        return provider_id


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Gateways:
    gateways = Gateways()
    monkeypatch.setattr("tasks.gateways.email.send", gateways.email)
    monkeypatch.setattr("tasks.gateways.whatsapp.send", gateways.whatsapp)
    monkeypatch.setattr("tasks.sending.wake", lambda task: None)
    monkeypatch.setattr("tasks.sending.wake_later", lambda task, seconds: None)
    rates.forget_all()
    return gateways


@pytest.fixture(scope="session")
def simulator() -> Iterator[str]:
    """The address of a WhatsApp simulator, a process of its own whose webhooks go nowhere."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
    command = [sys.executable, "-m", "console.simulator", "--port", port, "--webhook-url", "http://127.0.0.1:9/"]
    process = subprocess.Popen(command, env=os.environ | {"WHATSAPP_APP_SECRET": "s" * 16}, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as client:  # waits 0.5 s, 1 s, 2 s … to connect
        assert client.get(f"{address}/health", timeout=60).status_code == 200
    yield address
    process.terminate()
    process.wait(20)


class Phone:
    """The simulated WhatsApp, and what it was sent."""

    def __init__(self, address: str) -> None:
        self.address = address

    def tell(self, path: str, **body: Any) -> Any:
        answer = httpx.post(f"{self.address}/control/{path}", json=body, timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def refuse(self, code: int, *, count: int = 1) -> None:
        """The next sends, with HTTP 400, whatever the code usually comes with."""
        self.tell("faults", fail_next={"code": code, "status": 400, "count": count})

    @property
    def sent(self) -> list[dict[str, Any]]:
        log = httpx.get(f"{self.address}/control/log", timeout=30).json()["items"]
        return [item["body"] for item in log]


@pytest.fixture
def phone(simulator: str, outside: Gateways, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Phone]:
    """WhatsApp is the simulator; letters go to `outside`."""
    settings.WHATSAPP_API_URL = simulator
    monkeypatch.setattr("tasks.gateways.whatsapp.send", outside.real_whatsapp)
    phone = Phone(simulator)
    phone.tell("faults", reset=True)
    httpx.delete(f"{simulator}/control/log", timeout=30)
    with httpx.Client(timeout=30) as client:
        monkeypatch.setattr("tasks.gateways.whatsapp._client", client)
        yield phone


def run_due(at: Any = None) -> None:
    """What the workers do: react, hand out, send."""
    while outbox.drain(relay._react, now=now()):
        pass
    while due := deliveries.hand_out(now=at or now()):
        for delivery_id, channel in due:
            sending.TASKS[channel](str(delivery_id))


@pytest.fixture
def amina(world: World, outside: Gateways) -> Any:
    """A `customers.Customer` who wrote before: the window is open."""
    from tasks.tests.customers import Customer  # which takes from here what it needs

    services.change(world.alice.actor, world.service.id, {"member_ids": [world.bob.member.id]}, now=now())
    customer = Customer(outside)
    assert customer.write("Hello") == []
    return customer
